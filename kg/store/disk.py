"""A built graph kept in an embedded Oxigraph store on disk, beside its exports."""

import hashlib
import json
import os
import shutil
from contextlib import suppress
from pathlib import Path

import pyoxigraph as ox

from kg.errors import UsageError, WriteError
from kg.store.oxigraph import FORMATS, fill, graph_file

FOLDER = "store"
_DATA, _MARK = "oxigraph", "source.json"


def keep(folder: Path) -> tuple[Path, int]:
    """Load the graph of a built folder into its store on disk, in place of an older one.

    Gives the store's folder and its number of quads, those of the union in the default graph
    included. Raises UsageError where there is no well-formed graph, WriteError where the store
    cannot be written; the older one then stays.
    """
    source = graph_file(folder)
    if source.suffix not in FORMATS:
        raise UsageError(f"{source}: unknown suffix {source.suffix!r}; there are: {', '.join(FORMATS)}")
    home = (folder if folder.is_dir() else folder.parent) / FOLDER
    fresh, old = (
        home.with_name(f".{FOLDER}.{os.getpid()}.new"),
        home.with_name(f".{FOLDER}.{os.getpid()}.old"),
    )
    try:
        fresh.mkdir(parents=True)
        store = ox.Store(fresh / _DATA)
        fill(store, source)
        store.optimize()
        count = len(store)
        del store
        mark = {"file": source.name, "sha256": _digest(source), "quads": count}
        (fresh / _MARK).write_text(json.dumps(mark, sort_keys=True), "utf-8")
        if home.exists():
            home.rename(old)
        fresh.rename(home)
    except OSError as error:
        if old.exists() and not home.exists():
            old.rename(home)
        raise WriteError(f"cannot write {home}: {error.strerror or error}") from error
    finally:
        for leftover in (fresh, old):
            with suppress(OSError):
                shutil.rmtree(leftover, ignore_errors=True)
    return home, count


def kept(folder: Path) -> Path | None:
    """The Oxigraph store of a built folder; None if there is none, or of an older graph than the folder's."""
    home = folder / FOLDER
    try:
        mark = json.loads((home / _MARK).read_text("utf-8"))
        source = graph_file(folder)
        fresh = mark["file"] == source.name and mark["sha256"] == _digest(source)
    except (OSError, ValueError, KeyError, TypeError, UsageError):
        return None
    return home / _DATA if fresh and (home / _DATA).is_dir() else None


def _digest(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
