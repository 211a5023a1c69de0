"""Frames of one and of several documents become events."""

from datetime import date, timedelta
from typing import Any

import pytest

from kg.gazetteer import capitals
from kg.model import Event, Judgement, Kind, Status
from kg.resolve.entities import resolve_entities
from kg.resolve.events import Outcome, resolve_events
from tests.resolve.builders import Story, make_mention, make_state

CAST = {
    "lam": make_mention("To Lam", country="vn"),
    "chinh": make_mention("Pham Minh Chinh", country="vn"),
    "diaz": make_mention("Miguel Díaz-Canel", country="cu"),
    "marrero": make_mention("Manuel Marrero", country="cu"),
    "macron": make_mention("Emmanuel Macron", country="fr"),
    "vn": make_state("vn", "Vietnam"),
    "cu": make_state("cu", "Cuba"),
    "fr": make_state("fr", "France"),
    "us": make_state("us", "United States"),
    "havana": make_mention("Havana", kind=Kind.PLACE, country="cu", key=capitals("cu")[0]),
    "santiago": make_mention("Santiago de Cuba", kind=Kind.PLACE, country="cu"),
    "port": make_mention("Mariel Port", kind=Kind.PLACE, country="cu"),
    "un": make_mention("United Nations", kind=Kind.ORGANISATION),
}
PLANNED, PROPOSED, OCCURRED = Status.PLANNED, Status.PROPOSED, Status.OCCURRED
CANCELLED, DENIED = Status.CANCELLED, Status.DENIED

Told = dict[str, Any]


def story(doc: str, *frames: Told, published: str | None = None) -> Story:
    made = Story(doc, published=published, cast=CAST)
    for frame in frames:
        made.tell(**frame)
    return made


def resolve(*stories: Story) -> Outcome:
    extractions = [s.extraction() for s in stories]
    found = resolve_events(extractions, resolve_entities(extractions))
    assert resolve_events(extractions[::-1], resolve_entities(extractions[::-1])) == found
    return found


def names(event: Event) -> set[str]:
    """Roles and slugs of the participants: "visitor to-lam"."""
    return {f"{p.role} {p.entity.split('/')[1].rsplit('-', 1)[0]}" for p in event.participants}


def visit(who: str = "lam", to: str = "cu", **rest: Any) -> Told:
    return {"type": "Visit", "roles": {"visitor": [who], "destination": [to]}, "place": to, **rest}


def meeting(*who: str, **rest: Any) -> Told:
    return {"type": "Meeting", "roles": {"participant": who}, **rest}


def invitation(when: str | None, **rest: Any) -> Told:
    return {
        "type": "Invitation",
        "roles": {"inviter": ["lam"], "invitee": ["diaz"], "destination": ["vn"]},
        "when": when,
        **rest,
    }


def between(type: str, roles: tuple[str, str], *, ends: tuple[str, str] = ("vn", "cu"), **rest: Any) -> Told:
    left, right = roles
    filled = {left: ends} if left == right else {left: ends[:1], right: ends[1:]}
    return {"type": type, "roles": filled, **rest}


def sanction(**rest: Any) -> Told:
    return between("Sanction", ("imposer", "target"), ends=("us", "cu"), **rest)


def relations(kind: str, when: str | None = None) -> Told:
    return between("Relations", ("party", "party"), kind=kind, when=when)


def agreement(object: str | None, when: str | None = None, kind: str = "sign") -> Told:
    return between("Agreement", ("party", "party"), object=object, when=when, kind=kind)


def credentials(object: str) -> Told:
    return {"type": "Appointment", "kind": "credentials", "roles": {"appointee": ["diaz"]}, "object": object}


def summit(who: str, name: str, when: str | None) -> Told:
    return {"type": "Conference", "roles": {"participant": [who]}, "object": name, "when": when}


DAY, NEXT, WEEK = "2024-09-25", "2024-09-26", "2024-09-25/2024-09-27"
# (what the one document tells, what the other tells, whether it is one event)
ACROSS = [
    (visit(when=WEEK), visit(when="2024-09"), True),
    (visit(when=WEEK), visit(status=PLANNED), True),
    (visit(when=WEEK), visit(when=DAY), True),
    (visit(when=WEEK), visit(to="havana", when=DAY), True),
    (visit(when=WEEK), visit("vn", when="2024-09"), True),
    (visit(when=WEEK, status=PLANNED), visit(when="2024-09-28/2024-09-29"), True),
    (visit(when=WEEK), visit(when="2025-03-02"), False),
    (visit(when=WEEK), visit(status=PROPOSED), False),
    (visit(when=WEEK), visit(to="port", kind="site", when=DAY), False),
    (visit(when=WEEK), visit("chinh", when=WEEK), False),
    (visit(when=WEEK), visit(to="fr", when=WEEK), False),
    (visit(when="2025", status=PLANNED), visit(when="2025", status=PROPOSED), True),
    (visit(), visit(), False),
    (meeting("lam", "diaz", when=DAY), meeting("lam", "diaz", when=DAY, kind="talks"), True),
    (meeting("lam", "diaz", when=DAY), meeting("vn", "cu", when=DAY, kind="talks"), True),
    (meeting("lam", "diaz", when=DAY), meeting("lam", "cu", when=DAY), True),
    (meeting("lam", "diaz", when=DAY), meeting("lam", "diaz", "marrero", when=DAY), True),
    (meeting("lam", "diaz", when=DAY), meeting("lam", "marrero", when=DAY), False),
    (meeting("lam", "diaz", when=DAY), meeting("chinh", "marrero", when=DAY), False),
    (meeting("lam", "diaz", when=DAY), meeting("lam", when=DAY), False),
    (meeting("lam", "diaz", when=DAY), meeting("lam", "diaz", when=NEXT), False),
    (
        meeting("lam", "diaz", when=DAY, place="havana"),
        meeting("lam", "diaz", when=NEXT, place="havana"),
        True,
    ),
    (meeting("lam", "diaz", when=DAY), meeting("lam", "diaz", when="2024-10-25"), False),
    (meeting("lam", "diaz"), meeting("lam", "diaz"), False),
    (meeting("lam", "diaz", when=DAY, place="cu"), meeting("lam", "diaz", when=DAY, place="fr"), False),
    (meeting("lam", "diaz", when=DAY), meeting("lam", "diaz", when=DAY, status=DENIED), True),
    (meeting("lam", "diaz", when=DAY), meeting("lam", "diaz", status=DENIED), False),
    (invitation(DAY), invitation(DAY), True),
    (invitation(DAY), invitation("2025-02-04"), False),
    (invitation(DAY), invitation(None), False),
    (relations("establish", "1960-12-02"), relations("establish"), True),
    (relations("establish"), relations("establish"), True),
    (relations("establish", "1960-12-02"), relations("upgrade", "1960-12-02"), False),
    (agreement("memorandum on fisheries"), agreement("a fisheries agreement", DAY), True),
    (agreement("memorandum on fisheries", DAY), agreement(None, DAY, "conclude"), True),
    (agreement("memorandum on fisheries", DAY), agreement("memorandum on health", DAY), False),
    (agreement("fisheries pact", DAY), agreement("fisheries pact", DAY, "ratify"), False),
    (sanction(object="trade and banking embargo"), sanction(object="trade, banking sanctions"), True),
    (sanction(object="trade embargo"), sanction(object="a list of sponsors of terrorism"), False),
    (sanction(kind="impose"), sanction(kind="lift"), False),
    (
        between(
            "Declaration", ("issuer", "issuer"), kind="joint_statement", when=DAY, object="joint statement"
        ),
        between("Declaration", ("issuer", "issuer"), kind="communique", object="joint communique"),
        True,
    ),
    (
        between("Declaration", ("issuer", "issuer"), kind="joint_statement", when=DAY),
        between("Declaration", ("issuer", "issuer"), kind="proclamation", when=DAY),
        False,
    ),
    (
        summit("macron", "Climate Action Summit", DAY),
        summit("lam", "the climate action summit", "2024-09"),
        True,
    ),
    (
        summit("macron", "Climate Action Summit", DAY),
        summit("macron", "Climate Action Summit", "2025-09-24"),
        False,
    ),
    (summit("macron", "Climate Action Summit", DAY), summit("lam", "Food Systems Summit", DAY), False),
    (meeting("lam", "diaz", when=DAY), between("Call", ("participant", "participant"), when=DAY), False),
]


@pytest.mark.parametrize(("left", "right", "one"), ACROSS)
def test_across_documents(left: Told, right: Told, one: bool) -> None:
    found = resolve(story("a.txt", left), story("b.txt", right))
    assert len(found.events) == (1 if one else 2)
    merges = [d for d in found.decisions if d.judgement is Judgement.SAME]
    assert len(merges) == (1 if one else 0)


WITHIN = [
    ((visit(when=WEEK), visit()), 1),
    ((visit(when=WEEK), visit(when="2025", status=PLANNED)), 2),
    ((visit(when=WEEK), visit(status=PROPOSED)), 2),
    ((visit(when=DAY), visit(when=NEXT)), 1),
    ((visit(when=WEEK), visit(to="havana", when=DAY)), 1),
    ((visit(when=WEEK), visit(to="santiago", when=DAY)), 2),
    ((visit(when=WEEK), visit(to="santiago")), 1),
    ((meeting("lam", "diaz", when=DAY), meeting("lam", "diaz", when=NEXT)), 2),
    ((meeting("lam", "diaz", when=DAY), meeting("vn", "cu", kind="talks")), 1),
    ((meeting("lam", "diaz", when=DAY), meeting("lam", "marrero", when=DAY)), 2),
    ((meeting("lam", "diaz"), meeting("lam", "diaz")), 1),
    ((meeting("lam", "diaz", kind="talks"), meeting("lam", "diaz", kind="reception")), 2),
    ((meeting("vn", "cu"), meeting("lam", "diaz"), meeting("lam", "marrero")), 2),
    ((invitation(None), invitation(None)), 1),
    # the words of a letter of credence say who and to whom
    (
        (credentials("his letter of credence to the King"), credentials("the credentials of the ambassador")),
        1,
    ),
    (
        (agreement("memorandum on fisheries"), agreement("memorandum on health"), agreement("two documents")),
        3,
    ),
]


@pytest.mark.parametrize(("frames", "events"), WITHIN)
def test_within_a_document(frames: tuple[Told, ...], events: int) -> None:
    assert len(resolve(story("a.txt", *frames)).events) == events


def test_a_visit_planned_then_held_and_its_history() -> None:
    found = resolve(
        story("b.txt", visit(when=WEEK, kind="state"), published="2024-09-28"),
        story("a.txt", visit(status=PLANNED), published="2024-09-10"),
        story("c.txt", visit("vn", when="2024-09"), published="2025-02-05"),
    )
    (event,) = found.events
    assert event.status is OCCURRED
    assert event.kind == "state"
    assert [(r.document, r.status) for r in event.history] == [
        ("a.txt", PLANNED),
        ("b.txt", OCCURRED),
        ("c.txt", OCCURRED),
    ]
    assert names(event) == {"visitor to-lam", "destination cuba"}
    assert event.label == "Visit: To Lam → Cuba, 2024-09-25/2024-09-27"
    assert event.place == next(p.entity for p in event.participants if p.role == "destination")
    assert event.confidence == 0.99
    assert event.conflicts == ()


def test_announced_again_after_it_was_held_is_another() -> None:
    found = resolve(
        story("a.txt", visit(when=WEEK), published="2024-09-28"),
        story("b.txt", visit(status=PLANNED), published="2025-01-10"),
    )
    assert [e.status for e in found.events] in ([OCCURRED, PLANNED], [PLANNED, OCCURRED])


def test_undated_between_two_that_exclude_each_other_joins_neither() -> None:
    found = resolve(
        story("a.txt", visit(when="2024-03-02"), published="2024-03-03"),
        story("b.txt", visit(when="2024-09-25"), published="2024-09-26"),
        story("c.txt", visit(), published="2024-11-01"),
    )
    assert len(found.events) == 3
    assert any("exclude each other" in r for d in found.decisions for r in d.reasons)


def test_dates_that_differ_are_kept_as_a_conflict() -> None:
    pact = "pact on rivers"
    found = resolve(
        story("a.txt", agreement(pact, NEXT)),
        story("b.txt", agreement(pact, DAY)),
        story("c.txt", agreement(pact, DAY)),
    )
    (event,) = found.events
    assert event.when is not None
    assert event.when.earliest.isoformat() == DAY
    assert event.conflicts == ("date: 2024-09-25 (b.txt, c.txt) | 2024-09-26 (a.txt)",)


def test_one_against_one_the_first_document_is_kept() -> None:
    found = resolve(
        story("a.txt", agreement("pact on rivers", NEXT)), story("b.txt", agreement("pact on rivers", DAY))
    )
    (event,) = found.events
    assert event.when is not None
    assert event.when.text == NEXT
    assert len(event.conflicts) == 1


STATUSES = [
    ((PLANNED, "2024-09-01"), (CANCELLED, "2024-09-10"), CANCELLED, 0),
    ((CANCELLED, "2024-09-01"), (PLANNED, "2024-09-10"), PLANNED, 0),
    ((PLANNED, "2024-09-20"), (OCCURRED, "2024-09-28"), OCCURRED, 0),
    ((PLANNED, None), (OCCURRED, None), OCCURRED, 0),
    ((OCCURRED, "2024-09-26"), (DENIED, "2024-09-28"), OCCURRED, 1),
    ((OCCURRED, "2024-09-26"), (CANCELLED, "2024-09-28"), CANCELLED, 1),
    ((PROPOSED, "2024-08-01"), (PLANNED, "2024-08-20"), PLANNED, 0),
]


@pytest.mark.parametrize(("first", "second", "status", "conflicts"), STATUSES)
def test_the_status_that_follows(
    first: tuple[Status, str | None], second: tuple[Status, str | None], status: Status, conflicts: int
) -> None:
    found = resolve(
        *(
            story(f"{n}.txt", meeting("lam", "diaz", when=DAY, status=s), published=p)
            for n, (s, p) in enumerate((first, second))
        )
    )
    (event,) = found.events
    assert event.status is status
    assert len(event.conflicts) == conflicts


def test_a_state_gives_way_to_its_person_and_a_city_to_the_state_visited() -> None:
    found = resolve(
        story("a.txt", meeting("vn", "diaz", when=DAY, place="cu")),
        story("b.txt", meeting("lam", "diaz", when=DAY, place="havana")),
        story("c.txt", visit(when=DAY)),
        story("d.txt", visit(to="havana", when=DAY)),
    )
    met, visited = sorted(found.events, key=lambda e: e.type)
    assert names(met) == {"participant to-lam", "participant miguel-diaz-canel"}
    assert met.place is not None
    assert met.place.startswith("place/havana")
    assert names(visited) == {"visitor to-lam", "destination cuba"}


def test_one_document_is_one_witness_for_confidence() -> None:
    twice = resolve(story("a.txt", visit(when=DAY, confidence=0.6), visit(confidence=0.7)))
    both = resolve(
        story("a.txt", visit(when=DAY, confidence=0.6)), story("b.txt", visit(when=DAY, confidence=0.7))
    )
    assert twice.events[0].confidence == 0.7
    assert both.events[0].confidence == 0.88


def test_events_equal_in_all_get_two_ids() -> None:
    found = resolve(story("a.txt", meeting("lam", "diaz")), story("b.txt", meeting("lam", "diaz")))
    assert len({e.id for e in found.events}) == 2


def test_pairs_grow_about_linearly() -> None:
    def corpus(size: int) -> Outcome:
        days = [(date(2020, 1, 1) + timedelta(days=n // 4)).isoformat() for n in range(size)]
        pairs = [("lam", "diaz"), ("chinh", "marrero"), ("macron", "lam"), ("us", "vn")]
        stories = [
            story(f"{n:04}.txt", meeting(*pairs[n % 4], when=day), published=day)
            for n, day in enumerate(days)
        ]
        extractions = [s.extraction() for s in stories]
        return resolve_events(extractions, resolve_entities(extractions))

    few, many = corpus(60).compared, corpus(240).compared
    assert 0 < few <= 120
    assert many <= 5 * few
