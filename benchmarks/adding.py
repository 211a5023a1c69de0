"""How long it takes to add one document to a workspace, besides loading the models.

usage: python -m benchmarks.adding [DOCUMENTS]        (default: 10000)

The workspace holds documents of the made-up world of `benchmarks.growth`, extracted and exported as
`kg build` leaves them. Adds a real article as `kg add` does, with the models loaded before, and prints
the seconds of each step; the exit code is 1 if they are more than SECONDS.
"""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.growth import World
from kg.config import Settings
from kg.model import Document
from kg.nlp.pipeline import load
from kg.pipeline import write
from kg.read.files import find_files
from kg.stamp import fingerprint, reading_fingerprint
from kg.upkeep import add, extract_new, finish, postpone, resolve_new, set_settings, update
from kg.workspace import Member, Reading, Workspace, document_key, opened

DOCUMENTS, SECONDS = 10_000, 5.0
ARTICLE = Path(__file__).parents[1] / "seeds" / "abiy-asmara.txt"


def fill(workspace: Workspace, documents: int) -> None:
    """Let the workspace have so many made-up documents, extracted."""
    settings = Settings()
    extractions = list(World(documents).extractions(documents))
    readings = [
        Reading(_key(e.source.id), (Document(e.source, f"Text of {e.source.id}"),), ()) for e in extractions
    ]
    workspace.keep_readings(_one_record(reading) for reading in readings)
    members = {
        f"/made-up/{e.source.id}": Member(e.source.path, _id(workspace, e.source.id)) for e in extractions
    }
    workspace.set_members(members, {})
    set_settings(workspace, settings)
    stored = workspace.documents()
    language = fingerprint(settings, "en")
    workspace.keep_extractions(
        (document_key(e.source.id, stored[_id(workspace, e.source.id)][0].hash), language, e)
        for e in extractions
    )


def _one_record(reading: Reading) -> Reading:
    from dataclasses import replace

    document = reading.documents[0]
    return replace(reading, documents=(replace(document, source=replace(document.source, id="", path="")),))


def _key(name: str) -> str:
    """What a reading is kept by: hash, suffix and version of the readers."""
    return f"{name} .txt {reading_fingerprint()}"


def _id(workspace: Workspace, name: str) -> int:
    found = workspace.reading_of(_key(name))
    if found is None:
        raise KeyError(name)
    return found


@contextmanager
def timed(step: str, spent: dict[str, float]) -> Iterator[None]:
    """Add the seconds of the block to `spent`."""
    begin = time.perf_counter()
    yield
    spent[step] = time.perf_counter() - begin
    print(f"{step:<28}{spent[step]:>7.2f} s")


def main(documents: int) -> int:
    """Print the seconds; 1 if they are too many, else 0."""
    settings = Settings()
    for _, model in settings.models:
        load(model)
    with TemporaryDirectory() as folder:
        out, database = Path(folder) / "out", Path(folder) / "out" / "workspace.db"
        with opened(database) as workspace:
            fill(workspace, documents)
            with timed("first build", {}):
                knowledge = update(workspace).knowledge
            with timed("its exports", {}):
                write(knowledge, out)
            finish(workspace)
        print(f"{documents:,} documents, {database.stat().st_size / 1e6:,.0f} MB; one is added:")
        spent: dict[str, float] = {}
        with opened(database, create=False) as workspace:
            with timed("reading", spent):
                add(workspace, find_files([ARTICLE]), settings)
            with timed("extraction", spent):
                told = extract_new(workspace)
            with timed("resolution", spent):
                resolve_new(workspace, told)
            postpone(workspace)
    total = sum(spent.values())
    print(f"{'all':<28}{total:>7.2f} s  (bar {SECONDS:g})")
    return int(total > SECONDS or told.extracted != 1)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else DOCUMENTS))
