"""The collector of cyclic garbage, paused: resolution makes very many small objects and no cycles.

Measured on 30,000 documents: a quarter less time, no more memory (`python -m benchmarks.growth`).
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_paused() -> Iterator[None]:
    """No collection inside; afterwards as it was before."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
