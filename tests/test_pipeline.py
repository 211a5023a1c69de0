import sys
from pathlib import Path

import pytest

from kg.config import Runtime, Settings
from kg.engines import ENGINES, Lost
from kg.errors import ReadError, UsageError
from kg.model import Knowledge, Stamp
from kg.pipeline import build, extract_safely, keep_confident, load, write
from tests.fakes import event_of, install


@pytest.fixture(autouse=True)
def _stand_ins(monkeypatch: pytest.MonkeyPatch) -> None:
    install(monkeypatch)


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    for name in ("b", "a", "c"):
        (folder / f"{name}.txt").write_text(f"The minister visited the town of {name}.", encoding="utf-8")
    return folder


def _problems(knowledge: Knowledge) -> dict[str, list[str]]:
    return {
        account.source.id: [problem.message for problem in account.problems]
        for account in knowledge.documents
        if account.problems
    }


def test_documents_are_extracted_in_the_order_of_their_ids(articles: Path) -> None:
    expected = "Visit told by a.txt, b.txt, c.txt"
    assert build([articles]).events[0].label == expected
    files = [articles / "c.txt", articles / "a.txt", articles / "b.txt"]
    assert build(files).events[0].label == expected


def test_the_order_of_inputs_and_the_size_of_chunks_do_not_matter(articles: Path) -> None:
    files = sorted(articles.iterdir())
    one = build(files, Settings(), Runtime(chunk=1))
    assert one == build(reversed(files), Settings(), Runtime(chunk=50))


def test_a_document_that_fails_is_a_problem_and_the_others_are_built(articles: Path) -> None:
    (articles / "bad.txt").write_text("This text makes the extraction CRASH in the town.", encoding="utf-8")
    knowledge = build([articles])
    assert _problems(knowledge) == {"bad.txt": ["ValueError: crashed"]}
    assert len(knowledge.documents) == 4


def test_a_language_without_rules_is_a_problem_that_names_it(articles: Path) -> None:
    text = "El presidente visitó la ciudad y se reunió con el alcalde y los vecinos."
    (articles / "es.txt").write_text(text, encoding="utf-8")
    knowledge = build([articles])
    assert _problems(knowledge) == {
        "es.txt": ["Spanish (es) is not supported; supported: English (en), French (fr)"]
    }
    assert "es.txt" not in knowledge.events[0].label


def test_a_file_that_cannot_be_read_is_listed_with_its_path(articles: Path) -> None:
    (articles / "sub").mkdir()
    (articles / "sub" / "empty.txt").touch()
    unread = next(account for account in build([articles]).documents if account.problems)
    assert (unread.source.id, unread.source.path) == ("empty.txt", "articles/sub/empty.txt")


def test_a_process_that_dies_costs_the_guilty_document_only(
    articles: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lose_b(function, chunks, *, workers, done=None):  # type: ignore[no-untyped-def]
        for chunk in chunks:
            lost = any(document.source.id == "b.txt" for document in chunk)
            yield Lost("the process died") if lost else function(chunk)

    monkeypatch.setitem(ENGINES, "pool", lose_b)
    knowledge = build([articles], Settings(), Runtime(workers=2, chunk=3))
    assert _problems(knowledge) == {"b.txt": ["the process died"]}
    assert len(knowledge.documents) == 3


def test_strict_stops_at_the_first_problem(articles: Path) -> None:
    (articles / "empty.txt").touch()
    with pytest.raises(ReadError, match=r"empty\.txt: is empty"):
        build([articles], strict=True)


def test_a_missing_model_stops_before_any_document_is_read(articles: Path) -> None:
    with pytest.raises(UsageError, match="not installed"):
        build([articles], Settings(models=(("en", "missing"),)))


@pytest.mark.parametrize(
    ("settings", "runtime"),
    [(Settings(min_confidence=1.5), Runtime()), (Settings(), Runtime(workers=0))],
)
def test_numbers_out_of_range_are_usage_errors(articles: Path, settings: Settings, runtime: Runtime) -> None:
    with pytest.raises(UsageError, match=r"1\.5|not 0"):
        build([articles], settings, runtime)


def test_a_wrong_rule_stops_the_run(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise UsageError("a wrong setting")

    monkeypatch.setattr(sys.modules["kg.extract"], "extract_chunk", refuse)
    with pytest.raises(UsageError, match="a wrong setting"):
        extract_safely([], settings=Settings())


def test_progress_is_reported(articles: Path) -> None:
    seen: list[tuple[int, int]] = []
    build([articles], Settings(), Runtime(chunk=2), report=lambda done, total: seen.append((done, total)))
    assert seen == [(2, 3), (3, 3)]


def test_events_below_the_least_confidence_are_left_out() -> None:
    sure, unsure = event_of(["a.txt"], confidence=0.8), event_of(["b.txt"], confidence=0.3)
    knowledge = Knowledge(Stamp(()), (), (), (sure, unsure), ())
    assert keep_confident(knowledge, at_least=0.5).events == (sure,)


def test_what_is_written_is_loaded_again(articles: Path, tmp_path: Path) -> None:
    knowledge = build([articles])
    files = write(knowledge, tmp_path / "out")
    assert load(str(tmp_path / "out")) == knowledge
    assert all(path.is_file() for path in files)
