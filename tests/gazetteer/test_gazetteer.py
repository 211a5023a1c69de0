import os
import subprocess
import sys
from importlib import resources

import pytest

from kg.errors import UsageError
from kg.gazetteer import Entry, Match, Use, capitals, entry, gender, load, name, names, organs
from kg.model import Kind


def found(text: str, language: str = "en") -> list[tuple[str, str]]:
    words = text.split()
    return [(" ".join(words[m.start : m.end]), m.entries[0].key) for m in load(language).find(words)]


def first(text: str, language: str = "en") -> Entry:
    (match,) = load(language).find(text.split())
    return match.entries[0]


def geo(label: str) -> str:
    return first(label).key


@pytest.mark.parametrize(
    "written",
    ["US", "U.S.", "USA", "U.S.A.", "United States", "United States of America", "UNITED STATES", "America"],
)
def test_all_spellings_of_the_united_states(written: str) -> None:
    assert found(f"The {written} said") == [(written, "us")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("N. Korean , S. Korea", [("N. Korean", "kp"), ("S. Korea", "kr")]),
        ("they told us in turkey about chad", []),
        ("Turkey", [("Turkey", "tr")]),
        ("the Republic Of Korea , the DPRK", [("Republic Of Korea", "kr"), ("DPRK", "kp")]),
        ("South Korea and North Koreans", [("South Korea", "kr"), ("North Koreans", "kp")]),
        ("DR Congo , the Republic of the Congo", [("DR Congo", "cd"), ("Republic of the Congo", "cg")]),
        ("Congo - Brazzaville", [("Congo - Brazzaville", "cg")]),
        ("Guinea , Guinea - Bissau", [("Guinea", "gn"), ("Guinea - Bissau", "gw")]),
        ("Equatorial Guinea", [("Equatorial Guinea", "gq")]),
        ("Papua New Guinea", [("Papua New Guinea", "pg")]),
        ("Vietnam - Cuba ties", [("Vietnam", "vn"), ("Cuba", "cu")]),
        ("VIETNAM CUBA", [("VIETNAM", "vn"), ("CUBA", "cu")]),
        ("Côte d'Ivoire ’s president", [("Côte d'Ivoire", "ci")]),
        ("Cote d’Ivoire or Ivory Coast", [("Cote d’Ivoire", "ci"), ("Ivory Coast", "ci")]),
        ("Nigerien and Nigerian", [("Nigerien", "ne"), ("Nigerian", "ng")]),
        ("Sudan and South Sudan", [("Sudan", "sd"), ("South Sudan", "ss")]),
        ("the Soviet Union", [("Soviet Union", "suhh")]),
        ("Russia , China", [("Russia", "ru"), ("China", "cn")]),
        ("the U.N. Security Council", [("U.N. Security Council", "org:un-security-council")]),
        ("the White House", [("White House", "seat:white-house")]),
    ],
)
def test_english_names(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("les États-Unis", [("États-Unis", "us")]),
        ("les Etats-Unis d' Amérique", [("Etats-Unis d' Amérique", "us")]),
        ("le président cubain", [("cubain", "cu")]),
        ("CUBA", [("CUBA", "cu")]),
        ("la Côte d’ Ivoire", [("Côte d’ Ivoire", "ci")]),
        ("l’ Élysée , l' Elysee", [("Élysée", "seat:elysee"), ("Elysee", "seat:elysee")]),
        ("le quai d' Orsay", [("quai d' Orsay", "seat:quai-dorsay")]),
        ("la Guinée équatoriale", [("Guinée équatoriale", "gq")]),
        ("Guinée - Bissau", [("Guinée - Bissau", "gw")]),
        # capitals as in English, or too few
        (
            "l' Arabie Saoudite , les Émirats Arabes Unis",
            [("Arabie Saoudite", "sa"), ("Émirats Arabes Unis", "ae")],
        ),
        ("Corée du nord", [("Corée du nord", "kp")]),
        ("l' Union Africaine", [("Union Africaine", "org:au")]),
        ("sud-coréenne et nord-coréen", [("sud-coréenne", "kr"), ("nord-coréen", "kp")]),
        ("nigérien , nigérian", [("nigérien", "ne"), ("nigérian", "ng")]),
        ("Saint-Vincent-et-les-Grenadines", [("Saint-Vincent-et-les-Grenadines", "vc")]),
        ("les Vingt-Sept", [("Vingt-Sept", "org:eu")]),
        ("l' ONU , l' OTAN", [("ONU", "org:un"), ("OTAN", "org:nato")]),
        ("russo - américain", [("russo", "ru"), ("américain", "us")]),
        ("au cours des discussions", []),
    ],
)
def test_french_names(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text, "fr") == expected


@pytest.mark.parametrize(
    ("english", "french"),
    [
        ("Moscow", "Moscou"),
        ("Geneva", "Genève"),
        ("Beijing", "Pékin"),
        ("Kyiv", "Kiev"),
        ("Havana", "La Havane"),
        ("Havana", "la Havane"),
        ("the Hague", "La Haye"),
        ("London", "Londres"),
        ("Cairo", "Le Caire"),
        ("Mexico City", "Mexico"),
        ("New York", "New York"),
    ],
)
def test_a_city_is_one_in_both_languages(english: str, french: str) -> None:
    assert geo(english) == first(french, "fr").key
    assert geo(english).startswith("geo:")


def test_a_capital_stands_for_its_state_and_may_be_a_region_too() -> None:
    (match,) = load("en").find(["Washington"])
    assert [(e.use, e.country, e.stands_for) for e in match.entries] == [
        (Use.CAPITAL, "us", "us"),
        (Use.REGION, "us", None),
    ]


def test_a_city_state_is_the_state_before_the_city() -> None:
    for written, code in (("Luxembourg", "lu"), ("Singapore", "sg")):
        (match,) = load("en").find([written])
        assert [(e.use, e.country) for e in match.entries] == [(Use.NAME, code), (Use.CAPITAL, code)]


def test_georgia_is_the_state_in_doubt_and_the_american_state_second() -> None:
    (match,) = load("en").find(["Georgia"])
    assert [(e.key, e.use) for e in match.entries] == [("ge", Use.NAME), ("region:us-ga", Use.REGION)]
    assert match.entries[0].ambiguous


def test_a_shared_name_keeps_all_its_readings() -> None:
    (congo,) = load("en").find(["Congolese"])
    assert {e.key for e in congo.entries} == {"cd", "cg"}
    (korea,) = load("en").find(["Korea"])
    assert [(e.key, e.ambiguous) for e in korea.entries] == [("kr", True), ("kp", True)]


@pytest.mark.parametrize(
    "word", ["Nancy", "Reading", "Mobile", "Nice", "Lincoln", "Jackson", "Jordan", "Chad"]
)
def test_words_and_personal_names_are_ambiguous(word: str) -> None:
    assert first(word).ambiguous


@pytest.mark.parametrize(
    "written", ["Hashemite Kingdom of Jordan", "Paris", "Jordanian", "New York", "Davos"]
)
def test_other_names_are_not_ambiguous(written: str) -> None:
    assert not first(written).ambiguous


def test_nice_is_a_city_in_french() -> None:
    assert not first("Nice", "fr").ambiguous
    assert first("Nice").ambiguous


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the Gulf of Mexico", "region:gulf-of-mexico"),
        ("New Mexico", "region:us-nm"),
        ("Latin American", "region:latin-america"),
        ("the South China Sea", "region:south-china-sea"),
    ],
)
def test_a_longer_name_wins(text: str, expected: str) -> None:
    assert first(text).key == expected


def test_seats_stand_for_a_state_or_a_body_and_sites_for_nobody() -> None:
    assert first("Kremlin").stands_for == "ru"
    assert first("Camp David").stands_for is None
    (brussels,) = load("en").find(["Brussels"])
    assert [e.stands_for for e in brussels.entries] == ["be", "org:eu"]


def test_matches_are_token_spans_in_order() -> None:
    words = ["In", "Cuba", ",", "the", "United", "\n", "States", "and", "\n\n", "Cuba"]
    matches = load("en").find(words)
    assert [(m.start, m.end) for m in matches] == [(1, 2), (4, 7), (9, 10)]
    assert isinstance(matches[0], Match)


def test_a_part_of_a_token_is_no_match() -> None:
    assert load("en").find(["U.S.-led", "Cubanfriendly"]) == []


def test_a_paragraph_break_ends_a_name() -> None:
    assert load("en").find(["United", "\n\n", "States"]) == []


def test_look_up_by_key() -> None:
    cuba = entry("cu")
    assert cuba is not None
    assert (cuba.kind, cuba.label, cuba.use) == (Kind.STATE, "Cuba", Use.NAME)
    assert all(link.startswith("http://www.wikidata.org/entity/Q") for link in cuba.links)
    assert name("us", "fr") == "États-Unis"
    assert name("us", "en") == "United States"
    assert {"USA", "États-Unis"} <= set(names("us"))
    assert capitals("us") == (geo("Washington"),)
    assert entry("nowhere") is None
    assert name("nowhere", "en") is None
    assert names("nowhere") == ()
    assert capitals("nowhere") == ()


def test_another_language_is_refused_by_name() -> None:
    with pytest.raises(UsageError, match="en, fr"):
        load("de")


def test_the_order_of_readings_does_not_depend_on_the_hash_seed() -> None:
    code = (
        "from kg.gazetteer import load\n"
        "words = 'Victoria Hyderabad Congo Georgia Santa Fe Birmingham Korean'.split()\n"
        "print([[e.key for e in m.entries] for m in load('en').find(words)])"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(outputs) == 1
    assert "geo:" in outputs.pop()


@pytest.mark.parametrize(
    ("given", "sex"),
    [
        ("ursula", "f"),
        ("antonio", "m"),
        ("marie-claude", "f"),
        ("jean", ""),
        ("jean-noel", "m"),
        ("zhxq", ""),
        ("zhxq-maria", ""),
        ("", ""),
    ],
)
def test_the_sex_of_a_given_name(given: str, sex: str) -> None:
    assert gender(given) == sex


def test_given_names_are_sorted_folded_and_of_one_sex() -> None:
    folder = resources.files("kg.gazetteer").joinpath("data")
    lists = [folder.joinpath(f"given_{sex}.txt").read_text("utf-8").split() for sex in ("female", "male")]
    for found in lists:
        assert found == sorted(set(found))
        assert all(given == given.casefold() and given.isascii() for given in found)
    assert set(lists[0]).isdisjoint(lists[1])


def test_the_organs_of_an_organisation_are_those_whose_names_say_so() -> None:
    found = organs("org:eu")
    assert {"org:council-eu", "org:european-commission", "org:european-parliament"} <= set(found)
    assert "org:european-council" not in found
    assert organs("org:nobody") == ()
