from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.errors import UsageError
from kg.export import write_all
from kg.store import load, query
from tests.factories import BASE, sample_knowledge

PREFIX = (
    "PREFIX dk: <https://w3id.org/diplomatic-kg/ontology#> "
    "PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> "
)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("built")
    write_all(sample_knowledge(), folder, base_iri=BASE)
    return folder


def test_a_folder_is_loaded_from_its_named_graphs(built: Path) -> None:
    store = load(built)
    assert len(store) == len(load(built / "graph.trig")) == len(load(built / "graph.nq"))
    assert len(list(store.named_graphs())) == 2
    assert len(load(built / "graph.ttl")) == len(load(built / "graph.nt")) < len(store)
    default = list(store.quads_for_pattern(None, None, None, ox.DefaultGraph()))
    assert len(default) == len(load(built / "graph.ttl"))


def test_a_query_sees_the_union_and_each_triple_once(built: Path) -> None:
    columns, rows = query(load(built), PREFIX + "SELECT (COUNT(*) AS ?n) { ?e a dk:Meeting }")
    assert (columns, rows) == (("n",), (("1",),))
    trig = query(load(built), "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")
    assert trig == query(load(built / "graph.ttl"), "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")


def test_according_to_whom(built: Path) -> None:
    sparql = PREFIX + "SELECT DISTINCT ?g { GRAPH ?g { ?e dk:party ?p } }"
    _, rows = query(load(built), sparql)
    assert [str(row[0]).split("/")[-1][:4] for row in rows] == ["b-md"]


def test_rows_without_an_order_are_sorted_and_others_are_not(built: Path) -> None:
    store = load(built)
    _, rows = query(store, PREFIX + "SELECT ?l { ?x a dk:Person ; rdfs:label ?l }")
    assert rows == (("Anna Berg",), ("Boris Kovač",))
    _, rows = query(store, PREFIX + "SELECT ?l { ?x a dk:Person ; rdfs:label ?l } ORDER BY DESC(?l)")
    assert rows == (("Boris Kovač",), ("Anna Berg",))
    _, rows = query(
        store, PREFIX + "SELECT ?l ?c { ?x a dk:Organisation ; rdfs:label ?l OPTIONAL { ?x dk:n ?c } }"
    )
    assert rows == (("River Union", None),)


def test_the_other_forms_of_query(built: Path) -> None:
    store = load(built)
    assert query(store, PREFIX + "ASK { ?x a dk:Person }") == (("answer",), (("true",),))
    columns, rows = query(store, PREFIX + "CONSTRUCT { ?x a dk:P } { ?x a dk:Person }")
    assert columns == ("subject", "predicate", "object")
    assert [row[0] for row in rows] == [BASE + "person/anna-berg", BASE + "person/boris-kovac"]


@pytest.mark.parametrize(
    ("sparql", "message"),
    [
        ("SELECT", "the query fails"),
        ("", "the query fails"),
        ("SELECT * { SERVICE <http://a.example/> { ?s ?p ?o } }", "SERVICE is refused"),
        ("SELECT * { service silent ?x { ?s ?p ?o } }", "SERVICE is refused"),
        ("SELECT * { \\u0053ERVICE <http://a.example/> { ?s ?p ?o } }", "SERVICE is refused"),
        ("DELETE WHERE { ?s ?p ?o }", "DELETE is refused"),
        ("LOAD <http://a.example/>", "LOAD is refused"),
        ("drop all", "DROP is refused"),
    ],
)
def test_what_is_no_offline_query_is_refused(built: Path, sparql: str, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        query(load(built), sparql)


@pytest.mark.parametrize(
    "sparql",
    [
        'SELECT * { ?service ?p "SERVICE; DROP" }',
        "SELECT * { ?s <http://a.example/service#LOAD> 'DROP it' } # SERVICE",
        'SELECT * { ?s ?p """say "SERVICE" here""" }',
        "PREFIX drop: <http://a.example/> SELECT * { ?s drop:service ?add }",
    ],
)
def test_words_that_only_look_like_it_are_not(built: Path, sparql: str) -> None:
    _, rows = query(load(built), sparql)
    assert rows == ()


def test_what_is_no_graph_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no graph at"):
        load(tmp_path)
    with pytest.raises(UsageError, match="no graph at"):
        load(tmp_path / "missing.ttl")
    (tmp_path / "a.xml").write_text("<a/>")
    with pytest.raises(UsageError, match=r"unknown suffix '.xml'; there are: .trig"):
        load(tmp_path / "a.xml")
    (tmp_path / "graph.trig").write_text("not turtle")
    with pytest.raises(UsageError, match=r"cannot load .*graph\.trig"):
        load(tmp_path)
