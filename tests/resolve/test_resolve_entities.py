"""Mentions of several documents become entities."""

from kg.model import Entity, Judgement, Kind, Mention
from kg.resolve.entities import Resolution, resolve_entities
from tests.resolve.builders import Story, make_mention, make_state


def resolve(*documents: list[Mention]) -> Resolution:
    stories = [
        Story(f"{chr(97 + n)}.txt", cast={f"{i}": m for i, m in enumerate(mentions)})
        for n, mentions in enumerate(documents)
    ]
    found = resolve_entities([s.extraction() for s in stories])
    backwards = resolve_entities([s.extraction() for s in reversed(stories)])
    assert backwards == found
    return found


def named(found: Resolution, name: str) -> Entity:
    (entity,) = (e for e in found.entities if e.name == name)
    return entity


def test_one_person_spelled_four_ways() -> None:
    found = resolve(
        [make_mention("Miguel Díaz-Canel Bermúdez", country="cu", offices=["President"])],
        [make_mention("Miguel Diaz Canel", country="cu")],
        [make_mention("Díaz-Canel", country="cu", offices=["President of Cuba"])],
        [make_mention("MIGUEL DIAZ-CANEL BERMUDEZ", country="cu")],
    )
    (entity,) = found.entities
    assert entity.name == "Miguel Díaz-Canel Bermúdez"
    assert "Díaz-Canel" in entity.aliases
    assert entity.offices == ("President", "President of Cuba")
    assert len(entity.mentions) == 4
    assert sum(d.judgement is Judgement.SAME for d in found.decisions) >= 3


def test_two_with_one_surname_stay_two_and_the_surname_alone_joins_neither() -> None:
    found = resolve(
        [make_mention("Raúl Castro", country="cu")],
        [make_mention("Fidel Castro", country="cu")],
        [make_mention("Castro", country="cu")],
    )
    assert [e.name for e in found.entities] == ["Castro", "Fidel Castro", "Raúl Castro"]
    assert {d.judgement for d in found.decisions} == {Judgement.UNSURE}


def test_the_office_tells_which_of_two_is_meant() -> None:
    found = resolve(
        [make_mention("Raúl Castro", country="cu", offices=["President"])],
        [make_mention("Fidel Castro", country="cu", offices=["revolutionary leader"])],
        [make_mention("Castro", country="cu", offices=["President"])],
    )
    assert len(named(found, "Raúl Castro").mentions) == 2


def test_a_surname_of_another_country_is_another() -> None:
    found = resolve([make_mention("Joaquin Castro", country="us")], [make_mention("Castro", country="cu")])
    assert len(found.entities) == 2


def test_namesakes_of_two_countries_get_two_ids() -> None:
    found = resolve([make_mention("Ana Silva", country="br")], [make_mention("Ana Silva", country="pt")])
    assert [e.country for e in found.entities if e.name == "Ana Silva"] in (["br", "pt"], ["pt", "br"])
    assert len({e.id for e in found.entities}) == 2


def test_a_namesake_without_country_does_not_bridge_the_two() -> None:
    found = resolve(
        [make_mention("Ana Silva", country="br")],
        [make_mention("Ana Silva", country="pt")],
        [make_mention("Ana Silva")],
    )
    assert len(found.entities) == 3
    assert len({e.id for e in found.entities}) == 3


def test_states_are_one_by_key_whatever_their_names() -> None:
    found = resolve([make_state("us", "US")], [make_state("us", "United States")], [make_state("gb", "UK")])
    usa = named(found, "United States")
    assert usa.kind is Kind.STATE
    assert usa.country == "us"
    assert "US" in usa.aliases
    assert any("wikidata" in link for link in usa.links)
    assert len(found.entities) == 2


def test_descriptions_stay_apart_across_documents() -> None:
    ambassador = make_mention("the ambassador", named=False)
    found = resolve([ambassador], [ambassador])
    assert len(found.entities) == 2
    assert found.decisions == ()


def test_organisations_by_acronym() -> None:
    found = resolve(
        [make_mention("Party of Steady Progress", kind=Kind.ORGANISATION, country="no")],
        [make_mention("PSP", kind=Kind.ORGANISATION, country="no")],
        [make_mention("PSP", kind=Kind.ORGANISATION, country="br")],
    )
    assert named(found, "Party of Steady Progress").aliases == ("PSP",)
    assert len(found.entities) == 2


def test_a_ministry_of_each_state_is_another() -> None:
    found = resolve(
        [make_mention("Foreign Ministry", kind=Kind.ORGANISATION, country="cu")],
        [make_mention("Foreign Ministry", kind=Kind.ORGANISATION, country="cu")],
        [make_mention("Foreign Ministry", kind=Kind.ORGANISATION, country="vn")],
        [make_mention("Foreign Ministry", kind=Kind.ORGANISATION)],
    )
    assert len(found.entities) == 3


def test_aliases_are_names_and_telling_descriptions_but_no_pronouns() -> None:
    lam = "To Lam"
    quotes = ["To Lam", "he", "Mr. Lam", "the top Vietnamese leader", "the leader", "the President"]
    found = resolve([make_mention(lam, country="vn", quote=q, start=n * 50) for n, q in enumerate(quotes)])
    assert named(found, lam).aliases == ("Mr. Lam", "the top Vietnamese leader")


def test_a_description_of_two_is_no_alias() -> None:
    found = resolve(
        [make_mention("To Lam", quote="the Vietnamese leader")],
        [make_mention("Luong Cuong", quote="the Vietnamese leader")],
    )
    assert [e.aliases for e in found.entities] == [(), ()]


def test_ids_stay_when_a_document_is_added() -> None:
    first = resolve([make_mention("To Lam", country="vn")])
    more = resolve([make_mention("To Lam", country="vn")], [make_mention("Luong Cuong", country="vn")])
    assert first.entities[0].id in {e.id for e in more.entities}


def test_a_rare_longer_name_is_not_canonical() -> None:
    documents = [[make_mention("To Lam", country="vn")] for _ in range(6)]
    found = resolve(*documents, [make_mention("To Lam Vietnam", country="vn")])
    assert found.entities[0].name == "To Lam"
    assert found.entities[0].aliases == ("To Lam Vietnam",)
