"""Run what the README shows, and see whether it gives the output that the README shows.

Blocks run in order, in one empty folder that has the graph of `seeds/` in `exports/`:

- `console`: `$ cat FILE` makes the file with the text below it; `$ kg …` is run, and the text below
  it is what it prints (standard output, then standard error);
- `python` followed by `text`: the code and what it prints. Names are kept from block to block.
"""

import contextlib
import io
import re
import shlex
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.cli.app import run as run_command
from kg.model import Knowledge
from kg.pipeline import write

README = Path(__file__).parents[1] / "README.md"
_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Step:
    """Something to run and the output shown for it: `text[start:end]` of the README."""

    language: str
    source: str
    shown: str
    start: int
    end: int


def steps(text: str) -> Iterator[Step]:
    """What the README runs, in order."""
    blocks = list(_BLOCK.finditer(text))
    for number, block in enumerate(blocks):
        following = blocks[number + 1] if number + 1 < len(blocks) else None
        if block[1] == "console":
            yield from _commands(block)
        elif block[1] == "python":
            answered = following is not None and following[1] == "text"
            at = following if answered and following is not None else None
            span = at.span(2) if at else (block.end(2), block.end(2))
            yield Step("python", block[2], at[2] if at else "", *span)


def outputs(text: str, seeds: Knowledge) -> list[tuple[Step, str]]:
    """Each step with what it prints now."""
    names: dict[str, Any] = {"__name__": "readme"}
    with tempfile.TemporaryDirectory() as folder:
        write(seeds, Path(folder) / "exports")
        with contextlib.chdir(folder):
            return [(step, _run(step, names)) for step in steps(text)]


def refresh(text: str, seeds: Knowledge) -> str:
    """The README with the outputs of now."""
    for step, output in reversed(outputs(text, seeds)):
        text = text[: step.start] + output + text[step.end :]
    return text


def _commands(block: re.Match[str]) -> Iterator[Step]:
    starts = [match.start() for match in re.finditer(r"^\$ ", block[2], re.MULTILINE)]
    for start, end in zip(starts, [*starts[1:], len(block[2])], strict=True):
        command, _, shown = block[2][start:end].partition("\n")
        offset = block.start(2) + start + len(command) + 1
        yield Step("console", command.removeprefix("$ "), shown, offset, offset + len(shown))


def _run(step: Step, names: dict[str, Any]) -> str:
    out, errors = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(errors):
        if step.language == "python":
            exec(compile(step.source, "README.md", "exec"), names)
        else:
            _run_command(step)
    if step.language == "console" and step.source.startswith("cat "):
        return step.shown
    return out.getvalue() + errors.getvalue()


def _run_command(step: Step) -> None:
    program, *arguments = shlex.split(step.source)
    if program == "cat":
        Path(arguments[0]).write_text(step.shown, encoding="utf-8")
    elif program == "kg":
        run_command(arguments)
    else:
        raise ValueError(f"the README runs {program!r}, which its test cannot")
