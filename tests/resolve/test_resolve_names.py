"""What two names have to do with each other."""

import pytest

from kg.resolve.names import (
    Likeness,
    compare_organisations,
    compare_persons,
    content_words,
    is_acronym_of,
    is_generic,
    person_words,
)
from kg.resolve.spelling import fold, full_form, similar, sound_key

PERSONS = [
    ("Joe Biden", "Joe Biden", Likeness.EQUAL),
    ("Tô Lâm", "To Lam", Likeness.EQUAL),
    ("Miguel Díaz-Canel", "Miguel Diaz Canel", Likeness.EQUAL),
    ("Xi Jin Ping", "Xi Jinping", Likeness.EQUAL),
    ("Kim Jong-un", "KIM JONG UN", Likeness.EQUAL),
    ("King Charles III", "Charles III", Likeness.EQUAL),
    ("Dr. Angela Merkel", "Angela Merkel", Likeness.EQUAL),
    ("Fumio Kishida", "Kishida Fumio", Likeness.ORDER),
    ("Miguel Díaz-Canel Bermúdez", "Miguel Diaz Canel", Likeness.WITHIN),
    ("George Bush", "George W. Bush", Likeness.WITHIN),
    ("Joe Biden", "Joseph R. Biden, Jr.", Likeness.NICKNAME),
    ("Tony Blair", "Anthony Blair", Likeness.NICKNAME),
    ("Bill Clinton", "William J. Clinton", Likeness.NICKNAME),
    ("J. Biden", "Joe Biden", Likeness.INITIALS),
    ("Volodymyr Zelenskyy", "Volodymyr Zelensky", Likeness.SPELLING),
    ("Vladimir Zelenskiy", "Volodymyr Zelensky", Likeness.SPELLING),
    ("Vladimir Poutine", "Vladimir Putin", Likeness.SPELLING),
    ("Mikhaïl Gorbatchev", "Mikhail Gorbachev", Likeness.SPELLING),
    ("Abdel Fattah el-Sisi", "Abdel Fattah Al Sissi", Likeness.SPELLING),
    ("Nicolás Maduro Moros", "Nicolas Madurro", Likeness.SPELLING),
    ("President Biden", "Joe Biden", Likeness.SURNAME),
    ("Lam", "To Lam", Likeness.SURNAME),
    ("Xi", "Xi Jinping", Likeness.SURNAME),
    ("Díaz-Canel", "Miguel Díaz-Canel Bermúdez", Likeness.SURNAME),
    ("Zelenskiy", "Volodymyr Zelensky", Likeness.SURNAME),
    ("Ana Paz Ruiz", "Paz Ruiz Soto", Likeness.PARTIAL),
    ("Raúl Castro", "Fidel Castro", Likeness.NONE),
    ("Raúl Castro Ruz", "Fidel Castro Ruz", Likeness.NONE),
    ("Bill Clinton", "Hillary Clinton", Likeness.NONE),
    ("Kim Jong Un", "Kim Jong Il", Likeness.NONE),
    ("George W. Bush", "George H. W. Bush", Likeness.NONE),
    ("Nguyen Van An", "Nguyen Van Anh", Likeness.NONE),
    ("Pham Minh Chinh", "Pham Binh Minh", Likeness.NONE),
    ("John Adams Sr.", "John Adams Jr.", Likeness.NONE),
    ("Antonio Guterres", "Carlos Gutierrez", Likeness.NONE),
    ("...", "To Lam", Likeness.NONE),
]

ORGANISATIONS = [
    ("the European Union", "European Union", Likeness.EQUAL),
    ("World Health Organization", "World Health  Organization", Likeness.EQUAL),
    ("Communist Party of Vietnam", "CPV", Likeness.ACRONYM),
    ("NATO", "North Atlantic Treaty Organization", Likeness.ACRONYM),
    ("Foreign Ministry", "the Foreign Ministry", Likeness.GENERIC),
    ("Communist Party", "Communist Party of Cuba", Likeness.PARTIAL),
    ("World Bank", "World Food Programme", Likeness.NONE),
    ("Air", "AIR FORCE", Likeness.PARTIAL),
    ("-", "NATO", Likeness.NONE),
]


@pytest.mark.parametrize(("left", "right", "expected"), PERSONS)
def test_compare_persons(left: str, right: str, expected: Likeness) -> None:
    assert compare_persons(left, right) is expected
    assert compare_persons(right, left) is expected


@pytest.mark.parametrize(("left", "right", "expected"), ORGANISATIONS)
def test_compare_organisations(left: str, right: str, expected: Likeness) -> None:
    assert compare_organisations(left, right) is expected
    assert compare_organisations(right, left) is expected


def test_person_words_leave_something() -> None:
    assert person_words("President") == ("president",)
    assert person_words("Mr. Luiz Inácio Lula da Silva") == ("luiz", "inacio", "lula", "silva")
    assert person_words("al-Assad") == ("assad",)


def test_fold_divides_at_hyphens_but_not_at_apostrophes() -> None:
    assert fold("Côte d’Ivoire’s Díaz-Canel") == "cote divoire diaz canel"


def test_sound_keys() -> None:
    assert sound_key("zelenskyy") == sound_key("zelenskiy") == sound_key("zelensky")
    assert sound_key("lukashenko") == sound_key("loukachenko")
    assert sound_key("blinken") != sound_key("lincoln")


def test_short_forms_are_not_invented() -> None:
    assert full_form("joe") == "joseph"
    assert full_form("xi") == "xi"


def test_short_words_are_never_similar() -> None:
    assert not similar("kim", "kin")
    assert similar("netanyahu", "netanyahou")


def test_generic_and_acronym() -> None:
    assert is_generic("the National Assembly")
    assert not is_generic("National Assembly of Quebec")
    assert not is_acronym_of("cpv", "Communist Party of Vietnam")


@pytest.mark.parametrize(
    ("left", "right", "likeness"),
    [
        ("Mostafa Abdel-Rahim", "Moustafa Abdelraheem", Likeness.SPELLING),
        ("Kim Jong-un", "Kim Jung-un", Likeness.NONE),
        ("Pippa Dunne", "Philippa Dunne", Likeness.NICKNAME),
    ],
)
def test_looser_romanisations(left: str, right: str, likeness: Likeness) -> None:
    assert compare_persons(left, right) is likeness


def test_an_elided_article_is_no_part_of_a_word() -> None:
    assert content_words("Conseil de l'Union européenne") == ("conseil", "union", "europeenne")
