"""`kg add`: more articles for a graph that is there."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.changing import changing
from kg.cli.console import narrate
from kg.cli.folder import check_outside
from kg.cli.options import Options

if TYPE_CHECKING:
    from kg.workspace import Workspace

Inputs = Annotated[
    list[str], typer.Argument(help="Files, folders, or - for standard input.", metavar="INPUT")
]


def _add(workspace: "Workspace", inputs: list[str], options: Options) -> None:
    """Add articles to a built graph; one that is in it already is read again."""
    from kg.read.files import find_files
    from kg.upkeep import add

    files = find_files(inputs)
    check_outside(Path(options.out), inputs=inputs)
    new, again = add(workspace, files, options.settings())
    narrate(f"Added      {new:,} files" + (f", {again:,} read again" if again else ""), quiet=options.quiet)


add_command = changing(_add, Inputs)
