"""`kg evaluate`: a built graph against people's annotations."""

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.console import emit, narrate
from kg.cli.options import Options, resolve
from kg.cli.status import CHECK_FAILED, WELL

Gold = Annotated[str, typer.Argument(help="A folder of annotations (*.json).", metavar="GOLD")]
Graph = Annotated[str | None, typer.Option(help="A built graph.  [default: exports]", metavar="DIR")]
Errors = Annotated[int, typer.Option(help="Show up to N events of each sort of error.", metavar="N")]
AtLeast = Annotated[float, typer.Option(help="Fail (code 3) below this F1 of events.", metavar="X")]
Json = Annotated[bool, typer.Option("--json", help="The figures as JSON.")]


def evaluate_command(
    gold: Gold, graph: Graph = None, errors: Errors = 0, at_least: AtLeast = 0.0, json: Json = False
) -> int:
    """Score a built graph by annotated articles."""
    return evaluate_graph(resolve({"graph": graph}), Path(gold), errors=errors, at_least=at_least, json=json)


def evaluate_graph(options: Options, gold: Path, *, errors: int, at_least: float, json: bool) -> int:
    """Print the figures of the graph of `options.graph` against the annotations in `gold`."""
    from kg.evaluate import evaluate, render_json, render_text
    from kg.pipeline import load

    report = evaluate(gold, load(options.graph))
    emit(render_json(report) if json else render_text(report, errors=errors))
    reached = report.overall.event.f1
    if reached >= at_least:
        return WELL
    narrate(f"kg: the F1 of events is {reached:.3f}, less than {at_least:g}")
    return CHECK_FAILED
