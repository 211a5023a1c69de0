"""From the rules that fire in a sentence to its frames: which of several readings of a trigger holds."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from kg.events.elsewhere import ELSEWHERE_TYPES, is_elsewhere
from kg.events.frames import frame
from kg.events.lexicon import Lexicon
from kg.events.match import Match, candidates
from kg.events.reading import Reading, Sentence, kinds_of
from kg.events.separate import separate
from kg.model import Frame
from kg.nlp.syntax import is_verb

# What a verb tells loosely, and the noun that it carries tells better: "met for a working lunch".
OF_NOUNS = frozenset({"Meeting", "Call", "Statement", "Commitment", "Declaration"})


@dataclass(frozen=True, slots=True)
class _Told:
    """A match with the frames that it gives, one or several."""

    match: Match
    frames: tuple[Frame, ...]


def frames_of(reading: Reading, sentence: Sentence, lexicon: Lexicon) -> Iterator[Frame]:
    """The frames of a sentence, in the order of its words.

    At each trigger the best rule of a type counts whose match is admitted.
    """
    sentence.doc.user_data["language"] = lexicon.language
    standing = frozenset(i for i, n in enumerate(sentence.collapsed.name) if n is not None)
    sentence.doc.user_data["names"] = standing
    groups = candidates(sentence.doc, lexicon, partial(kinds_of, reading, sentence), standing)
    busy = [(group[0].trigger.i, t.i) for group in groups for t in (group[0].trigger, group[0].verb) if t]
    told = []
    for group in groups:
        others = frozenset(at for trigger, at in busy if trigger != group[0].trigger.i)
        best = _first_admitted(reading, sentence, group, others)
        told.extend([best] if best is not None else [])
    for one in told:
        if not _gives_way(one.match, told):
            yield from one.frames


def _first_admitted(
    reading: Reading, sentence: Sentence, group: Sequence[Match], others: frozenset[int]
) -> _Told | None:
    for match in group:
        if match.rule.type in ELSEWHERE_TYPES and is_elsewhere(reading, sentence, match):
            continue
        told = [frame(reading, sentence, one, others) for one in separate(reading, sentence, match)]
        frames = tuple(f for f in told if isinstance(f, Frame))
        if frames:
            return _Told(match, frames)
    return None


def _gives_way(match: Match, told: Sequence[_Told]) -> bool:
    """Whether another event of the sentence tells the same better."""
    others = [one.match for one in told if one.match != match]
    if any(o.trigger == match.trigger and o.rule.type in match.rule.yields_to for o in others):
        return True
    # a verb's own event gives way to that of the noun that it carries: "received him for talks"
    carried = [o for o in others if o.verb is not None and o.verb == match.trigger and o.trigger != o.verb]
    if match.verb is not None or not is_verb(match.trigger):
        return False
    return any(
        o.rule.type != "Statement" and (o.rule.type == match.rule.type or match.rule.type in OF_NOUNS)
        for o in carried
    )
