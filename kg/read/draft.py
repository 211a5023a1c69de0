"""What a reader hands back: a document before it is named, dated and checked."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date

from kg.errors import ReadError


@dataclass(frozen=True, slots=True)
class Draft:
    """A text and what its file says about it.

    `record` is the record's name in a file of several; `sha256` the hash of the record's bytes
    where a file has several; `language` an explicit statement, `hint` a weaker one (the language
    of a page's frame); `faults` are what was wrong with it though it could be read.
    """

    text: str
    title: str | None = None
    published: date | None = None
    url: str | None = None
    outlet: str | None = None
    language: str | None = None
    hint: str | None = None
    record: str | None = None
    sha256: str | None = None
    faults: tuple[ReadError, ...] = field(default=())


# A reader yields drafts, and a ReadError for each record that it cannot read; it raises ReadError
# where nothing of the file can be read.
Reader = Callable[[bytes], Iterator[Draft | ReadError]]
