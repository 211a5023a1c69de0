"""Rows for states, their demonyms and regions; needs rigour and babel, so for the build alone."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from typing import Any

from babel import Locale
from rigour.territories import get_territories, get_territory
from rigour.territories.territory import Territory

from kg.errors import LexiconError
from kg.gazetteer import spelling
from kg.gazetteer.table import UNSURE, Entry, Row, Use
from kg.model import Kind

_WIKIDATA = "http://www.wikidata.org/entity/"
_NOT_PLACES = ("eu", "ip", "un", "zz")
_IN_BRACKETS = re.compile(r"\s*\([^)]*\)")
_PLURAL_ENGLISH = ("n", "i", "o")
_UNCHANGED_FRENCH = ("s", "x", "z")
_ISO = 2


def territory(code: str) -> Territory:
    """The territory of rigour; raises `LexiconError` for a code that it does not know."""
    found = get_territory(code)
    if found is None:
        raise LexiconError(f"gazetteer: no territory {code!r} in rigour")
    return found


def wikidata(code: str) -> tuple[str, ...]:
    """The Wikidata link of a territory, as rigour gives it."""
    return (f"{_WIKIDATA}{territory(code).qid}",)


def unique(names: Iterable[str]) -> tuple[str, ...]:
    """The names in their order, each once."""
    return tuple(dict.fromkeys(name for name in names if name))


@cache
def _cldr(language: str) -> dict[str, str]:
    return {code.lower(): str(name) for code, name in Locale(language).territories.items()}


def _known(code: str, language: str) -> list[str]:
    name = _cldr(language).get(code, "")
    return [_IN_BRACKETS.sub("", name).replace(" - ", "-")]


def states(facts: dict[str, Any], people: dict[str, int]) -> Iterator[Row]:
    """A row for each state, current and historical; `people` are populations by code."""
    for section in ("current", "historical"):
        for code, fact in facts[section].items():
            english = unique([*fact["en"], *_plain(_known(code, "en"), fact["en"])])
            french = unique([*fact["fr"], *_plain(_known(code, "fr"), fact["fr"])])
            label = english[0].removeprefix(UNSURE)
            entry = Entry(code, Kind.STATE, label, code, Use.NAME, links=wikidata(code))
            yield Row(entry, people.get(code, 0), english, french)


def _plain(names: list[str], marked: list[str]) -> list[str]:
    return [name for name in names if UNSURE + name not in marked]


def demonyms(facts: dict[str, Any], named: dict[str, Row]) -> Iterator[Row]:
    """A row for each demonym, with plurals, French nouns and prefixes; `named` are the rows by key."""
    for key, fact in sorted((facts["current"] | facts["historical"] | facts["regions"]).items()):
        row = named[key]
        only = fact.get("only", [])
        prefix = facts["prefixes"].get(key, {})
        english = unique(form for name in fact.get("en", []) for form in _english(name, only=only))
        french = unique(form for name in fact.get("fr", []) for form in _french(name))
        entry = replace(row.entry, use=Use.DEMONYM, stands_for=None)
        parts = [form for name in prefix.get("fr", []) for form in _both_cases(name)]
        yield Row(entry, row.weight, (*english, *prefix.get("en", [])), (*french, *parts))


def _english(form: str, *, only: list[str]) -> list[str]:
    noun = form.endswith(_PLURAL_ENGLISH) and not form.endswith(("men", "women")) and form not in only
    return [form, f"{form}s"] if noun else [form]


def _french(form: str) -> list[str]:
    words = form.split(" ")
    plural = " ".join(word if word.endswith(_UNCHANGED_FRENCH) else f"{word}s" for word in words)
    return [written for each in unique([form, plural]) for written in _both_cases(each)]


def _both_cases(form: str) -> list[str]:
    mark, plain = UNSURE if form.startswith(UNSURE) else "", form.removeprefix(UNSURE)
    return [form, mark + "-".join(part.capitalize() for part in plain.split("-"))]


def regions(facts: dict[str, Any], taken: Iterable[str], towns: set[tuple[str, str]]) -> Iterator[Row]:
    """Rows for rigour's other territories (dependent, sub-national) and for the regions of the facts.

    A sub-national one is left out when a city of its state has its name (`towns`: country and key of
    the name) and the facts do not name it: "Geneva" is the city.
    """
    skipped = {*taken, *_NOT_PLACES}
    more = dict(facts["more"])
    for place in sorted(get_territories(), key=lambda each: each.code):
        fact = more.pop(place.code, None)
        if place.code in skipped or (place.is_historical and fact is None):
            continue
        row = _region(place, fact or {})
        if fact or len(place.code) == _ISO or (row.entry.country, spelling.key(row.entry.label)) not in towns:
            yield row
    if more:
        raise LexiconError(f"gazetteer regions.toml: more: no territory {', '.join(sorted(more))} in rigour")
    for key, fact in facts["regions"].items():
        label = fact["en"][0].removeprefix(UNSURE)
        entry = Entry(f"region:{key}", Kind.PLACE, label, fact.get("country"), Use.REGION)
        yield Row(entry, 0, tuple(fact["en"]), tuple(fact["fr"]))


def _region(place: Territory, fact: dict[str, Any]) -> Row:
    code = place.code
    iso = len(code) == _ISO
    own = [*fact.get("en", []), _IN_BRACKETS.sub("", place.name).strip("‘ ")]
    english = unique([*own, *(_known(code, "en") if iso else [])])
    french = unique([*fact.get("fr", []), *(_known(code, "fr") if iso else [])])
    key, country = (code, code) if iso else (f"region:{code}", place.parent.code if place.parent else None)
    label = english[0].removeprefix(UNSURE)
    entry = Entry(key, Kind.PLACE, label, country, Use.REGION, links=wikidata(code))
    return Row(entry, 0, english, french)
