"""Events as RDF: what resolution settled, and what the documents say.

What a document says are the roles and the place that it supports, its evidence and its reports;
settled are an event's label, its status and its date, which no single document decides.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from kg.export.forms import INTEGER, STRING, TERM, Block, Filled, Form, Hole
from kg.export.rdf_times import date_pairs, event_time_pairs
from kg.export.scope import Pairs, Scope
from kg.export.terms import (
    Pair,
    dcterms,
    decimal,
    dk,
    escaped,
    nif,
    prov,
    rdf,
    rdfs,
    schema,
    sem,
    text,
)
from kg.export.types import EventType, kind_class
from kg.ids import mint
from kg.model import Event, Evidence, Participant, Report, Status, Witness

_CLASS_NAME = re.compile(r"[A-Z][A-Za-z0-9]*\Z")
_ROLE_NAME = re.compile(r"[a-z][A-Za-z0-9]*\Z")
# A slice of a document in the terms of NIF: the quote, its offsets and where it is from.
QUOTE: tuple[tuple[str, str | Hole], ...] = (
    (rdf.type, nif.OffsetBasedString),
    (nif.anchorOf, STRING),
    (nif.beginIndex, INTEGER),
    (nif.endIndex, INTEGER),
    (nif.referenceContext, TERM),
    (prov.wasDerivedFrom, TERM),
)


def event_block(event: Event, scope: Scope) -> Block:
    """What is settled of an event, and those of its roles that no witness supports."""
    pairs = [*_type_pairs(event.type)]
    pairs += _settled_pairs(event, scope)
    pairs += event_time_pairs(event.when, scope)
    supported = {participant for witness in event.evidence for participant in witness.participants}
    for participant in event.participants:
        if participant not in supported:
            pairs += _participant_pairs(event, participant, scope)
    if event.place and all(event.place != witness.place for witness in event.evidence):
        pairs += _place_pairs(event.place, scope)
    return scope.event(event.id), list(dict.fromkeys(pairs))


def event_told(
    event: Event, witnesses: Sequence[Witness], reports: Sequence[Report], scope: Scope
) -> Iterator[Block]:
    """What some witnesses and reports of an event say, the event's own block first; no pair twice."""
    accepted = frozenset(event.participants)
    pairs = dict.fromkeys(_type_pairs(event.type)) if scope.graphs else {}
    for witness in witnesses:
        for pair in _supported_pairs(event, witness, accepted, scope):
            pairs[pair] = None
    named = {_report_term(event, report, scope): report for report in reports} if scope.full else {}
    for term in named:
        pairs[dk.report, term] = None
    yield scope.event(event.id), list(pairs)
    if scope.full:
        for witness in witnesses:
            yield _mention_block(witness, scope)
        for term, report in named.items():
            yield _report_block(term, report, scope)


def quote_values(evidence: Evidence, scope: Scope) -> tuple[str, ...]:
    """The values for the holes of QUOTE."""
    document = scope.document(evidence.document)
    return escaped(evidence.quote), str(evidence.start), str(evidence.end), document, document


@lru_cache(maxsize=256)
def _type_pairs(event_type: str) -> tuple[Pair, ...]:
    general = ((rdf.type, sem.Event), (rdf.type, dk.Event))
    if not _CLASS_NAME.match(event_type):
        return general
    return (*general, (rdf.type, dk[event_type]), (dk.eventType, dk[event_type]))


def _settled_pairs(event: Event, scope: Scope) -> Pairs:
    yield rdfs.label, text(event.label or event.id)
    yield dcterms.identifier, text(event.id)
    if event.kind:
        yield dk.kind, text(event.kind)
    known = scope.types.get(event.type)
    if known and event.kind in known.kinds and kind_class(event.type, event.kind) != event.type:
        yield rdf.type, dk[kind_class(event.type, event.kind)]
    if event.object:
        yield dk.object, text(event.object)
    yield dk.status, dk[event.status.value]
    yield dk.confidence, decimal(event.confidence)
    for conflict in event.conflicts:
        yield dk.conflict, text(conflict)
    yield prov.wasGeneratedBy, scope.run


def _participant_pairs(event: Event, participant: Participant, scope: Scope) -> list[Pair]:
    target = scope.entity(participant.entity)
    known = scope.types.get(event.type)
    return [(predicate, target) for predicate in _role_predicates(known, participant.role)]


@lru_cache(maxsize=1024)
def _role_predicates(event_type: EventType | None, role: str) -> tuple[str, ...]:
    places = {one.name for one in event_type.roles if one.is_place} if event_type else set()
    general = sem.hasPlace if role in places else sem.hasActor
    return (dk[role], general) if _ROLE_NAME.match(role) else (general,)


def _place_pairs(place: str, scope: Scope) -> list[Pair]:
    return [(dk.place, scope.entity(place)), (sem.hasPlace, scope.entity(place))]


def _supported_pairs(
    event: Event, witness: Witness, accepted: frozenset[Participant], scope: Scope
) -> list[Pair]:
    pairs = [(dk.evidence, scope.mention(witness.frame))] if scope.full else []
    if scope.graphs:
        pairs.append((prov.wasDerivedFrom, scope.document(witness.evidence.document)))
    for participant in witness.participants:
        if participant in accepted:
            pairs += _participant_pairs(event, participant, scope)
    if witness.place and witness.place == event.place:
        pairs += _place_pairs(witness.place, scope)
    return pairs


def _mention_block(witness: Witness, scope: Scope) -> Block:
    more = date_pairs(witness.when)
    if witness.speaker:
        more.append((dk.saidBy, scope.entity(witness.speaker)))
    if witness.place:
        more.append((dk.reportedPlace, scope.entity(witness.place)))
    who = dict.fromkeys(participant.entity for participant in witness.participants)
    more += [(schema.mentions, scope.entity(entity)) for entity in who]
    told = (escaped(witness.trigger), escaped(witness.rule), decimal(witness.confidence))
    values = (*told, *quote_values(witness.evidence, scope))
    return Filled(scope.mention(witness.frame), _mention_form(witness.status, scope.run), values, more)


@lru_cache(maxsize=64)
def _mention_form(status: Status, run: str) -> Form:
    return Form(
        (rdf.type, dk.EventMention),
        (dk.status, dk[status.value]),
        (dk.trigger, STRING),
        (dk.rule, STRING),
        (dk.confidence, TERM),
        *QUOTE,
        (prov.wasGeneratedBy, run),
    )


def _report_term(event: Event, report: Report, scope: Scope) -> str:
    when, status = report.when, report.status.value
    dated = (when.earliest.isoformat(), when.latest.isoformat(), when.precision.value) if when else ()
    return f"<{scope.base}{mint('report', status, event.id, report.document, status, *dated)}>"


def _report_block(term: str, report: Report, scope: Scope) -> Block:
    form = _report_form(report.status)
    return Filled(term, form, (scope.document(report.document),), date_pairs(report.when))


@lru_cache(maxsize=8)
def _report_form(status: Status) -> Form:
    return Form((rdf.type, dk.Report), (dk.status, dk[status.value]), (prov.wasDerivedFrom, TERM))
