"""The same documents give the same bytes: in any order, for any hash seed and number of processes."""

import json
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

pytestmark = pytest.mark.model
# Text in both languages, a web page, and files of several records. What is reported several times and
# must be merged is the first thing that order could change: the accounts of one event are all here.
ARTICLES = (
    "abiy-asmara.txt",
    "calls.jsonl",
    "eritrea-ethiopia-peace.md",
    "ethiopie-erythree.txt",
    "obama-cuba-announced.md",
    "obama-havana.txt",
    "singapore-summit.html",
    "wire.csv",
)
BUILD = """
import json, sys
from kg.config import Runtime, Settings
from kg.pipeline import build, write

if __name__ == "__main__":
    inputs, workers, out = json.loads(sys.argv[1])
    write(build(inputs, Settings(), Runtime(workers=workers, chunk=3)), out)
"""


def start(inputs: list[str], *, workers: int, hash_seed: int, out: Path) -> "subprocess.Popen[str]":
    script = out.with_suffix(".py")
    script.write_text(BUILD, encoding="utf-8")
    return subprocess.Popen(
        [sys.executable, str(script), json.dumps([inputs, workers, str(out)])],
        env=os.environ | {"PYTHONHASHSEED": str(hash_seed), "PYTHONPATH": str(ROOT)},
        stderr=subprocess.PIPE,
        text=True,
    )


def finish(process: "subprocess.Popen[str]") -> None:
    _, errors = process.communicate(timeout=300)
    assert process.returncode == 0, errors


def test_the_bytes_are_the_same_for_any_hash_seed_order_and_number_of_processes(tmp_path: Path) -> None:
    inputs = [str(ROOT / "seeds" / name) for name in ARTICLES]
    shuffled = random.Random(7).sample(inputs, len(inputs))
    assert shuffled != inputs
    one, two = tmp_path / "one", tmp_path / "two"
    running = [
        start(inputs, workers=1, hash_seed=1, out=one),
        start(shuffled, workers=2, hash_seed=2, out=two),
    ]
    for process in running:
        finish(process)
    names = sorted(path.name for path in one.iterdir())
    assert names == sorted(path.name for path in two.iterdir())
    assert len(names) >= 10
    differ = [name for name in names if (one / name).read_bytes() != (two / name).read_bytes()]
    assert differ == []
    assert (one / "events.jsonl").read_text(encoding="utf-8").count("\n") > len(ARTICLES)
