import subprocess
import sys
import tomllib
from fnmatch import fnmatch
from pathlib import Path

import kg

ROOT = Path(__file__).parents[1]


def test_the_public_names() -> None:
    assert kg.__all__ == [
        "Document",
        "Entity",
        "Event",
        "KgError",
        "Knowledge",
        "Problem",
        "Runtime",
        "Settings",
        "Status",
        "build",
        "load",
        "write",
    ]
    assert all(getattr(kg, name) is not None for name in kg.__all__)
    assert set(kg.__all__) <= set(dir(kg))


def test_an_unknown_name_is_an_attribute_error() -> None:
    assert not hasattr(kg, "nonsense")


def test_the_command_line_imports_nothing_heavy() -> None:
    code = "import sys, kg.cli.app; print(*{name.partition('.')[0] for name in sys.modules})"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    heavy = {"spacy", "numpy", "networkx", "rdflib", "pyoxigraph", "trafilatura", "babel", "click", "pandas"}
    assert not heavy & set(result.stdout.split())


def test_the_package_takes_all_its_data_along() -> None:
    setup = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]
    patterns = setup["package-data"]["*"]
    data = [p for p in (ROOT / "kg").rglob("*") if p.is_file() and p.suffix not in (".py", ".pyc", ".md")]
    assert {p.name for p in data if not any(fnmatch(p.name, one) for one in patterns)} == set()
