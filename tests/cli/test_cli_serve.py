"""`kg load` and `kg serve` as they are called."""

import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest

from kg.cli.app import run
from kg.pipeline import write
from tests.factories import sample_knowledge

Output = pytest.CaptureFixture[str]


@pytest.fixture
def built(tmp_path: Path) -> Path:
    write(sample_knowledge(), tmp_path / "graph")
    return tmp_path / "graph"


@pytest.fixture
def server(built: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    code = "from kg.cli.app import main; main()"
    command = [sys.executable, "-c", code, "serve", str(built), "--port", "0", "--workers", "1"]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    assert process.stderr is not None
    lines = iter(process.stderr.readline, "")
    address = next(line.split()[3] for line in lines if line.startswith("serving"))
    yield process, address
    process.kill()
    process.wait()
    process.stderr.close()


def test_load_keeps_a_store_that_query_uses(built: Path, capsys: Output) -> None:
    assert run(["load", str(built), "--quiet"]) == 0
    assert "quads in" in capsys.readouterr().out
    assert (built / "store" / "source.json").is_file()
    assert run(["query", "--recipe", "who_met_whom", "--graph", str(built), "--csv"]) == 0
    assert "Anna Berg,Boris Kovač,Meeting" in capsys.readouterr().out


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_serve_answers_until_it_is_told_to_stop(
    server: tuple[subprocess.Popen[str], str], number: signal.Signals
) -> None:
    process, address = server
    with urlopen(f"{address}health") as answer:
        assert json.load(answer)["status"] == "ok"
    process.send_signal(number)
    assert process.wait(20) == 0


def test_a_port_in_use_is_one_line(
    server: tuple[subprocess.Popen[str], str], built: Path, capsys: Output
) -> None:
    port = server[1].rstrip("/").rpartition(":")[2]
    assert run(["serve", str(built), "--port", port]) == 2
    error = capsys.readouterr().err
    assert f"cannot listen at 127.0.0.1 port {port}" in error
    assert error.count("\n") == 1


def test_what_is_no_graph_is_not_served(tmp_path: Path, capsys: Output) -> None:
    assert run(["serve", str(tmp_path), "--port", "0", "--quiet"]) == 2
    assert "no graph at" in capsys.readouterr().err
