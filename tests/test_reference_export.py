"""`exports/reference/` is what a build of `seeds/` gives, byte for byte."""

import pytest

from kg.model import Knowledge
from tests.reference import REFERENCE, SUMS, reference

RENEW = "if the change is meant, run `make reference` and read the difference"


@pytest.fixture(scope="module")
def rebuilt(seeds: Knowledge) -> dict[str, bytes]:
    return reference(seeds)


@pytest.mark.model
def test_the_reference_export_is_rebuilt_byte_for_byte(rebuilt: dict[str, bytes]) -> None:
    changed = [name for name, data in rebuilt.items() if (REFERENCE / name).read_bytes() != data]
    assert changed == [], RENEW


@pytest.mark.model
def test_every_file_of_an_export_has_a_checksum(rebuilt: dict[str, bytes]) -> None:
    names = [line.split()[1] for line in rebuilt[SUMS].decode().splitlines()]
    assert {"events.jsonl", "graph.trig", "graph.graphml", "knowledge.json"} <= set(names)
    assert names == sorted(names)


def test_it_is_small_and_holds_nothing_else() -> None:
    kept = sorted(path.name for path in REFERENCE.iterdir())
    assert kept == [SUMS, "events.jsonl"]
    assert sum(path.stat().st_size for path in REFERENCE.iterdir()) < 1_000_000
