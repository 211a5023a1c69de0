"""Speed and memory of the writers beside those of others, on made-up graphs of a million triples.

usage: python -m benchmarks.exports [--documents N] [--nodes N]      (default: a million triples, 200000)

Prints, in one run, for N-Quads and TriG: our seconds, those of rdflib (building a Dataset of the same
quads from ready texts, and serialising it) and those of pyoxigraph's serialiser fed with ready quads,
with the ratios; for GraphML: ours against building the graph with networkx and writing it with its
writer on lxml. Each runs in a process of its own, which loads its input first: that is not counted in
the seconds. Memory is the peak of the whole process, and the peak over what it held when it began to
write. The exit code is 1 where a bar is missed.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks.memory import peak, reset_peak, resident
from benchmarks.synthetic import TRIPLES, made_up, wide
from kg.config import Settings
from kg.export import export, read_knowledge, write_knowledge

BASE = Settings().base_iri
RDFLIB = {"nq": "nquads", "trig": "trig"}
# Times as fast as rdflib, share of pyoxigraph's speed, times as fast as networkx; megabytes.
OVER_RDFLIB, OF_PYOXIGRAPH, OVER_NETWORKX = 10.0, 0.5, 4.0
RDF_MEMORY, GRAPHML_MEMORY = 300.0, 50.0
Figures = dict[str, float]


def main() -> int:
    """Measure, print, compare with the bars."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--documents", type=int, default=1_000_000 // TRIPLES)
    parser.add_argument("--nodes", type=int, default=200_000)
    parser.add_argument("--only", choices=["rdf", "graphml"])
    parser.add_argument("--child", nargs=3, metavar=("WHO", "FORMAT", "FILE"))
    given = parser.parse_args()
    if given.child:
        print(json.dumps(child(*given.child)))
        return 0
    missed: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        if given.only != "graphml":
            missed += compare_rdf(Path(folder), given.documents)
        if given.only != "rdf":
            missed += compare_graphml(Path(folder), given.nodes)
    for one in missed:
        print(f"MISSED: {one}")
    return 1 if missed else 0


def compare_rdf(folder: Path, documents: int) -> Iterator[str]:
    """The figures of N-Quads and TriG; gives the bars missed."""
    source = folder / "rdf.json"
    write_knowledge(made_up(documents), source)
    for format in RDFLIB:
        ours = apart("ours", format, source)
        quads = source.with_suffix(".nq")
        if format == "nq":
            export(read_knowledge(source), quads, format="nq", base_iri=BASE)
        theirs = apart("pyoxigraph", format, quads)
        rdflib = apart("rdflib", format, quads)
        over, share = rdflib["seconds"] / ours["seconds"], theirs["seconds"] / ours["seconds"]
        print(
            f"{format}: {theirs['quads']:,.0f} quads; ours {ours['seconds']:.2f} s, {ours['over']:.0f} MB over its "
            f"input, {ours['peak']:.0f} MB in all; pyoxigraph {theirs['seconds']:.2f} s; "
            f"rdflib {rdflib['seconds']:.1f} s, {rdflib['peak']:.0f} MB"
        )
        print(f"  {over:.1f} times as fast as rdflib, {share:.2f} of the speed of pyoxigraph", flush=True)
        yield from below(f"{format}: times as fast as rdflib", over, OVER_RDFLIB)
        yield from below(f"{format}: share of pyoxigraph's speed", share, OF_PYOXIGRAPH)
        yield from below(f"{format}: memory", -ours["peak"], -RDF_MEMORY)


def compare_graphml(folder: Path, nodes: int) -> Iterator[str]:
    """The figures of GraphML; gives the bars missed."""
    source = folder / "wide.json"
    write_knowledge(wide(nodes), source)
    ours, theirs = apart("ours", "graphml", source), apart("networkx", "graphml", source)
    over = theirs["seconds"] / ours["seconds"]
    print(
        f"graphml: {ours['nodes']:,.0f} nodes, {ours['edges']:,.0f} edges; ours {ours['seconds']:.2f} s, "
        f"{ours['over']:.0f} MB over its input; networkx {theirs['seconds']:.2f} s, {theirs['over']:.0f} MB"
    )
    print(f"  {over:.1f} times as fast as networkx")
    yield from below("graphml: times as fast as networkx", over, OVER_NETWORKX)
    yield from below("graphml: memory over its input", -ours["over"], -GRAPHML_MEMORY)


def below(name: str, value: float, bar: float) -> Iterator[str]:
    """What to say of a figure that is below its bar."""
    if value < bar:
        yield f"{name}: {abs(value):.2f}, wanted {abs(bar):g}"


def apart(who: str, format: str, source: Path) -> Figures:
    """What `child` gives, in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.exports", "--child", who, format, str(source)]
    found: Figures = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return found


def child(who: str, format: str, source: str) -> Figures:
    """Seconds and megabytes of writing `source` in a format."""
    work, counts = PREPARE[who](format, Path(source))
    before = resident()
    reset_peak()
    start = time.process_time()
    work()
    seconds = time.process_time() - start
    return {"seconds": seconds, "peak": peak(), "over": peak() - before, **counts}


def _ours(format: str, source: Path) -> tuple[Callable[[], object], Figures]:
    knowledge = read_knowledge(source)
    counts: Figures = {}
    if format == "graphml":
        edges = sum(len({p.entity for p in event.participants}) for event in knowledge.events)
        counts = {"nodes": len(knowledge.entities) + len(knowledge.events), "edges": edges}
    return partial(export, knowledge, source.with_suffix(".out"), format=format, base_iri=BASE), counts


def _pyoxigraph(format: str, source: Path) -> tuple[Callable[[], object], Figures]:
    import pyoxigraph as ox

    from kg.export.terms import PREFIXES

    quads = list(ox.parse(path=str(source), format=ox.RdfFormat.N_QUADS))
    kind = ox.RdfFormat.from_extension(format)
    prefixes = PREFIXES if format == "trig" else None

    def work() -> None:
        with source.with_suffix(".out").open("wb") as stream:
            ox.serialize(quads, stream, kind, prefixes=prefixes)

    return work, {"quads": len(quads)}


def _rdflib(format: str, source: Path) -> tuple[Callable[[], object], Figures]:
    import pyoxigraph as ox
    import rdflib

    texts = [_texts(quad) for quad in ox.parse(path=str(source), format=ox.RdfFormat.N_QUADS)]

    def work() -> None:
        data = rdflib.Dataset()
        default = data.default_graph
        for subject, predicate, value, datatype, language, graph in texts:
            term = (
                rdflib.Literal(value, datatype=datatype or None, lang=language or None)
                if datatype or language
                else rdflib.URIRef(value)
            )
            where = data.graph(rdflib.URIRef(graph)) if graph else default
            where.add((rdflib.URIRef(subject), rdflib.URIRef(predicate), term))
        data.serialize(destination=str(source.with_suffix(".out")), format=RDFLIB[format])

    return work, {}


def _texts(quad: Any) -> tuple[str, str, str, str, str, str]:
    value, graph = quad.object, getattr(quad.graph_name, "value", "")
    language = getattr(value, "language", None) or ""
    datatype = value.datatype.value if hasattr(value, "datatype") and not language else ""
    return quad.subject.value, quad.predicate.value, value.value, datatype, language, graph


def _networkx(format: str, source: Path) -> tuple[Callable[[], object], Figures]:
    import networkx as nx

    from kg.graph import events_graph

    knowledge = read_knowledge(source)

    def work() -> None:
        graph = events_graph(knowledge, base_iri=BASE)
        nx.write_graphml_lxml(graph, source.with_suffix(".out"), edge_id_from_attribute="id")

    return work, {}


PREPARE: dict[str, Callable[[str, Path], tuple[Callable[[], object], Figures]]] = {
    "ours": _ours,
    "pyoxigraph": _pyoxigraph,
    "rdflib": _rdflib,
    "networkx": _networkx,
}

if __name__ == "__main__":
    sys.exit(main())
