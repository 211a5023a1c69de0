"""Find names of states, places and organisations in tokens, and look entries up by key."""

import tomllib
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from importlib import resources

from kg.errors import UsageError
from kg.gazetteer import spelling
from kg.gazetteer.table import TABLES, UNSURE, Entry, Match, Row, Use, rank, read, reading

LANGUAGES = ("en", "fr")
# In French text English names of places and bodies occur ("Brookings", "ASEAN"), but short English
# acronyms and names of states are French words ("AU", "Grenade").
_BORROWED = (Use.CITY, Use.CAPITAL, Use.REGION, Use.SEAT, Use.ORGANISATION)
_SHORTEST_BORROWED = 4
_SHORTEST_CAPITALS = 4

Index = dict[str, tuple[Entry, ...]]


class Gazetteer:
    """An index of the names of one language."""

    def __init__(self, language: str, index: Index, capitals: Index) -> None:
        self.language = language
        self._index = index
        self._capitals = capitals
        self._longest = _longest(index)
        self._longest_capitals = _longest(capitals)

    def find(self, words: Sequence[str]) -> list[Match]:
        """The names in `words` (tokens of one text), longest first from the left, not overlapping."""
        flat = [(piece, place) for place, word in enumerate(words) for piece in _cut(word)]
        texts = [piece for piece, _ in flat]
        places = [place for _, place in flat]
        found: list[Match] = []
        at = 0
        while at < len(flat):
            if at and places[at - 1] == places[at]:
                at += 1
                continue
            match = self._match(texts, places, at)
            if match is None:
                at += 1
                continue
            size, entries = match
            found.append(Match(places[at], places[at + size - 1] + 1, entries))
            at += size
        return found

    def _match(self, texts: list[str], places: list[int], at: int) -> tuple[int, tuple[Entry, ...]] | None:
        first = texts[at]
        plain, capitals = self._longest.get(first, 0), 0
        if first.isupper() or first in spelling.CONNECTORS:
            capitals = self._longest_capitals.get(first.upper(), 0)
        for size in range(min(max(plain, capitals), len(texts) - at), 0, -1):
            if at + size < len(places) and places[at + size] == places[at + size - 1]:
                continue
            entries = self._look_up(texts[at : at + size])
            if entries:
                return size, entries
        return None

    def _look_up(self, parts: list[str]) -> tuple[Entry, ...]:
        joined = " ".join(parts)
        entries = self._index.get(joined, ())
        if entries:
            return entries
        capitals = all(part.isupper() or part in spelling.CONNECTORS for part in parts)
        # "l'Arabie Saoudite", "l'Union Africaine", "Corée du nord": capitals as in English, or too few
        several = len(parts) > 1 and parts[0][:1].isupper()
        return self._capitals.get(joined.upper(), ()) if capitals or several else ()


@lru_cache(maxsize=2**14)
def _cut(word: str) -> tuple[str, ...]:
    return (word,) if word.count("\n") > 1 else tuple(spelling.pieces(word))


def _longest(index: Index) -> dict[str, int]:
    sizes: dict[str, int] = {}
    for joined in index:
        first, size = joined.partition(" ")[0], joined.count(" ") + 1
        if size > sizes.get(first, 0):
            sizes[first] = size
    return sizes


@cache
def _rows() -> tuple[Row, ...]:
    return tuple(sorted((row for table in TABLES for row in read(table)), key=rank))


@cache
def _by_key() -> dict[str, Row]:
    return {row.entry.key: row for row in _rows() if row.entry.use is not Use.DEMONYM}


def _spellings(row: Row, language: str) -> Iterator[str]:
    own = row.names(language)
    yield from own
    if language != "en" and row.entry.use in _BORROWED:
        yield from (name for name in row.en if len(name) >= _SHORTEST_BORROWED and name not in own)


@cache
def load(language: str) -> Gazetteer:
    """The gazetteer of a language ("en" or "fr"); raises `UsageError` for another."""
    if language not in LANGUAGES:
        raise UsageError(f"no gazetteer for language {language!r}; there are: {', '.join(LANGUAGES)}")
    plain: dict[str, list[Entry]] = {}
    capitals: dict[str, list[Entry]] = {}
    for row in _rows():
        for spelt in _spellings(row, language):
            ambiguous = spelt.startswith(UNSURE)
            found = reading(row.entry, ambiguous=ambiguous)
            joined = spelling.key(spelt.removeprefix(UNSURE))
            _add(plain, joined, found)
            if not ambiguous and len(joined) >= _SHORTEST_CAPITALS:
                _add(capitals, joined.upper(), found)
    return Gazetteer(language, _freeze(plain), _freeze(capitals))


def _add(index: dict[str, list[Entry]], joined: str, entry: Entry) -> None:
    readings = index.get(joined)
    if readings is None:
        index[joined] = [entry]
    elif not any(known.key == entry.key and known.use is entry.use for known in readings):
        readings.append(entry)


def _freeze(index: dict[str, list[Entry]]) -> Index:
    return {joined: tuple(readings) for joined, readings in index.items()}


def entry(key: str) -> Entry | None:
    """The entry with this key ("cu", "geo:3553478", "org:un"), or None; never a demonym."""
    row = _by_key().get(key)
    return row.entry if row else None


def name(key: str, language: str) -> str | None:
    """The name to show in `language`, or None for an unknown key."""
    row = _by_key().get(key)
    return row.names(language)[0].removeprefix(UNSURE) if row else None


def names(key: str) -> tuple[str, ...]:
    """All names in both languages, the English label first; empty for an unknown key."""
    row = _by_key().get(key)
    if row is None:
        return ()
    known = (row.entry.label, *(spelt.removeprefix(UNSURE) for spelt in row.en + row.fr))
    return tuple(dict.fromkeys(known))


@cache
def organs(key: str) -> tuple[str, ...]:
    """The keys of the organisations of which a name says that they are of another: "EU Commission"."""
    whole = [f" {name} " for name in names(key)]
    return tuple(
        other
        for other, row in _by_key().items()
        if other != key
        and row.entry.use is Use.ORGANISATION
        and any(part in f" {name} " for name in names(other) for part in whole)
    )


@cache
def _demonyms() -> dict[str, tuple[str, ...]]:
    return {row.entry.key: row.en + row.fr for row in _rows() if row.entry.use is Use.DEMONYM}


def demonyms(key: str) -> tuple[str, ...]:
    """All forms of a state's demonym in both languages; empty where none is known."""
    return tuple(form.removeprefix(UNSURE) for form in _demonyms().get(key, ()))


@cache
def given_names() -> frozenset[str]:
    """Given names of many languages, in small letters and without accents."""
    text = resources.files("kg.gazetteer").joinpath("given.toml").read_text("utf-8")
    return frozenset(tomllib.loads(text)["names"])


@cache
def _borne_by(sex: str) -> frozenset[str]:
    """The given names that nearly only women or men bear, written down from general knowledge of each language."""
    folder = resources.files("kg.gazetteer").joinpath("data")
    return frozenset(folder.joinpath(f"given_{sex}.txt").read_text("utf-8").split())


def gender(given: str) -> str:
    """The sex of most who bear a given name (small letters, no accents): "f", "m", or "" where it is open.

    Of a name of two parts the first tells: "marie-claude", and "jean-noel", though of "jean" alone it is open.
    """
    first, _, second = given.partition("-")
    for name in (given, f"{first}-", first) if second else (given,):
        if name in _borne_by("female"):
            return "f"
        if name in _borne_by("male"):
            return "m"
    return ""


def capitals(key: str) -> tuple[str, ...]:
    """The keys of a state's capitals, the first one first; empty for another key."""
    row = _by_key().get(key)
    return row.capitals if row else ()


@cache
def _territories() -> dict[str, str]:
    text = resources.files("kg.gazetteer").joinpath("territories.toml").read_text("utf-8")
    return {str(code): str(state) for code, state in tomllib.loads(text).items()}


def sovereign(code: str | None) -> str | None:
    """The state through which a country code acts abroad: "us" for Puerto Rico, itself for a state."""
    return _territories().get(code, code) if code else None
