"""What documents say, as resolution asks for it: extractions, and the entities of each by itself."""

from collections.abc import Callable
from datetime import date

from kg.model import Extraction
from kg.resolve.gather import Local, gather
from kg.resolve.kept.pools import Member

Tell = Callable[[str], Extraction]


def nothing(document: str) -> Extraction:
    """For who asks for no document."""
    raise KeyError(document)


class Telling:
    """The extractions of documents, each fetched once."""

    def __init__(self, tell: Tell) -> None:
        self._tell = tell
        self._extractions: dict[str, Extraction] = {}
        self._locals: dict[str, dict[str, Local]] = {}

    def extraction(self, document: str) -> Extraction:
        """What a document asserts."""
        if document not in self._extractions:
            self._extractions[document] = self._tell(document)
        return self._extractions[document]

    def published(self, document: str) -> date | None:
        """When it was published."""
        return self.extraction(document).source.published

    def locals(self, document: str) -> dict[str, Local]:
        """The entities of a document by id."""
        if document not in self._locals:
            gathered = gather(self.extraction(document))
            self._locals[document] = {x.candidate.id: x for x in gathered}
        return self._locals[document]

    def local(self, member: Member) -> Local:
        """One entity of a document."""
        return self.locals(member[1])[member[0]]
