"""The error tree.

KgError                 everything that this package raises on purpose; str() is for users
├── UsageError          a wrong argument, option, setting or path; exit code 2
├── LexiconError        a rule or gazetteer file that is not well formed; exit code 2
├── ReadError           a document that cannot be read; becomes a Problem
└── WriteError          an output that cannot be written; exit code 1
"""


class KgError(Exception):
    """Base of all errors of this package."""


class UsageError(KgError):
    """A wrong argument, option, setting or path: the message names what exists."""


class LexiconError(KgError):
    """A rule, type or gazetteer file that is not well formed: the message names file and key."""


class ReadError(KgError):
    """A document that cannot be read; `line` is 1-based where known."""

    def __init__(self, message: str, line: int | None = None) -> None:
        super().__init__(message)
        self.line = line


class WriteError(KgError):
    """An output that cannot be written; nothing is left behind."""
