import os
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from rdflib.compare import isomorphic

from kg.errors import UsageError
from kg.export import FORMATS
from kg.export.rdf import (
    to_rdflib,
    write_jsonld,
    write_nquads,
    write_ntriples,
    write_rdf,
    write_trig,
    write_turtle,
)
from kg.export.rdf_entities import link_pair
from kg.export.scope import Provenance
from kg.export.terms import DK, NIF, OWL, PROV, SEM, TYPE, VOID, XSD, dcterms, decimal, owl
from kg.iris import document_graph_iri, document_iri
from kg.model import Knowledge, Precision, Status
from tests.export.rows import collect_rows
from tests.factories import (
    ANNA,
    BASE,
    BORIS,
    NASTY,
    make_account,
    make_event,
    make_knowledge,
    make_when,
    nasty_knowledge,
    sample_knowledge,
)

# rdflib 7.6 warns of what its own parsers use.
pytestmark = pytest.mark.filterwarnings("ignore:.*deprecated, use Dataset:DeprecationWarning")
TRIPLES = {"nt": write_ntriples, "turtle": write_turtle, "json-ld": write_jsonld}
QUADS = {"nquads": write_nquads, "trig": write_trig}
OXIGRAPH = {
    "nt": ox.RdfFormat.N_TRIPLES,
    "turtle": ox.RdfFormat.TURTLE,
    "json-ld": ox.RdfFormat.JSON_LD,
    "nquads": ox.RdfFormat.N_QUADS,
    "trig": ox.RdfFormat.TRIG,
}
BOTH = pytest.mark.parametrize("knowledge", [sample_knowledge(), nasty_knowledge()], ids=["sample", "nasty"])


def union_graph(knowledge: Knowledge) -> rdflib.Graph:
    """What the quads say, graphs left aside, read by rdflib from N-Triples."""
    graph = rdflib.Graph()
    for row in collect_rows(knowledge, base_iri=BASE):
        term = row.object
        value: rdflib.URIRef | rdflib.Literal = rdflib.URIRef(term.value)
        if term.language:
            value = rdflib.Literal(term.value, lang=term.language)
        elif term.datatype:
            value = rdflib.Literal(term.value, datatype=rdflib.URIRef(term.datatype), normalize=False)
        graph.add((rdflib.URIRef(row.subject), rdflib.URIRef(row.predicate), value))
    return graph


def plain(graph: rdflib.Graph) -> set[tuple[str, ...]]:
    """The triples with strings typed, as all readers but rdflib see them."""
    found: set[tuple[str, ...]] = set()
    for subject, predicate, value in graph:
        kind = lang = ""
        if isinstance(value, rdflib.Literal):
            lang = value.language or ""
            kind = str(value.datatype or "") or ("lang" if lang else XSD + "string")
        found.add((str(subject), str(predicate), str(value), kind, lang))
    return found


@BOTH
@pytest.mark.parametrize("name", TRIPLES)
def test_rdflib_and_pyoxigraph_read_the_same_union(knowledge: Knowledge, name: str, tmp_path: Path) -> None:
    path = tmp_path / "graph"
    TRIPLES[name](knowledge, path, base_iri=BASE)
    read = rdflib.Graph().parse(path, format=name)
    assert plain(read) == plain(union_graph(knowledge))
    again = {str(quad) for quad in ox.parse(path=str(path), format=OXIGRAPH[name])}
    write_ntriples(knowledge, path, base_iri=BASE)
    assert again == {str(quad) for quad in ox.parse(path=str(path), format=ox.RdfFormat.N_TRIPLES)}
    assert len(again) == len(read)


@BOTH
@pytest.mark.parametrize("name", QUADS)
def test_rdflib_and_pyoxigraph_read_the_same_graphs(knowledge: Knowledge, name: str, tmp_path: Path) -> None:
    path = tmp_path / "graph"
    QUADS[name](knowledge, path, base_iri=BASE)
    read = rdflib.Dataset()
    read.parse(path, format=name)
    stored = ox.Store()
    stored.bulk_load(path=str(path), format=OXIGRAPH[name])
    names = {str(graph.value) for graph in stored.named_graphs()}
    assert names == {document_graph_iri(BASE, account.source.id) for account in knowledge.documents}
    assert names == {str(graph.identifier) for graph in read.graphs() if len(graph)} - {
        "urn:x-rdflib:default"
    }
    for graph in names:
        counted = len(list(stored.quads_for_pattern(None, None, None, ox.NamedNode(graph))))
        assert len(read.graph(rdflib.URIRef(graph))) == counted > 0
    assert len(stored) == len(collect_rows(knowledge, base_iri=BASE))


def test_a_notebook_gets_the_union(tmp_path: Path) -> None:
    data = to_rdflib(sample_knowledge(), base_iri=BASE)
    assert isinstance(data, rdflib.Dataset)
    path = tmp_path / "graph.ttl"
    write_turtle(sample_knowledge(), path, base_iri=BASE)
    union = rdflib.Graph()
    for triple in data.triples((None, None, None)):
        union.add(triple)
    assert isomorphic(union, rdflib.Graph().parse(path))


@BOTH
def test_there_are_no_blank_nodes_and_no_raw_text_in_iris(knowledge: Knowledge) -> None:
    for row in collect_rows(knowledge, base_iri=BASE):
        names = [row.subject, row.predicate, *([] if row.object.datatype else [row.object.value])]
        assert all(name.isascii() and name.startswith(("http://", "https://")) for name in names)
        assert not any(set(name) & set(' "<>\\^`{|}\n') for name in names)


def test_an_event_is_typed_by_its_type_its_kind_and_sem() -> None:
    rows = collect_rows(sample_knowledge(), base_iri=BASE)
    visit = next(row.subject for row in rows if row.object.value == DK + "StateVisit")
    types = {row.object.value for row in rows if row.subject == visit and row.predicate == TYPE}
    assert types == {DK + "StateVisit", DK + "Visit", DK + "Event", SEM + "Event"}
    about = {(row.predicate, row.object.value) for row in rows if row.subject == visit}
    assert (DK + "visitor", BASE + ANNA) in about
    assert (SEM + "hasActor", BASE + BORIS) in about
    assert (DK + "status", DK + "occurred") in about
    assert not any(row.object.value == DK + "SignAgreement" and row.graph for row in rows)


def test_an_unknown_type_role_or_kind_breaks_nothing() -> None:
    event = make_event("strange type", {"odd role": [ANNA], "fine": [BORIS]}, kind="new")
    rows = collect_rows(make_knowledge(documents=[make_account()], events=[event]), base_iri=BASE)
    types = {row.object.value for row in rows if row.predicate == TYPE and "event/" in row.subject}
    assert types == {DK + "Event", SEM + "Event"}
    assert any(row.predicate == DK + "fine" for row in rows)


@pytest.mark.parametrize(
    ("when", "typed", "edtf"),
    [
        (make_when("2024-02-29"), ("2024-02-29", "date"), "2024-02-29"),
        (make_when("2024-02-01", "2024-02-29", Precision.MONTH), ("2024-02", "gYearMonth"), "2024-02"),
        (make_when("0987-01-01", "0987-12-31", Precision.YEAR), ("0987", "gYear"), "0987"),
        (make_when("2024-02-27", "2024-03-02", Precision.SPAN), None, "2024-02-27/2024-03-02"),
        (make_when("2024-02-27", "2024-03-02"), None, "[2024-02-27..2024-03-02]"),
    ],
)
def test_a_date_is_typed_by_its_precision_and_always_has_bounds(
    when: object, typed: tuple[str, str] | None, edtf: str
) -> None:
    event = make_event("Meeting", {}, reports=[("a.txt", Status.OCCURRED, when)])  # type: ignore[list-item]
    knowledge = make_knowledge(documents=[make_account()], events=[event])
    rows = [row for row in collect_rows(knowledge, base_iri=BASE) if row.subject == BASE + event.id]
    found = {row.predicate: row.object for row in rows}
    named = found.get(DK + "date")
    assert (named and (named.value, named.datatype.removeprefix(XSD))) == typed
    assert found[DK + "edtf"].value == edtf
    for name in ("earliest", "latest"):
        assert found[DK + name].datatype == XSD + "date"
        assert date.fromisoformat(found[DK + name].value)


def test_a_mention_has_its_quote_its_offsets_its_document_and_its_run() -> None:
    rows = collect_rows(sample_knowledge(), base_iri=BASE)
    told = next(row for row in rows if row.predicate == DK + "evidence")
    mention = {row.predicate: row.object.value for row in rows if row.subject == told.object.value}
    document = mention[PROV + "wasDerivedFrom"]
    assert mention[NIF + "anchorOf"].startswith("What ")
    assert int(mention[NIF + "endIndex"]) - int(mention[NIF + "beginIndex"]) == len(mention[NIF + "anchorOf"])
    assert document in {document_iri(BASE, name) for name in ("a.txt", "b.md")}
    assert told.graph == document.replace("/document/", "/graph/")
    assert "/run/" in mention[PROV + "wasGeneratedBy"]
    assert {DK + "status", DK + "rule", DK + "trigger"} <= set(mention)


def test_the_publication_date_belongs_to_the_document_alone() -> None:
    rows = collect_rows(sample_knowledge(), base_iri=BASE)
    carriers = {row.subject for row in rows if row.object.value == "2023-05-10"}
    assert carriers == {document_iri(BASE, "a.txt")}


def test_a_document_graph_holds_only_what_the_document_says() -> None:
    rows = collect_rows(sample_knowledge(), base_iri=BASE)
    graph, other = (document_graph_iri(BASE, name) for name in ("a.txt", "b.md"))
    settled = {DK + "kind", DK + "object", DK + "conflict", OWL + "sameAs"}
    assert not any(row.graph and row.predicate in settled for row in rows)
    quotes = {row.object.value for row in rows if row.graph == graph and row.predicate == NIF + "anchorOf"}
    assert "What a.txt says." in quotes
    assert "What b.md says." not in quotes
    assert any(row.graph == other and row.predicate == DK + "party" for row in rows)
    assert not any(row.graph == graph and row.predicate == DK + "party" for row in rows)


def test_a_role_that_no_witness_supports_is_in_the_default_graph() -> None:
    event = make_event("Call", {"participant": [ANNA]}, evidence=())
    rows = collect_rows(make_knowledge(events=[event]), base_iri=BASE)
    assert [row.graph for row in rows if row.predicate == DK + "participant"] == [""]


def test_links_that_are_no_iris_are_kept_as_text() -> None:
    rows = collect_rows(nasty_knowledge(), base_iri=BASE)
    same = {row.object.value for row in rows if row.predicate == OWL + "sameAs"}
    assert any(link.startswith("http://links.example/quotes%20%22") for link in same)
    assert all(link.startswith("http://links.example/") for link in same)
    assert any(row.object.value == "=SUM(A1:A9)" and row.predicate.endswith("identifier") for row in rows)


@pytest.mark.parametrize("link", ["http://[bad", "http://a b/", "mailto:x@y.example", "Q42", "http://%41/"])
def test_what_is_no_web_address_is_no_link(link: str) -> None:
    assert link_pair(link, owl.sameAs) == (dcterms.identifier, f'"{link}"')


def test_a_web_address_is_escaped_once() -> None:
    _, term = link_pair("https://a.example/é%20[x]?q=100%", owl.sameAs)
    assert term == "<https://a.example/%C3%A9%20%5Bx%5D?q=100%25>"


def test_a_speaker_and_an_inferred_date_are_kept() -> None:
    when = replace(make_when("2024-02-29"), inferred=True)
    event = make_event("Meeting", {}, reports=[("a.txt", Status.PLANNED, when)])
    told = replace(event.evidence[0], speaker=BORIS)
    knowledge = make_knowledge(documents=[make_account()], events=[replace(event, evidence=(told,))])
    found = {(row.predicate, row.object.value) for row in collect_rows(knowledge, base_iri=BASE) if row.graph}
    assert (DK + "saidBy", BASE + BORIS) in found
    assert (DK + "dateInferred", "true") in found


def test_a_merged_id_is_redirected_and_a_decision_is_kept() -> None:
    rows = collect_rows(sample_knowledge(), base_iri=BASE)
    redirects = [(row.subject, row.object.value) for row in rows if row.predicate.endswith("isReplacedBy")]
    assert redirects == [(BASE + "person/a-berg", BASE + ANNA)]
    judgements = {row.object.value for row in rows if row.predicate == DK + "judgement"}
    assert judgements == {DK + "same", DK + "different"}


@BOTH
@pytest.mark.parametrize("provenance", Provenance)
@pytest.mark.parametrize("format", ["nt", "nq"])
def test_the_counts_of_the_data_set_are_those_of_the_data(
    format: str, provenance: Provenance, knowledge: Knowledge, tmp_path: Path
) -> None:
    path = tmp_path / f"graph.{format}"
    write_rdf(knowledge, path, format=format, base_iri=BASE, provenance=provenance)
    store = ox.Store()
    store.bulk_extend(
        ox.Quad(quad.subject, quad.predicate, quad.object)
        for quad in ox.parse(path=str(path), format=OXIGRAPH["nquads"])
    )

    def value(subject: str, name: str) -> int:
        found = store.quads_for_pattern(ox.NamedNode(subject), ox.NamedNode(VOID + name), None)
        return int(next(found).object.value)  # type: ignore[union-attr]

    def typed(name: str) -> int:
        return len(list(store.quads_for_pattern(None, ox.NamedNode(TYPE), ox.NamedNode(name))))

    data = BASE + "dataset"
    assert value(data, "triples") == len(store)
    assert value(data, "documents") == typed("https://schema.org/NewsArticle") == len(knowledge.documents)
    assert value(data, "entities") == len(knowledge.entities) + typed(DK + "Event")
    partitions = list(
        store.quads_for_pattern(ox.NamedNode(data), ox.NamedNode(VOID + "classPartition"), None)
    )
    assert partitions
    for partition in partitions:
        assert isinstance(partition.object, ox.NamedNode)
        (of,) = store.quads_for_pattern(partition.object, ox.NamedNode(VOID + "class"), None)
        assert isinstance(of.object, ox.NamedNode)
        assert value(partition.object.value, "entities") == typed(of.object.value)


def test_the_data_set_counts_its_triples(tmp_path: Path) -> None:
    path = tmp_path / "graph.nt"
    write_ntriples(sample_knowledge(), path, base_iri=BASE)
    graph = rdflib.Graph().parse(path)
    counted = graph.value(rdflib.URIRef(BASE + "dataset"), rdflib.URIRef(VOID + "triples"))
    assert int(str(counted)) == len(graph)


def test_no_illegal_character_is_left_in_a_literal() -> None:
    values = {row.object.value for row in collect_rows(nasty_knowledge(), base_iri=BASE)}
    assert not any(set(value) & set("\x00\x01\x08\x0b\x0c\x1f\x7f\ufffe\uffff") for value in values)
    assert NASTY[2] in values, "line ends and tabs stay"
    assert NASTY[8] in values


@pytest.mark.parametrize(
    ("value", "written"), [(1.0, "1"), (0.9, "0.9"), (0.0, "0"), (-0.00001, "0"), (2 / 3, "0.6667")]
)
def test_decimals_are_canonical(value: float, written: str) -> None:
    assert decimal(value) == f'"{written}"^^<{XSD}decimal>'


def test_a_bad_base_is_refused_before_writing(tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        write_turtle(sample_knowledge(), tmp_path / "graph.ttl", base_iri="no iri")
    assert list(tmp_path.iterdir()) == []


SCRIPT = """
import sys
from pathlib import Path
from kg.export import FORMATS, export, write_all
from tests.factories import BASE, nasty_knowledge, sample_knowledge
for name, knowledge in (("sample", sample_knowledge()), ("nasty", nasty_knowledge())):
    write_all(knowledge, Path(sys.argv[1]) / name, base_iri=BASE)
    for format in FORMATS:
        export(knowledge, Path(sys.argv[1]) / name / "each" / (format + ".gz"), format=format, base_iri=BASE)
"""


def test_every_export_has_the_same_bytes_for_any_hash_seed(tmp_path: Path) -> None:
    outputs = []
    for seed in ("1", "2"):
        folder = tmp_path / seed
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        subprocess.run([sys.executable, "-c", SCRIPT, str(folder)], check=True, env=environment)
        files = sorted(path for path in folder.rglob("*") if path.is_file())
        outputs.append({str(path.relative_to(folder)): path.read_bytes() for path in files})
    assert len(outputs[0]) == 30 + 2 * len(FORMATS)
    assert outputs[0] == outputs[1]
