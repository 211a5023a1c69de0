"""The graph of what a workspace has: what is new extracted, what that touches resolved, all linked."""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from kg.config import Runtime, Settings
from kg.model import Account, Document, Extraction, Knowledge, Source
from kg.pipeline import (
    Corrected,
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
from kg.read.files import problem_key
from kg.resolve.kept import Kept, kept_up
from kg.upkeep.members import CORRECTIONS, EXPORTS, POSTPONED, WRITTEN, settings_of
from kg.workspace import Contents, Workspace, contents, opened, renew

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

    @property
    def problems(self) -> int:
        """How many documents could not be read, are in no language that is, or failed."""
        found = self.contents
        return len(found.problems) + len(found.documents) - len(self.keys) + len(self.failed)


def update(
    workspace: Workspace, runtime: Runtime = Runtime(), *, strict: bool = False, report: Report | None = None
) -> Updated:
    """The graph of what the workspace has; extracts what it has not extracted by its settings yet.

    Raises as `kg.pipeline.build` does, and WriteError where the workspace cannot be written.
    """
    told = extract_new(workspace, runtime, strict=strict, report=report)
    return Updated(link_new(workspace, told), told.extracted, len(told.keys) - told.extracted)


def graph_of(database: Path) -> Knowledge:
    """The graph of the workspace in a file, whether its exports are written or not; raises as `update`."""
    with opened(database, create=False) as workspace:
        return update(workspace).knowledge


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
    keys = keys_of(found, settings)
    if strict:
        refuse(found.problems)
    missing, failed = _extract_missing(workspace, found, keys, runtime, report=report)
    if strict:
        refuse(problems_of(failed.values()))
    return Extracted(found, keys, missing, failed)


def resolve_new(workspace: Workspace, told: Extracted) -> Kept | None:
    """Bring the resolution up to date by what came, changed and went, and drop what no document has any
    more; None, and nothing is resolved, where there are corrections, for what these mean can change with
    every document.
    """
    from kg.stamp import resolving_fingerprint

    workspace.drop_unused(told.keys.values())
    store = workspace.kept_by(resolving_fingerprint())
    if _corrected(workspace):
        # Nothing of a document that is withdrawn meanwhile may stay.
        store.drop()
        return None

    def tell(document: str) -> Extraction:
        (extraction,) = workspace.extractions([told.keys[document]])
        return replace(extraction, source=told.contents.sources[document])

    return kept_up(store, tell, _versions(told.keys, told.failed))


def unresolved(workspace: Workspace, keys: Mapping[str, tuple[str, str]]) -> int | None:
    """How many documents have come, changed or gone since the last resolution; None where it is not kept."""
    from kg.stamp import resolving_fingerprint

    if _corrected(workspace):
        return None
    before = Kept(workspace.kept_by(resolving_fingerprint())).documents()
    return len(dict(before.items() ^ _versions(keys).items()))


def _versions(keys: Mapping[str, tuple[str, str]], failed: Container[str] = ()) -> dict[str, str]:
    """What tells of each document that is extracted when it is another than before."""
    return {name: " ".join(key) for name, key in keys.items() if name not in failed}


def link_new(workspace: Workspace, told: Extracted) -> Knowledge:
    """The graph of what is extracted, the resolution brought up to date."""
    from kg.stamp import stamp

    kept, settings = resolve_new(workspace, told), settings_of(workspace)
    accounts = _accounts(told.contents, told.failed.values(), settings)
    if kept:
        from kg.link import link_kept

        knowledge = link_kept(kept, accounts=accounts, stamp=stamp(settings))
    else:
        every, corrected = list(_extractions(workspace, told)), _corrected(workspace)
        knowledge = link(every, accounts=accounts, stamp=stamp(settings), corrected=corrected)
    return keep_confident(knowledge, at_least=settings.min_confidence)


def finish(workspace: Workspace) -> None:
    """Note that the exports of the graph have been written."""
    workspace.write_notes({EXPORTS: WRITTEN})


def postpone(workspace: Workspace) -> None:
    """Note that the exports of the graph are left for later."""
    workspace.write_notes({EXPORTS: POSTPONED})


def _corrected(workspace: Workspace) -> Corrected | None:
    found = read_corrections(workspace.note(CORRECTIONS) or None)
    return found if found and found.corrections else None


def keys_of(found: Contents, settings: Settings) -> dict[str, tuple[str, str]]:
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
