"""The committed tables, against the hand-written facts and for what every state must have."""

import tomllib
from importlib import resources
from typing import Any

import pytest

from kg.errors import LexiconError
from kg.gazetteer.spelling import key, pieces
from kg.gazetteer.table import COLUMNS, TABLES, Row, Use, parse, read, write
from kg.model import Kind


def facts(table: str) -> dict[str, Any]:
    return tomllib.loads(resources.files("kg.gazetteer").joinpath(f"{table}.toml").read_text("utf-8"))


def rows(table: str) -> dict[str, Row]:
    return {row.entry.key: row for row in read(table)}


@pytest.mark.parametrize("table", TABLES)
def test_tables_are_sorted_with_unique_keys(table: str) -> None:
    keys = [row.entry.key for row in read(table)]
    assert keys == sorted(set(keys))
    assert keys


def test_only_a_demonym_shares_its_key() -> None:
    keys = [row.entry.key for table in TABLES if table != "demonyms" for row in read(table)]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("table", TABLES)
def test_a_row_is_written_as_it_is_read(table: str) -> None:
    for row in read(table):
        again = parse(write(row), table=table)
        assert again.entry == row.entry
        assert again.names("fr") == row.names("fr")


@pytest.mark.parametrize("table", TABLES)
def test_every_row_is_named_and_shown_under_its_label(table: str) -> None:
    for row in read(table):
        for language in ("en", "fr") if row.entry.use is not Use.DEMONYM else ():
            assert row.names(language)
            assert all(pieces(spelt.removeprefix("?")) for spelt in row.names(language))
        if row.entry.use is not Use.DEMONYM:
            assert row.en[0].removeprefix("?") == row.entry.label


def test_every_current_state_has_demonyms_a_capital_and_a_wikidata_link() -> None:
    current = facts("states")["current"]
    assert len(current) >= 195
    states, demonyms, cities = rows("states"), rows("demonyms"), rows("cities")
    for code in sorted(current):
        assert demonyms[code].en, code
        assert demonyms[code].fr, code
        assert states[code].capitals, code
        assert all(cities[capital].entry.stands_for == code for capital in states[code].capitals), code
        assert states[code].entry.links[0].startswith("http://www.wikidata.org/entity/Q"), code


def test_historical_states_are_kept_apart() -> None:
    facts_of = facts("states")
    assert {"suhh", "yucs", "cshh", "dd"} <= set(facts_of["historical"])
    assert not set(facts_of["historical"]) & set(facts_of["current"])
    assert all(not rows("states")[code].capitals for code in facts_of["historical"])


@pytest.mark.parametrize(("table", "prefix"), [("organisations", "org:"), ("seats", "seat:")])
def test_the_tables_hold_the_facts(table: str, prefix: str) -> None:
    compiled, written = rows(table), facts(table)
    assert {f"{prefix}{code}" for code in written} == set(compiled)
    for code, fact in written.items():
        row = compiled[f"{prefix}{code}"]
        assert list(row.en) == fact["en"], code
        assert list(row.names("fr")) == fact["fr"], code


def test_the_states_hold_the_facts() -> None:
    compiled = rows("states")
    for section in ("current", "historical"):
        for code, fact in facts("states")[section].items():
            assert set(fact["en"]) <= set(compiled[code].en), code
            assert set(fact["fr"]) <= set(compiled[code].names("fr")), code


def test_what_stands_for_something_stands_for_what_exists() -> None:
    known = set(rows("states")) | set(rows("organisations"))
    actors = [row.entry.stands_for for table in ("seats", "cities") for row in read(table)]
    assert {actor for actor in actors if actor} <= known


def test_links_are_of_the_right_registry() -> None:
    for row in read("cities"):
        number = row.entry.key.removeprefix("geo:")
        assert row.entry.links == (f"https://sws.geonames.org/{number}/",)
        assert row.entry.kind is Kind.PLACE


def test_a_line_of_another_shape_is_refused() -> None:
    with pytest.raises(LexiconError, match="cities"):
        parse("a\tb", table="cities")
    assert len(COLUMNS) == 11


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Côte d’Ivoire", "Cote d'Ivoire"),
        ("U.S.", "US"),
        ("Guinea-Bissau", "Guinea Bissau"),
        ("Republic Of Korea", "Republic of Korea"),
        ("Łódź", "Lodz"),
        ("Malacañang", "Malacanang"),
        ("Åland", "Aland"),
    ],
)
def test_spellings_of_one_name(left: str, right: str) -> None:
    assert key(left) == key(right)


def test_case_distinguishes_names() -> None:
    assert key("US") != key("us")
    assert key("Turkey") != key("turkey")
