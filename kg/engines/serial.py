"""One process: a plain loop, and the behaviour that the other engines are measured by."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from kg.engines.lost import Lost

Chunk = TypeVar("Chunk")
Result = TypeVar("Result")


def map_chunks(
    function: Callable[[Chunk], Result],
    chunks: Iterable[Chunk],
    *,
    workers: int,
    done: Callable[[Result], None] | None = None,
) -> Iterator[Result | Lost]:
    """`function` of each chunk, in order, told to `done`; `workers` does not matter here."""
    for chunk in chunks:
        result = function(chunk)
        if done is not None:
            done(result)
        yield result
