"""A made-up graph of any size, the same each time, from the world of `benchmarks.growth`."""

from benchmarks.growth import World
from kg.link import link_all
from kg.model import Account, Knowledge, Stamp

# What one document of the made-up world comes to, about.
TRIPLES = 125


def made_up(documents: int) -> Knowledge:
    """The graph of so many made-up documents."""
    extractions = list(World(documents).extractions(documents))
    accounts = [Account(extraction.source) for extraction in extractions]
    return link_all(extractions, accounts=accounts, stamp=Stamp((("made-up", "1"),)))
