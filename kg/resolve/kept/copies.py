"""Syndicated copies, kept up: which document of nearly the same text was published first."""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date

from kg.model import Decision, Judgement
from kg.resolve.block import pairs_in
from kg.resolve.copies import KEYS
from kg.resolve.kept.linked import Linked, Rules
from kg.resolve.kept.shelf import Shelves
from kg.resolve.kept.telling import Telling
from kg.sketch import is_copy, smallest


@dataclass(frozen=True, slots=True)
class Sketched:
    """What a document is known by here."""

    sketch: str
    published: date


class Copies:
    """Documents that are nearly the text of another, and the first of them."""

    def __init__(self, shelves: Shelves, telling: Telling) -> None:
        self._telling = telling
        self._sketches = shelves.make("sketches", Sketched)
        self._originals = shelves.make("originals", str)
        rules = Rules(pairs=lambda _, slots: pairs_in(slots), compare=self._compare, clash=lambda a, b: False)
        self.linked = Linked(shelves, "copy", rules)

    def update(self, gone: AbstractSet[str], fresh: AbstractSet[str]) -> set[str]:
        """Let documents go and others come; gives those that are copies of another than before."""
        sketched = set()
        known = {document for document in gone | fresh if self._sketches.get(document)}
        for document in gone | fresh:
            self._sketches.put(document, None)
        for document in fresh:
            told = self._telling.extraction(document)
            if told.sketch:
                sketched.add(document)
                self._sketches.put(document, Sketched(told.sketch, told.source.published or date.max))
        slots = {
            document: dict.fromkeys(
                smallest(self._sketches[document].sketch, KEYS), (document, document, False)
            )
            for document in sketched
        }
        _, clusters = self.linked.update(known - sketched, slots)
        changed: dict[str, str | None] = dict.fromkeys(known - sketched)
        changed |= {document: self._first(members) for members in clusters.values() for document in members}
        touched = {document for document, first in changed.items() if self._originals.get(document) != first}
        for document in touched:
            self._originals.put(document, changed[document])
        return touched

    def original(self, document: str) -> str:
        """The first of the documents of its text."""
        return self._originals.get(document) or document

    def all(self) -> Iterator[tuple[str, str]]:
        """The documents that have copies or are one, with the first of each."""
        yield from self._originals.items()

    def _first(self, members: tuple[str, ...]) -> str | None:
        if len(members) == 1:
            return None
        return min(members, key=lambda document: (self._sketches[document].published, document))

    def _compare(self, a: str, b: str) -> Decision | None:
        alike = is_copy(self._sketches[a].sketch, self._sketches[b].sketch)
        return Decision(a, b, Judgement.SAME, 1.0, ()) if alike else None
