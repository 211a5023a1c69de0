import os
from pathlib import Path

import pytest

from kg.errors import WriteError
from kg.export.files import reading, replacing, write_text, write_together


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


def test_a_read_only_folder_is_a_write_error(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    # to root no folder is read-only but those that the kernel makes up
    folder = Path("/proc/self") if os.geteuid() == 0 else tmp_path
    with pytest.raises(WriteError, match=r"cannot write .*a\.txt"):
        write_text(folder / "a.txt", "text")


def test_a_name_in_gz_is_compressed_the_same_each_time(tmp_path: Path) -> None:
    for name in ("a.gz", "b.gz"):
        write_text(tmp_path / name, "text " * 1000)
    assert (tmp_path / "a.gz").read_bytes() == (tmp_path / "b.gz").read_bytes()
    assert (tmp_path / "a.gz").stat().st_size < 200
    with reading(tmp_path / "a.gz") as stream:
        assert stream.read() == b"text " * 1000


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
