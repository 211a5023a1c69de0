"""Engines: a function mapped over chunks, in this process or in several."""

from kg.engines.lost import Lost
from kg.engines.pool import map_chunks as map_pool
from kg.engines.serial import map_chunks as map_serial

ENGINES = {"pool": map_pool, "serial": map_serial}

__all__ = ["ENGINES", "Lost"]
