"""One process: a plain loop, and the behaviour that the other engines are measured by."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from kg.engines.lost import Lost

Chunk = TypeVar("Chunk")
Result = TypeVar("Result")


def map_chunks(
    function: Callable[[Chunk], Result], chunks: Iterable[Chunk], *, workers: int
) -> Iterator[Result | Lost]:
    """`function` of each chunk, in order; `workers` does not matter here."""
    yield from map(function, chunks)
