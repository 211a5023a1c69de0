"""What is told, kept up: the drafts of each document, those that say the same, and their events."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from kg.model import Decision, Entity, Event, Judgement
from kg.resolve.compare import compare_drafts
from kg.resolve.drafts import Draft, claims_of, draft
from kg.resolve.events import (
    MARGIN,
    event_of,
    event_parts,
    first_place,
    frame_ids,
    is_worth_recording,
    join_alike,
    joined,
    merge_within,
    minted,
    signature,
)
from kg.resolve.kept.copies import Copies
from kg.resolve.kept.groups import Groups
from kg.resolve.kept.linked import Clusters, Linked, Rules
from kg.resolve.kept.places import Map
from kg.resolve.kept.pools import Heads, Member, Moves, Pools
from kg.resolve.kept.shelf import Shelves
from kg.resolve.kept.telling import Telling
from kg.resolve.keys import event_pairs, event_slots, may_meet


@dataclass(frozen=True, slots=True)
class Tale:
    """The events of one document: the frames of each by the first, the pool of each, and decisions."""

    frames: dict[str, tuple[str, ...]]
    pools: dict[str, str]
    decisions: tuple[Decision, ...]


@dataclass(frozen=True, slots=True)
class Settled:
    """An event with the heads that tell it; `parts` are what its id is made from first."""

    heads: tuple[str, ...]
    parts: str
    event: Event


class Cast(Mapping[str, Entity]):
    """The entities by id, each fetched when it is asked for."""

    def __init__(self, groups: Groups) -> None:
        self._groups = groups

    def __getitem__(self, id: str) -> Entity:
        found = self._groups.face(id)
        if found is None:
            raise KeyError(id)
        return found

    def __iter__(self) -> Iterator[str]:
        raise TypeError("they are too many")

    def __len__(self) -> int:
        raise TypeError("they are too many")


class Tales:
    """The events of all documents."""

    def __init__(self, shelves: Shelves, telling: Telling, map: Map, groups: Groups, copies: Copies) -> None:
        self._telling, self._map, self._groups, self._copies = telling, map, groups, copies
        self._cast = Cast(groups)
        self.tales = shelves.make("tales", Tale)
        self.heads = shelves.make("draft heads", tuple[Member, ...])
        self.events = shelves.make("events", Settled)
        self._alike = shelves.make("event names", tuple[str, ...])
        self.pools = Pools(shelves, "draft", self._join)
        rules = Rules(event_pairs, self._compare, self._clash, self._contradict, MARGIN)
        self.linked = Linked(shelves, "draft", rules)
        self._drafts: dict[str, dict[str, Draft]] = {}
        self._joined: dict[str, Draft] = {}
        self._known: dict[tuple[str, str], Decision] = {}

    def update(self, gone: AbstractSet[str], told: AbstractSet[str]) -> None:
        """Let documents go, and those that are `told` anew tell their events."""
        moves = Moves()
        for document in sorted(gone | told):
            old = self.tales.get(document)
            for id, pool in old.pools.items() if old else ():
                moves.out[pool].add(id)
            self.tales.put(document, None)
        for document in sorted(told):
            tale = self._tell(document)
            for id, pool in tale.pools.items():
                moves.into[pool][id] = document
            self.tales.put(document, tale if tale.pools else None)
        lost, fresh = self.pools.update(moves)
        for id in lost:
            self.heads.put(id, None)
        for id, members in fresh.items():
            self.heads.put(id, members)
        slots = {id: event_slots(self._head(id), cast=self._cast) for id in fresh}
        left, found = self.linked.update(lost, slots)
        self._settle(left, found, fresh.keys())

    def decisions(self) -> Iterator[Decision]:
        """All decisions on drafts."""
        for _, tale in self.tales.items():
            yield from tale.decisions
        for _, pool in self.pools.shelf.items():
            yield from pool.decisions
        yield from filter(is_worth_recording, self.linked.decisions())

    def _tell(self, document: str) -> Tale:
        claims = claims_of(
            self._telling.extraction(document),
            entity_of=self._entities(document),
            originals={document: self._copies.original(document)},
        )
        drafts, decisions = merge_within(claims, cast=self._cast)
        self._drafts[document] = {one.id: one for one in drafts}
        return Tale(
            {one.id: tuple(frame_ids(one)) for one in drafts},
            {one.id: _hash(signature(one)) for one in drafts},
            tuple(filter(is_worth_recording, decisions)),
        )

    def _entities(self, document: str) -> dict[str, str]:
        """The entity of each mention of a document."""
        places = self._map.documents[document]
        return {
            mention.id: self._groups.entity(places[id].group)
            for id, x in self._telling.locals(document).items()
            for mention in x.mentions
        }

    def _draft(self, member: Member) -> Draft:
        """A draft of a document; of one that has not changed as it was told before."""
        id, document = member
        if document not in self._drafts:
            claims = claims_of(
                self._telling.extraction(document),
                entity_of=self._entities(document),
                originals={document: self._copies.original(document)},
            )
            by_frame = {claim.frame.id: claim for claim in claims}
            self._drafts[document] = {
                first: draft([by_frame[frame] for frame in frames], cast=self._cast)
                for first, frames in self.tales[document].frames.items()
            }
        return self._drafts[document][id]

    def _head(self, id: str) -> Draft:
        if id not in self._joined:
            self._joined[id] = joined([self._draft(member) for member in self.heads[id]], cast=self._cast)
        return self._joined[id]

    def _join(self, key: str, members: Sequence[Member]) -> tuple[Heads, list[Decision]]:
        drafts = [self._draft(member) for member in members]
        of = {frame: member for one, member in zip(drafts, members, strict=True) for frame in frame_ids(one)}
        heads, decisions = join_alike(drafts, cast=self._cast)
        return {head.id: tuple(sorted({of[frame] for frame in frame_ids(head)})) for head in heads}, decisions

    def _decide(self, a: str, b: str) -> Decision:
        pair = (a, b) if a <= b else (b, a)
        if pair not in self._known:
            self._known[pair] = compare_drafts(self._head(a), self._head(b), cast=self._cast)
        return self._known[pair]

    def _compare(self, a: str, b: str) -> Decision | None:
        if not may_meet(self._head(a), self._head(b)):
            return None
        decision = self._decide(a, b)
        return decision if is_worth_recording(decision) else None

    def _contradict(self, a: str, b: str) -> bool:
        return self._decide(a, b).judgement is Judgement.DIFFERENT

    def _clash(self, a: str, b: str) -> bool:
        return bool(self._head(a).documents & self._head(b).documents) or self._contradict(a, b)

    def _settle(self, left: Iterable[str], found: Clusters, fresh: AbstractSet[str]) -> None:
        """The events of the clusters, with their ids."""
        changes: dict[str, dict[str, bool]] = defaultdict(dict)
        for id in left:
            if old := self.events.get(id):
                changes[old.parts][id] = False
                self.events.put(id, None)
        for id, heads in found.items():
            old = self.events.get(id)
            if old and old.heads == heads and fresh.isdisjoint(heads):
                continue
            if old:
                changes[old.parts][id] = False
            event = event_of(joined([self._head(head) for head in heads], cast=self._cast), cast=self._cast)
            parts = _hash(event_parts(event))
            changes[parts][id] = True
            self.events.put(id, Settled(heads, parts, event))
        for parts, ids in changes.items():
            self._name(parts, ids)

    def _name(self, parts: str, changes: Mapping[str, bool]) -> None:
        alike = set(self._alike.get(parts) or ()) - changes.keys()
        alike |= {id for id, there in changes.items() if there}
        ordered = sorted(alike, key=lambda id: first_place(self.events[id].event))
        self._alike.put(parts, tuple(ordered) or None)
        for number, id in enumerate(ordered):
            settled = self.events[id]
            minted_id = minted(settled.event, first=not number)
            if settled.event.id != minted_id:
                self.events.put(id, replace(settled, event=replace(settled.event, id=minted_id)))


def _hash(parts: tuple[object, ...]) -> str:
    return hashlib.sha256(repr(parts).encode("utf-8", "surrogatepass")).hexdigest()[:32]
