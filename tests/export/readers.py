"""Every format read back by a parser of others: each raises where a file is broken."""

import csv
import io
import json
import re
import sqlite3
import zipfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import networkx as nx
import pyarrow.parquet
import pyoxigraph as ox
from icalendar import Calendar
from lxml import etree

from kg.export import read_knowledge
from kg.export.characters import clean
from kg.export.followthemoney import followthemoney_entities
from kg.export.graphml import check_graphml
from kg.graph import node_id
from kg.model import Knowledge

Reader = Callable[[Path, Knowledge], None]
LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
_DOT = re.compile(
    r'digraph events \{|  rankdir=LR;|  "[^"]+"( -> "[^"]+")? \[label="([^"\\]|\\.)*"(, shape=\w+)?\];|\}'
)
_FORMULA = re.compile(r"[\s\u200b\ufeff]*[=+\-@＝]")


def labels(knowledge: Knowledge) -> set[str]:
    """The names and labels that a graph has."""
    return {clean(one.name or one.id) for one in knowledge.entities} | {
        clean(one.label or one.id) for one in knowledge.events
    }


def nodes(knowledge: Knowledge) -> set[str]:
    """The nodes of the graph of events."""
    return {node_id(one.id) for one in knowledge.entities} | {node_id(one.id) for one in knowledge.events}


def read_rdf(path: Path, knowledge: Knowledge) -> None:
    """All labels are there; a name of a document in no other place than a document's."""
    format = ox.RdfFormat.from_extension(path.suffix[1:])
    found = {
        quad.object.value
        for quad in ox.parse(path=str(path), format=format)
        if quad.predicate.value == LABEL and isinstance(quad.object, ox.Literal)
    }
    assert labels(knowledge) <= found


def read_graphml(path: Path, knowledge: Knowledge) -> None:
    """The structure is sound, the nodes and their labels are there."""
    assert check_graphml(path) == []
    graph = nx.read_graphml(path)
    assert set(graph.nodes) == nodes(knowledge)
    if "yed" not in path.name:
        assert {label or "" for _, label in graph.nodes(data="label")} == labels(knowledge)


def read_yed(path: Path, knowledge: Knowledge) -> None:
    """What yEd draws is well formed, and the nodes are there."""
    etree.parse(str(path))
    assert set(nx.read_graphml(path).nodes) == nodes(knowledge)


def read_actors(path: Path, knowledge: Knowledge) -> None:
    """The structure is sound."""
    etree.parse(str(path))
    assert set(nx.read_graphml(path, force_multigraph=True).nodes) <= nodes(knowledge)


def read_gexf(path: Path, knowledge: Knowledge) -> None:
    """The nodes are there."""
    assert set(nx.read_gexf(path, version="1.3").nodes) == nodes(knowledge)


def read_dot(path: Path, knowledge: Knowledge) -> None:
    """Each line is a statement on its own."""
    lines = path.read_text(encoding="utf-8").split("\n")[:-1]
    assert all(_DOT.fullmatch(line) for line in lines)
    assert len(lines) >= len(nodes(knowledge)) + 3


def read_neo4j(path: Path, knowledge: Knowledge) -> None:
    """Rows as wide as their heads; each relation's ends are nodes."""
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        tables = {
            name: list(csv.reader(io.StringIO(archive.read(name).decode("utf-8"), newline="")))
            for name in archive.namelist()
            if name.endswith(".csv")
        }
    for rows in tables.values():
        assert {len(row) for row in rows} == {len(rows[0])}
    entities, events, documents = (
        {row[0] for row in tables[name][1:]} for name in ("entities.csv", "events.csv", "documents.csv")
    )
    assert all(row[0] in events and row[1] in entities for row in tables["roles.csv"][1:])
    assert all(row[0] in documents and row[1] in events for row in tables["reports.csv"][1:])
    assert len(events) == len(knowledge.events)


def read_cytoscape(path: Path, knowledge: Knowledge) -> None:
    """The nodes are there."""
    found = _json(path)["elements"]["nodes"]
    assert {one["data"]["id"] for one in found} == nodes(knowledge)


def read_lines(path: Path, knowledge: Knowledge) -> None:
    """Each line is an object."""
    for line in path.read_text(encoding="utf-8").split("\n")[:-1]:
        assert isinstance(json.loads(line), dict)


def read_csv(path: Path, knowledge: Knowledge) -> None:
    """Rows as wide as their head; no cell that a spreadsheet would run."""
    with path.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.reader(stream))
    assert {len(row) for row in rows} == {len(rows[0])}
    assert not any(_FORMULA.match(cell) for row in rows for cell in row)


def read_parquet(path: Path, knowledge: Knowledge) -> None:
    """A row an event."""
    assert pyarrow.parquet.read_table(path).num_rows == len(knowledge.events)


def read_sqlite(path: Path, knowledge: Knowledge) -> None:
    """A row an event and an entity; the file is sound."""
    with closing(sqlite3.connect(path)) as database:
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        for table, number in (("events", len(knowledge.events)), ("entities", len(knowledge.entities))):
            assert database.execute(f"SELECT COUNT(*) FROM {table}").fetchone() == (number,)


def read_json(path: Path, knowledge: Knowledge) -> None:
    """It is JSON."""
    _json(path)


def read_ics(path: Path, knowledge: Knowledge) -> None:
    """Each entry has a day and an event's label."""
    calendar = Calendar.from_ical(path.read_bytes())
    known = {" ".join(clean(one.label).split()) for one in knowledge.events}
    for entry in calendar.walk("VEVENT"):
        assert entry.decoded("dtstart") < entry.decoded("dtend")
        assert " ".join(str(entry["summary"]).split()) in known


def read_ftm(path: Path, knowledge: Knowledge) -> None:
    """Ids are those of FollowTheMoney, and what entities refer to is there."""
    found = [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n")[:-1]]
    ids = {one["id"] for one in found}
    assert all(re.fullmatch("[A-Za-z0-9][A-Za-z0-9.-]*", one) for one in ids)
    for one in found:
        assert set(one["properties"].get("involved", ())) <= ids
    assert len(found) == len(list(followthemoney_entities(knowledge)))


def read_snapshot(path: Path, knowledge: Knowledge) -> None:
    """The graph itself."""
    assert read_knowledge(path) == knowledge


def _json(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


READERS: dict[str, Reader] = {
    **dict.fromkeys(("ttl", "nt", "nq", "trig", "jsonld", "rdf"), read_rdf),
    **{"graphml": read_graphml, "actors": read_actors, "graphml-yed": read_yed, "actors-yed": read_actors},
    **{"gexf": read_gexf, "dot": read_dot, "neo4j": read_neo4j, "cytoscape": read_cytoscape},
    **dict.fromkeys(("events", "entities", "documents", "decisions"), read_lines),
    **dict.fromkeys(("events-csv", "entities-csv", "plover"), read_csv),
    **{"parquet": read_parquet, "sqlite": read_sqlite, "datasette": read_json, "ics": read_ics},
    **{"csl": read_json, "ftm": read_ftm, "json": read_snapshot},
}
