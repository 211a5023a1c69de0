"""`kg query`: SPARQL over a built graph."""

import csv
import io
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.console import emit, emit_json, emit_table
from kg.cli.folder import graph_folder
from kg.cli.options import Options, resolve
from kg.cli.status import WELL
from kg.errors import UsageError

Sparql = Annotated[str | None, typer.Argument(help="A query, or - for standard input.", metavar="[SPARQL]")]
Graph = Annotated[str | None, typer.Option(help="A built graph.  [default: exports]", metavar="DIR")]
File = Annotated[str | None, typer.Option("--file", help="Read the query from a file.", metavar="FILE")]
Recipe = Annotated[
    str | None, typer.Option("--recipe", help="A ready-made query; see --list.", metavar="NAME")
]
Set = Annotated[list[str] | None, typer.Option("--set", help="A parameter of it.", metavar="NAME=VALUE")]
List = Annotated[bool, typer.Option("--list", help="List the ready-made queries.")]
Json = Annotated[bool, typer.Option("--json", help="Rows as a JSON list of objects.")]
Csv = Annotated[bool, typer.Option("--csv", help="Rows as CSV.")]


def query_command(
    sparql: Sparql = None,
    graph: Graph = None,
    file: File = None,
    recipe: Recipe = None,
    set: Set = None,
    list: List = False,
    as_json: Json = False,
    as_csv: Csv = False,
) -> int:
    """Ask a built graph in SPARQL."""
    options = resolve({"graph": graph})
    if list:
        return list_recipes()
    if as_json and as_csv:
        raise UsageError("--json or --csv, not both")
    form = "json" if as_json else "csv" if as_csv else "table"
    text = choose_query(sparql, file=file, recipe=recipe, values=set or [])
    return query_graph(options, text, form=form)


def list_recipes() -> int:
    """The table of ready-made queries; the first lines of each say what it asks."""
    from kg.store import recipes

    rows = []
    for name, text in recipes().items():
        comments = [line[1:].strip() for line in text.split("\n") if line.startswith("#")]
        rows.append((name, " ".join(comments)))
    emit_table(("recipe", "what"), rows)
    return WELL


def choose_query(
    sparql: str | None, *, file: str | None = None, recipe: str | None = None, values: Sequence[str] = ()
) -> str:
    """The text of the one query given: as an argument, in a file, or as a recipe with its values."""
    from kg.store import recipe as fill

    given = [one for one in (sparql, file, recipe) if one is not None]
    if len(given) != 1:
        raise UsageError("give one query: as an argument, by --file, or by --recipe (see --list)")
    if recipe is not None:
        return fill(recipe, **dict(_pair(value) for value in values))
    if values:
        raise UsageError("--set belongs to --recipe")
    if sparql is not None:
        return sys.stdin.read() if sparql == "-" else sparql
    path = Path(str(file))
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path} cannot be read: {error}") from error


def query_graph(options: Options, sparql: str, *, form: str) -> int:
    """Print the rows of a query over the graph of `options.graph`: as table, json or csv."""
    from kg.store import kept, load, opened, query

    graph = Path(graph_folder(options))
    on_disk = kept(graph)
    columns, rows = query(load(graph) if on_disk is None else opened(on_disk), sparql)
    if form == "json":
        emit_json([dict(zip(columns, row, strict=True)) for row in rows])
    elif form == "csv":
        emit(to_csv(columns, rows))
    else:
        emit_table(columns, [[cell or "" for cell in row] for row in rows])
    return WELL


def to_csv(columns: Sequence[str], rows: Sequence[Sequence[str | None]]) -> str:
    """The rows as CSV (RFC 4180 quoting, line feeds) below a row of the column names."""
    stream = io.StringIO()
    csv.writer(stream, lineterminator="\n").writerows([columns, *rows])
    return stream.getvalue()


def _pair(item: str) -> tuple[str, str]:
    name, equals, value = item.partition("=")
    if not (name and equals):
        raise UsageError(f"--set wants NAME=VALUE, not {item!r}")
    return name, value
