"""A graph that is kept up: a workspace remembers what was read, extracted and resolved, documents come and
go.

The graph is always the one that `kg.pipeline.build` would make of the files that the workspace has.
"""

from kg.upkeep.graph import (
    Extracted,
    extract_new,
    finish,
    graph_of,
    link_new,
    postpone,
    resolve_new,
    update,
)
from kg.upkeep.members import CORRECTIONS, add, remove, set_corrections, set_settings, settings_of, take
from kg.upkeep.state import is_postponed, state

__all__ = [
    "CORRECTIONS",
    "Extracted",
    "add",
    "extract_new",
    "finish",
    "graph_of",
    "is_postponed",
    "link_new",
    "postpone",
    "remove",
    "resolve_new",
    "set_corrections",
    "set_settings",
    "settings_of",
    "state",
    "take",
    "update",
]
