"""The resolution of a corpus as a store has it, brought up to date and told."""

import gc
from collections import defaultdict
from collections.abc import Iterator, Mapping

from kg.model import Decision
from kg.resolve.describe import describe
from kg.resolve.described import placed
from kg.resolve.entities import Resolution
from kg.resolve.events import Outcome
from kg.resolve.gather import Local, merge
from kg.resolve.kept.copies import Copies
from kg.resolve.kept.groups import Groups
from kg.resolve.kept.names import Names
from kg.resolve.kept.places import DESCRIBED, NAMED, Map
from kg.resolve.kept.shelf import Shelves, Store
from kg.resolve.kept.tales import Tales
from kg.resolve.kept.telling import Tell, Telling, nothing
from kg.resolve.pause import collector_paused

# Documents of a corpus that come at once: more would not be quicker, and take more memory.
BATCH = 10_000


def kept_up(store: Store, tell: Tell, versions: Mapping[str, str]) -> "Kept":
    """The resolution of the documents of `versions`, which tell when one is another than before.

    What changed is kept as it is done, up to BATCH documents at a time, each time whole or not at all.
    """
    before = Kept(store).documents()
    here = {document: version for document, version in versions.items() if before.get(document) == version}
    fresh = sorted(versions.keys() - here.keys())
    while len(fresh) > BATCH:
        here |= {document: versions[document] for document in fresh[:BATCH]}
        fresh = fresh[BATCH:]
        with collector_paused():
            Kept(store, tell).update(here)
        # Its parts know each other: it does not go by itself.
        gc.collect()
    kept = Kept(store, tell)
    with collector_paused():
        kept.update(versions)
    return kept


class Kept:
    """The resolution that `store` has; `tell` gives the extractions of its documents, and of new ones."""

    def __init__(self, store: Store, tell: Tell = nothing) -> None:
        self._shelves = shelves = Shelves(store)
        self._telling = Telling(tell)
        self._versions = shelves.make("versions", str)
        self._map = Map(shelves, self._telling)
        self._names = Names(shelves, self._telling, self._map)
        self._groups = Groups(shelves, self._telling, self._map, self._names)
        self._copies = Copies(shelves, self._telling)
        self._tales = Tales(shelves, self._telling, self._map, self._groups, self._copies)

    def update(self, versions: Mapping[str, str]) -> None:
        """Let the documents be those of `versions`, once for each Kept; keeps what changed, all or nothing."""
        before = self.documents()
        gone = before.keys() - versions.keys()
        fresh = {document for document in versions if before.get(document) != versions[document]}
        if not gone and not fresh:
            return
        for document in gone | fresh:
            self._versions.put(document, versions.get(document))
        self._names.update(gone, fresh)
        told = self._map.moved | self._groups.update() | self._copies.update(gone, fresh)
        self._tales.update(gone, told - gone)
        self._shelves.write()

    def documents(self) -> dict[str, str]:
        """The documents, with their versions."""
        return dict(self._versions.items())

    def tell(self) -> tuple[Resolution, Outcome]:
        """The resolution of all documents."""
        named = [*self._names.decisions(), *self._placed()]
        entities, entity_of = describe([merge(group) for group in self._gathered()])
        events = sorted((settled.event for _, settled in self._tales.events.items()), key=lambda e: e.id)
        order = sorted(self._tales.decisions(), key=lambda d: (d.left, d.right))
        resolution = Resolution(entities, entity_of, tuple(sorted(named, key=lambda d: (d.left, d.right))))
        return resolution, Outcome(tuple(events), tuple(order), 0, dict(self._copies.all()))

    def _gathered(self) -> list[list[Local]]:
        groups: dict[str, list[Local]] = defaultdict(list)
        for id, cluster in self._names.clusters.items():
            groups[id] += [self._names.merged(self._names.heads[head].members) for head in cluster.heads]
        for document, places in self._map.documents.items():
            for id, place in places.items():
                if not place.pool.startswith(NAMED):
                    groups[place.group].append(self._telling.local((id, document)))
        return [groups[id] for id in sorted(groups)]

    def _placed(self) -> Iterator[Decision]:
        for _, places in self._map.documents.items():
            for id, place in places.items():
                if place.pool.startswith(DESCRIBED) and self._names.clusters.get(place.group):
                    yield placed(id, place.group)
