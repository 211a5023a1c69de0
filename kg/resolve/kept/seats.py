"""Descriptions by office, kept up: whom each means, as the bearers of the office come and go."""

from collections.abc import Callable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import date

from kg.model import Decision
from kg.resolve.described import BEARER_DAYS, Bearer, chained, chains, find
from kg.resolve.kept.places import DESCRIBED, Map
from kg.resolve.kept.pools import Member
from kg.resolve.kept.shelf import Shelves
from kg.resolve.kept.telling import Telling

Term = tuple[date, str]
Vacant = tuple[date, str, str]


@dataclass(frozen=True, slots=True)
class Seat:
    """An office of a state: who is told to bear it when, who is described by it, and whom of these
    nobody is known to be.
    """

    terms: tuple[Term, ...] = ()
    described: tuple[tuple[str, str, date | None], ...] = ()
    vacant: tuple[Vacant, ...] = ()


class Seats:
    """The seats, and the descriptions that are to be looked at again."""

    def __init__(self, shelves: Shelves, telling: Telling, map: Map) -> None:
        self._telling, self._map = telling, map
        self._shelf = shelves.make("seats", Seat)
        self._unsettled: set[Member] = set()
        self._stirred: set[str] = set()

    def rise(self, pool: str, member: Member) -> None:
        """Forget a description, if it is one by a seat."""
        if key := _seat_of(pool):
            seat, id = self._seat(key), member[0]
            described = tuple(one for one in seat.described if one[0] != id)
            self._put(key, Seat(seat.terms, described, tuple(one for one in seat.vacant if one[1] != id)))
            self._stirred.add(key)

    def sit(self, pool: str, member: Member) -> None:
        """Note what is new, if it is a description."""
        if pool.startswith(DESCRIBED):
            self._unsettled.add(member)
        if key := _seat_of(pool):
            seat = self._seat(key)
            described = {*seat.described, (*member, self._telling.published(member[1]))}
            self._put(key, replace(seat, described=tuple(sorted(described, key=lambda one: one[0]))))

    def ask(self, document: str) -> None:
        """Look again at the descriptions of a document: it names others, or others are said of them."""
        places = self._map.documents[document]
        self._unsettled |= {
            (id, document) for id, place in places.items() if place.pool.startswith(DESCRIBED)
        }

    def change(self, key: str, changed: AbstractSet[Term]) -> None:
        """Let the terms of a seat be others, and look again at the descriptions that this may concern."""
        if not changed:
            return
        seat = self._seat(key)
        terms = set(seat.terms) ^ changed
        self._put(key, replace(seat, terms=tuple(sorted(terms))))
        others = {name for _, name in seat.terms} != {name for _, name in terms}
        self._unsettled |= {
            (id, document)
            for id, document, day in seat.described
            if others or any(day and abs((day - other).days) <= BEARER_DAYS for other, _ in changed)
        }

    def settle(self, around: Callable[[str], Mapping[str, Bearer]]) -> None:
        """Put descriptions in the groups of whom they mean, those of nobody known together by their seats.

        `around` gives the groups that a document names.
        """
        vacant = {key: set(self._seat(key).vacant) for key in self._stirred}
        for id, document in sorted(self._unsettled):
            key = _seat_of(self._map.documents[document][id].pool)
            x, day = self._telling.local((id, document)).candidate, self._telling.published(document)
            terms = self._seat(key).terms if key else ()
            found = find(x, day, terms=terms, around=around(document) if x.offices else {})
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

    def decisions(self) -> Iterator[Decision]:
        """The decisions on descriptions of nobody known."""
        for _, seat in self._shelf.items():
            for chain in chains((day, id) for day, id, _ in seat.vacant):
                yield from chained(chain)

    def _chain(self, key: str, vacant: tuple[Vacant, ...]) -> None:
        seat = self._seat(key)
        self._put(key, replace(seat, vacant=vacant))
        home = {id: document for _, id, document in vacant}
        for chain in chains((day, id) for day, id, _ in vacant):
            for id in chain:
                self._map.move((id, home[id]), min(chain))

    def _seat(self, key: str) -> Seat:
        return self._shelf.get(key) or Seat()

    def _put(self, key: str, seat: Seat) -> None:
        self._shelf.put(key, seat if seat != Seat() else None)


def _seat_of(pool: str) -> str:
    """The seat that a description is by; "" for one by none, and for what is no description."""
    return pool.removeprefix(DESCRIBED) if pool.startswith(DESCRIBED) else ""
