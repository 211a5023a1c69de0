"""One contract, run against every engine; and what happens when processes die."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kg.engines import ENGINES, Lost
from kg.engines.pool import NO_WORKERS


def _square(numbers: list[int]) -> list[int]:
    return [number * number for number in numbers]


def _fail_at_two(number: int) -> int:
    if number == 2:
        raise ValueError("two")
    return number


def _die_at_three(number: int) -> int:
    if number == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def _die_once(mark: str) -> str:
    path = Path(mark)
    if path.name == "deadly" and not path.exists():
        path.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return path.name


@pytest.mark.parametrize("engine", sorted(ENGINES))
def test_results_come_in_the_order_of_the_chunks(engine: str) -> None:
    chunks = [[number, number + 1] for number in range(7)]
    results = ENGINES[engine](_square, chunks, workers=2)
    assert list(results) == [_square(chunk) for chunk in chunks]


@pytest.mark.parametrize("engine", sorted(ENGINES))
def test_no_chunks_give_no_results(engine: str) -> None:
    assert list(ENGINES[engine](_square, [], workers=2)) == []


@pytest.mark.parametrize("engine", sorted(ENGINES))
def test_what_the_function_raises_is_raised_at_its_turn(engine: str) -> None:
    results = ENGINES[engine](_fail_at_two, range(4), workers=1)
    assert [next(results), next(results)] == [0, 1]
    with pytest.raises(ValueError, match="two"):
        next(results)


@pytest.mark.parametrize("engine", sorted(ENGINES))
def test_chunks_are_taken_as_they_are_needed(engine: str) -> None:
    taken: list[int] = []

    def chunks() -> Iterator[list[int]]:
        for number in range(100):
            taken.append(number)
            yield [number]

    results = ENGINES[engine](_square, chunks(), workers=1)
    next(results)
    results.close()  # type: ignore[attr-defined]  # engines are generators
    assert len(taken) < 10


@pytest.mark.parametrize("engine", sorted(ENGINES))
def test_every_result_is_told_as_soon_as_it_is_there(engine: str) -> None:
    told: list[object] = []
    chunks = [[number] for number in range(20)]
    assert len(list(ENGINES[engine](_square, chunks, workers=2, done=told.append))) == 20
    assert sorted(map(str, told)) == sorted(map(str, map(_square, chunks)))


def _wait_for(number: int) -> int:
    time.sleep(1.5 if number == 0 else 0)
    return number


def test_a_slow_chunk_keeps_nobody_waiting() -> None:
    told: list[object] = []
    results = ENGINES["pool"](_wait_for, range(8), workers=2, done=told.append)
    assert next(results) == 0
    assert told[0] != 0


def test_what_is_told_is_told_once_when_a_process_dies() -> None:
    told: list[object] = []
    list(ENGINES["pool"](_die_at_three, range(6), workers=2, done=told.append))
    assert sorted(map(str, told)) == ["0", "1", "2", "4", "5"]


def test_a_chunk_that_kills_its_process_is_lost_and_nothing_else() -> None:
    results = list(ENGINES["pool"](_die_at_three, range(6), workers=2))
    assert [result for result in results if not isinstance(result, Lost)] == [0, 1, 2, 4, 5]
    assert isinstance(results[3], Lost)
    assert "died twice" in results[3].reason


def _tell_and_wait(folder: str) -> None:
    (Path(folder) / f"{os.getpid()}").touch()
    time.sleep(60)


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="needs /proc to look at processes")
def test_no_process_outlives_a_parent_that_is_killed(tmp_path: Path) -> None:
    code = (
        "from kg.engines import ENGINES; from tests.engines.test_engines import _tell_and_wait\n"
        f"if __name__ == '__main__': list(ENGINES['pool'](_tell_and_wait, [{str(tmp_path)!r}], workers=1))"
    )
    script = tmp_path / "parent.py"
    script.write_text(code, encoding="utf-8")
    root = str(Path(__file__).parents[2])
    with subprocess.Popen([sys.executable, str(script)], env={"PYTHONPATH": root}) as parent:
        worker = _await(
            lambda: next((int(path.name) for path in tmp_path.iterdir() if path.name.isdigit()), 0)
        )
        parent.kill()
    assert _await(lambda: not _is_alive(worker))


def _await(condition: Callable[[], int]) -> int:
    for _ in range(200):
        if value := condition():
            return value
        time.sleep(0.1)
    return condition()


def _is_alive(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text(encoding="utf-8").split()[2] != "Z"
    except OSError:
        return False


def test_a_chunk_whose_process_died_once_is_computed_again(tmp_path: Path) -> None:
    marks = [str(tmp_path / name) for name in ("one", "deadly", "two")]
    assert list(ENGINES["pool"](_die_once, marks, workers=1)) == ["one", "deadly", "two"]


def test_a_script_that_every_process_would_run_anew_is_told_how_to_call(tmp_path: Path) -> None:
    script = tmp_path / "unguarded.py"
    script.write_text(
        "from kg.engines.pool import map_chunks\nprint(list(map_chunks(str, [1, 2], workers=2)))\n",
        encoding="utf-8",
    )
    command = [sys.executable, str(script)]
    done = subprocess.run(command, check=False, capture_output=True, text=True, timeout=60)
    assert done.returncode == 1
    assert NO_WORKERS in done.stderr
    assert done.stdout == ""
