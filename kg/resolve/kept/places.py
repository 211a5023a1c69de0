"""Where what a document says of an entity stands: in which pool of names, and in which group."""

from collections import defaultdict
from dataclasses import dataclass, replace

from kg.resolve.describe import is_telling
from kg.resolve.described import seat_of
from kg.resolve.entities import spelled
from kg.resolve.gather import Local
from kg.resolve.kept.pools import Member
from kg.resolve.kept.shelf import Shelves
from kg.resolve.kept.telling import Telling
from kg.resolve.spelling import fold

KEYED, NAMED, DESCRIBED = "#", "=", "~"


@dataclass(frozen=True, slots=True)
class Place:
    """`pool` begins with one of KEYED, NAMED and DESCRIBED (behind it the seat, if there is one);
    `quotes` are folded descriptions of it.
    """

    pool: str
    group: str
    quotes: tuple[str, ...]


Places = dict[str, Place]


class Map:
    """The places of all documents, who comes into groups and leaves them, and which quotes are shared."""

    def __init__(self, shelves: Shelves, telling: Telling) -> None:
        self.documents = shelves.make("places", Places)
        self.quotes = shelves.make("quotes", dict[str, int])
        self._telling = telling
        self.left: dict[str, set[Member]] = defaultdict(set)
        self.joined: dict[str, set[Member]] = defaultdict(set)
        self.moved: set[str] = set()
        self._counts: dict[str, set[str]] = {}

    def take_out(self, document: str) -> Places:
        """Forget a document; gives the places that it had."""
        places = self.documents.get(document) or {}
        for id, place in places.items():
            self._leave((id, document), place)
        self.documents.put(document, None)
        return places

    def take_in(self, document: str) -> Places:
        """The places of a document that is new or has changed; who is named there is in no group yet."""
        places = {id: _place(x) for id, x in self._telling.locals(document).items()}
        for id, place in places.items():
            self._join((id, document), place)
        self.documents.put(document, places)
        self.moved.add(document)
        return places

    def move(self, member: Member, group: str) -> None:
        """Let what a document says belong to another group."""
        id, document = member
        places = self.documents[document]
        place = places[id]
        if place.group == group:
            return
        self._leave(member, place)
        place = replace(place, group=group)
        self._join(member, place)
        self.documents.put(document, {**places, id: place})
        self.moved.add(document)

    def crossed(self) -> set[str]:
        """The groups that share a quote with another since, or no longer do."""
        found: set[str] = set()
        for quote, before in self._counts.items():
            now = set(self.quotes.get(quote) or ())
            if (len(before) > 1) != (len(now) > 1):
                found |= before | now
        return found

    def is_shared(self, quote: str) -> bool:
        """Whether a folded quote stands for more than one entity."""
        return len(self.quotes.get(quote) or ()) > 1

    def _leave(self, member: Member, place: Place) -> None:
        if place.group:
            self.left[place.group].add(member)
            self.joined[place.group].discard(member)
            self._count(place, -1)

    def _join(self, member: Member, place: Place) -> None:
        if place.group:
            self.joined[place.group].add(member)
            self.left[place.group].discard(member)
            self._count(place, 1)

    def _count(self, place: Place, more: int) -> None:
        for quote in place.quotes:
            counts = self.quotes.get(quote) or {}
            self._counts.setdefault(quote, set(counts))
            number = counts.get(place.group, 0) + more
            others = {group: count for group, count in counts.items() if group != place.group}
            counts = {**others, place.group: number} if number else others
            self.quotes.put(quote, counts or None)


def _place(x: Local) -> Place:
    said = {" ".join(mention.evidence.quote.split()) for mention in x.mentions}
    quotes = tuple(sorted({fold(quote) for quote in said if is_telling(quote)}))
    if x.key:
        return Place(KEYED, KEYED + x.key, quotes)
    if x.named:
        return Place(NAMED + "\t".join(spelled(x.candidate)), "", quotes)
    return Place(DESCRIBED + "\t".join(seat_of(x.candidate) or ()), "", quotes)
