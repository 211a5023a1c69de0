"""Publication dates: of metadata, and of the lines that open a text.

Only whole dates count (a dateline without a year gives nothing), ambiguous ones such as 05/02/2025
do not, and nothing is ever completed from a clock.
"""

import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from functools import cache

_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?!\d)")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T?\d{4,6}Z?)?$")
_TOKEN = re.compile(r"\bdate:?\s+(\d{4}-\d{2}-\d{2})\b", re.IGNORECASE)
_WEEKDAY = r"(?:\w{2,9}day|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)"
_LABEL = r"(?:date|published|posted|updated|publié|mis en ligne|on|le|on the|:|,|-|\s)*"
_CAPITALISED = r"[A-ZÀ-Þ][\w'’.\-]*"
# Where: "HANOI", "La Havane", "NEW YORK, United States"; who: "(AFP)".
_PLACE = rf"{_CAPITALISED}(?:,?\s+(?:(?:de|of|the|la|le|du|les)\s+)*{_CAPITALISED}){{0,4}}"
_AGENCY = r"\([^()\n]{2,30}\)"
_BREAK = r"\s*(?:[,\-–—]|\.\s*[-–—])\s*"
_AFTER = rf"\s*(?:{_AGENCY})?\s*(?:[-–—:(]|\.\s*[-–—/]|$)"
HEAD = 200
LINES = 6
LAST = 2


@cache
def _months() -> dict[str, int]:
    """Month names and abbreviations of English and French, from CLDR, in lower case."""
    from babel.dates import get_month_names

    names = {"sept": 9}
    for locale in ("en", "fr"):
        for width in ("wide", "abbreviated"):
            for number, name in get_month_names(width, locale=locale).items():
                names[name.lower().rstrip(".")] = number
    return names


@cache
def _expression() -> str:
    """A pattern of one whole date: ISO, "5 February 2025", "1er mars 2024", "Feb. 5, 2025"."""
    month = "|".join(sorted(map(re.escape, _months()), key=lambda name: (-len(name), name)))
    return (
        rf"(?P<iso>\d{{4}}-\d{{2}}-\d{{2}})"
        rf"|(?P<day>\d{{1,2}})(?:er|st|nd|rd|th)?\s+(?:of\s+)?(?P<month>{month})\.?,?\s+(?P<year>\d{{4}})"
        rf"|(?P<month2>{month})\.?\s+(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year2>\d{{4}})"
    )


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    """What a line may be that tells the date: the date alone, or a dateline before its text."""
    when = rf"(?:{_WEEKDAY},?\s+)?(?:le\s+)?(?:{_expression()})(?!\d)"
    clock = r"(?:\s*(?:,|à|at|\||-)?\s*\d{1,2}(?::|h|\.)\d{2}.{0,12})?"
    return (
        re.compile(rf"\s*{_LABEL}{when}{clock}\s*[.,]?\s*$", re.IGNORECASE),
        re.compile(rf"\s*(?i:{when}){_AFTER}"),
        re.compile(rf"\s*{_PLACE}\s*(?:{_AGENCY})?{_BREAK}(?i:{when}){_AFTER}"),
        re.compile(rf"\s*{_PLACE}\s*{_AGENCY}\s*(?i:{when}){_AFTER}"),
        # "Yaoundé, le 24 juillet 2024. Le ministre …": a full stop ends a dateline only where one place begins it
        re.compile(rf"\s*{_CAPITALISED}(?:[\s-]{_CAPITALISED})?,\s+(?i:{when})\.\s+(?=[A-ZÀ-Þ/])"),
    )


@cache
def _closing() -> re.Pattern[str]:
    """A line at the end of a text that tells its date: "(20 novembre 2023)", "Posted on Monday, 6 December 2021"."""
    when = rf"(?:{_WEEKDAY},?\s+)?(?:le\s+)?(?:{_expression()})(?!\d)"
    source = rf"(?:{_CAPITALISED}[^.;:\d]{{0,60}},\s*)?"
    return re.compile(rf"\s*[(\[]?\s*(?:{_LABEL}|{source})(?i:{when})\s*[.)\]]*\s*$", re.IGNORECASE)


def parse_date(value: object) -> date | None:
    """The day that a metadata value states, or None: date, datetime, or text in a usual form."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if not isinstance(value, str):
        return None
    text = " ".join(value.split())
    numeric = _ISO.match(text) or _COMPACT.match(text)
    if numeric is not None:
        return _day(*numeric.groups())
    if (spelled := re.match(rf"(?:{_WEEKDAY},?\s+)?(?:{_expression()})", text, re.IGNORECASE)) is not None:
        return _found(spelled)
    return _mail_date(text)


def infer_date(text: str) -> date | None:
    """The publication date that the opening of `text` states, or None.

    A `date 2025-02-05` token in the first HEAD characters, a line that is a date, or a dateline
    ("HANOI, 5 February 2025 -", "PARIS (AFP) - 12 mars 2024") among the first LINES lines.
    """
    if (token := _TOKEN.search(text[:HEAD])) is not None:
        return parse_date(token.group(1))
    lines = [line for line in text[: 10 * HEAD].split("\n") if line.strip()]
    for line in lines[:LINES]:
        for pattern in _patterns():
            if (match := pattern.match(line[:HEAD])) is not None and (day := _found(match)) is not None:
                return day
    for line in lines[LINES:][-LAST:] or lines[1:][-LAST:]:
        if (match := _closing().match(line)) is not None and (day := _found(match)) is not None:
            return day
    return None


def _found(match: re.Match[str]) -> date | None:
    parts = match.groupdict()
    if parts["iso"]:
        return parse_date(parts["iso"])
    month = _months()[(parts["month"] or parts["month2"]).lower()]
    return _day(parts["year"] or parts["year2"], month, parts["day"] or parts["day2"])


def _day(year: str | int, month: str | int, day: str | int) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _mail_date(text: str) -> date | None:
    """The day of an RFC 5322 date ("Wed, 05 Feb 2025 10:00:00 GMT"), as written."""
    try:
        return parsedate_to_datetime(text).date()
    except (ValueError, TypeError, IndexError):
        return None
