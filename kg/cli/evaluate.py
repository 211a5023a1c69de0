"""`kg evaluate`: a built graph against people's annotations."""

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.console import emit, narrate
from kg.cli.folder import graph_folder
from kg.cli.options import Options, resolve
from kg.cli.status import CHECK_FAILED, WELL

# No text has more errors than these.
ALL = 1_000_000
Gold = Annotated[str, typer.Argument(help="A folder of annotations (*.json).", metavar="GOLD")]
Graph = Annotated[str | None, typer.Option(help="A built graph.  [default: exports]", metavar="DIR")]
Errors = Annotated[int, typer.Option(help="Show up to N events of each sort of error.", metavar="N")]
Documents = Annotated[
    str | None, typer.Option(help="The texts: explain each error by the rules tried.", metavar="DIR")
]
AtLeast = Annotated[float, typer.Option(help="Fail (code 3) below this F1 of events.", metavar="X")]
Clusters = Annotated[
    str | None, typer.Option(help="Which annotated events are the same: score merges.", metavar="FILE")
]
Entities = Annotated[
    str | None, typer.Option(help="Which annotated entities are the same: score them.", metavar="FILE")
]
Json = Annotated[bool, typer.Option("--json", help="The figures as JSON.")]


def evaluate_command(
    gold: Gold,
    graph: Graph = None,
    errors: Errors = 0,
    documents: Documents = None,
    clusters: Clusters = None,
    entities: Entities = None,
    at_least: AtLeast = 0.0,
    json: Json = False,
) -> int:
    """Score a built graph by annotated articles."""
    options = resolve({"graph": graph})
    code = evaluate_graph(
        options,
        Path(gold),
        errors=0 if documents else errors,
        at_least=at_least,
        json=json,
        clusters=Path(clusters) if clusters else None,
        entities=Path(entities) if entities else None,
    )
    if documents and not json:
        explain_errors(options, Path(gold), documents, errors=errors or ALL)
    return code


def explain_errors(options: Options, gold: Path, documents: str, *, errors: int) -> None:
    """Print each error with its sentence, the collapsed parse and the rules that came closest."""
    from kg.evaluate import evaluate
    from kg.evaluate.workbench import workbench
    from kg.model import Document
    from kg.pipeline import load
    from kg.read import read

    texts = [found for found in read([documents]) if isinstance(found, Document)]
    report = evaluate(gold, load(options.graph))
    emit(workbench(report, texts, options.settings(), errors=errors))


def evaluate_graph(
    options: Options,
    gold: Path,
    *,
    errors: int,
    at_least: float,
    json: bool,
    clusters: Path | None = None,
    entities: Path | None = None,
) -> int:
    """Print the figures of the graph of `options.graph` against the annotations in `gold`, and
    against `clusters` of events and of `entities` of different documents where they are given.
    """
    from kg.evaluate import evaluate, render_json, render_text, score_entities, score_merges
    from kg.pipeline import load

    graph = load(graph_folder(options))
    report = evaluate(gold, graph)
    merged = score_merges(gold, clusters, graph) if clusters else None
    joined = score_entities(gold, entities, graph) if entities else None
    if json:
        emit(render_json(report, merges=merged, entities=joined))
    else:
        emit(render_text(report, errors=errors, merges=merged, entities=joined))
    reached = report.overall.event.f1
    if reached >= at_least:
        return WELL
    narrate(f"kg: the F1 of events is {reached:.3f}, less than {at_least:g}")
    return CHECK_FAILED
