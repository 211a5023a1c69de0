"""The two streams: data to standard output, narration to standard error."""

import json
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path


def emit(text: str) -> None:
    """Write data to standard output, with a line end."""
    sys.stdout.write(text.rstrip("\n") + "\n")
    sys.stdout.flush()


def emit_json(value: object) -> None:
    """Write one JSON value to standard output."""
    emit(json.dumps(value, ensure_ascii=False, indent=2))


def narrate(text: str, *, quiet: bool = False) -> None:
    """Write a message for people to standard error, in colour on a terminal."""
    if quiet:
        return
    if not sys.stderr.isatty():
        sys.stderr.write(text + "\n")
        return
    from rich.console import Console

    Console(stderr=True).print(text, markup=False, soft_wrap=True)


def program() -> str:
    """How the user can call `kg` again: by name where the shell finds it, else as it was called."""
    called = Path(sys.argv[0])
    return called.as_posix() if called.stem == "kg" and shutil.which("kg") is None else "kg"


def emit_table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Write a table to standard output: ruled on a terminal, tab-separated elsewhere."""
    if not sys.stdout.isatty():
        lines = ["\t".join(" ".join(cell.split()) for cell in row) for row in (columns, *rows)]
        emit("\n".join(lines))
        return
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(*columns)
    for row in rows:
        table.add_row(*map(Text, row))
    Console().print(table)


@contextmanager
def progress(task: str, *, quiet: bool) -> Iterator[Callable[[int, int], None] | None]:
    """A progress bar on standard error to report (done, all) to; None off a terminal."""
    if quiet or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        line = bar.add_task(task, total=None)
        yield lambda done, total: bar.update(line, completed=done, total=total)
