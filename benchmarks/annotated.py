"""Annotations as extractions: what resolution would be given by an extraction that is always right."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from kg import gazetteer
from kg.corrections.values import parse_when
from kg.model import (
    Argument,
    Evidence,
    Extraction,
    Frame,
    Kind,
    Mention,
    Precision,
    Source,
    Status,
    When,
)

_PRECISIONS = {4: Precision.YEAR, 7: Precision.MONTH, 10: Precision.DAY}
LONGEST_NAME = 8
ARTICLES = ("the ", "le ", "la ", "her ", "his ")
APART = 100


def annotated(folder: Path) -> list[Extraction]:
    """An extraction for each annotation (*.json) in `folder`, sorted by document."""
    read = (json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.json")))
    return sorted((_extraction(data) for data in read), key=lambda extraction: extraction.source.id)


def _extraction(data: dict[str, Any]) -> Extraction:
    document, published = data["doc"], data["published"]
    found = {
        entity["id"]: list(_mentions(document, n, entity, data["language"]))
        for n, entity in enumerate(data["entities"])
    }
    frames = [
        _frame(document, n, event, {name: some[0].id for name, some in found.items()})
        for n, event in enumerate(data["events"])
    ]
    day = date.fromisoformat(published) if published else None
    source = Source(document, document, published=day, language=data["language"])
    return Extraction(source, tuple(m for some in found.values() for m in some), tuple(frames))


def _mentions(document: str, number: int, entity: dict[str, Any], language: str) -> Iterator[Mention]:
    """A mention for each way in which the text puts it, all under the full name."""
    kind, name = Kind(entity["type"]), entity["name"]
    code = (entity["country"] or "").lower() or None
    key = code if kind is Kind.STATE else _key(entity["aliases"], kind, language)
    named = name[:1].isupper() and len(name.split()) <= LONGEST_NAME and not name.lower().startswith(ARTICLES)
    for n, alias in enumerate([name, *entity["aliases"]]):
        start = number * APART + n
        yield Mention(
            id=f"{document}:{entity['id']}:{n}",
            kind=kind,
            name=name,
            evidence=Evidence(document, start, start + len(alias), alias),
            offices=tuple(entity.get("positions") or ()),
            country=code,
            key=key,
            named=named or kind is not Kind.PERSON,
        )


def _key(names: Iterable[str], kind: Kind, language: str) -> str | None:
    """The gazetteer's key of what one of the names is a name of, as a whole."""
    if kind is Kind.PERSON:
        return None
    for name in names:
        words = name.split()
        for match in gazetteer.load(language).find(words):
            if (match.start, match.end) == (0, len(words)) and match.entries[0].kind is kind:
                return match.entries[0].key
    return None


def _frame(document: str, number: int, event: dict[str, Any], ids: dict[str, str]) -> Frame:
    start = APART * (APART + number)
    return Frame(
        id=f"{document}#{number}",
        type=event["type"],
        kind=event["kind"],
        rule="annotated",
        trigger="",
        arguments=tuple(Argument(p["role"], ids[p["entity"]]) for p in event["participants"]),
        when=_when(event["start"], event["end"] or event["start"]),
        place=ids.get(event["place"] or ""),
        status=Status(event["status"]),
        object=event["object"],
        speaker=None,
        evidence=Evidence(document, start, start + len(event["quote"]), event["quote"]),
        confidence=1.0,
    )


def _when(start: str | None, end: str | None) -> When | None:
    when = parse_when(f"{start}/{end}") if start and end else None
    if start is None or when is None:
        return None
    # between two months or years it is one point, between two days all of them
    precision = Precision.SPAN if start != end and len(start) == 10 else _PRECISIONS[len(start)]
    return replace(when, precision=precision, text=start)
