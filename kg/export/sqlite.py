"""Knowledge -> one SQLite file, and what Datasette says of it: facets, units, descriptions."""

import json
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from kg.export.files import replacing, write_text
from kg.export.tables import Record, document_records, entity_records, event_records
from kg.export.types import EventType
from kg.model import Knowledge

_SCHEMA = """
CREATE TABLE entities (id TEXT PRIMARY KEY, type TEXT, label TEXT, country TEXT, aliases TEXT, offices TEXT,
    links TEXT, mentions INTEGER);
CREATE TABLE events (id TEXT PRIMARY KEY, type TEXT, kind TEXT, status TEXT, label TEXT, start TEXT, "end" TEXT,
    precision TEXT, year TEXT, place TEXT REFERENCES entities(id), country TEXT, object TEXT, confidence REAL,
    documents INTEGER, conflicts TEXT);
CREATE TABLE documents (id TEXT PRIMARY KEY, title TEXT, published TEXT, language TEXT, outlet TEXT, url TEXT);
CREATE TABLE participants (event TEXT REFERENCES events(id), role TEXT, entity TEXT REFERENCES entities(id),
    PRIMARY KEY (event, role, entity));
CREATE TABLE mentions (event TEXT REFERENCES events(id), document TEXT REFERENCES documents(id), start INTEGER,
    "end" INTEGER, quote TEXT, status TEXT, rule TEXT, confidence REAL);
CREATE INDEX participants_of_entity ON participants (entity);
CREATE INDEX mentions_of_event ON mentions (event);
CREATE INDEX mentions_of_document ON mentions (document);
"""
_FACETS = {
    "events": ("Events", ["type", "status", "year", "country"], "label"),
    "entities": ("Persons, organisations, states and places", ["type", "country"], "label"),
    "documents": ("The documents", ["language", "outlet"], "title"),
    "participants": ("Who took part in what role", ["role"], None),
    "mentions": ("The sentences behind the events", ["status", "rule"], None),
}


def write_sqlite(
    knowledge: Knowledge, path: Path, *, base_iri: str, types: tuple[EventType, ...] | None = None
) -> None:
    """Write tables of entities, events, documents, participants and mentions; raises WriteError.

    Lists are JSON texts, which Datasette offers as facets. The options are not used.
    """
    with closing(sqlite3.connect(":memory:")) as database:
        database.executescript(_SCHEMA)
        _insert(database, "entities", map(_entity, entity_records(knowledge)))
        _insert(database, "documents", map(_document, document_records(knowledge)))
        events = event_records(knowledge)
        _insert(database, "events", map(_event, events))
        _insert(database, "participants", (row for one in events for row in _participants(one)))
        _insert(database, "mentions", (row for one in events for row in _mentions(one)))
        database.commit()
        with replacing(path) as stream:
            stream.write(database.serialize())


def write_datasette(
    knowledge: Knowledge,
    path: Path,
    *,
    base_iri: str,
    types: tuple[EventType, ...] | None = None,
    licence: str = "",
) -> None:
    """Write the metadata with which Datasette opens graph.db: `datasette graph.db -m datasette.json`.

    The knowledge and the other options are not used. Raises WriteError.
    """
    tables = {name: _table(*described) for name, described in _FACETS.items()}
    told = {"license": licence, "license_url": licence} if licence else {}
    content = {"title": "Diplomatic events", **told, "databases": {"graph": {"tables": tables}}}
    write_text(path, json.dumps(content, indent=1) + "\n")


def _table(description: str, facets: list[str], label: str | None) -> Record:
    return {"description": description, "facets": facets, **({"label_column": label} if label else {})}


def _insert(database: sqlite3.Connection, table: str, rows: Iterable[tuple[object, ...]]) -> None:
    cells = (tuple(_cell(value) for value in row) for row in rows)
    width = len(database.execute(f"PRAGMA table_info({table})").fetchall())  # our own names only
    marks = ", ".join("?" * width)
    database.executemany(f"INSERT INTO {table} VALUES ({marks})", cells)


def _cell(value: object) -> object:
    if isinstance(value, list):
        return json.dumps(value, ensure_ascii=False).encode("utf-8", "replace").decode("utf-8")
    # half of a surrogate pair has no UTF-8
    return value.encode("utf-8", "replace").decode("utf-8") if isinstance(value, str) else value


def _entity(one: Record) -> tuple[object, ...]:
    names = ("id", "type", "label", "country", "aliases", "offices", "links")
    return (*(one[name] for name in names), len(one["mentions"]))


def _document(one: Record) -> tuple[object, ...]:
    return tuple(one[name] for name in ("id", "title", "published", "language", "outlet", "url"))


def _event(one: Record) -> tuple[object, ...]:
    names = ("id", "type", "kind", "status", "label", "start", "end", "precision")
    place = one["place"] or {}
    year = one["start"][:4] if one["start"] else None
    where = (year, place.get("id"), place.get("country"))
    return (
        *(one[name] for name in names),
        *where,
        *(one["object"], one["confidence"], len(one["documents"]), one["conflicts"]),
    )


def _participants(one: Record) -> Iterable[tuple[object, ...]]:
    return dict.fromkeys((one["id"], party["role"], party["id"]) for party in one["participants"])


def _mentions(one: Record) -> Iterable[tuple[object, ...]]:
    names = ("document", "start", "end", "quote", "status", "rule", "confidence")
    return ((one["id"], *(mention[name] for name in names)) for mention in one["mentions"])
