"""Data: event types, rules, and the words of each language."""

from functools import cache
from importlib.resources import files


@cache
def languages() -> tuple[str, ...]:
    """The languages that have a lexicon: folders with a `language.toml`."""
    root = files("kg.lexicon")
    return tuple(
        sorted(p.name for p in root.iterdir() if p.is_dir() and p.joinpath("language.toml").is_file())
    )
