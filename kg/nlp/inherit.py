"""The year that a text proves, where it says none and its publication date is not known."""

import re
import tomllib
from collections.abc import Sequence
from datetime import timedelta
from functools import lru_cache
from importlib.resources import files

from kg.model import Document
from kg.nlp.bounds import resolve
from kg.nlp.dates import Expression

# How many years before the first year that lies ahead a text may have been written.
REACH = 4


def proven_year(
    document: Document, blocks: Sequence[str], expressions: Sequence[Sequence[Expression]]
) -> int | None:
    """The year in which a text was written, where the years that it names leave only one.

    A year beside a word of the future lies ahead, another one behind; of the years between, the
    latest in which every weekday that the text names falls into a span of days that it dates.
    """
    if document.source.published is not None:
        return document.source.published.year
    ahead, behind = _named_years(document.source.language or "en", blocks, expressions)
    low, high = max(behind, default=None), min(ahead, default=None)
    if high is None:
        later = low is not None and _only_earlier_months(low, expressions)
        return low + later if low is not None and len(behind) == 1 else None
    first = max(low or high - 1, high - REACH) if low is not None and low < high else high - REACH
    fits = [y for y in range(high - 1, first - 1, -1) if _weekdays_fit(y, expressions)]
    if low is not None and high - REACH <= low < high:
        fits = [y for y in fits if y >= low]
    return fits[0] if fits else None


def _only_earlier_months(year: int, expressions: Sequence[Sequence[Expression]]) -> bool:
    """Whether all months without a year come before those of the year named: they are the next year's."""
    every = [e for block in expressions for e in block if not e.edge and e.first[1] is not None]
    named = [e.first[1] or 0 for e in every if e.first[0] == year]
    bare = [e.first[1] or 0 for e in every if e.first[0] is None and e.years is None and e.shift is None]
    return bool(named and bare) and max(bare) < min(named)


def _named_years(
    language: str, blocks: Sequence[str], expressions: Sequence[Sequence[Expression]]
) -> tuple[set[int], set[int]]:
    """The years that stand beside a word of the future, and the others."""
    ahead: set[int] = set()
    behind: set[int] = set()
    for text, found in zip(blocks, expressions, strict=True):
        for e in found:
            year, month, _ = e.first
            # a date in brackets is most often an anniversary's origin
            if year is None or e.edge or text[: e.start].rstrip().endswith("("):
                continue
            near = set(
                re.findall(r"\w+", text[max(0, text.rfind(". ", 0, e.start)) : e.start].casefold())[-40:]
            )
            if near & ahead_words(language):
                ahead.add(year)
            elif month is not None:
                behind.add(year)
    return ahead, behind


@lru_cache(maxsize=4)
def ahead_words(language: str) -> frozenset[str]:
    """Words that put a year named beside them into the future."""
    return frozenset(
        tomllib.loads(files("kg.lexicon").joinpath(f"{language}/dates.toml").read_text("utf-8"))["ahead"]
    )


def _weekdays_fit(year: int, expressions: Sequence[Sequence[Expression]]) -> bool:
    named = {e.weekday for block in expressions for e in block if e.weekday is not None}
    spans = [
        resolve(e, year=year)
        for block in expressions
        for e in block
        if e.last is not None and e.first[0] is None and e.first[2] is not None
    ]
    days = {
        (s.earliest + timedelta(days=k)).weekday()
        for s in spans
        if s
        for k in range((s.latest - s.earliest).days + 1)
    }
    return not named or not days or named <= days
