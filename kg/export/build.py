"""The formats there are, one of them by name, or all of them into a folder."""

from pathlib import Path

from kg.errors import UsageError
from kg.export.cytoscape import write_cytoscape
from kg.export.files import write_together
from kg.export.gexf import write_gexf
from kg.export.graphml import write_actors_graph, write_events_graph
from kg.export.owl import write_ontology
from kg.export.rdf import (
    RDF_FORMATS,
    Writer,
    collect_rows,
    write_jsonld,
    write_nquads,
    write_ntriples,
    write_rows,
    write_trig,
    write_turtle,
)
from kg.export.snapshot import write_knowledge
from kg.export.spreadsheet import write_entities_csv, write_events_csv
from kg.export.tables import write_decisions, write_documents, write_entities, write_events
from kg.export.types import EventType
from kg.model import Knowledge

FORMATS: dict[str, tuple[str, str, Writer]] = {
    "ttl": (".ttl", "Turtle: the union of all documents", write_turtle),
    "nt": (".nt", "N-Triples: the union of all documents", write_ntriples),
    "nq": (".nq", "N-Quads: a named graph a document", write_nquads),
    "trig": (".trig", "TriG: a named graph a document", write_trig),
    "jsonld": (".jsonld", "JSON-LD with its context inside", write_jsonld),
    "graphml": (".graphml", "GraphML: events and their participants", write_events_graph),
    "actors": (".graphml", "GraphML: actors tied by the events that occurred", write_actors_graph),
    "gexf": (".gexf", "GEXF for Gephi, with start and end: events and their participants", write_gexf),
    "cytoscape": (".json", "Cytoscape.js JSON: events and their participants", write_cytoscape),
    "events": (".jsonl", "JSON lines: events with their evidence", write_events),
    "entities": (".jsonl", "JSON lines: persons, organisations, states, places", write_entities),
    "documents": (".jsonl", "JSON lines: documents and their problems", write_documents),
    "decisions": (".jsonl", "JSON lines: comparisons and merges", write_decisions),
    "events-csv": (".csv", "CSV of events for a spreadsheet", write_events_csv),
    "entities-csv": (".csv", "CSV of entities for a spreadsheet", write_entities_csv),
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


def export(
    knowledge: Knowledge,
    path: Path,
    *,
    format: str,
    base_iri: str,
    types: tuple[EventType, ...] | None = None,
) -> None:
    """Write `knowledge` to the file `path` in one of FORMATS.

    `types` are the event types, the package's own by default. Raises UsageError for an unknown
    format or a bad base IRI, WriteError where the file cannot be written; then none is left.
    """
    if format not in FORMATS:
        raise UsageError(f"unknown format {format!r}; there are: {', '.join(FORMATS)}")
    _, _, write = FORMATS[format]
    write(knowledge, path, base_iri=base_iri, types=types)


def write_all(
    knowledge: Knowledge, folder: Path, *, base_iri: str, types: tuple[EventType, ...] | None = None
) -> list[Path]:
    """Write the tables, the RDF files, both graphs, the ontology and the snapshot into `folder`.

    Every file is whole or absent, and none is replaced before all are written. Gives the paths.
    Raises UsageError for a bad base IRI and WriteError.
    """
    rows = collect_rows(knowledge, base_iri=base_iri, types=types)

    def write(staging: Path) -> list[Path]:
        written = []
        for name, format in _FILES:
            written.append(staging / name)
            export(knowledge, written[-1], format=format, base_iri=base_iri, types=types)
        for format in RDF_FORMATS:
            written.append(staging / f"graph.{format}")
            write_rows(rows, written[-1], format=format)
        written.append(staging / "ontology.ttl")
        write_ontology(written[-1], types=types)
        return written

    return write_together(folder, write)
