"""The states behind places and missions: "an embassy in Rabat", "the Saudi embassy in Tehran"."""

from collections.abc import Iterator

from kg.events.reading import Reading, Sentence, add_referent, evidence_of
from kg.events.seats import meant
from kg.gazetteer import Use
from kg.model import Kind
from kg.nlp.name import Name
from kg.nlp.story import Referent
from kg.nlp.view import STATE_USES

# Uses of a name that tell of a state; a city tells of the one in which it lies.
TELLING = frozenset({*STATE_USES, Use.CAPITAL, Use.CITY, Use.SEAT})


def states_behind(reading: Reading, sentence: Sentence, index: int, *, anywhere: bool) -> list[str]:
    """The mentions of the states that a capital, the sentence's word at `index`, stands for.

    With `anywhere` also those in which a place lies, and those that an organisation's name holds.
    """
    number = sentence.collapsed.name[index]
    if number is None:
        return []
    name = reading.names[sentence.block][number]
    if name.kind not in (Kind.PLACE, Kind.ORGANISATION):
        return []
    if not anywhere and name.use not in (Use.CAPITAL, Use.SEAT):
        return []
    evidence = evidence_of(reading, sentence.block, name.start, name.end)
    codes = dict.fromkeys(_codes(reading, sentence.block, name))
    sits = Referent() if anywhere else meant(name, reading.views[0].language, reading.names)
    referents = [sits] if sits.body is not None else [Referent(country=code) for code in codes]
    return [add_referent(reading, r, evidence) for r in referents]


def _codes(reading: Reading, block: int, name: Name) -> Iterator[str]:
    view = reading.views[block]
    for at in range(name.start, name.end):
        match = view.gaz.get(at)
        if match is None or match.end > name.end:
            continue
        entry = match.entries[0]
        code = entry.country or (entry.key if entry.use in STATE_USES else None)
        if entry.use in TELLING and code:
            yield code
