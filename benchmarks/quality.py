"""How good the extraction is on annotated texts, and whether it is as good as it must be.

usage: python -m benchmarks.quality [SHARED]

The project's own sets (`tests/gold`) are always scored, by `kg.evaluate`. SHARED is a folder with
texts annotated by others and their `eval/score.py`; where it is not there, its figures are left
out. Prints each figure beside its bar; the exit code is 1 if one of them misses it.
"""

import json
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from shutil import copy
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.annotated import annotated
from kg.config import Runtime, Settings
from kg.evaluate import evaluate, score_entities, score_merges
from kg.export.tables import write_events
from kg.extract import extract, model_of
from kg.link import link_all
from kg.model import Account, Document, Stamp
from kg.nlp.pipeline import first_pass, tokens
from kg.pipeline import build
from kg.read import read

OWN = Path(__file__).parents[1] / "tests" / "gold"
APART = frozenset({"Statement", "Commitment"})
PER = 1000
WORKERS = 2
# F1 of events, of arguments, of events right in all
HELD = {"event": 0.85, "argument": 0.80, "exact": 0.60}
SEEDS = {"event": 0.92, "argument": 0.88, "exact": 0.65, "status": 0.95}
ARTICLES = {"event": 0.80, "argument": 0.72, "exact": 0.50}
STANCES = {"event": 0.60}
READOUTS = {"both_participants": 0.98, "exact": 0.97, "participants_named": 0.92}
EVENTS_PER_READOUT = 1.2
FALSE_EVENTS = 3.0
MERGES = {"merges P": 0.95, "merges R": 0.80}
JOINED = {"merges P": 0.97, "merges R": 0.85, "entities B-cubed F1": 0.95}


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of a set of texts, and the bar that it must reach, or must not pass if `most`."""

    texts: str
    name: str
    value: float
    bar: float | None = None
    most: bool = False

    @property
    def missed(self) -> bool:
        """Whether it is on the wrong side of its bar."""
        if self.bar is None:
            return False
        return self.value > self.bar if self.most else self.value < self.bar

    def __str__(self) -> str:
        """One line for people."""
        sign = "<=" if self.most else ">="
        bar = "" if self.bar is None else f"{sign} {self.bar:g}{'   MISSED' if self.missed else ''}"
        return f"{self.texts:<24}{self.name:<22}{self.value:>7.3f}   {bar}".rstrip()


def own_set(name: str, bars: Mapping[str, float]) -> Iterator[Figure]:
    """The figures of `tests/gold/NAME`, of each language by itself."""
    knowledge = build([OWN / name / "docs"], Settings(), Runtime(workers=WORKERS))
    annotations = sorted((OWN / name / "gold").glob("*.json"))
    for language in ("en", "fr"):
        with TemporaryDirectory() as folder:
            for path in annotations:
                if json.loads(path.read_text(encoding="utf-8"))["language"] == language:
                    copy(path, folder)
            core = evaluate(Path(folder), knowledge).overall
        figures = {"event": core.event.f1, "argument": core.argument.f1, "exact": core.exact.f1}
        yield from (
            Figure(f"own {name}, {language}", key, value, bars.get(key)) for key, value in figures.items()
        )


def clusters_set() -> Iterator[Figure]:
    """How well the events and entities of `tests/gold/clusters` are joined: as they are extracted, and
    as the annotations have them, which is what resolution alone can do.
    """
    folder = OWN / "clusters"
    extractions = annotated(folder / "gold")
    accounts = [Account(extraction.source) for extraction in extractions]
    told = link_all(extractions, accounts=accounts, stamp=Stamp(()))
    built = build([folder / "docs"], Settings(), Runtime(workers=WORKERS))
    for name, knowledge in (("own clusters", built), ("clusters, as annotated", told)):
        merges = score_merges(folder / "gold", folder / "clusters.json", knowledge)
        yield Figure(name, "merges P", merges.pairs.precision, JOINED["merges P"])
        yield Figure(name, "merges R", merges.pairs.recall, JOINED["merges R"])
        if merges.found < merges.pairs.gold:
            yield Figure(name, "merges R of found", merges.pairs.right / max(1, merges.found))
        joined = score_entities(folder / "gold", folder / "entities.json", knowledge)
        yield Figure(name, "entities B-cubed F1", joined.f1, JOINED["entities B-cubed F1"])


def false_events(name: str, documents: Iterable[Document]) -> Figure:
    """Core events in texts that tell none, per 1,000 sentences."""
    settings = Settings()
    found = sentences = 0
    for document in documents:
        model = model_of(settings, document.source.language or "")
        sentences += sum(len(list(doc.sents)) for doc in first_pass(model, tokens(model, [document.text])))
        found += sum(frame.type not in APART for frame in extract(document, settings).frames)
    return Figure(name, "false per 1000", PER * found / sentences, FALSE_EVENTS, most=True)


def shared_sets(shared: Path) -> Iterator[Figure]:
    """The figures of the texts that others have annotated, as their scorer counts them."""
    gold = shared / "eval"
    seeds = _events(shared / "seeds")
    clusters = gold / "clusters" / "seeds.json"
    scored = _score(gold, gold / "seeds", seeds, "--clusters", str(clusters))
    yield from _core("seeds", scored, SEEDS)
    yield Figure("seeds", "merges P", scored["merges"]["event"]["p"], MERGES["merges P"])
    yield Figure("seeds", "merges R", scored["merges"]["event"]["r"], MERGES["merges R"])
    stances = _score(gold, gold / "seeds", seeds, "--types", ",".join(sorted(APART)))
    yield from _core("seeds, stances", stances, STANCES)
    articles = _score(gold, gold / "articles" / "gold", _events(gold / "articles" / "docs"))
    yield from _core("articles", articles, ARTICLES)
    readouts = _score(gold, gold / "readouts" / "readouts.jsonl", _events(gold / "readouts" / "docs"))
    yield from (Figure("readouts", key, readouts[key], bar) for key, bar in READOUTS.items())
    yield Figure(
        "readouts", "events per readout", readouts["events_per_readout"], EVENTS_PER_READOUT, most=True
    )
    names = (gold / "workbench" / "fr-domestic.txt").read_text(encoding="utf-8").split()
    yield false_events("French domestic", _documents(gold / "workbench" / name for name in names))


def _documents(paths: Iterable[Path]) -> list[Document]:
    return [document for document in read(paths) if isinstance(document, Document)]


def _events(folder: Path) -> bytes:
    """The `events.jsonl` of a build of a folder."""
    knowledge = build([folder], Settings(), Runtime(workers=WORKERS))
    with TemporaryDirectory() as out:
        path = Path(out) / "events.jsonl"
        write_events(knowledge, path, base_iri=Settings().base_iri)
        return path.read_bytes()


def _score(gold: Path, annotations: Path, events: bytes, *options: str) -> Any:
    with TemporaryDirectory() as out:
        path = Path(out) / "events.jsonl"
        path.write_bytes(events)
        command = [sys.executable, str(gold / "score.py"), str(annotations), str(path), "--json", *options]
        return json.loads(subprocess.run(command, check=True, capture_output=True).stdout)


def _core(texts: str, scored: Any, bars: Mapping[str, float]) -> Iterator[Figure]:
    every = scored["all"]
    values = {"event": every["event"]["f1"], "argument": every["arg"]["f1"], "exact": every["exact"]["f1"]}
    values["status"] = every["status"]
    yield from (Figure(texts, key, values[key], bar) for key, bar in bars.items())


def main(shared: Path | None) -> int:
    """Print the figures; 1 if one misses its bar, else 0."""
    figures = [*own_set("work", {}), *own_set("held", HELD), *clusters_set()]
    figures.append(false_events("own, no events", _documents([OWN / "none"])))
    if shared is not None and (shared / "eval" / "score.py").is_file():
        figures += shared_sets(shared)
    print("\n".join(map(str, figures)))
    missed = sum(figure.missed for figure in figures)
    if missed:
        print(f"{missed} of {sum(f.bar is not None for f in figures)} figures miss their bar")
    return min(missed, 1)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else None))
