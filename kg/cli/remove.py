"""`kg remove`: articles out of a graph, with all that only they support."""

from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.changing import changing
from kg.cli.console import narrate
from kg.cli.options import Options

if TYPE_CHECKING:
    from kg.workspace import Workspace

Documents = Annotated[
    list[str], typer.Argument(help="Ids of documents, or files with all they hold.", metavar="DOCUMENT")
]


def _remove(workspace: "Workspace", documents: list[str], options: Options) -> None:
    """Remove articles from a built graph, and what only they support."""
    from kg.upkeep import remove

    gone = remove(workspace, documents, options.settings())
    names = ", ".join(gone) or "nothing: an interrupted run has done it already"
    narrate(f"Removed    {names}", quiet=options.quiet)


remove_command = changing(_remove, Documents)
