"""Persons whom a text only describes."""

from kg.model import Entity, Mention
from kg.resolve.entities import resolve_entities
from tests.resolve.builders import Story, make_mention

ENGLISH, FRENCH = "Cuban foreign minister", "ministre cubain des Affaires étrangères"


def minister(office: str = ENGLISH) -> Mention:
    return make_mention(f"the {office}", country="cu", offices=[office], named=False)


def bearer(name: str, office: str = ENGLISH) -> Mention:
    return make_mention(name, country="cu", offices=[office])


def resolve(*documents: tuple[str | None, Mention]) -> tuple[Entity, ...]:
    stories = [
        Story(f"{n}.txt", published=published, cast={"x": mention})
        for n, (published, mention) in enumerate(documents)
    ]
    found = resolve_entities([s.extraction() for s in stories])
    assert resolve_entities([s.extraction() for s in reversed(stories)]) == found
    return found.entities


def test_the_minister_is_whoever_holds_the_office_in_those_months() -> None:
    (entity,) = resolve(("2024-03-01", bearer("Ana Paz")), ("2024-04-01", minister(FRENCH)))
    assert entity.name == "Ana Paz"
    assert len(entity.mentions) == 2


def test_the_minister_of_another_year_is_another() -> None:
    entities = resolve(("2014-03-01", bearer("Ana Paz")), ("2024-04-01", minister()))
    assert len(entities) == 2


def test_two_years_have_two_ministers() -> None:
    entities = resolve(
        ("2014-03-01", bearer("Ana Paz")),
        ("2014-03-05", minister()),
        ("2024-03-01", bearer("Luis Rey")),
        ("2024-03-05", minister()),
    )
    assert {e.name: len(e.mentions) for e in entities} == {"Ana Paz": 2, "Luis Rey": 2}


def test_between_two_bearers_nobody_can_tell() -> None:
    entities = resolve(
        ("2024-03-01", bearer("Ana Paz")), ("2024-03-03", bearer("Luis Rey")), ("2024-03-05", minister())
    )
    assert len(entities) == 3


def test_descriptions_of_the_same_weeks_are_one_and_of_years_apart_two() -> None:
    entities = resolve(
        ("2024-03-01", minister()), ("2024-03-09", minister(FRENCH)), ("2026-01-09", minister())
    )
    assert sorted(len(e.mentions) for e in entities) == [1, 2]


def test_of_a_text_without_date_it_is_the_bearer_whom_it_names() -> None:
    named = Story("a.txt", cast={"x": bearer("Ana Paz")})
    told = Story("b.txt", cast={"x": make_mention("Ana Paz", country="cu"), "y": minister()})
    (entity,) = resolve_entities([named.extraction(), told.extraction()]).entities
    assert len(entity.mentions) == 3


def test_the_minister_of_a_text_is_the_one_minister_of_that_state_in_it() -> None:
    minister_of_trade = make_mention(
        "Ana Paz", country="cu", offices=["Deputy Prime Minister, Minister of Trade"]
    )
    described = make_mention("le ministre cubain", country="cu", offices=["ministre cubain"], named=False)
    (entity,) = resolve_entities(
        [Story("a.txt", cast={"x": minister_of_trade, "y": described}).extraction()]
    ).entities
    assert entity.name == "Ana Paz"


def test_others_stay_by_themselves() -> None:
    envoy = make_mention("a Cuban envoy", country="cu", offices=["Cuban envoy"], named=False)
    assert len(resolve(("2024-03-01", envoy), ("2024-03-02", envoy))) == 2
