"""Chronicles and agendas: dates that stand as a heading, or before what happened on that day."""

import re
from datetime import date
from functools import lru_cache

from kg.model import Precision, When
from kg.nlp.bounds import resolve
from kg.nlp.dates import find, grammar
from kg.nlp.expression import Expression

# One date in front of a text is a dateline; several make a chronicle.
FEWEST = 2
# A line of so many characters at most, without a full stop, is a heading.
HEADING = 80
_MARKS = re.compile(r"^[\s#*•·▪◦\[(>_–—-]*")
# A place, perhaps with its country, and what ends a dateline; the first blocks may have one.
_WORD = r"[^\W\d_a-zà-ÿ][\w.’'-]*"
_PLACE = re.compile(rf"^[\s#*]*{_WORD}(?:[ /](?:{_WORD}|[\[(]{_WORD}[\])])){{0,4}},?\s*(?:le\s+|on\s+)?$")
_DATELINE_ENDS = re.compile(r"^\W{0,3}(?:[(/][^()/]{1,40}[)/])?\s*[-–—:.]\s*\S")
LEAD = 3
# How many days from its publication what a chronicle is about, by its title, may begin.
OF_ITS_TIME = 45
_RUN_IN = re.compile(r"^[\])*_\s]*(?:[:.|]|[-–—])[*_]*\s+\S")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d(?![\w./])")


@lru_cache(maxsize=4)
def entry_dates(
    text: str, spans: tuple[tuple[int, int], ...], language: str, title: str, published: date | None
) -> tuple[When | None, ...]:
    """The date under which each block of a text stands, where its blocks are the entries of a chronicle."""
    base, year = published, None
    headline = text[slice(*spans[0])] if spans and not title else title
    for e in find(headline, language) if title or _is_heading(headline) else ():
        said = resolve(e, base=published) if published is None or e.first[2] else None
        if said is not None and (published is None or abs((said.earliest - published).days) <= OF_ITS_TIME):
            # "The week of 4 to 10 March": its Monday is the 4th
            base = said.earliest
    found: list[When | None] = []
    heading: When | None = None
    dated = 0
    for start, end in spans:
        block = text[start:end]
        when, alone = _leading(block, language, base, year)
        if when is not None:
            dated += 1
            year = when.earliest.year if when.precision is Precision.YEAR else None
            base = when.earliest
        heading = when if alone else None if _is_heading(block) else heading
        found.append(when or heading)
    return tuple(found) if dated >= FEWEST else (None,) * len(spans)


@lru_cache(maxsize=4)
def text_date(text: str, spans: tuple[tuple[int, int], ...], language: str, title: str) -> date | None:
    """The day of a report, where its dateline, its heading or its last line says it."""
    for start, end in spans[:LEAD]:
        for e in find(text[start:end][:HEADING], language):
            before, after = text[start : start + e.start], text[start + e.end : end]
            if _full(e) and _PLACE.match(before) and _DATELINE_ENDS.match(after):
                return _day(e)
    lines = [text[start:end].strip() for start, end in (*spans[:LEAD], *spans[-1:])]
    lines.append(text.rstrip().rsplit("\n", 1)[-1].strip())
    for line in (title, *(line for line in lines if line and _is_heading(line))):
        closing = [e for e in find(line, language) if _full(e) and not re.search(r"\w", line[e.end :])]
        if closing and closing[0].last is None:
            return _day(closing[0])
    return None


def _full(expression: Expression) -> bool:
    return None not in expression.first and not expression.edge


def _day(expression: Expression) -> date | None:
    when = resolve(expression)
    return when.latest if when is not None else None


def _leading(block: str, language: str, base: date | None, year: int | None) -> tuple[When | None, bool]:
    """The date that a block begins with, set off from what follows, and whether nothing follows."""
    body = block[len((_MARKS.match(block) or [""])[0]) :]
    expression = _first(body, language)
    if expression is None:
        return None, False
    rest = body[expression.end :]
    alone = not re.search(r"\w", rest)
    if not alone and not _RUN_IN.match(rest):
        return None, False
    when = resolve(expression, base=None if year else base, year=year or (base.year if base else None))
    return when, alone and when is not None


def _first(body: str, language: str) -> Expression | None:
    """The date at the very beginning; also a bare year or month, which elsewhere is none."""
    words = grammar(language)
    head = body[:HEADING]
    for e in find(head, language):
        if not re.search(r"\w", re.sub(words.article, "", head[: e.start], flags=re.I)):
            return e
    year = _YEAR.match(head)
    if year is not None:
        return Expression(0, year.end(), year[0], (int(year[0]), None, None))
    month = head.strip(" :*_#.").casefold()
    if month in words.words.months:
        return Expression(0, len(head), head, (None, words.words.months[month], None))
    return None


def _is_heading(block: str) -> bool:
    """Whether a block is a line without a full stop: the heading of what follows."""
    line = block.strip().rstrip("*_")
    return len(line) <= HEADING and line[-1:] not in (".", "!", "?", ":", ";", "”", '"', "»")


def within(expression: Expression, entry: When) -> When | None:
    """A date without a year in an entry: that of the entry, or the one nearest to it."""
    if entry.precision is Precision.YEAR and entry.earliest.year == entry.latest.year:
        return resolve(expression, year=entry.earliest.year)
    return resolve(expression, base=entry.earliest)
