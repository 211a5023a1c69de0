"""How an event's time is written: ISO bounds at the precision known, typed values, EDTF."""

from kg.model import Precision, When

_LENGTH = {Precision.DAY: 10, Precision.MONTH: 7, Precision.YEAR: 4, Precision.SPAN: 10}


def bounds(when: When | None) -> tuple[str | None, str | None]:
    """The earliest and the latest ISO date at the precision known ("2024-09-25", "2024-09", "2024")."""
    if when is None:
        return None, None
    length = _LENGTH[when.precision]
    return when.earliest.isoformat()[:length], when.latest.isoformat()[:length]


def point(when: When) -> str | None:
    """The one day, month or year that `when` names; None for a span and for wider bounds."""
    start, end = bounds(when)
    return start if start == end and when.precision is not Precision.SPAN else None


def edtf(when: When) -> str:
    """The Extended Date/Time Format: a date, `first/last` for a span, `[a..b]` for one day of several."""
    start, end = bounds(when)
    if when.precision is Precision.SPAN:
        return f"{start}/{end}"
    return str(start) if start == end else f"[{start}..{end}]"
