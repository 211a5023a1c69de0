"""`kg export`: a built graph in one more format."""

import sys
import tempfile
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.console import emit_table, narrate
from kg.cli.options import Options, resolve
from kg.cli.status import WELL
from kg.errors import UsageError

Folder = Annotated[str | None, typer.Argument(help="A built graph.  [default: exports]", metavar="[DIR]")]
Graph = Annotated[str | None, typer.Option(help="The same as DIR.", metavar="DIR")]
Format = Annotated[str | None, typer.Option("--format", help="Which; see --list.", metavar="NAME")]
Out = Annotated[str | None, typer.Option(help="File to write, or - .  [default: -]", metavar="FILE")]
BaseIri = Annotated[str | None, typer.Option(help="What the IRIs of the data begin with.", metavar="IRI")]
List = Annotated[bool, typer.Option("--list", help="List the formats.")]
Force = Annotated[bool, typer.Option("--force", help="Replace FILE where it exists.")]
Quiet = Annotated[bool | None, typer.Option("--quiet", help="No narration.")]


def export_command(
    folder: Folder = None,
    graph: Graph = None,
    format: Format = None,
    out: Out = None,
    base_iri: BaseIri = None,
    list: List = False,
    force: Force = False,
    quiet: Quiet = None,
) -> int:
    """Write a built graph in one more format."""
    options = resolve({"graph": folder or graph, "base_iri": base_iri, "quiet": quiet})
    if list:
        return list_formats()
    return export_graph(options, format=format, out=out or "-", force=force)


def list_formats() -> int:
    """The table of formats."""
    from kg.export import FORMATS

    emit_table(("format", "suffix", "what"), [(name, row[0], row[1]) for name, row in FORMATS.items()])
    return WELL


def export_graph(options: Options, *, format: str | None, out: str, force: bool) -> int:
    """Write the graph of `options.graph` in `format` to the file `out`, or to standard output."""
    from kg.export import FORMATS, export
    from kg.pipeline import load

    if format not in FORMATS:
        named = "no format given (--format)" if format is None else f"unknown format {format!r}"
        raise UsageError(f"{named}; there are: {', '.join(FORMATS)}")
    if out != "-" and Path(out).exists() and not force:
        raise UsageError(f"{out} exists; choose another file, or --force")
    knowledge = load(options.graph)
    if out != "-":
        export(knowledge, Path(out), format=format, base_iri=options.base_iri)
        narrate(f"wrote {out}", quiet=options.quiet)
        return WELL
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"graph{FORMATS[format][0]}"
        export(knowledge, path, format=format, base_iri=options.base_iri)
        sys.stdout.buffer.write(path.read_bytes())
        sys.stdout.buffer.flush()
    return WELL
