"""What follows from all accounts of one event: its time, place, status, history, conflicts."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import combinations

from kg.model import Report, Status, When
from kg.resolve.casts import Cast, apart, without_covered_states
from kg.resolve.drafts import Claim, Draft
from kg.resolve.moments import agreed, overlap, written
from kg.resolve.objects import WHOLESALE, object_words
from kg.resolve.schema import schema

MOST_CERTAIN = 0.99
_RANK = {status: rank for rank, status in enumerate(Status)}


def choose_time(draft: Draft) -> When | None:
    """The time that the accounts agree on; those of what was held before those of what was to be."""
    held = [
        (c.witness, c.frame.when) for c in draft.claims if c.frame.status is Status.OCCURRED and c.frame.when
    ]
    chosen = agreed(held, type=draft.type)
    if chosen is None or draft.when is None or overlap(chosen, draft.when):
        return draft.when
    return chosen


def choose_place(draft: Draft, *, cast: Cast) -> str | None:
    """The filler of the role that gives the place; else the most specific place told, and of
    several the one that most documents tell.
    """
    role = schema(draft.type).place_role
    fillers = draft.fillers(role) if role else frozenset()
    places = fillers or without_covered_states(draft.places, cast=cast)
    told = Counter(
        place
        for place, _ in sorted({(x, c.witness) for c in draft.claims for x in _places(c, role=role)})
        if place in places
    )
    return min(told, key=lambda place: (-told[place], place)) if told else None


def choose_kind(draft: Draft) -> str | None:
    """The kind that most documents give."""
    told = Counter(kind for kind, _ in {(c.frame.kind, c.witness) for c in draft.claims if c.frame.kind})
    return min(told, key=lambda kind: (-told[kind], kind)) if told else None


def choose_object(draft: Draft) -> str | None:
    """The object that most documents give, among equals the most telling, then the shortest."""
    told = Counter(text for text, _ in {(c.frame.object, c.witness) for c in draft.claims if c.frame.object})
    if not told:
        return None
    silent = WHOLESALE if draft.type == "Sanction" else frozenset[str]()
    return min(
        told, key=lambda text: (-told[text], -min(len(object_words(text) - silent), 3), len(text), text)
    )


def history(claims: Iterable[Claim]) -> tuple[Report, ...]:
    """Each status that a document reports, with the time it gives, by publication and document;
    documents without a date come last.
    """
    found: dict[tuple[str, Status], list[Claim]] = {}
    for claim in claims:
        found.setdefault((claim.source.id, claim.frame.status), []).append(claim)
    reports = (
        Report(document, group[0].source.published, status, _time(group))
        for (document, status), group in found.items()
    )
    return tuple(sorted(reports, key=lambda r: (r.published or date.max, r.document, _RANK[r.status])))


def follow(reports: Sequence[Report]) -> Status:
    """The status that follows from the reports.

    What was held stays held, whoever announces it still, but for a later report that calls it off
    and for denials by more documents; the last word counts between planned and cancelled.
    """
    said = {report.status for report in reports}
    if Status.OCCURRED in said:
        return _follow_held(reports)
    if Status.CANCELLED in said:
        again = _is_later(Status.PLANNED, Status.CANCELLED, reports)
        return Status.PLANNED if again else Status.CANCELLED
    return next(s for s in (Status.PLANNED, Status.PROPOSED, Status.DENIED) if s in said)


def conflicts(draft: Draft, *, chosen: When | None, reports: Sequence[Report], cast: Cast) -> tuple[str, ...]:
    """Where documents exclude one another: texts like "date: 2024-09-25 (a.txt) | 2024-09-26 (b.txt)"."""
    times = {(written(c.frame.when), c.source.id): c.frame.when for c in draft.claims if c.frame.when}
    found = []
    if chosen and any(not overlap(chosen, when) for when in times.values()):
        found.append("date: " + _listed(times))
    if _excluding({report.status for report in reports}):
        found.append("status: " + _listed((r.status.value, r.document) for r in reports))
    places = sorted({(place, c.source.id) for c in draft.claims if (place := c.place)})
    if any(apart(a, b, cast=cast) for (a, one), (b, other) in combinations(places, 2) if one != other):
        found.append("place: " + _listed((cast[place].name, document) for place, document in places))
    return tuple(found)


def confidence(claims: Iterable[Claim]) -> float:
    """The chance that at least one document is right, each taken at its surest sentence."""
    surest: dict[str, float] = {}
    for claim in claims:
        surest[claim.witness] = max(surest.get(claim.witness, 0.0), claim.frame.confidence)
    doubt = 1.0
    for document in sorted(surest):
        doubt *= 1.0 - surest[document]
    return round(min(MOST_CERTAIN, 1.0 - doubt), 3)


def _places(claim: Claim, *, role: str | None) -> list[str]:
    found = [p.entity for p in claim.participants if p.role == role]
    return [*found, *([claim.place] if claim.place else [])]


def _time(group: Sequence[Claim]) -> When | None:
    times = [(c.witness, c.frame.when) for c in group if c.frame.when]
    return agreed(times, type=group[0].frame.type)


def _follow_held(reports: Sequence[Report]) -> Status:
    counted = Counter(status for status, _ in {(r.status, r.document) for r in reports})
    if _is_later(Status.CANCELLED, Status.OCCURRED, reports):
        return Status.CANCELLED
    return Status.DENIED if counted[Status.DENIED] > counted[Status.OCCURRED] else Status.OCCURRED


def _is_later(one: Status, other: Status, reports: Sequence[Report]) -> bool:
    """Both are dated, and the last report of `one` was published after the last of `other`."""
    last = [[r.published for r in reports if r.status is s and r.published] for s in (one, other)]
    return bool(last[0] and last[1]) and max(last[0]) > max(last[1])


def _excluding(said: set[Status]) -> bool:
    return Status.OCCURRED in said and bool(said & {Status.CANCELLED, Status.DENIED})


def _listed(pairs: Iterable[tuple[str, str]]) -> str:
    """Texts like "value (document, document) | value (document)", sorted."""
    documents: dict[str, set[str]] = {}
    for value, document in pairs:
        documents.setdefault(value, set()).add(document)
    return " | ".join(f"{value} ({', '.join(sorted(documents[value]))})" for value in sorted(documents))
