"""Model <-> JSON; the only file that knows the wire format.

The format is msgspec's JSON of the dataclasses: field names as in `kg.model`, dates as ISO
strings, enumerations by value.
"""

from collections.abc import Callable
from typing import TypeVar

import msgspec

T = TypeVar("T")


def encode(value: object) -> bytes:
    """One line of UTF-8 JSON, without a newline; the same bytes for equal values."""
    return msgspec.json.encode(value)


def decode(data: bytes | str, kind: type[T]) -> T:
    """The value of type `kind` that `encode` wrote; raises `msgspec.ValidationError`."""
    return msgspec.json.decode(data, type=kind)


def decoder(kind: type[T]) -> Callable[[bytes], T]:
    """`decode` for very many values of one type."""
    return msgspec.json.Decoder(kind).decode
