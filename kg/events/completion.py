"""A participant whom a sentence leaves to the reader: "Talks with the foreign minister are set for Monday".

Whom the account was about takes part: the subject of the clause, else who acted in the event told
before. What is so completed is marked as guessed.
"""

from collections.abc import Iterator, Sequence

from kg import gazetteer
from kg.events.match import LEFT_OPEN, Match, clause_of, may_guess
from kg.events.reading import Reading, Sentence, mentions_of
from kg.model import Argument, Frame, Kind, Mention
from kg.nlp.subjects import surface_subjects
from kg.nlp.syntax import OBJECT

# Types in which a state meets a state, where nobody is named.
BETWEEN_STATES = frozenset({"Meeting", "Call"})
# Who acted in an event told before, by role, the likeliest first.
ACTING = ("visitor", "invitee", "participant", "sender", "actor", "inviter", "speaker", "recipient", "party")
# What leads to whom somebody meets, and to who is host to somebody.
WITH = frozenset({"with", "avec", "by", "par", "on"})
# How many characters before a sentence the account still is about the same.
NEAR = 900


def completed(
    reading: Reading, sentence: Sentence, match: Match, arguments: Sequence[Argument], before: Sequence[Frame]
) -> Argument | None:
    """The participant that is left open, or None if nobody before can be meant."""
    role = LEFT_OPEN.get(match.rule.type)
    if role is None or not arguments or not may_guess(match.rule) or not (match.open or _met(match, role)):
        return None
    present = [reading.mentions[a.mention] for a in arguments]
    states = match.rule.type in BETWEEN_STATES and all(m.kind is Kind.STATE for m in present)
    for candidate in _candidates(reading, sentence, match, before):
        mention = reading.mentions[candidate]
        fits = mention.kind is (Kind.STATE if states else Kind.PERSON)
        if fits and _apart(mention, present):
            return Argument(role, candidate)
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
