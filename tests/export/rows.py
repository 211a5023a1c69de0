"""What an export says, quad by quad, as pyoxigraph reads it back."""

from dataclasses import dataclass

import pyoxigraph as ox

from kg.export.rdf import texts
from kg.export.scope import Provenance, scope_of
from kg.model import Knowledge


@dataclass(frozen=True, slots=True)
class Term:
    """An object: an IRI where it has no datatype."""

    value: str
    datatype: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A quad; `graph` is "" for the default graph."""

    subject: str
    predicate: str
    object: Term
    graph: str


def collect_rows(
    knowledge: Knowledge, *, base_iri: str, provenance: Provenance = Provenance.FULL
) -> list[Row]:
    """The quads in the order of the file."""
    scope = scope_of(knowledge, base_iri=base_iri, provenance=provenance)
    data = "".join(texts(knowledge, scope, format="nq"))
    return [_row(quad) for quad in ox.parse(input=data, format=ox.RdfFormat.N_QUADS)]


def _row(quad: ox.Quad) -> Row:
    assert isinstance(quad.subject, ox.NamedNode)
    graph = quad.graph_name.value if isinstance(quad.graph_name, ox.NamedNode) else ""
    return Row(quad.subject.value, quad.predicate.value, _term(quad.object), graph)


def _term(term: object) -> Term:
    if isinstance(term, ox.Literal):
        return Term(term.value, term.datatype.value, term.language or "")
    assert isinstance(term, ox.NamedNode)
    return Term(term.value)
