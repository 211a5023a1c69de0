"""Heads in blocks: the pairs that are compared, the clusters that follow, kept up as heads come and go.

What `settle` makes of a corpus it makes of each part that decisions SAME connect by itself: so only
those parts are settled again that a change touches.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from kg.model import Decision, Judgement
from kg.resolve.block import Pair, Slot
from kg.resolve.cluster import MARGIN, Clash, settle
from kg.resolve.kept.shelf import Shelves


@dataclass(frozen=True, slots=True)
class Node:
    """A head with its blocks, its decisions that are not DIFFERENT, by the other head, those of them that
    settling took back, and the first head of its cluster.
    """

    blocks: tuple[str, ...]
    near: dict[str, Decision]
    refused: dict[str, Decision]
    cluster: str


@dataclass(frozen=True, slots=True)
class Rules:
    """How heads are paired within a block, compared (None: nothing to record), and kept apart."""

    pairs: Callable[[str, Sequence[Slot]], Iterable[Pair]]
    compare: Callable[[str, str], Decision | None]
    clash: Clash
    rivals: Clash | None = None
    margin: float = MARGIN


Clusters = dict[str, tuple[str, ...]]


class Linked:
    """The heads of one kind."""

    def __init__(self, shelves: Shelves, name: str, rules: Rules) -> None:
        self.nodes = shelves.make(f"{name} nodes", Node)
        self.blocks = shelves.make(f"{name} blocks", tuple[Slot, ...])
        self._rules = rules

    def update(
        self, gone: AbstractSet[str], fresh: Mapping[str, Mapping[str, Slot]]
    ) -> tuple[set[str], Clusters]:
        """Let heads go and others come (or come again, for what is changed), each with its slots by block.

        Gives the clusters that may be gone, and those that are new or may have changed, by first head.
        """
        touched = self._unlink(gone | fresh.keys())
        clusters = {node.cluster for id in gone | fresh.keys() if (node := self.nodes.get(id))}
        won, lost = self._move(gone, fresh)
        for id in gone:
            self.nodes.put(id, None)
        for id, slots in fresh.items():
            self.nodes.put(id, Node(tuple(sorted(slots)), {}, {}, id))
        touched |= self._link(won, lost) | fresh.keys()
        found: Clusters = {}
        for part in self._parts(touched - gone):
            clusters |= {self.nodes[id].cluster for id in part}
            found |= self._settle(part)
        return clusters - found.keys(), found

    def decisions(self) -> Iterator[Decision]:
        """Every decision, as it was settled."""
        for id, node in self.nodes.items():
            for decision in node.near.values():
                if decision.left == id:
                    yield node.refused.get(decision.right, decision)

    def _unlink(self, ids: AbstractSet[str]) -> set[str]:
        """Forget the decisions on some heads; gives the heads that they were about."""
        others: dict[str, set[str]] = defaultdict(set)
        for id in ids:
            node = self.nodes.get(id)
            for other in node.near if node else ():
                others[other].add(id)
        for other, apart in others.items():
            node = self.nodes[other]
            near = {id: decision for id, decision in node.near.items() if id not in apart}
            self.nodes.put(other, replace(node, near=near))
        return set(others)

    def _move(
        self, gone: AbstractSet[str], fresh: Mapping[str, Mapping[str, Slot]]
    ) -> tuple[set[Pair], set[Pair]]:
        """Move heads between blocks; gives the pairs to be compared, and those that a block has no more."""
        moved: dict[str, dict[str, Slot | None]] = defaultdict(dict)
        for id in gone | fresh.keys():
            node = self.nodes.get(id)
            for key in node.blocks if node else ():
                moved[key][id] = None
            for key, slot in fresh.get(id, {}).items():
                moved[key][id] = slot
        won: set[Pair] = set()
        lost: set[Pair] = set()
        for key, changes in moved.items():
            before = self.blocks.get(key) or ()
            come = [slot for slot in changes.values() if slot]
            after = tuple(sorted([*(slot for slot in before if slot[1] not in changes), *come]))
            old, new = set(self._rules.pairs(key, before)), set(self._rules.pairs(key, after))
            won |= {pair for pair in new if pair not in old or pair[0] in fresh or pair[1] in fresh}
            lost |= old - new
            self.blocks.put(key, after or None)
        return won, lost

    def _link(self, won: AbstractSet[Pair], lost: AbstractSet[Pair]) -> set[str]:
        """Decide on pairs; gives the heads that something is decided of in another way."""
        found: dict[str, dict[str, Decision | None]] = defaultdict(dict)
        for a, b in sorted(lost - won):
            left = self.nodes.get(a)
            if left and b in left.near and not self._meet(a, b):
                found[a][b] = found[b][a] = None
        for a, b in sorted(won):
            if b not in self.nodes[a].near and (decision := self._rules.compare(a, b)):
                found[a][b] = found[b][a] = decision
        for id, changes in found.items():
            near = {**self.nodes[id].near, **changes}
            kept = {other: decision for other, decision in near.items() if decision}
            self.nodes.put(id, replace(self.nodes[id], near=kept))
        return set(found)

    def _meet(self, a: str, b: str) -> bool:
        """Some block has the pair."""
        for key in set(self.nodes[a].blocks).intersection(self.nodes[b].blocks):
            if (a, b) in set(self._rules.pairs(key, self.blocks[key])):
                return True
        return False

    def _parts(self, ids: Iterable[str]) -> Iterator[set[str]]:
        """The heads that decisions SAME connect, of those that some heads are in."""
        seen: set[str] = set()
        for start in sorted(ids):
            if start in seen:
                continue
            part, todo = {start}, [start]
            while todo:
                for other, decision in self.nodes[todo.pop()].near.items():
                    if decision.judgement is Judgement.SAME and other not in part:
                        part.add(other)
                        todo.append(other)
            seen |= part
            yield part

    def _settle(self, part: AbstractSet[str]) -> Clusters:
        same = [
            decision
            for id in sorted(part)
            for decision in self.nodes[id].near.values()
            if decision.left == id and decision.judgement is Judgement.SAME
        ]
        rules = self._rules
        settled = settle(part, same, clash=rules.clash, rivals=rules.rivals, margin=rules.margin)
        refused: dict[str, dict[str, Decision]] = defaultdict(dict)
        for decision in settled.decisions:
            if decision.judgement is not Judgement.SAME:
                refused[decision.left][decision.right] = decision
        for members in settled.members:
            for id in members:
                node = replace(self.nodes[id], refused=refused.get(id, {}), cluster=members[0])
                if node != self.nodes[id]:
                    self.nodes.put(id, node)
        return {members[0]: members for members in settled.members}
