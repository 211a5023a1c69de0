"""Whose folder it is that a command is to write into, and whether one that it reads is up to date."""

from collections.abc import Iterable
from pathlib import Path

from kg.cli.console import narrate, program
from kg.cli.options import Options
from kg.errors import UsageError

DATABASE = "workspace.db"
MARKS = ("knowledge.json", ".partial", DATABASE)


def check_output(folder: Path, *, inputs: Iterable[str], force: bool) -> None:
    """Raises UsageError unless a graph may be written into `folder`.

    It may where the folder is missing, holds no files but a README and hidden ones, or was written
    by us before; elsewhere only by `force`. Never inside an input folder: the next run would read
    the tables as articles.
    """
    check_outside(folder, inputs=inputs)
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{folder} is a file; --out wants a folder")
    if force or not folder.exists() or any((folder / mark).exists() for mark in MARKS):
        return
    strangers = sorted(entry.name for entry in folder.iterdir() if _is_strange(entry))
    if strangers:
        raise UsageError(
            f"{folder} was not written by kg (it holds {strangers[0]}); choose another folder, or --force"
        )


def graph_folder(options: Options) -> str:
    """The folder of the graph that a command reads; says so where its workspace is ahead of its files."""
    if is_behind(options.graph):
        again = f"`{program()} build --out {options.graph}` brings it up to date"
        narrate(f"{options.graph} is behind its workspace; {again}", quiet=options.quiet)
    return options.graph


def is_behind(folder: str) -> bool:
    """Whether the exports in a folder are left for later."""
    database = Path(folder) / DATABASE
    if not database.is_file():
        return False
    from kg.upkeep import is_postponed

    return is_postponed(database)


def check_outside(path: Path, *, inputs: Iterable[str]) -> None:
    """Raises UsageError where `path`, which is to be written, lies in a folder that is read."""
    for item in inputs:
        if item != "-" and Path(item).is_dir() and path.resolve().is_relative_to(Path(item).resolve()):
            raise UsageError(f"{path}, which is written, lies inside the input folder {item}; choose another")


def _is_strange(entry: Path) -> bool:
    return entry.is_file() and not entry.name.startswith(".") and entry.stem.lower() != "readme"
