"""Bytes to text, and plain text files."""

import codecs
import re
from collections.abc import Iterator

from kg.errors import ReadError
from kg.read.draft import Draft

_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_NEWLINE = re.compile(r"\r\n?")


def decode(data: bytes, *, declared: str | None = None) -> str:
    """The text of `data`: UTF-8, UTF-16 with its mark, the `declared` encoding, else a guess.

    Raises ReadError for binary data and for bytes that are text in no encoding.
    """
    if data.startswith(_UTF16):
        return _strictly(data, "utf-16")
    if b"\x00" in data:
        raise ReadError("is binary, not text (it has NUL bytes)")
    for encoding in ("utf-8-sig", declared):
        if encoding is not None:
            try:
                return data.decode(encoding)
            except (UnicodeDecodeError, LookupError):
                continue
    return _guess(data)


def clean(text: str) -> str:
    """`text` with line feeds as line ends; control characters and lone surrogates become spaces."""
    return _CONTROL.sub(" ", _NEWLINE.sub("\n", text))


def fold(text: str) -> str:
    """`text` on one line, with single spaces."""
    return " ".join(clean(text).split())


def read_text(data: bytes) -> Iterator[Draft]:
    """A plain text file: one document, its text as it stands."""
    yield Draft(clean(decode(data)))


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise ReadError(f"is not valid {encoding.upper()}: {error.reason} at byte {error.start}") from error


def _guess(data: bytes) -> str:
    from charset_normalizer import from_bytes

    matches = from_bytes(data)
    best = matches.best()
    if best is None:
        raise ReadError("cannot be decoded: it is text in no known encoding; save it as UTF-8")
    # Short Western texts fit several code pages equally well; of those that fit, the commonest.
    if any(match.encoding == "cp1252" for match in matches) or "cp1252" in best.could_be_from_charset:
        return data.decode("cp1252", "replace")
    return str(best)
