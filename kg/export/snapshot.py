"""The whole of a graph in one file, read back without loss: what a built folder is opened by."""

from pathlib import Path

import msgspec

from kg.codec import decode, encode
from kg.errors import UsageError, WriteError
from kg.export.files import replacing
from kg.export.types import EventType
from kg.model import Knowledge

SNAPSHOT = "knowledge.json"


def write_knowledge(
    knowledge: Knowledge, path: Path, *, base_iri: str = "", types: tuple[EventType, ...] | None = None
) -> None:
    """Write `knowledge` as JSON; the options are not used. Raises WriteError."""
    try:
        content = encode(knowledge)
    except UnicodeEncodeError as error:
        raise WriteError(f"cannot write {path}: a text holds half of a surrogate pair") from error
    with replacing(path) as stream:
        stream.write(content + b"\n")


def read_knowledge(path: Path) -> Knowledge:
    """The graph that `write_knowledge` wrote to this file or into this folder; raises UsageError."""
    file = path / SNAPSHOT if path.is_dir() else path
    try:
        return decode(file.read_bytes(), Knowledge)
    except OSError as error:
        raise UsageError(
            f"no built graph at {path}: expected {SNAPSHOT}, as `kg build … --out {path}` writes it"
        ) from error
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise UsageError(f"{file} is no graph that this version can read: {error}") from error
