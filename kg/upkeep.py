"""A graph that is kept up: a workspace remembers what was read and extracted, documents come and go.

The graph is always the one that `kg.pipeline.build` would make of the files that the workspace has.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from kg import codec
from kg.config import Runtime, Settings
from kg.errors import UsageError
from kg.model import Account, Document, Extraction, Knowledge, Source
from kg.pipeline import (
    Report,
    accounts_of,
    check_limits,
    extract_corpus,
    is_supported,
    keep_confident,
    language_problems,
    link,
    problems_of,
    read_corrections,
    refuse,
)
from kg.read.files import File, problem_key
from kg.workspace import (
    Contents,
    Member,
    Workspace,
    contents,
    is_locked,
    named,
    nearest,
    observed,
    place_of,
    read_into,
    renew,
)

SETTINGS, EXPORTS, CORRECTIONS = "settings", "exports", "corrections"
BEHIND, WRITTEN = "behind", "written"
# Extractions that one commit keeps: each is the work of a moment that no crash should cost.
CHUNK = 1


@dataclass(frozen=True, slots=True)
class Updated:
    """A graph, and how many documents were extracted for it and how many had been before."""

    knowledge: Knowledge
    extracted: int
    remembered: int


@dataclass(frozen=True, slots=True)
class Extracted:
    """What a workspace has once all is extracted: by what each extraction is kept, how many were
    missing, and those that failed.
    """

    contents: Contents
    keys: Mapping[str, tuple[str, str]]
    extracted: int
    failed: Mapping[str, Extraction]


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


def update(
    workspace: Workspace, runtime: Runtime = Runtime(), *, strict: bool = False, report: Report | None = None
) -> Updated:
    """The graph of what the workspace has; extracts what it has not extracted by its settings yet.

    Raises as `kg.pipeline.build` does, and WriteError where the workspace cannot be written.
    """
    from kg.stamp import stamp

    settings = settings_of(workspace)
    corrected = read_corrections(workspace.note(CORRECTIONS) or None)
    told = extract_new(workspace, runtime, strict=strict, report=report)
    knowledge = link(
        list(_extractions(workspace, told)),
        accounts=_accounts(told.contents, told.failed.values(), settings),
        stamp=stamp(settings),
        corrected=corrected,
    )
    workspace.drop_unused(told.keys.values())
    confident = keep_confident(knowledge, at_least=settings.min_confidence)
    return Updated(confident, told.extracted, len(told.keys) - told.extracted)


def extract_new(
    workspace: Workspace, runtime: Runtime = Runtime(), *, strict: bool = False, report: Report | None = None
) -> Extracted:
    """Extract what the workspace has not extracted by its settings yet, and keep it; raises as `update`."""
    from kg.stamp import check_installed

    settings = settings_of(workspace)
    check_limits(settings, runtime)
    check_installed(settings)
    renew(workspace)
    found = contents(workspace)
    keys = _keys(found, settings)
    if strict:
        refuse(found.problems)
    missing, failed = _extract_missing(workspace, found, keys, runtime, report=report)
    if strict:
        refuse(problems_of(failed.values()))
    return Extracted(found, keys, missing, failed)


def finish(workspace: Workspace, knowledge: Knowledge) -> None:
    """Note that the exports of the graph have been written."""
    workspace.set_decisions(knowledge.decisions)
    workspace.write_notes({EXPORTS: WRITTEN})


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


def _keys(found: Contents, settings: Settings) -> dict[str, tuple[str, str]]:
    """By what the extraction of each document in a supported language is kept."""
    return {
        name: (found.key(name), _fingerprint(source, settings))
        for name, source in found.sources.items()
        if is_supported(source, settings)
    }


def _accounts(found: Contents, failed: Iterable[Extraction], settings: Settings) -> list[Account]:
    problems = [*found.problems, *problems_of(failed)]
    for source in found.sources.values():
        problems += language_problems(source, settings)
    paths = {file.id: file.path for file in found.files.values()}
    return accounts_of(found.sources.values(), sorted(problems, key=problem_key), paths=paths)


def _extract_missing(
    workspace: Workspace,
    found: Contents,
    keys: Mapping[str, tuple[str, str]],
    runtime: Runtime,
    *,
    report: Report | None,
) -> tuple[int, dict[str, Extraction]]:
    """Extract and keep what is missing; gives how many, and those that failed, to be tried again."""
    have = workspace.extraction_keys()

    def keep(extractions: Sequence[Extraction]) -> None:
        well = [e for e in extractions if not e.problems]
        workspace.keep_extractions((*keys[e.source.id], e) for e in well)

    documents = [
        Document(found.sources[name], workspace.text(found.documents[name]))
        for name, pair in keys.items()
        if pair not in have
    ]
    small = replace(runtime, chunk=min(runtime.chunk, CHUNK))
    found_now = extract_corpus(documents, settings_of(workspace), small, report=report, keep=keep)
    return len(documents), {e.source.id: e for e in found_now if e.problems}


def _extractions(workspace: Workspace, told: Extracted) -> Iterator[Extraction]:
    kept = workspace.extractions(pair for name, pair in told.keys.items() if name not in told.failed)
    for name in told.keys:
        if name in told.failed:
            yield told.failed[name]
        else:
            yield replace(next(kept), source=told.contents.sources[name])


def _fingerprint(source: Source, settings: Settings) -> str:
    from kg.stamp import fingerprint

    return fingerprint(settings, source.language or "")


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


@dataclass(frozen=True, slots=True)
class State:
    """What a workspace has; `waiting` documents are to be extracted by its settings."""

    workspace: str
    running: bool
    files: int
    documents: int
    languages: Mapping[str, int]
    extracted: int
    waiting: int
    problems: int
    models: tuple[tuple[str, str], ...]
    up_to_date: bool


def state(path: Path) -> State:
    """What the workspace in the file `path` has; also while a run is at work on it."""
    with observed(path) as workspace:
        found, settings = contents(workspace), settings_of(workspace)
        keys = _keys(found, settings)
        have = workspace.extraction_keys()
        languages = Counter(source.language or "unread" for source in found.sources.values())
        return State(
            workspace=path.as_posix(),
            running=is_locked(path),
            files=len(workspace.members()),
            documents=len(found.documents),
            languages=dict(sorted(languages.items())),
            extracted=sum(pair in have for pair in keys.values()),
            waiting=sum(pair not in have for pair in keys.values()),
            problems=len(found.problems) + len(found.documents) - len(keys),
            models=settings.models,
            up_to_date=workspace.note(EXPORTS) == WRITTEN,
        )
