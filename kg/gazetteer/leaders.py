"""Office-holders of world politics by name: of what state, or of what organisation, a person speaks.

News names them without office or state ("Trump and Putin met in Alaska"). A full name is its
bearer's; a bare surname only where `leaders.toml` marks it as hardly anyone else's, and only in
the years about the term.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from importlib import resources
from typing import Any

from kg.errors import LexiconError
from kg.gazetteer.spelling import name_words

OFFICES = frozenset(
    "president premier monarch crown vice foreign defence security leader chief pope official".split()
)
# How many years before and after a term a bare surname, and a full name that others may bear, still is the holder's.
REACH = 2
LONG_REACH = 25
# How alike two spellings of a given name are: "Sergei" and "Sergey", not "Emma" and "Emmanuel".
ALIKE = 0.75

_ARTICLES = ("al", "el")
_YEARS = re.compile(r"(\d{4})(-)?(\d{4})?")

Terms = tuple[tuple[int, int | None], ...]
Index = dict[tuple[str, ...], tuple["Leader", ...]]


@dataclass(frozen=True, slots=True)
class Leader:
    """A holder of an office: `country` is a state's code, `body` an organisation's; one is None.

    `terms` are first and last years, the last one None for who still holds the office.
    """

    name: str
    office: str
    terms: Terms
    country: str | None = None
    body: str | None = None

    def about(self, year: int, reach: int = REACH) -> bool:
        """Whether a year is in a term or at most `reach` years from it."""
        return any(
            first - reach <= year and (last is None or year <= last + reach) for first, last in self.terms
        )

    @property
    def latest(self) -> tuple[int, int]:
        """What sorts leaders by who held office last."""
        return max((last or 9999, first) for first, last in self.terms)


def leader(words: Sequence[str], year: int | None = None) -> Leader | None:
    """The office-holder whom a name's folded words (`name_words`) mean in a text of that year, or None."""
    short = _plain(words)
    full, bare = _indices()
    if len(short) > 1:
        found = _respelt(short, bare)
        if found:
            return _one(found, year) or _one(found, None)
        return _one(full.get(short, ()), year, LONG_REACH)
    return _one(bare.get(short, ()), year)


def leaders_in(words: Sequence[str]) -> Iterator[Leader]:
    """All whom the folded names of a text may mean, whatever its year."""
    full, bare = _indices()
    for at in range(len(words)):
        for size in (1, 2, 3):
            some = tuple(words[at : at + size])
            yield from full.get(some, ())
            yield from bare.get(some, ())


def is_surname(word: str) -> bool:
    """Whether one folded word is an office-holder's distinctive surname."""
    return (word,) in _indices()[1]


def _one(found: Iterable[Leader], year: int | None, reach: int = REACH) -> Leader | None:
    """Of those who share a name who held office then, else about then, else last; None if two states' persons did."""
    fits = [x for x in found if year is None or x.about(year, reach)]
    fits = [x for x in fits if year is not None and x.about(year, 0)] or fits
    if len({x.name for x in fits}) > 1 and len({(x.country, x.body) for x in fits}) > 1:
        return None
    return max(fits, key=lambda x: x.latest, default=None)


def _respelt(words: tuple[str, ...], bare: Index) -> tuple[Leader, ...]:
    """Those with a distinctive surname, alone or after a given name that is spelt much like theirs in `words`."""
    for size in range(min(3, len(words) - 1), 0, -1):
        found = bare.get(words[-size:], ())
        given = words[0]
        fits = tuple(x for x in found if _alike(given, name_words(x.name)[0]))
        if fits:
            return fits
    return bare.get(words, ())


def _alike(one: str, other: str) -> bool:
    return one[0] == other[0] and SequenceMatcher(None, one, other).ratio() >= ALIKE


def _plain(words: Sequence[str]) -> tuple[str, ...]:
    """Words without Arabic articles and initials, unless nothing else is left."""
    kept = tuple(w for w in words if w not in _ARTICLES and len(w) > 1)
    return kept or tuple(words)


@cache
def _indices() -> tuple[Index, Index]:
    """All leaders by full name and by distinctive surname."""
    full: dict[tuple[str, ...], list[Leader]] = {}
    bare: dict[tuple[str, ...], list[Leader]] = {}
    for found, names in rows():
        for given, surname in names:
            if given and len(_plain(name_words(f"{given} {surname}"))) > 1:
                _add(full, f"{given} {surname}", found)
            if surname:
                _add(bare, surname, found)
    return {k: tuple(v) for k, v in full.items()}, {k: tuple(v) for k, v in bare.items()}


def _add(index: dict[tuple[str, ...], list[Leader]], name: str, found: Leader) -> None:
    held = index.setdefault(_plain(name_words(name)), [])
    if found not in held:
        held.append(found)


def called(office: str) -> tuple[str, ...]:
    """What an office of the file is called, in part and in small letters, in any language."""
    return tuple(_data()["called"].get(office, ()))


def rows() -> Iterator[tuple[Leader, list[tuple[str, str]]]]:
    """The leaders of the file in order, each with its names: given part, distinctive surname ("" if none)."""
    data = _data()
    for code, lines in data["states"].items():
        for line in lines:
            yield parse(line, country=code)
    for code, lines in data["bodies"].items():
        for line in lines:
            yield parse(line, body=f"org:{code}")


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(resources.files("kg.gazetteer").joinpath("leaders.toml").read_text("utf-8"))


def parse(
    line: str, country: str | None = None, body: str | None = None
) -> tuple[Leader, list[tuple[str, str]]]:
    """The leader and names of one line; raises `LexiconError` for one that is not of that form."""
    cells = [cell.strip() for cell in line.split("|")]
    if len(cells) != 3 or cells[1] not in OFFICES:
        raise LexiconError(f"gazetteer leaders.toml: {line!r} is not 'NAMES | OFFICE | YEARS'")
    terms = tuple(_term(part.strip(), line) for part in cells[2].split(","))
    forms = [form.strip() for form in cells[0].split(";")]
    given, _, surname = forms[0].partition("*")
    names = []
    for form in forms:
        before, mark, after = form.partition("*")
        # "Vladimir *Putin; *Poutine": another spelling of the surname goes with the given name too
        names.append((before.strip() or (given.strip() if surname else ""), after) if mark else (before, ""))
    return Leader((given + surname).strip(), cells[1], terms, country, body), names


def _term(part: str, line: str) -> tuple[int, int | None]:
    years = _YEARS.fullmatch(part)
    if years is None:
        raise LexiconError(f"gazetteer leaders.toml: {part!r} is no span of years in {line!r}")
    first = int(years[1])
    last = int(years[3]) if years[3] else None if years[2] else first
    return first, last
