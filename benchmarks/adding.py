"""How long it takes to add one document to a workspace, besides loading the models.

usage: python -m benchmarks.adding [DOCUMENTS [STATES]]        (default: 10000 documents of all states)

The workspace holds documents of the made-up world of `benchmarks.growth`, extracted and resolved as
`kg build` leaves them. Adds a real article as `kg add` does, with the models loaded before, resolves one
of the made-up documents anew, and prints the seconds of each step, and of the next
`kg build` with all exports. The exit code is 1 if adding takes more than SECONDS or gives another graph
than all documents at once. With few states the documents are about few people: more hangs on each.
"""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.growth import World
from kg.config import Settings
from kg.link import link_all
from kg.model import Document, Extraction
from kg.nlp.pipeline import load
from kg.pipeline import write
from kg.read.files import find_files
from kg.resolve.kept import Kept, kept_up
from kg.stamp import fingerprint, reading_fingerprint, resolving_fingerprint
from kg.upkeep import (
    add,
    extract_new,
    finish,
    link_new,
    postpone,
    resolve_new,
    set_settings,
    update,
)
from kg.workspace import Member, Reading, Workspace, document_key, opened

DOCUMENTS, SECONDS = 10_000, 5.0
ARTICLE = Path(__file__).parents[1] / "seeds" / "abiy-asmara.txt"


def fill(workspace: Workspace, documents: int, states: int | None = None) -> None:
    """Let the workspace have so many made-up documents, extracted."""
    settings = Settings()
    extractions = list(World(documents, states=states).extractions(documents))
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


def add_one(workspace: Workspace, article: str | Path) -> float:
    """Add a document, and print the seconds of each step; gives all of them."""
    spent: dict[str, float] = {}
    with timed("reading", spent):
        add(workspace, find_files([article]), Settings())
    with timed("extraction", spent):
        told = extract_new(workspace)
    with timed("resolution", spent):
        resolve_new(workspace, told)
    postpone(workspace)
    total = sum(spent.values())
    print(f"{'all':<28}{total:>7.2f} s  (bar {SECONDS:g})")
    return total


def resolve_again(workspace: Workspace, document: str, spent: dict[str, float]) -> None:
    """Take a document out of the resolution, and in again."""
    told, store = extract_new(workspace), workspace.kept_by(resolving_fingerprint())
    versions = Kept(store).documents()

    def tell(name: str) -> Extraction:
        return next(workspace.extractions([told.keys[name]]))

    with timed("taken out", spent):
        kept_up(store, tell, {name: version for name, version in versions.items() if name != document})
    with timed("resolved again", spent):
        kept_up(store, tell, versions)


def main(documents: int, states: int | None = None) -> int:
    """Print the seconds; 1 if they are too many or the graph is another, else 0."""
    for _, model in Settings().models:
        load(model)
    spent: dict[str, float] = {}
    with TemporaryDirectory() as folder:
        out, database = Path(folder) / "out", Path(folder) / "out" / "workspace.db"
        with opened(database) as workspace:
            fill(workspace, documents, states)
            with timed("first build, no exports", spent):
                update(workspace)
            finish(workspace)
        print(f"\n{documents:,} documents, {database.stat().st_size / 1e6:,.0f} MB; an article is added:")
        with opened(database, create=False) as workspace:
            seconds = add_one(workspace, ARTICLE)
        print("\none of the others comes again:")
        with opened(database, create=False) as workspace:
            resolve_again(workspace, f"{documents // 2:06d}.txt", spent)
        print("\nthe next build:")
        with opened(database, create=False) as workspace:
            told = extract_new(workspace)
            with timed("graph", spent):
                knowledge = link_new(workspace, told)
            with timed("exports", spent):
                write(knowledge, out)
            anew = link_all(
                workspace.extractions(told.keys.values()), accounts=knowledge.documents, stamp=knowledge.stamp
            )
    same = (anew.entities, anew.events, anew.decisions) == (
        knowledge.entities,
        knowledge.events,
        knowledge.decisions,
    )
    print(f"as all documents at once: {'yes' if same else 'NO'}")
    return int(seconds > SECONDS or not same)


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:] or [str(DOCUMENTS)])))
