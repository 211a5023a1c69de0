"""`kg diff`: what changed between two built graphs."""

from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.console import emit, emit_json
from kg.cli.status import WELL
from kg.diff import Difference, compare, patch
from kg.errors import UsageError

Old = Annotated[str, typer.Argument(help="The folder of the earlier graph.", metavar="OLD")]
New = Annotated[str, typer.Argument(help="The folder of the later graph.", metavar="NEW")]
Json = Annotated[bool, typer.Option("--json", help="The changes as JSON.")]
Patch = Annotated[bool, typer.Option("--patch", help="The changes of the quads as an RDF Patch.")]


def diff_command(old: Old, new: New, json: Json = False, patch_: Patch = False) -> int:
    """Show what changed between two built graphs."""
    if json and patch_:
        raise UsageError("--json and --patch exclude each other")
    if patch_:
        emit("\n".join(patch(Path(old), Path(new))))
        return WELL
    from kg.pipeline import load

    found = compare(load(old), load(new))
    if json:
        emit_json(asdict(found))
    else:
        emit("\n".join(render(found)) or "nothing changed")
    return WELL


def render(found: Difference) -> Iterator[str]:
    """One line a change: `+` added, `-` removed, `~` changed, `>` merged, `<` split."""
    yield from (f"+ event {i}" for i in found.events_added)
    yield from (f"- event {i}" for i in found.events_removed)
    for c in found.events_changed:
        yield f"~ event {c.new}: {c.field} {c.before or '(none)'} -> {c.after or '(none)'}"
    yield from (f"+ entity {i}" for i in found.entities_added)
    yield from (f"- entity {i}" for i in found.entities_removed)
    yield from (f"> entity {g.one}: merged from {', '.join(g.many)}" for g in found.entities_merged)
    yield from (f"< entity {', '.join(g.many)}: split from {g.one}" for g in found.entities_split)
