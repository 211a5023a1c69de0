"""A command that changes what a workspace has: its options, and the graph brought up to the change."""

from collections.abc import Callable
from typing import TYPE_CHECKING

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
from kg.cli.options import Options

if TYPE_CHECKING:
    from kg.workspace import Workspace

Change = Callable[["Workspace", list[str], Options], None]


def changing(change: Change, argument: object) -> Callable[..., int]:
    """The command that makes a change, described by its docstring; `argument` annotates the names it is given."""

    def command(
        names: argument,  # type: ignore[valid-type]  # each command describes its own
        out: Out = None,
        workspace: WorkspaceFile = None,
        corrections: CorrectionsFile = None,
        workers: Workers = None,
        strict: Strict = None,
        now: Now = None,
        quiet: Quiet = None,
        json: Json = False,
    ) -> int:
        given = {
            "out": out,
            "workspace": workspace,
            "corrections": corrections,
            "workers": workers,
            "strict": strict,
            "quiet": quiet,
        }
        with opened_for(given) as (database, options):
            change(database, names, options)
            return refresh(database, options, json=json, now=now)

    command.__doc__ = change.__doc__
    return command
