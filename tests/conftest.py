"""The graph of `seeds/`, built once for all tests that look at it."""

from pathlib import Path

import pytest

from kg.model import Knowledge
from kg.pipeline import build, write

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def seeds() -> Knowledge:
    return build([ROOT / "seeds"])


@pytest.fixture(scope="session")
def seeds_folder(seeds: Knowledge, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All exports of `seeds`; not to be written into."""
    folder = tmp_path_factory.mktemp("seeds-exports")
    write(seeds, folder)
    return folder
