"""A user's way into triple stores: the exports of `seeds/` in embedded Oxigraph and in rdflib."""

from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib

from kg.export.graphml import check_graphml
from kg.model import Knowledge
from kg.store import load, query, recipe, recipes

# rdflib 7.6 warns of what its own parsers use.
pytestmark = [
    pytest.mark.model,
    pytest.mark.filterwarnings("ignore:.*deprecated, use Dataset:DeprecationWarning"),
]
EACH = pytest.mark.parametrize("name", list(recipes()))
Rows = list[tuple[str | None, ...]]


@pytest.fixture(scope="module")
def store(seeds_folder: Path) -> ox.Store:
    store = ox.Store()
    store.bulk_load(path=str(seeds_folder / "graph.trig"), format=ox.RdfFormat.TRIG)
    return store


@pytest.fixture(scope="module")
def dataset(seeds_folder: Path) -> rdflib.Dataset:
    data = rdflib.Dataset(default_union=True)
    data.parse(data=(seeds_folder / "graph.trig").read_bytes(), format="trig")
    return data


def ask_oxigraph(store: ox.Store, sparql: str) -> Rows:
    solutions = store.query(sparql, use_default_graph_as_union=True)
    assert isinstance(solutions, ox.QuerySolutions)
    return [tuple(None if term is None else term.value for term in row) for row in solutions]


def ask_rdflib(data: rdflib.Graph, sparql: str) -> Rows:
    return [tuple(None if term is None else str(term) for term in row) for row in data.query(sparql)]  # type: ignore[union-attr]


@EACH
def test_each_recipe_gives_one_answer_on_every_store(
    name: str, store: ox.Store, dataset: rdflib.Dataset, seeds_folder: Path
) -> None:
    rows = ask_oxigraph(store, recipe(name))
    assert rows
    assert ask_rdflib(dataset, recipe(name)) == rows
    assert list(query(load(seeds_folder), recipe(name))[1]) == rows


def test_a_graph_a_document(store: ox.Store, seeds: Knowledge) -> None:
    assert len(list(store.named_graphs())) == len(seeds.documents)


def test_a_person_is_asked_for_by_name(store: ox.Store, dataset: rdflib.Dataset) -> None:
    sparql = recipe("events_of_person", called="Barack Obama")
    rows = ask_oxigraph(store, sparql)
    assert {row[0] for row in rows} == {"Barack Obama"}
    assert {"visitor", "participant"} <= {row[1] for row in rows}
    assert ask_rdflib(dataset, sparql) == rows


def test_visits_are_counted(store: ox.Store) -> None:
    rows = ask_oxigraph(store, recipe("visits_between_states", **{"from": "us", "to": "cn"}))
    assert [row[:3] for row in rows] == [("us", "cn", "1972")]
    assert int(rows[0][3] or 0) > 0


@pytest.mark.parametrize(("name", "rdf_format"), [("graph.ttl", "turtle"), ("graph.jsonld", "json-ld")])
def test_both_libraries_read_the_same_triples(name: str, rdf_format: str, seeds_folder: Path) -> None:
    read = rdflib.Graph().parse(seeds_folder / name, format=rdf_format)
    format = ox.RdfFormat.from_extension(name.rpartition(".")[2])
    parsed = {str(quad.triple) for quad in ox.parse(path=str(seeds_folder / name), format=format)}
    # Read again by the other library, because each has its own way of writing a string.
    nt = read.serialize(format="nt", encoding="utf-8")
    assert {str(quad.triple) for quad in ox.parse(nt, format=ox.RdfFormat.N_TRIPLES)} == parsed


@pytest.mark.parametrize("name", ["graph.graphml", "actors.graphml"])
def test_the_structure_of_the_graph_files_is_sound(name: str, seeds_folder: Path) -> None:
    assert check_graphml(seeds_folder / name) == []
