"""`kg evaluate`: a built graph against people's annotations."""

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.console import emit, emit_json
from kg.cli.options import Options, resolve
from kg.cli.status import WELL
from kg.errors import UsageError

Gold = Annotated[str, typer.Argument(help="A folder of annotations (*.json).", metavar="GOLD")]
Graph = Annotated[str | None, typer.Option(help="A built graph.  [default: exports]", metavar="DIR")]
Json = Annotated[bool, typer.Option("--json", help="The figures as JSON.")]


def evaluate_command(gold: Gold, graph: Graph = None, json: Json = False) -> int:
    """Score a built graph against annotated articles."""
    return evaluate_graph(resolve({"graph": graph}), Path(gold), json=json)


def evaluate_graph(options: Options, gold: Path, *, json: bool) -> int:
    """Print the figures of the graph of `options.graph` against the annotations in `gold`."""
    raise NotImplementedError
