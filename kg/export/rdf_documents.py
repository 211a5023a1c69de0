"""Documents, decisions, the run and the data set itself as RDF; all in the default graph."""

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from kg.export.forms import TERM, Block, Filled, Form, size
from kg.export.rdf_entities import CLASSES, link_pair
from kg.export.scope import Pairs, Scope
from kg.export.terms import (
    DK,
    boolean,
    day,
    dcat,
    dcterms,
    decimal,
    dk,
    integer,
    iri,
    prov,
    rdf,
    rdfs,
    schema,
    text,
    void,
)
from kg.ids import mint
from kg.iris import local_id
from kg.model import Account, Decision, Judgement, Knowledge

DUMPS = (
    ("graph.jsonld", "application/ld+json"),
    ("graph.nq", "application/n-quads"),
    ("graph.nt", "application/n-triples"),
    ("graph.trig", "application/trig"),
    ("graph.ttl", "text/turtle"),
)
DESCRIPTION = "Diplomatic events extracted from news articles, with the sentence behind each."
MEDIA_TYPES = "https://www.iana.org/assignments/media-types/"
RIGHTS = "The rights in the quotations are those of the documents quoted; each quotation names its document."


def document_blocks(account: Account, scope: Scope) -> Iterator[Block]:
    """A document with its own publication date, and whose graph is whose."""
    subject = scope.document(account.source.id)
    pairs = list(_source_pairs(account))
    for problem in account.problems:
        where = f" (line {problem.line})" if problem.line is not None else ""
        pairs.append((dk.problem, text(f"{problem.stage}: {problem.message}{where}")))
    yield subject, list(dict.fromkeys(pairs))
    if scope.graphs:
        yield scope.graph(account.source.id), [(prov.wasDerivedFrom, subject)]


def _source_pairs(account: Account) -> Pairs:
    source = account.source
    yield rdf.type, schema.NewsArticle
    yield rdf.type, prov.Entity
    yield rdfs.label, text(source.title or source.id)
    yield dcterms.identifier, text(source.id)
    if source.title:
        yield schema.headline, text(source.title)
    if source.url:
        yield link_pair(source.url, schema.url)
    if source.published:
        yield schema.datePublished, day(source.published)
        yield dk.publishedByInference, boolean(source.published_by_inference)
    for predicate, value in (
        (schema.inLanguage, source.language),
        (dk.outlet, source.outlet),
        (dk.sha256, source.sha256),
    ):
        if value:
            yield predicate, text(value)


def decision_blocks(knowledge: Knowledge, scope: Scope) -> Iterator[Block]:
    """The recorded comparisons, and a redirect from each id that a merge left behind."""
    current = {entity.id for entity in knowledge.entities} | {event.id for event in knowledge.events}
    redirects: dict[str, dict[str, None]] = {}
    for decision in knowledge.decisions:
        left = f"<{scope.base}{local_id('candidate', decision.left)}>"
        right = f"<{scope.base}{local_id('candidate', decision.right)}>"
        if scope.full:
            yield _decision_block(decision, left, right, scope)
        kept = [one in current for one in (decision.left, decision.right)]
        if decision.judgement is Judgement.SAME and sum(kept) == 1:
            replaced, by = (right, left) if kept[0] else (left, right)
            redirects.setdefault(replaced, {})[by] = None
    for replaced, several in redirects.items():
        yield replaced, [(dcterms.isReplacedBy, by) for by in several]


def _decision_block(decision: Decision, left: str, right: str, scope: Scope) -> Block:
    identity = mint("decision", decision.judgement.value, decision.left, decision.right)
    reasons = [(dk.reason, text(reason)) for reason in dict.fromkeys(decision.reasons)]
    form = _decision_form(decision.judgement, scope.run)
    return Filled(f"<{scope.base}{identity}>", form, (left, right, decimal(decision.score)), reasons)


@lru_cache(maxsize=64)
def _decision_form(judgement: Judgement, run: str) -> Form:
    return Form(
        (rdf.type, dk.Decision),
        (dk.left, TERM),
        (dk.right, TERM),
        (dk.judgement, dk[judgement.value]),
        (dk.score, TERM),
        (prov.wasGeneratedBy, run),
    )


def run_block(knowledge: Knowledge, scope: Scope) -> Block:
    """The run as an activity without a clock: what it was made with, not when."""
    pairs = [(rdf.type, prov.Activity), (rdfs.label, text("Extraction of diplomatic events"))]
    pairs += [(dk.stamp, text(f"{name}={version}")) for name, version in knowledge.stamp.parts]
    return scope.run, pairs


def dataset_blocks(knowledge: Knowledge, scope: Scope, *, triples: int) -> list[Block]:
    """The description of the data set (VoID, DCAT); `triples` are the distinct ones of all else."""
    subject = iri(scope.base + "dataset")
    counts = Counter(CLASSES[entity.kind][0] for entity in knowledge.entities)
    counts.update(dk[event.type] for event in knowledge.events if event.type in scope.types)
    pairs = list(_dataset_pairs(knowledge, scope))
    others: list[Block] = []
    for name, media in DUMPS:
        dump = iri(scope.base + name)
        pairs += [(dcat.distribution, dump), (void.dataDump, dump)]
        form = [(rdf.type, dcat.Distribution), (dcat.mediaType, iri(MEDIA_TYPES + media))]
        others.append((dump, [*form, *_licence_pairs(scope)]))
    for name, count in sorted(counts.items()):
        partition = iri(f"{scope.base}dataset/{name[1:-1].removeprefix(DK)}")
        pairs.append((void.classPartition, partition))
        others.append((partition, [(void["class"], name), (void.entities, integer(count))]))
    total = triples + len(pairs) + sum(map(size, others)) + 1
    return [(subject, [*pairs, (void.triples, integer(total))]), *others]


def _dataset_pairs(knowledge: Knowledge, scope: Scope) -> Pairs:
    yield rdf.type, void.Dataset
    yield rdf.type, dcat.Dataset
    yield dcterms.title, text("Diplomatic events", "en")
    yield dcterms.title, text("Événements diplomatiques", "fr")
    yield dcterms.description, text(DESCRIPTION, "en")
    yield dcterms.rights, text(RIGHTS, "en")
    yield from _licence_pairs(scope)
    if scope.licence:
        yield schema.license, iri(scope.licence)
    yield void.vocabulary, iri(DK.removesuffix("#"))
    yield void.documents, integer(len(knowledge.documents))
    yield void.entities, integer(len(knowledge.entities) + len(knowledge.events))
    yield dk.provenance, text(scope.provenance.value)
    yield prov.wasGeneratedBy, scope.run
    for source in dict.fromkeys(scope.document(account.source.id) for account in knowledge.documents):
        yield dcterms.source, source


def _licence_pairs(scope: Scope) -> Pairs:
    if scope.licence:
        yield dcterms.license, iri(scope.licence)
