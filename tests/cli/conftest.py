import os
from pathlib import Path

import pytest

from tests.fakes import install


@pytest.fixture(autouse=True)
def workplace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty current folder, no KG_ variables, and stand-ins for the stages that need a model."""
    for name in os.environ:
        if name.startswith("KG_"):
            monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    install(monkeypatch)
    return tmp_path


@pytest.fixture
def news(workplace: Path) -> Path:
    """Two articles, in the folder `news`."""
    folder = workplace / "news"
    folder.mkdir()
    for name in ("a", "b"):
        (folder / f"{name}.txt").write_text(f"The minister visited the town of {name}.", encoding="utf-8")
    return folder
