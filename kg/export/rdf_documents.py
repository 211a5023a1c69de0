"""Documents, decisions, the run and the data set itself as RDF; all in the default graph."""

from collections import Counter
from collections.abc import Iterator

from kg.export.rdf_entities import CLASSES, link_part
from kg.export.scope import Parts, Scope, union_rows
from kg.export.terms import (
    DCAT,
    DCTERMS,
    DK,
    LABEL,
    PROV,
    SCHEMA,
    TYPE,
    VOID,
    Row,
    boolean,
    day,
    decimal,
    integer,
    iri,
    text,
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


def document_rows(account: Account, scope: Scope) -> Iterator[Row]:
    """A document with its own publication date, and whose graph is whose."""
    subject = scope.document(account.source.id)
    yield from union_rows(subject, _source_parts(account))
    for problem in account.problems:
        where = f" (line {problem.line})" if problem.line is not None else ""
        yield Row(subject, DK + "problem", text(f"{problem.stage}: {problem.message}{where}"))
    yield Row(scope.graph(account.source.id), PROV + "wasDerivedFrom", iri(subject))


def _source_parts(account: Account) -> Parts:
    source = account.source
    yield TYPE, iri(SCHEMA + "NewsArticle")
    yield TYPE, iri(PROV + "Entity")
    yield LABEL, text(source.title or source.id)
    yield DCTERMS + "identifier", text(source.id)
    if source.title:
        yield SCHEMA + "headline", text(source.title)
    if source.url:
        yield link_part(source.url, SCHEMA + "url")
    if source.published:
        yield SCHEMA + "datePublished", day(source.published)
        yield DK + "publishedByInference", boolean(source.published_by_inference)
    for predicate, value in (
        (SCHEMA + "inLanguage", source.language),
        (DK + "outlet", source.outlet),
        (DK + "sha256", source.sha256),
    ):
        if value:
            yield predicate, text(value)


def decision_rows(knowledge: Knowledge, scope: Scope) -> Iterator[Row]:
    """The recorded comparisons, and a redirect from each id that a merge left behind."""
    current = {entity.id for entity in knowledge.entities} | {event.id for event in knowledge.events}
    for decision in knowledge.decisions:
        identity = mint("decision", decision.judgement.value, decision.left, decision.right)
        subject = scope.base + identity
        left, right = (scope.base + local_id("candidate", one) for one in (decision.left, decision.right))
        yield from union_rows(subject, _decision_parts(decision, left, right, scope))
        kept = [one in current for one in (decision.left, decision.right)]
        if decision.judgement is Judgement.SAME and sum(kept) == 1:
            replaced, by = (right, left) if kept[0] else (left, right)
            yield Row(replaced, DCTERMS + "isReplacedBy", iri(by))


def _decision_parts(decision: Decision, left: str, right: str, scope: Scope) -> Parts:
    yield TYPE, iri(DK + "Decision")
    yield DK + "left", iri(left)
    yield DK + "right", iri(right)
    yield DK + "judgement", iri(DK + decision.judgement.value)
    yield DK + "score", decimal(decision.score)
    for reason in decision.reasons:
        yield DK + "reason", text(reason)
    yield PROV + "wasGeneratedBy", iri(scope.run)


def run_rows(knowledge: Knowledge, scope: Scope) -> Iterator[Row]:
    """The run as an activity without a clock: what it was made with, not when."""
    yield Row(scope.run, TYPE, iri(PROV + "Activity"))
    yield Row(scope.run, LABEL, text("Extraction of diplomatic events"))
    for name, version in knowledge.stamp.parts:
        yield Row(scope.run, DK + "stamp", text(f"{name}={version}"))


def dataset_rows(knowledge: Knowledge, scope: Scope, *, triples: int) -> list[Row]:
    """The description of the data set (VoID, DCAT); `triples` are those of all else."""
    subject = scope.base + "dataset"
    described = [*union_rows(subject, _dataset_parts(knowledge, scope)), *_dump_rows(subject, scope)]
    described += _class_rows(subject, knowledge, scope)
    described.sort()
    return [*described, Row(subject, VOID + "triples", integer(triples + len(described) + 1))]


def _dataset_parts(knowledge: Knowledge, scope: Scope) -> Parts:
    yield TYPE, iri(VOID + "Dataset")
    yield TYPE, iri(DCAT + "Dataset")
    yield DCTERMS + "title", text("Diplomatic events", "en")
    yield DCTERMS + "title", text("Événements diplomatiques", "fr")
    yield DCTERMS + "description", text(DESCRIPTION, "en")
    yield DCTERMS + "rights", text(RIGHTS, "en")
    yield VOID + "vocabulary", iri(DK.removesuffix("#"))
    yield VOID + "documents", integer(len(knowledge.documents))
    yield VOID + "entities", integer(len(knowledge.entities) + len(knowledge.events))
    yield PROV + "wasGeneratedBy", iri(scope.run)
    for account in knowledge.documents:
        yield DCTERMS + "source", iri(scope.document(account.source.id))


def _dump_rows(dataset: str, scope: Scope) -> Iterator[Row]:
    for name, media in DUMPS:
        dump = scope.base + name
        yield Row(dataset, DCAT + "distribution", iri(dump))
        yield Row(dataset, VOID + "dataDump", iri(dump))
        yield Row(dump, TYPE, iri(DCAT + "Distribution"))
        yield Row(dump, DCAT + "mediaType", iri(MEDIA_TYPES + media))


def _class_rows(dataset: str, knowledge: Knowledge, scope: Scope) -> Iterator[Row]:
    counts = Counter(CLASSES[entity.kind][0] for entity in knowledge.entities)
    counts.update(DK + event.type for event in knowledge.events if event.type in scope.types)
    for name, count in sorted(counts.items()):
        partition = f"{scope.base}dataset/{name.removeprefix(DK)}"
        yield Row(dataset, VOID + "classPartition", iri(partition))
        yield Row(partition, VOID + "class", iri(name))
        yield Row(partition, VOID + "entities", integer(count))
