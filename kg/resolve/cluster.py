"""Clusters from decisions: union-find that refuses to join what is known to be different."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from kg.model import Decision, Judgement

MARGIN = 0.1
AMBIGUOUS = "fits candidates that exclude each other"
CLASH = "would join candidates that exclude each other"

Clash = Callable[[str, str], bool]


@dataclass(frozen=True, slots=True)
class Clustering:
    """`members` by cluster, each sorted, clusters sorted by their first; `decisions` as settled."""

    members: tuple[tuple[str, ...], ...]
    decisions: tuple[Decision, ...]


def settle(
    ids: Iterable[str],
    decisions: Sequence[Decision],
    *,
    clash: Clash,
    rivals: Clash | None = None,
    margin: float = MARGIN,
) -> Clustering:
    """Join what is judged SAME, best score first, unless any two members would clash.

    A candidate that fits two others which exclude each other goes to the clearly better one
    (by `margin`) or to none: the decision then becomes UNSURE with the reason added. `rivals` says
    which two exclude each other so, by default those that clash.
    """
    settled = _without_ambiguous(decisions, clash=rivals or clash, margin=margin)
    members = {i: [i] for i in sorted(ids)}
    root = {i: i for i in members}
    kept: list[Decision] = []
    for decision in sorted(settled, key=lambda d: (-d.score, d.left, d.right)):
        joined = decision
        if decision.judgement is Judgement.SAME:
            joined = _join(decision, root=root, members=members, clash=clash)
        kept.append(joined)
    clusters = sorted(tuple(sorted(group)) for group in members.values())
    return Clustering(tuple(clusters), tuple(sorted(kept, key=lambda d: (d.left, d.right))))


def _join(
    decision: Decision, *, root: dict[str, str], members: dict[str, list[str]], clash: Clash
) -> Decision:
    a, b = sorted((root[decision.left], root[decision.right]))
    if a == b:
        return decision
    if any(clash(x, y) for x in members[a] for y in members[b]):
        return _demote(decision, CLASH)
    for x in members[b]:
        root[x] = a
    members[a] += members.pop(b)
    return decision


def _without_ambiguous(decisions: Sequence[Decision], *, clash: Clash, margin: float) -> list[Decision]:
    partners: dict[str, list[tuple[float, str]]] = defaultdict(list)
    for d in decisions:
        if d.judgement is Judgement.SAME:
            partners[d.left].append((d.score, d.right))
            partners[d.right].append((d.score, d.left))
    refused = {
        pair
        for node in sorted(partners)
        for pair in _refused(node, partners[node], clash=clash, margin=margin)
    }
    return [_demote(d, AMBIGUOUS) if (d.left, d.right) in refused else d for d in decisions]


def _refused(
    node: str, partners: list[tuple[float, str]], *, clash: Clash, margin: float
) -> list[tuple[str, str]]:
    """Pairs of `node` that cannot stand beside another of its pairs that is about as good."""
    ranked = sorted(partners, key=lambda p: (-p[0], p[1]))
    refused = []
    for score, partner in ranked:
        rivals = [
            s
            for s, other in ranked
            if other != partner and s > round(score - margin, 3) and clash(partner, other)
        ]
        if rivals:
            refused.append((min(node, partner), max(node, partner)))
    return refused


def _demote(decision: Decision, reason: str) -> Decision:
    if decision.judgement is not Judgement.SAME:
        return decision
    return replace(decision, judgement=Judgement.UNSURE, reasons=(*decision.reasons, reason))
