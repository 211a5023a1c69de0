"""Where acts happened that do not say it: where the same people are told to be just before."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.events.filling import place_roles
from kg.events.reading import Reading
from kg.model import Frame, Mention, Status

# Types of acts for which people come together at a place.
TOGETHER = frozenset("Meeting Conference Tribute Award Agreement Declaration".split())
# How many characters before its sentence people are still where they were told to be.
NEAR = 1500
# What the gazetteer's keys of cities begin with.
CITY = "geo:"
HAPPENING = frozenset({Status.OCCURRED, Status.PLANNED})


def located(reading: Reading, frames: Sequence[Frame]) -> list[Frame]:
    """The frames, each act without a place with that of the last one of the same people, if its days fit."""
    told: list[Frame] = []
    out = []
    for frame in frames:
        if frame.place is None and frame.type in TOGETHER and frame.status in HAPPENING:
            place = next(_places(reading, frame, told), None)
            frame = replace(frame, place=place) if place is not None else frame
        if frame.place is not None and frame.status in HAPPENING:
            told.append(frame)
        out.append(frame)
    return out


def _places(reading: Reading, frame: Frame, told: Sequence[Frame]) -> Iterator[str]:
    """The places of acts told before by the same people, the last one first."""
    people = _people(reading, frame)
    for other in reversed(told):
        if frame.evidence.start - other.evidence.start > NEAR:
            return
        shared = people & _people(reading, other)
        if other.place and shared and other.status is frame.status and _fits(frame, other):
            # a country says little, and people leave a building sooner than a city
            if (reading.mentions[other.place].key or "").startswith(CITY):
                yield other.place


def _fits(frame: Frame, other: Frame) -> bool:
    """Whether two acts may be of the same days."""
    if frame.when is None or other.when is None:
        return True
    return frame.when.earliest <= other.when.latest and other.when.earliest <= frame.when.latest


def _people(reading: Reading, frame: Frame) -> set[str]:
    """Who takes part in an act, places left out."""
    return {_who(reading.mentions[a.mention]) for a in frame.arguments if a.role not in place_roles(frame.type)}


def _who(mention: Mention) -> str:
    return mention.key or mention.name
