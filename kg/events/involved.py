"""Who takes part in a frame, and where it is, by the names of its mentions."""

from kg.events.filling import place_roles
from kg.events.reading import Reading
from kg.model import Frame, Kind


def parties(reading: Reading, frame: Frame) -> set[str]:
    """Everybody and every place of a frame, with their states."""
    mentions = [reading.mentions[a.mention] for a in frame.arguments]
    return {m.name for m in mentions} | {m.country for m in mentions if m.country}


def people(reading: Reading, frame: Frame, *, states: bool = False) -> set[str]:
    """The persons and bodies, on wish also the states, that act in a frame."""
    roles = place_roles(frame.type)
    mentions = (reading.mentions[a.mention] for a in frame.arguments if a.role not in roles)
    return {m.key or m.name for m in mentions if states or m.kind is not Kind.STATE}


def places(reading: Reading, frame: Frame) -> set[str]:
    """Where a frame is, and where its visitors go."""
    ids = {frame.place, *(a.mention for a in frame.arguments if a.role == "destination")}
    found = [reading.mentions[i] for i in ids if i]
    return {m.key or m.name for m in found}
