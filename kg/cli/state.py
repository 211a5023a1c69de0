"""`kg status`: what a workspace has, and whether its exports are up to date."""

from dataclasses import asdict
from typing import Annotated

import typer

from kg.cli.console import emit, emit_json, program
from kg.cli.keeping import Out, WorkspaceFile, workspace_of
from kg.cli.options import resolve
from kg.cli.status import WELL

Json = Annotated[bool, typer.Option("--json", help="The same as JSON.")]


def status_command(out: Out = None, workspace: WorkspaceFile = None, json: Json = False) -> int:
    """Show what a workspace has: documents, what is extracted and resolved, whether the exports are up to date."""
    from kg.upkeep import state

    options = resolve({"out": out, "workspace": workspace})
    found = state(workspace_of(options))
    if json:
        emit_json(asdict(found))
        return WELL
    languages = ", ".join(f"{name} {count}" for name, count in found.languages.items())
    emit(f"Workspace  {found.workspace}" + ("  (a run is at work on it)" if found.running else ""))
    emit(
        f"Documents  {found.documents:,}"
        + (f": {languages}" if languages else "")
        + f", in {found.files:,} files"
    )
    emit(f"Extracted  {found.extracted:,}" + (f", {found.waiting:,} to do" if found.waiting else ""))
    waiting = f"{found.unresolved:,} documents to do" if found.unresolved else "up to date"
    emit(f"Resolved   {'with the exports: there are corrections' if found.unresolved is None else waiting}")
    emit(f"Problems   {found.problems:,}")
    emit(f"Models     {', '.join(f'{language} {model}' for language, model in found.models)}")
    behind = f"behind; bring them up to date: {program()} build --out {options.out}"
    emit(f"Exports    {'up to date' if found.up_to_date else behind}")
    return WELL
