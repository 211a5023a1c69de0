"""The days that a date expression means, as bounds, seen from a base date.

Nothing is guessed: an expression without a year stays unresolved unless a base date (the
publication date, or a year that the text itself proves) is given.
"""

from calendar import monthrange
from datetime import date, timedelta

from kg.model import Precision, When
from kg.nlp.expression import Expression

# What "in the coming days" may reach at most: days from the base.
REACH = {"hour": 1, "day": 10, "week": 42, "month": 183}
UNIT_DAYS = {"day": 1, "week": 7, "month": 31}
# An event of the wrong side of the publication date is possible only by a few days.
BACK, AHEAD = 45, 31


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def resolve(
    expression: Expression, *, base: date | None = None, year: int | None = None, ahead: bool | None = None
) -> When | None:
    """The bounds of an expression, or None if they cannot be derived.

    `base` is the publication date, or for an anchored expression the date told before; `year` a
    year that the text proves, used for expressions with no year where there is no base; `ahead`
    says that the event lies after (True) or before (False) the base. A date that does not exist
    (30 February) gives None.
    """
    try:
        return _resolve(expression, base, year, ahead)
    except (ValueError, OverflowError):
        return None


def _resolve(expression: Expression, base: date | None, year: int | None, ahead: bool | None) -> When | None:
    if expression.months is not None:
        return _months(expression, base, year, ahead)
    if expression.first != (None, None, None):
        return _calendar(expression, base, year, ahead)
    if base is None:
        return None
    if expression.days is not None:
        return _point(base + timedelta(days=expression.days), expression)
    if expression.weekday is not None:
        return _weekday(expression, expression.weekday, base, ahead)
    return _unit(expression, base, ahead)


def _point(day: date, expression: Expression, *, inferred: bool = True) -> When:
    return When(day, day, Precision.DAY, expression.text, inferred)


def _span(first: date, last: date, expression: Expression, *, inferred: bool = True) -> When:
    return When(first, last, Precision.SPAN, expression.text, inferred)


def _weekday(expression: Expression, weekday: int, base: date, ahead: bool | None) -> When:
    length = (expression.until - weekday) % 7 if expression.until is not None else 0
    listed = timedelta(days=length if expression.part == "listed" else 0)
    first = _one_weekday(expression.shift, weekday, base - listed, ahead)
    if not length:
        return _point(first, expression)
    return _span(first, first + timedelta(days=length), expression)


def _one_weekday(shift: int | None, weekday: int, base: date, ahead: bool | None) -> date:
    """The weekday that is meant: the base's own unless "last" or "next" is said.

    Where nobody says whether it lies ahead, as in the present tense, the nearer one.
    """
    back, forth = (base.weekday() - weekday) % 7, (weekday - base.weekday()) % 7
    if shift == 1:
        return base + timedelta(days=forth or 7)
    if shift == -1:
        return base - timedelta(days=back or 7)
    if ahead or (ahead is None and (forth < back or shift == 0)):
        # "flies to Lima this Sunday", even on a Wednesday
        return base + timedelta(days=forth)
    return base - timedelta(days=back)


def _unit(expression: Expression, base: date, ahead: bool | None) -> When | None:
    shift = expression.shift
    if expression.part == "rolling":
        return _rolling(expression, base)
    if expression.count is not None and shift is not None:
        if shift > 0 and not expression.anchored and not ahead:
            # "the second visit in two weeks" is no plan
            return None
        if expression.part == "to the day":
            return _to_the_day(expression, base, shift * expression.count)
        return _whole(expression, base, shift * expression.count)
    if expression.unit == "weekend":
        return _weekend(expression, base, ahead)
    return _whole(expression, base, shift or 0)


def _rolling(expression: Expression, base: date) -> When:
    """The coming or the past days, weeks, months: from the base, or up to it."""
    unit = expression.unit or "day"
    days = (expression.count or 0) * UNIT_DAYS.get(unit, 1) or REACH.get(unit, 1)
    if expression.shift == 1:
        return _span(base, base + timedelta(days=days), expression)
    return _span(base - timedelta(days=days), base, expression)


def _to_the_day(expression: Expression, base: date, shift: int) -> When:
    """The day so many units from the base: "one year ago today"."""
    if expression.unit not in ("year", "month"):
        return _point(base + timedelta(days=shift * UNIT_DAYS.get(expression.unit or "day", 1)), expression)
    months = base.year * 12 + base.month - 1 + shift * (12 if expression.unit == "year" else 1)
    year, month = months // 12, months % 12 + 1
    return _point(date(year, month, min(base.day, month_end(year, month).day)), expression)


def _whole(expression: Expression, base: date, shift: int) -> When:
    """The day, week, month or year that lies so many units from the base."""
    if expression.unit in ("day", "hour"):
        days = shift if expression.unit == "day" else int(shift / 24)
        return _point(base + timedelta(days=days), expression)
    if expression.unit == "year":
        first, last = date(base.year + shift, 1, 1), date(base.year + shift, 12, 31)
        return When(first, last, Precision.YEAR, expression.text, True)
    if expression.unit == "month":
        months = base.year * 12 + base.month - 1 + shift
        first = date(months // 12, months % 12 + 1, 1)
        return When(first, month_end(first.year, first.month), Precision.MONTH, expression.text, True)
    monday = base - timedelta(days=base.weekday()) + timedelta(weeks=shift)
    # "earlier this week" is over, "later this week" is to come
    first = base if expression.part == "later" else monday
    until = (
        max(monday, base - timedelta(days=1)) if expression.part == "earlier" else monday + timedelta(days=6)
    )
    return _span(first, until, expression)


def _weekend(expression: Expression, base: date, ahead: bool | None) -> When:
    """The weekend meant: "this" one lies ahead or behind, as the event does."""
    saturday = base - timedelta(days=base.weekday()) + timedelta(days=5)
    if expression.shift in (1, -1):
        saturday += timedelta(weeks=expression.shift)
    elif saturday > base and (ahead is False or (ahead is None and expression.shift is None)):
        saturday -= timedelta(weeks=1)
    return _span(saturday, saturday + timedelta(days=1), expression)


def _calendar(expression: Expression, base: date | None, year: int | None, ahead: bool | None) -> When | None:
    said, month, day = expression.first
    inferred = said is None
    if month is None and day is not None:
        return _bare_day(expression, day, base, ahead=bool(ahead))
    if said is None:
        said = _nearest_year(expression, base, ahead) if base else year
    if said is None:
        return None
    if month is None:
        when = _years(expression, said, inferred=inferred)
    elif day is None:
        when = _whole_months(expression, said, month, inferred=inferred)
    else:
        when = _dated(expression, said, month, day, inferred=inferred)
    return when if when.earliest <= when.latest else None


def _years(expression: Expression, year: int, *, inferred: bool) -> When:
    last = (expression.last[0] if expression.last else None) or year
    return When(date(year, 1, 1), date(last, 12, 31), Precision.YEAR, expression.text, inferred)


def _whole_months(expression: Expression, year: int, month: int, *, inferred: bool) -> When:
    year2, month2, _ = expression.last or (None, None, None)
    end = month2 or month
    latest = month_end(year2 or year + (end < month), end)
    return When(date(year, month, 1), latest, Precision.MONTH, expression.text, inferred)


def _dated(expression: Expression, year: int, month: int, day: int, *, inferred: bool) -> When:
    first = date(year, month, day)
    if expression.unit == "week":
        monday = first - timedelta(days=first.weekday())
        return _span(monday, monday + timedelta(days=6), expression, inferred=inferred)
    if expression.last is None:
        return _point(first, expression, inferred=inferred)
    year2, month2, day2 = expression.last
    last = date(year2 or year + (month2 is not None and month2 < month), month2 or month, day2 or day)
    return _span(first, last, expression, inferred=inferred)


def _bare_day(expression: Expression, day: int, base: date | None, *, ahead: bool) -> When | None:
    """ "on the 3rd": of the month that puts it on the right side of the base."""
    if base is None:
        return None
    months = base.year * 12 + base.month - 1 + (day < base.day if ahead else -(day > base.day))
    first = date(months // 12, months % 12 + 1, day)
    if expression.last is None or expression.last[2] is None:
        return _point(first, expression)
    return _span(first, date(first.year, first.month, expression.last[2]), expression)


def _months(expression: Expression, base: date | None, year: int | None, ahead: bool | None) -> When | None:
    """A season, a half, a quarter: some day between its first and its last month."""
    first, last = expression.months or (1, 12)
    said = expression.first[0]
    if said is None and base is not None:
        said = base.year + (
            expression.years
            if expression.years is not None
            else _season_shift(expression.shift, first, last, base.month, ahead)
        )
    said = said or year
    if said is None:
        return None
    inferred = expression.first[0] is None
    return When(date(said, first, 1), month_end(said, last), Precision.MONTH, expression.text, inferred)


def _season_shift(shift: int | None, first: int, last: int, month: int, ahead: bool | None) -> int:
    """How many years from the base's the season lies that is meant."""
    if shift == -1:
        return -(last >= month)
    if shift == 1 or (shift is None and ahead):
        return int((first if shift == 1 else last) < month + (shift == 1))
    return -(first > month) if shift is None and ahead is False else 0


def _nearest_year(expression: Expression, base: date, ahead: bool | None) -> int:
    _, month, day = expression.first
    month = month or base.month
    if expression.years is not None:
        return base.year + expression.years
    if expression.shift is not None:
        return base.year + _month_shift(expression.shift, month, day, base)

    def distance(year: int) -> int:
        days = (date(year, month, min(day or 15, 28)) - base).days
        # of a whole month it is known on which side of the base it lies
        back, forth = (0, 0) if day is None and month != base.month else (BACK, AHEAD)
        penalty = 400 if (ahead is True and days < -back) or (ahead is False and days > forth) else 0
        return abs(days) + penalty

    return min((base.year - 1, base.year, base.year + 1), key=distance)


def _month_shift(shift: int, month: int, day: int | None, base: date) -> int:
    """How many years from the base's "last October" or "le 3 juin prochain" lies."""
    at, seen = ((month, day), (base.month, base.day)) if day else ((month, 0), (base.month, 0))
    if shift == 1:
        return int(at <= seen) if not day else int(at < seen)
    return -int(at >= seen if not day else at > seen) if shift == -1 else 0
