"""The ten questions have one answer, whichever engine is asked."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.store import load, query, recipe, recipes
from tests.stores.engines import ENGINES, Ask

# rdflib 7.6 warns of what its own parsers use.
pytestmark = pytest.mark.filterwarnings("ignore:.*deprecated, use Dataset:DeprecationWarning")
SET = {
    "agreements": {"party": "Emmanuel Macron"},
    "claims_of_document": {"document": "nixon-china.txt"},
    "events_of_person": {"called": "Barack Obama"},
    "events_of_state": {"code": "fr"},
    "offices_of_person": {"called": "Joe Biden"},
    "visits_between_states": {"from": "us"},
}


@pytest.fixture(scope="module", params=ENGINES)
def ask(
    request: pytest.FixtureRequest,
    folders: dict[str, Path],
    tools: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Ask]:
    home = tmp_path_factory.mktemp("engine")
    with ENGINES[request.param](folders["seeds"], tools, home) as found:
        yield found


@pytest.mark.parametrize("name", recipes())
def test_each_question_has_one_answer(name: str, ask: Ask, folders: dict[str, Path]) -> None:
    _, rows = query(load(folders["seeds"]), recipe(name))
    assert rows
    assert ask(recipe(name)) == list(rows)


@pytest.mark.parametrize("name", SET)
def test_and_so_it_has_with_a_value(name: str, ask: Ask, folders: dict[str, Path]) -> None:
    sparql = recipe(name, **SET[name])
    _, rows = query(load(folders["seeds"]), sparql)
    assert rows
    assert ask(sparql) == list(rows)
