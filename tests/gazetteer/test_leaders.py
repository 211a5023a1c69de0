"""Office-holders by full name or by a distinctive surname, in the years about their terms."""

import pytest

from kg import gazetteer
from kg.errors import LexiconError
from kg.gazetteer.leaders import OFFICES, called, is_surname, leader, parse, rows
from kg.gazetteer.spelling import name_words


def of(text: str, year: int | None = None) -> str | None:
    found = leader(name_words(text), year)
    return (found.country or found.body) if found else None


@pytest.mark.parametrize(
    ("text", "year", "of_what"),
    [
        ("Emmanuel Macron", None, "fr"),
        ("Macron", 2019, "fr"),
        ("Macron", None, "fr"),
        ("Macron", 1995, None),
        ("Vladimir Poutine", 2022, "ru"),
        ("Poutine", None, "ru"),
        ("Volodymyr Zelenskyy", 2023, "ua"),
        ("Zelenskiy", 2023, "ua"),
        ("Sergej Lavrov", 2020, "ru"),
        ("Joseph R. Biden, Jr.", 2021, "us"),
        ("Abdelfattah El-Sisi", 2020, "eg"),
        ("al-Sisi", None, "eg"),
        ("Xi", 2023, "cn"),
        ("Xi Jinping", 2023, "cn"),
        ("von der Leyen", 2023, "org:eu"),
        ("George H.W. Bush", 1990, "us"),
        ("Bush", 1990, None),
        ("Brown", 2008, None),
        ("Gordon Brown", 2008, "gb"),
        ("Brigitte Macron", 2019, None),
        ("Emma Macron", 2019, None),
        ("Kim", 2019, None),
        ("Jane Doe", None, None),
        ("", None, None),
    ],
)
def test_who_is_meant(text: str, year: int | None, of_what: str | None) -> None:
    assert of(text, year) == of_what


def test_a_distinctive_full_name_is_its_bearers_in_any_year() -> None:
    assert of("Angela Merkel", 2035) == "de"


def test_a_full_name_that_others_may_bear_is_not() -> None:
    assert (of("Ian Smith", 1970), of("Ian Smith", 2024)) == ("zw", None)


def test_who_changed_office_speaks_for_the_one_of_the_time() -> None:
    assert [of("Rutte", year) for year in (2015, 2025)] == ["nl", "org:nato"]
    assert [of("Shevardnadze", year) for year in (1988, 1999)] == ["suhh", "ge"]


def test_a_surname_of_two_states_is_nobodys() -> None:
    assert of("Maliki", 2010) is None
    assert (of("Nouri al-Maliki", 2010), of("Riyad al-Maliki", 2010)) == ("iq", "ps")


def test_surnames_that_are_words_or_common_do_not_stand_alone() -> None:
    assert is_surname("putin")
    assert not any(map(is_surname, ("may", "brown", "begin", "moi", "meta", "kim", "castro", "johnson")))


def test_every_state_and_body_is_in_the_gazetteer() -> None:
    found = [one for one, _ in rows()]
    assert len(found) > 500
    assert not [x for x in found if gazetteer.entry(x.country or x.body or "") is None]
    assert not [x for x in found for first, last in x.terms if last is not None and last < first]


def test_another_surname_goes_with_the_given_name() -> None:
    one, names = parse("Vladimir *Putin; *Poutine | president | 1999-2008,2012-", country="ru")
    assert one.name == "Vladimir Putin"
    assert one.terms == ((1999, 2008), (2012, None))
    assert names == [("Vladimir", "Putin"), ("Vladimir", "Poutine")]


@pytest.mark.parametrize(
    "line", ["A B | president", "A B | tsar | 1990-", "A B | president | now", "A B | president | 19-20"]
)
def test_a_line_of_another_form_is_an_error(line: str) -> None:
    with pytest.raises(LexiconError):
        parse(line)


def test_every_office_but_those_of_officials_is_called_something() -> None:
    assert {office for office in OFFICES if not called(office)} == {"official"}
    assert all(word == word.casefold() for office in OFFICES for word in called(office))
