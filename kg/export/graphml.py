"""networkx graphs -> GraphML, and a structural check of a GraphML file.

Attributes are made scalars of one type by `kg.export.attributes`.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from kg.export.attributes import Attributes, Scalar, attribute_types, scalars, written
from kg.export.files import replacing
from kg.export.types import EventType
from kg.model import Knowledge

NAMESPACE = "http://graphml.graphdrawing.org/xmlns"
_HEAD = f"""<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="{NAMESPACE}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
xsi:schemaLocation="{NAMESPACE} {NAMESPACE}/1.0/graphml.xsd">
"""
_TOKEN = re.compile(r"[A-Za-z0-9._:-]+\Z")
_TYPES = {str: "string", bool: "boolean", int: "long", float: "double"}


def write_events_graph(
    knowledge: Knowledge, path: Path, *, base_iri: str, types: tuple[EventType, ...] | None = None
) -> None:
    """Write the graph of events and their participants; raises WriteError. `types` is not used."""
    # networkx takes a quarter of a second to import, which `kg --help` need not wait for.
    from kg.graph import events_graph

    write_graphml(events_graph(knowledge, base_iri=base_iri), path)


def write_actors_graph(
    knowledge: Knowledge, path: Path, *, base_iri: str, types: tuple[EventType, ...] | None = None
) -> None:
    """Write the graph of actors tied by events that occurred; raises WriteError. `types` is not used."""
    from kg.graph import actors_graph

    write_graphml(actors_graph(knowledge, base_iri=base_iri), path)


def write_graphml(graph: Any, path: Path) -> None:
    """Write a networkx graph whose edges have an `id`; nodes and edges sorted by id."""
    with replacing(path) as stream:
        for line in graphml_lines(graph):
            stream.write(line.encode("utf-8"))


def graphml_lines(graph: Any) -> Iterator[str]:
    """The lines of the GraphML text of a graph."""
    nodes = sorted(graph.nodes(data=True))
    edges = sorted(graph.edges(data=True), key=lambda edge: str(edge[2]["id"]))
    keys = {
        "node": attribute_types(data for _, data in nodes),
        "edge": attribute_types(data for *_, data in edges),
    }
    yield _HEAD
    for domain, types in keys.items():
        for name, kind in types.items():
            key = f'id="{domain}-{name}" for="{domain}" attr.name="{name}" attr.type="{_TYPES[kind]}"'
            yield f"  <key {key}/>\n"
    direction = "directed" if graph.is_directed() else "undirected"
    yield f'  <graph id={quoteattr(graph.graph.get("name", "graph"))} edgedefault="{direction}">\n'
    for node, data in nodes:
        yield f'    <node id="{node}">\n{_data("node", data, keys["node"])}    </node>\n'
    for source, target, data in edges:
        ends = f'id="{data["id"]}" source="{source}" target="{target}"'
        yield f"    <edge {ends}>\n{_data('edge', data, keys['edge'])}    </edge>\n"
    yield "  </graph>\n</graphml>\n"


def _data(domain: str, data: Attributes, types: dict[str, type[Scalar]]) -> str:
    lines = (
        f'      <data key="{domain}-{name}">{_escaped(written(value, types[name]))}</data>\n'
        for name, value in scalars(data).items()
    )
    return "".join(lines)


def _escaped(text: str) -> str:
    return escape(text, {"\r": "&#13;"})


def check_graphml(path: Path) -> list[str]:
    """What is wrong with the structure of a GraphML file; empty where nothing is.

    Checked: ids are name tokens and unique over nodes and edges, end points exist, every datum
    has a declared key of its domain and a value of the key's type, an attribute name has one type,
    nodes and edges have a `label`, edges a `weight`.
    """
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    try:
        root = etree.parse(str(path), parser).getroot()
    except etree.XMLSyntaxError as error:
        return [f"not well formed: {error}"]
    keys = {key.get("id"): key for key in root.iter(f"{{{NAMESPACE}}}key")}
    nodes = list(root.iter(f"{{{NAMESPACE}}}node"))
    edges = list(root.iter(f"{{{NAMESPACE}}}edge"))
    problems = [*_check_keys(keys), *_check_ids([*nodes, *edges]), *_check_ends(nodes, edges)]
    for element in [*nodes, *edges]:
        problems += _check_data(element, keys)
    return problems


def _check_keys(keys: dict[str | None, Any]) -> Iterator[str]:
    seen: dict[tuple[str, str], str] = {}
    for identifier, key in keys.items():
        name, kind = key.get("attr.name"), key.get("attr.type")
        if kind not in ("boolean", "int", "long", "float", "double", "string"):
            yield f"key {identifier}: type {kind}"
        if not name or seen.setdefault((key.get("for"), name), kind) != kind:
            yield f"key {identifier}: name {name} is missing or has two types"


def _check_ids(elements: list[Any]) -> Iterator[str]:
    seen: set[str] = set()
    for element in elements:
        identifier = element.get("id") or ""
        if not _TOKEN.match(identifier):
            yield f"id {identifier!r} is no name token"
        if identifier in seen:
            yield f"id {identifier!r} is not unique"
        seen.add(identifier)


def _check_ends(nodes: list[Any], edges: list[Any]) -> Iterator[str]:
    known = {node.get("id") for node in nodes}
    for edge in edges:
        for end in ("source", "target"):
            if edge.get(end) not in known:
                yield f"edge {edge.get('id')}: {end} {edge.get(end)!r} does not exist"


def _check_data(element: Any, keys: dict[str | None, Any]) -> Iterator[str]:
    domain = element.tag.rpartition("}")[2]
    names = set()
    for datum in element.findall(f"{{{NAMESPACE}}}data"):
        key = keys.get(datum.get("key"))
        if key is None or key.get("for") not in (domain, "all"):
            yield f"{domain} {element.get('id')}: key {datum.get('key')!r} is not declared"
            continue
        names.add(key.get("attr.name"))
        if not _fits(datum.text or "", key.get("attr.type")):
            yield f"{domain} {element.get('id')}: {datum.text!r} is no {key.get('attr.type')}"
    for name in {"node": ("label",), "edge": ("label", "weight")}[domain]:
        if name not in names:
            yield f"{domain} {element.get('id')}: no {name}"


def _fits(value: str, kind: str) -> bool:
    if kind == "boolean":
        return value in ("true", "false")
    if kind in ("int", "long"):
        return re.fullmatch(r"-?\d+", value) is not None
    if kind in ("float", "double"):
        return re.fullmatch(r"-?\d+(\.\d+)?([eE][+-]?\d+)?", value) is not None
    return True
