"""A process that answers queries to a store on disk, one after the other; who asks may kill it.

Oxigraph can not be told to stop a query. So each runs in a process of its own kind, which reads
questions from its standard input and writes answers to its standard output: messages in
MessagePack, each after its length in four bytes.
"""

import io
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, BinaryIO

import msgspec
import pyoxigraph as ox

from kg.errors import UsageError
from kg.export.terms import PREFIXES
from kg.serve.media import GRAPHS, TABLES
from kg.store.oxigraph import check_query

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

LENGTH = 4
# What the queries of one process may hold in memory, in bytes.
MEMORY = 4 * 2**30


class Question(msgspec.Struct):
    """A query and the media types for its answer; `bind` sets variables to IRIs, `limit` is in bytes."""

    query: str
    table: str
    graph: str
    limit: int
    bind: dict[str, str] = {}
    default_graphs: list[str] = []
    named_graphs: list[str] = []


class Answer(msgspec.Struct):
    """`body` of a media type, or why there is none: `fault` is "query", "size" or "store"."""

    body: bytes = b""
    media: str = ""
    fault: str = ""


class TooLargeError(Exception):
    """An answer is larger than it may be."""


class Bounded(io.BytesIO):
    """A stream in memory that takes `limit` bytes."""

    def __init__(self, limit: int) -> None:
        super().__init__()
        self.left = limit

    def write(self, data: "ReadableBuffer") -> int:
        """Keep some bytes; raises TooLargeError where they are too many."""
        size = super().write(data)
        self.left -= size
        if self.left < 0:
            raise TooLargeError
        return size


def answer(store: ox.Store, question: Question) -> Answer:
    """The answer of a store to a question."""
    stream = Bounded(question.limit)
    try:
        check_query(question.query)
        result = store.query(
            question.query,
            substitutions={ox.Variable(k): ox.NamedNode(v) for k, v in question.bind.items()} or None,
            default_graph=[ox.NamedNode(one) for one in question.default_graphs] or None,
            named_graphs=[ox.NamedNode(one) for one in question.named_graphs] or None,
        )
        media = question.graph if isinstance(result, ox.QueryTriples) else question.table
        if not media:
            return Answer(
                b"this form of query has no answer of the media types that are accepted", fault="media"
            )
        if isinstance(result, ox.QueryTriples):
            prefixed = media in ("text/turtle", "application/trig", "application/rdf+xml")
            ox.serialize(result, stream, GRAPHS[media], prefixes=PREFIXES if prefixed else None)
        else:
            result.serialize(stream, TABLES[media])
    except TooLargeError:
        message = f"the answer is larger than {question.limit} bytes: ask for less, for example with LIMIT"
        return Answer(message.encode(), fault="size")
    except (UsageError, SyntaxError, ValueError) as error:
        return Answer(str(error).encode(), fault="query")
    except (OSError, RuntimeError) as error:
        return Answer(str(error).encode(), fault="store")
    return Answer(stream.getvalue(), media)


def read_message(stream: BinaryIO) -> bytes | None:
    """The next message of a stream; None at its end."""
    head = stream.read(LENGTH)
    if len(head) < LENGTH:
        return None
    return stream.read(int.from_bytes(head, "big"))


def write_message(stream: BinaryIO, message: bytes) -> None:
    """Write a message after its length."""
    stream.write(len(message).to_bytes(LENGTH, "big") + message)
    stream.flush()


def main(path: str) -> None:
    """Answer what comes on standard input until its end."""
    with suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))
    store = ox.Store.read_only(path)
    write_message(sys.stdout.buffer, b"")
    while (message := read_message(sys.stdin.buffer)) is not None:
        found = answer(store, msgspec.msgpack.decode(message, type=Question))
        write_message(sys.stdout.buffer, msgspec.msgpack.encode(found))


if __name__ == "__main__":
    main(sys.argv[1])
