"""What a workspace has, and what of it is up to date."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kg.upkeep.graph import keys_of, unresolved
from kg.upkeep.members import EXPORTS, POSTPONED, WRITTEN, settings_of
from kg.workspace import contents, is_locked, observed


@dataclass(frozen=True, slots=True)
class State:
    """What a workspace has; `waiting` documents are to be extracted by its settings, `unresolved` have
    come, changed or gone since it was resolved last (None with corrections: then nothing is kept of it).
    """

    workspace: str
    running: bool
    files: int
    documents: int
    languages: Mapping[str, int]
    extracted: int
    waiting: int
    unresolved: int | None
    problems: int
    models: tuple[tuple[str, str], ...]
    up_to_date: bool


def state(path: Path) -> State:
    """What the workspace in the file `path` has; also while a run is at work on it."""
    with observed(path) as workspace:
        found, settings = contents(workspace), settings_of(workspace)
        keys = keys_of(found, settings)
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
            unresolved=unresolved(workspace, {name: pair for name, pair in keys.items() if pair in have}),
            problems=len(found.problems) + len(found.documents) - len(keys),
            models=settings.models,
            up_to_date=workspace.note(EXPORTS) == WRITTEN,
        )


def is_postponed(database: Path) -> bool:
    """Whether the exports of the workspace in a file are left for later."""
    with observed(database) as workspace:
        return workspace.note(EXPORTS) == POSTPONED
