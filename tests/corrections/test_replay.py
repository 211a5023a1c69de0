"""What corrections do to a graph, and what is said of those that do nothing."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from kg.corrections import Correction, Ref, link_corrected
from kg.corrections.model import Verb
from kg.corrections.propose import proposals
from kg.link import link_all
from kg.model import Account, Event, Extraction, Judgement, Knowledge, Stamp, Status
from tests.resolve.builders import Story, make_mention, make_state

CAST = {
    "lam": make_mention("To Lam", country="vn"),
    "diaz": make_mention("Miguel Díaz-Canel", country="cu"),
    "cuba": make_state("cu", "Cuba"),
}
OTHER = CAST | {"lam": make_mention("Nguyen Phu Binh", country="vn")}
PATH = Path("corrections.toml")


def stories() -> list[Extraction]:
    one = Story("a", published="2024-09-20", cast=CAST)
    one.tell("Visit", {"visitor": ["lam"], "destination": ["cuba"]}, when="2024-09-25", status=Status.PLANNED)
    one.tell("Meeting", {"participant": ["lam", "diaz"]}, when="2024-09-26")
    two = Story("b", published="2025-03-01", cast=OTHER)
    two.tell("Meeting", {"participant": ["lam", "diaz"]}, when="2025-02-26")
    return [one.extraction(), two.extraction()]


def corrected(*corrections: Correction, extractions: Sequence[Extraction] | None = None) -> Knowledge:
    told = list(extractions or stories())
    accounts = [Account(extraction.source) for extraction in told]
    return link_corrected(told, accounts=accounts, stamp=Stamp(()), corrections=corrections, path=PATH)


def plain(extractions: Sequence[Extraction] | None = None) -> Knowledge:
    told = list(extractions or stories())
    return link_all(told, accounts=[Account(e.source) for e in told], stamp=Stamp(()))


def make(
    verb: Verb, *, entities: Sequence[Ref] = (), events: Sequence[Ref] = (), **values: str
) -> Correction:
    return Correction(
        verb, 7, tuple(entities), tuple(events), tuple(sorted(values.items())), "A. Nother", date(2026, 5, 1)
    )


def words(document: str, text: str, type: str = "") -> Ref:
    return Ref(document=document, text=text, type=type)


def problems(knowledge: Knowledge) -> list[str]:
    return [p.message for a in knowledge.documents for p in a.problems if p.document == "corrections.toml"]


def persons(knowledge: Knowledge) -> list[str]:
    return sorted(e.name for e in knowledge.entities if e.kind.value == "Person")


def the_visit(knowledge: Knowledge) -> Event:
    (visit,) = (event for event in knowledge.events if event.type == "Visit")
    return visit


def test_two_names_are_one_person() -> None:
    knowledge = corrected(make(Verb.SAME, entities=[Ref(name="To Lam"), words("b", "Nguyen Phu Binh")]))
    assert len(persons(knowledge)) == 2
    assert problems(knowledge) == []
    ruling = next(d for d in knowledge.decisions if d.reasons == ("corrected by A. Nother, 2026-05-01",))
    assert (ruling.judgement, ruling.score) == (Judgement.SAME, 1.0)


def test_one_name_is_two_persons_for_ever() -> None:
    one = Story("a", published="2024-09-20", cast=CAST).tell("Meeting", {"participant": ["lam", "diaz"]})
    two = Story("b", published="2024-09-21", cast=CAST).tell("Meeting", {"participant": ["lam", "diaz"]})
    three = Story("c", published="2024-09-22", cast=CAST).tell("Meeting", {"participant": ["lam", "diaz"]})
    told = [x.extraction() for x in (one, two, three)]
    assert persons(plain(told)).count("To Lam") == 1
    apart = make(Verb.DIFFERENT, entities=[words("a", "To Lam"), words("b", "To Lam")])
    knowledge = corrected(apart, extractions=told)
    assert persons(knowledge).count("To Lam") == 2
    assert problems(knowledge) == []


def test_a_state_that_the_gazetteer_knows_can_be_two() -> None:
    apart = make(Verb.DIFFERENT, entities=[words("a", "Cuba"), words("b", "Cuba")])
    told = stories()
    two = Story("b", cast=CAST).tell("Visit", {"visitor": ["lam"], "destination": ["cuba"]}).extraction()
    assert sum(e.name == "Cuba" for e in corrected(apart, extractions=[told[0], two]).entities) == 2


def test_two_events_are_one_and_one_is_two() -> None:
    refs = [words("a", "Sentence 1", "Meeting"), words("b", "Sentence 0")]
    assert len(plain().events) == 3
    assert len(corrected(make(Verb.SAME, events=refs)).events) == 2
    story = Story("b", published="2024-09-27", cast=CAST)
    same = story.tell("Meeting", {"participant": ["lam", "diaz"]}, when="2024-09-26").extraction()
    told = [stories()[0], same]
    assert len(plain(told).events) == 2
    assert len(corrected(make(Verb.DIFFERENT, events=refs), extractions=told).events) == 3


def test_a_new_name_and_the_same_id() -> None:
    before = {e.name: e.id for e in plain().entities}
    knowledge = corrected(make(Verb.RENAME, entities=[words("a", "To Lam")], name="Tô Lâm"))
    (lam,) = (e for e in knowledge.entities if e.name == "Tô Lâm")
    assert lam.id == before["To Lam"]
    assert "To Lam" in lam.aliases
    assert "Tô Lâm" in the_visit(knowledge).label


def test_what_is_rejected_is_gone() -> None:
    knowledge = corrected(make(Verb.REJECT, events=[words("a", "Sentence 0")]))
    assert {event.type for event in knowledge.events} == {"Meeting"}
    knowledge = corrected(make(Verb.REJECT, entities=[words("a", "Cuba")]))
    assert [p.role for p in the_visit(knowledge).participants] == ["visitor"]
    assert any("rejected; corrected by A. Nother" in r for d in knowledge.decisions for r in d.reasons)


def test_a_date_and_a_status_are_set_and_the_sentence_keeps_its_own() -> None:
    before = the_visit(plain())
    settled = make(
        Verb.SET, events=[words("a", "Sentence 0")], status="occurred", when="2024-09-25/2024-09-27"
    )
    visit = the_visit(corrected(settled))
    assert (visit.id, visit.status) == (before.id, Status.OCCURRED)
    assert visit.label == "Visit: To Lam → Cuba, 2024-09-25/2024-09-27"
    assert visit.evidence == before.evidence
    assert the_visit(corrected(make(Verb.SET, events=[words("a", "Sentence 0")], when="none"))).when is None


def test_a_type_and_roles_are_set() -> None:
    ref = words("a", "Sentence 0")
    host = make(Verb.SET, events=[ref], entities=[words("a", "Miguel Díaz-Canel")], role="host")
    roles = {p.role for p in the_visit(corrected(host)).participants}
    assert roles == {"visitor", "destination", "host"}
    wrong = corrected(make(Verb.SET, events=[ref], type="Meeting"))
    assert "Meeting has no destination" in problems(wrong)[0]
    away = make(Verb.SET, events=[ref], entities=[words("a", "Cuba")], role="none")
    met = make(Verb.SET, events=[ref], entities=[words("a", "To Lam")], role="participant", type="Meeting")
    knowledge = corrected(away, met)
    assert problems(knowledge) == []
    assert [e.type for e in knowledge.events] == ["Meeting"] * 3


def test_ids_may_be_of_the_graph_before_or_after_other_corrections() -> None:
    ids = {e.name: e.id for e in plain().entities}
    same = make(Verb.SAME, entities=[Ref(id=ids["To Lam"]), Ref(id=ids["Nguyen Phu Binh"])])
    merged = corrected(same)
    for knowledge in (plain(), merged):
        event = next(e for e in knowledge.events if any(w.evidence.document == "b" for w in e.evidence))
        again = corrected(same, make(Verb.SET, events=[Ref(id=event.id)], status="cancelled"))
        assert problems(again) == []
        assert {e.status for e in again.events} >= {Status.CANCELLED}


@pytest.mark.parametrize(
    ("correction", "message"),
    [
        (make(Verb.RENAME, entities=[Ref(name="Nobody")], name="x"), "nobody and nothing is called “Nobody”"),
        (make(Verb.RENAME, entities=[words("z", "To Lam")], name="x"), "is called “To Lam” in z"),
        (make(Verb.REJECT, events=[words("a", "No such sentence")]), "no event is told by “No such"),
        (make(Verb.REJECT, events=[words("a", "Sentence")]), "several events (Meeting, Visit): add type"),
        (make(Verb.REJECT, events=[Ref(id="event/gone-1")]), "there is no event/gone-1"),
        (make(Verb.REJECT, entities=[Ref(id="person/gone-1")]), "there is no person/gone-1"),
        (make(Verb.DIFFERENT, entities=[Ref(name="To Lam"), words("a", "To Lam")]), "one and the same"),
    ],
)
def test_what_matches_nothing_is_reported(correction: Correction, message: str) -> None:
    (told,) = problems(corrected(correction))
    assert told.startswith(f"[[{correction.verb}]] ")
    assert message in told


def test_corrections_that_contradict_each_other_are_reported() -> None:
    refs = [Ref(name="To Lam"), Ref(name="Nguyen Phu Binh")]
    (told,) = problems(corrected(make(Verb.SAME, entities=refs), make(Verb.DIFFERENT, entities=refs)))
    assert "another correction says that they are the same" in told


def test_the_stamp_says_that_there_are_corrections() -> None:
    stamp = corrected(make(Verb.REJECT, events=[words("a", "Sentence 0")])).stamp
    assert [name for name, _ in stamp.parts] == ["corrections"]


def test_what_is_undecided_is_proposed_until_it_is_decided() -> None:
    one = Story("a", published="2024-09-20", cast={"x": make_mention("Mostafa Abdel-Rahim", country="eg")})
    two = Story("b", published="2024-09-21", cast={"x": make_mention("Moustafa Abdelrahim")})
    told = [x.tell("Statement", {"speaker": ["x"]}).extraction() for x in (one, two)]
    found = [p for p in proposals(plain(told)) if not p.events]
    assert [(p.left.ref.text, p.right.ref.text) for p in found] in (
        [("Mostafa Abdel-Rahim", "Moustafa Abdelrahim")],
        [("Moustafa Abdelrahim", "Mostafa Abdel-Rahim")],
    )
    refs = [found[0].left.ref, found[0].right.ref]
    for verb in (Verb.SAME, Verb.DIFFERENT):
        assert [
            p for p in proposals(corrected(make(verb, entities=refs), extractions=told)) if not p.events
        ] == []
