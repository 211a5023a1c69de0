"""The exports that other programs are to read, and where those programs are."""

import os
from pathlib import Path

import pytest

from kg.export import FORMATS, export
from kg.export.build import ALL_RDF
from kg.model import Knowledge
from tests.conftest import seeds  # noqa: F401  # the fixture is of all tests
from tests.factories import BASE, nasty_knowledge, sample_knowledge

TOOLS = Path(os.environ.get("STORES", "build/stores")).resolve()


@pytest.fixture(scope="session")
def tools() -> Path:
    """Where setup.sh put Python and JavaScript packages."""
    assert (TOOLS / "venv").is_dir(), "run `make test-stores`, which installs what these tests need"
    return TOOLS


@pytest.fixture(scope="session")
def folders(seeds: Knowledge, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:  # noqa: F811
    """Folders with every format: of the seeds, of a sample with all there is, of texts meant to break files."""
    found = {}
    for name, knowledge in (("seeds", seeds), ("sample", sample_knowledge()), ("nasty", nasty_knowledge())):
        found[name] = tmp_path_factory.mktemp(name)
        for format, (suffix, _, _) in FORMATS.items():
            stem = "graph" if format in (*ALL_RDF, "sqlite") else format
            export(knowledge, found[name] / f"{stem}{suffix}", format=format, base_iri=BASE)
    return found


@pytest.fixture(params=["seeds", "sample", "nasty"])
def folder(request: pytest.FixtureRequest, folders: dict[str, Path]) -> Path:
    """Each of the folders."""
    return folders[request.param]
