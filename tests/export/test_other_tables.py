"""What the formats for other programs say: calendars, citations, event data, Neo4j, SQLite, FollowTheMoney."""

import csv
import io
import json
import sqlite3
import zipfile
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow.parquet
import pytest
from icalendar import Calendar

from kg.errors import UsageError
from kg.export import export
from kg.export.dot import LARGEST
from kg.export.followthemoney import followthemoney_entities
from kg.export.plover import alpha3
from kg.model import Kind, Knowledge, Status
from tests.factories import (
    BASE,
    make_account,
    make_entity,
    make_event,
    make_knowledge,
    make_when,
    sample_knowledge,
)


def written(format: str, folder: Path, knowledge: Knowledge | None = None) -> Path:
    path = folder / "file"
    export(knowledge or sample_knowledge(), path, format=format, base_iri=BASE)
    return path


def test_a_calendar_has_the_visits_and_meetings_whose_days_are_known(tmp_path: Path) -> None:
    calendar = Calendar.from_ical(written("ics", tmp_path).read_bytes())
    found = {str(one["summary"]): one for one in calendar.walk("VEVENT")}
    assert set(found) == {"State visit of Anna Berg to Sudland", "Anna Berg met Boris Kovač"}
    visit = found["State visit of Anna Berg to Sudland"]
    # the end is the first day after it
    assert (visit.decoded("dtstart"), visit.decoded("dtend")) == (date(2023, 5, 4), date(2023, 5, 9))
    assert (str(visit["status"]), str(visit["location"])) == ("CONFIRMED", "Sudland")
    assert str(visit["uid"]).startswith(BASE)


@pytest.mark.parametrize(
    ("status", "shown"),
    [(Status.PLANNED, "TENTATIVE"), (Status.CANCELLED, "CANCELLED"), (Status.DENIED, "CANCELLED")],
)
def test_a_calendar_says_what_is_not_certain(status: Status, shown: str, tmp_path: Path) -> None:
    event = make_event("Meeting", {}, reports=[("a.txt", status, make_when("2024-02-29"))])
    path = written("ics", tmp_path, make_knowledge(documents=[make_account()], events=[event]))
    (entry,) = Calendar.from_ical(path.read_bytes()).walk("VEVENT")
    assert str(entry["status"]) == shown


def test_sources_are_citations(tmp_path: Path) -> None:
    first, second = json.loads(written("csl", tmp_path).read_text(encoding="utf-8"))
    assert first == {
        "id": "a.txt",
        "type": "article-newspaper",
        "title": "Title of a.txt",
        "container-title": "The Example",
        "URL": "https://news.example/a?b=1",
        "language": "en",
        "issued": {"date-parts": [[2023, 5, 10]]},
    }
    assert "issued" not in second


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_event_data_has_a_row_a_source_and_a_target(tmp_path: Path) -> None:
    found = rows(written("plover", tmp_path))
    visit = next(row for row in found if row["headline"].startswith("State visit"))
    assert (visit["event_type"], visit["event_mode"], visit["cameo_code"]) == ("CONSULT", "visit", "042")
    assert (visit["source_actor"], visit["date"], visit["end_date"]) == (
        "Anna Berg",
        "2023-05-04",
        "2023-05-08",
    )
    treaty = [row for row in found if row["headline"] == "Treaty of the Rivers"]
    assert len(treaty) == 3, "each pair of three parties"
    assert {row["year"] for row in treaty} == {"2022"}
    assert {row["month"] for row in treaty} == {""}


@pytest.mark.parametrize(
    ("type", "kind", "status", "codes"),
    [
        ("Statement", "condemn", Status.OCCURRED, ("ACCUSE", "", "110")),
        ("Relations", "sever", Status.OCCURRED, ("SANCTION", "discontinue", "161")),
        ("Relations", "establish", Status.OCCURRED, ("SUPPORT", "", "050")),
        ("Sanction", "lift", Status.OCCURRED, ("CONCEDE", "", "085")),
        ("Sanction", "impose", Status.OCCURRED, ("SANCTION", "", "163")),
        ("Appointment", "elect", Status.OCCURRED, ("", "", "")),
        ("Agreement", "sign", Status.PLANNED, ("AGREE", "", "030")),
        ("Call", "phone", Status.OCCURRED, ("CONSULT", "phone", "041")),
        ("new type", None, Status.OCCURRED, ("", "", "")),
    ],
)
def test_codes_are_those_of_the_kind(
    type: str, kind: str | None, status: Status, codes: tuple[str, str, str], tmp_path: Path
) -> None:
    event = make_event(type, {"party": ["person/x"]}, kind=kind, reports=[("a.txt", status, None)])
    (row,) = rows(written("plover", tmp_path, make_knowledge(events=[event])))
    assert (row["event_type"], row["event_mode"], row["cameo_code"]) == codes


@pytest.mark.parametrize(("country", "code"), [("fr", "040"), ("de", "040"), ("ch", "044")])
def test_a_meeting_on_third_ground_has_a_code_of_its_own(country: str, code: str, tmp_path: Path) -> None:
    people = [make_entity("A", country="fr"), make_entity("B", country="de")]
    place = make_entity("Town", kind=Kind.PLACE, country=country)
    event = make_event("Meeting", {"participant": [one.id for one in people]}, place=place.id)
    (row,) = rows(written("plover", tmp_path, make_knowledge(entities=[*people, place], events=[event])))
    assert row["cameo_code"] == code
    assert (row["source_country"], row["target_country"]) == ("FRA", "DEU")


@pytest.mark.parametrize(
    ("two", "three"), [("fr", "FRA"), ("us", "USA"), ("xk", "XKX"), (None, ""), ("zz", "ZZZ")]
)
def test_countries_have_three_letters(two: str | None, three: str) -> None:
    assert alpha3(two) == three


def test_neo4j_gets_nodes_relations_and_constraints(tmp_path: Path) -> None:
    with zipfile.ZipFile(written("neo4j", tmp_path)) as archive:
        texts = {name: archive.read(name).decode("utf-8") for name in archive.namelist()}
    assert set(texts) == {
        *("entities.csv", "events.csv", "documents.csv", "roles.csv", "reports.csv"),
        *("constraints.cypher", "README.txt"),
    }
    assert texts["constraints.cypher"].count("IS UNIQUE") == 3
    roles = list(csv.reader(io.StringIO(texts["roles.csv"])))
    assert {row[2] for row in roles[1:]} == {
        "VISITOR",
        "DESTINATION",
        "HOST",
        "PARTICIPANT",
        "PARTY",
        "PLACE",
    }
    (anna,) = (row for row in csv.reader(io.StringIO(texts["entities.csv"])) if row[2] == "Anna Berg")
    assert anna[1].split("\x1f") == ["Entity", "Person"]
    assert anna[5].split("\x1f") == ["President of Norland", "Head of State"]
    for name in texts:
        if name.endswith(".csv"):
            assert f"={name}" in texts["README.txt"]


def test_sqlite_joins_events_and_their_participants(tmp_path: Path) -> None:
    with closing(sqlite3.connect(written("sqlite", tmp_path))) as database:
        found = database.execute(
            "SELECT entities.label FROM events JOIN participants ON participants.event = events.id "
            "JOIN entities ON entities.id = participants.entity WHERE events.label = 'Treaty of the Rivers' "
            "ORDER BY 1"
        ).fetchall()
        assert found == [("Norland",), ("River Union",), ("Sudland",)]
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []


def test_the_facets_are_columns(tmp_path: Path) -> None:
    tables = json.loads(written("datasette", tmp_path).read_text("utf-8"))["databases"]["graph"]["tables"]
    with closing(sqlite3.connect(written("sqlite", tmp_path))) as database:
        for name, table in tables.items():
            columns = {row[1] for row in database.execute(f"PRAGMA table_info({name})")}
            assert {
                *table["facets"],
                table.get("label_column", "id" if "id" in columns else "role"),
            } <= columns | {"role"}


def test_parquet_has_participants_and_mentions(tmp_path: Path) -> None:
    found: list[dict[str, Any]] = pyarrow.parquet.read_table(written("parquet", tmp_path)).to_pylist()
    visit = next(row for row in found if row["kind"] == "state")
    assert {(one["role"], one["label"]) for one in visit["participants"]} == {
        ("visitor", "Anna Berg"),
        ("destination", "Sudland"),
        ("host", "Boris Kovač"),
    }
    assert visit["mentions"][0]["quote"] == "What a.txt says."


def test_followthemoney_has_people_states_documents_and_events() -> None:
    found = {one["id"]: one for one in followthemoney_entities(sample_knowledge())}
    anna = found["person-anna-berg"]
    assert (anna["schema"], anna["properties"]["wikidataId"]) == ("Person", ["Q42"])
    assert found["country-norland"]["schema"] == "PublicBody"
    visit = next(
        one
        for one in found.values()
        if one["properties"].get("name") == ["State visit of Anna Berg to Sudland"]
    )
    assert set(visit["properties"]["involved"]) == {
        "person-anna-berg",
        "person-boris-kovac",
        "country-sudland",
    }
    assert all(found[one]["schema"] == "Article" for one in visit["properties"]["proof"])


def test_a_graph_too_large_to_draw_is_refused(tmp_path: Path) -> None:
    many = make_knowledge(entities=[make_entity(f"P{number}") for number in range(LARGEST + 1)])
    with pytest.raises(UsageError, match="too many for GraphViz"):
        written("dot", tmp_path, many)
