"""Who is named, kept up: names spelled alike, their clusters, and the descriptions that these bear."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import date

from kg.model import Decision, Judgement
from kg.resolve.block import name_pairs, name_slots
from kg.resolve.described import (
    BEARER_DAYS,
    Bearer,
    bearer,
    chained,
    chains,
    find,
    terms_of,
)
from kg.resolve.entities import compare_names, exclude, join_equal
from kg.resolve.gather import Local, merge
from kg.resolve.kept.linked import Clusters, Linked, Rules
from kg.resolve.kept.places import DESCRIBED, NAMED, Map
from kg.resolve.kept.pools import Heads, Member, Moves, Pools
from kg.resolve.kept.shelf import Shelves
from kg.resolve.kept.telling import Telling
from kg.resolve.score import Candidate

Term = tuple[date, str]
Vacant = tuple[date, str, str]


@dataclass(frozen=True, slots=True)
class Head:
    """Names spelled alike that are one."""

    candidate: Candidate
    members: tuple[Member, ...]


@dataclass(frozen=True, slots=True)
class Cluster:
    """Heads that are one, what they say of descriptions, and when they bore which offices."""

    heads: tuple[str, ...]
    bearer: Bearer
    terms: dict[str, tuple[date, ...]]


@dataclass(frozen=True, slots=True)
class Seat:
    """An office of a state: who is told to bear it when, who is described by it, and whom of these
    nobody is known to be.
    """

    terms: tuple[Term, ...] = ()
    described: tuple[tuple[str, str, date | None], ...] = ()
    vacant: tuple[Vacant, ...] = ()


class Names:
    """Names and descriptions of persons and bodies, and the groups that they are in."""

    def __init__(self, shelves: Shelves, telling: Telling, map: Map) -> None:
        self._telling, self._map = telling, map
        self.changed: set[str] = set()
        self.heads = shelves.make("name heads", Head)
        self.clusters = shelves.make("name clusters", Cluster)
        self.seats = shelves.make("seats", Seat)
        self.pools = Pools(shelves, "name", self._join)
        rules = Rules(pairs=name_pairs, compare=self._compare, clash=self._clash)
        self.linked = Linked(shelves, "name", rules)

    def update(self, gone: AbstractSet[str], fresh: AbstractSet[str]) -> None:
        """Let documents go and others come (or come again), and put their names in groups."""
        moves, unsettled, seats = Moves(), set[Member](), set[str]()
        for document in sorted(gone | fresh):
            for id, place in self._map.take_out(document).items():
                if place.pool.startswith(NAMED):
                    moves.out[place.pool].add(id)
                elif key := place.pool.removeprefix(DESCRIBED) if place.pool.startswith(DESCRIBED) else "":
                    seats.add(key)
                    self._sit(key, (id, document), there=False)
        for document in sorted(fresh):
            for id, place in self._map.take_in(document).items():
                if place.pool.startswith(NAMED):
                    moves.into[place.pool][id] = document
                elif place.pool.startswith(DESCRIBED):
                    unsettled.add((id, document))
                    if key := place.pool.removeprefix(DESCRIBED):
                        self._sit(key, (id, document), there=True)
        lost, heads = self.pools.update(moves)
        for id in lost:
            self.heads.put(id, None)
        for id, members in heads.items():
            self.heads.put(id, Head(self.merged(members).candidate, members))
        slots = {id: name_slots(self.heads[id].candidate) for id in heads}
        left, found = self.linked.update(lost, slots)
        around, others = self._regroup(left, found, heads.keys())
        for document in around:
            places = self._map.documents[document]
            unsettled |= {(id, document) for id, place in places.items() if place.pool.startswith(DESCRIBED)}
        self._place(seats, unsettled | others)

    def merged(self, members: Iterable[Member]) -> Local:
        """What several documents say, as one."""
        return merge([self._telling.local(member) for member in members])

    def decisions(self) -> Iterable[Decision]:
        """All decisions on names and descriptions but those on who bears an office."""
        for _, pool in self.pools.shelf.items():
            yield from pool.decisions
        yield from self.linked.decisions()
        for _, seat in self.seats.items():
            for chain in chains((day, id) for day, id, _ in seat.vacant):
                yield from chained(chain)

    def _join(self, key: str, members: Sequence[Member]) -> tuple[Heads, list[Decision]]:
        home = dict(members)
        heads, decisions = join_equal([self._telling.local(member) for member in members])
        joined = [tuple((x.candidate.id, home[x.candidate.id]) for x in head) for head in heads]
        return {head[0][0]: head for head in joined}, decisions

    def _compare(self, a: str, b: str) -> Decision | None:
        decision = compare_names(self.heads[a].candidate, self.heads[b].candidate)
        return None if decision.judgement is Judgement.DIFFERENT else decision

    def _clash(self, a: str, b: str) -> bool:
        return exclude(self.heads[a].candidate, self.heads[b].candidate)

    def _regroup(
        self, left: Iterable[str], found: Clusters, fresh: AbstractSet[str]
    ) -> tuple[set[str], set[Member]]:
        """Put names in the groups of their clusters; gives the documents whose descriptions may be of
        others now, and the descriptions whose office has other bearers.
        """
        around: set[str] = set()
        self.changed |= set(left)
        terms: dict[str, set[Term]] = defaultdict(set)
        for id in left:
            for seat, days in (old.terms if (old := self.clusters.get(id)) else {}).items():
                terms[seat] ^= {(day, id) for day in days}
            self.clusters.put(id, None)
        for id, heads in found.items():
            old = self.clusters.get(id)
            if old and old.heads == heads and fresh.isdisjoint(heads):
                continue
            self.changed.add(id)
            members = [member for head in heads for member in self.heads[head].members]
            new = self._cluster(heads)
            for seat in {*new.terms, *(old.terms if old else ())}:
                before, now = (one.terms.get(seat, ()) if one else () for one in (old, new))
                terms[seat] ^= {(day, id) for day in set(before) ^ set(now)}
            for local, document in members:
                if not old or old.bearer != new.bearer or self._map.documents[document][local].group != id:
                    around.add(document)
                self._map.move((local, document), id)
            self.clusters.put(id, new)
        return around, {x for seat, changed in terms.items() for x in self._change(seat, changed)}

    def _cluster(self, heads: tuple[str, ...]) -> Cluster:
        group = [self.merged(self.heads[head].members) for head in heads]
        documents = {m.evidence.document for x in group for m in x.mentions}
        published = {
            document: day
            for document in documents
            if (day := self._telling.extraction(document).source.published)
        }
        terms: dict[str, set[date]] = defaultdict(set)
        for seat, day in terms_of(group, published=published):
            terms["\t".join(seat)].add(day)
        return Cluster(heads, bearer(group), {seat: tuple(sorted(terms[seat])) for seat in sorted(terms)})

    def _change(self, key: str, changed: AbstractSet[Term]) -> set[Member]:
        """Let the terms of a seat be others; gives the descriptions by it that this may concern."""
        if not changed:
            return set()
        seat = self._seat(key)
        terms = set(seat.terms) ^ changed
        self._put(key, replace(seat, terms=tuple(sorted(terms))))
        others = {name for _, name in seat.terms} != {name for _, name in terms}
        return {
            (id, document)
            for id, document, day in seat.described
            if others or any(day and abs((day - other).days) <= BEARER_DAYS for other, _ in changed)
        }

    def _place(self, seats: AbstractSet[str], unsettled: AbstractSet[Member]) -> None:
        """Put descriptions in the groups of whom they mean; those of nobody known together by their seats."""
        vacant: dict[str, set[Vacant]] = {key: set(self._seat(key).vacant) for key in seats}
        for id, document in sorted(unsettled):
            key = self._map.documents[document][id].pool[len(DESCRIBED) :]
            x, day = self._telling.local((id, document)).candidate, self._published(document)
            terms = self._seat(key).terms if key else ()
            found = find(x, day, terms=terms, around=self._around(document) if x.offices else {})
            waiting = vacant.setdefault(key, set(self._seat(key).vacant)) if key else set()
            waiting -= {one for one in waiting if one[1] == id}
            if len(found) == 1:
                self._map.move((id, document), found[0])
            elif found or not key or not day:
                self._map.move((id, document), id)
            else:
                waiting.add((day, id, document))
        for key, waiting in vacant.items():
            self._chain(key, tuple(sorted(waiting)))

    def _chain(self, key: str, vacant: tuple[Vacant, ...]) -> None:
        seat = self._seat(key)
        self._put(key, replace(seat, vacant=vacant))
        home = {id: document for _, id, document in vacant}
        for chain in chains((day, id) for day, id, _ in vacant):
            for id in chain:
                self._map.move((id, home[id]), min(chain))

    def _sit(self, key: str, member: Member, *, there: bool) -> None:
        """Note that a description is by a seat, or no longer."""
        id, document = member
        seat = self._seat(key)
        described = {one for one in seat.described if one[1] != id}
        vacant = tuple(one for one in seat.vacant if one[1] != id)
        if there:
            described.add((id, document, self._published(document)))
        self._put(key, Seat(seat.terms, tuple(sorted(described, key=lambda one: one[0])), vacant))

    def _around(self, document: str) -> dict[str, Bearer]:
        named = (x.group for x in self._map.documents[document].values() if x.pool.startswith(NAMED))
        return {group: self.clusters[group].bearer for group in named}

    def _published(self, document: str) -> date | None:
        return self._telling.extraction(document).source.published

    def _seat(self, key: str) -> Seat:
        return self.seats.get(key) or Seat()

    def _put(self, key: str, seat: Seat) -> None:
        self.seats.put(key, seat if seat != Seat() else None)
