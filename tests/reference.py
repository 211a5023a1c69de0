"""What is kept of an earlier run to compare with: `exports/reference/`, and the outputs in the README.

`python -m tests.reference` (`make reference`) writes both anew, after a change that is meant to change them.
"""

import hashlib
import tempfile
from dataclasses import replace
from pathlib import Path

from kg.model import Knowledge, Stamp
from kg.pipeline import build, write
from tests.readme import README, refresh

ROOT = Path(__file__).parents[1]
REFERENCE = ROOT / "exports" / "reference"
KEPT = "events.jsonl"
SUMS = "SHA256SUMS"


def reference(seeds: Knowledge) -> dict[str, bytes]:
    """The files of the reference export: the events, and a checksum of every file of a full export.

    The stamp is left out of them: it changes with every line of code, and what is compared here is
    what was found and how it is written.
    """
    with tempfile.TemporaryDirectory() as folder:
        written = write(replace(seeds, stamp=Stamp(())), folder)
        contents = {path.name: path.read_bytes() for path in written}
    sums = [f"{hashlib.sha256(data).hexdigest()}  {name}\n" for name, data in sorted(contents.items())]
    return {KEPT: contents[KEPT], SUMS: "".join(sums).encode()}


def main() -> None:
    """Write the reference export and the README's outputs anew."""
    seeds = build([ROOT / "seeds"])
    REFERENCE.mkdir(parents=True, exist_ok=True)
    for name, data in reference(seeds).items():
        (REFERENCE / name).write_bytes(data)
    README.write_text(refresh(README.read_text(encoding="utf-8"), seeds), encoding="utf-8")


if __name__ == "__main__":
    main()
