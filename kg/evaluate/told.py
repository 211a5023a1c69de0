"""What an annotation and a graph say of one document's events, in one form to be compared."""

import json
import re
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any, TypeVar

from kg.errors import UsageError
from kg.model import Entity, Event, Knowledge, Precision, When, Witness
from kg.resolve.schema import schema

T = TypeVar("T")
_SUFFIX = re.compile(r"\.(txt|md|html?|json)$")
_LENGTH = {Precision.DAY: 10, Precision.MONTH: 7, Precision.YEAR: 4, Precision.SPAN: 10}


@dataclass(frozen=True, slots=True)
class Thing:
    """What a name stands for: its names, its type, its country code."""

    names: tuple[str, ...]
    type: str = ""
    country: str | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """An event as one document has it: `arguments` are (role, thing) pairs, dates ISO texts.

    `quote` is the annotation's, or the sentence of the first witness; `rule` and `confidence` are
    the graph's.
    """

    type: str
    arguments: tuple[tuple[str, Thing], ...]
    place: Thing | None
    start: str | None
    end: str | None
    status: str
    quote: str
    rule: str = ""
    label: str = ""
    confidence: float = 1.0
    sentences: tuple[str, ...] = ()
    id: str = ""

    @property
    def core(self) -> tuple[tuple[str, Thing], ...]:
        """The arguments in core roles of the type."""
        roles = schema(self.type).core
        return tuple((role, thing) for role, thing in self.arguments if role in roles)


def document_key(name: str) -> str:
    """The name under which annotation and document are matched: the file's stem."""
    return _SUFFIX.sub("", PurePosixPath(name).name)


def read_gold(folder: Path) -> dict[str, tuple[Told, ...]]:
    """The annotated events by document key, in order of the keys.

    Raises UsageError where `folder` holds no annotations or one is not as the guidelines say.
    """
    return _read(folder, _annotated)


def read_things(folder: Path) -> dict[str, dict[str, Thing]]:
    """The annotated entities by their ids, by document key; raises UsageError as `read_gold` does."""
    return _read(folder, lambda data: {entity["id"]: _thing(entity) for entity in data["entities"]})


def _read(folder: Path, take: Callable[[dict[str, Any]], T]) -> dict[str, T]:
    paths = sorted(folder.glob("*.json"))
    if not paths:
        raise UsageError(f"{folder}: no annotations (*.json) in this folder")
    found: dict[str, T] = {}
    for path in paths:
        try:
            data = json.loads(path.read_text(encoding="utf-8"))
            found[document_key(data["doc"])] = take(data)
        except (KeyError, TypeError, ValueError) as error:
            raise UsageError(f"{path}: not an annotation: {error!r}") from error
    return dict(sorted(found.items()))


def read_graph(knowledge: Knowledge) -> dict[str, tuple[Told, ...]]:
    """The graph's events by the key of each document that tells them."""
    entities = {entity.id: entity for entity in knowledge.entities}
    found: dict[str, list[Told]] = defaultdict(list)
    for event in knowledge.events:
        witnesses: dict[str, list[Witness]] = defaultdict(list)
        for witness in event.evidence:
            witnesses[document_key(witness.evidence.document)].append(witness)
        for key in sorted(witnesses):
            found[key].append(_extracted(event, witnesses[key], entities=entities))
    return {key: tuple(found[key]) for key in sorted(found)}


def bounds(when: When | None) -> tuple[str | None, str | None]:
    """The earliest and the latest date at the precision known."""
    if when is None:
        return None, None
    length = _LENGTH[when.precision]
    return when.earliest.isoformat()[:length], when.latest.isoformat()[:length]


def _annotated(data: dict[str, Any]) -> tuple[Told, ...]:
    things = {entity["id"]: _thing(entity) for entity in data["entities"]}
    unknown = Thing(("?",))
    return tuple(
        Told(
            type=event["type"],
            arguments=tuple((p["role"], things.get(p["entity"], unknown)) for p in event["participants"]),
            place=things.get(event.get("place") or ""),
            start=event.get("start"),
            end=event.get("end"),
            status=event.get("status") or "",
            quote=event.get("quote") or "",
        )
        for event in data["events"]
    )


def _thing(entity: dict[str, Any]) -> Thing:
    names = (entity.get("name"), *entity.get("aliases", ()))
    country = entity.get("country")
    return Thing(
        tuple(name for name in names if name), entity.get("type", ""), country.lower() if country else None
    )


def _extracted(event: Event, witnesses: list[Witness], *, entities: dict[str, Entity]) -> Told:
    start, end = bounds(event.when)
    first = witnesses[0]
    return Told(
        type=event.type,
        arguments=tuple((p.role, _party(p.entity, entities=entities)) for p in event.participants),
        place=_party(event.place, entities=entities) if event.place else None,
        start=start,
        end=end,
        status=event.status.value,
        quote=first.evidence.quote,
        rule=first.rule,
        label=event.label,
        confidence=event.confidence,
        sentences=tuple(w.evidence.quote for w in witnesses),
        id=event.id,
    )


def _party(identifier: str, *, entities: dict[str, Entity]) -> Thing:
    entity = entities.get(identifier)
    if entity is None:
        return Thing((identifier,))
    return Thing((entity.name, *entity.aliases), entity.kind.value, entity.country)
