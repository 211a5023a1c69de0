"""How often what lies beyond a sentence is right: whom words mean, what dates an act, where it happens.

usage: python -m benchmarks.beyond [LANGUAGE...]

Measured on the articles of `tests/gold/training` that say it (`refs`, `when`, `where`), which the
statistical reader has learned from: the figures serve for comparison with themselves. An act is
asked about where it is found.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from benchmarks.taught import GOLD, Item, characters, starts, texts
from kg import gazetteer
from kg.config import Settings
from kg.evaluate.match import same_name
from kg.events.reading import Reading, Sentence, mentions_of
from kg.events.reckoning import published, resolved
from kg.extract import extract, read, sentences
from kg.model import Document, Frame, Mention

# The publication of an article that does not date itself.
ISSUED = date(2024, 5, 15)
AHEAD = {"planned": True, "proposed": True, "occurred": False}


@dataclass(frozen=True, slots=True)
class Article:
    """An article as annotated, with where each of its sentences starts, and as it is read."""

    row: dict[str, Any]
    starts: tuple[int, ...]
    document: Document
    reading: Reading

    def find(self, number: int, said: str) -> tuple[int, int]:
        """Where a sentence says something, in characters of the document."""
        at = self.starts[number] + self.row["sentences"][number]["text"].index(said)
        return at, at + len(said)


def articles(language: str) -> Iterator[Article]:
    """The articles of a language that annotate what lies beyond a sentence."""
    for path in sorted((GOLD / "training").glob(f"{language}-articles-*.jsonl")):
        rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
        for row, item in zip(rows, texts(path, language), strict=True):
            if any("when" in event for part in row["sentences"] for event in part["events"]):
                yield _article(row, item, language)


def _article(row: dict[str, Any], item: Item, language: str) -> Article:
    document = item.document
    reading = read(document, Settings(), language)
    if published(reading) is None:
        document = replace(document, source=replace(document.source, published=ISSUED))
        reading = read(document, Settings(), language)
    return Article(row, starts(row, item.document.text), document, reading)


def is_named(mentions: Sequence[Mention], name: str) -> bool:
    """Whether a full name is one of those of some mentions."""
    return any(
        same_name(name, other)
        for m in mentions
        for other in (m.name, *(gazetteer.names(m.key) if m.key else ()))
    )


def references(article: Article, language: str) -> Iterator[tuple[str, str]]:
    """Of each word that means somebody of a name: how many those are, and what is made of it."""
    parsed = sentences(article.reading, Settings(), language)
    for number, part in enumerate(article.row["sentences"]):
        for event in part["events"]:
            for said, names in event.get("refs", {}).items():
                if names and "#" not in said and said in part["text"]:
                    found = _meant(article, parsed, article.find(number, said))
                    right = len(found) == len(names) and all(is_named(found, name) for name in names)
                    sort = f"means {'one' if len(names) == 1 else 'several'}"
                    yield sort, "right" if right else "nobody" if not found else "other"


def _meant(article: Article, parsed: Sequence[Sentence], span: tuple[int, int]) -> list[Mention]:
    for sentence in parsed:
        for token in sentence.doc:
            first, last = characters(article.reading, sentence, token.i)
            if first < span[1] and span[0] < last:
                found = list(mentions_of(article.reading, sentence, token))
                if found:
                    return [article.reading.mentions[m] for m in found]
    return []


def acts(article: Article) -> Iterator[tuple[Frame, dict[str, Mention], int, dict[str, Any]]]:
    """Each annotated act that is found, with the mentions of its document, its sentence, its annotation."""
    extraction = extract(article.document, Settings())
    mentions = {m.id: m for m in extraction.mentions}
    for number, part in enumerate(article.row["sentences"]):
        start = article.starts[number]
        for event in part["events"]:
            told = [
                f
                for f in extraction.frames
                if f.type == event["type"] and f.evidence.start <= start < f.evidence.end
            ]
            if told and "when" in event:
                yield (
                    next((f for f in told if f.trigger == event["trigger"]), told[0]),
                    mentions,
                    number,
                    event,
                )


def time_of(article: Article, frame: Frame, number: int, event: dict[str, Any]) -> tuple[str, str] | None:
    """Where the words are that date an act, and whether its time is theirs; None if they cannot be read."""
    said = [(n, words) for n, words in event["when"] if n >= 0]
    if len(said) < len(event["when"]):
        return None
    spans = [article.find(n, words) for n, words in said]
    ahead = AHEAD.get(event["status"])
    meant = [
        (when.earliest, when.latest)
        for first, last in spans
        for b, block in enumerate(article.reading.blocks)
        for k, e in enumerate(article.reading.expressions[b])
        if block.start + e.start < last and first < block.start + e.end
        if (when := resolved(article.reading, b, k, ahead)) is not None
    ]
    sort = (
        "time not told"
        if not said
        else f"time {'here' if any(n == number for n, _ in said) else 'elsewhere'}"
    )
    if frame.when is None:
        return sort, "none"
    whole = (min((m[0] for m in meant), default=None), max((m[1] for m in meant), default=None))
    own = (frame.when.earliest, frame.when.latest)
    return sort, "right" if own in meant or own == whole else "other"


def place_of(
    article: Article, frame: Frame, mentions: dict[str, Mention], number: int, event: dict[str, Any]
) -> tuple[str, str]:
    """Where the place of an act is told, and whether it is found."""
    where = event["where"].split(" | ")[0]
    here = where.casefold() in article.row["sentences"][number]["text"].casefold()
    sort = "place not told" if not where else f"place {'here' if here else 'elsewhere'}"
    if frame.place is None:
        return sort, "none"
    return sort, "right" if where and is_named([mentions[frame.place]], where) else "other"


def main(languages: Sequence[str]) -> None:
    """Print the counts of each language."""
    for language in languages:
        counts: Counter[tuple[str, str]] = Counter()
        for article in articles(language):
            counts.update(references(article, language))
            for frame, mentions, number, event in acts(article):
                time = time_of(article, frame, number, event)
                counts.update([time] if time is not None else [])
                counts[place_of(article, frame, mentions, number, event)] += 1
        for sort in sorted({sort for sort, _ in counts}):
            of = {answer: n for (s, answer), n in sorted(counts.items()) if s == sort}
            print(f"{language} {sort:<18}" + "  ".join(f"{answer} {n}" for answer, n in of.items()))


if __name__ == "__main__":
    main(sys.argv[1:] or ["en", "fr"])
