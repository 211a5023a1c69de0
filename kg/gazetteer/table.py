"""The rows of the compiled tables under `data/`, and what is made of them.

A table is tab-separated with a header. `links` are separated by spaces, names by `|`; a name that
is more often something else (a word, a person's name) is preceded by `?`. The first name of a
language is the one to show.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from importlib import resources

from kg.errors import LexiconError
from kg.model import Kind

TABLES = ("states", "demonyms", "organisations", "seats", "cities", "regions")
COLUMNS = ("key", "kind", "use", "country", "stands_for", "weight", "label", "links", "capitals", "en", "fr")
UNSURE = "?"
METROPOLIS = 1_000_000


class Use(StrEnum):
    """As what a name stands in the text."""

    NAME = "name"
    DEMONYM = "demonym"
    CAPITAL = "capital"
    CITY = "city"
    REGION = "region"
    SEAT = "seat"
    ORGANISATION = "organisation"


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that a name may stand for.

    `key` is a country code for a state or its demonym, else `geo:`, `region:`, `org:` or `seat:`
    and an identifier. `country` is the state in which a place lies. `ambiguous` says that the name
    as found is also a common word or a person's name, to be taken only with help from the context.
    `stands_for` is the key of the state or organisation that the name may mean as an actor
    (a capital, a seat of power), or None.
    """

    key: str
    kind: Kind
    label: str
    country: str | None
    use: Use
    ambiguous: bool = False
    links: tuple[str, ...] = ()
    stands_for: str | None = None


@dataclass(frozen=True, slots=True)
class Match:
    """Tokens `start` to `end` (half open) are a name; `entries` are its readings, best first."""

    start: int
    end: int
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a table: an entry with its names by language.

    `weight` is the population where known, `capitals` are the keys of a state's capitals.
    """

    entry: Entry
    weight: int
    en: tuple[str, ...]
    fr: tuple[str, ...]
    capitals: tuple[str, ...] = ()

    def names(self, language: str) -> tuple[str, ...]:
        """The names in `language`, marks of doubt included; the English ones where it has none."""
        return (self.fr or self.en) if language == "fr" else self.en


_ORDER = {use: float(place) for place, use in enumerate(Use)} | {
    Use.ORGANISATION: 1.2,
    Use.CAPITAL: 1.4,
    Use.SEAT: 1.6,
    Use.REGION: 3.5,
    Use.CITY: 4.0,
}


def rank(row: Row) -> tuple[float, int, str]:
    """Sort key of the readings of one name: what the name most often stands for comes first."""
    order = _ORDER[row.entry.use]
    if row.entry.use is Use.CITY and row.weight >= METROPOLIS:
        order = _ORDER[Use.REGION] - 0.5
    return order, -row.weight, row.entry.key


def reading(entry: Entry, *, ambiguous: bool) -> Entry:
    """The entry as found by one of its names, which may be more or less doubtful than its label."""
    return entry if entry.ambiguous == ambiguous else replace(entry, ambiguous=ambiguous)


def _split(cell: str, mark: str) -> tuple[str, ...]:
    return tuple(cell.split(mark)) if cell else ()


def parse(line: str, *, table: str) -> Row:
    """The row of one line; raises `LexiconError` when the columns are not those of COLUMNS."""
    cells = line.split("\t")
    if len(cells) != len(COLUMNS):
        raise LexiconError(f"gazetteer table {table}: {len(cells)} columns in {line[:60]!r}")
    key, kind, use, country, stands_for, weight, label, links, capitals, english, french = cells
    entry = Entry(
        key=key,
        kind=Kind(kind),
        label=label,
        country=country or None,
        use=Use(use),
        ambiguous=english.startswith(UNSURE),
        links=_split(links, " "),
        stands_for=stands_for or None,
    )
    return Row(entry, int(weight or 0), _split(english, "|"), _split(french, "|"), _split(capitals, " "))


def write(row: Row) -> str:
    """The line of one row, without a newline: the inverse of `parse`."""
    entry = row.entry
    french = "" if row.fr == row.en else "|".join(row.fr)
    actor, weight = entry.stands_for or "", str(row.weight or "")
    head = (entry.key, entry.kind, entry.use, entry.country or "", actor, weight, entry.label)
    return "\t".join([*head, " ".join(entry.links), " ".join(row.capitals), "|".join(row.en), french])


def read(table: str) -> Iterator[Row]:
    """The rows of one of TABLES in file order."""
    text = resources.files("kg.gazetteer").joinpath("data", f"{table}.tsv").read_text("utf-8")
    for line in text.splitlines()[1:]:
        yield parse(line, table=table)
