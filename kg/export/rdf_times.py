"""The times of events as RDF: typed dates, bounds and EDTF; SEM's time stamps; intervals of OWL-Time."""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache

from kg.export.dates import edtf, point
from kg.export.forms import Block
from kg.export.scope import Pairs, Scope
from kg.export.terms import Pair, boolean, day, dk, iri, partial_date, rdf, sem, text, time
from kg.model import Event, Precision, When


def date_pairs(when: When | None) -> list[Pair]:
    """A time: typed by its precision where it is one point, always as bounds and as EDTF."""
    if when is None:
        return []
    pairs = [*_bounds(when.earliest, when.latest, when.precision)]
    if when.text:
        pairs.append((dk.dateText, text(when.text)))
    if when.inferred:
        pairs.append((dk.dateInferred, boolean(True)))
    return pairs


@lru_cache(maxsize=16384)
def _bounds(earliest: date, latest: date, precision: Precision) -> tuple[Pair, ...]:
    when = When(earliest, latest, precision)
    named = point(when)
    return (
        *([(dk.date, partial_date(named))] if named is not None else []),
        (dk.earliest, day(earliest)),
        (dk.latest, day(latest)),
        (dk.precision, text(precision.value)),
        (dk.edtf, text(edtf(when))),
    )


def event_time_pairs(when: When | None, scope: Scope) -> Pairs:
    """The time of an event: as `date_pairs`, in SEM's terms, and its interval."""
    if when is None:
        return
    yield from date_pairs(when)
    named = point(when)
    if named is not None:
        yield sem.hasTimeStamp, partial_date(named)
    elif when.precision is Precision.SPAN:
        yield sem.hasBeginTimeStamp, day(when.earliest)
        yield sem.hasEndTimeStamp, day(when.latest)
    yield dk.period, _interval(when.earliest.isoformat(), when.latest.isoformat(), scope)


def time_blocks(events: Iterable[Event], scope: Scope) -> Iterator[Block]:
    """The intervals of the events and the days that they begin and end with, each once."""
    bounds = {(one.when.earliest.isoformat(), one.when.latest.isoformat()) for one in events if one.when}
    for first, last in sorted(bounds):
        ends = [(time.hasBeginning, _instant(first, scope)), (time.hasEnd, _instant(last, scope))]
        yield _interval(first, last, scope), [(rdf.type, time.ProperInterval), *ends]
    for one in sorted({end for pair in bounds for end in pair}):
        yield _instant(one, scope), [(rdf.type, time.Instant), (time.inXSDDate, partial_date(one))]


def _interval(first: str, last: str, scope: Scope) -> str:
    return iri(f"{scope.base}time/{first}_{last}")


def _instant(one: str, scope: Scope) -> str:
    return iri(f"{scope.base}time/{one}")
