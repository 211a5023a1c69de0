"""Inputs to documents: which files, under which ids, by which reader."""

import hashlib
import os
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kg.errors import ReadError, UsageError
from kg.model import Document, Problem, Source
from kg.read.dates import infer_date
from kg.read.draft import Draft, Reader
from kg.read.html import read_html
from kg.read.language import find_language
from kg.read.markdown import read_markdown
from kg.read.records import read_csv, read_json, read_jsonl
from kg.read.text import read_text

READERS: dict[str, Reader] = {
    ".csv": read_csv,
    ".htm": read_html,
    ".html": read_html,
    ".json": read_json,
    ".jsonl": read_jsonl,
    ".markdown": read_markdown,
    ".md": read_markdown,
    ".ndjson": read_jsonl,
    ".text": read_text,
    ".txt": read_text,
}
STAGE = "read"
STDIN = "stdin"
MAX_CHARACTERS = 1_000_000


@dataclass(frozen=True, slots=True)
class File:
    """A file to read: `id` cites it, `path` is how the user would name it, `place` where it is.

    `place` None is the standard input.
    """

    id: str
    path: str
    place: Path | None


def read(inputs: Iterable[str | Path]) -> Iterator[Document | Problem]:
    """The documents of files, folders (with all below them) and `-`, and what could not be read.

    Sorted by file id. Raises UsageError at once where an input does not exist or holds no file.
    """
    return read_files(find_files(inputs))


def find_files(inputs: Iterable[str | Path]) -> tuple[File, ...]:
    """The files that `inputs` name, each once, sorted by id.

    In folders, hidden files and files called README are left out. An id is the file's name; where
    several files have one name, all but the first by path take as many folders as tell them apart.
    """
    found: dict[str, str] = {}
    for item in inputs:
        for path, place in _expand(item):
            key = "" if place is None else str(place.parent.resolve() / place.name)
            found[key] = min(found.get(key, path), path)
    if not found:
        raise UsageError("nothing to read: give files, folders, or - for the standard input")
    return name_files(found)


def name_files(paths: Mapping[str, str]) -> tuple[File, ...]:
    """The files at some places, sorted by id: `paths` are the names that the user gave them.

    A place is an absolute path, or "" for the standard input.
    """
    ids: dict[str, File] = {}
    for place, path in sorted(paths.items()):
        where = Path(place) if place else None
        name = _free_name(where, ids) if where else STDIN
        ids[name] = File(name, path, where)
    return tuple(ids[name] for name in sorted(ids))


def read_files(files: Sequence[File]) -> Iterator[Document | Problem]:
    """The documents and problems of `files`, in their order."""
    for file in files:
        try:
            data = fetch(file)
        except ReadError as error:
            yield Problem(file.id, STAGE, str(error), error.line)
        else:
            yield from read_data(file, data)


def read_data(file: File, data: bytes) -> Iterator[Document | Problem]:
    """The documents and problems of a file whose bytes are `data`."""
    try:
        yield from _read_data(file, data)
    except ReadError as error:
        yield Problem(file.id, STAGE, str(error), error.line)
    # The parsers are other people's code, and no document may stop a corpus.
    except Exception as error:
        yield Problem(file.id, STAGE, f"cannot be read: {type(error).__name__}: {error}")


@cache
def readers() -> dict[str, Reader]:
    """The readers by suffix: READERS, and those of the entry-point group `kg.readers`."""
    from importlib.metadata import entry_points

    others = sorted(entry_points(group="kg.readers"), key=lambda point: point.name)
    return {point.name: point.load() for point in others} | READERS


def problem_key(problem: Problem) -> tuple[str, int, str]:
    """The order of problems: by document, line and message."""
    return (problem.document, problem.line or 0, problem.message)


def _expand(item: str | Path) -> Iterator[tuple[str, Path | None]]:
    if str(item) == "-":
        yield "-", None
        return
    place = Path(item)
    shown = Path(place.name) if place.is_absolute() else place
    if not place.is_dir():
        if not os.path.lexists(place):
            raise UsageError(f"no such file or folder: {item}")
        yield shown.as_posix(), place
        return
    below = list(_walk(place))
    if not below:
        raise UsageError(f"no files to read in {item} (formats: {' '.join(sorted(readers()))})")
    for path in below:
        yield (shown / path.relative_to(place)).as_posix(), path


def _walk(folder: Path) -> Iterator[Path]:
    """The files below `folder`, sorted; no hidden ones, no README, no linked folders.

    A folder that cannot be listed is yielded itself, so that reading it fails as a file would.
    """
    try:
        entries = sorted(folder.iterdir())
    except OSError:
        yield folder
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir():
            if not entry.is_symlink():
                yield from _walk(entry)
        elif entry.stem.lower() != "readme":
            yield entry


def _free_name(path: Path, taken: dict[str, File]) -> str:
    parts = path.parts
    for length in range(1, len(parts)):
        name = "/".join(parts[-length:])
        if name not in taken:
            return name
    return path.as_posix()


def _read_data(file: File, data: bytes) -> Iterator[Document | Problem]:
    if not data.strip():
        raise ReadError("is empty")
    whole = hashlib.sha256(data).hexdigest()
    records: set[str] = set()
    for draft in _reader(file, data)(data):
        if isinstance(draft, ReadError):
            yield Problem(file.id, STAGE, str(draft), draft.line)
            continue
        name = file.id if draft.record is None else f"{file.id}#{_unused(draft.record, records)}"
        yield from (Problem(name, STAGE, str(fault), fault.line) for fault in draft.faults)
        yield _finish(draft, Source(name, file.path, sha256=draft.sha256 or whole))


def fetch(file: File) -> bytes:
    """The bytes of a file; raises ReadError, also for a format that is not read."""
    if file.place is None:
        return sys.stdin.buffer.read()
    if file.place.suffix.lower() not in readers() and not file.place.is_dir():
        known = " ".join(sorted(readers()))
        raise ReadError(
            f"unknown format {file.place.suffix or '(no suffix)'}; formats that are read: {known}"
        )
    try:
        return file.place.read_bytes()
    except OSError as error:
        raise ReadError(f"cannot be read: {error.strerror or error}") from error


def _reader(file: File, data: bytes) -> Reader:
    if file.place is not None:
        return readers()[file.place.suffix.lower()]
    return read_jsonl if data.lstrip().startswith(b"{") else read_text


def _unused(record: str, records: set[str]) -> str:
    name, copy = record, 1
    while name in records:
        copy += 1
        name = f"{record}~{copy}"
    records.add(name)
    return name


def _finish(draft: Draft, source: Source) -> Document | Problem:
    if not draft.text.strip():
        return Problem(source.id, STAGE, "is empty" if draft.record is None else "has an empty text")
    if len(draft.text) > MAX_CHARACTERS:
        message = f"too long: {len(draft.text):,} characters, more than {MAX_CHARACTERS:,}; split it"
        return Problem(source.id, STAGE, message)
    inferred = None if draft.published is not None else infer_date(draft.text)
    full = Source(
        id=source.id,
        path=source.path,
        title=draft.title,
        outlet=draft.outlet,
        url=draft.url,
        published=draft.published or inferred,
        published_by_inference=inferred is not None,
        language=find_language(draft.text, stated=draft.language, hint=draft.hint),
        sha256=source.sha256,
    )
    return Document(full, _headed(draft.title, draft.text))


def _headed(title: str | None, text: str) -> str:
    """The text under its title, which tells as much as a sentence, where the text does not begin with it."""
    if not title or " ".join(text[: 2 * len(title)].split()).startswith(title):
        return text
    return f"{title}\n\n{text}"
