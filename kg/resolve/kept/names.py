"""Who is named, kept up: names spelled alike, their clusters, and the descriptions that these bear."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date

from kg.model import Decision, Judgement
from kg.resolve.block import name_pairs, name_slots
from kg.resolve.described import (
    Bearer,
    bearer,
    terms_of,
)
from kg.resolve.entities import compare_names, exclude, join_equal
from kg.resolve.gather import Local, merge
from kg.resolve.kept.linked import Linked, Rules
from kg.resolve.kept.places import NAMED, Map
from kg.resolve.kept.pools import Heads, Member, Moves, Pools
from kg.resolve.kept.seats import Seats, Term
from kg.resolve.kept.shelf import Shelves
from kg.resolve.kept.telling import Telling
from kg.resolve.score import Candidate


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


class Names:
    """Names and descriptions of persons and bodies, and the groups that they are in."""

    def __init__(self, shelves: Shelves, telling: Telling, map: Map) -> None:
        self._telling, self._map = telling, map
        self.changed: set[str] = set()
        self.heads = shelves.make("name heads", Head)
        self.clusters = shelves.make("name clusters", Cluster)
        self.seats = Seats(shelves, telling, map)
        self.pools = Pools(shelves, "name", self._join)
        rules = Rules(pairs=name_pairs, compare=self._compare, clash=self._clash)
        self.linked = Linked(shelves, "name", rules)

    def update(self, gone: AbstractSet[str], fresh: AbstractSet[str]) -> None:
        """Let documents go and others come (or come again), and put their names in groups."""
        lost, heads = self.pools.update(self._moves(gone, fresh))
        for id in lost:
            self.heads.put(id, None)
        for id, members in heads.items():
            self.heads.put(id, Head(self.merged(members).candidate, members))
        slots = {id: name_slots(self.heads[id].candidate) for id in heads}
        left, found = self.linked.update(lost, slots)
        terms: dict[str, set[Term]] = defaultdict(set)
        for id in left:
            self._let(id, None, terms)
        for id, cluster in found.items():
            old = self.clusters.get(id)
            if not (old and old.heads == cluster and heads.keys().isdisjoint(cluster)):
                self._let(id, self._cluster(cluster), terms)
        for seat in sorted(terms):
            self.seats.change(seat, terms[seat])
        self.seats.settle(self._around)

    def merged(self, members: Iterable[Member]) -> Local:
        """What several documents say, as one."""
        return merge([self._telling.local(member) for member in members])

    def decisions(self) -> Iterable[Decision]:
        """All decisions on names and descriptions but those on who bears an office."""
        for _, pool in self.pools.shelf.items():
            yield from pool.decisions
        yield from self.linked.decisions()
        yield from self.seats.decisions()

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

    def _moves(self, gone: AbstractSet[str], fresh: AbstractSet[str]) -> Moves:
        """What documents that go take with them, and what others bring."""
        moves = Moves()
        for document in sorted(gone | fresh):
            for id, place in self._map.take_out(document).items():
                if place.pool.startswith(NAMED):
                    moves.out[place.pool].add(id)
                self.seats.rise(place.pool, (id, document))
        for document in sorted(fresh):
            for id, place in self._map.take_in(document).items():
                if place.pool.startswith(NAMED):
                    moves.into[place.pool][id] = document
                self.seats.sit(place.pool, (id, document))
        return moves

    def _let(self, id: str, new: Cluster | None, terms: dict[str, set[Term]]) -> None:
        """Let a cluster be another, put its names in its group, and gather the `terms` that change."""
        old = self.clusters.get(id)
        for one in (old, new):
            for seat, days in one.terms.items() if one else ():
                terms[seat] ^= {(day, id) for day in days}
        was = old.bearer if old else None
        for local, document in self._members(new) if new else ():
            if not new or was != new.bearer or self._map.documents[document][local].group != id:
                self.seats.ask(document)
            self._map.move((local, document), id)
        self.changed.add(id)
        self.clusters.put(id, new)

    def _members(self, cluster: Cluster) -> Iterator[Member]:
        for head in cluster.heads:
            yield from self.heads[head].members

    def _cluster(self, heads: tuple[str, ...]) -> Cluster:
        group = [self.merged(self.heads[head].members) for head in heads]
        documents = {m.evidence.document for x in group for m in x.mentions}
        published = {document: day for document in documents if (day := self._telling.published(document))}
        terms: dict[str, set[date]] = defaultdict(set)
        for seat, day in terms_of(group, published=published):
            terms["\t".join(seat)].add(day)
        return Cluster(heads, bearer(group), {seat: tuple(sorted(terms[seat])) for seat in sorted(terms)})

    def _around(self, document: str) -> dict[str, Bearer]:
        named = (x.group for x in self._map.documents[document].values() if x.pool.startswith(NAMED))
        return {group: self.clusters[group].bearer for group in named}
