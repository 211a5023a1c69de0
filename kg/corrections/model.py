"""The nouns of corrections."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Verb(StrEnum):
    """What a correction does."""

    SAME = "same"
    DIFFERENT = "different"
    RENAME = "rename"
    REJECT = "reject"
    SET = "set"


@dataclass(frozen=True, slots=True)
class Ref:
    """What a correction means: an `id`, a `name` (all that texts call so), or words of a document.

    For entities the words are a mention, for events the sentence or a part of it; `type` and
    `trigger` choose one of several events of a sentence.
    """

    id: str = ""
    name: str = ""
    document: str = ""
    text: str = ""
    type: str = ""
    trigger: str = ""

    def __str__(self) -> str:
        """For messages."""
        if self.document:
            return f"“{self.text}” in {self.document}" + (f" ({self.type})" if self.type else "")
        return self.id or f"“{self.name}”"


@dataclass(frozen=True, slots=True)
class Correction:
    """One entry of the file: `entities` or `events` that it is about, and what it sets.

    `values` are (key, value) pairs, sorted; `line` is 1-based.
    """

    verb: Verb
    line: int
    entities: tuple[Ref, ...] = ()
    events: tuple[Ref, ...] = ()
    values: tuple[tuple[str, str], ...] = ()
    author: str = ""
    day: date | None = None
    reason: str = ""

    def by(self) -> str:
        """Who said so, when and why, for the record of decisions."""
        told = ", ".join(str(x) for x in (self.author, self.day) if x)
        return f"corrected by {told}" + (f": {self.reason}" if self.reason else "")
