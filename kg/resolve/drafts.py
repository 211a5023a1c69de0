"""Drafts of events: a frame with its mentions resolved, and what several such frames say together."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from kg.model import Extraction, Frame, Participant, Source, Status, When
from kg.resolve.casts import Cast, without_covered_places, without_covered_states, without_described
from kg.resolve.moments import Timing, agreed
from kg.resolve.schema import schema

Roles = tuple[tuple[str, frozenset[str]], ...]
_CALL = re.compile(r"\b(?:call|demand|urg|appel|exig|exhort|réclam)", re.IGNORECASE)
PLACE_ROLES = frozenset({"destination", "site"})


@dataclass(frozen=True, slots=True)
class Claim:
    """A frame with its mentions resolved: `participants` sorted, `place` and `speaker` entity ids.

    `witness` is its document, or the first of those with nearly the same text.
    """

    frame: Frame
    source: Source
    participants: tuple[Participant, ...]
    place: str | None
    speaker: str | None
    witness: str


@dataclass(frozen=True, slots=True)
class Draft:
    """What one or several claims, of one document or of several, say of one event.

    `id` is the first claim's frame; `when` is what the claims agree on best; `roles` are sorted.
    """

    id: str
    type: str
    kinds: frozenset[str]
    roles: Roles
    when: When | None
    places: frozenset[str]
    statuses: frozenset[Status]
    objects: tuple[str, ...]
    languages: frozenset[str]
    documents: frozenset[str]
    claims: tuple[Claim, ...]

    def fillers(self, role: str) -> frozenset[str]:
        """The entities in a role; none where the role is not filled."""
        return next((entities for name, entities in self.roles if name == role), frozenset())

    def timing(self) -> Timing:
        """When it is said to be, as what, and when that was published."""
        published = tuple(sorted({c.source.published for c in self.claims if c.source.published}))
        return Timing(self.when, self.statuses, published)


def claims_of(
    extraction: Extraction, *, entity_of: Mapping[str, str], originals: Mapping[str, str]
) -> list[Claim]:
    """The frames of a document in the order of its text; a role takes an entity once."""
    witness = originals.get(extraction.source.id, extraction.source.id)
    frames = sorted(extraction.frames, key=lambda f: (f.evidence.start, f.evidence.end, f.id))
    return [_claim(frame, extraction.source, entity_of=entity_of, witness=witness) for frame in frames]


def draft(claims: Sequence[Claim], *, cast: Cast) -> Draft:
    """What the claims, which are of one event, say together."""
    ordered = tuple(sorted(claims, key=claim_key))
    first = ordered[0].frame
    times = [(c.witness, c.frame.when) for c in ordered if c.frame.when is not None]
    return Draft(
        id=first.id,
        type=first.type,
        kinds=frozenset(c.frame.kind for c in ordered if c.frame.kind),
        roles=_roles(ordered, cast=cast),
        when=agreed(times, type=first.type),
        places=frozenset(c.place for c in ordered if c.place),
        statuses=frozenset(c.frame.status for c in ordered),
        objects=tuple(sorted({c.frame.object for c in ordered if c.frame.object})),
        languages=frozenset(c.source.language for c in ordered if c.source.language),
        documents=frozenset(c.source.id for c in ordered),
        claims=ordered,
    )


def claim_key(claim: Claim) -> tuple[str, int, int, str]:
    """Claims in order of documents and of their texts."""
    evidence = claim.frame.evidence
    return (claim.source.id, evidence.start, evidence.end, claim.frame.id)


def _claim(frame: Frame, source: Source, *, entity_of: Mapping[str, str], witness: str) -> Claim:
    frame = _in_force(frame)
    found = {(a.role, entity_of[a.mention]) for a in frame.arguments if a.mention in entity_of}
    participants = tuple(Participant(role, entity) for role, entity in sorted(found))
    place = entity_of.get(frame.place) if frame.place else None
    speaker = entity_of.get(frame.speaker) if frame.speaker else None
    return Claim(frame, source, participants, place, speaker, witness)


def _in_force(frame: Frame) -> Frame:
    """A call to lift a measure says that it is in force."""
    called = frame.type == "Sanction" and frame.kind == "lift" and frame.status is Status.PROPOSED
    if called and _CALL.search(frame.evidence.quote):
        return replace(frame, kind="maintain", status=Status.OCCURRED)
    return frame


def _roles(claims: Iterable[Claim], *, cast: Cast) -> Roles:
    filled: dict[str, dict[str, set[str]]] = {}
    for claim in claims:
        for participant in claim.participants:
            told = filled.setdefault(participant.role, {}).setdefault(claim.frame.id, set())
            told.add(participant.entity)
    return tuple((role, _fillers(role, filled[role], cast=cast)) for role in sorted(filled))


def _fillers(role: str, told: Mapping[str, set[str]], *, cast: Cast) -> frozenset[str]:
    """All whom the sentences name in a role, without those that stand for others of them."""
    fillers = frozenset().union(*told.values())
    if len(told) > 1:
        together = frozenset(frozenset(two) for found in told.values() for two in combinations(found, 2))
        fillers = without_described(fillers, together, cast=cast)
    return _reduce(role, fillers, cast=cast)


def _reduce(role: str, fillers: frozenset[str], *, cast: Cast) -> frozenset[str]:
    """A state is left out beside a person of it; a city beside the state that is visited."""
    if role in PLACE_ROLES:
        return without_covered_places(fillers, cast=cast)
    return without_covered_states(fillers, cast=cast)


def core_roles(one: Draft) -> tuple[str, ...]:
    """The core roles of its type in the order of the type file."""
    about = schema(one.type)
    return tuple(role for role in about.roles if role in about.core)
