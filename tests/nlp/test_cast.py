"""Which names of a document are one person's; no model is needed."""

from dataclasses import replace

import pytest

from kg.gazetteer.spelling import name_words
from kg.model import Kind
from kg.nlp.cast import cast, compatible
from kg.nlp.name import Name


def person(text: str, office: str = "", country: str | None = None) -> Name:
    return Name(0, 1, (0, 1), Kind.PERSON, text, (office,) if office else (), country)


def groups(*names: Name) -> list[int | None]:
    return cast(names)[1]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Miguel Díaz-Canel", ("miguel", "diaz", "canel")),
        ("Gideon Sa'ar", ("gideon", "sa", "ar")),
        ("John F. Kerry, Jr.", ("john", "f", "kerry")),
        ("TÔ LÂM", ("to", "lam")),
    ],
)
def test_the_words_of_a_name(text: str, words: tuple[str, ...]) -> None:
    assert name_words(text) == words


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Kerry", "John Kerry", True),
        ("J. Kerry", "John Kerry", True),
        ("John F. Kerry", "John Kerry", True),
        ("Miguel Díaz-Canel", "Miguel Diaz Canel Bermudez", True),
        ("López Obrador", "Andrés Manuel López Obrador", True),
        ("Chinh", "Pham Minh Chinh", True),
        ("Pham Minh Chinh", "Pham Binh Minh", False),
        ("Hillary Clinton", "Bill Clinton", False),
        ("Clinton", "John Kerry", False),
        ("J", "John Kerry", False),
        # brothers of one house
        ("Sabah Al-Ahmad Al-Jaber Al-Sabah", "Nawaf Al-Ahmad Al-Jaber Al-Sabah", False),
    ],
)
def test_forms_of_one_name(one: str, other: str, expected: bool) -> None:
    assert compatible(name_words(one), name_words(other)) is expected
    assert compatible(name_words(other), name_words(one)) is expected


def test_a_surname_is_its_bearer() -> None:
    persons, owner = cast(
        [person("John Kerry", "Secretary", "us"), person("Kerry", "Mr."), person("Wang Yi")]
    )
    assert owner[0] == owner[1] != owner[2]
    kerry = persons[owner[0] or 0]
    assert (kerry.name, kerry.offices, kerry.country, kerry.count) == (
        "John Kerry",
        ("Secretary", "Mr."),
        "us",
        2,
    )


def test_the_fullest_form_names_the_person() -> None:
    persons, _ = cast([person("MODI"), person("Modi"), person("Narendra Modi")])
    assert [p.name for p in persons] == ["Narendra Modi"]


def test_two_of_one_surname_stay_apart() -> None:
    one, other, _ = groups(person("Bill Clinton"), person("Hillary Clinton"), person("Rania"))
    assert one != other


def test_a_shared_surname_is_the_one_named_last() -> None:
    owner = groups(person("Bill Clinton"), person("Hillary Clinton"), person("Clinton"))
    assert owner[2] == owner[1]


def test_a_shared_surname_is_the_one_of_that_state() -> None:
    first, second = person("Yoon Suk Kim", "", "kr"), person("Jong Un Kim", "", "kp")
    owner = groups(first, second, person("Kim", "South Korean President", "kr"))
    assert owner[2] == owner[0] != owner[1]


def test_only_named_persons_have_an_owner() -> None:
    state = Name(0, 1, (0, 1), Kind.STATE, "Cuba", country="cu", key="cu")
    described = Name(0, 1, (0, 1), Kind.PERSON, "the Cuban leader", named=False)
    assert groups(state, described) == [None, None]
    assert cast([]) == ([], [])


def test_every_person_is_named_somewhere() -> None:
    names = [
        person(t) for t in ("Lam", "To Lam", "Anna Lam", "T. Lam", "Lam", "Nguyen Van Hung", "Hung", "Lee")
    ]
    persons, owner = cast(names)
    assert sorted(set(owner), key=str) == list(range(len(persons)))
    assert [p.count for p in persons] == [owner.count(i) for i in range(len(persons))]


@pytest.mark.parametrize(
    ("name", "year", "country", "body"),
    [
        (person("Macron"), 2020, "fr", None),
        (person("Macron"), 1980, None, None),
        (person("Putin", "", "by"), 2020, "by", None),
        (person("Merkel", "Mayor"), 2010, None, None),
        (person("Merkel", "Chancellor"), 2010, "de", None),
        (person("Obama", "président"), 2012, "us", None),
        (person("Obama", "designer"), 2012, None, None),
        (person("António Guterres"), 2020, None, "org:un"),
    ],
)
def test_a_leader_named_without_office_or_with_his_own_has_the_state(
    name: Name, year: int, country: str | None, body: str | None
) -> None:
    (one,), _ = cast([name], year)
    assert (one.country, one.body, one.offices) == (country, body, name.offices)


@pytest.mark.parametrize(("sex", "whose"), [("m", 0), ("f", 1), ("", 1)])
def test_a_title_tells_two_of_one_surname_apart(sex: str, whose: int) -> None:
    found = groups(person("Barack Obama"), person("Michelle Obama"), replace(person("Obama"), sex=sex))
    assert found[2] == found[whose]
