"""What a workspace keeps of a resolution: values by shelf and key, valid for one version of the resolver."""

import sqlite3
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager

NOTE = "resolver"


class Keeping:
    """The store of what a resolver with this fingerprint has kept; of any other it knows nothing."""

    def __init__(
        self,
        database: sqlite3.Connection,
        fingerprint: str,
        writing: Callable[[], AbstractContextManager[None]],
    ) -> None:
        self._db, self._fingerprint, self._writing = database, fingerprint, writing
        row = database.execute("SELECT value FROM notes WHERE name = ?", (NOTE,)).fetchone()
        self._valid = row is not None and row[0] == fingerprint

    def read(self, shelf: str, key: str) -> bytes | None:
        """What a shelf has under a key."""
        query = "SELECT value FROM kept WHERE shelf = ? AND key = ?"
        row = self._db.execute(query, (shelf, key)).fetchone() if self._valid else None
        return bytes(row[0]) if row else None

    def rows(self, shelf: str) -> Iterable[tuple[str, bytes]]:
        """All that a shelf has."""
        if not self._valid:
            return ()
        return self._db.execute("SELECT key, value FROM kept WHERE shelf = ?", (shelf,))

    def drop(self) -> None:
        """Forget all that any resolver has kept."""
        with self._writing():
            self._db.execute("DELETE FROM kept")
            self._db.execute("DELETE FROM notes WHERE name = ?", (NOTE,))
        self._valid = False

    def write(self, changes: Iterable[tuple[str, str, bytes | None]]) -> None:
        """Keep some (shelf, key, value), all or none; None removes."""
        rows = list(changes)
        with self._writing():
            if not self._valid:
                self._db.execute("DELETE FROM kept")
                self._db.execute("INSERT OR REPLACE INTO notes VALUES (?, ?)", (NOTE, self._fingerprint))
            gone = ((shelf, key) for shelf, key, value in rows if value is None)
            self._db.executemany("DELETE FROM kept WHERE shelf = ? AND key = ?", gone)
            here = ((shelf, key, value) for shelf, key, value in rows if value is not None)
            self._db.executemany(
                "INSERT INTO kept (shelf, key, value) VALUES (?, ?, ?) "
                "ON CONFLICT DO UPDATE SET value = excluded.value",
                here,
            )
        self._valid = True
