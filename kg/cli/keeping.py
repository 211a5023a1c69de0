"""What the commands that keep a graph up have in common: its workspace, its exports, its summary."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.console import emit_json, narrate, program, progress
from kg.cli.folder import DATABASE
from kg.cli.options import Options, resolve
from kg.cli.status import PROBLEMS, WELL

Out = Annotated[str | None, typer.Option(help="Folder to write into.  [default: exports]", metavar="DIR")]
WorkspaceFile = Annotated[
    str | None,
    typer.Option("--workspace", help="What was read before.  [default: DIR/workspace.db]", metavar="FILE"),
]
CorrectionsFile = Annotated[
    str | None,
    typer.Option("--corrections", help="What people corrected.  [default: corrections.toml]", metavar="FILE"),
]
Later = Annotated[
    bool, typer.Option("--later", help="Leave the exports as they are; `kg build` writes them.")
]
Licence = Annotated[str | None, typer.Option(help='The licence of the graph, "" for none.', metavar="IRI")]
Workers = Annotated[int | None, typer.Option(help="Processes.  [default: 1]", metavar="N")]
Strict = Annotated[bool | None, typer.Option("--strict", help="Stop at the first bad document.")]
Quiet = Annotated[bool | None, typer.Option("--quiet", help="No narration.")]
Json = Annotated[bool, typer.Option("--json", help="The summary as JSON on standard output.")]

DEFAULT_CORRECTIONS = "corrections.toml"

if TYPE_CHECKING:
    from kg.model import Knowledge
    from kg.workspace import Workspace


def workspace_of(options: Options) -> Path:
    """The database that the options name, by default beside the exports."""
    return Path(options.workspace) if options.workspace else Path(options.out) / DATABASE


def corrections_of(options: Options) -> Path | None:
    """The file of corrections that the options name; without, the one of the current folder, if any."""
    if options.corrections:
        return Path(options.corrections)
    return Path(DEFAULT_CORRECTIONS) if Path(DEFAULT_CORRECTIONS).is_file() else None


@contextmanager
def opened_for(given: Mapping[str, object], *, create: bool = False) -> Iterator[tuple["Workspace", Options]]:
    """The workspace that the flags name, locked, and the options with what it was built with."""
    from kg.upkeep import CORRECTIONS, set_corrections, settings_of
    from kg.workspace import opened

    with opened(workspace_of(resolve(given)), create=create) as workspace:
        settings = settings_of(workspace)
        stored: dict[str, object] = {
            "models": dict(settings.models),
            "min_confidence": settings.min_confidence,
        }
        stored |= {"base_iri": settings.base_iri, "licence": settings.licence}
        if noted := workspace.note(CORRECTIONS):
            stored["corrections"] = noted
        options = resolve(given, stored)
        set_corrections(workspace, corrections_of(options))
        yield workspace, options


def refresh(workspace: "Workspace", options: Options, *, json: bool, later: bool = False) -> int:
    """Bring the exports in `options.out` up to what the workspace has, and tell what they hold.

    With `later` only extract what is new; the exports stay behind.
    """
    from kg.config import Runtime
    from kg.pipeline import write
    from kg.upkeep import extract_new, finish, settings_of, update

    runtime = Runtime(workers=options.workers)
    if later:
        with progress("extracting", quiet=options.quiet) as report:
            told = extract_new(workspace, runtime, strict=options.strict, report=report)
        narrate(f"Extracted  {told.extracted:,} of {len(told.keys):,} documents", quiet=options.quiet)
        narrate(
            f"Exports    behind; `{program()} build --out {options.out}` writes them", quiet=options.quiet
        )
        return PROBLEMS if told.failed else WELL
    with progress("extracting", quiet=options.quiet) as report:
        updated = update(workspace, runtime, strict=options.strict, report=report)
    settings = settings_of(workspace)
    files = write(updated.knowledge, options.out, base_iri=settings.base_iri, licence=settings.licence)
    finish(workspace, updated.knowledge)
    if updated.remembered:
        every = updated.extracted + updated.remembered
        narrate(f"Extracted  {updated.extracted:,} of {every:,} documents", quiet=options.quiet)
    return tell(updated.knowledge, files, options, json=json)


def tell(knowledge: "Knowledge", files: list[Path], options: Options, *, json: bool) -> int:
    """The summary of a graph; gives the exit code."""
    from kg.cli.summary import render, summarise

    summary = summarise(knowledge, files)
    narrate(render(summary, folder=options.out, program=program()), quiet=options.quiet)
    if json:
        emit_json(asdict(summary))
    return PROBLEMS if summary.problems else WELL
