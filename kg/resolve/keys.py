"""Blocking keys of event drafts: type, two of the countries (or entities) involved, year or month."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import combinations

from kg.resolve.block import Pair, Slot, pairs_in
from kg.resolve.casts import Cast, anchors
from kg.resolve.drafts import Draft, core_roles
from kg.resolve.moments import HABITS, RARE_HABIT
from kg.resolve.objects import object_words

ANY_YEAR = "any"
ALONE = "~"
MOST_ANCHORS = 6
# Of what is remembered for weeks only, reports are looked for by the month.
BY_MONTH = 60
MOST_PERIODS = {True: 14, False: 4}


def event_candidates(drafts: Iterable[Draft], *, cast: Cast) -> list[Pair]:
    """Pairs of drafts' ids worth comparing, each in order, sorted."""
    blocks: dict[str, list[Slot]] = defaultdict(list)
    for one in drafts:
        for key, slot in event_slots(one, cast=cast).items():
            blocks[key].append(slot)
    found: set[Pair] = set()
    for key, slots in blocks.items():
        found.update(event_pairs(key, sorted(slots)))
    return sorted(found)


def event_slots(one: Draft, *, cast: Cast) -> dict[str, Slot]:
    """The place of a draft in each of its blocks; only a draft that involves one country opens a block
    of that country alone.
    """
    moment, involved = (_moment(one) or date.min).isoformat(), _anchors(one, cast=cast)
    lone = {ALONE + key: (moment, one.id, len(involved) == 1) for key in _lone_keys(one, involved)}
    keys = (*_pair_keys(one, involved), *_object_keys(one))
    return lone | dict.fromkeys(keys, (moment, one.id, False))


def event_pairs(key: str, slots: Sequence[Slot]) -> Iterator[Pair]:
    """The pairs of one block."""
    if not key.startswith(ALONE) or any(opens for _, _, opens in slots):
        yield from pairs_in(slots)


def may_meet(left: Draft, right: Draft) -> bool:
    """Of two documents, and not dated so far apart that nothing else needs to be looked at."""
    if left.documents & right.documents:
        return False
    if left.when is None or right.when is None:
        return True
    slack = timedelta(days=HABITS.get(left.type, RARE_HABIT).slack)
    return left.when.earliest <= right.when.latest + slack and right.when.earliest <= left.when.latest + slack


def _anchors(one: Draft, *, cast: Cast) -> list[str]:
    found = {a for role in core_roles(one) for a in anchors(one.fillers(role), cast=cast)}
    return sorted(found)[:MOST_ANCHORS]


def _pair_keys(one: Draft, involved: list[str]) -> Iterator[str]:
    for year in _periods(one):
        for a, b in combinations(involved, 2):
            yield f"{one.type} {year} {a} {b}"


def _lone_keys(one: Draft, involved: list[str]) -> Iterator[str]:
    for year in _periods(one):
        for a in involved:
            yield f"{one.type} {year} {a}"


def _object_keys(one: Draft) -> Iterator[str]:
    """A conference is known by its name, its place and its organiser, whoever is said to have attended."""
    if one.type != "Conference":
        return
    known = {w for text in one.objects for w in object_words(text)}
    for word in [*sorted(known)[:MOST_ANCHORS], *sorted(one.places | one.fillers("organiser"))]:
        for year in _periods(one):
            yield f"Conference {year} called {word}"


def _moment(one: Draft) -> date | None:
    if one.when is not None:
        return one.when.earliest
    published = one.timing().published
    return published[0] if published else None


def _periods(one: Draft) -> list[str]:
    """The years or months in which it may be looked for, and ANY_YEAR where undated reports may match it."""
    habit = HABITS.get(one.type, RARE_HABIT)
    if habit.window is None:
        return [ANY_YEAR]
    monthly = habit.window <= BY_MONTH
    anyhow = [ANY_YEAR] if habit.assumed else []
    if one.when is not None:
        slack = timedelta(days=habit.slack)
        return [*_range(one.when.earliest - slack, one.when.latest + slack, monthly=monthly), *anyhow]
    published = one.timing().published
    if not published:
        return anyhow
    margin = timedelta(days=habit.window)
    return _range(published[0] - margin, published[-1] + margin, monthly=monthly)


def _range(first: date, last: date, *, monthly: bool) -> list[str]:
    """The periods from one day to another; of very many the first and the last."""
    if monthly:
        start, end = (day.year * 12 + day.month - 1 for day in (first, last))
        periods = [f"{month // 12}-{month % 12 + 1:02d}" for month in range(start, end + 1)]
    else:
        periods = [str(year) for year in range(first.year, last.year + 1)]
    return periods if len(periods) <= MOST_PERIODS[monthly] else [periods[0], periods[-1]]
