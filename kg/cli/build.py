"""`kg build`: articles in, graph out."""

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.console import emit_json, narrate, program, progress
from kg.cli.folder import check_output
from kg.cli.options import Options, resolve
from kg.cli.status import PROBLEMS, WELL

Inputs = Annotated[
    list[str], typer.Argument(help="Files, folders, or - for standard input.", metavar="INPUT")
]
Out = Annotated[str | None, typer.Option(help="Folder to write into.  [default: exports]", metavar="DIR")]
Workers = Annotated[int | None, typer.Option(help="Processes.  [default: 1]", metavar="N")]
Model = Annotated[list[str] | None, typer.Option(help="A spaCy model, as en=NAME.", metavar="LANG=NAME")]
MinConfidence = Annotated[float | None, typer.Option(help="Leave out events below it.", metavar="X")]
BaseIri = Annotated[str | None, typer.Option(help="What the IRIs of the data begin with.", metavar="IRI")]
Strict = Annotated[bool | None, typer.Option("--strict", help="Stop at the first bad document.")]
Force = Annotated[bool, typer.Option("--force", help="Write into a folder that kg did not write.")]
Quiet = Annotated[bool | None, typer.Option("--quiet", help="No narration.")]
Json = Annotated[bool, typer.Option("--json", help="The summary as JSON on standard output.")]


def build_command(
    inputs: Inputs,
    out: Out = None,
    workers: Workers = None,
    model: Model = None,
    min_confidence: MinConfidence = None,
    base_iri: BaseIri = None,
    strict: Strict = None,
    force: Force = False,
    quiet: Quiet = None,
    json: Json = False,
) -> int:
    """Read articles, write the graph of their events."""
    given = {"out": out, "workers": workers, "models": model, "min_confidence": min_confidence}
    given |= {"base_iri": base_iri, "strict": strict, "quiet": quiet}
    return build_graph(inputs, resolve(given), force=force, json=json)


def build_graph(inputs: list[str], options: Options, *, force: bool, json: bool) -> int:
    """Build the graph of `inputs`, write it to `options.out`, and tell what it holds."""
    from kg.cli.summary import render, summarise
    from kg.config import Runtime
    from kg.iris import check_base
    from kg.pipeline import build, write

    folder = Path(options.out)
    check_base(options.base_iri)
    check_output(folder, inputs=inputs, force=force)
    with progress("extracting", quiet=options.quiet) as report:
        runtime = Runtime(workers=options.workers)
        knowledge = build(inputs, options.settings(), runtime, strict=options.strict, report=report)
    files = write(knowledge, folder, base_iri=options.base_iri)
    summary = summarise(knowledge, files)
    narrate(render(summary, folder=options.out, program=program()), quiet=options.quiet)
    if json:
        emit_json(asdict(summary))
    return PROBLEMS if summary.problems else WELL
