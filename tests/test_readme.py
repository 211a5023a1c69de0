"""The README shows what really happens, and names what is really there."""

import re

import pytest

from kg.export import FORMATS
from kg.model import Knowledge
from kg.store import recipes
from tests.conftest import ROOT
from tests.readme import README, outputs, steps

TEXT = README.read_text(encoding="utf-8")


@pytest.mark.model
@pytest.mark.filterwarnings("ignore:.*deprecated, use Dataset:DeprecationWarning")
def test_the_examples_give_the_output_that_is_shown(seeds: Knowledge) -> None:
    ran = outputs(TEXT, seeds)
    assert {step.language for step, _ in ran} == {"console", "python"}
    for step, output in ran:
        assert output == step.shown, f"{step.source}\n(`make reference` writes the outputs anew)"


def test_it_opens_with_an_example_of_ten_lines() -> None:
    first = next(steps(TEXT))
    assert TEXT[: first.start].count("\n") < 20


def test_the_page_of_the_exports_names_every_format_and_every_recipe() -> None:
    page = (ROOT / "exports" / "README.md").read_text(encoding="utf-8")
    for name in (*FORMATS, *recipes()):
        assert f"`{name}`" in page, name


def test_the_map_of_the_code_is_complete() -> None:
    (table,) = re.findall(r"<!-- map -->\n(.*?)<!-- /map -->", TEXT, re.DOTALL)
    named = set(re.findall(r"^\| `([^`]+)` \|", table, re.MULTILINE))
    parts = {
        f"kg/{path.name}" + ("/" if path.is_dir() else "")
        for path in (ROOT / "kg").iterdir()
        if (path.suffix == ".py" or (path.is_dir() and path.name != "__pycache__"))
        and path.stem != "__init__"
    }
    assert {name for name in named if name.startswith("kg/")} == parts


def test_every_path_it_names_exists() -> None:
    links = re.findall(r"\]\((?!https?:|#)([^)]+)\)", TEXT)
    assert links
    assert [link for link in links if not (ROOT / link.partition("#")[0]).exists()] == []


def test_the_commands_of_make_exist() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    named = set(re.findall(r"`make (\w+)", TEXT))
    assert {"demo", "test"} <= named <= set(re.findall(r"^(\w+):", makefile, re.MULTILINE))
