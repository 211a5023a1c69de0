"""networkx, igraph, rustworkx and graphology read the graph files: the same nodes, labels and edges."""

import json
import subprocess
from pathlib import Path

import igraph
import networkx as nx
import pytest

GRAPHML = pytest.mark.parametrize("name", ["graphml", "actors"])
RUSTWORKX = """
import json, sys, rustworkx
(graph,) = rustworkx.read_graphml(sys.argv[1])
print(json.dumps({
    "nodes": [[node["id"], node["label"]] for node in graph.nodes()],
    "edges": [[graph[a]["id"], graph[b]["id"], data["weight"]] for a, b, data in graph.weighted_edge_list()],
}))
"""
Read = dict[str, list[list[object]]]


def networkx_reads(path: Path) -> Read:
    graph = nx.read_graphml(path, force_multigraph=True)
    return {
        "nodes": [[node, label] for node, label in graph.nodes(data="label")],
        "edges": [[a, b, data["weight"]] for a, b, data in graph.edges(data=True)],
    }


def igraph_reads(path: Path) -> Read:
    graph = igraph.Graph.Read_GraphML(str(path))
    names = graph.vs["id"]
    return {
        "nodes": [[one["id"], one["label"]] for one in graph.vs],
        "edges": [[names[one.source], names[one.target], one["weight"]] for one in graph.es],
    }


def run(command: list[str]) -> Read:
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (result.returncode, result.stderr) == (0, "")
    found: Read = json.loads(result.stdout)
    return found


def alike(read: Read, *, directed: bool) -> Read:
    """Sorted, and the ends of edges without a direction too."""
    edges = [[*(edge[:2] if directed else sorted(map(str, edge[:2]))), edge[2]] for edge in read["edges"]]
    return {"nodes": sorted(read["nodes"]), "edges": sorted(edges, key=str)}


@GRAPHML
def test_four_libraries_read_the_same_graph(name: str, folder: Path, tools: Path) -> None:
    path, directed = folder / f"{name}.graphml", "actors" not in name
    expected = alike(networkx_reads(path), directed=directed)
    assert expected["nodes"]
    assert alike(igraph_reads(path), directed=directed) == expected
    read = run([str(tools / "venv" / "bin" / "python"), "-c", RUSTWORKX, str(path)])
    assert alike(read, directed=directed) == expected
    script = str(Path(__file__).with_name("read_graph.cjs"))
    assert alike(run(["node", script, str(tools), "graphml", str(path)]), directed=directed) == expected


@pytest.mark.parametrize("name", ["graphml", "actors"])
def test_what_yed_draws_does_not_disturb_others(name: str, folder: Path, tools: Path) -> None:
    plain, drawn, directed = folder / f"{name}.graphml", folder / f"{name}-yed.graphml", "actors" not in name
    expected = alike(igraph_reads(plain), directed=directed)
    assert alike(igraph_reads(drawn), directed=directed) == expected
    script = str(Path(__file__).with_name("read_graph.cjs"))
    assert alike(run(["node", script, str(tools), "graphml", str(drawn)]), directed=directed) == expected
    # networkx takes the drawn label for the label
    read = alike(networkx_reads(drawn), directed=directed)
    assert [node for node, _ in read["nodes"]] == [node for node, _ in expected["nodes"]]
    assert read["edges"] == expected["edges"]


def test_graphology_reads_the_gexf(folder: Path, tools: Path) -> None:
    script = str(Path(__file__).with_name("read_graph.cjs"))
    read = run(["node", script, str(tools), "gexf", str(folder / "gexf.gexf")])
    expected = networkx_reads(folder / "graphml.graphml")
    assert {str(node) for node, _ in read["nodes"]} == {str(node) for node, _ in expected["nodes"]}
    assert len(read["edges"]) == len(expected["edges"])


def test_graphviz_reads_the_dot(folder: Path, tmp_path: Path) -> None:
    command = ["gvpr", 'BEG_G { printf("%d %d", nNodes($G), nEdges($G)) }', str(folder / "dot.dot")]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    expected = networkx_reads(folder / "graphml.graphml")
    assert result.stderr == ""
    assert result.stdout == f"{len(expected['nodes'])} {len(expected['edges'])}"
