"""`kg check`: the lexicon, every rule with its examples and counter-examples."""

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.console import emit, emit_json, emit_table, narrate
from kg.cli.options import Options, resolve
from kg.cli.status import CHECK_FAILED, WELL

if TYPE_CHECKING:
    from kg.check import Count, Failure

Model = Annotated[list[str] | None, typer.Option(help="A spaCy model, as en=NAME.", metavar="LANG=NAME")]
Json = Annotated[bool, typer.Option("--json", help="The failures and the counts as JSON.")]


def check_command(model: Model = None, json: Json = False) -> int:
    """Check the lexicon: each rule by its examples."""
    return check_lexicon(resolve({"models": model}), json=json)


def check_lexicon(options: Options, *, json: bool) -> int:
    """Print the failures, or what was checked in each language; exit code 3 where anything fails."""
    from kg.check import check, count

    failures = check(options.settings())
    counts = count(options.settings())
    if json:
        emit_json({"failures": [asdict(f) for f in failures], "languages": [asdict(c) for c in counts]})
    else:
        _tell(failures, counts)
    return CHECK_FAILED if failures else WELL


def _tell(failures: "tuple[Failure, ...]", counts: "tuple[Count, ...]") -> None:
    if failures:
        emit("\n".join(map(str, failures)))
        narrate(f"kg: {len(failures)} of {sum(c.examples + c.counter for c in counts)} sentences fail")
        return
    rows = [(c.language, str(c.rules), str(c.examples), str(c.counter)) for c in counts]
    emit_table(("language", "rules", "examples", "counter-examples"), rows)
