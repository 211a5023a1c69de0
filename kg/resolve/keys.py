"""Blocking keys of event drafts: type, two of the countries (or entities) involved, year."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import combinations

from kg.resolve.casts import Cast, anchors
from kg.resolve.drafts import Draft, core_roles
from kg.resolve.moments import HABITS, RARE_HABIT
from kg.resolve.objects import object_words

ANY_YEAR = "any"
MOST_ANCHORS = 6
MOST_YEARS = 3


def event_blocks(drafts: Iterable[Draft], *, cast: Cast) -> dict[str, list[str]]:
    """Ids of drafts by blocking key, within a block in order of time.

    A draft that involves one country only is compared with those of two by that country alone.
    """
    ordered = sorted(drafts, key=lambda d: (_moment(d) or date.min, d.id))
    involved = {one.id: _anchors(one, cast=cast) for one in ordered}
    lone = {key for one in ordered if len(involved[one.id]) == 1 for key in _lone_keys(one, involved[one.id])}
    blocks: dict[str, list[str]] = defaultdict(list)
    for one in ordered:
        keys = {*_pair_keys(one, involved[one.id]), *_object_keys(one)}
        keys |= lone.intersection(_lone_keys(one, involved[one.id]))
        for key in sorted(keys):
            blocks[key].append(one.id)
    return blocks


def _anchors(one: Draft, *, cast: Cast) -> list[str]:
    found = {a for role in core_roles(one) for a in anchors(one.fillers(role), cast=cast)}
    return sorted(found)[:MOST_ANCHORS]


def _pair_keys(one: Draft, involved: list[str]) -> Iterator[str]:
    for year in _years(one):
        for a, b in combinations(involved, 2):
            yield f"{one.type} {year} {a} {b}"


def _lone_keys(one: Draft, involved: list[str]) -> Iterator[str]:
    for year in _years(one):
        for a in involved:
            yield f"{one.type} {year} {a}"


def _object_keys(one: Draft) -> Iterator[str]:
    """A conference is known by its name, whoever is said to have attended."""
    if one.type != "Conference":
        return
    for word in sorted({w for text in one.objects for w in object_words(text)})[:MOST_ANCHORS]:
        for year in _years(one):
            yield f"Conference {year} called {word}"


def _moment(one: Draft) -> date | None:
    if one.when is not None:
        return one.when.earliest
    published = one.timing().published
    return published[0] if published else None


def _years(one: Draft) -> list[str]:
    """The years in which it may be looked for, and ANY_YEAR where undated reports may match it."""
    habit = HABITS.get(one.type, RARE_HABIT)
    if habit.window is None:
        return [ANY_YEAR]
    anyhow = [ANY_YEAR] if habit.assumed else []
    if one.when is not None:
        slack = timedelta(days=habit.slack)
        return [*_range(one.when.earliest - slack, one.when.latest + slack), *anyhow]
    published = one.timing().published
    if not published:
        return anyhow
    margin = timedelta(days=habit.window)
    return _range(published[0] - margin, published[-1] + margin)


def _range(first: date, last: date) -> list[str]:
    years = list(range(first.year, last.year + 1))
    return [str(y) for y in (years if len(years) <= MOST_YEARS else (years[0], years[-1]))]
