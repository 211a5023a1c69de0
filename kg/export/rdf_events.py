"""Events as RDF: what resolution settled in the default graph, what a document says in its own.

The graph of a document holds the roles and the place that it supports, its evidence and its
reports; the default graph holds an event's label, settled status and settled date, which no
single document decides.
"""

import re
from collections.abc import Iterator

from kg.export.dates import point
from kg.export.scope import Parts, Scope, date_parts, derivation_parts, rows, union_rows
from kg.export.terms import (
    DCTERMS,
    DK,
    LABEL,
    NIF,
    PROV,
    SCHEMA,
    SEM,
    TYPE,
    Row,
    day,
    decimal,
    integer,
    iri,
    partial_date,
    text,
)
from kg.export.types import kind_class
from kg.ids import mint
from kg.model import Event, Evidence, Participant, Precision, Report, When, Witness

_CLASS_NAME = re.compile(r"[A-Z][A-Za-z0-9]*\Z")
_ROLE_NAME = re.compile(r"[a-z][A-Za-z0-9]*\Z")


def event_rows(event: Event, scope: Scope) -> Iterator[Row]:
    """All rows of an event, in no particular order."""
    subject = scope.event(event.id)
    yield from union_rows(subject, _type_parts(event.type))
    yield from union_rows(subject, _settled_parts(event, scope))
    yield from union_rows(subject, date_parts(event.when))
    yield from union_rows(subject, _sem_time_parts(event.when))
    yield from _unsupported_rows(event, subject, scope)
    accepted = frozenset(event.participants)
    for witness in event.evidence:
        yield from _witness_rows(event, witness, accepted, scope)
    for report in event.history:
        yield from _report_rows(event, report, scope)


def quote_parts(evidence: Evidence, scope: Scope) -> Parts:
    """A slice of a document in the terms of NIF: the quote, its offsets and where it is from."""
    yield TYPE, iri(NIF + "OffsetBasedString")
    yield NIF + "anchorOf", text(evidence.quote)
    yield NIF + "beginIndex", integer(evidence.start)
    yield NIF + "endIndex", integer(evidence.end)
    yield NIF + "referenceContext", iri(scope.document(evidence.document))
    yield from derivation_parts(evidence.document, scope)


def _type_parts(event_type: str) -> Parts:
    yield TYPE, iri(SEM + "Event")
    yield TYPE, iri(DK + "Event")
    if _CLASS_NAME.match(event_type):
        yield TYPE, iri(DK + event_type)
        yield DK + "eventType", iri(DK + event_type)


def _settled_parts(event: Event, scope: Scope) -> Parts:
    yield LABEL, text(event.label or event.id)
    yield DCTERMS + "identifier", text(event.id)
    if event.kind:
        yield DK + "kind", text(event.kind)
    known = scope.types.get(event.type)
    if known and event.kind in known.kinds:
        yield TYPE, iri(DK + kind_class(event.type, event.kind))
    if event.object:
        yield DK + "object", text(event.object)
    yield DK + "status", iri(DK + event.status.value)
    yield DK + "confidence", decimal(event.confidence)
    for conflict in event.conflicts:
        yield DK + "conflict", text(conflict)
    yield PROV + "wasGeneratedBy", iri(scope.run)


def _sem_time_parts(when: When | None) -> Parts:
    if when is None:
        return
    named = point(when)
    if named is not None:
        yield SEM + "hasTimeStamp", partial_date(named)
    elif when.precision is Precision.SPAN:
        yield SEM + "hasBeginTimeStamp", day(when.earliest)
        yield SEM + "hasEndTimeStamp", day(when.latest)


def _participant_parts(event: Event, participant: Participant, scope: Scope) -> Parts:
    target = iri(scope.entity(participant.entity))
    if _ROLE_NAME.match(participant.role):
        yield DK + participant.role, target
    known = scope.types.get(event.type)
    places = {role.name for role in known.roles if role.is_place} if known else set()
    yield SEM + ("hasPlace" if participant.role in places else "hasActor"), target


def _place_parts(place: str, scope: Scope) -> Parts:
    yield DK + "place", iri(scope.entity(place))
    yield SEM + "hasPlace", iri(scope.entity(place))


def _unsupported_rows(event: Event, subject: str, scope: Scope) -> Iterator[Row]:
    supported = {participant for witness in event.evidence for participant in witness.participants}
    for participant in event.participants:
        if participant not in supported:
            yield from union_rows(subject, _participant_parts(event, participant, scope))
    if event.place and event.place not in {witness.place for witness in event.evidence}:
        yield from union_rows(subject, _place_parts(event.place, scope))


def _witness_rows(
    event: Event, witness: Witness, accepted: frozenset[Participant], scope: Scope
) -> Iterator[Row]:
    graph = scope.graph(witness.evidence.document)
    subject = scope.event(event.id)
    mention = scope.mention(witness.frame)
    yield from rows(graph, subject, _type_parts(event.type))
    yield Row(subject, DK + "evidence", iri(mention), graph)
    yield Row(subject, PROV + "wasDerivedFrom", iri(scope.document(witness.evidence.document)), graph)
    for participant in witness.participants:
        if participant in accepted:
            yield from rows(graph, subject, _participant_parts(event, participant, scope))
    if witness.place and witness.place == event.place:
        yield from rows(graph, subject, _place_parts(witness.place, scope))
    yield from rows(graph, mention, _mention_parts(witness, scope))
    yield from rows(graph, mention, quote_parts(witness.evidence, scope))
    yield from rows(graph, mention, date_parts(witness.when))


def _mention_parts(witness: Witness, scope: Scope) -> Parts:
    yield TYPE, iri(DK + "EventMention")
    yield DK + "trigger", text(witness.trigger)
    yield DK + "rule", text(witness.rule)
    yield DK + "status", iri(DK + witness.status.value)
    yield DK + "confidence", decimal(witness.confidence)
    if witness.speaker:
        yield DK + "saidBy", iri(scope.entity(witness.speaker))
    if witness.place:
        yield DK + "reportedPlace", iri(scope.entity(witness.place))
    for participant in witness.participants:
        yield SCHEMA + "mentions", iri(scope.entity(participant.entity))


def _report_rows(event: Event, report: Report, scope: Scope) -> Iterator[Row]:
    when = report.when
    dated = (when.earliest.isoformat(), when.latest.isoformat(), when.precision.value) if when else ()
    identity = mint("report", report.status.value, event.id, report.document, report.status.value, *dated)
    graph, subject = scope.graph(report.document), scope.base + identity
    yield Row(scope.event(event.id), DK + "report", iri(subject), graph)
    yield Row(subject, TYPE, iri(DK + "Report"), graph)
    yield Row(subject, DK + "status", iri(DK + report.status.value), graph)
    yield from rows(graph, subject, date_parts(when))
    yield Row(subject, PROV + "wasDerivedFrom", iri(scope.document(report.document)), graph)
