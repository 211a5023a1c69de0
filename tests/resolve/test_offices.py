"""Offices in one form whatever the language."""

import pytest

from kg.resolve.offices import office_key, office_sort, portfolios


@pytest.mark.parametrize(
    ("office", "key"),
    [
        ("Cuba's foreign minister", "minister foreign"),
        ("ministre cubain des Affaires étrangères", "minister foreign"),
        ("chef de la diplomatie française", "minister foreign"),
        ("US Secretary of State", "minister foreign"),
        ("ministre des Armées", "minister defence"),
        ("Prime Minister of Ethiopia", "head of government"),
        ("Premier ministre éthiopien", "head of government"),
        ("chancelière allemande", "head of government"),
        ("président de la République", "head of state"),
        ("chef de l'État", "head of state"),
        ("secrétaire général du Parti communiste du Vietnam", "head of party"),
        ("General Secretary of the CPV Central Committee", "head of party"),
    ],
)
def test_one_office_in_one_form(office: str, key: str) -> None:
    assert office_key(office) == key


@pytest.mark.parametrize(
    "office",
    [
        "former President", "vice-ministre des Affaires étrangères", "Deputy Foreign Minister", "reine consort",
        "président de la Commission européenne", "Minister of State", "UN Secretary-General", "ambassador to Cuba",
        "adviser to the President", "Chancellor of the Exchequer",
    ],
)  # fmt: skip
def test_what_several_hold_or_is_not_the_office_itself_has_no_key(office: str) -> None:
    assert office_key(office) is None


@pytest.mark.parametrize(
    ("office", "sort"),
    [
        ("le ministre kazakh", "minister"),
        ("Deputy Prime Minister and Minister of Foreign Affairs", "minister"),
        ("ambassadeur de Russie", "ambassador"),
        ("diplomat", None),
    ],
)
def test_sorts_of_offices(office: str, sort: str | None) -> None:
    assert office_sort(office) == sort


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Ministry of Foreign Affairs", {"foreign"}),
        ("ministère des Affaires étrangères", {"foreign"}),
        ("ministère de l'Économie et des Finances", {"finance"}),
        ("gouvernement", set()),
    ],
)
def test_what_a_ministry_is_for_whatever_the_language(name: str, expected: set[str]) -> None:
    assert portfolios(name) == expected
