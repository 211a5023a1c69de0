"""Where an event happened: the place that its sentence gives it, else that of the last act of the same people."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from kg.events.involved import people
from kg.events.lexicon import event_types
from kg.events.match import Match
from kg.events.reach import staged_apart
from kg.events.reading import Reading, Sentence, kinds_of, mentions_of
from kg.model import Argument, Frame, Kind, Status
from kg.nlp.language import language_data
from kg.nlp.syntax import clause_head, far_obliques, obliques
from kg.nlp.view import words

# Types of acts for which people come together at a place.
TOGETHER = frozenset("Meeting Conference Tribute Award Agreement Declaration".split())
# How many characters before its sentence people are still where they were told to be.
NEAR = 1500
# What the gazetteer's keys of cities begin with.
CITY = "geo:"
RELATIVE = frozenset({"relcl", "acl:relcl"})
HAPPENING = frozenset({Status.OCCURRED, Status.PLANNED})


def place_of(reading: Reading, sentence: Sentence, match: Match, arguments: Sequence[Argument]) -> str | None:
    """The mention of the place that a sentence gives an event, or None."""
    role = event_types()[match.rule.type].place_role
    if role:
        return next((a.mention for a in arguments if a.role == role), None)
    if (site := next((a.mention for a in arguments if a.role == "site"), None)) is not None:
        # "laid a wreath at the Tomb of the Unknown Soldier in Moscow"
        return site
    taken = {a.mention for a in arguments}
    said = (m for noun in _beside(reading, sentence, match) for m in mentions_of(reading, sentence, noun))
    place = next((m for m in said if m not in taken), None)
    if place is not None or match.rule.type not in TOGETHER:
        return place
    there = next((m for m in _where(reading, sentence, match) if m not in taken), None)
    return there or _only_place(reading, sentence, match, taken)


def _beside(reading: Reading, sentence: Sentence, match: Match) -> Iterator[Token]:
    """The places in phrases of an event's words: "met in Hanoi", "talks at the palace"."""
    prepositions = language_data(reading.views[sentence.block].language)["place_prepositions"]
    for source in [match.trigger] + ([match.verb] if match.verb is not None else []):
        for prep, noun in (*obliques(source), *far_obliques(source)):
            place = prep in prepositions and kinds_of(reading, sentence, noun) & {"Place", "Country"}
            if place and not staged_apart(noun, match):
                yield noun


def _where(reading: Reading, sentence: Sentence, match: Match) -> list[str]:
    """The place that a clause tells of: "flew to Kigali, where he met X"."""
    verb = clause_head(match.trigger)
    known = language_data(reading.views[sentence.block].language)["where"]
    where = next((c for c in verb.children if c.lower_ in known), None) if verb.dep_ in RELATIVE else None
    # of several that stand side by side the last
    before = [t for t in (verb.head, *verb.head.conjuncts) if where is not None and t.i < where.i]
    place = max(before, key=lambda t: t.i, default=None)
    if place is None or not kinds_of(reading, sentence, place) & {"Place", "Country"}:
        return []
    return mentions_of(reading, sentence, place)


def _only_place(reading: Reading, sentence: Sentence, match: Match, taken: set[str]) -> str | None:
    """The one place that the sentence of an act, or else its clause, puts something in: "in Hanoi", "at the palace"."""
    prepositions = language_data(reading.views[sentence.block].language)["place_prepositions"]
    said = [
        t
        for t in sentence.doc
        if sentence.collapsed.name[t.i] is not None
        and "Place" in kinds_of(reading, sentence, t)
        and (t.head.lower_ in prepositions or any(c.lower_ in prepositions for c in t.children))
        and not staged_apart(t, match)
    ]
    for among in (said, [t for t in said if clause_head(t) == clause_head(match.trigger)]):
        places = {m: reading.mentions[m] for t in among for m in mentions_of(reading, sentence, t)}
        names = {m.key or m.name for m in places.values()}
        if len(names) == 1:
            return next((m for m in places if m not in taken), None)
    return None


def is_site(reading: Reading, place: str | None) -> bool:
    """Whether a visit goes to a building, a monument or the like, not to a country, region or city."""
    mention = reading.mentions[place] if place else None
    if mention is None or mention.kind is not Kind.PLACE:
        return False
    last = mention.name.split()[-1].casefold()
    sites = words(reading.views[0].language).lists
    return (mention.key or "").startswith("seat:") or (
        not mention.key and last in sites["site"] | sites.get("site_common", frozenset())
    )


def located(reading: Reading, frames: Sequence[Frame]) -> list[Frame]:
    """The frames, each act without a place with that of the last one of the same people, if its days fit."""
    told: list[Frame] = []
    out = []
    for frame in frames:
        open_ = frame.place is None and frame.type in TOGETHER and frame.status in HAPPENING
        place = next(_places(reading, frame, told), None) if open_ else frame.place
        out.append(frame if place == frame.place else replace(frame, place=place))
        if place is not None and frame.status in HAPPENING:
            told.append(out[-1])
    return out


def _places(reading: Reading, frame: Frame, told: Sequence[Frame]) -> Iterator[str]:
    """The places of acts told before by the same people, the last one first."""
    acting = people(reading, frame, states=True)
    for other in reversed(told):
        if frame.evidence.start - other.evidence.start > NEAR:
            return
        shared = acting & people(reading, other, states=True)
        # a country says little, and people leave a building sooner than a city
        city = other.place is not None and (reading.mentions[other.place].key or "").startswith(CITY)
        if other.place and city and shared and other.status is frame.status and _fits(frame, other):
            yield other.place


def _fits(frame: Frame, other: Frame) -> bool:
    """Whether two acts may be of the same days."""
    if frame.when is None or other.when is None:
        return True
    return frame.when.earliest <= other.when.latest and other.when.earliest <= frame.when.latest
