"""What is alike is joined without pairs: pools of those that are, and the heads that they become.

A member is what one document says of something, a head one member or several of a pool that are joined.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from kg.model import Decision
from kg.resolve.kept.shelf import Shelves

# The id of a member, and its document.
Member = tuple[str, str]
Heads = dict[str, tuple[Member, ...]]


@dataclass(frozen=True, slots=True)
class Pool:
    """`members` by id, the heads that they became, and the decisions."""

    members: tuple[Member, ...]
    heads: Heads
    decisions: tuple[Decision, ...]


@dataclass(slots=True)
class Moves:
    """Members that leave pools and that come into them; one that has changed does both."""

    out: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    into: dict[str, dict[str, str]] = field(default_factory=lambda: defaultdict(dict))


Join = Callable[[str, Sequence[Member]], tuple[Heads, list[Decision]]]


class Pools:
    """The pools of one kind of members."""

    def __init__(self, shelves: Shelves, name: str, join: Join) -> None:
        self.shelf = shelves.make(f"{name} pools", Pool)
        self._join = join

    def update(self, moves: Moves) -> tuple[set[str], Heads]:
        """The ids of heads that are gone, and the heads that are new or hold something that is."""
        gone: set[str] = set()
        fresh: Heads = {}
        for key in sorted(moves.out.keys() | moves.into.keys()):
            pool = self.shelf.get(key) or Pool((), {}, ())
            out, into = moves.out.get(key, set()), moves.into.get(key, {})
            stay = [member for member in pool.members if member[0] not in out and member[0] not in into]
            members = tuple(sorted([*stay, *into.items()]))
            heads, decisions = self._join(key, members) if members else ({}, [])
            gone |= pool.heads.keys() - heads.keys()
            fresh |= {head: of for head, of in heads.items() if _is_fresh(of, pool.heads.get(head), into)}
            self.shelf.put(key, Pool(members, heads, tuple(decisions)) if members else None)
        return gone - fresh.keys(), fresh


def _is_fresh(members: tuple[Member, ...], before: object, into: Mapping[str, str]) -> bool:
    return members != before or any(id in into for id, _ in members)
