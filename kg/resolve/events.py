"""Frames -> events: first within each document, then across documents."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from kg.ids import mint, slug
from kg.model import Decision, Event, Extraction, Judgement, Participant, Witness
from kg.resolve.casts import Cast
from kg.resolve.cluster import settle
from kg.resolve.compare import compare_drafts
from kg.resolve.copies import find_originals
from kg.resolve.drafts import Claim, Draft, claims_of, draft
from kg.resolve.entities import Resolution
from kg.resolve.keys import event_candidates, may_meet
from kg.resolve.labels import label
from kg.resolve.moments import written
from kg.resolve.outcome import (
    choose_kind,
    choose_object,
    choose_place,
    choose_time,
    confidence,
    conflicts,
    follow,
    history,
)
from kg.resolve.rulings import NONE, Rulings, unite

# Pairs with less in common are not worth anyone's decision.
WORTH_RECORDING = 0.3
# Of two events that exclude each other the better by this is the one: the weight of a status in common.
MARGIN = 0.05


@dataclass(frozen=True, slots=True)
class Outcome:
    """`events` sorted by id, `decisions` sorted, `compared` pairs of drafts of different documents,
    `originals` as `find_originals` gives them.
    """

    events: tuple[Event, ...]
    decisions: tuple[Decision, ...]
    compared: int
    originals: Mapping[str, str]


def resolve_events(
    extractions: Iterable[Extraction], resolution: Resolution, rulings: Rulings = NONE
) -> Outcome:
    """The events of a corpus; the same for any order of `extractions`. `rulings` are on frame ids."""
    cast = {entity.id: entity for entity in resolution.entities}
    drafts: list[Draft] = []
    decisions: list[Decision] = []
    ordered = sorted(extractions, key=lambda e: e.source.id)
    originals = find_originals(ordered)
    for extraction in ordered:
        claims = claims_of(extraction, entity_of=resolution.entity_of, originals=originals)
        told, made = merge_within(claims, cast=cast, rulings=rulings)
        drafts += told
        decisions += made
    merged, made, compared = merge_across(drafts, cast=cast, rulings=rulings)
    decisions += made
    kept = filter(is_worth_recording, decisions)
    events = _with_ids([event_of(one, cast=cast) for one in merged])
    return Outcome(events, tuple(sorted(kept, key=lambda d: (d.left, d.right))), compared, originals)


def merge_within(
    claims: Sequence[Claim], *, cast: Cast, rulings: Rulings = NONE
) -> tuple[list[Draft], list[Decision]]:
    """The events of one document: each claim in turn joins the draft it fits best, the nearest
    before it among equals, or begins a new one.
    """
    drafts: list[Draft] = []
    decisions: list[Decision] = []
    for claim in claims:
        new = draft([claim], cast=cast)
        judged = [
            (compare_drafts(old, new, cast=cast, within=True), i)
            for i, old in enumerate(drafts)
            if not (rulings.sides and rulings.apart(frame_ids(old), [claim.frame.id]))
        ]
        same = [(d.score, i, d) for d, i in judged if d.judgement is Judgement.SAME]
        decisions += [d for d, _ in judged if d.judgement is Judgement.UNSURE]
        if not same:
            drafts.append(new)
            continue
        _, i, decision = max(same, key=lambda found: found[:2])
        drafts[i] = draft([*drafts[i].claims, claim], cast=cast)
        decisions.append(decision)
    return drafts, decisions


def merge_across(
    drafts: Sequence[Draft], *, cast: Cast, rulings: Rulings = NONE
) -> tuple[list[Draft], list[Decision], int]:
    """The drafts of all documents joined, the decisions, and how many pairs were compared.

    What one document tells as two events stays two.
    """
    collapsed, decisions = _collapse(drafts, cast=cast, rulings=rulings)
    by_id = {one.id: one for one in collapsed}
    known: dict[tuple[str, str], Decision] = {}

    def compare(a: str, b: str) -> Decision:
        pair = (a, b) if a <= b else (b, a)
        if pair not in known:
            known[pair] = compare_drafts(by_id[a], by_id[b], cast=cast)
        return known[pair]

    def contradict(a: str, b: str) -> bool:
        if rulings.sides and rulings.apart(frame_ids(by_id[a]), frame_ids(by_id[b])):
            return True
        return compare(a, b).judgement is Judgement.DIFFERENT

    def clash(a: str, b: str) -> bool:
        return bool(by_id[a].documents & by_id[b].documents) or contradict(a, b)

    pairs = event_candidates(collapsed, cast=cast)
    met = [(a, b) for a, b in pairs if may_meet(by_id[a], by_id[b])]
    near = [d for a, b in met if (d := compare(a, b)).judgement is not Judgement.DIFFERENT]
    clustering = settle(by_id, near, clash=clash, rivals=contradict, margin=MARGIN)
    groups = [[by_id[i] for i in members] for members in clustering.members]
    merged = [joined(group, cast=cast) for group in unite(groups, rulings, ids=frame_ids)]
    return merged, [*decisions, *clustering.decisions], len(met)


def is_worth_recording(decision: Decision) -> bool:
    """There is enough in common for somebody to look at it."""
    return decision.judgement is Judgement.SAME or decision.score >= WORTH_RECORDING


def frame_ids(one: Draft) -> list[str]:
    """The ids of the frames that a draft is made of."""
    return [claim.frame.id for claim in one.claims]


def joined(group: Sequence[Draft], *, cast: Cast) -> Draft:
    """What several drafts say of one event."""
    return group[0] if len(group) == 1 else draft([c for one in group for c in one.claims], cast=cast)


def _collapse(drafts: Sequence[Draft], *, cast: Cast, rulings: Rulings) -> tuple[list[Draft], list[Decision]]:
    """Join drafts that say the very same before pairs are made: reports of one event often do."""
    groups: dict[tuple[object, ...], list[Draft]] = defaultdict(list)
    for one in sorted(drafts, key=lambda d: d.id):
        groups[signature(one)].append(one)
    collapsed: list[Draft] = []
    decisions: list[Decision] = []
    for group in groups.values():
        heads, made = join_alike(group, cast=cast, rulings=rulings)
        collapsed += heads
        decisions += made
    return collapsed, decisions


def signature(one: Draft) -> tuple[object, ...]:
    """What those have in common that are joined first."""
    bounds = (one.when.earliest, one.when.latest, one.when.precision) if one.when else None
    roles = tuple((role, tuple(sorted(fillers))) for role, fillers in one.roles)
    return (one.type, tuple(sorted(one.kinds)), roles, bounds, tuple(sorted(one.statuses)), one.objects)


def join_alike(
    group: list[Draft], *, cast: Cast, rulings: Rulings = NONE
) -> tuple[list[Draft], list[Decision]]:
    """Those of one signature, by id, that say the very same as the first joined to it."""
    first, *others = group
    if first.when is None:
        return group, []
    alike, apart, decisions = [first], [], []
    documents = set(first.documents)
    for other in others:
        decision = compare_drafts(first, other, cast=cast)
        clash = documents & other.documents or (
            rulings.sides and any(rulings.apart(frame_ids(x), frame_ids(other)) for x in alike)
        )
        if decision.judgement is Judgement.SAME and not clash:
            alike.append(other)
            documents |= other.documents
            decisions.append(decision)
        else:
            apart.append(other)
    return [joined(alike, cast=cast), *apart], decisions


def event_of(one: Draft, *, cast: Cast) -> Event:
    """The event of a draft, without an id: it is minted once all are known."""
    reports = history(one.claims)
    status, when = follow(reports), choose_time(one)
    named = choose_object(one)
    return Event(
        id="",
        type=one.type,
        kind=choose_kind(one),
        label=label(one, status=status, when=when, named=named, cast=cast),
        participants=tuple(Participant(role, e) for role, fillers in one.roles for e in sorted(fillers)),
        when=when,
        place=choose_place(one, cast=cast),
        status=status,
        history=reports,
        object=named,
        evidence=tuple(_witness(claim) for claim in one.claims),
        confidence=confidence(one.claims),
        conflicts=conflicts(one, chosen=when, reports=reports, cast=cast),
        sources=tuple(sorted({claim.witness for claim in one.claims})),
    )


def _witness(claim: Claim) -> Witness:
    frame = claim.frame
    return Witness(
        frame=frame.id,
        evidence=frame.evidence,
        trigger=frame.trigger,
        rule=frame.rule,
        status=frame.status,
        when=frame.when,
        speaker=claim.speaker,
        confidence=frame.confidence,
        participants=claim.participants,
        place=claim.place,
    )


def _with_ids(events: Iterable[Event]) -> tuple[Event, ...]:
    """Events with ids, sorted by id."""
    alike: dict[tuple[str, ...], list[Event]] = defaultdict(list)
    for event in sorted(events, key=first_place):
        alike[event_parts(event)].append(event)
    found = (
        replace(event, id=minted(event, first=not i))
        for group in alike.values()
        for i, event in enumerate(group)
    )
    return tuple(sorted(found, key=lambda e: e.id))


def minted(event: Event, *, first: bool) -> str:
    """The id of an event from type, participants, time and object, and, where that is not enough, from
    the place in the text of all but the first.
    """
    more = () if first else map(str, first_place(event))
    return mint("event", event.label, *event_parts(event), *more)


def event_parts(event: Event) -> tuple[str, ...]:
    """What the id of an event is made from first."""
    return (
        event.type,
        *(f"{p.role}={p.entity}" for p in event.participants),
        written(event.when) if event.when else "",
        slug(event.object) if event.object else "",
    )


def first_place(event: Event) -> tuple[str, int, str]:
    """Where the first document tells of it."""
    first = event.evidence[0]
    return (first.evidence.document, first.evidence.start, first.frame)
