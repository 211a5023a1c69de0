"""`kg build`: articles in, graph out."""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.console import progress
from kg.cli.folder import check_output, check_outside
from kg.cli.keeping import (
    CorrectionsFile,
    Json,
    Licence,
    Out,
    Quiet,
    Strict,
    Workers,
    WorkspaceFile,
    corrections_of,
    opened_for,
    refresh,
    tell,
    workspace_of,
)
from kg.cli.options import Options, resolve
from kg.errors import UsageError
from kg.iris import check_base

Inputs = Annotated[
    list[str] | None,
    typer.Argument(help="Files, folders, or - for standard input.", metavar="INPUT"),
]
NoWorkspace = Annotated[bool, typer.Option("--no-workspace", help="Remember nothing.")]
Model = Annotated[list[str] | None, typer.Option(help="A spaCy model, as en=NAME.", metavar="LANG=NAME")]
MinConfidence = Annotated[float | None, typer.Option(help="Leave out events below it.", metavar="X")]
BaseIri = Annotated[str | None, typer.Option(help="What the IRIs of the data begin with.", metavar="IRI")]
Force = Annotated[bool, typer.Option("--force", help="Write into a folder that kg did not write.")]


def build_command(
    inputs: Inputs = None,
    out: Out = None,
    workspace: WorkspaceFile = None,
    corrections: CorrectionsFile = None,
    no_workspace: NoWorkspace = False,
    workers: Workers = None,
    model: Model = None,
    min_confidence: MinConfidence = None,
    base_iri: BaseIri = None,
    licence: Licence = None,
    strict: Strict = None,
    force: Force = False,
    quiet: Quiet = None,
    json: Json = False,
) -> int:
    """Read articles, write the graph of their events; without INPUT, again what the workspace has."""
    given = {"out": out, "workers": workers, "models": model, "min_confidence": min_confidence}
    given |= {
        "base_iri": base_iri,
        "licence": licence,
        "strict": strict,
        "quiet": quiet,
        "workspace": workspace,
        "corrections": corrections,
    }
    options = resolve(given)
    check_base(options.base_iri)
    check_output(Path(options.out), inputs=inputs or (), force=force)
    check_outside(workspace_of(options), inputs=inputs or ())
    if no_workspace:
        return build_once(inputs or [], options, json=json)
    if inputs:
        return build_anew(inputs, options, json=json)
    if not workspace_of(options).is_file():
        raise UsageError(
            f"nothing to read: give files, folders, or - for the standard input "
            f"(without, what {workspace_of(options)} has is built again; there is no such file)"
        )
    return build_again(given, json=json)


def build_anew(inputs: list[str], options: Options, *, json: bool) -> int:
    """The graph of `inputs`, whose files become those of the workspace."""
    from kg.config import Runtime
    from kg.pipeline import check_limits, read_corrections
    from kg.read.files import find_files
    from kg.stamp import check_installed
    from kg.upkeep import set_corrections, take
    from kg.workspace import opened

    files, corrections = find_files(inputs), corrections_of(options)
    read_corrections(corrections)
    check_limits(options.settings(), Runtime(workers=options.workers))
    check_installed(options.settings())
    with opened(workspace_of(options)) as workspace:
        set_corrections(workspace, corrections)
        take(workspace, files, options.settings())
        return refresh(workspace, options, json=json, now=True)


def build_again(given: Mapping[str, object], *, json: bool) -> int:
    """The graph of what the workspace has, by the settings that it was built with and those given."""
    from kg.upkeep import set_settings

    with opened_for(given) as (workspace, options):
        set_settings(workspace, options.settings())
        return refresh(workspace, options, json=json, now=True)


def build_once(inputs: list[str], options: Options, *, json: bool) -> int:
    """The graph of `inputs`, without a workspace."""
    from kg.config import Runtime
    from kg.pipeline import build, write

    with progress("extracting", quiet=options.quiet) as report:
        runtime = Runtime(workers=options.workers)
        knowledge = build(
            inputs,
            options.settings(),
            runtime,
            corrections=corrections_of(options),
            strict=options.strict,
            report=report,
        )
    files = write(knowledge, options.out, base_iri=options.base_iri, licence=options.licence)
    return tell(knowledge, files, options, json=json)
