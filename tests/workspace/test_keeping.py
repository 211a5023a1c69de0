"""What a workspace keeps of a resolution."""

import os
import signal
import subprocess
import sys
from pathlib import Path

from kg.workspace import opened
from tests.conftest import ROOT


def test_what_is_written_is_read_and_none_removes(tmp_path: Path) -> None:
    with opened(tmp_path / "w.db") as workspace:
        workspace.kept_by("v1").write([("s", "a", b"1"), ("s", "b", b"2"), ("t", "a", b"3")])
    with opened(tmp_path / "w.db") as workspace:
        store = workspace.kept_by("v1")
        store.write([("s", "a", None), ("s", "b", b"4")])
        assert (store.read("s", "a"), store.read("s", "b"), store.read("t", "a")) == (None, b"4", b"3")
        assert list(store.rows("s")) == [("b", b"4")]


def test_what_another_resolver_kept_counts_as_nothing_and_goes_with_the_next_writing(tmp_path: Path) -> None:
    with opened(tmp_path / "w.db") as workspace:
        workspace.kept_by("v1").write([("s", "a", b"1")])
        store = workspace.kept_by("v2")
        assert store.read("s", "a") is None
        assert list(store.rows("s")) == []
        store.write([("s", "b", b"2")])
        assert list(store.rows("s")) == [("b", b"2")]
        assert workspace.kept_by("v1").read("s", "a") is None


def test_all_can_be_forgotten(tmp_path: Path) -> None:
    with opened(tmp_path / "w.db") as workspace:
        store = workspace.kept_by("v1")
        store.write([("s", "a", b"Xanaduburg")])
        store.drop()
        assert list(store.rows("s")) == []
    assert b"Xanaduburg" not in (tmp_path / "w.db").read_bytes()


KILLED = """
import os, signal, sys
from pathlib import Path
from kg.workspace import opened

with opened(Path(sys.argv[1])) as workspace:
    left = 2

    def trace(statement):
        global left
        left -= statement.startswith("INSERT INTO kept")
        if not left:
            os.kill(os.getpid(), signal.SIGKILL)

    workspace._db.set_trace_callback(trace)
    workspace.kept_by("v1").write([("s", "a", None), ("s", "b", b"2"), ("s", "c", b"3")])
"""


def test_a_run_that_is_killed_while_it_writes_leaves_all_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "w.db"
    with opened(path) as workspace:
        workspace.kept_by("v1").write([("s", "a", b"1")])
    command = [sys.executable, "-c", KILLED, str(path)]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    assert subprocess.run(command, env=environment, check=False).returncode == -signal.SIGKILL
    with opened(path) as workspace:
        assert list(workspace.kept_by("v1").rows("s")) == [("a", b"1")]
