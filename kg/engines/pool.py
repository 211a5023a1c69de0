"""Several processes on one machine, any of which may die."""

import os
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing import get_context, parent_process
from threading import Thread
from typing import TYPE_CHECKING, Generic, TypeVar

from kg.engines.lost import Lost
from kg.errors import UsageError

if TYPE_CHECKING:
    from multiprocessing.process import BaseProcess

Chunk = TypeVar("Chunk")
Result = TypeVar("Result")

DIED_TWICE = "the process that worked on it died twice (out of memory?)"

NO_WORKERS = (
    "no worker process can start. Where kg is called from a script with several workers, the call must stand "
    "under \"if __name__ == '__main__':\", since each process imports the script anew"
)

# Chunks in hand per worker: enough to keep it busy while the first of them takes its time, few enough
# to bound memory.
AHEAD = 8


@dataclass(slots=True)
class _Task(Generic[Chunk, Result]):
    """A chunk in hand; `told` once its result has been handed to `done`."""

    chunk: Chunk
    future: "Future[Result]"
    told: bool = False


def map_chunks(
    function: Callable[[Chunk], Result],
    chunks: Iterable[Chunk],
    *,
    workers: int,
    done: Callable[[Result], None] | None = None,
) -> Iterator[Result | Lost]:
    """`function` of each chunk, in the order of `chunks`, computed by `workers` processes.

    The processes are spawned, so `function` and the chunks must pickle. When a worker dies, each
    chunk in hand is computed again, alone in a process of its own; if that dies too, its result is
    `Lost`; where no process can do anything a UsageError is raised. What `function` raises is raised here,
    at the chunk's turn. `done` is called, here, with each result as soon as it is there, in any order.
    """
    waiting = iter(chunks)
    while True:
        in_hand = yield from _until_broken(function, waiting, workers, done)
        if not in_hand:
            return
        if _is_lost(_alone(_do_nothing, None)):
            raise UsageError(NO_WORKERS)
        for task in in_hand:
            if _is_lost(task.future):
                task.future = _alone(function, task.chunk)
            _tell([task], done)
            yield Lost(DIED_TWICE) if _is_lost(task.future) else task.future.result()


def _until_broken(
    function: Callable[[Chunk], Result],
    waiting: Iterator[Chunk],
    workers: int,
    done: Callable[[Result], None] | None,
) -> Generator[Result | Lost, None, list[_Task[Chunk, Result]]]:
    """Yields results in order; returns the chunks in hand when a worker died, none at the end."""
    pending: deque[_Task[Chunk, Result]] = deque()
    pool = _pool(workers)
    try:
        for chunk in waiting:
            pending.append(_Task(chunk, _submit(pool, function, chunk)))
            if len(pending) >= workers * AHEAD:
                yield _first(pending, done)
                pending.popleft()
        while pending:
            yield _first(pending, done)
            pending.popleft()
    except BrokenProcessPool:
        return list(pending)
    finally:
        pool.shutdown(wait=True, cancel_futures=True)
    return []


def _first(pending: Sequence[_Task[Chunk, Result]], done: Callable[[Result], None] | None) -> Result:
    """The result of the first task; meanwhile the others are told of as they end."""
    first = pending[0].future
    while not first.done():
        wait([task.future for task in pending if not task.future.done()], return_when=FIRST_COMPLETED)
        _tell(pending, done)
    _tell(pending, done)
    return first.result()


def _tell(tasks: Iterable[_Task[Chunk, Result]], done: Callable[[Result], None] | None) -> None:
    for task in tasks:
        well = task.future.done() and not task.future.cancelled() and task.future.exception() is None
        if done is not None and well and not task.told:
            task.told = True
            done(task.future.result())


def _submit(pool: ProcessPoolExecutor, function: Callable[[Chunk], Result], chunk: Chunk) -> "Future[Result]":
    try:
        return pool.submit(function, chunk)
    except BrokenProcessPool as error:
        # The chunk has left the iterator already: it must stay in hand like the others.
        future: Future[Result] = Future()
        future.set_exception(error)
        return future


def _do_nothing(_: None) -> None:
    """What any process can do that starts at all."""


def _alone(function: Callable[[Chunk], Result], chunk: Chunk) -> "Future[Result]":
    """The chunk's future when a process of its own has ended."""
    with _pool(1) as pool:
        return _submit(pool, function, chunk)


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
