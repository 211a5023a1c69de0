"""Who takes part in two accounts of an event: equal, covering one another, or contradicting.

A state may stand for a person or a body of it, and a state for a city in it: "Hanoi and Havana
held talks" may tell of the meeting of the two presidents.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum

from kg.model import Entity, Kind

Cast = Mapping[str, Entity]


class RoleAccord(IntEnum):
    """How the fillers of one role stand to each other, the best first."""

    EQUAL = 0
    COVERED = 1
    PART = 2
    SHARED = 3
    ABSENT = 4
    STATES_ONLY = 5
    CONFLICT = 6


@dataclass(frozen=True, slots=True)
class RoleMatch:
    """The accord, and how many fillers of the one are linked with a filler of the other."""

    accord: RoleAccord
    linked: int


def compare_role(left: frozenset[str], right: frozenset[str], *, cast: Cast) -> RoleMatch:
    """How the fillers of one role in two accounts stand to each other."""
    if not left or not right:
        return RoleMatch(RoleAccord.ABSENT, 0)
    common = left & right
    if left == right:
        return RoleMatch(RoleAccord.EQUAL, len(common))
    left_linked = common | _linked(left - common, right, cast=cast)
    right_linked = common | _linked(right - common, left, cast=cast)
    linked = min(len(left_linked), len(right_linked))
    if not linked:
        return RoleMatch(RoleAccord.CONFLICT, 0)
    return RoleMatch(
        _accord(left, right, left_linked=left_linked, right_linked=right_linked, cast=cast), linked
    )


def covers(state: str, other: str, *, cast: Cast) -> bool:
    """`state` is a state and `other` a person, body or place of it."""
    a, b = cast.get(state), cast.get(other)
    if a is None or b is None or a.kind is not Kind.STATE or b.kind is Kind.STATE:
        return False
    return a.country is not None and a.country == b.country


def without_covered_states(fillers: frozenset[str], *, cast: Cast) -> frozenset[str]:
    """The fillers without the states that another filler stands for."""
    return frozenset(f for f in fillers if not any(covers(f, o, cast=cast) for o in fillers if o != f))


def without_covered_places(fillers: frozenset[str], *, cast: Cast) -> frozenset[str]:
    """The fillers without the places that lie in a state which is named too."""
    return frozenset(f for f in fillers if not any(covers(o, f, cast=cast) for o in fillers if o != f))


def anchors(fillers: frozenset[str], *, cast: Cast) -> frozenset[str]:
    """What accounts that can agree have in common: the countries, else the entities themselves."""
    known = ((f, cast.get(f)) for f in sorted(fillers))
    return frozenset((e.country or f) if e is not None else f for f, e in known)


def _linked(rest: frozenset[str], others: frozenset[str], *, cast: Cast) -> frozenset[str]:
    return frozenset(
        x for x in rest if any(covers(x, o, cast=cast) or covers(o, x, cast=cast) for o in others)
    )


def _accord(
    left: frozenset[str],
    right: frozenset[str],
    *,
    left_linked: frozenset[str],
    right_linked: frozenset[str],
    cast: Cast,
) -> RoleAccord:
    specific = [{x for x in side if not _is_state(x, cast=cast)} for side in (left, right)]
    if all(specific) and not specific[0] & specific[1] and not _crosswise(left, right, cast=cast):
        return RoleAccord.STATES_ONLY
    left_over = left - left_linked, right - right_linked
    if not left_over[0] and not left_over[1]:
        return RoleAccord.COVERED
    return RoleAccord.SHARED if left_over[0] and left_over[1] else RoleAccord.PART


def _crosswise(left: frozenset[str], right: frozenset[str], *, cast: Cast) -> bool:
    """Each side names a person where the other names the state, and nothing else is left over."""
    return all(
        any(covers(o, x, cast=cast) for o in others)
        for side, others in ((left, right), (right, left))
        for x in side
        if not _is_state(x, cast=cast)
    )


def _is_state(identifier: str, *, cast: Cast) -> bool:
    entity = cast.get(identifier)
    return entity is not None and entity.kind is Kind.STATE
