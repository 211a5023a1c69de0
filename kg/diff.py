"""Two built graphs -> what changed between them.

Ids are minted from content, so that an event whose date moves gets another id: things of the two
graphs are paired by id first, then by the sentences or mentions that they share.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from kg.errors import UsageError
from kg.model import Entity, Event, Knowledge, When

QUADS = ("graph.nq", "graph.nt")
Thing = TypeVar("Thing", Event, Entity)


@dataclass(frozen=True, slots=True)
class Change:
    """One field of an event that differs; values as text, "" where there is none."""

    old: str
    new: str
    label: str
    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Regrouping:
    """Several things of one graph that are one in the other: `many` ids, `one` id."""

    one: str
    many: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """What changed, each tuple sorted: ids of events and entities added and removed, fields of
    events that changed (`when` among them: dates that moved), entities merged and split.
    """

    events_added: tuple[str, ...]
    events_removed: tuple[str, ...]
    events_changed: tuple[Change, ...]
    entities_added: tuple[str, ...]
    entities_removed: tuple[str, ...]
    entities_merged: tuple[Regrouping, ...]
    entities_split: tuple[Regrouping, ...]


def compare(old: Knowledge, new: Knowledge) -> Difference:
    """What changed from `old` to `new`."""
    before, after = _holdings(old.events, _frames), _holdings(new.events, _frames)
    pairs = _pair(before, after)
    was, now = {e.id: e for e in old.events}, {e.id: e for e in new.events}
    changes = [change for a, b in pairs for change in _changes(was[a], now[b])]
    had, has = _holdings(old.entities, _mentions), _holdings(new.entities, _mentions)
    known = _pair(had, has)
    merged, split = _regrouped(had, has), _regrouped(has, had)
    return Difference(
        events_added=_without(now, (b for _, b in pairs)),
        events_removed=_without(was, (a for a, _ in pairs)),
        events_changed=tuple(changes),
        entities_added=_without(has, [*(b for _, b in known), *_many(split)]),
        entities_removed=_without(had, [*(a for a, _ in known), *_many(merged)]),
        entities_merged=merged,
        entities_split=split,
    )


def patch(old: Path, new: Path) -> Iterator[str]:
    """The lines of an RDF Patch that turns the quads of folder `old` into those of `new`.

    Deletions first, each part sorted. Raises UsageError where a folder has no N-Quads or N-Triples.
    """
    name = next((n for n in QUADS if (old / n).is_file() and (new / n).is_file()), None)
    if name is None:
        raise UsageError(
            f"{old} and {new} do not both hold one of {', '.join(QUADS)}: build with --format nq"
        )
    before, after = _statements(old / name), _statements(new / name)
    yield "TX ."
    yield from (f"D {line}" for line in sorted(before - after))
    yield from (f"A {line}" for line in sorted(after - before))
    yield "TC ."


def _statements(path: Path) -> set[str]:
    # Only a line feed ends a statement: a literal may hold other line separators.
    lines = path.read_text(encoding="utf-8").split("\n")
    return {line for line in lines if line and not line.startswith("#")}


def _frames(event: Event) -> Iterator[Hashable]:
    # An id of a frame depends on the rule that found it; its place in the text does not.
    return ((w.evidence.document, w.evidence.start, w.evidence.end, event.type) for w in event.evidence)


def _mentions(entity: Entity) -> Iterator[Hashable]:
    # One place in a text may mention several: "the two leaders".
    return (mention.id for mention in entity.mentions)


def _holdings(
    things: Iterable[Thing], held: Callable[[Thing], Iterable[Hashable]]
) -> dict[str, frozenset[Hashable]]:
    """What each thing rests on in the texts, by its id."""
    return {thing.id: frozenset(held(thing)) for thing in things}


def _pair(
    before: Mapping[str, frozenset[Hashable]], after: Mapping[str, frozenset[Hashable]]
) -> list[tuple[str, str]]:
    """(old id, new id) of what is one thing in both, sorted: by id, then by most places shared."""
    pairs = [(i, i) for i in before if i in after]
    shared = _shared({i: p for i, p in before.items() if i not in after}, after)
    used = {i for i, _ in pairs}
    taken: set[str] = set()
    for a, b in sorted(shared, key=lambda pair: (-shared[pair], pair)):
        if a not in taken and b not in used:
            pairs.append((a, b))
            taken.add(a)
            used.add(b)
    return sorted(pairs)


def _shared(
    before: Mapping[str, frozenset[Hashable]], after: Mapping[str, frozenset[Hashable]]
) -> Counter[tuple[str, str]]:
    holders: dict[Hashable, list[str]] = defaultdict(list)
    for b in sorted(after):
        for place in after[b]:
            holders[place].append(b)
    return Counter((a, b) for a, places in before.items() for place in places for b in holders.get(place, ()))


def _regrouped(
    many: Mapping[str, frozenset[Hashable]], one: Mapping[str, frozenset[Hashable]]
) -> tuple[Regrouping, ...]:
    """What is one in `one` and several in `many`: each of those counts where most of it has gone."""
    shared = _shared(many, one)
    parts: dict[str, list[str]] = defaultdict(list)
    gone: set[str] = set()
    for a, b in sorted(shared, key=lambda pair: (-shared[pair], pair)):
        if a not in gone:
            gone.add(a)
            parts[b].append(a)
    return tuple(Regrouping(b, tuple(sorted(parts[b]))) for b in sorted(parts) if len(parts[b]) > 1)


def _many(groups: Iterable[Regrouping]) -> Iterator[str]:
    return (i for group in groups for i in group.many)


def _without(ids: Iterable[str], known: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(ids) - set(known)))


def _changes(old: Event, new: Event) -> Iterator[Change]:
    before, after = _fields(old), _fields(new)
    for field in before:
        if before[field] != after[field]:
            yield Change(old.id, new.id, new.label, field, before[field], after[field])


def _fields(event: Event) -> dict[str, str]:
    return {
        "type": event.type,
        "kind": event.kind or "",
        "status": event.status.value,
        "when": _time(event.when),
        "place": event.place or "",
        "object": event.object or "",
        "participants": ", ".join(sorted(f"{p.role}={p.entity}" for p in event.participants)),
        "sources": ", ".join(event.sources),
        "conflicts": "; ".join(event.conflicts),
    }


def _time(when: When | None) -> str:
    return f"{when.earliest}/{when.latest} ({when.precision.value})" if when else ""
