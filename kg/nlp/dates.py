"""Date expressions: found by grammar, resolved to bounds against a base date.

Nothing is guessed: an expression without a year stays unresolved unless a base date (the
publication date, or a year that the text itself proves) is given.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache
from importlib.resources import files

from kg.model import Precision, When


@dataclass(frozen=True, slots=True)
class Expression:
    """A date expression at `start:end` of a block.

    `first` and `last` are (year, month, day) with None for what is not said; `last` is set for a
    range. The other fields are for relative expressions: `days` from the base, a `weekday`
    (Monday is 0), a `unit` with `shift` (-1 last, 0 this, +1 next).
    """

    start: int
    end: int
    text: str
    first: tuple[int | None, int | None, int | None] = (None, None, None)
    last: tuple[int | None, int | None, int | None] | None = None
    days: int | None = None
    weekday: int | None = None
    unit: str | None = None
    shift: int | None = None
    part: str = ""


@dataclass(frozen=True, slots=True)
class Grammar:
    """The compiled patterns of a language, in order of preference, and its word tables."""

    patterns: tuple[tuple[str, re.Pattern[str]], ...]
    months: dict[str, int]
    weekdays: dict[str, int]
    days: dict[str, int]
    units: dict[str, str]
    next: frozenset[str]
    last: frozenset[str]
    open_ended: re.Pattern[str]


@lru_cache(maxsize=4)
def grammar(language: str) -> Grammar:
    """The date grammar of `kg/lexicon/LANGUAGE/dates.toml`."""
    data = tomllib.loads(files("kg.lexicon").joinpath(f"{language}/dates.toml").read_text("utf-8"))
    months = {word: i for i, words in enumerate(data["months"], 1) for word in words}
    weekdays = {word: i for i, words in enumerate(data["weekdays"]) for word in words}
    return Grammar(
        patterns=tuple((name, re.compile(p, re.I)) for name, p in _patterns(data, months, weekdays)),
        months=months,
        weekdays=weekdays,
        days=data["days"],
        units=data["units"],
        next=frozenset(data["next"].split("|")),
        last=frozenset(data["last"].split("|")),
        open_ended=re.compile(rf"(?:^|\W)(?:{data['open_ended']})\s+(?:the\s+|le\s+|la\s+)?$", re.I),
    )


def _any(words: list[str]) -> str:
    return "|".join(re.escape(w) for w in sorted(words, key=lambda w: (-len(w), w)))


def _patterns(
    data: dict[str, str], months: dict[str, int], weekdays: dict[str, int]
) -> list[tuple[str, str]]:
    month = rf"(?:{_any(list(months))})\b\.?"
    week = rf"(?:(?:{_any(list(weekdays))})\b,?\s+)?(?:the\s+|le\s+)?"
    day = rf"(?:[12]\d|3[01]|0?[1-9])(?:{data['ordinal']})?(?!\d|[.,]\d|%|:)"
    year = r"(?:1[5-9]|20)\d\d(?!\d|-\d\d\d)"
    to = rf"\s*(?:{data['range']})\s*(?:the\s+|le\s+)?"
    of = rf"\s+(?:{data['joiner']}\s+)?"
    prefix = rf"(?:(?:{data['range_prefix']})\s+)?"
    near = rf"(?:(?:{data['month_parts']})[ -]+)?"
    modifier = _any(
        [
            *data["next"].split("|"),
            *data["last"].split("|"),
            *data["this"].split("|"),
            *data["later"].split("|"),
        ]
    )
    units = _any(list(data["units"]))
    edge = r"(?<![\w-])"
    return [
        ("iso", rf"{edge}(?P<y>\d{{4}})-(?P<m>0[1-9]|1[0-2])-(?P<d>0[1-9]|[12]\d|3[01])(?!\d)"),
        (
            "md_md",
            rf"{edge}{prefix}{week}(?P<m>{month})\s+(?P<d>{day})(?:,?\s+(?P<y>{year}))?{to}{week}(?P<m2>{month})\s+(?P<d2>{day})(?:,?\s+(?P<y2>{year}))?",
        ),
        (
            "dm_dm",
            rf"{edge}{prefix}{week}(?P<d>{day}){of}(?P<m>{month})(?:,?\s+(?P<y>{year}))?{to}{week}(?P<d2>{day}){of}(?P<m2>{month})(?:,?\s+(?P<y2>{year}))?",
        ),
        (
            "md_d",
            rf"{edge}{prefix}{week}(?P<m>{month})\s+(?P<d>{day}){to}(?P<d2>{day})(?:,?\s+(?P<y>{year}))?",
        ),
        (
            "d_dm",
            rf"{edge}{prefix}{week}(?P<d>{day}){to}{week}(?P<d2>{day}){of}(?P<m>{month})(?:,?\s+(?P<y>{year}))?",
        ),
        ("md", rf"{edge}{week}(?P<m>{month})\s+(?P<d>{day})(?:,?\s+(?P<y>{year}))?"),
        ("dm", rf"{edge}{week}(?P<d>{day}){of}(?P<m>{month})(?:,?\s+(?P<y>{year}))?"),
        ("my", rf"{edge}(?P<part>{near})(?P<m>{month}),?{of}?\s*(?P<y>{year})"),
        (
            "mod_m",
            rf"{edge}(?P<mod>{modifier})\s+(?P<m>{month})(?!\s+\d)|{edge}(?P<m2>{month})\s+(?P<mod2>{modifier})(?!\w)",
        ),
        (
            "m",
            rf"{edge}(?:(?<=\bin )|(?<=\bof )|(?<=\ben )|(?<=\bfin )|(?<=\bdébut )|(?<=\bsince )|(?<=\bdepuis )|(?<=\bmois de )|(?<=\bmois d')|(?P<part>(?:{data['month_parts']})[ -]+))(?P<m>{month})(?!\s+\d)",
        ),
        ("days", rf"{edge}(?P<words>{_any(list(data['days']))})(?!\w)"),
        (
            "weekday",
            rf"{edge}(?:(?P<mod>{modifier})\s+)?(?P<w>{_any(list(weekdays))})(?!\w)(?:\s+(?P<mod2>{modifier})(?!\w))?",
        ),
        (
            "unit",
            rf"{edge}(?P<mod>{modifier})\s+(?P<u>{units})(?!\w)|{edge}(?P<u2>{units})\s+(?P<mod2>{modifier})(?!\w)",
        ),
        (
            "y",
            rf"{edge}(?:(?<=\bin )|(?<=\bof )|(?<=\ben )|(?<=\bde )|(?<=\bsince )|(?<=\bdepuis )|(?<=\bearly )|(?<=\blate ))(?P<y>{year})(?![\w-])",
        ),
    ]


def find(text: str, language: str) -> list[Expression]:
    """The date expressions of a text, left to right, without overlap, longest reading first."""
    taken: list[Expression] = []
    for name, pattern in grammar(language).patterns:
        for match in pattern.finditer(text):
            if not any(match.start() < e.end and e.start < match.end() for e in taken):
                taken.extend(_read(match, name, language))
    open_ended = grammar(language).open_ended
    return sorted((e for e in taken if not open_ended.search(text[: e.start])), key=lambda e: e.start)


def _read(match: re.Match[str], name: str, language: str) -> Iterator[Expression]:
    words = grammar(language)
    got = {k: v for k, v in match.groupdict().items() if v}
    if language == "en" and not _capital(got):
        return
    plain = Expression(match.start(), match.end(), match.group())
    if name == "days":
        yield replace(plain, days=words.days[got["words"].lower()])
    elif name == "weekday":
        yield replace(plain, weekday=words.weekdays[got["w"].lower()], shift=_shift(got, words))
    elif name == "unit":
        yield replace(
            plain, unit=words.units[(got.get("u") or got["u2"]).lower()], shift=_shift(got, words) or 0
        )
    elif name == "mod_m":
        yield replace(
            plain, first=(None, _month(got.get("m") or got["m2"], words), None), shift=_shift(got, words)
        )
    else:
        first = (_number(got.get("y")), _month(got.get("m"), words), _number(got.get("d")))
        last = None
        if "d2" in got:
            month2 = _month(got.get("m2"), words) or first[1]
            last = (_number(got.get("y2")) or first[0], month2, _number(got["d2"]))
            first = (first[0] or last[0], *first[1:])
        yield replace(plain, first=first, last=last, part=got.get("part", "").strip().lower())


def _capital(got: dict[str, str]) -> bool:
    """Whether months and weekdays have the capital that tells them from "may" and "march", or a year beside them."""
    named = [got[k] for k in ("m", "m2", "w") if k in got]
    return "y" in got or all(not word[0].isalpha() or word[0].isupper() for word in named)


def _shift(got: dict[str, str], words: Grammar) -> int | None:
    said = (got.get("mod") or got.get("mod2") or "").lower()
    if not said:
        return None
    return 1 if said in words.next else -1 if said in words.last else 0


def _number(text: str | None) -> int | None:
    return int(re.sub(r"\D", "", text)) if text else None


def _month(text: str | None, words: Grammar) -> int | None:
    if not text:
        return None
    return int(text) if text.isdigit() else words.months[text.lower().rstrip(".")]


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def resolve(
    expression: Expression, *, base: date | None = None, year: int | None = None, ahead: bool | None = None
) -> When | None:
    """The bounds of an expression, or None if they cannot be derived.

    `base` is the publication date; `year` a year that the text proves, used for expressions with
    no year where there is no base; `ahead` says that the event lies after (True) or before (False)
    the base. A date that does not exist (30 February) gives None.
    """
    try:
        if expression.days is not None:
            return _point(base + timedelta(days=expression.days), expression) if base else None
        if expression.weekday is not None:
            return _weekday(expression, base, ahead)
        if expression.unit is not None:
            return _unit(expression, base)
        return _calendar(expression, base, year, ahead)
    except (ValueError, OverflowError):
        return None


def _point(day: date, expression: Expression, *, inferred: bool = True) -> When:
    return When(day, day, Precision.DAY, expression.text, inferred)


def _weekday(expression: Expression, base: date | None, ahead: bool | None) -> When | None:
    if base is None or expression.weekday is None:
        return None
    back = (base.weekday() - expression.weekday) % 7
    if expression.shift == 1 or (ahead and expression.shift is None):
        return _point(base + timedelta(days=(expression.weekday - base.weekday()) % 7 or 7), expression)
    if expression.shift == -1 and back == 0:
        back = 7
    return _point(base - timedelta(days=back), expression)


def _unit(expression: Expression, base: date | None) -> When | None:
    if base is None:
        return None
    shift = expression.shift or 0
    if expression.unit == "year":
        return When(
            date(base.year + shift, 1, 1),
            date(base.year + shift, 12, 31),
            Precision.YEAR,
            expression.text,
            True,
        )
    if expression.unit == "month":
        months = base.year * 12 + base.month - 1 + shift
        first = date(months // 12, months % 12 + 1, 1)
        return When(first, month_end(first.year, first.month), Precision.MONTH, expression.text, True)
    monday = base - timedelta(days=base.weekday()) + timedelta(weeks=shift)
    if expression.unit == "weekend":
        return When(
            monday + timedelta(days=5), monday + timedelta(days=6), Precision.SPAN, expression.text, True
        )
    return When(monday, monday + timedelta(days=6), Precision.SPAN, expression.text, True)


def _calendar(expression: Expression, base: date | None, year: int | None, ahead: bool | None) -> When | None:
    said, month, day = expression.first
    inferred = said is None
    if said is None:
        said = _nearest_year(expression, base, ahead) if base else year
    if said is None:
        return None
    if month is None:
        return When(date(said, 1, 1), date(said, 12, 31), Precision.YEAR, expression.text, inferred)
    if day is None:
        return When(date(said, month, 1), month_end(said, month), Precision.MONTH, expression.text, inferred)
    first = date(said, month, day)
    if expression.last is None:
        return _point(first, expression, inferred=inferred)
    year2, month2, day2 = expression.last
    last = date(year2 or said + (month2 is not None and month2 < month), month2 or month, day2 or day)
    if last < first:
        return None
    return When(first, last, Precision.SPAN, expression.text, inferred)


def _nearest_year(expression: Expression, base: date, ahead: bool | None) -> int:
    _, month, day = expression.first
    month = month or base.month
    if expression.shift == -1:
        return base.year - (month >= base.month)
    if expression.shift == 1:
        return base.year + (month <= base.month)
    if expression.shift == 0:
        return base.year

    def distance(year: int) -> int:
        at = date(year, month, min(day or 15, 28))
        days = (at - base).days
        # An event of the wrong side of the publication date is possible only by a few days.
        penalty = 400 if (ahead is True and days < -45) or (ahead is False and days > 31) else 0
        return abs(days) + penalty

    return min((base.year - 1, base.year, base.year + 1), key=distance)
