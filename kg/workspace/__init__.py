"""The workspace: an embedded database of documents, extractions and decisions, for one run at a time."""

from kg.workspace.contents import Contents, contents, named, nearest, place_of
from kg.workspace.intake import read_into, renew
from kg.workspace.lock import is_locked
from kg.workspace.workspace import Member, Reading, Stored, Workspace, document_key, observed, opened

__all__ = [
    "Contents",
    "Member",
    "Reading",
    "Stored",
    "Workspace",
    "contents",
    "document_key",
    "is_locked",
    "named",
    "nearest",
    "observed",
    "opened",
    "place_of",
    "read_into",
    "renew",
]
