"""Knowledge -> GraphViz DOT, for graphs small enough to be drawn."""

from collections.abc import Iterator
from pathlib import Path

from kg.errors import UsageError
from kg.export.characters import clean
from kg.export.files import write_text
from kg.export.types import EventType
from kg.graph import event_edges, event_nodes
from kg.model import Knowledge

LARGEST = 2000
_LONGEST = 200
_SHAPES = {"Event": "box", "Person": "ellipse", "Organisation": "hexagon", "Country": "house"}


def write_dot(
    knowledge: Knowledge, path: Path, *, base_iri: str, types: tuple[EventType, ...] | None = None
) -> None:
    """Write the graph of events and their participants; `types` is not used.

    Raises UsageError for more than LARGEST nodes, which GraphViz does not draw in useful time, and
    WriteError.
    """
    size = len(knowledge.entities) + len(knowledge.events)
    if size > LARGEST:
        raise UsageError(
            f"{size} nodes are too many for GraphViz (at most {LARGEST}): choose some with --select, "
            "or another format, such as graphml or gexf"
        )
    write_text(path, "".join(_lines(knowledge, base_iri)))


def _lines(knowledge: Knowledge, base_iri: str) -> Iterator[str]:
    yield "digraph events {\n  rankdir=LR;\n"
    for node, data in event_nodes(knowledge, base_iri=base_iri):
        shape = _SHAPES.get(data["kind"], "diamond")
        yield f'  "{node}" [label={_quoted(data["label"])}, shape={shape}];\n'
    for source, target, data in event_edges(knowledge):
        yield f'  "{source}" -> "{target}" [label={_quoted(data["label"])}];\n'
    yield "}\n"


def _quoted(text: str) -> str:
    # GraphViz refuses very long texts, and a label is read, not searched
    line = " ".join(clean(text).split())
    short = line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"
    return '"' + short.replace("\\", "\\\\").replace('"', '\\"') + '"'
