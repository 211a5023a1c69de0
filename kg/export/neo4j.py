"""Knowledge -> a zip file of CSV for Neo4j's bulk import, with the constraints to set after it."""

import csv
import io
import zipfile
from collections.abc import Iterable
from pathlib import Path

from kg.export.characters import clean_cell
from kg.export.files import replacing
from kg.export.tables import Record, document_records, entity_records, event_records
from kg.export.types import EventType
from kg.model import Knowledge

# What `clean` removes from all texts, so that it can stand between them.
_BETWEEN = "\x1f"
_README = """Import into an empty database, then set the constraints (Neo4j 5):

neo4j-admin database import full neo4j --array-delimiter=U+001F --multiline-fields=true \\
    --nodes=entities.csv --nodes=events.csv --nodes=documents.csv \\
    --relationships=roles.csv --relationships=reports.csv
cypher-shell --file constraints.cypher
"""
_CONSTRAINTS = "".join(
    f"CREATE CONSTRAINT {label.lower()}_id IF NOT EXISTS FOR (n:{label}) REQUIRE n.id IS UNIQUE;\n"
    for label in ("Entity", "Event", "Document")
)
_ENTITY = (
    "id:ID(Entity)",
    ":LABEL",
    "label",
    "country",
    "aliases:string[]",
    "offices:string[]",
    "links:string[]",
)
_EVENT = (
    *("id:ID(Event)", ":LABEL", "label", "kind", "status", "start", "end", "precision", "object"),
    *("confidence:double", "conflicts:string[]", "quote"),
)
_DOCUMENT = ("id:ID(Document)", ":LABEL", "title", "published", "language", "url", "outlet")
_ROLE = (":START_ID(Event)", ":END_ID(Entity)", ":TYPE", "role")
_REPORT = (":START_ID(Document)", ":END_ID(Event)", ":TYPE", "start:int", "end:int", "status", "quote")


def write_neo4j(
    knowledge: Knowledge, path: Path, *, base_iri: str, types: tuple[EventType, ...] | None = None
) -> None:
    """Write a zip file of five CSV files, constraints and a note how to import; raises WriteError."""
    entities, events = entity_records(knowledge), event_records(knowledge)
    known = {one["id"] for one in entities}
    documents = document_records(knowledge)
    told = {one["id"] for one in documents}
    files = {
        "entities.csv": _csv(_ENTITY, map(_entity, entities)),
        "events.csv": _csv(_EVENT, map(_event, events)),
        "documents.csv": _csv(_DOCUMENT, map(_document, documents)),
        "roles.csv": _csv(_ROLE, (row for one in events for row in _roles(one, known))),
        "reports.csv": _csv(_REPORT, (row for one in events for row in _reports(one, told))),
        "constraints.cypher": _CONSTRAINTS,
        "README.txt": _README,
    }
    # a zip file is gone back into while it is written, which not every stream bears
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            # a fixed date: the same bytes each time
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, text.encode("utf-8", "replace"), zipfile.ZIP_DEFLATED)
    with replacing(path) as stream:
        stream.write(packed.getvalue())


def _csv(columns: tuple[str, ...], rows: Iterable[tuple[object, ...]]) -> str:
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return stream.getvalue()


def _cell(value: object) -> str:
    if isinstance(value, list):
        return _BETWEEN.join(clean_cell(str(one)) for one in value)
    return "" if value is None else clean_cell(str(value))


def _entity(one: Record) -> tuple[object, ...]:
    names = ("label", "country", "aliases", "offices", "links")
    return (one["id"], ["Entity", one["type"]], *(one[name] for name in names))


def _event(one: Record) -> tuple[object, ...]:
    names = ("label", "kind", "status", "start", "end", "precision", "object", "confidence", "conflicts")
    quote = one["mentions"][0]["quote"] if one["mentions"] else None
    return (one["id"], ["Event", one["type"]], *(one[name] for name in names), quote)


def _document(one: Record) -> tuple[object, ...]:
    names = ("title", "published", "language", "url", "outlet")
    return (one["id"], "Document", *(one[name] for name in names))


def _roles(event: Record, known: set[str]) -> Iterable[tuple[object, ...]]:
    roles = [(one["role"], one["id"]) for one in event["participants"]]
    if event["place"]:
        roles.append(("place", event["place"]["id"]))
    return ((event["id"], entity, role.upper(), role) for role, entity in roles if entity in known)


def _reports(event: Record, told: set[str]) -> Iterable[tuple[object, ...]]:
    for one in event["mentions"]:
        if one["document"] in told:
            place = (one["start"], one["end"], one["status"], one["quote"])
            yield (one["document"], event["id"], "REPORTS", *place)
