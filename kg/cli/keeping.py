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
Now = Annotated[
    bool | None,
    typer.Option(
        "--now/--later",
        help="Write the exports now, or leave them to `kg build`.  [default: now up to 500 documents]",
        show_default=False,
    ),
]
Licence = Annotated[str | None, typer.Option(help='The licence of the graph, "" for none.', metavar="IRI")]
Workers = Annotated[int | None, typer.Option(help="Processes.  [default: 1]", metavar="N")]
Strict = Annotated[bool | None, typer.Option("--strict", help="Stop at the first bad document.")]
Quiet = Annotated[bool | None, typer.Option("--quiet", help="No narration.")]
Json = Annotated[bool, typer.Option("--json", help="The summary as JSON on standard output.")]

# Documents whose exports are written in a few seconds.
QUICK = 500
DEFAULT_CORRECTIONS = "corrections.toml"

if TYPE_CHECKING:
    from kg.model import Knowledge
    from kg.upkeep import Extracted
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


def refresh(workspace: "Workspace", options: Options, *, json: bool, now: bool | None = None) -> int:
    """Bring the graph up to what the workspace has, and the exports in `options.out`; tell what they hold.

    Unless it is said whether the exports are written `now`, they are if that takes but seconds; else
    they stay as they were, and the workspace says that they are behind.
    """
    from kg.config import Runtime
    from kg.upkeep import extract_new

    with progress("extracting", quiet=options.quiet) as report:
        runtime = Runtime(workers=options.workers)
        told = extract_new(workspace, runtime, strict=options.strict, report=report)
    if told.extracted < len(told.keys):
        narrate(f"Extracted  {told.extracted:,} of {len(told.keys):,} documents", quiet=options.quiet)
    if now or (now is None and len(told.keys) <= QUICK):
        return _write(workspace, told, options, json=json)
    return _postpone(workspace, told, options, json=json)


def _write(workspace: "Workspace", told: "Extracted", options: Options, *, json: bool) -> int:
    from kg.pipeline import write
    from kg.upkeep import finish, link_new, settings_of

    knowledge = link_new(workspace, told)
    settings = settings_of(workspace)
    files = write(knowledge, options.out, base_iri=settings.base_iri, licence=settings.licence)
    finish(workspace)
    return tell(knowledge, files, options, json=json)


def _postpone(workspace: "Workspace", told: "Extracted", options: Options, *, json: bool) -> int:
    from kg.upkeep import postpone, resolve_new

    resolved = resolve_new(workspace, told) is not None
    postpone(workspace)
    documents, problems = len(told.contents.documents), told.problems
    if json:
        emit_json({"documents": documents, "problems": problems, "resolved": resolved, "up_to_date": False})
    if not resolved:
        narrate("Resolved   not yet: with corrections it is done with the exports", quiet=options.quiet)
    again = f"`{program()} build --out {options.out}` writes them"
    narrate(f"Exports    behind; {again}", quiet=options.quiet)
    return PROBLEMS if problems else WELL


def tell(knowledge: "Knowledge", files: list[Path], options: Options, *, json: bool) -> int:
    """The summary of a graph; gives the exit code."""
    from kg.cli.summary import render, summarise

    summary = summarise(knowledge, files)
    narrate(render(summary, folder=options.out, program=program()), quiet=options.quiet)
    if json:
        emit_json(asdict(summary))
    return PROBLEMS if summary.problems else WELL
