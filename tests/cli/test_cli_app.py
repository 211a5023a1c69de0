import subprocess
import sys
from pathlib import Path

import pytest

from kg import __version__
from kg.cli.app import app, run

Output = pytest.CaptureFixture[str]
KNOWN = ", ".join(sorted(command.name or "" for command in app.registered_commands))


def test_version(capsys: Output) -> None:
    assert run(["--version"]) == 0
    assert capsys.readouterr().out == f"kg {__version__}\n"


@pytest.mark.parametrize("arguments", [[], ["--help"]])
def test_help_names_the_commands(arguments: list[str], capsys: Output) -> None:
    assert run(arguments) == 0
    output = capsys.readouterr().out
    assert all(name in output for name in ("build", "export", "query", "explain", "evaluate", "check"))


def test_an_unknown_command_names_those_that_exist(capsys: Output) -> None:
    assert run(["frobnicate"]) == 2
    message = f"kg: No such command 'frobnicate' (commands: {KNOWN})\n"
    assert capsys.readouterr().err == message


def test_a_defect_is_one_line(capsys: Output, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("a defect")

    monkeypatch.setattr("kg.cli.export.export_graph", fail)
    assert run(["export", "--format", "ttl"]) == 1
    assert capsys.readouterr().err == "kg: unexpected RuntimeError: a defect (KG_TRACE=1 shows where)\n"
    monkeypatch.setenv("KG_TRACE", "1")
    with pytest.raises(RuntimeError):
        run(["export", "--format", "ttl"])


def test_an_interruption_has_its_code(capsys: Output, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("kg.cli.export.export_graph", interrupt)
    assert run(["export", "--format", "ttl"]) == 130


def test_the_program_writes_utf8_whatever_the_locale() -> None:
    code = "from kg.cli.app import main; main()"
    root = str(Path(__file__).parents[2])
    environment = {"PYTHONIOENCODING": "ascii", "PYTHONPATH": root, "PATH": ""}
    command = [sys.executable, "-c", code, "build", "nirgendwo-é"]
    result = subprocess.run(command, capture_output=True, env=environment, check=False)
    assert result.returncode == 2
    assert result.stderr.decode("utf-8") == "kg: no such file or folder: nirgendwo-é\n"


def test_an_interrupted_run_says_how_to_go_on(capsys: Output, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("kg.read.files.find_files", interrupt)
    assert run(["build", "news"]) == 130
    assert capsys.readouterr().err == (
        "kg: interrupted; what was finished is kept, and the same command goes on from there\n"
    )
