"""`kg check`: the lexicon, every rule with its examples and counter-examples."""

from typing import Annotated

import typer

from kg.cli.console import emit, emit_json
from kg.cli.options import Options, resolve
from kg.cli.status import CHECK_FAILED, WELL

Model = Annotated[list[str] | None, typer.Option(help="A spaCy model, as en=NAME.", metavar="LANG=NAME")]
Json = Annotated[bool, typer.Option("--json", help="What fails, as JSON.")]


def check_command(model: Model = None, json: Json = False) -> int:
    """Check the lexicon: each rule by its examples."""
    return check_lexicon(resolve({"models": model}), json=json)


def check_lexicon(options: Options, *, json: bool) -> int:
    """Print what fails; exit code 3 where anything does."""
    from kg.events.lexicon import check

    failures = [str(failure) for failure in check(options.settings())]
    if json:
        emit_json(failures)
    else:
        emit("\n".join([*failures, f"{len(failures)} failures" if failures else "all rules pass"]))
    return CHECK_FAILED if failures else WELL
