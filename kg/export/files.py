"""Files that are whole or absent."""

import gzip
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, cast

from kg.errors import WriteError

STAGING = ".partial"


@contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """A binary stream whose content becomes the file `path` when the block ends without an error.

    Where its name ends in .gz, the content is compressed. Until the end the bytes are in a
    temporary file of the same folder, which is made where it is missing; after an error nothing is
    left. Raises WriteError where the system refuses.
    """
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with temporary.open("wb") as stream:
            if path.suffix == ".gz":
                # neither a name nor a time inside: the same bytes each time
                with gzip.GzipFile("", "wb", fileobj=stream, mtime=0) as packed:
                    yield cast(BinaryIO, packed)
            else:
                yield stream
        temporary.replace(path)
    except OSError as error:
        raise WriteError(f"cannot write {path}: {error.strerror or error}") from error
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)


@contextmanager
def reading(path: Path) -> Iterator[BinaryIO]:
    """A binary stream of a file, uncompressed where its name ends in .gz; raises OSError."""
    if path.suffix == ".gz":
        with gzip.open(path, "rb") as packed:
            yield cast(BinaryIO, packed)
    else:
        with path.open("rb") as stream:
            yield stream


def write_text(path: Path, text: str) -> None:
    """Write `text` as UTF-8; what UTF-8 cannot hold (half of a surrogate pair) becomes "?"."""
    with replacing(path) as stream:
        stream.write(text.encode("utf-8", "replace"))


def write_together(folder: Path, write: Callable[[Path], list[Path]]) -> list[Path]:
    """Let `write` fill an empty folder, then move the files it names into `folder`.

    After an error `folder` has the files that it had before. Gives the paths in `folder`, in the
    order that `write` gave. Raises WriteError.
    """
    staging = folder / STAGING
    try:
        folder.mkdir(parents=True, exist_ok=True)
        shutil.rmtree(staging, ignore_errors=True)
        staging.mkdir()
        written = write(staging)
        for path in written:
            path.replace(folder / path.name)
    except OSError as error:
        raise WriteError(f"cannot write to {folder}: {error.strerror or error}") from error
    finally:
        shutil.rmtree(staging, ignore_errors=True)
    return [folder / path.name for path in written]
