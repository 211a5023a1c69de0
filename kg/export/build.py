"""The formats there are, one of them by name, or all of them into a folder."""

from functools import lru_cache, partial
from importlib.metadata import entry_points
from pathlib import Path

from kg.errors import UsageError
from kg.export.calendar import write_calendar
from kg.export.csl import write_csl
from kg.export.cytoscape import write_cytoscape
from kg.export.dot import write_dot
from kg.export.files import write_together
from kg.export.followthemoney import write_followthemoney
from kg.export.gexf import write_gexf
from kg.export.graphml import write_actors_graph, write_actors_yed, write_events_graph, write_events_yed
from kg.export.neo4j import write_neo4j
from kg.export.owl import write_ontology
from kg.export.parquet import write_parquet
from kg.export.plover import write_plover
from kg.export.rdf import (
    RDF_FORMATS,
    Writer,
    write_jsonld,
    write_nquads,
    write_ntriples,
    write_rdf,
    write_rdfxml,
    write_trig,
    write_turtle,
)
from kg.export.scope import Provenance
from kg.export.snapshot import write_knowledge
from kg.export.spreadsheet import write_entities_csv, write_events_csv
from kg.export.sqlite import write_datasette, write_sqlite
from kg.export.tables import write_decisions, write_documents, write_entities, write_events
from kg.export.types import EventType
from kg.iris import check_base, check_licence
from kg.model import Knowledge

Format = tuple[str, str, Writer]
ALL_RDF = (*RDF_FORMATS, "rdf")
ENTRY_POINTS = "diplomatic_kg.exporters"

FORMATS: dict[str, Format] = {
    "ttl": (".ttl", "Turtle: the union of all documents", write_turtle),
    "nt": (".nt", "N-Triples: the union of all documents", write_ntriples),
    "nq": (".nq", "N-Quads: a named graph a document", write_nquads),
    "trig": (".trig", "TriG: a named graph a document", write_trig),
    "jsonld": (".jsonld", "JSON-LD with its context inside", write_jsonld),
    "rdf": (".rdf", "RDF/XML: the union of all documents", write_rdfxml),
    "graphml": (".graphml", "GraphML: events and their participants", write_events_graph),
    "actors": (".graphml", "GraphML: actors tied by the events that occurred", write_actors_graph),
    "gexf": (".gexf", "GEXF for Gephi, with start and end: events and their participants", write_gexf),
    "graphml-yed": (
        ".graphml",
        "GraphML with what yEd draws: events and their participants",
        write_events_yed,
    ),
    "actors-yed": (".graphml", "GraphML with what yEd draws: actors tied by events", write_actors_yed),
    "dot": (".dot", "GraphViz DOT of a small graph: events and their participants", write_dot),
    "neo4j": (".zip", "zip of CSV for Neo4j's bulk import, with constraints", write_neo4j),
    "cytoscape": (".json", "Cytoscape.js JSON: events and their participants", write_cytoscape),
    "events": (".jsonl", "JSON lines: events with their evidence", write_events),
    "entities": (".jsonl", "JSON lines: persons, organisations, states, places", write_entities),
    "documents": (".jsonl", "JSON lines: documents and their problems", write_documents),
    "decisions": (".jsonl", "JSON lines: comparisons and merges", write_decisions),
    "events-csv": (".csv", "CSV of events for a spreadsheet", write_events_csv),
    "entities-csv": (".csv", "CSV of entities for a spreadsheet", write_entities_csv),
    "plover": (".csv", "CSV of source, event and target in PLOVER and CAMEO codes", write_plover),
    "parquet": (".parquet", "Parquet of events with their evidence (extra: parquet)", write_parquet),
    "sqlite": (".db", "SQLite file of all tables, for Datasette", write_sqlite),
    "datasette": (".json", "Datasette's metadata for graph.db: facets and descriptions", write_datasette),
    "ics": (".ics", "iCalendar of the visits and meetings whose days are known", write_calendar),
    "csl": (".json", "CSL JSON of the sources, for Zotero and pandoc", write_csl),
    "ftm": (".ftm.json", "FollowTheMoney entities, for Aleph and OpenSanctions tools", write_followthemoney),
    "json": (".json", "everything, to be read back", write_knowledge),
}
"""Format name -> (file suffix, what it is, writer)."""

_FILES = (
    ("events.jsonl", "events"),
    ("entities.jsonl", "entities"),
    ("documents.jsonl", "documents"),
    ("decisions.jsonl", "decisions"),
    ("events.csv", "events-csv"),
    ("entities.csv", "entities-csv"),
    ("graph.graphml", "graphml"),
    ("actors.graphml", "actors"),
    ("knowledge.json", "json"),
)


@lru_cache(maxsize=1)
def formats() -> dict[str, Format]:
    """FORMATS, and those that other packages add by an entry point of the group ENTRY_POINTS.

    The entry point's name is that of the format, its object a triple as in FORMATS. Raises
    UsageError for one that cannot be loaded, is none, or has the name of another.
    """
    found = dict(FORMATS)
    for entry in sorted(entry_points(group=ENTRY_POINTS), key=lambda one: (one.name, one.value)):
        where = f"exporter {entry.name!r} ({entry.value}, an entry point of {ENTRY_POINTS})"
        if entry.name in found:
            raise UsageError(f"{where}: there is another of this name; uninstall one of the two")
        try:
            suffix, description, write = entry.load()
        except (ImportError, AttributeError, TypeError, ValueError) as error:
            raise UsageError(f"{where}: is not (suffix, description, writer): {error}") from error
        found[entry.name] = (suffix, description, write)
    return found


def export(
    knowledge: Knowledge,
    path: Path,
    *,
    format: str,
    base_iri: str,
    types: tuple[EventType, ...] | None = None,
    provenance: Provenance = Provenance.FULL,
    licence: str = "",
) -> None:
    """Write `knowledge` to the file `path` in one of FORMATS.

    `types` are the event types, the package's own by default; `provenance` is for RDF; the IRI of a
    `licence` is told by the formats that have a place for it. Raises UsageError for an unknown
    format, a bad base IRI or licence, and for less than full provenance in what is not RDF;
    WriteError where the file cannot be written; then none is left.
    """
    known = formats()
    if format not in known:
        raise UsageError(f"unknown format {format!r}; there are: {', '.join(known)}")
    if format in ALL_RDF:
        told = partial(write_rdf, format=format, provenance=provenance, licence=licence)
        told(knowledge, path, base_iri=base_iri, types=types)
        return
    if provenance is not Provenance.FULL:
        raise UsageError(f"--provenance is for {', '.join(ALL_RDF)}, not for {format}")
    check_base(base_iri)
    _, _, write = known[format]
    if check_licence(licence) and format == "datasette":
        write = partial(write_datasette, licence=licence)
    write(knowledge, path, base_iri=base_iri, types=types)


def write_all(
    knowledge: Knowledge,
    folder: Path,
    *,
    base_iri: str,
    types: tuple[EventType, ...] | None = None,
    licence: str = "",
) -> list[Path]:
    """Write the tables, the RDF files, both graphs, the ontology and the snapshot into `folder`.

    Every file is whole or absent, and none is replaced before all are written. Gives the paths.
    Raises UsageError for a bad base IRI or licence, and WriteError.
    """
    check_base(base_iri)
    check_licence(licence)

    def write(staging: Path) -> list[Path]:
        written = []
        for name, format in _FILES:
            written.append(staging / name)
            export(knowledge, written[-1], format=format, base_iri=base_iri, types=types)
        for format in RDF_FORMATS:
            written.append(staging / f"graph.{format}")
            told = partial(write_rdf, format=format, licence=licence)
            told(knowledge, written[-1], base_iri=base_iri, types=types)
        written.append(staging / "ontology.ttl")
        write_ontology(written[-1], types=types)
        return written

    return write_together(folder, write)
