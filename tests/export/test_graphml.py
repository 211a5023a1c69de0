from pathlib import Path
from typing import Any

import igraph
import networkx as nx
import pytest

from kg.errors import WriteError
from kg.export.characters import clean
from kg.export.graphml import (
    check_graphml,
    graphml_lines,
    write_actors_graph,
    write_events_graph,
    write_graphml,
)
from kg.graph import actors_graph, events_graph
from kg.model import Knowledge
from tests.factories import BASE, make_knowledge, nasty_knowledge, sample_knowledge

BOTH = pytest.mark.parametrize("knowledge", [sample_knowledge(), nasty_knowledge()], ids=["sample", "nasty"])
WRITERS = {"events": (write_events_graph, events_graph), "actors": (write_actors_graph, actors_graph)}
GRAPHS = pytest.mark.parametrize("name", WRITERS)


def cleaned(data: dict[str, Any]) -> dict[str, Any]:
    return {key: clean(value) if isinstance(value, str) else value for key, value in data.items()}


def nodes_of(graph: Any) -> dict[str, dict[str, Any]]:
    return {node: cleaned(data) for node, data in graph.nodes(data=True)}


def edges_of(graph: Any) -> list[tuple[str, str, dict[str, Any]]]:
    """The edges by their ends and attributes but the id, in an order of their own."""
    if graph.is_multigraph():
        named = [(*sorted((source, target)), data) for source, target, data in graph.edges(data=True)]
    else:
        named = list(graph.edges(data=True))
    return sorted(((a, b, without_id(data)) for a, b, data in named), key=repr)


def without_id(data: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in sorted(cleaned(data).items()) if name != "id"}


def ids_of(graph: Any) -> list[str]:
    """The ids of the edges; networkx makes those of a file with parallel edges their keys."""
    if graph.is_multigraph():
        return sorted(data.get("id", key) for _, _, key, data in graph.edges(keys=True, data=True))
    return sorted(data["id"] for _, _, data in graph.edges(data=True))


@BOTH
@GRAPHS
def test_the_structure_is_sound(knowledge: Knowledge, name: str, tmp_path: Path) -> None:
    WRITERS[name][0](knowledge, tmp_path / "g.graphml", base_iri=BASE)
    assert check_graphml(tmp_path / "g.graphml") == []


@BOTH
@GRAPHS
def test_networkx_reads_back_what_was_written(knowledge: Knowledge, name: str, tmp_path: Path) -> None:
    write, build = WRITERS[name]
    write(knowledge, tmp_path / "g.graphml", base_iri=BASE)
    read, graph = nx.read_graphml(tmp_path / "g.graphml", force_multigraph=name == "actors"), build(knowledge)
    assert read.is_directed() == graph.is_directed()
    assert nodes_of(read) == nodes_of(graph)
    assert edges_of(read) == edges_of(graph)
    assert ids_of(read) == ids_of(graph)


@BOTH
@GRAPHS
def test_igraph_reads_back_what_was_written(knowledge: Knowledge, name: str, tmp_path: Path) -> None:
    write, build = WRITERS[name]
    write(knowledge, tmp_path / "g.graphml", base_iri=BASE)
    read, graph = igraph.Graph.Read_GraphML(str(tmp_path / "g.graphml")), build(knowledge)
    found = {data.pop("id"): data for data in (vertex.attributes() for vertex in read.vs)}
    assert found == nodes_of(graph)
    # igraph 1.0 reads the ids of nodes as those of edges, so edges are compared by their ends.
    names, sort = read.vs["id"], list if graph.is_directed() else sorted
    edges = [
        (*sort((names[edge.source], names[edge.target])), without_id(edge.attributes())) for edge in read.es
    ]
    assert sorted(edges, key=repr) == edges_of(graph)


def test_an_empty_graph_is_sound(tmp_path: Path) -> None:
    write_events_graph(make_knowledge(), tmp_path / "g.graphml", base_iri=BASE)
    assert check_graphml(tmp_path / "g.graphml") == []
    assert len(nx.read_graphml(tmp_path / "g.graphml")) == 0


def test_mixed_missing_and_listed_values_become_scalars_of_one_type(tmp_path: Path) -> None:
    graph = nx.Graph()
    graph.add_node("a", label="a", size=1, flag=True, tags=["x", "y"], gone=None, mixed=1, bad=float("nan"))
    graph.add_node("b", label="b", size=0.5, flag=False, tags=(), mixed="one")
    graph.add_edge("a", "b", id="e", label="ab", weight=2.0)
    write_graphml(graph, tmp_path / "g.graphml")
    assert check_graphml(tmp_path / "g.graphml") == []
    text = (tmp_path / "g.graphml").read_text(encoding="utf-8")
    assert '<data key="node-flag">true</data>' in text
    nodes = nx.read_graphml(tmp_path / "g.graphml").nodes
    assert nodes["a"] == {"label": "a", "size": 1.0, "flag": True, "tags": "x | y", "mixed": "1"}
    assert nodes["b"] == {"label": "b", "size": 0.5, "flag": False, "tags": "", "mixed": "one"}


def test_the_check_finds_what_is_wrong(tmp_path: Path) -> None:
    graph = events_graph(sample_knowledge())
    text = "".join(graphml_lines(graph))
    path = tmp_path / "g.graphml"
    faults = {
        "not well formed": ("</graph>", ""),
        "is no name token": ('node id="person:anna-berg"', 'node id="person anna"'),
        "is not unique": ('node id="person:anna-berg"', 'node id="person:boris-kovac"'),
        "does not exist": ('target="person:anna-berg"', 'target="nobody"'),
        "is not declared": ('<key id="edge-role"', '<key id="edge-other"'),
        "is no double": ('<data key="edge-weight">1.0', '<data key="edge-weight">heavy'),
        "no label": ('attr.name="label"', 'attr.name="text"'),
        "type list": ('attr.type="long"', 'attr.type="list"'),
        "is missing or has two types": ('attr.name="iri"', 'attr.name="mentions"'),
    }
    for message, (old, new) in faults.items():
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")
        assert any(message in problem for problem in check_graphml(path)), message


def test_a_graph_that_cannot_be_written_leaves_no_file(tmp_path: Path) -> None:
    graph = nx.Graph()
    graph.add_edge("a", "b", label="an edge without an id")
    with pytest.raises(KeyError):
        write_graphml(graph, tmp_path / "g.graphml")
    (tmp_path / "folder").mkdir()
    with pytest.raises(WriteError, match="folder"):
        write_graphml(nx.Graph(), tmp_path / "folder")
    assert [path.name for path in tmp_path.iterdir()] == ["folder"]
