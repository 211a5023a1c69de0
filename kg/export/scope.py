"""What every part of the RDF export needs to know beside the thing it describes."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from kg.export.terms import Pair, iri
from kg.export.types import EventType, load_types
from kg.ids import digest
from kg.iris import check_base, check_licence, document_graph_iri, document_iri, resource_iri
from kg.model import Kind, Knowledge

Pairs = Iterator[Pair]


class Provenance(StrEnum):
    """How much an RDF export says of where its claims are from.

    `NONE`: the events and entities as settled; `GRAPHS`: and which document says what, as a named
    graph each; `FULL`: and each sentence with its offsets, each report, each decision.
    """

    NONE = "none"
    GRAPHS = "graphs"
    FULL = "full"


@dataclass(frozen=True, slots=True)
class Scope:
    """The base IRI, the event types by name, the states by country code, the run, how much provenance, the licence.

    `full` says whether sentences, reports and decisions are wanted, `graphs` whether it is wanted
    which document says what. All terms are tokens of `kg.export.terms`.
    """

    base: str
    types: dict[str, EventType]
    states: dict[str, str]
    run: str
    provenance: Provenance = Provenance.FULL
    full: bool = True
    graphs: bool = True
    licence: str = ""

    def event(self, identifier: str) -> str:
        """The term of an event."""
        return _term(self.base, "event", identifier)

    def entity(self, identifier: str) -> str:
        """The term of an entity."""
        return _term(self.base, "entity", identifier)

    def mention(self, identifier: str) -> str:
        """The term of a frame or a mention of an entity."""
        return _term(self.base, "mention", identifier)

    def document(self, identifier: str) -> str:
        """The term of a document."""
        return _document_term(self.base, identifier)

    def graph(self, identifier: str) -> str:
        """The term of the named graph of a document."""
        return iri(document_graph_iri(self.base, identifier))


def scope_of(
    knowledge: Knowledge,
    *,
    base_iri: str,
    types: tuple[EventType, ...] | None = None,
    provenance: Provenance = Provenance.FULL,
    licence: str = "",
) -> Scope:
    """The scope of an export; raises UsageError for a base IRI or a licence that is no IRI.

    `types` are the event types, the package's own by default; `licence` is "" for none.
    """
    base = check_base(base_iri)
    states: dict[str, str] = {}
    for entity in knowledge.entities:
        if entity.kind is Kind.STATE and entity.country:
            states.setdefault(entity.country, entity.id)
    known = load_types() if types is None else types
    run = iri(base + "run/" + digest(*(part for pair in knowledge.stamp.parts for part in pair)))
    full, graphs = provenance is Provenance.FULL, provenance is not Provenance.NONE
    by_name = {one.name: one for one in known}
    return Scope(base, by_name, states, run, provenance, full, graphs, check_licence(licence))


@lru_cache(maxsize=65536)
def _term(base: str, kind: str, identifier: str) -> str:
    return f"<{resource_iri(base, kind, identifier)}>"


@lru_cache(maxsize=65536)
def _document_term(base: str, identifier: str) -> str:
    return f"<{document_iri(base, identifier)}>"
