"""Knowledge -> Turtle, N-Triples, N-Quads, TriG, JSON-LD and RDF/XML, block by block.

TriG and N-Quads hold one named graph a document, with what that document alone asserts, and in
the default graph what belongs to none (labels, settled dates and statuses, documents, decisions,
the run, the data set); the other formats hold the union of all. Nothing is held in memory but the
block at hand and, for the named graphs, an index of who is told of where.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Protocol, TypeVar

from kg.export import syntax
from kg.export.files import replacing
from kg.export.forms import Block, Filled, size
from kg.export.jsonld import jsonld_chunks
from kg.export.rdf_documents import dataset_blocks, decision_blocks, document_blocks, run_block
from kg.export.rdf_entities import entity_blocks, entity_told, office_blocks
from kg.export.rdf_events import event_block, event_told
from kg.export.rdf_times import time_blocks
from kg.export.scope import Provenance, Scope, scope_of
from kg.export.terms import dk, prov, rdf
from kg.export.types import EventType
from kg.model import Entity, Event, Knowledge, Mention, Report, Witness

Told = TypeVar("Told", Mention, Witness)
RDF_FORMATS = ("ttl", "nt", "nq", "trig", "jsonld")


class Writer(Protocol):
    """The signature of an exporter: writes the file `path`, whole or not at all."""

    def __call__(
        self, knowledge: Knowledge, path: Path, *, base_iri: str, types: tuple[EventType, ...] | None = None
    ) -> None:
        """Write `knowledge`; raises UsageError for a bad base IRI and WriteError."""


def union_blocks(knowledge: Knowledge, scope: Scope) -> Iterator[Block]:
    """The blocks of the union of all graphs but the data set's; no triple twice."""
    yield run_block(knowledge, scope)
    for account in knowledge.documents:
        yield from document_blocks(account, scope)
    for entity in knowledge.entities:
        yield from _merged(chain(entity_blocks(entity, scope), entity_told(entity, entity.mentions, scope)))
    yield from office_blocks(knowledge.entities, scope)
    for event in knowledge.events:
        told = event_told(event, event.evidence, event.history, scope)
        yield from _merged(chain((event_block(event, scope),), told))
    yield from time_blocks(knowledge.events, scope)
    yield from decision_blocks(knowledge, scope)


def _merged(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks with those of one subject as one."""
    found: dict[str, dict[tuple[str, str], None]] = {}
    filled = []
    for block in blocks:
        if isinstance(block, Filled):
            # a form is of what has one block
            filled.append(block)
        else:
            found.setdefault(block[0], {}).update(dict.fromkeys(block[1]))
    for subject, several in found.items():
        yield subject, list(several)
    yield from filled


def default_blocks(knowledge: Knowledge, scope: Scope) -> Iterator[Block]:
    """The blocks of the default graph but the data set's."""
    yield run_block(knowledge, scope)
    for account in knowledge.documents:
        yield from document_blocks(account, scope)
    for entity in knowledge.entities:
        yield from entity_blocks(entity, scope)
    yield from office_blocks(knowledge.entities, scope)
    for event in knowledge.events:
        yield event_block(event, scope)
    yield from time_blocks(knowledge.events, scope)
    yield from decision_blocks(knowledge, scope)


def told_blocks(knowledge: Knowledge, scope: Scope) -> Iterator[tuple[str, Iterator[Block]]]:
    """For each document that says something: the term of its graph ("" for the default one), and the blocks of that."""
    mentions: dict[str, list[tuple[Entity, list[Mention]]]] = defaultdict(list)
    for entity in knowledge.entities:
        for document, named in _by_document(entity.mentions).items():
            mentions[document].append((entity, named))
    accounts: dict[str, list[tuple[Event, list[Witness], list[Report]]]] = defaultdict(list)
    for event in knowledge.events:
        witnesses, reports = _by_document(event.evidence), defaultdict(list)
        for report in event.history:
            reports[report.document].append(report)
        for document in dict.fromkeys((*witnesses, *reports)):
            accounts[document].append((event, witnesses.get(document, []), reports[document]))
    for document in sorted({*mentions, *accounts}):
        told = chain(
            chain.from_iterable(entity_told(e, m, scope) for e, m in mentions.get(document, ())),
            chain.from_iterable(event_told(e, w, r, scope) for e, w, r in accounts.get(document, ())),
        )
        yield scope.graph(document) if scope.graphs else "", told


def _by_document(told: Iterable[Told]) -> dict[str, list[Told]]:
    found: dict[str, list[Told]] = {}
    for one in told:
        found.setdefault(one.evidence.document, []).append(one)
    return found


def texts(knowledge: Knowledge, scope: Scope, *, format: str) -> Iterator[str]:
    """The parts of an RDF file in one of the formats."""
    if format in ("nq", "trig"):
        yield from _quads(knowledge, scope, format=format)
    elif format == "jsonld":
        yield from jsonld_chunks(lambda: _whole_union(knowledge, scope))
    else:
        head, render, end = _UNION[format]
        yield head
        yield from map(render, _whole_union(knowledge, scope))
        yield end


_UNION = {
    "nt": ("", syntax.triples, ""),
    "ttl": (syntax.PROLOGUE, syntax.turtle, ""),
    "rdf": (syntax.XML_HEAD, syntax.xml, syntax.XML_END),
}


def _whole_union(knowledge: Knowledge, scope: Scope) -> Iterator[Block]:
    count = 0
    for block in union_blocks(knowledge, scope):
        count += size(block)
        yield block
    yield from dataset_blocks(knowledge, scope, triples=count)


def _quads(knowledge: Knowledge, scope: Scope, *, format: str) -> Iterator[str]:
    plain = syntax.triples if format == "nq" else syntax.turtle
    if format == "trig":
        yield syntax.PROLOGUE
    tally = Tally()
    for block in default_blocks(knowledge, scope):
        tally.count += size(block)
        yield plain(block)
    for graph, blocks in told_blocks(knowledge, scope):
        counted = map(tally.told, blocks)
        if not graph:
            yield from map(plain, counted)
        elif format == "nq":
            # a document at a time: each step of a generator costs about as much as a triple
            yield "".join([syntax.quads(block, graph) for block in counted])
        else:
            inside = "".join([syntax.turtle(block, "  ") for block in counted if size(block)])
            yield f"{graph} {{\n{inside}}}\n"
    yield from map(plain, dataset_blocks(knowledge, scope, triples=tally.count))


class Tally:
    """The number of distinct triples of the blocks of the default graph and, after those, of the documents' graphs.

    Two documents' graphs share only what they say alike of an entity or an event: its types, which
    the default graph has too, and its roles.
    """

    def __init__(self) -> None:
        self.count = 0
        self._roles: set[tuple[str, str, str]] = set()

    def told(self, block: Block) -> Block:
        """Count a block of a document's graph; gives it back."""
        if isinstance(block, Filled):
            # what only one document's graph has: mentions and reports
            self.count += size(block)
            return block
        subject, pairs = block
        for predicate, value in pairs:
            if predicate in _ALIKE or (subject, predicate, value) in self._roles:
                continue
            if predicate not in _SINGLE:
                self._roles.add((subject, predicate, value))
            self.count += 1
        return block


# What the default graph says too, and what only one document's graph says, of entities and events.
_ALIKE = frozenset({rdf.type, dk.eventType})
_SINGLE = frozenset({dk.mention, dk.evidence, dk.report, prov.wasDerivedFrom})


def write_rdf(
    knowledge: Knowledge,
    path: Path,
    *,
    format: str,
    base_iri: str,
    types: tuple[EventType, ...] | None = None,
    provenance: Provenance = Provenance.FULL,
    licence: str = "",
) -> None:
    """Write `knowledge` in one of the formats; raises UsageError for a bad base IRI or licence, and WriteError."""
    scope = scope_of(knowledge, base_iri=base_iri, types=types, provenance=provenance, licence=licence)
    with replacing(path) as stream:
        for chunk in syntax.chunks(texts(knowledge, scope, format=format)):
            stream.write(chunk)


write_turtle: Writer = partial(write_rdf, format="ttl")
write_ntriples: Writer = partial(write_rdf, format="nt")
write_nquads: Writer = partial(write_rdf, format="nq")
write_trig: Writer = partial(write_rdf, format="trig")
write_jsonld: Writer = partial(write_rdf, format="jsonld")
write_rdfxml: Writer = partial(write_rdf, format="rdf")


def to_rdflib(knowledge: Knowledge, *, base_iri: str, types: tuple[EventType, ...] | None = None) -> object:
    """The same quads as an `rdflib.Dataset` whose default graph is the union, for notebooks."""
    import rdflib

    data = rdflib.Dataset(default_union=True)
    scope = scope_of(knowledge, base_iri=base_iri, types=types)
    data.parse(data="".join(texts(knowledge, scope, format="nq")), format="nquads")
    return data
