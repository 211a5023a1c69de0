"""Whether a run that is killed, at whatever moment, costs anything: the same command again, the same bytes.

usage: python -m benchmarks.kills [TIMES]        (default: 20)

`kg build` of the seeds, `kg remove` of an article and `kg add` of it are killed in turn (signal 9, with
all their processes), each at a random moment of the time that an undisturbed run takes. The command is
then given again, and every export compared with those of an undisturbed run. Prints what each kill
found; the exit code is 1 if a byte differs or an extraction that was finished was lost.
"""

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parents[1]
TIMES, SEED = 20, 11
ARTICLE = "abiy-asmara.txt"
COMMAND = [sys.executable, "-c", "from kg.cli.app import main; main()"]


def run(arguments: Sequence[str], *, kill_after: float | None = None) -> float:
    """Run `kg`, and kill it after some seconds; gives the seconds that it ran."""
    begin = time.perf_counter()
    process = subprocess.Popen(
        [*COMMAND, *arguments, "--quiet"],
        cwd=ROOT,
        start_new_session=True,
        stderr=subprocess.PIPE,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )
    try:
        _, errors = process.communicate(timeout=kill_after)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
    else:
        # killed behind its last step: there is nothing left to do
        if process.returncode not in (0, 4) and b"no document" not in errors:
            raise RuntimeError(errors.decode())
    return time.perf_counter() - begin


def extracted(out: Path) -> set[str]:
    """The documents whose extractions are kept."""
    database = out / "workspace.db"
    if not database.is_file():
        return set()
    with sqlite3.connect(f"{database.as_uri()}?mode=ro", uri=True) as connection:
        tables = connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'extractions'")
        if tables.fetchone() is None:
            return set()
        return {document for (document,) in connection.execute("SELECT document FROM extractions")}


def differing(left: Path, right: Path) -> list[str]:
    """The exports that differ."""
    names = sorted(p.name for p in right.iterdir() if "workspace" not in p.name)
    return [
        n for n in names if not (left / n).is_file() or (left / n).read_bytes() != (right / n).read_bytes()
    ]


def main(times: int) -> int:
    """Kill, go on, compare; 1 if something was lost, else 0."""
    chance, bad = random.Random(SEED), 0
    with TemporaryDirectory() as folder:
        whole, less = Path(folder) / "whole", Path(folder) / "less"
        build = ["build", "seeds", "--workers", "2", "--out"]
        took = {"build": run([*build, str(whole)])}
        shutil.copytree(whole, less)
        took["remove"] = run(["remove", ARTICLE, "--out", str(less)])
        again = Path(folder) / "again"
        shutil.copytree(less, again)
        took["add"] = run(["add", f"seeds/{ARTICLE}", "--out", str(again)])
        kinds = {
            "build": (build[1:-1], None, whole),
            "remove": ([ARTICLE], whole, less),
            "add": ([f"seeds/{ARTICLE}"], less, whole),
        }
        for number in range(times):
            verb = list(kinds)[number % len(kinds)]
            arguments, start, expected = kinds[verb]
            out = Path(folder) / f"{number}"
            if start:
                shutil.copytree(start, out)
            command = [verb, *arguments, "--out", str(out)]
            after = chance.uniform(0.05, 0.98) * took[verb]
            run(command, kill_after=after)
            kept = extracted(out)
            run(command)
            lost = len(kept - extracted(out)) if verb == "build" else 0
            differ = differing(out, expected)
            bad += bool(differ or lost)
            print(
                f"{verb:<7} killed after {after:5.2f} s, {len(kept):>2} extracted, differ: {differ or 'none'}"
            )
            shutil.rmtree(out)
    print(f"{times - bad} of {times} as undisturbed")
    return min(bad, 1)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else TIMES))
