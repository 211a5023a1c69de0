"""Where the cities of the gazetteer are: GeoNames identifiers to coordinates."""

import re
from functools import cache
from importlib.resources import files

TABLE = files("kg") / "export" / "coordinates.tsv"
LINK = re.compile(r"https://sws\.geonames\.org/(\d+)/")


def coordinates(link: str) -> tuple[str, str] | None:
    """Longitude and latitude in degrees (WGS 84) of what a link to GeoNames names; None if unknown."""
    found = LINK.fullmatch(link)
    return _known().get(found[1]) if found else None


@cache
def _known() -> dict[str, tuple[str, str]]:
    lines = TABLE.read_text(encoding="utf-8").splitlines()[1:]
    return {number: (east, north) for number, east, north in (line.split("\t") for line in lines)}
