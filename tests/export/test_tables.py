import json
from pathlib import Path
from typing import Any

import pytest

from kg.export.tables import (
    decision_records,
    document_records,
    entity_records,
    event_records,
    write_decisions,
    write_documents,
    write_entities,
    write_events,
)
from kg.model import Knowledge, Precision, Status, When
from tests.factories import (
    ANNA,
    BASE,
    BORIS,
    make_event,
    make_knowledge,
    make_when,
    nasty_knowledge,
    sample_knowledge,
)

EVENT = (
    "id type kind status label start end precision date_text participants place object confidence "
    "documents mentions"
)
PARTY = "id label aliases type country"
MENTION = "document start end quote trigger rule status start_date end_date"
ENTITY = "id type label aliases country offices links mentions"
DOCUMENT = "id path title published published_by_inference language url outlet sha256 copy_of problems"


def first(records: list[dict[str, Any]], label: str) -> dict[str, Any]:
    return next(record for record in records if record["label"] == label)


def test_the_fields_are_those_of_the_contract() -> None:
    events = event_records(sample_knowledge())
    for event in events:
        assert set(EVENT.split()) <= set(event)
        assert all(set(PARTY.split()) | {"role"} == set(one) for one in event["participants"])
        assert event["place"] is None or set(event["place"]) == set(PARTY.split())
        assert all(set(MENTION.split()) <= set(one) for one in event["mentions"])
    for entity in entity_records(sample_knowledge()):
        assert set(entity) == set(ENTITY.split())
        assert all(set(one) == {"document", "start", "end", "text"} for one in entity["mentions"])
    for document in document_records(sample_knowledge()):
        assert set(document) == set(DOCUMENT.split())
    assert {record["judgement"] for record in decision_records(sample_knowledge())} == {"same", "different"}


def test_an_event_is_told_in_full() -> None:
    visit = first(event_records(sample_knowledge()), "State visit of Anna Berg to Sudland")
    assert (visit["type"], visit["kind"], visit["status"]) == ("Visit", "state", "occurred")
    assert (visit["start"], visit["end"], visit["precision"]) == ("2023-05-04", "2023-05-08", "span")
    assert [(one["role"], one["label"], one["country"]) for one in visit["participants"]] == [
        ("destination", "Sudland", "sx"),
        ("host", "Boris Kovač", "sx"),
        ("visitor", "Anna Berg", "nx"),
    ]
    assert visit["place"]["type"] == "Country"
    assert visit["documents"] == ["a.txt", "b.md"]
    assert [one["status"] for one in visit["mentions"]] == ["planned", "occurred"]
    assert [one["status"] for one in visit["history"]] == ["planned", "occurred"]


@pytest.mark.parametrize(
    ("when", "start", "end"),
    [
        (None, None, None),
        (make_when("2024-02-29"), "2024-02-29", "2024-02-29"),
        (make_when("2024-02-26", "2024-02-28"), "2024-02-26", "2024-02-28"),
        (make_when("2024-02-01", "2024-02-29", Precision.MONTH), "2024-02", "2024-02"),
        (make_when("2024-02-01", "2024-03-31", Precision.MONTH), "2024-02", "2024-03"),
        (make_when("2024-01-01", "2024-12-31", Precision.YEAR), "2024", "2024"),
        (make_when("2024-01-01", "2024-12-31", Precision.SPAN), "2024-01-01", "2024-12-31"),
    ],
)
def test_start_and_end_have_the_precision_known(
    when: When | None, start: str | None, end: str | None
) -> None:
    event = make_event("Call", {"participant": [ANNA, BORIS]}, reports=[("a.txt", Status.OCCURRED, when)])
    (record,) = event_records(make_knowledge(events=[event]))
    assert (record["start"], record["end"]) == (start, end)
    assert (record["mentions"][0]["start_date"], record["mentions"][0]["end_date"]) == (start, end)


def test_participants_are_sorted_by_role_and_id_and_may_be_unknown() -> None:
    event = make_event("Call", {"participant": [BORIS, ANNA, "person/gone"]})
    (record,) = event_records(make_knowledge(events=[event]))
    assert [one["id"] for one in record["participants"]] == [ANNA, BORIS, "person/gone"]
    assert record["participants"][2] == {
        **{"role": "participant", "id": "person/gone", "label": "person/gone"},
        **{"aliases": [], "type": None, "country": None},
    }


@pytest.mark.parametrize("knowledge", [sample_knowledge(), nasty_knowledge()], ids=["sample", "nasty"])
def test_a_line_is_a_row_and_rows_are_sorted(knowledge: Knowledge, tmp_path: Path) -> None:
    tables = {
        write_events: event_records,
        write_entities: entity_records,
        write_documents: document_records,
        write_decisions: decision_records,
    }
    for write, records in tables.items():
        write(knowledge, tmp_path / "table.jsonl", base_iri=BASE)
        lines = (tmp_path / "table.jsonl").read_bytes().decode("utf-8").split("\n")
        assert lines.pop() == ""
        rows = [json.loads(line) for line in lines]
        assert rows == records(knowledge)
        ids = [row.get("id", "") for row in rows]
        assert ids == sorted(ids)


def test_a_document_lists_its_problems() -> None:
    documents = {record["id"]: record for record in document_records(sample_knowledge())}
    assert documents["b.md"]["published"] is None
    assert documents["b.md"]["problems"] == [
        {"stage": "read", "message": "front matter is not YAML", "line": 3}
    ]
    assert documents["a.txt"]["published"] == "2023-05-10"


def test_half_of_a_surrogate_pair_is_no_obstacle(tmp_path: Path) -> None:
    event = make_event("Call", {"participant": [ANNA]}, label="half \ud83c pair")
    write_events(make_knowledge(events=[event]), tmp_path / "events.jsonl", base_iri=BASE)
    assert json.loads((tmp_path / "events.jsonl").read_text(encoding="utf-8"))["label"] == "half ? pair"
