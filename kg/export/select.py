"""The part of a graph that some conditions leave: `select(knowledge, ["type=Visit", "state=vn"])`.

A condition is `key=value`. Conditions of one key are alternatives, but for `after`, `before` and
`confidence`, which all have to hold; those of several keys all have to hold.

type        an event type, as in the table of events
status      occurred, planned, proposed, cancelled or denied
actor       a participant, by id, name or alias
state       a participant or its country, by two-letter code or name
place       where it happened, by id, name or alias
after       not over before this day, month or year
before      begun by the end of this day, month or year
confidence  at least this number
source      a document, by id; * and ? stand for any text and any character
construct   a file with a SPARQL CONSTRUCT: the events that its result names
"""

import fnmatch
from calendar import monthrange
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date

from kg.errors import UsageError
from kg.export.construct import constructed
from kg.export.types import load_types
from kg.model import Account, Entity, Event, Kind, Knowledge, Status

Test = Callable[[Event], bool]


def select(knowledge: Knowledge, conditions: Iterable[str], *, base_iri: str) -> Knowledge:
    """The events that meet the conditions, and what they refer to: entities, documents, decisions.

    Raises UsageError for a condition that is none, or that names what the graph does not have.
    """
    wanted = _parse(conditions)
    if not wanted:
        return knowledge
    tests = [_TESTS[key](values, knowledge, base_iri) for key, values in wanted.items()]
    events = tuple(event for event in knowledge.events if all(test(event) for test in tests))
    return _with_events(knowledge, events)


def _parse(conditions: Iterable[str]) -> dict[str, list[str]]:
    wanted: dict[str, list[str]] = {}
    for condition in conditions:
        key, sign, value = condition.partition("=")
        if not sign or not value or key not in _TESTS:
            raise UsageError(
                f"--select {condition}: expected key=value, such as type=Visit; keys: {', '.join(_TESTS)}"
            )
        wanted.setdefault(key, []).append(value)
    return wanted


def _type(values: list[str], knowledge: Knowledge, base_iri: str) -> Test:
    there = {one.name for one in load_types()} | {event.type for event in knowledge.events}
    chosen = {_one_of(value, sorted(there), "type") for value in values}
    return lambda event: event.type in chosen


def _status(values: list[str], knowledge: Knowledge, base_iri: str) -> Test:
    chosen = {_one_of(value, [one.value for one in Status], "status") for value in values}
    return lambda event: event.status.value in chosen


def _one_of(value: str, there: list[str], key: str) -> str:
    for one in there:
        if one.casefold() == value.casefold():
            return one
    raise UsageError(f"--select {key}={value}: unknown; there are: {', '.join(there)}")


def _actor(values: list[str], knowledge: Knowledge, base_iri: str) -> Test:
    chosen = _called(values, knowledge.entities, "actor")
    return lambda event: any(one.entity in chosen for one in event.participants)


def _place(values: list[str], knowledge: Knowledge, base_iri: str) -> Test:
    chosen = _called(values, knowledge.entities, "place")
    return lambda event: event.place in chosen


def _called(values: list[str], entities: Iterable[Entity], key: str) -> set[str]:
    """The ids of the entities that have one of the names."""
    chosen: set[str] = set()
    for value in values:
        found = {one.id for one in entities if _has_name(one, value)}
        if not found:
            raise UsageError(f"--select {key}={value}: the graph has nobody and nothing of this name or id")
        chosen |= found
    return chosen


def _has_name(entity: Entity, value: str) -> bool:
    return value.casefold() in (one.casefold() for one in (entity.id, entity.name, *entity.aliases))


def _state(values: list[str], knowledge: Knowledge, base_iri: str) -> Test:
    states = [one for one in knowledge.entities if one.kind is Kind.STATE]
    codes = {one.country for one in knowledge.entities if one.country}
    chosen = {value.casefold() for value in values if value.casefold() in codes}
    named = _called([one for one in values if one.casefold() not in codes], states, "state")
    chosen |= {one.country for one in states if one.id in named and one.country}
    of = {one.id for one in knowledge.entities if one.country in chosen} | named
    return lambda event: any(one.entity in of for one in event.participants)


def _after(values: list[str], knowledge: Knowledge, base_iri: str) -> Test:
    bound = max(_days("after", value)[0] for value in values)
    return lambda event: event.when is not None and event.when.latest >= bound


def _before(values: list[str], knowledge: Knowledge, base_iri: str) -> Test:
    bound = min(_days("before", value)[1] for value in values)
    return lambda event: event.when is not None and event.when.earliest <= bound


def _days(key: str, value: str) -> tuple[date, date]:
    """The first and the last day of a day, month or year."""
    try:
        parts = [int(part) for part in value.split("-")]
        year, month, day = [*parts, 0, 0][:3] if len(parts) <= 3 else (0, 0, 0)
        first = date(year, month or 1, day or 1)
        last_month = month or 12
        return first, date(year, last_month, day or monthrange(year, last_month)[1])
    except ValueError as error:
        raise UsageError(
            f"--select {key}={value}: expected a day, month or year: 2024-09-25, 2024-09 or 2024"
        ) from error


def _confidence(values: list[str], knowledge: Knowledge, base_iri: str) -> Test:
    try:
        least = max(float(value) for value in values)
    except ValueError as error:
        raise UsageError(f"--select confidence={values[-1]}: expected a number from 0 to 1") from error
    if not 0 <= least <= 1:
        raise UsageError(f"--select confidence={least}: expected a number from 0 to 1")
    return lambda event: event.confidence >= least


def _source(values: list[str], knowledge: Knowledge, base_iri: str) -> Test:
    ids = [one.source.id for one in knowledge.documents]
    chosen: set[str] = set()
    for value in values:
        found = {one for one in ids if one == value or fnmatch.fnmatchcase(one, value)}
        if not found:
            raise UsageError(f"--select source={value}: the graph has no such document")
        chosen |= found
    return lambda event: any(one.evidence.document in chosen for one in event.evidence)


def _construct(values: list[str], knowledge: Knowledge, base_iri: str) -> Test:
    chosen = {one for value in values for one in constructed(knowledge, value, base_iri=base_iri)}
    return lambda event: event.id in chosen


_TESTS: dict[str, Callable[[list[str], Knowledge, str], Test]] = {
    "type": _type,
    "status": _status,
    "actor": _actor,
    "state": _state,
    "place": _place,
    "after": _after,
    "before": _before,
    "confidence": _confidence,
    "source": _source,
    "construct": _construct,
}


def _with_events(knowledge: Knowledge, events: tuple[Event, ...]) -> Knowledge:
    """The graph of these events alone: what they do not refer to is left out."""
    told = {witness.evidence.document for event in events for witness in event.evidence}
    told |= {report.document for event in events for report in event.history}
    used = {one for event in events for one in _entities_of(event)}
    entities = tuple(_told_in(one, told) for one in knowledge.entities if one.id in used)
    known = used | {event.id for event in events}
    known |= {mention.id for entity in entities for mention in entity.mentions}
    known |= {witness.frame for event in events for witness in event.evidence}
    return Knowledge(
        stamp=knowledge.stamp,
        documents=tuple(_alone(one, told) for one in knowledge.documents if one.source.id in told),
        entities=entities,
        events=events,
        decisions=tuple(one for one in knowledge.decisions if one.left in known and one.right in known),
    )


def _entities_of(event: Event) -> set[str]:
    found = {one.entity for one in event.participants}
    for witness in event.evidence:
        found |= {one.entity for one in witness.participants}
        found |= {one for one in (witness.place, witness.speaker) if one}
    return found | ({event.place} if event.place else set())


def _told_in(entity: Entity, documents: set[str]) -> Entity:
    return replace(
        entity, mentions=tuple(one for one in entity.mentions if one.evidence.document in documents)
    )


def _alone(account: Account, documents: set[str]) -> Account:
    return account if account.copy_of in documents else replace(account, copy_of=None)
