"""Fits the confidence of frames to how often they are right in annotated texts.

usage: python -m benchmarks.calibrate [--write]

A frame is right if the annotation of its document has an event of its type with a core participant
in common. Fitted by penalised logistic regression (the penalty draws the types' offsets to 0) on the
articles of `tests/gold/training`, for which no rule was written, and, as statements are annotated only
there, on `tests/gold/work` and `tests/gold/seeds`; measured on `tests/gold/held`, which it never sees.
"""

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.taught import STANCES, texts
from kg.config import Settings
from kg.evaluate.match import same_name, shared_arguments
from kg.evaluate.told import document_key, read_gold, read_graph
from kg.events.confidence import Features, Weights, chance, features, logit
from kg.events.learned import is_learned
from kg.events.lexicon import event_types, lexicon
from kg.extract import extract
from kg.link import link_all
from kg.model import Document, Extraction, Frame, Knowledge
from kg.read import read
from kg.stamp import stamp

ROOT = Path(__file__).parents[1]
GOLD = ROOT / "tests" / "gold"
SETS = {"work": GOLD / "work" / "docs", "seeds": ROOT / "seeds", "held": GOLD / "held" / "docs"}
PENALTY = 2.0
STEPS = 50
BINS = 5


@dataclass(frozen=True, slots=True)
class Case:
    """A frame: what is known of it, and whether it is right."""

    known: Features
    right: bool


def cases(name: str) -> list[Case]:
    """The frames of an annotated set."""
    gold = read_gold(GOLD / name / "gold" if name != "seeds" else GOLD / "seeds")
    found = []
    for document in read([SETS[name]]):
        key = document_key(document.source.id) if isinstance(document, Document) else ""
        if not isinstance(document, Document) or key not in gold:
            continue
        extraction = extract(document, Settings())
        for frame in (f for f in extraction.frames if not is_learned(f)):
            told = read_graph(_alone(extraction, frame)).get(key, ())
            right = any(
                e.type == t.type and shared_arguments(e, t, core=True) for t in told for e in gold[key]
            )
            found.append(Case(_features(extraction, frame), right))
    return found


def told_freely() -> list[Case]:
    """The frames of the articles that the statistical reader learns from."""
    found = []
    for path in sorted((GOLD / "training").glob("*-articles-*.jsonl")):
        language = path.stem[:2]
        rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
        for row, item in zip(rows, texts(path, language), strict=True):
            told = [event for part in row["sentences"] for event in part["events"]]
            extraction = extract(item.document, Settings())
            for frame in extraction.frames:
                if not is_learned(frame) and frame.type not in STANCES:
                    right = any(_agree(extraction, frame, event) for event in told)
                    found.append(Case(_features(extraction, frame), right))
    return found


def _agree(extraction: Extraction, frame: Frame, event: dict[str, Any]) -> bool:
    """Whether a frame and an annotated event are of one type and have a core participant in common."""
    core = {role for role, of in event_types()[frame.type].roles.items() if of.core}
    mentions = {m.id: m for m in extraction.mentions}
    said = [(role, name.split("#")[0]) for role in core for name in event.get(role, ())]
    return event["type"] == frame.type and any(
        role == a.role and same_name(name, form)
        for role, name in said
        for a in frame.arguments
        for form in (mentions[a.mention].name, mentions[a.mention].evidence.quote)
    )


def _alone(extraction: Extraction, frame: Frame) -> Knowledge:
    return link_all([replace(extraction, frames=(frame,))], accounts=(), stamp=stamp(Settings()))


def _features(extraction: Extraction, frame: Frame) -> Features:
    rules = {rule.id: rule for rule in lexicon(extraction.source.language or "en").rules}
    return features(frame, rules[frame.rule].confidence, {m.id: m for m in extraction.mentions})


def fit(known: Sequence[Case]) -> Weights:
    """The weights that make the cases likeliest, by Newton's method."""
    types = sorted({case.known.type for case in known})
    rows = np.array([_row(case.known, types) for case in known])
    right = np.array([float(case.right) for case in known])
    penalty = np.diag([0.01, 0.1, 1.0, 1.0, 1.0, *(PENALTY for _ in types)])
    weights = np.zeros(rows.shape[1])
    for _ in range(STEPS):
        likely = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (right - likely) - penalty @ weights
        bend = (rows.T * (likely * (1 - likely))) @ rows + penalty
        weights = weights + np.linalg.solve(bend, slope)
    base, prior, described, undated, guessed, *offsets = (round(float(w), 2) for w in weights)
    return Weights(base, prior, described, undated, guessed, dict(zip(types, offsets, strict=True)))


def _row(of: Features, types: Sequence[str]) -> list[float]:
    said = (of.described, of.undated, of.guessed, *(of.type == t for t in types))
    return [1.0, logit(of.prior), *map(float, said)]


def table(known: Sequence[Case], weights: Weights) -> list[str]:
    """Stated confidence against measured precision, in bins of equal size."""
    stated = sorted((chance(c.known, by=weights), c.right) for c in known)
    lines = [f"{'stated':>8}{'right':>8}{'frames':>8}"]
    for part in np.array_split(np.arange(len(stated)), BINS):
        some = [stated[int(i)] for i in part]
        lines.append(
            f"{sum(s for s, _ in some) / len(some):>8.2f}{sum(r for _, r in some) / len(some):>8.2f}{len(some):>8}"
        )
    score = sum((s - r) ** 2 for s, r in stated) / len(stated)
    return [*lines, f"mean squared error {score:.3f}"]


def main(*, write: bool) -> None:
    """Print the tables of both sets; write the curve."""
    stances = [c for name in ("work", "seeds") for c in cases(name) if c.known.type in STANCES]
    known = [*told_freely(), *stances]
    weights = fit(known)
    print("fitted on:", *table(known, weights), sep="\n")
    print("held aside:", *table(cases("held"), weights), sep="\n")
    if write:
        plain = ("base", "prior", "described", "undated", "guessed")
        lines = [
            "# Written by `python -m benchmarks.calibrate --write`; see confidence.py.",
            *(f"{name} = {getattr(weights, name)}" for name in plain),
            "[types]",
            *(f"{name} = {offset}" for name, offset in sorted(weights.types.items())),
        ]
        path = ROOT / "kg" / "events" / "confidence.toml"
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(write="--write" in sys.argv[1:])
