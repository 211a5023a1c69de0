"""The database: what it keeps, who may have it, and of which format it is."""

import sqlite3
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from kg.errors import UsageError, WriteError
from kg.model import Document, Extraction, Problem, Source
from kg.workspace import Member, Reading, document_key, is_locked, observed, opened
from kg.workspace.schema import APPLICATION, FORMAT, MIGRATIONS

DOCUMENT = Document(Source("#1", "", published=date(2024, 3, 5), language="en", sha256="ab"), "A text.\ud800")
READING = Reading("key", (DOCUMENT,), (Problem("#2", "read", "is empty", 2),))


def test_what_is_kept_is_there_when_it_is_opened_again(tmp_path: Path) -> None:
    path = tmp_path / "new" / "w.db"
    with opened(path) as workspace:
        workspace.keep_readings([READING])
        reading = workspace.reading_of("key")
        assert reading is not None
        member = Member("news/a.jsonl", reading, frozenset({"#3"}))
        workspace.set_members({"/news/a.jsonl": member}, {"settings": "{}"})
    with opened(path, create=False) as workspace:
        assert workspace.members() == {"/news/a.jsonl": member}
        assert workspace.note("settings") == "{}"
        [stored] = workspace.documents()[reading]
        assert (stored.record, stored.source, workspace.text(stored)) == (
            "#1",
            DOCUMENT.source,
            DOCUMENT.text,
        )
        assert workspace.problems() == {reading: READING.problems}


def test_what_no_file_has_any_more_is_gone(tmp_path: Path) -> None:
    with opened(tmp_path / "w.db") as workspace:
        workspace.keep_readings([READING, replace(READING, key="other")])
        kept = workspace.reading_of("other")
        assert kept is not None
        workspace.set_members({"/b": Member("b", kept)}, {})
        assert workspace.reading_of("key") is None
        assert set(workspace.documents()) == {kept}


def test_extractions_by_document_and_fingerprint(tmp_path: Path) -> None:
    one, two = (Extraction(Source(name, name)) for name in ("a.txt", "b.txt"))
    with opened(tmp_path / "w.db") as workspace:
        workspace.keep_extractions([("a", "x", one), ("b", "x", two)])
        assert list(workspace.extractions([("b", "x"), ("a", "x")])) == [two, one]
        workspace.drop_unused([("a", "x")])
        workspace.keep_extractions([("a", "y", one)])
        workspace.drop_unused([("a", "y")])
        assert workspace.extraction_keys() == {("a", "x"), ("a", "y")}
        workspace.drop_unused([("a", "y")])
        assert workspace.extraction_keys() == {("a", "y")}


def test_the_key_of_a_document_is_its_name_and_content() -> None:
    assert len({document_key("a", "1"), document_key("b", "1"), document_key("a", "2")}) == 3


def test_the_second_run_is_told_and_the_lock_ends_with_the_first(tmp_path: Path) -> None:
    path = tmp_path / "w.db"
    with opened(path):
        assert is_locked(path)
        with pytest.raises(UsageError, match=r"w\.db is in use by another run \(process \d+\)"), opened(path):
            pass
        with observed(path) as workspace:
            assert workspace.members() == {}
    assert not is_locked(path)
    with opened(path):
        pass


def test_a_workspace_of_a_newer_format_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "w.db"
    with opened(path):
        pass
    with sqlite3.connect(path) as database:
        database.execute(f"PRAGMA user_version = {FORMAT + 1}")
    for use in (opened, observed):
        with (
            pytest.raises(UsageError, match=f"a newer kg .format {FORMAT + 1}, this one reads up to"),
            use(path),
        ):
            pass


def test_a_workspace_of_an_older_format_is_migrated_and_keeps_what_it_has(tmp_path: Path) -> None:
    path = tmp_path / "w.db"
    with sqlite3.connect(path) as database:
        database.executescript(MIGRATIONS[0])
        database.execute("INSERT INTO notes VALUES ('settings', 'kept')")
        database.execute(f"PRAGMA application_id = {APPLICATION}")
        database.execute("PRAGMA user_version = 1")
    with opened(path) as workspace:
        assert workspace.note("settings") == "kept"
        workspace.kept_by("x").write([("s", "k", b"v")])
    with sqlite3.connect(path) as database:
        assert database.execute("PRAGMA user_version").fetchone() == (FORMAT,)


@pytest.mark.parametrize("content", [b"no database at all", None])
def test_another_file_is_no_workspace(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "x.db"
    if content is None:
        with sqlite3.connect(path) as database:
            database.execute("CREATE TABLE mine (a)")
    else:
        path.write_bytes(content)
    with pytest.raises(UsageError, match=r"x\.db is no workspace of kg"), opened(path):
        pass


def test_a_missing_workspace_is_not_made_by_looking_at_it(tmp_path: Path) -> None:
    for use in (partial(opened, create=False), observed):
        with pytest.raises(UsageError, match="no workspace at"), use(tmp_path / "w.db"):
            pass
    assert not list(tmp_path.iterdir())


def test_a_full_disk_is_told_and_what_was_finished_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "w.db"
    with opened(path) as workspace:
        workspace.keep_extractions([("a", "x", Extraction(Source("a", "a")))])
        pages = workspace._db.execute("PRAGMA page_count").fetchone()[0]
        workspace._db.execute(f"PRAGMA max_page_count = {pages}")
        large = Extraction(Source("b", "b" * 100_000))
        with pytest.raises(WriteError, match="full; what was finished is kept"):
            workspace.keep_extractions([("b", "x", large)])
    with opened(path) as workspace:
        assert workspace.extraction_keys() == {("a", "x")}
