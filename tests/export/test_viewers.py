import json
from pathlib import Path

import networkx as nx
import pytest
from lxml import etree

from kg.export.cytoscape import write_cytoscape
from kg.export.gexf import write_gexf
from kg.graph import events_graph
from kg.model import Knowledge
from tests.factories import BASE, nasty_knowledge, sample_knowledge

BOTH = pytest.mark.parametrize("knowledge", [sample_knowledge(), nasty_knowledge()], ids=["sample", "nasty"])
GEXF = "{http://gexf.net/1.3}"


@BOTH
def test_gexf_is_well_formed_and_complete(knowledge: Knowledge, tmp_path: Path) -> None:
    write_gexf(knowledge, tmp_path / "g.gexf", base_iri=BASE)
    root = etree.parse(str(tmp_path / "g.gexf")).getroot()
    graph = events_graph(knowledge)
    assert {node.get("id") for node in root.iter(GEXF + "node")} == set(graph.nodes)
    ids = [edge.get("id") for edge in root.iter(GEXF + "edge")]
    assert sorted(ids) == sorted(edge for *_, edge in graph.edges(data="id"))
    declared = {(one.getparent().get("class"), one.get("id")) for one in root.iter(GEXF + "attribute")}
    used = {
        (one.getparent().getparent().tag[len(GEXF) :], one.get("for")) for one in root.iter(GEXF + "attvalue")
    }
    assert used <= declared
    assert not any(name in ("type", "label", "weight") for _, name in declared)


def test_gexf_says_when(tmp_path: Path) -> None:
    write_gexf(sample_knowledge(), tmp_path / "g.gexf", base_iri=BASE)
    root = etree.parse(str(tmp_path / "g.gexf")).getroot()
    visit = next(node for node in root.iter(GEXF + "node") if node.get("id").startswith("event:visit-state"))
    assert (visit.get("start"), visit.get("end")) == ("2023-05-04", "2023-05-08")
    edges = [edge for edge in root.iter(GEXF + "edge") if edge.get("source") == visit.get("id")]
    assert {(edge.get("start"), edge.get("end")) for edge in edges} == {("2023-05-04", "2023-05-08")}
    call = next(node for node in root.iter(GEXF + "node") if node.get("label") == "Call without a date")
    assert call.get("start") is None


@BOTH
def test_networkx_reads_the_gexf(knowledge: Knowledge, tmp_path: Path) -> None:
    write_gexf(knowledge, tmp_path / "g.gexf", base_iri=BASE)
    read, graph = nx.read_gexf(tmp_path / "g.gexf", version="1.3"), events_graph(knowledge)
    assert set(read.nodes) == set(graph.nodes)
    assert set(read.edges) == set(graph.edges)
    for node, mentions in graph.nodes(data="mentions"):
        assert read.nodes[node]["mentions"] == mentions


@BOTH
def test_the_cytoscape_json_holds_every_node_and_edge(knowledge: Knowledge, tmp_path: Path) -> None:
    write_cytoscape(knowledge, tmp_path / "g.json", base_iri=BASE)
    elements = json.loads((tmp_path / "g.json").read_text(encoding="utf-8"))["elements"]
    graph = events_graph(knowledge)
    assert {node["data"]["id"] for node in elements["nodes"]} == set(graph.nodes)
    edges = [edge["data"] for edge in elements["edges"]]
    assert {(edge["source"], edge["target"]) for edge in edges} == set(graph.edges)
    assert all({"id", "label", "role", "weight"} <= set(edge) for edge in edges)
