from pathlib import Path

import pytest

from kg.errors import UsageError
from kg.export import write_all
from kg.store import keep, kept, load, opened, query, recipes
from tests.factories import BASE, sample_knowledge


@pytest.fixture
def built(tmp_path: Path) -> Path:
    write_all(sample_knowledge(), tmp_path, base_iri=BASE)
    return tmp_path


def test_the_store_answers_as_the_one_in_memory(built: Path) -> None:
    home, count = keep(built)
    found = kept(built)
    assert found is not None
    assert home in found.parents
    store = opened(found)
    assert len(store) == count == len(load(built))
    for text in recipes().values():
        assert query(store, text) == query(load(built), text)


def test_a_store_of_an_older_graph_is_not_taken(built: Path) -> None:
    assert kept(built) is None
    keep(built)
    (built / "graph.trig").write_text("")
    assert kept(built) is None
    keep(built)
    store = kept(built)
    assert store is not None
    assert len(opened(store)) == 0


def test_a_graph_that_is_not_well_formed_leaves_the_older_store(built: Path) -> None:
    keep(built)
    whole = (built / "graph.trig").read_bytes()
    (built / "graph.trig").write_text("not a graph")
    with pytest.raises(UsageError, match="cannot load"):
        keep(built)
    (built / "graph.trig").write_bytes(whole)
    assert kept(built) is not None
    assert [p.name for p in built.iterdir() if p.name.startswith(".store")] == []


def test_what_is_no_store_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="kg load makes it anew"):
        opened(tmp_path / "missing")
    with pytest.raises(UsageError, match="no graph at"):
        keep(tmp_path)
