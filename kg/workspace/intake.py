"""Files read into a workspace, each content once."""

import hashlib
from collections.abc import Callable, Mapping
from pathlib import Path

from kg.errors import ReadError
from kg.model import Document, Problem
from kg.read.files import STAGE, File, fetch, read_data
from kg.workspace.workspace import Reading, Workspace

# Readings that one commit keeps: to read a file again costs little.
BATCH = 100
WHOLE = ""
UNREADABLE = "unreadable"


def read_into(workspace: Workspace, places: Mapping[str, str]) -> dict[str, int]:
    """The ids of the readings of files, by place; new ones are read."""
    keys: dict[str, str] = {}
    waiting: dict[str, Reading] = {}
    for place in sorted(places):
        file = File(WHOLE, WHOLE, Path(place) if place else None)
        key, reading = _read(file, known=lambda k: k in waiting or workspace.reading_of(k) is not None)
        keys[place] = key
        if reading is not None:
            waiting[key] = reading
        if len(waiting) >= BATCH:
            workspace.keep_readings(waiting.values())
            waiting.clear()
    workspace.keep_readings(waiting.values())
    ids = {place: workspace.reading_of(key) for place, key in keys.items()}
    return {place: id for place, id in ids.items() if id is not None}


def _read(file: File, *, known: Callable[[str], bool]) -> tuple[str, Reading | None]:
    """The key of a file's reading, and the reading unless it is known."""
    from kg.stamp import reading_fingerprint

    try:
        data = fetch(file)
    except ReadError as error:
        key = f"{UNREADABLE} {error.line} {error}"
        problem = Problem(WHOLE, STAGE, str(error), error.line)
        return key, None if known(key) else Reading(key, (), (problem,))
    suffix = file.place.suffix.lower() if file.place else "-"
    key = f"{hashlib.sha256(data).hexdigest()} {suffix} {reading_fingerprint()}"
    if known(key):
        return key, None
    items = list(read_data(file, data))
    documents = tuple(item for item in items if isinstance(item, Document))
    return key, Reading(key, documents, tuple(item for item in items if isinstance(item, Problem)))
