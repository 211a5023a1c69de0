"""The files of a workspace: what it is to have, and by which settings."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from kg import codec
from kg.config import Settings
from kg.errors import UsageError
from kg.pipeline import read_corrections
from kg.read.files import File
from kg.workspace import Contents, Member, Workspace, contents, named, nearest, place_of, read_into

SETTINGS, EXPORTS, CORRECTIONS = "settings", "exports", "corrections"
# A run is at work on the exports (or was, and did not end), they are left for later, or written.
BEHIND, POSTPONED, WRITTEN = "behind", "postponed", "written"


def take(workspace: Workspace, files: Iterable[File], settings: Settings) -> None:
    """Let `files` be those of the workspace; read what is new or changed."""
    places = {place_of(file): file.path for file in files}
    readings = read_into(workspace, places)
    members = {place: Member(path, readings[place]) for place, path in places.items()}
    workspace.set_members(members, _behind(settings))


def add(workspace: Workspace, files: Iterable[File], settings: Settings) -> tuple[int, int]:
    """Add `files`, and read those again that are in the workspace already; gives how many of each."""
    members = workspace.members()
    places = {place_of(file): file.path for file in files}
    readings = read_into(workspace, places)
    new = {place: Member(path, readings[place]) for place, path in places.items()}
    workspace.set_members(members | new, _behind(settings))
    return len(new.keys() - members.keys()), len(new.keys() & members.keys())


def remove(workspace: Workspace, names: Iterable[str], settings: Settings) -> tuple[str, ...]:
    """Remove documents by id, or whole files by id or path; gives the ids of the documents.

    A name that is not there is passed over where an interrupted run may have removed it already.
    Raises UsageError for a name that is not there, naming the nearest.
    """
    found, members = contents(workspace), workspace.members()
    gone: list[str] = []
    for name in names:
        documents = named(name, found)
        if not documents and workspace.note(EXPORTS) != BEHIND:
            raise UsageError(f"no document {name!r} in {workspace.path}{nearest(name, found)}")
        for document in documents:
            _leave_out(members, document, found)
        gone += documents
    workspace.set_members(members, _behind(settings))
    return tuple(sorted(set(gone)))


def set_settings(workspace: Workspace, settings: Settings) -> None:
    """Let the next graph be made by `settings`."""
    workspace.write_notes(_behind(settings))


def set_corrections(workspace: Workspace, path: Path | None) -> None:
    """Let the next graph be corrected by a file, or by none; raises UsageError for one that is wrong."""
    read_corrections(path)
    workspace.write_notes({CORRECTIONS: str(path.absolute()) if path else ""})


def settings_of(workspace: Workspace) -> Settings:
    """The settings that the workspace was built with last; the defaults for a new one."""
    written = workspace.note(SETTINGS)
    return codec.decode(written, Settings) if written else Settings()


def _behind(settings: Settings) -> dict[str, str]:
    return {SETTINGS: codec.encode(settings).decode(), EXPORTS: BEHIND}


def _leave_out(members: dict[str, Member], document: str, found: Contents) -> None:
    """Note that a record is removed from its file; the file goes with its last."""
    file = found.files[document]
    place = place_of(file)
    if place not in members:
        return
    member = members[place]
    without = member.without | {document.removeprefix(file.id)}
    if {name for name, other in found.files.items() if other == file} <= {file.id + r for r in without}:
        del members[place]
    else:
        members[place] = replace(member, without=without)
