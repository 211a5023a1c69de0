"""Knowledge -> GEXF 1.3 for Gephi, with a start and an end on all that is dated.

networkx's own writer does not fit the schema. No attribute is called `type`, which Gephi would
take for the edge's own.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.sax.saxutils import quoteattr

from kg.export.attributes import Attributes, Scalar, attribute_types, scalars, written
from kg.export.files import replacing
from kg.export.types import EventType
from kg.graph import events_graph
from kg.model import Knowledge

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" version="1.3">
"""
_TYPES = {str: "string", bool: "boolean", int: "long", float: "double"}
_OWN = ("label", "weight")


def write_gexf(
    knowledge: Knowledge, path: Path, *, base_iri: str, types: tuple[EventType, ...] | None = None
) -> None:
    """Write the graph of events and their participants; raises WriteError. `types` is not used."""
    with replacing(path) as stream:
        for line in gexf_lines(events_graph(knowledge, base_iri=base_iri)):
            stream.write(line.encode("utf-8"))


def gexf_lines(graph: Any) -> Iterator[str]:
    """The lines of the GEXF text of a graph of events; an edge lasts as long as its event."""
    nodes = sorted(graph.nodes(data=True))
    edges = sorted(graph.edges(data=True), key=lambda edge: str(edge[2]["id"]))
    node_types = attribute_types(data for _, data in nodes)
    edge_types = attribute_types(data for *_, data in edges)
    yield _HEAD
    yield '  <graph mode="dynamic" defaultedgetype="directed" timeformat="date">\n'
    yield from _declarations("node", node_types)
    yield from _declarations("edge", edge_types)
    yield "    <nodes>\n"
    for node, data in nodes:
        yield f'      <node id="{node}" label={_quoted(data["label"])}{_spell(data)}>\n'
        yield f"{_values(data, node_types)}      </node>\n"
    yield "    </nodes>\n    <edges>\n"
    for source, target, data in edges:
        own = f'label={_quoted(data["label"])} weight="{data["weight"]}"{_spell(graph.nodes[source])}'
        yield f'      <edge id="{data["id"]}" source="{source}" target="{target}" {own}>\n'
        yield f"{_values(data, edge_types)}      </edge>\n"
    yield "    </edges>\n  </graph>\n</gexf>\n"


def _quoted(text: str) -> str:
    return quoteattr(str(scalars({"text": text})["text"]))


def _spell(data: Attributes) -> str:
    if not data["earliest"]:
        return ""
    return f' start="{data["earliest"]}" end="{data["latest"]}"'


def _declarations(domain: str, types: dict[str, type[Scalar]]) -> Iterator[str]:
    yield f'    <attributes class="{domain}" mode="static">\n'
    for name, kind in types.items():
        if name not in _OWN:
            yield f'      <attribute id="{name}" title="{name}" type="{_TYPES[kind]}"/>\n'
    yield "    </attributes>\n"


def _values(data: Attributes, types: dict[str, type[Scalar]]) -> str:
    lines = (
        f'          <attvalue for="{name}" value={quoteattr(written(value, types[name]))}/>\n'
        for name, value in scalars(data).items()
        if name not in _OWN
    )
    return "        <attvalues>\n" + "".join(lines) + "        </attvalues>\n"
