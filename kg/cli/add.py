"""`kg add`: more articles for a graph that is there."""

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.console import narrate
from kg.cli.folder import check_outside
from kg.cli.keeping import (
    CorrectionsFile,
    Json,
    Now,
    Out,
    Quiet,
    Strict,
    Workers,
    WorkspaceFile,
    opened_for,
    refresh,
)

Inputs = Annotated[
    list[str], typer.Argument(help="Files, folders, or - for standard input.", metavar="INPUT")
]


def add_command(
    inputs: Inputs,
    out: Out = None,
    workspace: WorkspaceFile = None,
    corrections: CorrectionsFile = None,
    workers: Workers = None,
    strict: Strict = None,
    now: Now = None,
    quiet: Quiet = None,
    json: Json = False,
) -> int:
    """Add articles to a built graph; one that is in it already is read again."""
    from kg.read.files import find_files
    from kg.upkeep import add

    given = {
        "out": out,
        "workspace": workspace,
        "corrections": corrections,
        "workers": workers,
        "strict": strict,
        "quiet": quiet,
    }
    files = find_files(inputs)
    with opened_for(given) as (database, options):
        check_outside(Path(options.out), inputs=inputs)
        new, again = add(database, files, options.settings())
        narrate(
            f"Added      {new:,} files" + (f", {again:,} read again" if again else ""), quiet=options.quiet
        )
        return refresh(database, options, json=json, now=now)
