"""Corrections -> what is to be done: which rulings hold, what is left out, renamed and set."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations

from kg.corrections.match import Ids, Index, UnmatchedError
from kg.corrections.model import Correction, Verb
from kg.model import Extraction
from kg.resolve.rulings import Rulings, Side


@dataclass(slots=True)
class Plan:
    """What matched corrections ask for; `unmatched` are the others with the reason.

    `pairs` are (ids, ids, correction) of what is ruled to be one or two, `renamed` (mentions, name),
    `sets` (correction, frames, mentions).
    """

    rejected: dict[str, Correction] = field(default_factory=dict)
    same: list[Ids] = field(default_factory=list)
    different: list[tuple[Ids, Ids]] = field(default_factory=list)
    pairs: list[tuple[Ids, Ids, Correction]] = field(default_factory=list)
    renamed: list[tuple[Correction, Ids, str]] = field(default_factory=list)
    sets: list[tuple[Correction, Ids, Ids]] = field(default_factory=list)
    unmatched: list[tuple[Correction, str]] = field(default_factory=list)

    def rulings(self) -> Rulings:
        """What is one and what is two."""
        sides: dict[str, set[Side]] = {}
        for number, pair in enumerate(self.different):
            for side, ids in enumerate(pair):
                for i in ids:
                    sides.setdefault(i, set()).add((number, side))
        return Rulings(tuple(self.same), {i: frozenset(found) for i, found in sides.items()})


def make_plan(corrections: Sequence[Correction], index: Index) -> Plan:
    """The plan of all corrections that match something; one that contradicts another does not."""
    plan = Plan()
    for correction in corrections:
        try:
            _add(plan, correction, index)
        except UnmatchedError as error:
            plan.unmatched.append((correction, str(error)))
    return plan


def without_rejected(extraction: Extraction, plan: Plan) -> Extraction:
    """The extraction without the mentions and frames that are rejected, and frames about nobody else."""
    gone = plan.rejected.keys()
    ids = [*(m.id for m in extraction.mentions), *(f.id for f in extraction.frames)]
    if gone.isdisjoint(ids):
        return extraction
    frames = []
    for frame in extraction.frames:
        arguments = tuple(a for a in frame.arguments if a.mention not in gone)
        if frame.id not in gone and (arguments or not frame.arguments):
            place = None if frame.place in gone else frame.place
            speaker = None if frame.speaker in gone else frame.speaker
            frames.append(replace(frame, arguments=arguments, place=place, speaker=speaker))
    mentions = tuple(m for m in extraction.mentions if m.id not in gone)
    return replace(extraction, mentions=mentions, frames=tuple(frames))


def _add(plan: Plan, correction: Correction, index: Index) -> None:
    entities = [index.entity(ref) for ref in correction.entities]
    events = [index.event(ref) for ref in correction.events]
    values = dict(correction.values)
    if correction.verb is Verb.SAME:
        _rule_same(plan, correction, entities or events)
    elif correction.verb is Verb.DIFFERENT:
        _rule_different(plan, correction, entities or events)
    elif correction.verb is Verb.RENAME:
        plan.renamed.append((correction, entities[0], values["name"].strip()))
    elif correction.verb is Verb.REJECT:
        plan.rejected |= dict.fromkeys((entities or events)[0], correction)
    else:
        plan.sets.append((correction, events[0], entities[0] if entities else frozenset()))


def _rule_same(plan: Plan, correction: Correction, sets: Sequence[Ids]) -> None:
    whole = frozenset().union(*sets)
    for other in [group for group in plan.same if group & whole]:
        plan.same.remove(other)
        whole |= other
    if any(left & whole and right & whole for left, right in plan.different):
        raise UnmatchedError("another correction says that they are different")
    plan.same.append(whole)
    plan.pairs += [(a, b, correction) for a, b in combinations(sets, 2) if a != b]


def _rule_different(plan: Plan, correction: Correction, sets: Sequence[Ids]) -> None:
    left, right = sets
    if left & right:
        raise UnmatchedError("the two are one and the same")
    if any(group & left and group & right for group in plan.same):
        raise UnmatchedError("another correction says that they are the same")
    plan.different.append((left, right))
    plan.pairs.append((left, right, correction))
