"""Events as RDF: what resolution settled, and what the documents say.

What a document says are the roles and the place that it supports, its evidence and its reports;
settled are an event's label, its status and its date, which no single document decides.
"""

import re
from collections.abc import Iterator, Sequence

from kg.export.rdf_times import date_pairs, event_time_pairs
from kg.export.scope import Pairs, Scope, derivation_pairs
from kg.export.terms import (
    Block,
    Pair,
    dcterms,
    decimal,
    dk,
    integer,
    iri,
    nif,
    prov,
    rdf,
    rdfs,
    schema,
    sem,
    text,
)
from kg.export.types import kind_class
from kg.ids import mint
from kg.model import Event, Evidence, Participant, Report, Witness

_CLASS_NAME = re.compile(r"[A-Z][A-Za-z0-9]*\Z")
_ROLE_NAME = re.compile(r"[a-z][A-Za-z0-9]*\Z")


def event_block(event: Event, scope: Scope) -> Block:
    """What is settled of an event, and those of its roles that no witness supports."""
    pairs = _type_pairs(event.type)
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
    pairs = dict.fromkeys(_type_pairs(event.type) if scope.graphs else ())
    for witness in witnesses:
        pairs |= dict.fromkeys(_supported_pairs(event, witness, accepted, scope))
    named = [(_report_term(event, report, scope), report) for report in reports] if scope.full else []
    for term, _ in named:
        pairs[dk.report, term] = None
    yield scope.event(event.id), list(pairs)
    if not scope.full:
        return
    for witness in witnesses:
        yield _mention_block(witness, scope)
    for term, report in dict(named).items():
        yield term, _report_pairs(report, scope)


def quote_pairs(evidence: Evidence, scope: Scope) -> list[Pair]:
    """A slice of a document in the terms of NIF: the quote, its offsets and where it is from."""
    return [
        (rdf.type, nif.OffsetBasedString),
        (nif.anchorOf, text(evidence.quote)),
        (nif.beginIndex, integer(evidence.start)),
        (nif.endIndex, integer(evidence.end)),
        (nif.referenceContext, scope.document(evidence.document)),
        *derivation_pairs(evidence.document, scope),
    ]


def _type_pairs(event_type: str) -> list[Pair]:
    pairs = [(rdf.type, sem.Event), (rdf.type, dk.Event)]
    if _CLASS_NAME.match(event_type):
        pairs += [(rdf.type, dk[event_type]), (dk.eventType, dk[event_type])]
    return pairs


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


def _participant_pairs(event: Event, participant: Participant, scope: Scope) -> Pairs:
    target = scope.entity(participant.entity)
    if _ROLE_NAME.match(participant.role):
        yield dk[participant.role], target
    known = scope.types.get(event.type)
    places = {role.name for role in known.roles if role.is_place} if known else set()
    yield sem.hasPlace if participant.role in places else sem.hasActor, target


def _place_pairs(place: str, scope: Scope) -> list[Pair]:
    return [(dk.place, scope.entity(place)), (sem.hasPlace, scope.entity(place))]


def _supported_pairs(
    event: Event, witness: Witness, accepted: frozenset[Participant], scope: Scope
) -> Iterator[Pair]:
    if scope.full:
        yield dk.evidence, scope.mention(witness.frame)
    if scope.graphs:
        yield prov.wasDerivedFrom, scope.document(witness.evidence.document)
    for participant in witness.participants:
        if participant in accepted:
            yield from _participant_pairs(event, participant, scope)
    if witness.place and witness.place == event.place:
        yield from _place_pairs(witness.place, scope)


def _mention_block(witness: Witness, scope: Scope) -> Block:
    pairs = [
        (rdf.type, dk.EventMention),
        (dk.trigger, text(witness.trigger)),
        (dk.rule, text(witness.rule)),
        (dk.status, dk[witness.status.value]),
        (dk.confidence, decimal(witness.confidence)),
        *quote_pairs(witness.evidence, scope),
        *date_pairs(witness.when),
    ]
    if witness.speaker:
        pairs.append((dk.saidBy, scope.entity(witness.speaker)))
    if witness.place:
        pairs.append((dk.reportedPlace, scope.entity(witness.place)))
    who = dict.fromkeys(participant.entity for participant in witness.participants)
    pairs += [(schema.mentions, scope.entity(entity)) for entity in who]
    return scope.mention(witness.frame), pairs


def _report_term(event: Event, report: Report, scope: Scope) -> str:
    when, status = report.when, report.status.value
    dated = (when.earliest.isoformat(), when.latest.isoformat(), when.precision.value) if when else ()
    return iri(scope.base + mint("report", status, event.id, report.document, status, *dated))


def _report_pairs(report: Report, scope: Scope) -> list[Pair]:
    return [
        (rdf.type, dk.Report),
        (dk.status, dk[report.status.value]),
        *date_pairs(report.when),
        (prov.wasDerivedFrom, scope.document(report.document)),
    ]
