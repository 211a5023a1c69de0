import csv
import json
from datetime import date
from pathlib import Path

import pytest

from kg.cli.app import run
from kg.model import (
    Decision,
    Entity,
    Event,
    Evidence,
    Judgement,
    Kind,
    Knowledge,
    Mention,
    Participant,
    Precision,
    Report,
    Status,
    When,
    Witness,
)
from kg.pipeline import write
from tests.factories import sample_knowledge
from tests.fakes import STAMP

Output = pytest.CaptureFixture[str]
QUOTE = "Queen Silvia visited\nOslo in May 2024."
MAY = When(date(2024, 5, 1), date(2024, 5, 31), Precision.MONTH, "in May 2024")
VISIT = "<https://w3id.org/diplomatic-kg/ontology#Visit>"
COUNT = f"SELECT (COUNT(DISTINCT ?event) AS ?events) WHERE {{ ?event a {VISIT} }}"


def _knowledge() -> Knowledge:
    evidence = Evidence("a.txt", 0, len(QUOTE), QUOTE)
    mention = Mention(
        "mention/silvia-1", Kind.PERSON, "Queen Silvia", Evidence("a.txt", 0, 12, "Queen Silvia")
    )
    silvia = Entity(
        "person/silvia-1", Kind.PERSON, "Silvia", ("Queen Silvia",), "se", ("Queen",), (), (mention,)
    )
    link = "http://sws.geonames.org/3143244/"
    oslo = Entity("place/oslo-1", Kind.PLACE, "Oslo", (), "no", (), (link,), ())
    roles = (Participant("destination", "place/oslo-1"), Participant("visitor", "person/silvia-1"))
    witness = Witness(
        "frame/1", evidence, "visited", "en.visit", Status.OCCURRED, MAY, "person/silvia-1", 0.8, roles
    )
    event = Event(
        "event/visit-oslo-1",
        "Visit",
        "state",
        "Silvia visits Oslo",
        roles,
        MAY,
        "place/oslo-1",
        Status.OCCURRED,
        (Report("a.txt", date(2024, 6, 1), Status.OCCURRED, MAY),),
        "a state visit",
        (witness,),
        0.8,
        ("dates differ",),
    )
    decision = Decision("frame/1", "frame/2", Judgement.DIFFERENT, 0.25, ("other year",))
    return Knowledge(STAMP, (), (silvia, oslo), (event,), (decision,))


@pytest.fixture(autouse=True)
def _built(workplace: Path) -> None:
    write(_knowledge(), workplace / "exports")


def test_explain_leads_back_to_the_sentence_and_the_rule(capsys: Output) -> None:
    assert run(["explain", "event/visit-oslo-1"]) == 0
    assert capsys.readouterr().out.split("\n") == [
        "event/visit-oslo-1",
        "Silvia visits Oslo",
        "type        Visit (state)",
        "status      occurred",
        "when        2024-05-01 to 2024-05-31, by month (“in May 2024”)",
        "place       Oslo",
        "object      a state visit",
        "destination Oslo  (place/oslo-1)",
        "visitor     Silvia  (person/silvia-1)",
        "confidence  0.8",
        "conflict    dates differ",
        "history     occurred, 2024-05-01 to 2024-05-31, by month (“in May 2024”): "
        "a.txt, published 2024-06-01",
        "evidence    1",
        "  a.txt 0-38",
        "    “Queen Silvia visited Oslo in May 2024.”",
        "    rule en.visit, trigger “visited”, occurred, "
        "2024-05-01 to 2024-05-31, by month (“in May 2024”), said by Silvia",
        "decisions",
        "  different 0.25  frame/1 | frame/2  (other year)",
        "",
    ]


def test_explain_takes_a_part_of_an_id(capsys: Output) -> None:
    assert run(["explain", "silvia"]) == 0
    lines = capsys.readouterr().out.split("\n")
    assert lines[0] == "person/silvia-1"
    assert "also        Queen Silvia" in lines
    assert "  Silvia visits Oslo  (event/visit-oslo-1)" in lines
    assert "  a.txt 0-12  “Queen Silvia”" in lines


def test_explain_as_data(capsys: Output) -> None:
    assert run(["explain", "event/visit-oslo-1", "--json"]) == 0
    record = json.loads(capsys.readouterr().out)
    assert (record["type"], record["decisions"][0]["reasons"]) == ("Visit", ["other year"])


@pytest.mark.parametrize(
    ("identifier", "message"),
    [
        ("oslo", "'oslo' is part of 2 ids: event/visit-oslo-1, place/oslo-1"),
        ("person/sylvia-1", "no event or entity 'person/sylvia-1'; nearest: person/silvia-1"),
        ("?", "ids are in events.jsonl and entities.jsonl"),
    ],
)
def test_explain_helps_to_find_an_id(identifier: str, message: str, capsys: Output) -> None:
    assert run(["explain", identifier]) == 2
    assert message in capsys.readouterr().err


def test_a_query_gives_a_table(capsys: Output) -> None:
    assert run(["query", COUNT]) == 0
    assert capsys.readouterr().out == "events\n1\n"


def test_a_query_as_json_and_csv(capsys: Output) -> None:
    query = 'SELECT ?a ?b WHERE { VALUES (?a ?b) { ("x, \\"y\\"" UNDEF) } }'
    assert run(["query", query, "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == [{"a": 'x, "y"', "b": None}]
    assert run(["query", query, "--csv"]) == 0
    assert list(csv.reader(capsys.readouterr().out.splitlines())) == [["a", "b"], ['x, "y"', ""]]


def test_queries_come_from_files_and_recipes(capsys: Output) -> None:
    Path("count.rq").write_text(COUNT, encoding="utf-8")
    assert run(["query", "--file", "count.rq", "--graph", "exports/graph.ttl"]) == 0
    assert run(["query", "--recipe", "events_of_person", "--set", "called=Silvia"]) == 0
    assert "Silvia visits Oslo" in capsys.readouterr().out
    assert run(["query", "--list"]) == 0
    assert "events_of_person\tAll events of a person" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["SELECT nonsense"], "the query fails"),
        ([], "give one query"),
        (["x", "--recipe", "y"], "give one query"),
        (["--recipe", "nonsense"], "there are: agreements, announced_not_held"),
        (["--recipe", "events_of_person", "--set", "x"], "--set wants NAME=VALUE"),
        (["x", "--set", "a=b"], "--set belongs to --recipe"),
        (["--file", "nowhere.rq"], "nowhere.rq cannot be read"),
        (["x", "--graph", "nowhere"], "no graph at nowhere"),
        (["x", "--json", "--csv"], "not both"),
    ],
)
def test_wrong_queries_are_one_line(arguments: list[str], message: str, capsys: Output) -> None:
    assert run(["query", *arguments]) == 2
    error = capsys.readouterr().err
    assert message in error
    assert error.count("\n") == 1


def test_export_writes_to_a_file_and_not_over_one(capsys: Output) -> None:
    assert run(["export", "--format", "nt", "--out", "graph.nt"]) == 0
    assert Path("graph.nt").read_bytes() == Path("exports/graph.nt").read_bytes()
    assert run(["export", "--format", "nt", "--out", "graph.nt"]) == 2
    assert "graph.nt exists" in capsys.readouterr().err
    assert run(["export", "--format", "nt", "--out", "graph.nt", "--force"]) == 0


def test_export_writes_to_standard_output(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert run(["export", "exports", "--format", "graphml"]) == 0
    assert capfdbinary.readouterr().out == Path("exports/graph.graphml").read_bytes()


@pytest.mark.parametrize("arguments", [["--format", "pdf"], []])
def test_an_unknown_format_names_those_that_exist(arguments: list[str], capsys: Output) -> None:
    assert run(["export", *arguments]) == 2
    assert "there are: ttl, nt, nq, trig, jsonld, rdf, graphml" in capsys.readouterr().err


def test_a_folder_that_holds_no_graph(capsys: Output) -> None:
    assert run(["export", "nowhere", "--format", "ttl"]) == 2
    assert "no built graph at nowhere" in capsys.readouterr().err


def test_the_formats_are_listed(capsys: Output) -> None:
    assert run(["export", "--list"]) == 0
    assert "ttl\t.ttl\tTurtle" in capsys.readouterr().out


def test_validate_says_that_an_export_conforms(capsys: Output) -> None:
    write(sample_knowledge(), "exports")
    assert run(["validate"]) == 0
    assert capsys.readouterr().out == "exports/graph.trig conforms to the shapes\n"


def test_validate_fails_with_the_event_the_source_and_the_sentence(capsys: Output) -> None:
    write(sample_knowledge(), "exports")
    text = Path("exports/graph.nt").read_text("utf-8")
    Path("broken.nt").write_text(text.replace("#occurred>", "#over>"), "utf-8")
    assert run(["validate", "broken.nt"]) == 3
    output = capsys.readouterr().out
    assert "status: an event has one status of occurred, planned" in output
    assert "  source    a.txt\n  sentence  “What a.txt says.”\n" in output
    assert output.endswith("violations\n")
    assert run(["validate", "broken.nt", "--json"]) == 3
    found = json.loads(capsys.readouterr().out)
    assert {"event", "source", "sentence", "message"} <= set(found[0])


def test_export_under_a_licence(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    write(sample_knowledge(), "exports")
    Path("kg.toml").write_text('licence = "https://licence.example/by"', encoding="utf-8")
    assert run(["export", "--format", "ttl"]) == 0
    assert b"dcterms:license <https://licence.example/by>" in capfdbinary.readouterr().out
    assert run(["export", "--format", "csl"]) == 0
    assert b"licence.example" not in capfdbinary.readouterr().out
    assert run(["export", "--format", "ttl", "--licence", "none"]) == 2


def test_export_with_less_provenance(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    write(sample_knowledge(), "exports")
    assert run(["export", "--format", "nt", "--provenance", "none"]) == 0
    assert b"What a.txt says." not in capfdbinary.readouterr().out
    assert run(["export", "--format", "nt", "--provenance", "some"]) == 2
    assert b"there are: none, graphs, full" in capfdbinary.readouterr().err
    assert run(["export", "--format", "csl", "--provenance", "none"]) == 2
    assert b"--provenance is for ttl" in capfdbinary.readouterr().err
