"""The days that a text's date expressions mean: by its publication, by what it told before, by its entries."""

from datetime import date, timedelta
from functools import partial

from kg.events.reading import Reading
from kg.model import Precision, When
from kg.nlp.bounds import resolve
from kg.nlp.dates import Expression
from kg.nlp.entries import entry_dates, text_date, within

# How many years from the text's own a date may lie to be of its story, not of history.
SAME_STORY = 2
MID_MONTH = 15
# How many paragraphs back "the same day" may refer.
FAR_BACK = 3
BACKWARDS = 1.5


def resolved(reading: Reading, block: int, index: int, ahead: bool | None) -> When | None:
    """The bounds of an expression of the text."""
    expression = reading.expressions[block][index]
    base, entry = published(reading), entry_of(reading, block)
    if expression.anchored:
        exact = expression.unit not in ("year", "month")
        told = _told_before(reading, block, index, ahead, exact=exact) or (entry.earliest if entry else None)
        # nothing that happened lies some years after the publication
        after = ahead is False and (expression.shift or 0) > 0
        return resolve(expression, base=told or (None if expression.days or after else base), ahead=ahead)
    yearless = expression.first[0] is None and expression.years is None and expression.shift is None
    if yearless and expression.first != (None, None, None):
        if entry is not None:
            return within(expression, entry)
        told = _told_last(reading, block, index) if expression.first[1] is None else None
        if told is not None:
            return resolve(expression, base=told, ahead=True)
        base = base or _year_told(reading, block, index)
    if expression.weekday is not None and entry is not None and entry.precision is Precision.DAY:
        return resolve(expression, base=entry.earliest)
    if expression.weekday is not None and base is None:
        return resolve(expression, base=entry.earliest) if entry else _weekday_within(reading, expression)
    return resolve(expression, base=base, year=reading.year, ahead=ahead)


def _told_last(reading: Reading, block: int, index: int) -> date | None:
    """The first day of what the paragraph dated last, to which "on the 12th" refers."""
    for k in reversed(range(index)):
        if reading.expressions[block][k].first[1] is not None:
            when = resolved(reading, block, k, None)
            return when.earliest if when is not None else None
    return None


def _told_before(reading: Reading, block: int, index: int, ahead: bool | None, *, exact: bool) -> date | None:
    """The day that the text told last before an expression, to which "the next day" refers.

    Unless it must be `exact` it may be the first of a month or a year: "four years later".
    """
    earlier = [(block, k) for k in range(index)]
    before = [
        (b, k) for b in range(max(0, block - FAR_BACK), block) for k in range(len(reading.expressions[b]))
    ]
    earlier = before + earlier
    issued = published(reading)
    for b, k in reversed(earlier):
        when = resolved(reading, b, k, ahead or None) if not reading.expressions[b][k].edge else None
        if when is None or (exact and when.precision is not Precision.DAY):
            continue
        if ahead is False and issued is not None and when.earliest > issued:
            # what happened on "the same day" is no day to come
            continue
        return when.earliest
    return None


def entry_of(reading: Reading, block: int) -> When | None:
    """The date of the entry of a chronicle or an agenda that a block belongs to."""
    source = reading.document.source
    spans = tuple((b.start, b.end) for b in reading.blocks)
    dates = entry_dates(
        reading.document.text, spans, source.language or "en", source.title or "", published(reading)
    )
    return dates[block]


def _year_told(reading: Reading, block: int, index: int) -> date | None:
    """Where an undated text has come to in time: dates without a year follow the last one that has it."""
    earlier = [e for b in range(block) for e in reading.expressions[b]]
    at: date | None = None
    for e in (*earlier, *reading.expressions[block][: index + 1]):
        year, month, day = e.first
        if month is None or e.edge:
            continue
        if year is not None and abs(year - (reading.year or year)) <= SAME_STORY:
            at = date(year, month, min(day or MID_MONTH, MID_MONTH))
        elif year is None and at is not None and e.years is None and e.shift is None:
            at = min((date(at.year + k, month, MID_MONTH) for k in (-1, 0, 1)), key=partial(_step, at))
    return at


def _step(start: date, to: date) -> float:
    """How far a story goes from one date to another; it rarely goes back."""
    days = (to - start).days
    return days if days >= 0 else -days * BACKWARDS


def _weekday_within(reading: Reading, expression: Expression) -> When | None:
    """ "on Friday" of an undated text: the one Friday in a span of days that the text dates."""
    found: set[date] = set()
    for block in reading.expressions:
        for e in block:
            span = resolve(e, year=reading.year) if e.last is not None and e.first[2] else None
            if span is not None:
                days = [
                    span.earliest + timedelta(days=k) for k in range((span.latest - span.earliest).days + 1)
                ]
                found.update(d for d in days[:14] if d.weekday() == expression.weekday)
    if len(found) != 1 or expression.until is not None:
        return None
    day = found.pop()
    return When(day, day, Precision.DAY, expression.text, True)


def published(reading: Reading) -> date | None:
    """The publication date of a reading's document, if known; of a report that its text dates, that day."""
    source = reading.document.source
    spans = tuple((b.start, b.end) for b in reading.blocks)
    if source.published is None:
        return text_date(reading.document.text, spans, source.language or "en", source.title or "")
    if source.published_by_inference:
        years = [e.first[0] for block in reading.expressions for e in block if e.first[0] and e.first[1]]
        # a text that knows of later years only begins with a date
        if any(year > source.published.year + SAME_STORY for year in years):
            return None
    return source.published
