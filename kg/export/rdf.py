"""Knowledge -> Turtle, N-Triples, N-Quads, TriG and JSON-LD.

TriG and N-Quads hold one named graph a document, with what that document alone asserts, and in
the default graph what belongs to none (labels, settled dates and statuses, documents, decisions,
the run, the data set); the other formats hold the union of all. Rows are written sorted, by
pyoxigraph, which streams and checks IRIs.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache, partial
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import BinaryIO, Protocol, cast

import pyoxigraph as ox

from kg.export.files import SortedHead, replacing
from kg.export.jsonld import jsonld_chunks
from kg.export.rdf_documents import dataset_rows, decision_rows, document_rows, run_rows
from kg.export.rdf_entities import entity_rows
from kg.export.rdf_events import event_rows
from kg.export.scope import scope_of
from kg.export.terms import PREFIXES, RDF, Row, Term
from kg.export.types import EventType
from kg.model import Knowledge

_TRIPLE_FORMATS = {"ttl": ox.RdfFormat.TURTLE, "nt": ox.RdfFormat.N_TRIPLES}
_QUAD_FORMATS = {"nq": ox.RdfFormat.N_QUADS, "trig": ox.RdfFormat.TRIG}
RDF_FORMATS = ("ttl", "nt", "nq", "trig", "jsonld")


class Writer(Protocol):
    """The signature of an exporter: writes the file `path`, whole or not at all."""

    def __call__(
        self, knowledge: Knowledge, path: Path, *, base_iri: str, types: tuple[EventType, ...] | None = None
    ) -> None:
        """Write `knowledge`; raises UsageError for a bad base IRI and WriteError."""


def collect_rows(
    knowledge: Knowledge, *, base_iri: str, types: tuple[EventType, ...] | None = None
) -> list[Row]:
    """Every quad of the graph, once, sorted by subject, predicate, object and graph."""
    scope = scope_of(knowledge, base_iri=base_iri, types=types)
    found = list(run_rows(knowledge, scope))
    for account in knowledge.documents:
        found.extend(document_rows(account, scope))
    for entity in knowledge.entities:
        found.extend(entity_rows(entity, scope))
    for event in knowledge.events:
        found.extend(event_rows(event, scope))
    found.extend(decision_rows(knowledge, scope))
    found = _distinct(found)
    count = sum(1 for _ in union_of(found))
    return _distinct([*found, *dataset_rows(knowledge, scope, triples=count)])


def _distinct(rows: list[Row]) -> list[Row]:
    return [row for row, _ in groupby(sorted(rows))]


def union_of(rows: Iterable[Row]) -> Iterator[Row]:
    """A row for each distinct triple of sorted rows, whatever its graphs."""
    last: tuple[object, ...] = ()
    for row in rows:
        if row[:3] != last:
            yield row
        last = row[:3]


def write_rows(rows: list[Row], path: Path, *, format: str) -> None:
    """Write the rows of `collect_rows` in one of RDF_FORMATS; raises WriteError."""
    with replacing(path) as stream:
        if format == "jsonld":
            for chunk in jsonld_chunks(list(union_of(rows))):
                stream.write(chunk.encode("utf-8"))
        elif format in _TRIPLE_FORMATS:
            write_triples(rows, stream, format=_TRIPLE_FORMATS[format])
        else:
            _serialize(_quads(rows), stream, _QUAD_FORMATS[format])


def write_triples(rows: Iterable[Row], stream: BinaryIO, *, format: ox.RdfFormat) -> None:
    """Write the distinct triples of sorted rows, whatever their graphs."""
    _serialize((ox.Triple(*_terms(row)) for row in union_of(rows)), stream, format)


def _serialize(
    terms: Iterator[ox.Triple] | Iterator[ox.Quad], stream: BinaryIO, format: ox.RdfFormat
) -> None:
    prefixed = format in (ox.RdfFormat.TURTLE, ox.RdfFormat.TRIG)
    head = SortedHead(stream, lines=len(PREFIXES) if prefixed else 0)
    ox.serialize(terms, cast(BinaryIO, head), format, prefixes=PREFIXES if prefixed else None)


def _write(
    knowledge: Knowledge,
    path: Path,
    *,
    base_iri: str,
    types: tuple[EventType, ...] | None = None,
    format: str,
) -> None:
    write_rows(collect_rows(knowledge, base_iri=base_iri, types=types), path, format=format)


write_turtle: Writer = partial(_write, format="ttl")
write_ntriples: Writer = partial(_write, format="nt")
write_nquads: Writer = partial(_write, format="nq")
write_trig: Writer = partial(_write, format="trig")
write_jsonld: Writer = partial(_write, format="jsonld")


def to_rdflib(knowledge: Knowledge, *, base_iri: str, types: tuple[EventType, ...] | None = None) -> object:
    """The same quads as an `rdflib.Dataset` whose default graph is the union, for notebooks."""
    import rdflib

    data = rdflib.Dataset(default_union=True)
    rows = collect_rows(knowledge, base_iri=base_iri, types=types)
    data.parse(data=ox.serialize(_quads(rows), format=ox.RdfFormat.N_QUADS), format="nquads")
    return data


def _terms(row: Row) -> tuple[ox.NamedNode, ox.NamedNode, ox.NamedNode | ox.Literal]:
    return _node(row.subject), _node(row.predicate), _object(row.object)


def _quads(rows: list[Row]) -> Iterator[ox.Quad]:
    default = ox.DefaultGraph()
    for row in sorted(rows, key=attrgetter("graph")):
        yield ox.Quad(*_terms(row), _node(row.graph) if row.graph else default)


@lru_cache(maxsize=4096)
def _node(iri: str) -> ox.NamedNode:
    return ox.NamedNode(iri)


def _object(term: Term) -> ox.NamedNode | ox.Literal:
    if not term.datatype:
        return _node(term.value)
    if term.datatype == RDF + "langString":
        return ox.Literal(term.value, language=term.language)
    return ox.Literal(term.value, datatype=_node(term.datatype))
