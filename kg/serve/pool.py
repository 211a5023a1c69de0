"""A few worker processes that answer queries within a time limit."""

import asyncio
import sys
from asyncio.subprocess import PIPE, Process
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from kg.serve.worker import LENGTH, Answer, Question


@dataclass(slots=True)
class Pool:
    """`workers` processes over the store at `path`; a query gets `timeout` seconds, waiting included."""

    path: Path
    workers: int
    timeout: float
    restarts: int = 0
    _free: "asyncio.Queue[Process]" = field(default_factory=asyncio.Queue)
    _all: set[Process] = field(default_factory=set)

    async def start(self) -> None:
        """Start the processes; raises OSError where they do not come up."""
        for process in await asyncio.gather(*(self._spawn() for _ in range(self.workers))):
            self._free.put_nowait(process)

    async def stop(self) -> None:
        """End the processes."""
        for process in self._all:
            with suppress(ProcessLookupError):
                process.kill()
        await asyncio.gather(*(process.wait() for process in self._all))
        self._all.clear()

    async def ask(self, question: Question) -> Answer:
        """The answer to a question; its fault is "time" where there was none in time, "store" where a worker died."""
        loop = asyncio.get_running_loop()
        end = loop.time() + self.timeout
        try:
            process = await asyncio.wait_for(self._free.get(), self.timeout)
        except TimeoutError:
            return Answer(b"all workers were busy for as long as a query may take", fault="busy")
        whole = False
        try:
            found = await asyncio.wait_for(_talk(process, question), max(end - loop.time(), 0))
            whole = True
        except TimeoutError:
            return Answer(f"the query took more than {self.timeout:g} seconds".encode(), fault="time")
        except (asyncio.IncompleteReadError, ConnectionError):
            return Answer(b"the query took more memory than it may", fault="store")
        finally:
            # whoever gave up in the middle has left words in the pipe
            await asyncio.shield(self._back(process, whole=whole))
        return found

    async def _back(self, process: Process, *, whole: bool) -> None:
        if not whole:
            with suppress(ProcessLookupError):
                process.kill()
            await process.wait()
            self._all.discard(process)
            self.restarts += 1
            process = await self._spawn()
        self._free.put_nowait(process)

    async def _spawn(self) -> Process:
        command = (sys.executable, "-m", "kg.serve.worker", str(self.path))
        process = await asyncio.create_subprocess_exec(
            *command, stdin=PIPE, stdout=PIPE, start_new_session=True
        )
        self._all.add(process)
        try:
            await _read(process)
        except asyncio.IncompleteReadError as error:
            raise OSError(f"no worker can open the store {self.path}") from error
        return process


async def _talk(process: Process, question: Question) -> Answer:
    assert process.stdin is not None
    message = msgspec.msgpack.encode(question)
    process.stdin.write(len(message).to_bytes(LENGTH, "big") + message)
    await process.stdin.drain()
    return msgspec.msgpack.decode(await _read(process), type=Answer)


async def _read(process: Process) -> bytes:
    assert process.stdout is not None
    head = await process.stdout.readexactly(LENGTH)
    return await process.stdout.readexactly(int.from_bytes(head, "big"))
