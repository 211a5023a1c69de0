"""The documents of a workspace, under the ids that a build of its files would give."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches
from pathlib import Path

from kg.model import Problem, Source
from kg.read.files import File, name_files, problem_key
from kg.workspace.workspace import Stored, Workspace, document_key

NEAR = 5


@dataclass(frozen=True, slots=True)
class Contents:
    """What a workspace has: documents by id with the file that each is in, and what was wrong."""

    documents: Mapping[str, Stored]
    sources: Mapping[str, Source]
    problems: tuple[Problem, ...]
    files: Mapping[str, File]

    def key(self, name: str) -> str:
        """What the extraction of a document is kept by."""
        return document_key(name, self.documents[name].hash)


def contents(workspace: Workspace) -> Contents:
    """What the workspace has, documents under the ids that a build of its files would give.

    A record that its file does not name is named by its place in it, also where records before it are
    removed: the file is as it was, and what cites the record must go on meaning it.
    """
    members = workspace.members()
    files = name_files({place: member.path for place, member in members.items()})
    documents, wrong = workspace.documents(), workspace.problems()
    kept: dict[str, Stored] = {}
    sources: dict[str, Source] = {}
    problems: list[Problem] = []
    home: dict[str, File] = {}
    for file in files:
        member = members[str(file.place or "")]
        for stored in documents.get(member.reading, ()):
            if stored.record not in member.without:
                name = file.id + stored.record
                kept[name], home[name] = stored, file
                sources[name] = replace(stored.source, id=name, path=file.path)
        for problem in wrong.get(member.reading, ()):
            if problem.document not in member.without:
                problems.append(replace(problem, document=file.id + problem.document))
                home[file.id + problem.document] = file
    ordered = {name: sources[name] for name in sorted(sources)}
    return Contents(kept, ordered, tuple(sorted(problems, key=problem_key)), home)


def place_of(file: File) -> str:
    """Where a file is: an absolute path, "" for the standard input."""
    return "" if file.place is None else str(file.place.parent.resolve() / file.place.name)


def named(name: str, found: Contents) -> list[str]:
    """The documents that a name means: a document, a record that failed, or all of a file."""
    if name in found.files and (name in found.documents or "#" in name):
        return [name]
    return sorted(
        document
        for document, file in found.files.items()
        if name in (file.id, file.path) or (file.place and Path(name).absolute() == file.place)
    )


def nearest(name: str, found: Contents) -> str:
    """For a message: the ids that are most like a name that is not there."""
    close = get_close_matches(name, sorted(found.files), n=NEAR, cutoff=0.5)
    return f"; nearest: {', '.join(close)}" if close else "; their ids are in documents.jsonl"
