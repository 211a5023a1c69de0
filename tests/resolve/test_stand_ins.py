"""Who stands for whom: descriptions, delegations, ministries, organs; and gatherings, denials, measures."""

from collections.abc import Mapping

from kg.model import Event, Extraction, Kind, Mention, Status
from kg.resolve.entities import resolve_entities
from kg.resolve.events import resolve_events
from tests.resolve.builders import Story, make_mention, make_state

DAY = "2024-03-12"
PERSONS: Mapping[str, Mention] = {
    "thang": make_mention("Nguyen Thang", country="vn"),
    "thanh": make_mention("Tran Thanh", country="vn"),
    "quintana": make_mention("Ernesto Quintana", country="cu"),
    "mbae": make_mention("Said Mbae", country="km"),
    "envoy": make_mention("an Algerian envoy", country="dz", offices=["Algerian envoy"], named=False),
    "bouzidi": make_mention("Abdelkrim Bouzidi", country="dz"),
    "fassi": make_mention("Younes Fassi", country="ma"),
}
BODIES: Mapping[str, Mention] = {
    "delegation": make_mention("Vietnamese delegation", kind=Kind.ORGANISATION, country="vn"),
    "ministry": make_mention("Ministry of Foreign Affairs", kind=Kind.ORGANISATION, country="dz"),
    "ministere": make_mention(
        "ministère algérien des Affaires étrangères", kind=Kind.ORGANISATION, country="dz"
    ),
    "someones": make_mention("Ministry of Trade", kind=Kind.ORGANISATION),
    "quelconque": make_mention("ministère du Commerce", kind=Kind.ORGANISATION),
    "defence": make_mention("Ministry of Defence", kind=Kind.ORGANISATION),
    "council": make_mention("Council of the Nordic Union", kind=Kind.ORGANISATION),
    "union": make_mention("Nordic Union", kind=Kind.ORGANISATION),
}
PLACES: Mapping[str, Mention] = {
    "cu": make_state("cu", "Cuba"),
    "by": make_state("by", "Belarus"),
    "tana": make_mention("Antananarivo", kind=Kind.PLACE, country="mg", key="geo:1070940"),
}
CAST = {**PERSONS, **BODIES, **PLACES}


def story(doc: str, type: str, roles: Mapping[str, list[str]], **rest: object) -> Extraction:
    made = Story(doc, published="2024-03-13", cast=CAST)
    return made.tell(type, roles, **rest).extraction()  # type: ignore[arg-type]


def events(*extractions: Extraction) -> tuple[Event, ...]:
    found = resolve_events(extractions, resolve_entities(extractions)).events
    assert resolve_events(extractions[::-1], resolve_entities(extractions[::-1])).events == found
    return found


def test_a_description_stands_for_the_one_who_is_named() -> None:
    (event,) = events(
        story("a", "Meeting", {"participant": ["envoy", "fassi"]}, when=DAY),
        story("b", "Meeting", {"participant": ["bouzidi", "fassi"]}, when=DAY),
    )
    assert {p.entity.split("/")[1].rsplit("-", 1)[0] for p in event.participants} == {
        "abdelkrim-bouzidi",
        "younes-fassi",
    }


def test_whom_one_sentence_names_beside_a_description_is_another() -> None:
    (event,) = events(story("a", "Meeting", {"participant": ["envoy", "bouzidi", "fassi"]}, when=DAY))
    assert len(event.participants) == 3


def test_a_delegation_stands_for_its_head_and_for_nobody_else() -> None:
    led = story("a", "Visit", {"visitor": ["delegation", "thang"], "destination": ["cu"]}, when=DAY)
    alone = story("b", "Visit", {"visitor": ["thang"], "destination": ["cu"]}, when=DAY)
    unnamed = story("c", "Visit", {"visitor": ["delegation"], "destination": ["cu"]}, when=DAY)
    another = story("d", "Visit", {"visitor": ["thanh"], "destination": ["cu"]}, when=DAY)
    assert len(events(led, alone)) == 1
    assert len(events(unnamed, alone)) == 1
    assert len(events(led, another)) == 2


def test_a_ministry_in_two_languages_is_one() -> None:
    (event,) = events(
        story("a", "Protest", {"actor": ["ministry"], "target": ["fassi"]}, when=DAY),
        story("b", "Protest", {"actor": ["ministere"], "target": ["fassi"]}, when=DAY),
    )
    assert len(event.participants) == 2


def test_a_ministry_of_nobody_says_whom_is_one_with_another_for_the_same() -> None:
    def told(name: str, actor: str) -> Extraction:
        return story(name, "Protest", {"actor": [actor], "target": ["fassi"]}, when=DAY)

    assert len(events(told("a", "someones"), told("b", "quelconque"))) == 1
    assert len(events(told("a", "someones"), told("b", "defence"))) == 2


def test_an_organ_acts_for_its_organisation() -> None:
    found = events(
        story("a", "Sanction", {"imposer": ["council"], "target": ["by"]}, kind="impose", when=DAY),
        story("b", "Sanction", {"imposer": ["union"], "target": ["by"]}, kind="impose", when=DAY),
    )
    assert len(found) == 1


def test_a_terror_list_is_not_the_embargo() -> None:
    roles = {"imposer": ["union"], "target": ["cu"]}
    embargo = story("a", "Sanction", roles, kind="maintain", object="the embargo against Cuba")
    sanctions = story("b", "Sanction", roles, kind="maintain", object="economic sanctions")
    listed = story("c", "Sanction", roles, kind="maintain", object="the list of state sponsors of terrorism")
    liste = story("d", "Sanction", roles, kind="maintain", object="la liste des pays soutenant le terrorisme")
    assert sorted(len(event.evidence) for event in events(embargo, sanctions, listed, liste)) == [2, 2]


def test_who_attended_a_gathering_each_account_says_as_it_likes() -> None:
    found = events(
        story("a", "Conference", {"participant": ["mbae"], "host": ["thang"]}, when=DAY, place="tana"),
        story("b", "Conference", {"participant": ["quintana"], "host": ["thang"]}, when=DAY, place="tana"),
        story("c", "Conference", {"participant": ["quintana"]}, when="2024-05-12", place="tana"),
    )
    assert sorted(len(event.evidence) for event in found) == [1, 2]


def test_what_is_denied_of_those_days_is_what_others_report() -> None:
    (event,) = events(
        story("a", "Meeting", {"participant": ["bouzidi", "fassi"]}, when=DAY),
        story(
            "b",
            "Meeting",
            {"participant": ["bouzidi", "fassi"]},
            when="2024-03-11/2024-03-17",
            status=Status.DENIED,
        ),
    )
    assert event.status is Status.OCCURRED
    assert event.conflicts == ("status: denied (b) | occurred (a)",)


def test_what_was_called_off_is_not_what_the_same_text_proposes_anew() -> None:
    made = Story("a", published="2024-03-13", cast=CAST)
    roles = {"visitor": ["thang"], "destination": ["cu"]}
    made.tell("Visit", roles, status=Status.CANCELLED).tell(
        "Visit", roles, status=Status.PROPOSED, when="2024-09"
    )
    assert len(events(made.extraction())) == 2


def test_places_that_exclude_each_other_are_a_conflict() -> None:
    (event,) = events(
        story("a", "Agreement", {"party": ["thang", "quintana"]}, when=DAY, object="rice pact", place="cu"),
        story("b", "Agreement", {"party": ["thang", "quintana"]}, when=DAY, object="rice pact", place="by"),
    )
    assert event.conflicts == ("place: Belarus (b) | Cuba (a)",)


def test_a_description_without_a_state_stands_for_one_who_bears_the_very_office() -> None:
    head = make_mention("Le chef de l'État", offices=["chef de l'État"], named=False)
    cast = {
        "head": head,
        "diagne": make_mention("Ousmane Diagne", offices=["président de la République"]),
        "ratih": make_mention("Ratih", country="id", offices=["ministre des Affaires étrangères"]),
        "setiadi": make_mention("Setiadi", country="id", offices=["ministre des Affaires étrangères"]),
    }
    told = Story("a", published="2024-03-13", cast=cast)
    told.tell("Meeting", {"participant": ["diagne", "ratih"]}, when=DAY)
    told.tell("Meeting", {"participant": ["head", "ratih"]}, when=DAY)
    assert len(events(told.extraction())) == 1
    told.tell("Meeting", {"participant": ["setiadi", "ratih"]}, when=DAY)
    assert len(events(told.extraction())) == 2


def test_a_ministry_of_nobody_knows_whom_may_be_of_the_state() -> None:
    body = make_mention("ministère des Affaires étrangères", kind=Kind.ORGANISATION)
    cast = {
        "body": body,
        "ee": make_state("ee", "Estonia"),
        "zaytsev": make_mention("Viktor Zaytsev", country="ru"),
    }
    told = [
        Story(doc, published="2024-03-13", cast=cast)
        .tell("Protest", {"actor": [actor], "target": ["zaytsev"]}, when=DAY)
        .extraction()
        for doc, actor in (("a", "body"), ("b", "ee"))
    ]
    [event] = events(*told)
    # the state says more than a ministry of nobody knows whom
    named = {e.id: e.name for e in resolve_entities(told).entities}
    assert [named[p.entity] for p in event.participants if p.role == "actor"] == ["Estonia"]


def test_whose_leadership_it_is_another_text_does_not_say() -> None:
    def told(text: str) -> tuple[Event, ...]:
        parts = [story(doc, "Statement", {"speaker": ["fassi"]}, when=DAY, object=text) for doc in ("a", "b")]
        return events(*parts)

    assert len(told("the leadership of the Emir")) == 1
    assert len(told("his leadership")) == 2
