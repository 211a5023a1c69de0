import hashlib
import io
import os
import sys
from datetime import date
from pathlib import Path

import pytest

from kg.errors import UsageError
from kg.model import Document, Problem
from kg.read import MAX_CHARACTERS, READERS, find_files, read

TEXT = "The minister visited the town and met the mayor."


def _write(folder: Path, *names: str, text: str = TEXT) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def _ids(folder: Path) -> list[str]:
    return [file.id for file in find_files([folder])]


def _problem(path: Path) -> Problem:
    (item,) = read([path])
    assert isinstance(item, Problem)
    assert item.stage == "read"
    return item


def _document(path: Path) -> Document:
    (item,) = read([path])
    assert isinstance(item, Document)
    return item


def test_folders_are_read_with_all_below_sorted(tmp_path: Path) -> None:
    _write(tmp_path, "b.txt", "a/c.txt", "a.txt", ".hidden.txt", ".git/x.txt", "README.md", "a/readme.txt")
    assert _ids(tmp_path) == ["a.txt", "b.txt", "c.txt"]


def test_a_readme_is_read_where_it_is_named(tmp_path: Path) -> None:
    _write(tmp_path, "README.md")
    assert _document(tmp_path / "README.md").text == TEXT


def test_files_of_one_name_have_ids_of_their_own_in_any_order(tmp_path: Path) -> None:
    _write(tmp_path, "x/a.txt", "y/a.txt", "z/y/a.txt")
    expected = ["a.txt", "y/a.txt", "z/y/a.txt"]
    inputs = [tmp_path / "z", tmp_path / "x", tmp_path / "y"]
    assert _ids(tmp_path) == expected
    assert [file.id for file in find_files(inputs)] == expected
    assert [file.id for file in find_files(reversed(inputs))] == expected


def test_a_file_that_is_named_twice_is_read_once(tmp_path: Path) -> None:
    _write(tmp_path, "a.txt")
    assert len(find_files([tmp_path, tmp_path / "a.txt", tmp_path / "." / "a.txt"])) == 1


def test_paths_are_as_given_and_hold_no_place_of_this_machine(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _write(tmp_path, "news/2024/a.txt")
    monkeypatch.chdir(tmp_path)
    assert find_files(["news/2024/a.txt"])[0].path == "news/2024/a.txt"
    assert find_files(["./news"])[0].path == "news/2024/a.txt"
    assert find_files([tmp_path / "news"])[0].path == "news/2024/a.txt"


def test_a_missing_input_stops_before_anything_is_read(tmp_path: Path) -> None:
    _write(tmp_path, "a.txt")
    with pytest.raises(UsageError, match="no such file or folder: nowhere"):
        read([tmp_path, "nowhere"])


def test_an_empty_folder_stops_and_names_the_formats(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"no files to read in .*\.csv .*\.txt"):
        read([tmp_path])


def test_no_input_is_refused() -> None:
    with pytest.raises(UsageError, match="nothing to read"):
        read([])


def test_a_plain_text_is_kept_as_it_stands(tmp_path: Path) -> None:
    data = b"\xef\xbb\xbfHeadline here\r\n\r\n  The minister visited the town.\r\n"
    (tmp_path / "a.txt").write_bytes(data)
    document = _document(tmp_path / "a.txt")
    assert document.text == "Headline here\n\n  The minister visited the town.\n"
    assert document.source.sha256 == hashlib.sha256(data).hexdigest()
    assert (document.source.title, document.source.published, document.source.language) == (None, None, "en")


def test_a_date_of_the_text_is_marked_as_inferred(tmp_path: Path) -> None:
    _write(tmp_path, "a.txt", text=f"OSLO, 5 May 2024 — {TEXT}")
    _write(tmp_path, "b.md", text=f"---\ndate: 2024-05-06\n---\nOSLO, 5 May 2024 — {TEXT}")
    found = [item.source for item in read([tmp_path]) if isinstance(item, Document)]
    assert [(source.published, source.published_by_inference) for source in found] == [
        (date(2024, 5, 5), True),
        (date(2024, 5, 6), False),
    ]


def test_records_are_cited_by_file_and_id(tmp_path: Path) -> None:
    lines = (
        '{"id": "x", "text": "Text one."}\n{"id": "x", "text": "Text two."}\n{"text": "Text three."}\n{"id"\n'
    )
    _write(tmp_path, "a.jsonl", text=lines)
    items = list(read([tmp_path]))
    assert [item.source.id for item in items if isinstance(item, Document)] == [
        "a.jsonl#x",
        "a.jsonl#x~2",
        "a.jsonl#3",
    ]
    assert [(item.document, item.line) for item in items if isinstance(item, Problem)] == [("a.jsonl", 4)]


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("empty.txt", b"", "is empty"),
        ("blank.md", b" \n\t\n", "is empty"),
        ("only-front.md", b"---\ntitle: x\n---\n", "is empty"),
        ("binary.txt", b"\x89PNG\x00\x01", "is binary"),
        (
            "noise.txt",
            bytes((index * 97 + index // 7) % 255 + 1 for index in range(3000)),
            "cannot be decoded",
        ),
        ("picture.xyz", b"text", "unknown format .xyz; formats that are read: .csv .htm"),
        ("Makefile", b"text", "unknown format (no suffix)"),
        ("broken.json", b'{"text": ', "is not JSON"),
        ("long.txt", b"word " * 1_100_000, "too long: 5,500,000 characters, more than 1,000,000"),
        ("page.html", b"<html><body></body></html>", "has no article text"),
    ],
)
def test_bad_files_are_problems_that_say_why(tmp_path: Path, name: str, data: bytes, reason: str) -> None:
    (tmp_path / name).write_bytes(data)
    problem = _problem(tmp_path / name)
    assert problem.document == name
    assert reason in problem.message


def test_a_dangling_link_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    assert "cannot be read: No such file" in _problem(tmp_path / "gone.txt").message


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_a_file_without_permission_is_a_problem(tmp_path: Path) -> None:
    _write(tmp_path, "a.txt")
    (tmp_path / "a.txt").chmod(0)
    assert "Permission denied" in _problem(tmp_path / "a.txt").message


def test_a_reader_that_fails_costs_its_file_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(data: bytes) -> None:
        raise RuntimeError("parser defect")

    monkeypatch.setitem(READERS, ".md", fail)
    monkeypatch.setattr("kg.read.files.readers", lambda: READERS)
    _write(tmp_path, "a.md", "b.txt")
    problem, document = read([tmp_path])
    assert isinstance(problem, Problem)
    assert problem.message == "cannot be read: RuntimeError: parser defect"
    assert isinstance(document, Document)


def test_the_longest_text_that_is_read(tmp_path: Path) -> None:
    _write(tmp_path, "a.txt", text="word " * (MAX_CHARACTERS // 5))
    assert len(_document(tmp_path / "a.txt").text) == MAX_CHARACTERS


@pytest.mark.parametrize(
    ("data", "ids"),
    [
        (b"The minister visited the town.", ["stdin"]),
        (b'{"id": "x", "text": "The minister came."}\n{"text": "He left."}\n', ["stdin#x", "stdin#2"]),
    ],
)
def test_the_standard_input_is_text_or_json_lines(
    data: bytes, ids: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    assert [item.source.id for item in read(["-"]) if isinstance(item, Document)] == ids


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("The talks are over.", "Talks in Oslo\n\nThe talks are over."),
        ("Talks in Oslo\n\nThe talks are over.", "Talks in Oslo\n\nThe talks are over."),
    ],
)
def test_a_title_is_the_first_line_of_its_text_once(body: str, text: str, tmp_path: Path) -> None:
    path = tmp_path / "talks.md"
    path.write_text(f"---\ntitle: Talks in Oslo\n---\n{body}\n", encoding="utf-8")
    assert _document(path).text.strip() == text
