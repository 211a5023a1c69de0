"""networkx graphs -> GraphML, and a structural check of a GraphML file.

Attributes are made scalars of one type by `kg.export.attributes`.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from math import isfinite
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from kg.export.attributes import Attributes, Scalar, attribute_types, scalar, written
from kg.export.characters import ILLEGAL
from kg.export.files import replacing
from kg.export.types import EventType
from kg.export.yed import yed_edge, yed_node
from kg.graph import actors_graph, event_edges, event_nodes
from kg.model import Knowledge

NAMESPACE = "http://graphml.graphdrawing.org/xmlns"
_YED = "http://www.yworks.com/xml/graphml"
_HEAD = f"""<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="{NAMESPACE}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
xsi:schemaLocation="{NAMESPACE} {NAMESPACE}/1.0/graphml.xsd">
"""
_YED_KEYS = """  <key id="node-graphics" for="node" yfiles.type="nodegraphics"/>
  <key id="edge-graphics" for="edge" yfiles.type="edgegraphics"/>
"""
_TOKEN = re.compile(r"[A-Za-z0-9._:-]+\Z")
_TYPES = {str: "string", bool: "boolean", int: "long", float: "double"}
_BATCH = 512
_ODD = re.compile(f"[<>&\r]|{ILLEGAL}").search

Types = dict[str, type[Scalar]]
Node = tuple[str, Attributes]
Edge = tuple[str, str, Attributes]


def write_events_graph(
    knowledge: Knowledge, path: Path, *, base_iri: str, types: tuple[EventType, ...] | None = None
) -> None:
    """Write the graph of events and their participants; raises WriteError. `types` is not used."""
    _write(_events_lines(knowledge, base_iri, yed=False), path)


def write_events_yed(
    knowledge: Knowledge, path: Path, *, base_iri: str, types: tuple[EventType, ...] | None = None
) -> None:
    """The same with what yEd draws; raises WriteError."""
    _write(_events_lines(knowledge, base_iri, yed=True), path)


def write_actors_graph(
    knowledge: Knowledge, path: Path, *, base_iri: str, types: tuple[EventType, ...] | None = None
) -> None:
    """Write the graph of actors tied by events that occurred; raises WriteError. `types` is not used."""
    write_graphml(actors_graph(knowledge, base_iri=base_iri), path)


def write_actors_yed(
    knowledge: Knowledge, path: Path, *, base_iri: str, types: tuple[EventType, ...] | None = None
) -> None:
    """The same with what yEd draws; raises WriteError."""
    _write(graphml_lines(actors_graph(knowledge, base_iri=base_iri), yed=True), path)


def write_graphml(graph: Any, path: Path) -> None:
    """Write a networkx graph whose edges have an `id`; nodes and edges sorted by id."""
    _write(graphml_lines(graph), path)


def _write(lines: Iterator[str], path: Path) -> None:
    with replacing(path) as stream:
        while batch := "".join(islice(lines, _BATCH)):
            stream.write(batch.encode("utf-8"))


def _events_lines(knowledge: Knowledge, base_iri: str, *, yed: bool) -> Iterator[str]:
    """The lines one by one from the knowledge: nothing is held that grows with it but its ids."""
    nodes, edges = event_nodes(knowledge, base_iri=base_iri), event_edges(knowledge)
    # all nodes have the same attributes, and so have all edges: the first tells their types
    keys = (
        attribute_types(data for _, data in islice(event_nodes(knowledge, base_iri=base_iri), 1)),
        attribute_types(data for *_, data in islice(event_edges(knowledge), 1)),
    )
    return _lines("events", True, keys, nodes, edges, yed)


def graphml_lines(graph: Any, *, yed: bool = False) -> Iterator[str]:
    """The lines of the GraphML text of a graph, with what yEd draws if asked for."""
    nodes = sorted(graph.nodes(data=True))
    edges = sorted(graph.edges(data=True), key=lambda edge: str(edge[2]["id"]))
    keys = (attribute_types(data for _, data in nodes), attribute_types(data for *_, data in edges))
    return _lines(graph.graph.get("name", "graph"), graph.is_directed(), keys, nodes, edges, yed)


def _lines(
    name: str,
    directed: bool,
    keys: tuple[Types, Types],
    nodes: Iterable[Node],
    edges: Iterable[Edge],
    yed: bool,
) -> Iterator[str]:
    yield _HEAD.replace(" xmlns:xsi", f' xmlns:y="{_YED}" xmlns:xsi', 1) if yed else _HEAD
    for domain, types in zip(("node", "edge"), keys, strict=True):
        for key, kind in types.items():
            ends = f'id="{domain}-{key}" for="{domain}" attr.name="{key}" attr.type="{_TYPES[kind]}"'
            yield f"  <key {ends}/>\n"
    yield _YED_KEYS if yed else ""
    direction = "directed" if directed else "undirected"
    yield f'  <graph id={quoteattr(name)} edgedefault="{direction}">\n'
    of_node, of_edge = _Data("node", keys[0]), _Data("edge", keys[1])
    for node, data in nodes:
        drawn = yed_node(data) if yed else ""
        yield f'    <node id="{node}">\n{of_node.lines(data)}{drawn}    </node>\n'
    for source, target, data in edges:
        ends = f'id="{data["id"]}" source="{source}" target="{target}"'
        drawn = yed_edge(data, directed=directed) if yed else ""
        yield f"    <edge {ends}>\n{of_edge.lines(data)}{drawn}    </edge>\n"
    yield "  </graph>\n</graphml>\n"


class _Data:
    """The data of nodes or of edges as lines."""

    def __init__(self, domain: str, types: Types) -> None:
        self._domain = domain
        self._types = types
        self._template = "".join(f'      <data key="{domain}-{name}">%s</data>\n' for name in types)
        self._exact = list(types.values())
        self._floats = [place for place, kind in enumerate(types.values()) if kind is float]
        self._texts = [place for place, kind in enumerate(types.values()) if kind is str]

    def lines(self, data: Attributes) -> str:
        """The lines of one element."""
        values: tuple[Any, ...] = tuple(map(data.get, self._types))
        # nearly all values have the type of their key and need no escape: to see that for all of an
        # element at once is much faster than to look at each
        if list(map(type, values)) == self._exact and bool not in self._exact:
            lines: str = self._template % values
            plain = _ODD("".join([values[place] for place in self._texts])) is None
            if plain and all(map(isfinite, [values[place] for place in self._floats])):
                return lines
        return "".join(self._slow(data))

    def _slow(self, data: Attributes) -> Iterator[str]:
        for name, kind in self._types.items():
            value = scalar(data.get(name))
            if value is not None:
                text = value if isinstance(value, str) else written(value, kind)
                escaped = escape(text, {"\r": "&#13;"})
                yield f'      <data key="{self._domain}-{name}">{escaped}</data>\n'


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
