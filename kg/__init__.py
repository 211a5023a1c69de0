"""From news articles to a knowledge graph of diplomatic events.

knowledge = kg.build(["seeds"])
kg.write(knowledge, "exports")
assert kg.load("exports") == knowledge
"""

from typing import TYPE_CHECKING, Any

from kg.config import Runtime, Settings
from kg.errors import KgError
from kg.model import Document, Entity, Event, Knowledge, Problem, Status

if TYPE_CHECKING:
    from kg.pipeline import build, load, write

__version__ = "0.1.0"

__all__ = [
    "Document",
    "Entity",
    "Event",
    "KgError",
    "Knowledge",
    "Problem",
    "Runtime",
    "Settings",
    "Status",
    "build",
    "load",
    "write",
]

_VERBS = ("build", "load", "write")


def __getattr__(name: str) -> Any:
    # The verbs are imported when they are first asked for: `kg --help` must not wait for them.
    if name not in _VERBS:
        raise AttributeError(f"module 'kg' has no attribute {name!r}")
    from kg import pipeline

    return getattr(pipeline, name)


def __dir__() -> list[str]:
    return sorted([*__all__, "__version__"])
