"""Content negotiation (RFC 9110, section 12.5.1) among the media types that answers come in."""

from collections.abc import Sequence

import pyoxigraph as ox

HTML = "text/html"
TABLES = {
    "application/sparql-results+json": ox.QueryResultsFormat.JSON,
    "application/sparql-results+xml": ox.QueryResultsFormat.XML,
    "text/csv": ox.QueryResultsFormat.CSV,
    "text/tab-separated-values": ox.QueryResultsFormat.TSV,
    "application/json": ox.QueryResultsFormat.JSON,
    "application/xml": ox.QueryResultsFormat.XML,
}
"""What SELECT and ASK are answered in, the preferred one first."""

GRAPHS = {
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "application/ld+json": ox.RdfFormat.JSON_LD,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
    "application/trig": ox.RdfFormat.TRIG,
    "application/n-quads": ox.RdfFormat.N_QUADS,
}
"""What CONSTRUCT, DESCRIBE and resources are answered in, the preferred one first."""


def choose(accept: str | None, offered: Sequence[str]) -> str | None:
    """The offered media type that an Accept header likes best, the first of equals; None if it takes none."""
    ranges = [_range(part) for part in (accept or "*/*").split(",") if part.strip()] or [("*/*", 1.0)]
    liked = [(max(_quality(ranges, one), 0.0), -k) for k, one in enumerate(offered)]
    quality, place = max(liked, default=(0.0, 0))
    return offered[-place] if quality > 0 else None


def _range(part: str) -> tuple[str, float]:
    name, *parameters = (piece.strip().casefold() for piece in part.split(";"))
    quality = 1.0
    for parameter in parameters:
        key, _, value = parameter.partition("=")
        if key.strip() == "q":
            try:
                quality = float(value)
            except ValueError:
                quality = 0.0
    return name, min(max(quality, 0.0), 1.0)


def _quality(ranges: Sequence[tuple[str, float]], media: str) -> float:
    """What the most specific range that fits a media type says."""
    for fitting in (media, f"{media.partition('/')[0]}/*", "*/*"):
        found = [quality for name, quality in ranges if name == fitting]
        if found:
            return max(found)
    return 0.0
