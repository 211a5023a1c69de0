"""A resolution that is kept up: documents come and go, and only what they touch is resolved again.

The outcome is that of `kg.resolve.entities` and `kg.resolve.events` for all documents at once: each
step here does for the parts that a change touches what these do for the corpus.
"""

from kg.resolve.kept.resolution import Kept, kept_up
from kg.resolve.kept.shelf import Memory, Store

__all__ = ["Kept", "Memory", "Store", "kept_up"]
