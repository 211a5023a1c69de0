"""What corrections set of events that are resolved; the sentences keep what they say."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from kg.corrections.model import Correction
from kg.corrections.plan import Plan
from kg.corrections.values import NOTHING, parse_when
from kg.ids import mint
from kg.model import Decision, Entity, Event, Judgement, Knowledge, Participant, Status
from kg.resolve.labels import label_of
from kg.resolve.schema import schema

Faults = list[tuple[Correction, str]]


def apply_sets(knowledge: Knowledge, plan: Plan) -> tuple[Knowledge, Faults]:
    """The graph with what the plan sets, and the corrections that could not be."""
    if not plan.sets:
        return knowledge, []
    cast = {entity.id: entity for entity in knowledge.entities}
    events = {event.id: event for event in knowledge.events}
    home = {w.frame: event.id for event in knowledge.events for w in event.evidence}
    faults: Faults = []
    decisions = []
    for correction, frames, mentions in plan.sets:
        ids = sorted({home[frame] for frame in frames if frame in home})
        if len(ids) != 1:
            faults.append((correction, f"means {len(ids)} events; give a longer quote, or its trigger"))
            continue
        who = sorted(e.id for e in knowledge.entities if any(m.id in mentions for m in e.mentions))
        changed = _changed(events[ids[0]], dict(correction.values), who, cast=cast)
        if isinstance(changed, str):
            faults.append((correction, changed))
            continue
        events[ids[0]] = changed
        decisions.append(_set(correction, ids[0]))
    return replace(
        knowledge,
        events=tuple(events[i] for i in sorted(events)),
        decisions=_sorted((*knowledge.decisions, *decisions)),
    ), faults


def record(knowledge: Knowledge, plan: Plan) -> Knowledge:
    """The graph with a decision for all that was ruled, renamed and rejected."""
    decisions = [
        Decision(min(*a, *b), max(min(a), min(b)), Judgement(c.verb.value), 1.0, (c.by(),))
        for a, b, c in plan.pairs
    ]
    decisions += [
        Decision(i, _id(c), Judgement.DIFFERENT, 1.0, (f"rejected; {c.by()}",))
        for i, c in plan.rejected.items()
    ]
    named = {m.id: e.id for e in knowledge.entities for m in e.mentions}
    for correction, mentions, name in plan.renamed:
        ids = sorted({named[m] for m in mentions if m in named})
        reasons = (f"named {name!r}; {correction.by()}",)
        decisions += [Decision(i, _id(correction), Judgement.SAME, 1.0, reasons) for i in ids]
    return replace(knowledge, decisions=_sorted((*knowledge.decisions, *decisions)))


def _changed(
    event: Event, values: Mapping[str, str], who: Sequence[str], *, cast: Mapping[str, Entity]
) -> Event | str:
    """The event with the values set, or what is wrong with them."""
    type = values.get("type", event.type)
    participants = event.participants
    if "role" in values:
        if len(who) != 1:
            return f"entity means {len(who)} entities"
        participants = _with_role(participants, who[0], values["role"])
    strange = sorted({p.role for p in participants} - set(schema(type).roles))
    if strange:
        return (
            f"{type} has no {strange[0]}; set the role of those who have it, one entry each, before the type"
        )
    status = Status(values["status"]) if "status" in values else event.status
    when = parse_when(values["when"]) if "when" in values else event.when
    settled = tuple(f"{name}: " for name, key in (("date", "when"), ("status", "status")) if key in values)
    return replace(
        event,
        type=type,
        kind=_kind(event, values),
        participants=participants,
        status=status,
        when=when,
        label=label_of(type, _fillers(participants), status=status, when=when, named=event.object, cast=cast),
        conflicts=tuple(c for c in event.conflicts if not settled or not c.startswith(settled)),
    )


def _kind(event: Event, values: Mapping[str, str]) -> str | None:
    if "kind" in values:
        return None if values["kind"] == NOTHING else values["kind"]
    return event.kind if values.get("type", event.type) == event.type else None


def _with_role(participants: Iterable[Participant], who: str, role: str) -> tuple[Participant, ...]:
    others = [p for p in participants if p.entity != who]
    more = [] if role == NOTHING else [Participant(role, who)]
    return tuple(sorted((*others, *more), key=lambda p: (p.role, p.entity)))


def _fillers(participants: Iterable[Participant]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for participant in participants:
        found.setdefault(participant.role, set()).add(participant.entity)
    return {role: frozenset(entities) for role, entities in found.items()}


def _set(correction: Correction, event: str) -> Decision:
    told = ", ".join(f"{key} {value}" for key, value in correction.values)
    return Decision(event, _id(correction), Judgement.SAME, 1.0, (f"set {told}; {correction.by()}",))


def _id(correction: Correction) -> str:
    return mint("correction", correction.verb, repr(replace(correction, line=0)))


def _sorted(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    return tuple(sorted(decisions, key=lambda d: (d.left, d.right, d.judgement, d.score, d.reasons)))
