"""Figures against annotations: counted by hand, and as the reference scorer counts them."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from kg.errors import UsageError
from kg.evaluate import Report, evaluate, render_json, render_text
from kg.evaluate.match import same_name
from kg.evaluate.told import document_key
from kg.export.tables import write_events
from kg.model import Event, Kind, Knowledge, Precision, Status
from tests.factories import make_entity, make_event, make_knowledge, make_when

SCORER = Path(__file__).resolve().parents[2] / "shared" / "eval" / "score.py"
ANNA, BORIS, CLARA = "person/anna-berg", "person/boris-kovac", "person/clara-diaz"
NORLAND = "country/norland"

ENTITIES = (
    make_entity("Anna Berg", country="nx", aliases=("President Berg",)),
    make_entity("Boris Kovač", id=BORIS, country="sx"),
    make_entity("Clara Díaz", id=CLARA),
    make_entity("Norland", kind=Kind.STATE, country="nx"),
)
GOLD_ENTITIES = [
    {"id": "anna", "type": "Person", "name": "Anna Berg", "aliases": ["Berg"], "country": "NX"},
    {"id": "boris", "type": "Person", "name": "Boris Kovac", "aliases": [], "country": "SX"},
    {"id": "clara", "type": "Person", "name": "Clara Diaz", "aliases": [], "country": None},
    {"id": "nx", "type": "Country", "name": "the Kingdom of Norland", "aliases": [], "country": "NX"},
]
Roles = list[tuple[str, str]]


def gold_event(type: str, roles: Roles, **rest: Any) -> dict[str, Any]:
    return {
        "type": type,
        "kind": None,
        "status": "occurred",
        "participants": [{"role": role, "entity": entity} for role, entity in roles],
        "place": None,
        "start": None,
        "end": None,
        "object": None,
        "quote": "What a.txt says",
        **rest,
    }


GOLD = {
    "a": [
        gold_event("Meeting", [("participant", "anna"), ("participant", "boris")], start="2023-05-05"),
        gold_event(
            "Visit", [("visitor", "anna"), ("destination", "nx")], place="nx", start="2023-05", end="2023-05"
        ),
        gold_event("Call", [("participant", "boris"), ("participant", "clara")]),
    ],
    "b": [gold_event("Meeting", [("participant", "anna"), ("participant", "clara")], status="planned")],
    "c": [gold_event("Statement", [("speaker", "anna")])],
}


def system_events() -> list[Event]:
    fifth = make_when("2023-05-05")
    may = make_when("2023-05-01", "2023-05-31", Precision.MONTH)
    held, planned = Status.OCCURRED, Status.PLANNED
    return [
        make_event("Meeting", {"participant": [ANNA, BORIS]}, reports=[("a.txt", held, fifth)]),
        make_event(
            "Visit",
            {"visitor": [ANNA], "destination": [NORLAND], "host": [BORIS]},
            reports=[("a.txt", held, may)],
            place=NORLAND,
        ),
        make_event("Meeting", {"participant": [BORIS, CLARA]}, reports=[("a.txt", held, None)], id="event/z"),
        make_event("Meeting", {"participant": [ANNA]}, reports=[("b.md", planned, fifth)]),
        make_event("Statement", {"speaker": [ANNA]}, reports=[("c.html", held, None)]),
    ]


def knowledge() -> Knowledge:
    return make_knowledge(entities=ENTITIES, events=system_events())


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    folder = tmp_path / "gold"
    folder.mkdir()
    for name, events in GOLD.items():
        data = {"doc": name, "language": "en", "published": None, "entities": GOLD_ENTITIES, "events": events}
        (folder / f"{name}.json").write_text(json.dumps(data), encoding="utf-8")
    return folder


@pytest.fixture
def report(gold: Path) -> Report:
    return evaluate(gold, knowledge())


def test_figures_counted_by_hand(report: Report) -> None:
    overall = report.overall
    assert report.documents == 3
    assert (overall.event.right, overall.event.system, overall.event.gold) == (3, 4, 4)
    assert (overall.argument.right, overall.argument.system, overall.argument.gold) == (5, 8, 8)
    assert overall.exact.right == 2
    assert (overall.time.right, overall.time.gold) == (2, 2)
    assert (overall.place.right, overall.place.gold) == (1, 1)
    assert (overall.status.right, overall.status.gold) == (3, 3)


def test_types_are_told_apart_and_statements_counted_apart(report: Report) -> None:
    assert [name for name, _ in report.by_type] == ["Visit", "Meeting", "Call", "Statement"]
    by_type = dict(report.by_type)
    assert by_type["Statement"].event.f1 == 1.0
    assert by_type["Call"].event.recall == 0.0
    assert by_type["Call"].event.f1 == 0.0


def test_roles(report: Report) -> None:
    roles = {(type, role): (s.right, s.system, s.gold) for type, role, s in report.by_role}
    assert roles["Visit", "visitor"] == (1, 1, 1)
    assert roles["Visit", "host"] == (0, 1, 0)
    assert roles["Meeting", "participant"] == (3, 5, 4)
    assert roles["Call", "participant"] == (0, 0, 2)


def test_slips_name_sentence_and_rule(report: Report) -> None:
    assert [(s.document, s.type) for s in report.missed] == [("a", "Call")]
    assert [(s.type, s.rule, s.sentence) for s in report.spurious] == [
        ("Meeting", "en.test", "What a.txt says.")
    ]
    assert [(s.other_type, s.type) for s in report.mistyped] == [("Call", "Meeting")]


def test_reliability_table(report: Report) -> None:
    (one,) = report.reliability
    assert (one.lowest, one.highest, one.events, one.right, one.mean_confidence) == (0.9, 1.0, 4, 3, 0.9)


def test_rendering(report: Report) -> None:
    text = render_text(report, errors=2)
    assert "core types" in text
    assert "Call as Meeting" in text
    data = json.loads(render_json(report))
    assert data["overall"]["event"] == {
        **{"precision": 0.75, "recall": 0.75, "f1": 0.75},
        **{"right": 3, "system": 4, "gold": 4},
    }
    assert data["missed"][0]["document"] == "a"


def test_no_annotations_is_a_usage_error(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no annotations"):
        evaluate(tmp_path, knowledge())
    (tmp_path / "a.json").write_text('{"doc": "a"}', encoding="utf-8")
    with pytest.raises(UsageError, match=r"a\.json"):
        evaluate(tmp_path, knowledge())


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("To Lam", "Tô Lâm", True),
        ("President Biden", "Joe Biden", True),
        ("Joe Biden", "Joseph R. Biden", True),
        ("Raúl Castro", "Fidel Castro", False),
        ("the President", "Prime Minister", False),
        ("", "Cuba", False),
    ],
)
def test_names(left: str, right: str, same: bool) -> None:
    assert same_name(left, right) is same


def test_documents_are_matched_by_stem() -> None:
    assert document_key("news/a.txt") == document_key("a.html") == document_key("a") == "a"
    assert document_key("wire.jsonl#7") == "wire.jsonl#7"


@pytest.mark.skipif(not SCORER.is_file(), reason="the reference scorer is not beside this checkout")
def test_agrees_with_the_reference_scorer(gold: Path, report: Report, tmp_path: Path) -> None:
    events = tmp_path / "events.jsonl"
    write_events(knowledge(), events, base_iri="https://example.org/")
    command = [sys.executable, str(SCORER), str(gold), str(events), "--json"]
    theirs = json.loads(subprocess.run(command, capture_output=True, check=True, text=True).stdout)
    figures = {"all": report.overall, **dict(report.by_type)}
    assert set(theirs) == {"all", "Meeting", "Visit", "Call"}
    for name, their in theirs.items():
        ours = figures[name]
        for part, score in (("event", ours.event), ("arg", ours.argument), ("exact", ours.exact)):
            counted = (their[part]["tp"], their[part]["system"], their[part]["gold"])
            assert counted == (score.right, score.system, score.gold)
            assert their[part]["f1"] == pytest.approx(score.f1)
        shares = (ours.time.recall, ours.place.recall, ours.status.recall)
        assert (their["time"], their["place"], their["status"]) == pytest.approx(shares)
