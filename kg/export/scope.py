"""What every part of the RDF export needs to know beside the thing it describes."""

from collections.abc import Iterator
from dataclasses import dataclass

from kg.export.dates import edtf, point
from kg.export.terms import DK, PROV, UNION, Row, Term, boolean, day, iri, partial_date, text
from kg.export.types import EventType, load_types
from kg.ids import digest
from kg.iris import check_base, document_graph_iri, document_iri, resource_iri
from kg.model import Kind, Knowledge, When

Parts = Iterator[tuple[str, Term]]


@dataclass(frozen=True, slots=True)
class Scope:
    """The base IRI, the event types by name, the states by country code, and the run's IRI."""

    base: str
    types: dict[str, EventType]
    states: dict[str, str]
    run: str

    def event(self, identifier: str) -> str:
        """The IRI of an event."""
        return resource_iri(self.base, "event", identifier)

    def entity(self, identifier: str) -> str:
        """The IRI of an entity."""
        return resource_iri(self.base, "entity", identifier)

    def mention(self, identifier: str) -> str:
        """The IRI of a frame or a mention of an entity."""
        return resource_iri(self.base, "mention", identifier)

    def document(self, identifier: str) -> str:
        """The IRI of a document."""
        return document_iri(self.base, identifier)

    def graph(self, identifier: str) -> str:
        """The IRI of the named graph of a document."""
        return document_graph_iri(self.base, identifier)


def scope_of(knowledge: Knowledge, *, base_iri: str, types: tuple[EventType, ...] | None = None) -> Scope:
    """The scope of an export; raises UsageError for a base IRI that is none.

    `types` are the event types, the package's own by default.
    """
    base = check_base(base_iri)
    states: dict[str, str] = {}
    for entity in knowledge.entities:
        if entity.kind is Kind.STATE and entity.country:
            states.setdefault(entity.country, entity.id)
    known = load_types() if types is None else types
    run = base + "run/" + digest(*(part for pair in knowledge.stamp.parts for part in pair))
    return Scope(base, {one.name: one for one in known}, states, run)


def rows(graph: str, subject: str, parts: Parts) -> Iterator[Row]:
    """The rows of one subject in one graph."""
    for predicate, value in parts:
        yield Row(subject, predicate, value, graph)


def union_rows(subject: str, parts: Parts) -> Iterator[Row]:
    """The rows of one subject in the default graph."""
    return rows(UNION, subject, parts)


def date_parts(when: When | None) -> Parts:
    """A time: typed by its precision where it is one point, always as bounds and as EDTF."""
    if when is None:
        return
    named = point(when)
    if named is not None:
        yield DK + "date", partial_date(named)
    yield DK + "earliest", day(when.earliest)
    yield DK + "latest", day(when.latest)
    yield DK + "precision", text(when.precision.value)
    yield DK + "edtf", text(edtf(when))
    if when.text:
        yield DK + "dateText", text(when.text)
    if when.inferred:
        yield DK + "dateInferred", boolean(True)


def derivation_parts(document: str, scope: Scope) -> Parts:
    """That something was derived from a document by this run."""
    yield PROV + "wasDerivedFrom", iri(scope.document(document))
    yield PROV + "wasGeneratedBy", iri(scope.run)
