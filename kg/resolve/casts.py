"""Who takes part in two accounts of an event: equal, covering one another, or contradicting.

A state may stand for a person or a body of it, and a state for a city in it: "Hanoi and Havana
held talks" may tell of the meeting of the two presidents. So may "an Algerian envoy" for a person of
Algeria, and a ministry for its people.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum

from kg.model import Entity, Kind
from kg.resolve.known import country_words
from kg.resolve.names import GENERIC_WORDS, content_words
from kg.resolve.offices import office_keys, portfolios
from kg.resolve.spelling import fold

# What acts through the persons who head it.
SPEAKING = frozenset("delegation government gouvernement ministere ministry presidence presidency".split())

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
    left, right = _telling(left, cast=cast), _telling(right, cast=cast)
    common = left & right
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


def stands_for(one: str, other: str, *, cast: Cast) -> bool:
    """`one` says less of whom `other` names: a state, a description or a ministry for a person of it, an
    organisation for an organ of it.
    """
    if covers(one, other, cast=cast):
        return True
    a, b = cast.get(one), cast.get(other)
    if a is None or b is None or one == other:
        return False
    if a.kind is Kind.ORGANISATION:
        return _body_stands_for(a, b)
    return a.kind is b.kind is Kind.PERSON and is_described(a) and _may_describe(a, b)


def _body_stands_for(body: Entity, other: Entity) -> bool:
    if other.kind is Kind.ORGANISATION:
        return is_organ(other, body) or _one_ministry(body, other)
    if other.kind is Kind.STATE:
        return is_anyones(body)
    ours = body.country is not None and body.country == other.country
    return other.kind is Kind.PERSON and ours and _is_body(body, body.country)


def _one_ministry(one: Entity, other: Entity) -> bool:
    """Ministries for the same, of which no text says whose they are, in two languages or spellings."""
    anyones = is_anyones(one) and is_anyones(other)
    return anyones and bool(portfolios(one.name)) and portfolios(one.name) == portfolios(other.name)


def is_organ(one: Entity, other: Entity) -> bool:
    """The name of `one` says that it is of the other: "Council of the European Union"."""
    names = [f" {fold(name)} " for name in (one.name, *one.aliases)]
    whole = [f" {fold(name)} " for name in (other.name, *other.aliases) if len(name) > 1]
    return any(part != name and part in name for part in whole for name in names)


def is_anyones(entity: Entity) -> bool:
    """A ministry or government of which no text says whose it is: it may be of any state."""
    return entity.kind is Kind.ORGANISATION and entity.country is None and _is_body(entity, None)


def is_described(entity: Entity) -> bool:
    """No text names it."""
    return not any(m.named or m.key for m in entity.mentions)


def without_described(
    fillers: frozenset[str], together: frozenset[frozenset[str]], *, cast: Cast
) -> frozenset[str]:
    """The fillers without descriptions of another of them, and without ministries of which no text says whose
    they are, beside their state; those whom one sentence has beside each other, in `together`, are two.
    """
    kept = fillers
    for one in sorted(fillers):
        entity = cast.get(one)
        described = entity is not None and entity.kind is Kind.PERSON and is_described(entity)
        if entity is None or not (described or is_anyones(entity)):
            continue
        others = [o for o in sorted(kept) if o != one and frozenset((one, o)) not in together]
        if any(stands_for(one, other, cast=cast) for other in others):
            kept = kept - {one}
    return kept


def without_covered_states(fillers: frozenset[str], *, cast: Cast) -> frozenset[str]:
    """The fillers without the states that another filler stands for."""
    return frozenset(f for f in fillers if not any(covers(f, o, cast=cast) for o in fillers if o != f))


def without_covered_places(fillers: frozenset[str], *, cast: Cast) -> frozenset[str]:
    """The fillers without the places that lie in a state which is named too."""
    return frozenset(f for f in fillers if not any(covers(o, f, cast=cast) for o in fillers if o != f))


def apart(left: str, right: str, *, cast: Cast) -> bool:
    """Two places exclude each other: of two countries, or two cities that the gazetteer knows."""
    a, b = cast.get(left), cast.get(right)
    if a is None or b is None or left == right:
        return False
    if a.country and b.country and a.country != b.country:
        return True
    return a.kind is b.kind and bool(a.links and b.links)


def anchors(fillers: frozenset[str], *, cast: Cast) -> frozenset[str]:
    """What accounts that can agree have in common: the countries, of international organisations the
    telling words of the name, else the entities themselves; nothing of a ministry of nobody knows whom.
    """
    found: set[str] = set()
    for filler in sorted(fillers):
        entity = cast.get(filler)
        if entity is None or entity.country:
            found.add(entity.country if entity and entity.country else filler)
            continue
        if is_anyones(entity):
            continue
        own = set(content_words(entity.name)) - GENERIC_WORDS if entity.kind is Kind.ORGANISATION else None
        found |= own or {filler}
    return frozenset(found)


def _telling(fillers: frozenset[str], *, cast: Cast) -> frozenset[str]:
    """The fillers without the delegations and ministries of which somebody is named beside them."""
    return frozenset(
        f
        for f in fillers
        if (e := cast.get(f)) is None
        or e.kind is not Kind.ORGANISATION
        or not any(stands_for(f, o, cast=cast) for o in fillers if o != f)
    )


def _linked(rest: frozenset[str], others: frozenset[str], *, cast: Cast) -> frozenset[str]:
    return frozenset(
        x for x in rest if any(stands_for(x, o, cast=cast) or stands_for(o, x, cast=cast) for o in others)
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
    if all(specific) and not _share(*specific, cast=cast) and not _crosswise(left, right, cast=cast):
        return RoleAccord.STATES_ONLY
    left_over = left - left_linked, right - right_linked
    if not left_over[0] and not left_over[1]:
        return RoleAccord.COVERED
    return RoleAccord.SHARED if left_over[0] and left_over[1] else RoleAccord.PART


def _share(left: set[str], right: set[str], *, cast: Cast) -> bool:
    """One is named by both, or by a name that stands for it."""
    return bool(left & right) or any(
        stands_for(a, b, cast=cast) or stands_for(b, a, cast=cast) for a in left for b in right
    )


def _crosswise(left: frozenset[str], right: frozenset[str], *, cast: Cast) -> bool:
    """Each side names a person where the other names the state, and nothing else is left over."""
    return all(
        any(stands_for(o, x, cast=cast) for o in others)
        for side, others in ((left, right), (right, left))
        for x in side
        if not _is_state(x, cast=cast)
    )


def _may_describe(described: Entity, other: Entity) -> bool:
    """Of one state, with no other office; or, where the description names no state, of that very office."""
    if described.country is None:
        return bool(office_keys(described.offices) & office_keys(other.offices))
    return described.country == other.country and _offices_agree(described, other)


def _offices_agree(one: Entity, other: Entity) -> bool:
    left, right = office_keys(one.offices), office_keys(other.offices)
    return not left or not right or bool(left & right)


def _is_body(entity: Entity, country: str | None) -> bool:
    """A ministry, a government, a presidency: what is named by no name of its own."""
    own = set(content_words(entity.name)) - (country_words(country) if country else frozenset())
    return bool(own & SPEAKING) and own <= GENERIC_WORDS


def _is_state(identifier: str, *, cast: Cast) -> bool:
    entity = cast.get(identifier)
    return entity is not None and entity.kind is Kind.STATE
