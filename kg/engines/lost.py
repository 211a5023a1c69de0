"""The value that stands in for the result of a chunk that has none."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Lost:
    """A chunk whose worker died at it more than once; `reason` is for users."""

    reason: str
