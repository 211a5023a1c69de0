"""A participant whom a sentence leaves to the reader: "Talks with the foreign minister are set for Monday".

Whom the account was about takes part: the subject of the clause, else who acted in the event told
before. What is so completed is marked as guessed.
"""

from collections.abc import Iterator, Sequence

from kg import gazetteer
from kg.events.match import Match, clause_of, open_role
from kg.events.reading import Reading, Sentence, add_name, add_referent, mentions_of
from kg.model import Argument, Frame, Kind, Mention
from kg.nlp.story import Referent
from kg.nlp.subjects import surface_subjects
from kg.nlp.syntax import OBJECT

# Types in which a state meets a state, where nobody is named.
BETWEEN_STATES = frozenset({"Meeting", "Call", "Relations"})
# Who acted in an event told before, by role, the likeliest first.
ACTING = ("visitor", "invitee", "participant", "sender", "actor", "inviter", "speaker", "recipient", "party")
# What leads to whom somebody meets, and to who is host to somebody.
WITH = frozenset({"with", "avec", "by", "par", "on"})
# How many characters before a sentence the account still is about the same.
NEAR = 900
# In how many blocks back a place was named to which a delegation goes.
RECENT = 3


def completed(
    reading: Reading, sentence: Sentence, match: Match, arguments: Sequence[Argument], before: Sequence[Frame]
) -> Argument | None:
    """The participant that is left open, or None if nobody before can be meant."""
    role = open_role(match.rule)
    if (
        role is None
        or not arguments
        or not (match.open or match.rule.type == "Relations" or _met(match, role))
    ):
        return None
    if role == "destination":
        return _destination(reading, sentence, arguments)
    present = [reading.mentions[a.mention] for a in arguments]
    states = match.rule.type in BETWEEN_STATES and all(m.kind is Kind.STATE for m in present)
    for candidate in _candidates(reading, sentence, match, before):
        mention = reading.mentions[candidate]
        fits = mention.kind is (Kind.STATE if states else Kind.PERSON)
        if fits and _apart(mention, present):
            return Argument(role, candidate)
    return None


def _destination(reading: Reading, sentence: Sentence, arguments: Sequence[Argument]) -> Argument | None:
    """Where somebody goes: to the host's state, else where the text was just before."""
    found = {a.role: reading.mentions[a.mention] for a in arguments}
    visitor, host = found.get("visitor"), found.get("host")
    if visitor is None or visitor.kind is not Kind.PERSON:
        return None
    if host is not None:
        if host.country is None or visitor.country in (None, host.country):
            return None
        return Argument("destination", add_referent(reading, Referent(country=host.country), host.evidence))
    home = gazetteer.sovereign(visitor.country)
    for b in range(sentence.block, max(sentence.block - RECENT, -1), -1):
        names = [n for n in reading.names[b] if b < sentence.block or n.start < sentence.start]
        for k in range(len(names) - 1, -1, -1):
            place = names[k].kind in (Kind.PLACE, Kind.STATE) and not names[k].adjective
            if place and names[k].country and gazetteer.sovereign(names[k].country) != home:
                return Argument("destination", add_name(reading, b, k))
    return None


def _met(match: Match, role: str) -> bool:
    """Whether those who are said to take part are whom somebody meets: "talks with X", "called on X"."""
    return any(
        t.dep_ in OBJECT or t.head.lower_ in WITH or any(c.lower_ in WITH for c in t.children)
        for t in match.roles.get(role, ())
    )


def _candidates(reading: Reading, sentence: Sentence, match: Match, before: Sequence[Frame]) -> Iterator[str]:
    for subject in surface_subjects(clause_of(match)):
        yield from mentions_of(reading, sentence, subject)
    if match.rule.type == "Relations":
        # "Taiwan lost an ally when Honduras cut ties": the other state of the sentence
        here = (i for i, n in enumerate(sentence.collapsed.name) if n is not None)
        yield from (m for i in here for m in mentions_of(reading, sentence, sentence.doc[i]))
    start = reading.blocks[sentence.block].start + reading.views[sentence.block].doc[sentence.start].idx
    near = [f for f in before if 0 < start - f.evidence.start < NEAR]
    for frame in reversed(near):
        acting = sorted((a for a in frame.arguments if a.role in ACTING), key=lambda a: ACTING.index(a.role))
        yield from (a.mention for a in acting)


def _apart(mention: Mention, present: Sequence[Mention]) -> bool:
    """Whether somebody is another than those present, and of another state."""
    if any((m.key or m.name) == (mention.key or mention.name) for m in present):
        return False
    own = gazetteer.sovereign(mention.country)
    return own is not None and all(gazetteer.sovereign(m.country) != own for m in present)
