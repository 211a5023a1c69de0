"""IRIs of the data: percent-safe slugs under a base IRI, never raw text."""

import re
from functools import lru_cache

from kg.errors import UsageError
from kg.ids import mint

_SAFE_ID = re.compile(r"[a-z]+(/[A-Za-z0-9][A-Za-z0-9._~-]*)+\Z")
_BASE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[!-~]+\Z")
_NOT_IN_IRI = frozenset('<>"{}|\\^`')


def check_base(base_iri: str) -> str:
    """`base_iri`, ending in "/" or "#"; raises UsageError where it is no absolute ASCII IRI."""
    if not _BASE.match(base_iri) or _NOT_IN_IRI & set(base_iri):
        raise UsageError(
            f"base IRI {base_iri!r} is not absolute: write for example https://example.org/data/"
        )
    return base_iri if base_iri.endswith(("/", "#")) else base_iri + "/"


def check_licence(licence: str) -> str:
    """`licence`, the IRI of one or "" for none; raises UsageError where it is neither."""
    if licence and (not _BASE.match(licence) or _NOT_IN_IRI & set(licence)):
        raise UsageError(
            f"licence {licence!r} is not an absolute IRI: "
            "write for example https://creativecommons.org/licenses/by/4.0/"
        )
    return licence


@lru_cache(maxsize=65536)
def local_id(kind: str, identifier: str) -> str:
    """`identifier` where it is a safe "prefix/slug", else a minted one of that kind."""
    return identifier if _SAFE_ID.match(identifier) else mint(kind, identifier)


def resource_iri(base_iri: str, kind: str, identifier: str) -> str:
    """The IRI of an entity, event, mention or frame; `kind` prefixes ids that are not safe."""
    return base_iri + local_id(kind, identifier)


@lru_cache(maxsize=65536)
def document_iri(base_iri: str, identifier: str) -> str:
    """The IRI of a document, whose id is a file's name and may hold anything."""
    return base_iri + mint("document", identifier)


@lru_cache(maxsize=65536)
def document_graph_iri(base_iri: str, identifier: str) -> str:
    """The IRI of the named graph of what one document asserts."""
    return base_iri + mint("graph", identifier)
