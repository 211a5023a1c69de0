"""`kg export`: a built graph in one more format."""

import sys
import tempfile
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.console import emit_table, narrate
from kg.cli.folder import DATABASE, is_behind
from kg.cli.keeping import Licence
from kg.cli.options import Options, resolve
from kg.cli.status import WELL
from kg.errors import UsageError

if TYPE_CHECKING:
    from kg.model import Knowledge

Folder = Annotated[str | None, typer.Argument(help="A built graph.  [default: exports]", metavar="[DIR]")]
Graph = Annotated[str | None, typer.Option(help="The same as DIR.", metavar="DIR")]
Format = Annotated[str | None, typer.Option("--format", help="Which; see --list.", metavar="NAME")]
Flavour = Annotated[str, typer.Option(help="GraphML: plain or yed.", metavar="NAME")]
Select = Annotated[
    list[str] | None,
    typer.Option(
        help="Only events with this: type, status, actor, state, place, after, before, confidence, source, "
        "construct (a SPARQL file). May be repeated.",
        metavar="KEY=VALUE",
    ),
]
Out = Annotated[
    str | None, typer.Option(help="File to write, .gz to compress, or - .  [default: -]", metavar="FILE")
]
BaseIri = Annotated[str | None, typer.Option(help="What the IRIs of the data begin with.", metavar="IRI")]
Prove = Annotated[
    str | None,
    typer.Option(
        "--provenance",
        help="RDF: none (what is settled), graphs (and which document says what) or full (and every sentence)."
        "  [default: full]",
        metavar="NAME",
    ),
]
List = Annotated[bool, typer.Option("--list", help="List the formats.")]
Force = Annotated[bool, typer.Option("--force", help="Replace FILE where it exists.")]
Quiet = Annotated[bool | None, typer.Option("--quiet", help="No narration.")]


@dataclass(frozen=True, slots=True)
class Part:
    """How much of a graph is written: what conditions leave, and how much provenance."""

    conditions: tuple[str, ...] = ()
    provenance: str = "full"


def export_command(
    folder: Folder = None,
    graph: Graph = None,
    format: Format = None,
    flavour: Flavour = "plain",
    select: Select = None,
    out: Out = None,
    base_iri: BaseIri = None,
    licence: Licence = None,
    provenance: Prove = None,
    list: List = False,
    force: Force = False,
    quiet: Quiet = None,
) -> int:
    """Write a built graph in one more format."""
    options = resolve({"graph": folder or graph, "base_iri": base_iri, "licence": licence, "quiet": quiet})
    if list:
        return list_formats()
    how = Part(tuple(select or ()), provenance or "full")
    return export_graph(options, format=flavoured(format, flavour), out=out or "-", force=force, part=how)


def list_formats() -> int:
    """The table of formats."""
    from kg.export import formats

    emit_table(("format", "suffix", "what"), [(name, row[0], row[1]) for name, row in formats().items()])
    return WELL


def flavoured(format: str | None, flavour: str) -> str | None:
    """The name of the format in a flavour: "graphml" and "yed" are "graphml-yed"."""
    if flavour == "plain":
        return format
    if flavour != "yed":
        raise UsageError(f"unknown flavour {flavour!r}; there are: plain, yed")
    if format not in ("graphml", "actors"):
        raise UsageError(f"--flavour {flavour} is for graphml and actors, not for {format}")
    return f"{format}-{flavour}"


def export_graph(options: Options, *, format: str | None, out: str, force: bool, part: Part = Part()) -> int:
    """Write a part of the graph of `options.graph` to the file `out`, or to stdout."""
    from kg.export import Provenance, export, formats, select

    if part.provenance not in tuple(Provenance):
        raise UsageError(f"unknown provenance {part.provenance!r}; there are: {', '.join(Provenance)}")
    provenance = Provenance(part.provenance)
    known = formats()
    if format not in known:
        named = "no format given (--format)" if format is None else f"unknown format {format!r}"
        raise UsageError(f"{named}; there are: {', '.join(known)}")
    if out != "-" and Path(out).exists() and not force:
        raise UsageError(f"{out} exists; choose another file, or --force")
    knowledge = select(_current(options.graph), part.conditions, base_iri=options.base_iri)
    told = partial(
        export, format=format, base_iri=options.base_iri, provenance=provenance, licence=options.licence
    )
    if out != "-":
        told(knowledge, Path(out))
        narrate(f"wrote {out}", quiet=options.quiet)
        return WELL
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"graph{known[format][0]}"
        told(knowledge, path)
        sys.stdout.buffer.write(path.read_bytes())
        sys.stdout.buffer.flush()
    return WELL


def _current(folder: str) -> "Knowledge":
    """The graph of a folder; that of its workspace where the files are left for later."""
    if is_behind(folder):
        from kg.upkeep import graph_of

        return graph_of(Path(folder) / DATABASE)
    from kg.pipeline import load

    return load(folder)
