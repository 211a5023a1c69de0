"""The only place where an id is minted.

An id is `kind/slug-hash`: readable, and a hash of what it identifies, so that it does not depend
on the run, the order of the input or the number of workers.
"""

import hashlib
import re

from anyascii import anyascii

_NOT_SLUG = re.compile(r"[^a-z0-9]+")
SLUG_LENGTH = 48
HASH_LENGTH = 10


def slug(text: str) -> str:
    """ASCII letters, digits and hyphens of `text`, at most SLUG_LENGTH; "x" where none is left."""
    return _NOT_SLUG.sub("-", anyascii(text[:200]).lower()).strip("-")[:SLUG_LENGTH].strip("-") or "x"


def digest(*parts: str) -> str:
    """The first HASH_LENGTH hexadecimal digits of the SHA-256 of the parts."""
    joined = "\x1f".join(parts).encode("utf-8", "surrogatepass")
    return hashlib.sha256(joined).hexdigest()[:HASH_LENGTH]


def mint(prefix: str, readable: str, *parts: str) -> str:
    """`prefix/slug(readable)-digest(parts)`; without parts the digest is of `readable`."""
    return f"{prefix}/{slug(readable)}-{digest(*(parts or (readable,)))}"
