"""How many tellings of events are found in articles that nobody learns from: `tests/gold/aside`.

usage: python -m benchmarks.mentions [LANGUAGE...]

Each line is an article of which every sentence says what events it tells and which of its words name who
takes part, as in `tests/gold/training`. Found means: an event of the type in that sentence, with one of
those in its role, whether or not the sentence says who is meant. A telling that names nobody is not asked
for, but right if it is found. The thresholds of `kg/events/learned.py` are chosen on these figures.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from benchmarks.taught import GOLD, STANCES, starts, texts
from kg.config import Settings
from kg.events.lexicon import event_types
from kg.extract import extract
from kg.model import Extraction, Frame, Mention

FOLDER = GOLD / "aside"
# What the scorer counts: tellings asked for, those of them that are found, all that are found, claimed ones.
ASKED, FOUND, RIGHT, CLAIMED = "asked", "found", "right", "claimed"


def compare(row: dict[str, Any], begins: Sequence[int], told: Extraction) -> Iterator[tuple[str, str]]:
    """(type, what counts) for each telling of an article, and for each event claimed in it.

    `begins` are where its sentences begin, in characters.
    """
    mentions = {m.id: m for m in told.mentions}
    frames = [f for f in told.frames if f.type not in STANCES]
    yield from ((f.type, CLAIMED) for f in frames)
    for part, start in zip(row["sentences"], begins, strict=True):
        end = start + len(part["text"])
        here = [f for f in frames if start <= f.evidence.start < end]
        for event in part["events"]:
            named = [
                (role, said) for role in event_types()[event["type"]].roles for said in event.get(role, ())
            ]
            if named:
                yield event["type"], ASKED
            best = max(
                (f for f in here if f.type == event["type"]),
                key=lambda f: (_shared(named, f, mentions), f.trigger == event["trigger"]),
                default=None,
            )
            if best is None or (named and not _shared(named, best, mentions)):
                continue
            # a journey to three cities is annotated once
            same = [f for f in here if (f.type, f.trigger) == (best.type, best.trigger)]
            told_with = [
                f for f in same if f == best or (best.type == "Visit" and _shared(named, f, mentions))
            ]
            here = [f for f in here if f not in told_with]
            yield from ((event["type"], RIGHT) for _ in told_with)
            if named:
                yield event["type"], FOUND


def _shared(named: Sequence[tuple[str, str]], frame: Frame, mentions: dict[str, Mention]) -> int:
    """How many of those whom a sentence names have their role in a frame."""
    held = [(a.role, mentions[a.mention]) for a in frame.arguments]
    return sum(
        any(role == other and _says(said.partition("#")[0], m) for other, m in held) for role, said in named
    )


def _says(said: str, mention: Mention) -> bool:
    return any(said in known or known in said for known in (mention.evidence.quote, mention.name))


def line(name: str, of: Counter[str]) -> str:
    """Precision, recall and F1 of some counts."""
    precision, recall = of[RIGHT] / max(1, of[CLAIMED]), of[FOUND] / max(1, of[ASKED])
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    return f"{name:<16}asked {of[ASKED]:>4}   P {precision:.3f} R {recall:.3f} F1 {f1:.3f}"


def main(languages: Sequence[str]) -> None:
    """Print the figures of each set of a language, and of each type in it."""
    paths = [(language, path) for language in languages for path in sorted(FOLDER.glob(f"{language}*.jsonl"))]
    if not paths:
        sys.exit(f"no set of {' or '.join(languages)} in {FOLDER}")
    for language, path in paths:
        by_type: dict[str, Counter[str]] = {}
        rows = [json.loads(text) for text in path.read_text("utf-8").splitlines()]
        for row, item in zip(rows, texts(path, language), strict=True):
            told = extract(item.document, Settings())
            for type_, what in compare(row, starts(row, item.document.text), told):
                by_type.setdefault(type_, Counter())[what] += 1
        whole: Counter[str] = sum(by_type.values(), Counter())
        print(line(f"{path.stem}, all", whole))
        for type_ in sorted(by_type):
            print(line(f"  {type_}", by_type[type_]))


if __name__ == "__main__":
    main(sys.argv[1:] or ["en", "fr"])
