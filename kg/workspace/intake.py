"""Files read into a workspace, each content once."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import replace
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


def renew(workspace: Workspace) -> None:
    """Read those files again that an older version of the readers has read, where they are as they were."""
    from kg.stamp import reading_fingerprint

    members, keys = workspace.members(), workspace.reading_keys()
    old: dict[str, str] = {}
    for place, member in members.items():
        content, _, fingerprint = keys[member.reading].rpartition(" ")
        if fingerprint != reading_fingerprint() and content and content == _content(place):
            old[place] = member.path
    if old:
        readings = read_into(workspace, old)
        renewed = {place: replace(members[place], reading=id) for place, id in readings.items()}
        workspace.set_members(members | renewed, {})


def _content(place: str) -> str:
    """What the key of a file's reading begins with; "" for one that cannot be read now."""
    path = Path(place)
    try:
        return f"{hashlib.sha256(path.read_bytes()).hexdigest()} {path.suffix.lower()}" if place else ""
    except OSError:
        return ""


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
