"""`kg load`: a built graph into its store on disk."""

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.console import emit, narrate
from kg.cli.folder import graph_folder
from kg.cli.options import resolve
from kg.cli.status import WELL

Folder = Annotated[str | None, typer.Argument(help="A built graph.  [default: exports]", metavar="[DIR]")]
Quiet = Annotated[bool | None, typer.Option("--quiet", help="No narration.")]


def load_command(folder: Folder = None, quiet: Quiet = None) -> int:
    """Load a built graph into a store on disk (DIR/store), for kg query and kg serve."""
    from kg.store import keep

    options = resolve({"graph": folder, "quiet": quiet})
    narrate(f"loading {options.graph} ...", quiet=options.quiet)
    home, count = keep(Path(graph_folder(options)))
    emit(f"{count} quads in {home.as_posix()}")
    return WELL
