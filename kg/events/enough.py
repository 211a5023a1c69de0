"""Whether enough take part in what a match tells: as many as its type asks for, or so many that it counts in part."""

from collections.abc import Sequence

from kg.events.admission import is_known
from kg.events.filling import place_roles
from kg.events.heading import heading_end
from kg.events.lexicon import event_types
from kg.events.match import Match
from kg.events.reading import Reading, Sentence, is_short
from kg.model import Argument
from kg.nlp.syntax import OBJECT, PASSIVE_SUBJECT, SUBJECT, obliques

# How those hang on a verb of whom it is told that they do something with each other, and as what words.
TWO = 2
# How likely a word must be a trigger for whom it hits to stay unsaid: "The European Union has lifted its sanctions".
UNDOUBTED = 0.85
ACTED = frozenset({*SUBJECT, *PASSIVE_SUBJECT, *OBJECT, "poss"})
WITH = frozenset({"with", "by", "avec", "par"})
NOMINAL = frozenset({"PRON", "NOUN", "PROPN"})


def lacks_some(match: Match, arguments: Sequence[Argument]) -> bool:
    """Whether a role has fewer holders than its type asks for."""
    for role, type_ in event_types()[match.rule.type].roles.items():
        count = sum(a.role == role for a in arguments)
        if type_.minimum and count < type_.minimum and not (role in match.rule.optional and count == 0):
            return True
    return False


def tells_part(reading: Reading, sentence: Sentence, match: Match, arguments: Sequence[Argument]) -> bool:
    """Whether an event counts though not all are told who take part: its word leaves no doubt, somebody of a
    known state has a core role that is no place and may not stay unsaid, unless an article's word is surer still, and
    no heading leaves to the text who else.

    In a sentence or two by itself somebody who is named is enough, if a word stands for who else.
    """
    if reading.blocks[sentence.block].end <= heading_end(reading):
        return False
    roles = event_types()[match.rule.type].roles
    core = [r for r, of in roles.items() if of.core and r not in place_roles(match.rule.type)]
    needed = [r for r in core if roles[r].minimum and not roles[r].unsaid] or core
    short = is_short(reading)
    if match.chance >= UNDOUBTED and not short:
        needed = core
    acting = (a for a in arguments if a.role in needed)
    if short:
        named = any(reading.mentions[a.mention].named for a in acting)
        return match.sure and named and _others_said(match, needed)
    return match.sure and any(is_known(reading.mentions[a.mention]) for a in acting)


def _others_said(match: Match, roles: Sequence[str]) -> bool:
    """Whether a word stands for the other one whom a role of two asks for: "He was received by X", not "X met"."""
    types = event_types()[match.rule.type].roles
    if all(types[role].minimum < TWO for role in roles):
        return True
    taken = {t.i for tokens in match.roles.values() for t in tokens}
    sources = [t for t in (match.trigger, match.verb) if t is not None]
    beside = [c for t in sources for c in t.children if c.dep_ in ACTED] + [
        noun for t in sources for prep, noun in obliques(t) if prep in WITH
    ]
    return any(t.i not in taken and t.pos_ in NOMINAL for t in beside)
