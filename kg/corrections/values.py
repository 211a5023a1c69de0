"""What a correction may set of an event, and how it is written."""

from calendar import monthrange
from collections.abc import Iterator, Mapping
from datetime import date

from kg.model import Precision, Status, When
from kg.resolve.schema import schema, schemas

NOTHING = "none"


def check_values(values: Mapping[str, str]) -> Iterator[str]:
    """What is wrong with the values."""
    if "status" in values and values["status"] not in set(Status):
        yield f"status is one of {', '.join(Status)}, not {values['status']!r}"
    if "type" in values and values["type"] not in schemas():
        yield f"type is one of {', '.join(schemas())}, not {values['type']!r}"
    if "role" in values and values["role"] not in _roles(values.get("type")):
        yield f"role is one of {', '.join(sorted(_roles(values.get('type'))))}, not {values['role']!r}"
    if "when" in values:
        try:
            parse_when(values["when"])
        except ValueError:
            yield f"when is 2024-09-25, 2024-09, 2024, 2024-09-25/2024-09-27 or none, not {values['when']!r}"


def parse_when(text: str) -> When | None:
    """A time as the tables write it; None for "none". Raises ValueError."""
    if text == NOTHING:
        return None
    first, slash, last = text.partition("/")
    earliest, latest = _bounds(first)[0], _bounds(last or first)[1]
    if latest < earliest:
        raise ValueError(text)
    if slash:
        return When(earliest, latest, Precision.SPAN)
    return When(earliest, latest, {4: Precision.YEAR, 7: Precision.MONTH}.get(len(text), Precision.DAY))


def _bounds(text: str) -> tuple[date, date]:
    parts = [int(part) for part in text.split("-")]
    if [len(part) for part in text.split("-")] != [4, 2, 2][: len(parts)]:
        raise ValueError(text)
    year, month, day = (*parts, 0, 0)[:3]
    if day:
        return (date(year, month, day),) * 2
    if month:
        return date(year, month, 1), date(year, month, monthrange(year, month)[1])
    return date(year, 1, 1), date(year, 12, 31)


def _roles(type: str | None) -> set[str]:
    """The roles of a type, or of all types, and what takes somebody out."""
    types = [schema(type)] if type else list(schemas().values())
    return {role for one in types for role in one.roles} | {NOTHING}
