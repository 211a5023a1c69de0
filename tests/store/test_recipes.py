import re
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib

from kg.errors import UsageError
from kg.export import write_all
from kg.store import load, query, recipe, recipes
from tests.factories import BASE, sample_knowledge

# rdflib 7.6 warns of what its own parsers use.
pytestmark = pytest.mark.filterwarnings("ignore:.*deprecated, use Dataset:DeprecationWarning")
NAMES = [
    "agreements",
    "announced_not_held",
    "claims_of_document",
    "dated_differently",
    "events_of_person",
    "events_of_state",
    "most_told",
    "offices_of_person",
    "visits_between_states",
    "who_met_whom",
]
EACH = pytest.mark.parametrize("name", NAMES)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("built")
    write_all(sample_knowledge(), folder, base_iri=BASE)
    return folder


@pytest.fixture(scope="module")
def dataset(built: Path) -> rdflib.Dataset:
    data = rdflib.Dataset(default_union=True)
    data.parse(data=(built / "graph.trig").read_bytes(), format="trig")
    return data


def ask_rdflib(data: rdflib.Graph, sparql: str) -> tuple[tuple[str | None, ...], ...]:
    return tuple(tuple(None if term is None else str(term) for term in row) for row in data.query(sparql))  # type: ignore[union-attr]


def test_the_recipes_are_ten() -> None:
    assert list(recipes()) == NAMES


@EACH
def test_pyoxigraph_and_rdflib_give_the_same_rows(name: str, built: Path, dataset: rdflib.Dataset) -> None:
    _, rows = query(load(built), recipe(name))
    assert rows
    assert ask_rdflib(dataset, recipe(name)) == rows


@EACH
def test_the_answers_hold_where_a_store_gives_triples_twice(name: str, built: Path) -> None:
    store = ox.Store()
    store.bulk_load(path=str(built / "graph.trig"), format=ox.RdfFormat.TRIG)
    solutions = store.query(recipe(name), use_default_graph_as_union=True)
    assert isinstance(solutions, ox.QuerySolutions)
    rows = tuple(tuple(term.value if term else None for term in row) for row in solutions)
    assert rows == query(load(built), recipe(name))[1]


@EACH
def test_the_union_gives_the_same_rows_as_the_graphs(name: str, built: Path) -> None:
    assert query(load(built / "graph.ttl"), recipe(name)) == query(load(built), recipe(name))


@EACH
def test_the_order_is_complete(name: str, built: Path) -> None:
    columns, rows = query(load(built), recipe(name))
    order = recipe(name).rpartition("ORDER BY")[2]
    ordered = [columns.index(column) for column in re.findall(r"\?(\w+)", order)]
    keys = [tuple(row[index] for index in ordered) for row in rows]
    assert len(set(keys)) == len(keys)


def test_a_person_is_found_by_any_name(built: Path, dataset: rdflib.Dataset) -> None:
    for called in ("Anna Berg", "A. Berg"):
        sparql = recipe("events_of_person", called=called)
        columns, rows = query(load(built), sparql)
        assert {row[0] for row in rows} == {"Anna Berg"}
        assert [row[columns.index("role")] for row in rows] == ["visitor", "participant"]
        assert ask_rdflib(dataset, sparql) == rows
    _, rows = query(load(built), recipe("events_of_person", called='no"body\\\n'))
    assert rows == ()


def test_visits_are_counted_by_year_and_pair(built: Path, dataset: rdflib.Dataset) -> None:
    sparql = recipe("visits_between_states", **{"from": "nx", "to": "sx"})
    _, rows = query(load(built), sparql)
    assert rows == (("nx", "sx", "2023", "1"),)
    assert ask_rdflib(dataset, sparql) == rows
    _, rows = query(load(built), recipe("visits_between_states", **{"from": "sx"}))
    assert rows == (), "that one is only planned"


def test_what_was_announced_and_not_reported_as_held(built: Path) -> None:
    columns, rows = query(load(built), recipe("announced_not_held"))
    assert [row[columns.index("label")] for row in rows] == ["Visit of Boris Kovač to Norland"]


def test_dates_that_contradict_each_other_are_told_from_overlaps(built: Path) -> None:
    columns, rows = query(load(built), recipe("dated_differently"))
    found = [dict(zip(columns, row, strict=True)) for row in rows]
    assert [(one["date1"], one["date2"], one["contradiction"]) for one in found] == [
        ("2023-05-05", "2023-05-06", "true")
    ]


def test_an_unknown_recipe_or_parameter_names_those_that_exist() -> None:
    with pytest.raises(UsageError, match="unknown recipe 'x'; there are: agreements"):
        recipe("x")
    with pytest.raises(UsageError, match="has no parameter 'name'; it has: called"):
        recipe("events_of_person", name="Anna")
