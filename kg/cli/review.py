"""`kg review`: undecided pairs side by side, answered by a key, written into corrections.toml."""

import getpass
import sys
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.console import emit, emit_json, narrate, program
from kg.cli.folder import graph_folder
from kg.cli.keeping import DEFAULT_CORRECTIONS, CorrectionsFile, WorkspaceFile, workspace_of
from kg.cli.options import Options, resolve
from kg.cli.status import WELL
from kg.errors import UsageError

if TYPE_CHECKING:
    from kg.corrections import Correction
    from kg.corrections.propose import Proposal, Side

Graph = Annotated[str | None, typer.Option(help="A built graph.  [default: exports]", metavar="DIR")]
List = Annotated[bool, typer.Option("--list", help="List the pairs, and ask nothing.")]
Limit = Annotated[int, typer.Option(help="How many pairs.", metavar="N", min=1)]
Same = Annotated[list[str] | None, typer.Option(help="A pair of the list that is one.", metavar="KEY")]
Different = Annotated[list[str] | None, typer.Option(help="A pair of the list that is two.", metavar="KEY")]
Author = Annotated[str | None, typer.Option(help="Who says so.  [default: the user's name]", metavar="NAME")]
Reason = Annotated[str, typer.Option(help="Why.", metavar="TEXT")]
Json = Annotated[bool, typer.Option("--json", help="The list as JSON.")]
KEYS = "s same, d different, k skip, q quit"


def review_command(
    graph: Graph = None,
    list: List = False,
    limit: Limit = 10,
    same: Same = None,
    different: Different = None,
    author: Author = None,
    reason: Reason = "",
    corrections: CorrectionsFile = None,
    workspace: WorkspaceFile = None,
    json: Json = False,
) -> int:
    """Decide what kg could not: on a terminal by keys, else by --same and --different."""
    from kg.corrections.propose import proposals
    from kg.pipeline import load

    options = resolve({"graph": graph, "out": graph, "corrections": corrections, "workspace": workspace})
    path = _corrections_file(options)
    found = proposals(load(graph_folder(options)))
    answers = [(key, "same") for key in same or ()] + [(key, "different") for key in different or ()]
    if answers:
        chosen = [(_pick(found, key), verb) for key, verb in answers]
    elif list or json or not (sys.stdin.isatty() and sys.stdout.isatty()):
        return _show(found[:limit], json=json)
    else:
        chosen = _ask(found[:limit])
    made = [_answer(one, verb, author=author, reason=reason) for one, verb in chosen]
    if made:
        from kg.corrections import append

        append(path, made)
        again = f"{program()} build --out {options.graph}"
        narrate(f"{len(made)} written to {path.as_posix()}; apply: {again}")
    return WELL


def _corrections_file(options: Options) -> Path:
    """Where answers go: the file named, else the one that the graph was built with, else the default."""
    if options.corrections:
        return Path(options.corrections)
    from kg.upkeep import CORRECTIONS
    from kg.workspace import observed

    if workspace_of(options).is_file():
        with observed(workspace_of(options)) as workspace:
            return Path(workspace.note(CORRECTIONS) or DEFAULT_CORRECTIONS)
    return Path(DEFAULT_CORRECTIONS)


def _pick(found: "list[Proposal]", key: str) -> "Proposal":
    picked = [one for one in found if one.key == key]
    if not picked:
        raise UsageError(f"no undecided pair {key!r}; `{program()} review --list` lists them")
    return picked[0]


def _answer(one: "Proposal", verb: str, *, author: str | None, reason: str) -> "Correction":
    from kg.corrections.model import Correction, Verb

    refs = (one.left.ref, one.right.ref)
    return Correction(
        verb=Verb(verb),
        line=0,
        entities=() if one.events else refs,
        events=refs if one.events else (),
        author=author or getpass.getuser(),
        day=date.today(),
        reason=reason,
    )


def _show(found: "list[Proposal]", *, json: bool) -> int:
    if json:
        emit_json([asdict(one) for one in found])
        return WELL
    if not found:
        narrate("nothing is undecided")
    for one in found:
        emit(f"{one.key}  score {one.score:g}, value {one.value:g}  ({'; '.join(one.reasons)})")
        for side in (one.left, one.right):
            emit(f"  {side.label}  ({side.id})")
            emit("\n".join(f"    {line}" for line in _lines(side)))
    return WELL


def _lines(side: "Side") -> list[str]:
    told = [f"{e.document} {e.start}: “{' '.join(e.quote.split())}”" for e in side.evidence]
    more = [f"and {side.documents - len(told)} more documents"] if side.documents > len(told) else []
    return [*side.known, *told, *more]


def _ask(found: "list[Proposal]") -> "list[tuple[Proposal, str]]":
    """Show one pair after another and wait for a key; what was answered before q stays answered."""
    from rich.console import Console

    if not found:
        narrate("nothing is undecided")
    console, chosen = Console(), []
    for number, one in enumerate(found, 1):
        console.print(_side_by_side(one, f"{number} of {len(found)}  score {one.score:g}: {KEYS}"))
        key = ""
        while key not in ("s", "d", "k", "q"):
            key = typer.getchar().lower()
        if key == "q":
            break
        if key != "k":
            chosen.append((one, {"s": "same", "d": "different"}[key]))
    return chosen


def _side_by_side(one: "Proposal", caption: str) -> object:
    from rich.table import Table
    from rich.text import Text

    table = Table(caption=caption, expand=True, show_lines=True)
    for side in (one.left, one.right):
        table.add_column(Text(side.label), ratio=1)
    table.add_row(*(Text("\n".join(_lines(side))) for side in (one.left, one.right)))
    table.add_row(Text("; ".join(one.reasons)), Text(f"{one.left.id}\n{one.right.id}"))
    return table
