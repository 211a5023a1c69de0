"""What a workspace keeps: files with the documents that they held, and what was extracted from them.

Every method that writes commits before it returns: what it was given survives any end of the process
(write-ahead log, synchronous FULL).
"""

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from kg import codec
from kg.errors import UsageError, WriteError
from kg.model import Document, Extraction, Problem, Source
from kg.workspace.keeping import Keeping
from kg.workspace.lock import locked
from kg.workspace.schema import check, prepare

# Extractions are kept as long as one of so many runs used them: a change of model can be taken back.
KEPT = 2


@dataclass(frozen=True, slots=True)
class Member:
    """A file of the workspace: how the user named it, the reading of its bytes, and the records
    ("" is the whole of a file of one document) that were removed from it.
    """

    path: str
    reading: int
    without: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Stored:
    """A document as a reading keeps it, under the name of its record; `id` fetches its text."""

    id: int
    reading: int
    record: str
    hash: str
    source: Source


@dataclass(frozen=True, slots=True)
class Reading:
    """What a file held: its documents and problems under the names of their records."""

    key: str
    documents: tuple[Document, ...]
    problems: tuple[Problem, ...]


class Workspace:
    """An open workspace; made by `opened`."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self.path = path
        self._db = connection

    def note(self, name: str) -> str | None:
        """What `write_notes` wrote under a name."""
        row = self._db.execute("SELECT value FROM notes WHERE name = ?", (name,)).fetchone()
        return str(row[0]) if row else None

    def write_notes(self, notes: Mapping[str, str]) -> None:
        """Keep some texts by name."""
        with self._writing():
            self._db.executemany("INSERT OR REPLACE INTO notes VALUES (?, ?)", sorted(notes.items()))

    def reading_of(self, key: str) -> int | None:
        """The id of the reading kept under a key."""
        row = self._db.execute("SELECT id FROM readings WHERE key = ?", (key,)).fetchone()
        return int(row[0]) if row else None

    def reading_keys(self) -> dict[int, str]:
        """The keys of all readings by their ids."""
        return dict(self._db.execute("SELECT id, key FROM readings"))

    def keep_readings(self, readings: Iterable[Reading]) -> None:
        """Keep what files held."""
        with self._writing():
            for reading in readings:
                row = (reading.key, codec.encode(reading.problems))
                id = self._db.execute("INSERT INTO readings (key, problems) VALUES (?, ?)", row).lastrowid
                self._db.executemany(
                    "INSERT INTO documents (reading, record, hash, source, text) VALUES (?, ?, ?, ?, ?)",
                    [(id, *_row(document)) for document in reading.documents],
                )

    def members(self) -> dict[str, Member]:
        """The files of the workspace by place, "" being the standard input."""
        rows = self._db.execute("SELECT place, path, reading, without FROM files ORDER BY place")
        return {
            place: Member(path, reading, frozenset(json.loads(w)) if w != "[]" else frozenset())
            for place, path, reading, w in rows
        }

    def set_members(self, members: Mapping[str, Member], notes: Mapping[str, str]) -> None:
        """Let `members` be the files of the workspace, and nothing of others stay; with notes."""
        before = self.members()
        gone = [(place,) for place in sorted(before.keys() - members.keys())]
        changed = [(p, members[p]) for p in sorted(members) if before.get(p) != members[p]]
        rows = [(p, m.path, m.reading, json.dumps(sorted(m.without))) for p, m in changed]
        with self._writing():
            self._db.executemany("DELETE FROM files WHERE place = ?", gone)
            self._db.executemany(
                "INSERT OR REPLACE INTO files (place, path, reading, without) VALUES (?, ?, ?, ?)", rows
            )
            self._db.execute("DELETE FROM readings WHERE id NOT IN (SELECT reading FROM files)")
            self._db.executemany("INSERT OR REPLACE INTO notes VALUES (?, ?)", sorted(notes.items()))

    def documents(self) -> dict[int, list[Stored]]:
        """All documents by reading, in the order of their files, without their texts."""
        found: dict[int, list[Stored]] = {}
        rows = self._db.execute("SELECT id, reading, record, hash, source FROM documents ORDER BY id")
        for id, reading, record, hash, source in rows:
            stored = Stored(id, reading, record, hash, codec.decode(source, Source))
            found.setdefault(reading, []).append(stored)
        return found

    def problems(self) -> dict[int, tuple[Problem, ...]]:
        """What was wrong with files and records, by reading."""
        rows = self._db.execute("SELECT id, problems FROM readings WHERE problems != '[]' ORDER BY id")
        return {id: codec.decode(problems, tuple[Problem, ...]) for id, problems in rows}

    def text(self, stored: Stored) -> str:
        """The text of a document."""
        row = self._db.execute("SELECT text FROM documents WHERE id = ?", (stored.id,)).fetchone()
        return bytes(row[0]).decode("utf-8", "surrogatepass")

    def extraction_keys(self) -> set[tuple[str, str]]:
        """The (document key, fingerprint) pairs of which there is an extraction."""
        return set(self._db.execute("SELECT document, fingerprint FROM extractions"))

    def keep_extractions(self, rows: Iterable[tuple[str, str, Extraction]]) -> None:
        """Keep extractions by document key and fingerprint."""
        encoded = [(key, fingerprint, codec.encode(extraction)) for key, fingerprint, extraction in rows]
        with self._writing():
            self._db.executemany(
                "INSERT OR REPLACE INTO extractions (document, fingerprint, body) VALUES (?, ?, ?)", encoded
            )

    def extractions(self, wanted: Iterable[tuple[str, str]]) -> Iterator[Extraction]:
        """The extractions of some (document key, fingerprint) pairs, in their order."""
        query = "SELECT body FROM extractions WHERE document = ? AND fingerprint = ?"
        for pair in wanted:
            yield codec.decode(self._db.execute(query, pair).fetchone()[0], Extraction)

    def drop_unused(self, used: Iterable[tuple[str, str]]) -> None:
        """Drop the extractions of other documents than those `used`, and those by fingerprints that
        none of the last KEPT runs has used.
        """
        pairs = sorted(used)
        with self._writing():
            run = 1 + self._db.execute("SELECT coalesce(max(run), 0) FROM uses").fetchone()[0]
            found = sorted({fingerprint for _, fingerprint in pairs})
            self._db.executemany("INSERT OR REPLACE INTO uses VALUES (?, ?)", ((f, run) for f in found))
            self._db.execute("DELETE FROM uses WHERE run <= ?", (run - KEPT,))
            self._db.execute("CREATE TEMP TABLE present (document TEXT PRIMARY KEY) WITHOUT ROWID")
            self._db.executemany("INSERT OR IGNORE INTO present VALUES (?)", ((key,) for key, _ in pairs))
            self._db.execute(
                "DELETE FROM extractions WHERE document NOT IN (SELECT document FROM present) "
                "OR fingerprint NOT IN (SELECT fingerprint FROM uses)"
            )
            self._db.execute("DROP TABLE present")

    def kept_by(self, fingerprint: str) -> Keeping:
        """The store of what was resolved by that fingerprint; by another it counts as empty."""
        return Keeping(self._db, fingerprint, self._writing)

    @contextmanager
    def _writing(self) -> Iterator[None]:
        with failing_clearly(self.path):
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                self._db.rollback()
                raise
            self._db.commit()


@contextmanager
def opened(path: Path, *, create: bool = True) -> Iterator[Workspace]:
    """The workspace in the file `path`, for this run alone.

    Raises UsageError where another run is at work on it, for a file that is no workspace or of a newer
    kg (or, without `create`, where there is none), WriteError where the system refuses.
    """
    if not create and not path.is_file():
        raise _missing(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise WriteError(f"cannot write to {path.parent}: {error.strerror or error}") from error
    with locked(path), failing_clearly(path):
        connection = sqlite3.connect(path, isolation_level=None)
        try:
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute("PRAGMA synchronous = FULL")
            # What is withdrawn is not to be found in the file's free pages.
            connection.execute("PRAGMA secure_delete = ON")
            prepare(connection, path)
            connection.execute("PRAGMA journal_mode = WAL")
            yield Workspace(connection, path)
        finally:
            connection.close()


@contextmanager
def observed(path: Path) -> Iterator[Workspace]:
    """The workspace in the file `path`, to be read only, whoever is at work on it; else as `opened`."""
    if not path.is_file():
        raise _missing(path)
    with failing_clearly(path):
        connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, isolation_level=None)
        try:
            check(connection, path)
            yield Workspace(connection, path)
        finally:
            connection.close()


def _missing(path: Path) -> UsageError:
    return UsageError(f"no workspace at {path}: `kg build INPUT… --out DIR` makes one")


@contextmanager
def failing_clearly(path: Path) -> Iterator[None]:
    """Errors of the database as ours."""
    try:
        yield
    except sqlite3.OperationalError as error:
        raise WriteError(f"cannot use {path}: {error}; what was finished is kept") from error
    except sqlite3.DatabaseError as error:
        raise UsageError(f"{path} is no workspace of kg ({error}); name another by --workspace") from error


def document_key(name: str, hash: str) -> str:
    """What an extraction is kept by: the document's id, which its mentions cite, and its content."""
    return hashlib.sha256(f"{name}\0{hash}".encode("utf-8", "surrogatepass")).hexdigest()


def _row(document: Document) -> tuple[str, str, bytes, bytes]:
    text = document.text.encode("utf-8", "surrogatepass")
    return (document.source.id, _content_hash(document), codec.encode(document.source), text)


def _content_hash(document: Document) -> str:
    source = codec.encode(replace(document.source, id="", path="", sha256=""))
    return hashlib.sha256(source + b"\0" + document.text.encode("utf-8", "surrogatepass")).hexdigest()
