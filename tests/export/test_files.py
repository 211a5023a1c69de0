import os
from pathlib import Path

import pytest

from kg.errors import WriteError
from kg.export.files import SortedHead, replacing, write_text, write_together


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_file_appears_whole_and_its_folder_with_it(tmp_path: Path) -> None:
    path = tmp_path / "new" / "file.txt"
    with replacing(path) as stream:
        stream.write(b"half")
        assert not path.exists()
        stream.write(b" and half")
    assert path.read_bytes() == b"half and half"
    assert names(path.parent) == ["file.txt"]


def test_an_error_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "file.txt"
    path.write_text("old")
    with pytest.raises(ValueError, match="broken"), replacing(path) as stream:
        stream.write(b"new")
        raise ValueError("broken")
    assert path.read_text() == "old"
    assert names(tmp_path) == ["file.txt"]


def test_a_full_disk_is_a_write_error_and_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(WriteError, match="No space left"), replacing(tmp_path / "file.txt"):
        raise OSError(28, "No space left on device")
    assert names(tmp_path) == []


def test_a_folder_that_cannot_be_made_is_a_write_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(WriteError, match=r"cannot write .*file"):
        write_text(tmp_path / "file" / "a.txt", "text")
    with pytest.raises(WriteError, match="cannot write to"):
        write_together(tmp_path / "file", lambda folder: [folder])


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is read-only for root")
def test_a_read_only_folder_is_a_write_error(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(WriteError, match="ermission"):
        write_text(tmp_path / "a.txt", "text")


def test_files_written_together_appear_together(tmp_path: Path) -> None:
    def write(folder: Path) -> list[Path]:
        write_text(folder / "a", "new")
        write_text(folder / "b", "new")
        return [folder / "b", folder / "a"]

    (tmp_path / "a").write_text("old")
    (tmp_path / "other").write_text("kept")
    assert write_together(tmp_path, write) == [tmp_path / "b", tmp_path / "a"]
    assert names(tmp_path) == ["a", "b", "other"]
    assert (tmp_path / "a").read_text() == "new"


def test_the_first_lines_are_sorted_whatever_the_pieces(tmp_path: Path) -> None:
    text = b"c\na\nb\nz\ny\n"
    for size in (1, 3, 100):
        with replacing(tmp_path / "file") as stream:
            head = SortedHead(stream, lines=3)
            assert sum(head.write(text[i : i + size]) for i in range(0, len(text), size)) == len(text)
            head.flush()
        assert (tmp_path / "file").read_bytes() == b"a\nb\nc\n\nz\ny\n"
