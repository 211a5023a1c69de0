"""What people have ruled: mentions that are one entity or two, frames that are one event or two."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

T = TypeVar("T")
Side = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Rulings:
    """Of mention ids and frame ids: `same` are groups that are one; `sides` say on which side of
    which ruling an id stands: what stands on the two sides of one ruling is two.
    """

    same: tuple[frozenset[str], ...] = ()
    sides: Mapping[str, frozenset[Side]] = field(default_factory=dict)

    def sides_of(self, ids: Iterable[str]) -> frozenset[Side]:
        """The sides that any of the ids is on."""
        if not self.sides:
            return frozenset()
        return frozenset(side for i in ids for side in self.sides.get(i, ()))

    def apart(self, left: Iterable[str], right: Iterable[str]) -> bool:
        """Something on the left is ruled to be another than something on the right."""
        return bool(self.sides) and opposed(self.sides_of(left), self.sides_of(right))


NONE = Rulings()


def opposed(left: Iterable[Side], right: Iterable[Side]) -> bool:
    """The two are on different sides of one ruling."""
    others = set(right)
    return any((number, 1 - side) in others for number, side in left)


def split(groups: Iterable[list[T]], rulings: Rulings, *, ids: Callable[[T], Iterable[str]]) -> list[list[T]]:
    """The groups, those parted that hold what is ruled to be two: each member goes to the first part
    that has nothing against it.
    """
    if not rulings.sides:
        return list(groups)
    found: list[list[T]] = []
    for group in groups:
        if not rulings.sides_of(i for member in group for i in ids(member)):
            found.append(group)
            continue
        parts: list[list[T]] = []
        for member in group:
            own = list(ids(member))
            home = next((p for p in parts if not any(rulings.apart(own, ids(o)) for o in p)), None)
            if home is None:
                parts.append([member])
            else:
                home.append(member)
        found += parts
    return found


def unite(groups: Sequence[list[T]], rulings: Rulings, *, ids: Callable[[T], Iterable[str]]) -> list[list[T]]:
    """The groups, those joined that hold what is ruled to be one, each in the place of its first."""
    if not rulings.same:
        return list(groups)
    wanted = {i for ruled in rulings.same for i in ruled}
    home = {i: n for n, group in enumerate(groups) for member in group for i in ids(member) if i in wanted}
    root = list(range(len(groups)))

    def find(n: int) -> int:
        while root[n] != n:
            n = root[n]
        return n

    for ruled in rulings.same:
        numbers = sorted({find(home[i]) for i in ruled if i in home})
        for other in numbers[1:]:
            root[find(other)] = find(numbers[0])
    joined: dict[int, list[T]] = defaultdict(list)
    for n, group in enumerate(groups):
        joined[find(n)] += group
    return list(joined.values())
