"""kg add, remove, status, review, diff, and a build that goes on."""

import json
from pathlib import Path

import pytest

from kg.cli.app import run
from kg.corrections import Ref, read_corrections
from kg.corrections.propose import Proposal, Side
from kg.model import Evidence, Knowledge
from kg.pipeline import load
from kg.workspace import opened

Output = pytest.CaptureFixture[str]
CORRECTION = """
[[rename]]
entity = "Nobody"
name = "Somebody"
author = "A. Researcher"
date = 2026-05-01
"""


def test_articles_are_added_and_removed(news: Path, capsys: Output) -> None:
    assert run(["build", "news/a.txt"]) == 0
    assert run(["add", "news/b.txt"]) == 0
    lines = capsys.readouterr().err.split("\n")
    assert "Added      1 files" in lines
    assert "Extracted  1 of 2 documents" in lines
    assert load("exports").events[0].label == "Visit told by a.txt, b.txt"
    assert run(["remove", "a.txt"]) == 0
    assert "Removed    a.txt" in capsys.readouterr().err.split("\n")
    assert load("exports").events[0].label == "Visit told by b.txt"


def test_without_input_what_the_workspace_has_is_built_again(news: Path, capsys: Output) -> None:
    assert (
        run(["build", "news", "--min-confidence", "0.9", "--base-iri", "https://x.example/", "--quiet"]) == 0
    )
    first = Path("exports/graph.nt").read_bytes()
    assert run(["build", "--quiet"]) == 0
    assert Path("exports/graph.nt").read_bytes() == first
    assert run(["build", "--quiet", "--min-confidence", "0"]) == 0
    assert load("exports").events


def test_the_licence_stays_that_of_the_last_build_until_it_is_taken_back(news: Path) -> None:
    licence, told = "https://licence.example/by", Path("exports/graph.nt")
    assert run(["build", "news/a.txt", "--licence", licence, "--quiet"]) == 0
    whole = told.read_text("utf-8").count(licence)
    assert run(["add", "news/b.txt", "--quiet"]) == 0
    assert told.read_text("utf-8").count(licence) == whole > 0
    assert run(["build", "--licence", "", "--quiet"]) == 0
    assert licence not in told.read_text("utf-8")
    assert run(["build", "news", "--no-workspace", "--licence", licence, "--quiet"]) == 0
    assert told.read_text("utf-8").count(licence) == whole


def test_without_a_workspace_nothing_is_remembered(news: Path) -> None:
    assert run(["build", "news", "--no-workspace", "--quiet"]) == 0
    assert not list(Path("exports").glob("*workspace*"))


def test_a_workspace_elsewhere(news: Path, capsys: Output) -> None:
    assert run(["build", "news", "--workspace", "kept/w.db", "--quiet"]) == 0
    assert Path("kept/w.db").is_file()
    assert run(["status", "--workspace", "kept/w.db", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["documents"], found["extracted"], found["up_to_date"]) == (2, 2, True)


def test_status_says_what_is_there(news: Path, capsys: Output) -> None:
    assert run(["build", "news", "--quiet"]) == 0
    with opened(Path("exports/workspace.db")):
        assert run(["status"]) == 0
    lines = capsys.readouterr().out.split("\n")
    assert lines[0] == "Workspace  exports/workspace.db  (a run is at work on it)"
    assert lines[1] == "Documents  2: en 2, in 2 files"
    assert "Exports    up to date" in lines


def test_the_second_run_says_so_and_stops(news: Path, capsys: Output) -> None:
    assert run(["build", "news", "--quiet"]) == 0
    with opened(Path("exports/workspace.db")):
        for arguments in (["build", "news"], ["add", "news"], ["remove", "a.txt"]):
            assert run(arguments) == 2
            assert "exports/workspace.db is in use by another run" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["add"], "Missing argument 'INPUT"),
        (["add", "nowhere"], "no such file or folder: nowhere"),
        (["add", "news", "--out", "other"], "no workspace at other/workspace.db: `kg build"),
        (["add", "."], "lies inside the input folder ."),
        (["remove"], "Missing argument 'DOCUMENT"),
        (["remove", "c.txt"], "no document 'c.txt' in exports/workspace.db; nearest: "),
        (["status", "--out", "other"], "no workspace at other/workspace.db"),
        (["build", "--out", "other"], "nothing to read: give files"),
        (["build", "news", "--corrections", "mine.toml"], "no corrections at mine.toml"),
        (["review", "--same", "abc"], "no undecided pair 'abc'"),
        (["review", "--graph", "other"], "no built graph at other"),
        (["diff", "exports"], "Missing argument 'NEW'"),
        (["diff", "exports", "other"], "no built graph at other"),
        (["diff", "exports", "exports", "--json", "--patch"], "exclude each other"),
    ],
)
def test_wrong_usage_is_one_line(news: Path, capsys: Output, arguments: list[str], message: str) -> None:
    assert run(["build", "news", "--quiet"]) == 0
    before = Path("exports/events.jsonl").read_bytes()
    assert run(arguments) == 2
    error = capsys.readouterr().err
    assert error.startswith("kg: ")
    assert error.count("\n") == 1
    assert message in error
    assert Path("exports/events.jsonl").read_bytes() == before


def test_wrong_corrections_stop_before_anything_is_read(news: Path, capsys: Output) -> None:
    Path("corrections.toml").write_text("\n[[same]]\n", encoding="utf-8")
    assert run(["build", "news"]) == 2
    assert "corrections.toml line 2: [[same]] wants author" in capsys.readouterr().err
    assert not Path("exports").exists()


def test_what_changed_between_two_graphs(news: Path, capsys: Output) -> None:
    assert run(["build", "news", "--out", "old", "--quiet"]) == 0
    assert run(["build", "news/a.txt", "--out", "new", "--quiet"]) == 0
    assert run(["diff", "old", "old"]) == 0
    assert capsys.readouterr().out == "nothing changed\n"
    assert run(["diff", "old", "new", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["events_removed"] == []
    assert run(["diff", "old", "new", "--patch"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert (lines[0], lines[-1]) == ("TX .", "TC .")
    assert any(line.startswith("D ") and "b.txt" in line for line in lines)


def make_side(id: str) -> Side:
    evidence = Evidence(f"{id}.txt", 3, 9, f"Words of {id}")
    return Side(f"person/{id}", id.upper(), ("Person",), (evidence,), 4, Ref(document=f"{id}.txt", text=id))


@pytest.fixture
def undecided(news: Path, monkeypatch: pytest.MonkeyPatch) -> Proposal:
    """A built graph, and one pair in it that is undecided."""
    assert run(["build", "news", "--quiet"]) == 0
    pair = Proposal("abc123", make_side("x"), make_side("y"), 0.5, 2.0, ("similar spelling +0.40",))

    def proposals(knowledge: Knowledge) -> list[Proposal]:
        return [pair]

    monkeypatch.setattr("kg.corrections.propose.proposals", proposals)
    return pair


def test_undecided_pairs_are_listed_with_their_evidence(undecided: Proposal, capsys: Output) -> None:
    assert run(["review"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("abc123  score 0.5, value 2  (similar spelling +0.40)\n  X  (person/x)\n")
    assert "    x.txt 3: “Words of x”\n    and 3 more documents\n" in out
    assert run(["review", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)[0]["key"] == "abc123"


def test_an_answer_is_written_into_the_file(undecided: Proposal, capsys: Output) -> None:
    assert run(["review", "--different", "abc123", "--author", "A", "--reason", "two men"]) == 0
    assert "1 written to corrections.toml; apply: kg build --out exports" in capsys.readouterr().err
    (made,) = read_corrections(Path("corrections.toml"))
    assert (made.verb, made.author, made.reason) == ("different", "A", "two men")
    assert made.entities == (undecided.left.ref, undecided.right.ref)
    assert run(["build", "--quiet"]) == 4


def test_on_a_terminal_keys_answer(
    undecided: Proposal, monkeypatch: pytest.MonkeyPatch, capsys: Output
) -> None:
    keys = iter("xs")
    monkeypatch.setattr("typer.getchar", lambda: next(keys))
    for stream in ("sys.stdin", "sys.stdout"):
        monkeypatch.setattr(f"{stream}.isatty", lambda: True)
    assert run(["review", "--corrections", "mine.toml"]) == 0
    assert "s same, d different, k skip, q quit" in capsys.readouterr().out
    assert read_corrections(Path("mine.toml"))[0].verb == "same"


def test_corrections_stay_with_the_workspace(undecided: Proposal) -> None:
    assert run(["review", "--same", "abc123", "--corrections", "mine.toml"]) == 0
    assert run(["build", "news", "--corrections", "mine.toml", "--quiet"]) == 4
    assert run(["add", "news", "--quiet"]) == 4
    problems = [p for account in load("exports").documents for p in account.problems]
    assert [(p.document, p.line) for p in problems] == [("mine.toml", 1)]


def test_exports_can_wait(news: Path, capsys: Output) -> None:
    assert run(["build", "news/a.txt", "--quiet"]) == 0
    before = Path("exports/events.jsonl").read_bytes()
    assert run(["add", "news/b.txt", "--later"]) == 0
    lines = capsys.readouterr().err.split("\n")
    assert "Exports    behind; `kg build --out exports` writes them" in lines
    assert Path("exports/events.jsonl").read_bytes() == before
    assert run(["status", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["up_to_date"] is False
    assert run(["build", "--quiet"]) == 0
    assert load("exports").events[0].label == "Visit told by a.txt, b.txt"


def test_the_exports_of_a_large_workspace_wait_and_it_says_so(
    news: Path, capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run(["build", "news/a.txt", "--quiet"]) == 0
    monkeypatch.setattr("kg.cli.keeping.QUICK", 1)
    before = Path("exports/events.jsonl").read_bytes()
    assert run(["add", "news/b.txt", "--json"]) == 0
    said = capsys.readouterr()
    assert json.loads(said.out) == {"documents": 2, "problems": 0, "resolved": True, "up_to_date": False}
    assert "Exports    behind; `kg build --out exports` writes them" in said.err.split("\n")
    assert Path("exports/events.jsonl").read_bytes() == before
    assert run(["status"]) == 0
    lines = capsys.readouterr().out.split("\n")
    assert "Resolved   up to date" in lines
    assert "Exports    behind; bring them up to date: kg build --out exports" in lines
    assert run(["remove", "c.txt"]) == 2
    assert run(["remove", "b.txt", "--now", "--quiet"]) == 0
    assert load("exports").events[0].label == "Visit told by a.txt"


def test_a_graph_that_is_behind_is_exported_as_it_is_now_and_others_are_told(
    news: Path, capsys: Output
) -> None:
    assert run(["build", "news/a.txt", "--quiet"]) == 0
    assert run(["add", "news/b.txt", "--later", "--quiet"]) == 0
    assert run(["export", "--format", "events"]) == 0
    assert "Visit told by a.txt, b.txt" in capsys.readouterr().out
    assert run(["explain", "visit-1"]) == 0
    said = capsys.readouterr()
    assert "Visit told by a.txt\n" in said.out
    assert said.err == "exports is behind its workspace; `kg build --out exports` brings it up to date\n"


def test_with_corrections_the_resolution_waits_for_the_exports(news: Path, capsys: Output) -> None:
    Path("corrections.toml").write_text(CORRECTION, encoding="utf-8")
    assert run(["build", "news/a.txt", "--quiet"]) == 4
    assert run(["add", "news/b.txt", "--later"]) == 0
    assert "Resolved   not yet: with corrections it is done with the exports" in capsys.readouterr().err
    assert run(["status"]) == 0
    assert "Resolved   with the exports: there are corrections" in capsys.readouterr().out
