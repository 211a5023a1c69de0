"""The format of the database, and how one of an older format becomes one of this."""

import sqlite3
from pathlib import Path

from kg.errors import UsageError

# "kgws": what tells a workspace from another SQLite file.
APPLICATION = 0x6B677773

# One script a format, each from the one before; never changed once released, only added to.
MIGRATIONS = (
    """
    CREATE TABLE notes (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
    CREATE TABLE readings (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, problems BLOB NOT NULL);
    CREATE TABLE documents (
        id INTEGER PRIMARY KEY, reading INTEGER NOT NULL REFERENCES readings (id) ON DELETE CASCADE,
        record TEXT NOT NULL, hash TEXT NOT NULL, source BLOB NOT NULL, text TEXT NOT NULL
    );
    CREATE INDEX documents_of_reading ON documents (reading);
    CREATE TABLE files (
        id INTEGER PRIMARY KEY, place TEXT NOT NULL UNIQUE, path TEXT NOT NULL,
        reading INTEGER NOT NULL REFERENCES readings (id), without TEXT NOT NULL DEFAULT '[]'
    );
    CREATE INDEX files_of_reading ON files (reading);
    CREATE TABLE extractions (
        id INTEGER PRIMARY KEY, document TEXT NOT NULL, fingerprint TEXT NOT NULL,
        body BLOB NOT NULL, UNIQUE (document, fingerprint)
    );
    CREATE TABLE uses (fingerprint TEXT PRIMARY KEY, run INTEGER NOT NULL) WITHOUT ROWID;
    """,
    """
    CREATE TABLE decisions (
        id INTEGER PRIMARY KEY, left TEXT NOT NULL, right TEXT NOT NULL, judgement TEXT NOT NULL,
        score REAL NOT NULL, reasons TEXT NOT NULL
    );
    """,
    """
    DROP TABLE decisions;
    CREATE TABLE kept (
        id INTEGER PRIMARY KEY, shelf TEXT NOT NULL, key TEXT NOT NULL, value BLOB NOT NULL,
        UNIQUE (shelf, key)
    );
    """,
)
FORMAT = len(MIGRATIONS)


def prepare(connection: sqlite3.Connection, path: Path) -> None:
    """Make a new database's tables, or bring an older one's to FORMAT, in one transaction.

    Raises UsageError for a file that is no workspace, or one of a newer format.
    """
    found = check(connection, path)
    if found == FORMAT:
        return
    steps = "".join(MIGRATIONS[found:])
    connection.executescript(
        f"BEGIN IMMEDIATE; {steps} PRAGMA application_id = {APPLICATION}; "
        f"PRAGMA user_version = {FORMAT}; COMMIT;"
    )


def check(connection: sqlite3.Connection, path: Path) -> int:
    """The format of a database, 0 for a new one; raises UsageError as `prepare` does."""
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    found = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if application != APPLICATION and (application or found or _has_tables(connection)):
        raise UsageError(f"{path} is no workspace of kg; name another file by --workspace")
    if found > FORMAT:
        raise UsageError(
            f"{path} was written by a newer kg (format {found}, this one reads up to {FORMAT}): "
            "update kg, or name another file by --workspace"
        )
    return found


def _has_tables(connection: sqlite3.Connection) -> bool:
    return connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone() is not None
