"""One run at a time: a lock on a hidden file beside the database, which ends with its process."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from kg.errors import UsageError, WriteError

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl


@contextmanager
def locked(database: Path) -> Iterator[None]:
    """Hold the lock of a database; raises UsageError where another process holds it.

    The system gives it back when the process ends, however it ends. The file stays: to remove it
    would let a third process lock another file of that name.
    """
    path = _lock_of(database)
    try:
        stream = path.open("a+", encoding="utf-8")
    except OSError as error:
        raise WriteError(f"cannot write {path}: {error.strerror or error}") from error
    with stream:
        if not _try(stream):
            raise UsageError(f"{database} is in use by another run{_holder(stream)}; wait until it has ended")
        stream.truncate(0)
        stream.write(f"{os.getpid()}\n")
        stream.flush()
        yield


def is_locked(database: Path) -> bool:
    """Whether a run is at work on the workspace now."""
    path = _lock_of(database)
    if not path.exists():
        return False
    with path.open(encoding="utf-8") as stream:
        return not _try(stream)


def _lock_of(database: Path) -> Path:
    return database.with_name(f".{database.name}.lock")


def _holder(stream: IO[str]) -> str:
    stream.seek(0)
    process = stream.read().strip()
    return f" (process {process})" if process.isdigit() else ""


def _try(stream: IO[str]) -> bool:
    try:
        if sys.platform == "win32":
            stream.seek(0)
            msvcrt.locking(stream.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
