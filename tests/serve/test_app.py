"""The SPARQL 1.1 protocol and the pages, over a small store."""

import json
from collections.abc import Iterator

import pytest
import rdflib
from starlette.testclient import TestClient

from kg.export import write_all
from kg.serve.app import LARGEST_QUERY, create_app
from kg.store import keep, recipes
from tests.factories import BASE, sample_knowledge

# rdflib 7.6 warns of what its own parser uses.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
EVERYTHING = "SELECT * { ?s ?p ?o }"
# joins that would take hours
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n1 ?o . ?p ?q ?r }"
BROWSER = {"accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    folder = tmp_path_factory.mktemp("served")
    write_all(sample_knowledge(), folder, base_iri=BASE)
    home, _ = keep(folder)
    app = create_app(home / "oxigraph", workers=1, timeout=2.0, limit=200_000)
    with TestClient(app, raise_server_exceptions=False) as client:
        yield client


def rows(text: str) -> list[dict[str, dict[str, str]]]:
    found: list[dict[str, dict[str, str]]] = json.loads(text)["results"]["bindings"]
    return found


def test_the_three_ways_to_ask(client: TestClient) -> None:
    sparql = "SELECT ?s { ?s ?p ?o } LIMIT 3"
    get = client.get("/sparql", params={"query": sparql})
    form = client.post("/sparql", data={"query": sparql})
    direct = client.post("/sparql", content=sparql, headers={"content-type": "application/sparql-query"})
    assert get.status_code == form.status_code == direct.status_code == 200
    assert len(rows(get.text)) == 3
    assert get.text == form.text == direct.text
    assert get.headers["content-type"] == "application/sparql-results+json"


@pytest.mark.parametrize(
    ("accept", "media", "begins"),
    [
        ("application/sparql-results+xml", "application/sparql-results+xml", "<?xml"),
        ("text/csv", "text/csv", "o,p,s"),
        ("text/tab-separated-values", "text/tab-separated-values", "?o\t?p\t?s"),
        ("application/json", "application/json", '{"head"'),
    ],
)
def test_tables_come_as_accepted(client: TestClient, accept: str, media: str, begins: str) -> None:
    found = client.get("/sparql", params={"query": EVERYTHING}, headers={"accept": accept})
    assert found.headers["content-type"].partition(";")[0] == media
    assert found.text.startswith(begins)


@pytest.mark.parametrize(
    ("accept", "format"),
    [
        ("text/turtle", "turtle"),
        ("application/n-triples", "nt"),
        ("application/ld+json", "json-ld"),
        ("application/rdf+xml", "xml"),
    ],
)
def test_graphs_come_as_accepted(client: TestClient, accept: str, format: str) -> None:
    sparql = "CONSTRUCT { ?s a ?o } WHERE { ?s a ?o }"
    found = client.get("/sparql", params={"query": sparql}, headers={"accept": accept})
    assert found.headers["content-type"].partition(";")[0] == accept
    asked = client.get("/sparql", params={"query": "SELECT DISTINCT ?s ?o { ?s a ?o }"})
    assert len(rdflib.Graph().parse(data=found.content, format=format)) == len(rows(asked.text))


def test_the_default_graph_may_be_a_documents(client: TestClient) -> None:
    graphs = rows(client.get("/sparql", params={"query": "SELECT DISTINCT ?g { GRAPH ?g { } }"}).text)
    graph = graphs[0]["g"]["value"]
    count = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
    inside = client.get("/sparql", params={"query": count, "default-graph-uri": graph})
    everywhere = client.get("/sparql", params={"query": count})
    n, all_ = (int(rows(one.text)[0]["n"]["value"]) for one in (inside, everywhere))
    assert 0 < n < all_


@pytest.mark.parametrize(
    ("query", "status", "message"),
    [
        ("SELEC", 400, "error at 1:"),
        ("SELECT * { SERVICE <http://a.example/> { ?s ?p ?o } }", 400, "SERVICE is refused"),
        ("LOAD <http://a.example/>", 400, "LOAD is refused"),
        ("DROP ALL", 400, "DROP is refused"),
    ],
)
def test_what_is_no_query_is_refused(client: TestClient, query: str, status: int, message: str) -> None:
    found = client.get("/sparql", params={"query": query})
    assert found.status_code == status
    assert message in found.text
    shown = client.get("/sparql", params={"query": query}, headers=BROWSER)
    assert shown.status_code == status
    assert "<textarea" in shown.text


def test_malformed_requests_have_the_right_status(client: TestClient) -> None:
    assert client.post("/sparql", data={"format": "json"}).status_code == 400
    assert client.get("/sparql?query=ASK{}&query=ASK{}").status_code == 400
    assert client.post("/sparql", data={"update": "DROP ALL"}).status_code == 403
    assert client.post("/sparql", content="ASK {}", headers={"content-type": "text/plain"}).status_code == 415
    direct = {"content-type": "application/sparql-query"}
    assert client.post("/sparql", content=b"\xff", headers=direct).status_code == 400
    assert client.post("/sparql", content=b"#" * (LARGEST_QUERY + 1), headers=direct).status_code == 413
    assert client.put("/sparql").status_code == 405
    asked = {"query": EVERYTHING}
    assert client.get("/sparql", params=asked, headers={"accept": "image/png"}).status_code == 406
    assert client.get("/sparql", params=asked | {"default-graph-uri": "no iri"}).status_code == 400


def test_without_a_query_the_endpoint_describes_itself(client: TestClient) -> None:
    found = client.get("/sparql", headers={"accept": "text/turtle"})
    assert found.headers["content-type"].partition(";")[0] == "text/turtle"
    graph = rdflib.Graph().parse(data=found.content, format="turtle")
    described = rdflib.Namespace("http://www.w3.org/ns/sparql-service-description#")
    (service,) = graph.subjects(rdflib.RDF.type, described.Service)
    assert str(graph.value(service, described.endpoint)).endswith("/sparql")
    assert (service, described.supportedLanguage, described.SPARQL11Query) in graph
    assert "<textarea" in client.get("/sparql", headers=BROWSER).text
    assert client.get("/sparql", headers={"accept": "image/png"}).status_code == 406


def test_a_query_that_takes_too_long_is_cut_and_the_next_answered(client: TestClient) -> None:
    cut = client.get("/sparql", params={"query": ENDLESS})
    assert cut.status_code == 504
    assert "more than 2 seconds" in cut.text
    assert client.get("/health").json()["status"] == "ok"
    assert "kg_worker_restarts_total 1" in client.get("/metrics").text


def test_an_answer_that_is_too_large_is_refused_whole(client: TestClient) -> None:
    found = client.get("/sparql", params={"query": "SELECT * { ?s ?p ?o . ?a ?b ?c }"})
    assert found.status_code == 413
    assert "ask for less" in found.text


def test_the_page_has_the_recipes_and_answers_with_links(client: TestClient) -> None:
    page = client.get("/", headers=BROWSER)
    assert all(name in page.text for name in recipes())
    assert "default-src 'none'" in page.headers["content-security-policy"]
    sparql = recipes()["events_of_person"]
    answer = client.get("/sparql", params={"query": sparql}, headers=BROWSER)
    assert "Anna Berg" in answer.text
    assert 'href="/event/' in answer.text
    asked = client.get("/sparql", params={"query": "ASK {}"}, headers=BROWSER)
    assert "<strong>yes</strong>" in asked.text
    graph = client.get("/sparql", params={"query": "CONSTRUCT WHERE { ?s a ?o }"}, headers=BROWSER)
    assert "<pre>" in graph.text


def test_what_is_asked_and_found_is_escaped(client: TestClient) -> None:
    nasty = "<script>alert(1)</script>"
    for query in (f"SELECT ('{nasty}' AS ?x) {{}}", f"SELEC {nasty}"):
        answer = client.get("/sparql", params={"query": query}, headers=BROWSER)
        assert nasty not in answer.text
        assert "&lt;script&gt;" in answer.text
    assert nasty not in client.get(f"/{nasty}", headers=BROWSER).text


def test_a_resource_has_a_page_and_its_triples(client: TestClient) -> None:
    page = client.get("/person/anna-berg", headers=BROWSER)
    assert page.status_code == 200
    assert "Anna Berg" in page.text
    assert 'href="/event/' in page.text
    triples = client.get("/person/anna-berg", headers={"accept": "text/turtle"})
    graph = rdflib.Graph().parse(data=triples.content, format="turtle")
    assert (rdflib.URIRef(BASE + "person/anna-berg"), rdflib.RDFS.label, rdflib.Literal("Anna Berg")) in graph
    linked = client.get("/person/anna-berg", headers={"accept": "application/ld+json"})
    assert len(rdflib.Graph().parse(data=linked.content, format="json-ld")) == len(graph)


def test_what_is_no_resource_is_not_found(client: TestClient) -> None:
    for path in ("/person/nobody", "/%3Cx%3E", "/a%20b", "/..%2f..%2fetc/passwd"):
        found = client.get(path)
        assert found.status_code == 404
        assert "no resource" in found.text
    assert client.get("/person/anna-berg", headers={"accept": "image/png"}).status_code == 406
