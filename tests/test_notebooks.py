"""Notebooks are kept without outputs and need no network; `pytest --nbmake notebooks` executes them."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT

NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
EACH = pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
NETWORK = ("http.client", "requests", "urllib", "pip install", "spacy download", "cdn", "IFrame")


def read_cells(path: Path) -> list[dict[str, Any]]:
    cells: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return cells


def test_there_is_a_first_look() -> None:
    assert "01_first_look" in [path.stem for path in NOTEBOOKS]


@EACH
def test_outputs_are_stripped(path: Path) -> None:
    code = [cell for cell in read_cells(path) if cell["cell_type"] == "code"]
    assert len(code) > 5
    assert [cell["id"] for cell in code if cell["outputs"] or cell["execution_count"]] == []


@EACH
def test_the_code_asks_for_nothing_from_outside(path: Path) -> None:
    source = "\n".join("".join(cell["source"]) for cell in read_cells(path) if cell["cell_type"] == "code")
    assert [word for word in NETWORK if word in source] == []


def test_the_guard_of_the_kernels_refuses_connections() -> None:
    code = (
        "import runpy, socket; runpy.run_path('offline.py')\n"
        "for reach in (lambda: socket.create_connection(('example.org', 80)),\n"
        "              lambda: socket.socket().connect(('192.0.2.1', 80))):\n"
        "    try:\n"
        "        reach()\n"
        "    except OSError as error:\n"
        "        print(error)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT / "notebooks", capture_output=True, text=True, check=True
    )
    assert done.stdout == "no network in notebooks: example.org\nno network in notebooks: 192.0.2.1\n"
