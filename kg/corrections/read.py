"""`corrections.toml` -> corrections.

    [[same]]          entities = [REF, REF, …]   or   events = [REF, REF, …]
    [[different]]     the same, of two
    [[rename]]        entity = REF, name = "…"
    [[reject]]        mention = REF   or   event = REF
    [[set]]           event = REF, and of: status, when, type, kind, entity = REF with role

Each has author = "…" and date = 2026-05-01, and may have reason = "…". A REF is an id, a name, or
{ document = "a.txt", text = "General Castro" }; of an event { document = "a.txt", quote = "…" },
with type or trigger where the sentence tells several.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from kg.corrections.model import Correction, Ref, Verb
from kg.corrections.values import check_values
from kg.errors import UsageError

ABOUT = frozenset({"author", "date", "reason"})
KEYS = {
    Verb.SAME: frozenset({"entities", "events"}),
    Verb.DIFFERENT: frozenset({"entities", "events"}),
    Verb.RENAME: frozenset({"entity", "name"}),
    Verb.REJECT: frozenset({"mention", "event"}),
    Verb.SET: frozenset({"event", "status", "when", "type", "kind", "entity", "role"}),
}
ENTITY_KEYS, EVENT_KEYS = ("entities", "entity", "mention"), ("events", "event")
PLACE = {
    "entities": frozenset({"document", "text"}),
    "events": frozenset({"document", "quote", "type", "trigger"}),
}
TWO = 2
_HEAD = re.compile(r"^\s*\[\[\s*(\w+)\s*\]\]", re.MULTILINE)


class _FaultError(Exception):
    """What is wrong with an entry."""


def read_corrections(path: Path) -> tuple[Correction, ...]:
    """The corrections of a file, in its order; raises UsageError with the line for one that is wrong."""
    try:
        text = path.read_text(encoding="utf-8")
        told = tomllib.loads(text)
    except FileNotFoundError as error:
        raise UsageError(f"no corrections at {path}; name the file by --corrections") from error
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UsageError(f"{path} cannot be read: {error}") from error
    lines = _lines(text)
    found = []
    for name, entries in told.items():
        if name not in set(Verb) or not isinstance(entries, list):
            raise UsageError(f"{path}: [[{name}]] is no correction; there are: {', '.join(Verb)}")
        for number, entry in enumerate(entries):
            line = lines.get((name, number), 1)
            try:
                found.append(_correction(Verb(name), entry, line))
            except _FaultError as fault:
                raise UsageError(f"{path} line {line}: [[{name}]] {fault}") from fault
    return tuple(sorted(found, key=lambda c: c.line))


def _lines(text: str) -> dict[tuple[str, int], int]:
    """The line of each entry, by name and number."""
    seen: dict[str, int] = {}
    lines = {}
    for head in _HEAD.finditer(text):
        name = head[1]
        lines[name, seen.get(name, 0)] = text.count("\n", 0, head.start(1)) + 1
        seen[name] = seen.get(name, 0) + 1
    return lines


def _correction(verb: Verb, entry: Any, line: int) -> Correction:
    if not isinstance(entry, dict):
        raise _FaultError("is not a table")
    unknown = sorted(set(entry) - KEYS[verb] - ABOUT)
    if unknown:
        raise _FaultError(f"has no {unknown[0]!r}; it has: {', '.join(sorted(KEYS[verb] | ABOUT))}")
    values = {key: str(value) for key, value in entry.items() if key in KEYS[verb] and _is_value(key)}
    correction = Correction(
        verb=verb,
        line=line,
        entities=tuple(ref for key in ENTITY_KEYS for ref in _refs(entry, key, "entities")),
        events=tuple(ref for key in EVENT_KEYS for ref in _refs(entry, key, "events")),
        values=tuple(sorted(values.items())),
        author=_author(entry),
        day=_date(entry),
        reason=str(entry.get("reason", "")),
    )
    fault = next(_faults(correction), None)
    if fault:
        raise _FaultError(fault)
    return correction


def _is_value(key: str) -> bool:
    return key not in (*ENTITY_KEYS, *EVENT_KEYS)


def _faults(correction: Correction) -> Iterator[str]:
    entities, events, values = correction.entities, correction.events, dict(correction.values)
    if correction.verb in (Verb.SAME, Verb.DIFFERENT):
        yield from _pair_faults(correction)
    elif correction.verb is Verb.RENAME and (len(entities) != 1 or not values.get("name", "").strip()):
        yield "wants entity = … and name = “…”"
    elif correction.verb is Verb.REJECT and len(entities) + len(events) != 1:
        yield "wants mention = … or event = …"
    elif correction.verb is Verb.SET:
        if len(events) != 1 or not values:
            yield "wants event = … and what to set: status, when, type, kind, or entity with role"
        if len(entities) != ("role" in values):
            yield "wants entity and role together"
        yield from check_values(values)


def _pair_faults(correction: Correction) -> Iterator[str]:
    told = correction.entities or correction.events
    if bool(correction.entities) == bool(correction.events):
        yield "wants entities = […] or events = […], one of the two"
    if len(told) < TWO:
        yield "wants two at least"
    if correction.verb is Verb.DIFFERENT and len(told) > TWO:
        yield "wants two; write one entry for each pair"


def _refs(entry: Mapping[str, Any], key: str, kind: str) -> Iterator[Ref]:
    if key not in entry:
        return
    told = entry[key]
    for item in told if isinstance(told, list) else [told]:
        yield _ref(item, key, kind)


def _ref(item: Any, key: str, kind: str) -> Ref:
    if isinstance(item, str) and item.strip():
        is_id = "/" in item and " " not in item
        return Ref(id=item) if is_id or kind == "events" else Ref(name=item)
    if isinstance(item, dict) and set(item) <= PLACE[kind] and all(isinstance(v, str) for v in item.values()):
        words = item.get("text") or item.get("quote") or ""
        if item.get("document") and words.strip():
            return Ref(
                document=item["document"],
                text=words,
                type=item.get("type", ""),
                trigger=item.get("trigger", ""),
            )
    place = ", ".join(f"{name} = “…”" for name in sorted(PLACE[kind]))
    raise _FaultError(f"{key}: an id or {{ {place} }}, not {item!r}")


def _author(entry: Mapping[str, Any]) -> str:
    author = entry.get("author")
    if not isinstance(author, str) or not author.strip():
        raise _FaultError("wants author = “…”")
    return author


def _date(entry: Mapping[str, Any]) -> date:
    told = entry.get("date")
    if isinstance(told, date):
        return date(told.year, told.month, told.day)
    try:
        return date.fromisoformat(str(told))
    except ValueError as error:
        raise _FaultError("wants date = 2026-05-01, the day of the correction") from error
