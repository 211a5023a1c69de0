"""The `kg` command: names the commands, and turns errors into exit codes."""

import os
import sys
from collections.abc import Sequence
from typing import Annotated

import typer
from typer.exceptions import Abort, TyperException

from kg.cli.add import add_command
from kg.cli.build import build_command
from kg.cli.check import check_command
from kg.cli.console import emit, narrate
from kg.cli.diff import diff_command
from kg.cli.evaluate import evaluate_command
from kg.cli.explain import explain_command
from kg.cli.export import export_command
from kg.cli.load import load_command
from kg.cli.query import query_command
from kg.cli.remove import remove_command
from kg.cli.review import review_command
from kg.cli.serve import serve_command
from kg.cli.state import status_command
from kg.cli.status import CHECK_FAILED, INTERRUPTED, UNEXPECTED, USAGE, WELL
from kg.cli.validate import validate_command
from kg.errors import KgError, LexiconError, ReadError, UsageError

STOPPED = "interrupted; what was finished is kept, and the same command goes on from there"

app = typer.Typer(
    name="kg",
    help="From news articles to a knowledge graph of diplomatic events.",
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
app.command("build")(build_command)
app.command("add")(add_command)
app.command("remove")(remove_command)
app.command("status")(status_command)
app.command("review")(review_command)
app.command("export")(export_command)
app.command("query")(query_command)
app.command("diff")(diff_command)
app.command("load")(load_command)
app.command("serve")(serve_command)
app.command("explain")(explain_command)
app.command("evaluate")(evaluate_command)
app.command("validate")(validate_command)
app.command("check")(check_command)

Version = Annotated[bool, typer.Option("--version", help="Show the version and exit.")]


@app.callback(invoke_without_command=True)
def root(context: typer.Context, version: Version = False) -> None:
    """From news articles to a knowledge graph of diplomatic events."""
    if version:
        from kg import __version__

        emit(f"kg {__version__}")
    elif context.invoked_subcommand is None:
        emit(context.get_help())


def main() -> None:
    """The entry point of the `kg` script."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        # Data is UTF-8 with line feeds, whatever the locale.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace", newline="\n")
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Run one command line; gives the exit code."""
    command = typer.main.get_command(app)
    try:
        code = command.main(list(arguments), prog_name="kg", standalone_mode=False)
    except (KgError, TyperException) as error:
        return _refuse(error)
    except (Abort, KeyboardInterrupt):
        return _fail(STOPPED, INTERRUPTED)
    except BrokenPipeError:
        # The reader of our output has gone, as with `| head`; nothing more can be written.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return WELL
    # The last resort: a defect of ours, on one line, with its trace on request.
    except Exception as error:
        if os.environ.get("KG_TRACE"):
            raise
        return _fail(f"unexpected {type(error).__name__}: {error} (KG_TRACE=1 shows where)", UNEXPECTED)
    if code == INTERRUPTED:
        # Typer makes a code of Ctrl-C itself.
        return _fail(STOPPED, INTERRUPTED)
    return code if isinstance(code, int) else WELL


def _refuse(error: KgError | TyperException) -> int:
    if isinstance(error, TyperException):
        return _fail(_usage_message(error), USAGE)
    if isinstance(error, ReadError):
        return _fail(f"{error} (fatal by --strict)", CHECK_FAILED)
    return _fail(str(error), USAGE if isinstance(error, UsageError | LexiconError) else UNEXPECTED)


def _fail(message: str, code: int) -> int:
    narrate(f"kg: {' '.join(message.split())}")
    return code


def _usage_message(error: TyperException) -> str:
    """Typer's message, with the options or commands that exist."""
    message = error.format_message()
    context = getattr(error, "ctx", None)
    if context is None:
        return message
    commands = sorted(getattr(context.command, "commands", {}))
    options = sorted(
        option for parameter in context.command.params for option in parameter.opts if "--" in option
    )
    known = f"commands: {', '.join(commands)}" if commands else f"options: {', '.join([*options, '--help'])}"
    return f"{message.rstrip('.')} ({known})"
