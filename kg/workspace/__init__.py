"""The workspace: an embedded database of documents, extractions and decisions, for one run at a time."""

from kg.workspace.lock import is_locked
from kg.workspace.workspace import Member, Reading, Stored, Workspace, document_key, observed, opened

__all__ = [
    "Member",
    "Reading",
    "Stored",
    "Workspace",
    "document_key",
    "is_locked",
    "observed",
    "opened",
]
