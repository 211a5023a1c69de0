"""Knowledge -> iCalendar of the visits and meetings whose days are known."""

from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from icalendar import Calendar
from icalendar import Event as Entry

from kg.export.characters import clean
from kg.export.dates import point
from kg.export.files import replacing
from kg.export.types import EventType
from kg.iris import check_base, resource_iri
from kg.model import Event, Knowledge, Precision, Status

TYPES = ("Meeting", "Visit")
_STATUSES = {Status.OCCURRED: "CONFIRMED", Status.CANCELLED: "CANCELLED", Status.DENIED: "CANCELLED"}


def write_calendar(
    knowledge: Knowledge, path: Path, *, base_iri: str, types: tuple[EventType, ...] | None = None
) -> None:
    """Write an entry for each of TYPES that has a day, or a first and a last one; raises WriteError.

    What is planned or proposed is tentative, what is denied is cancelled. `types` is not used.
    """
    base = check_base(base_iri)
    calendar = Calendar()
    calendar.add("prodid", "-//diplomatic-kg//EN")
    calendar.add("version", "2.0")
    places = {entity.id: entity.name for entity in knowledge.entities}
    published = {one.source.id: one.source.published for one in knowledge.documents}
    for event in knowledge.events:
        days = _days(event)
        if event.type in TYPES and days is not None:
            told = [published.get(one.evidence.document) for one in event.evidence]
            stamp = max((one for one in told if one), default=days[0])
            calendar.add_component(_entry(event, days, stamp, places, resource_iri(base, "event", event.id)))
    with replacing(path) as stream:
        stream.write(calendar.to_ical())


def _days(event: Event) -> tuple[date, date] | None:
    """The first and the last day, where they are known."""
    when = event.when
    if when is None or (when.precision is not Precision.SPAN and len(point(when) or "") < len("2024-09-25")):
        return None
    return when.earliest, when.latest


def _entry(event: Event, days: tuple[date, date], stamp: date, places: dict[str, str], iri: str) -> Entry:
    entry = Entry()
    entry.add("uid", iri)
    # the day of the latest report: a clock would make each file another
    entry.add("dtstamp", datetime.combine(stamp, time(), UTC))
    entry.add("dtstart", days[0])
    # the end is the first day after it
    entry.add("dtend", min(days[1], date.max - timedelta(1)) + timedelta(1))
    entry.add("summary", _text(event.label))
    entry.add("status", _STATUSES.get(event.status, "TENTATIVE"))
    entry.add("categories", [event.type])
    if event.place:
        entry.add("location", _text(places.get(event.place, event.place)))
    if event.evidence:
        entry.add("description", _text(event.evidence[0].evidence.quote))
    return entry


def _text(text: str) -> str:
    return clean(text).replace("\r\n", "\n").replace("\r", "\n").replace("\x85", " ")
