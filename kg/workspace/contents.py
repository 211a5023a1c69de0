"""The documents of a workspace, under the ids that a build of its files would give."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from kg.model import Problem, Source
from kg.read.files import File, name_files, problem_key
from kg.workspace.workspace import Stored, Workspace, document_key


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
    """What the workspace has, documents under the ids that a build of its files would give."""
    members = workspace.members()
    files = name_files({place: member.path for place, member in members.items()})
    documents, wrong = workspace.documents(), workspace.problems()
    kept: dict[str, Stored] = {}
    sources: dict[str, Source] = {}
    problems: list[Problem] = []
    home: dict[str, File] = {}
    for file in files:
        member = members[place_of(file)]
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
