"""Knowledge -> the JSON-lines tables of events, entities, documents and decisions.

Each row is an object on a line of its own, rows sorted by id, fields in the order of the
functions below; dates are ISO texts at the precision known, None where nothing is known.
"""

import json
from collections.abc import Iterable, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

from kg.export.dates import bounds, edtf
from kg.export.files import write_text
from kg.export.types import EventType
from kg.model import Account, Decision, Entity, Event, Knowledge, Participant, Report, Status, Witness

Record = dict[str, Any]


def event_records(knowledge: Knowledge) -> list[Record]:
    """A record an event: its participants by role and id, its mentions in order of the texts."""
    entities = {entity.id: entity for entity in knowledge.entities}
    return [_event(event, entities) for event in sorted(knowledge.events, key=lambda one: one.id)]


def entity_records(knowledge: Knowledge) -> list[Record]:
    """A record an entity."""
    return [_entity(entity) for entity in sorted(knowledge.entities, key=lambda one: one.id)]


def document_records(knowledge: Knowledge) -> list[Record]:
    """A record a document, with its problems."""
    return [_document(account) for account in sorted(knowledge.documents, key=lambda one: one.source.id)]


def decision_records(knowledge: Knowledge) -> list[Record]:
    """A record a comparison of two candidates."""
    return [_decision(one) for one in sorted(knowledge.decisions, key=lambda one: (one.left, one.right))]


def write_events(
    knowledge: Knowledge, path: Path, *, base_iri: str, types: tuple[EventType, ...] | None = None
) -> None:
    """Write events.jsonl; raises WriteError. The options are there for the signature of exporters."""
    write_lines(event_records(knowledge), path)


def write_entities(
    knowledge: Knowledge, path: Path, *, base_iri: str, types: tuple[EventType, ...] | None = None
) -> None:
    """Write entities.jsonl; raises WriteError."""
    write_lines(entity_records(knowledge), path)


def write_documents(
    knowledge: Knowledge, path: Path, *, base_iri: str, types: tuple[EventType, ...] | None = None
) -> None:
    """Write documents.jsonl; raises WriteError."""
    write_lines(document_records(knowledge), path)


def write_decisions(
    knowledge: Knowledge, path: Path, *, base_iri: str, types: tuple[EventType, ...] | None = None
) -> None:
    """Write decisions.jsonl; raises WriteError."""
    write_lines(decision_records(knowledge), path)


def write_lines(records: Iterable[Record], path: Path) -> None:
    """Write one JSON object a line."""
    lines = (json.dumps(record, ensure_ascii=False, allow_nan=False) + "\n" for record in records)
    write_text(path, "".join(lines))


def _event(event: Event, entities: dict[str, Entity]) -> Record:
    start, end = bounds(event.when)
    participants = sorted(event.participants, key=lambda one: (one.role, one.entity))
    witnesses = sorted(event.evidence, key=_witness_key)
    return {
        "id": event.id,
        "type": event.type,
        "kind": event.kind,
        "status": event.status.value,
        "label": event.label,
        "start": start,
        "end": end,
        "precision": event.when.precision.value if event.when else None,
        "date_text": event.when.text if event.when else None,
        "date_inferred": event.when.inferred if event.when else None,
        "edtf": edtf(event.when) if event.when else None,
        "participants": [_participant(one, entities) for one in participants],
        "place": _party(event.place, entities) if event.place else None,
        "object": event.object,
        "confidence": event.confidence,
        "documents": sorted({witness.evidence.document for witness in event.evidence}),
        "sources": len(event.sources),
        "mentions": [_witness(one) for one in witnesses],
        "history": [_report(one) for one in event.history],
        "conflicts": list(event.conflicts),
        "announced_not_held": _is_only_announced(event.history),
        "dated_differently": _is_dated_differently(event.history),
    }


def _is_only_announced(history: Sequence[Report]) -> bool:
    """A document announces or proposes it and none reports it as held."""
    said = {report.status for report in history}
    return bool(said & {Status.PLANNED, Status.PROPOSED}) and Status.OCCURRED not in said


def _is_dated_differently(history: Sequence[Report]) -> bool:
    """Two documents date it differently, be it that one is only less exact."""
    dated = {(report.document, bounds(report.when)) for report in history if report.when}
    return any(a[0] != b[0] and a[1] != b[1] for a, b in combinations(sorted(dated), 2))


def _witness_key(witness: Witness) -> tuple[str, int, int, str]:
    return (witness.evidence.document, witness.evidence.start, witness.evidence.end, witness.frame)


def _participant(participant: Participant, entities: dict[str, Entity]) -> Record:
    return {"role": participant.role, **_party(participant.entity, entities)}


def _party(identifier: str, entities: dict[str, Entity]) -> Record:
    entity = entities.get(identifier)
    return {
        "id": identifier,
        "label": entity.name if entity else identifier,
        "aliases": list(entity.aliases) if entity else [],
        "type": entity.kind.value if entity else None,
        "country": entity.country if entity else None,
    }


def _witness(witness: Witness) -> Record:
    start, end = bounds(witness.when)
    return {
        "document": witness.evidence.document,
        "start": witness.evidence.start,
        "end": witness.evidence.end,
        "quote": witness.evidence.quote,
        "trigger": witness.trigger,
        "rule": witness.rule,
        "status": witness.status.value,
        "start_date": start,
        "end_date": end,
        "date_text": witness.when.text if witness.when else None,
        "speaker": witness.speaker,
        "place": witness.place,
        "participants": [{"role": one.role, "id": one.entity} for one in witness.participants],
        "confidence": witness.confidence,
        "frame": witness.frame,
    }


def _report(report: Report) -> Record:
    start, end = bounds(report.when)
    return {
        "document": report.document,
        "published": report.published.isoformat() if report.published else None,
        "status": report.status.value,
        "start_date": start,
        "end_date": end,
    }


def _entity(entity: Entity) -> Record:
    mentions = sorted(
        (one.evidence.document, one.evidence.start, one.evidence.end, one.evidence.quote)
        for one in entity.mentions
    )
    return {
        "id": entity.id,
        "type": entity.kind.value,
        "label": entity.name,
        "aliases": list(entity.aliases),
        "country": entity.country,
        "offices": list(entity.offices),
        "links": list(entity.links),
        "mentions": [
            {"document": document, "start": start, "end": end, "text": text}
            for document, start, end, text in mentions
        ],
    }


def _document(account: Account) -> Record:
    source = account.source
    return {
        "id": source.id,
        "path": source.path,
        "title": source.title,
        "published": source.published.isoformat() if source.published else None,
        "published_by_inference": source.published_by_inference,
        "language": source.language,
        "url": source.url,
        "outlet": source.outlet,
        "sha256": source.sha256,
        "copy_of": account.copy_of,
        "problems": [
            {"stage": one.stage, "message": one.message, "line": one.line} for one in account.problems
        ],
    }


def _decision(decision: Decision) -> Record:
    return {
        "left": decision.left,
        "right": decision.right,
        "judgement": decision.judgement.value,
        "score": decision.score,
        "reasons": list(decision.reasons),
    }
