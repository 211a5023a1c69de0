"""`kg remove`: articles out of a graph, with all that only they support."""

from typing import Annotated

import typer

from kg.cli.console import narrate
from kg.cli.keeping import (
    CorrectionsFile,
    Json,
    Now,
    Out,
    Quiet,
    Workers,
    WorkspaceFile,
    opened_for,
    refresh,
)

Documents = Annotated[
    list[str], typer.Argument(help="Ids of documents, or files with all they hold.", metavar="DOCUMENT")
]


def remove_command(
    documents: Documents,
    out: Out = None,
    workspace: WorkspaceFile = None,
    corrections: CorrectionsFile = None,
    workers: Workers = None,
    now: Now = None,
    quiet: Quiet = None,
    json: Json = False,
) -> int:
    """Remove articles from a built graph, and what only they support."""
    from kg.upkeep import remove

    given = {
        "out": out,
        "workspace": workspace,
        "corrections": corrections,
        "workers": workers,
        "quiet": quiet,
    }
    with opened_for(given) as (database, options):
        gone = remove(database, documents, options.settings())
        names = ", ".join(gone) or "nothing: an interrupted run has done it already"
        narrate(f"Removed    {names}", quiet=options.quiet)
        return refresh(database, options, json=json, now=now)
