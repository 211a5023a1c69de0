"""States, demonyms, capitals, cities, regions, organisations and seats of power, in two languages.

`load(language).find(words)` finds them in tokens; `entry`, `name` and `names` look one up by key.
The tables under `data/` are written by `python -m kg.gazetteer.build` from the TOML files here.
"""

from kg.gazetteer.gazetteer import (
    LANGUAGES,
    Gazetteer,
    capitals,
    demonyms,
    entry,
    gender,
    given_names,
    load,
    name,
    names,
    organs,
    sovereign,
)
from kg.gazetteer.table import Entry, Match, Use

__all__ = [
    "LANGUAGES",
    "Entry",
    "Gazetteer",
    "Match",
    "Use",
    "capitals",
    "demonyms",
    "entry",
    "gender",
    "given_names",
    "load",
    "name",
    "names",
    "organs",
    "sovereign",
]
