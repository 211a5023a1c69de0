"""Knowledge -> Cytoscape.js JSON: what Cytoscape and browser viewers read."""

import json
from pathlib import Path
from typing import Any

from kg.export.attributes import scalars
from kg.export.files import write_text
from kg.export.types import EventType
from kg.graph import events_graph
from kg.model import Knowledge


def write_cytoscape(
    knowledge: Knowledge, path: Path, *, base_iri: str, types: tuple[EventType, ...] | None = None
) -> None:
    """Write the graph of events and their participants; raises WriteError. `types` is not used."""
    elements = cytoscape_elements(events_graph(knowledge, base_iri=base_iri))
    content = {"data": {"name": "events"}, "elements": elements}
    write_text(path, json.dumps(content, ensure_ascii=False, allow_nan=False, indent=1) + "\n")


def cytoscape_elements(graph: Any) -> dict[str, list[dict[str, Any]]]:
    """The nodes and edges of a graph whose edges have an `id`, sorted by id."""
    nodes = sorted(graph.nodes(data=True))
    edges = sorted(graph.edges(data=True), key=lambda edge: str(edge[2]["id"]))
    return {
        "nodes": [{"data": {"id": node, **scalars(data)}} for node, data in nodes],
        "edges": [
            {"data": {"id": data["id"], "source": source, "target": target, **scalars(data)}}
            for source, target, data in edges
        ],
    }
