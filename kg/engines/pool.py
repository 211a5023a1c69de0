"""Several processes on one machine, any of which may die."""

import os
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context, parent_process
from threading import Thread
from typing import TYPE_CHECKING, TypeVar

from kg.engines.lost import Lost

if TYPE_CHECKING:
    from multiprocessing.process import BaseProcess

Chunk = TypeVar("Chunk")
Result = TypeVar("Result")

# Chunks in hand per worker: enough to keep it busy, few enough to bound memory.
AHEAD = 2


def map_chunks(
    function: Callable[[Chunk], Result], chunks: Iterable[Chunk], *, workers: int
) -> Iterator[Result | Lost]:
    """`function` of each chunk, in the order of `chunks`, computed by `workers` processes.

    The processes are spawned, so `function` and the chunks must pickle. When a worker dies, each
    chunk in hand is computed again, alone in a process of its own; if that dies too, its result is
    `Lost`. What `function` raises is raised here, at the chunk's turn.
    """
    waiting = iter(chunks)
    while True:
        in_hand = yield from _until_broken(function, waiting, workers)
        if not in_hand:
            return
        for chunk, future in in_hand:
            yield _alone(function, chunk) if _is_lost(future) else future.result()


def _until_broken(
    function: Callable[[Chunk], Result], waiting: Iterator[Chunk], workers: int
) -> Generator[Result | Lost, None, list[tuple[Chunk, "Future[Result]"]]]:
    """Yields results in order; returns the chunks in hand when a worker died, none at the end."""
    pending: deque[tuple[Chunk, Future[Result]]] = deque()
    pool = _pool(workers)
    try:
        for chunk in waiting:
            pending.append((chunk, _submit(pool, function, chunk)))
            if len(pending) >= workers * AHEAD:
                yield pending[0][1].result()
                pending.popleft()
        while pending:
            yield pending[0][1].result()
            pending.popleft()
    except BrokenProcessPool:
        return list(pending)
    finally:
        pool.shutdown(wait=True, cancel_futures=True)
    return []


def _submit(pool: ProcessPoolExecutor, function: Callable[[Chunk], Result], chunk: Chunk) -> "Future[Result]":
    try:
        return pool.submit(function, chunk)
    except BrokenProcessPool as error:
        # The chunk has left the iterator already: it must stay in hand like the others.
        future: Future[Result] = Future()
        future.set_exception(error)
        return future


def _alone(function: Callable[[Chunk], Result], chunk: Chunk) -> Result | Lost:
    with _pool(1) as pool:
        try:
            return pool.submit(function, chunk).result()
        except BrokenProcessPool:
            return Lost("the process that worked on it died twice (out of memory?)")


def _is_lost(future: "Future[Result]") -> bool:
    if not future.done() or future.cancelled():
        return True
    return isinstance(future.exception(), BrokenProcessPool)


def _pool(workers: int) -> ProcessPoolExecutor:
    context = get_context("spawn")
    return ProcessPoolExecutor(max_workers=workers, mp_context=context, initializer=_end_with_parent)


def _end_with_parent() -> None:
    """Watch the parent: a process waiting for work would outlive one that was killed."""
    parent = parent_process()
    if parent is not None:
        Thread(target=_await_end, args=(parent,), daemon=True).start()


def _await_end(parent: "BaseProcess") -> None:
    parent.join()
    os._exit(1)
