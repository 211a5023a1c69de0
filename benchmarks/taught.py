"""Annotated texts from which the statistical reader learns: `tests/gold/training`, `work`, `sentences`, `none`.

A line of `training/LANGUAGE*.jsonl` is a sentence or two (`text`, `events`) or an article (`title`,
`sentences`, each with its paragraph `p`). An event has `type`, `status`, `trigger` and by role the words
that name who takes part, as they stand in the text; "the minister#2" are those words the second time.
`object`, which is not learned, has the words that say what it is about; what else articles annotate
(`tests/gold/README.md`) is not learned either, `benchmarks/beyond.py` measures with it.
"""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.sentences import read_sentences
from kg.evaluate.match import same_name, same_thing
from kg.evaluate.told import Thing, Told, read_gold
from kg.events.lexicon import event_types
from kg.events.reading import Reading, Sentence, mentions_of
from kg.model import Document, Source

GOLD = Path(__file__).parents[1] / "tests" / "gold"
# Types that rules alone read.
STANCES = frozenset({"Statement", "Commitment"})
NUMBERED = re.compile(r"(.*)#(\d)", re.DOTALL)

# Whether a word of a sentence (its index) stands for somebody.
Fits = Callable[[Reading, Sentence, int], bool]


@dataclass(frozen=True, slots=True)
class Wanted:
    """An annotated event: where its trigger stands (None if that is not annotated) and the sentence that
    tells it, in characters; who fills which role; in what state it is told.
    """

    type: str
    trigger: tuple[int, int] | None
    quote: tuple[int, int]
    roles: tuple[tuple[str, Fits], ...]
    status: str


@dataclass(frozen=True, slots=True)
class Item:
    """An annotated text: all its events, or with `complete` False one of them. What is of one `group` is
    learned from as a whole or not at all.
    """

    document: Document
    wanted: tuple[Wanted, ...]
    complete: bool = True
    group: str = ""


def items(language: str) -> Iterator[Item]:
    """All annotated texts of a language that may be learned from."""
    folder = GOLD / "training"
    for path in sorted(folder.glob(f"{language}*.jsonl")):
        yield from texts(path, language)
    for sentence in read_sentences(GOLD / "sentences" / f"{language}.jsonl"):
        if sentence.number % 2:
            roles = tuple((role, _at(*_find(sentence.text, name))) for role, name in sentence.marked)
            wanted = Wanted(sentence.type, None, (0, len(sentence.text)), roles, sentence.status)
            document = _document(f"sentence-{sentence.number}", language, sentence.text)
            yield Item(document, (wanted,), complete=False, group=f"s{sentence.number}")
    yield from _annotated(language)
    if language == "en":
        for line in (GOLD / "none" / f"{language}.jsonl").read_text("utf-8").splitlines():
            row = json.loads(line)
            yield Item(_document(row["id"], language, row["text"]), (), group=row["id"])


def _document(name: str, language: str, text: str) -> Document:
    return Document(Source(name, "", language=language), text)


def texts(path: Path, language: str) -> Iterator[Item]:
    """A line is a sentence or two (`text`, `events`), or an article (`title`, `sentences` with paragraph `p`)."""
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        row: dict[str, Any] = json.loads(line)
        text, wanted = "", []
        before = None
        for part in row.get("sentences", [{**row, "p": 0}]):
            if before is not None:
                text += " " if part["p"] == before else "\n\n"
            before = part["p"]
            wanted += [_read(event, part["text"], len(text)) for event in part["events"]]
            text += part["text"]
        name = f"{path.stem}-{number}"
        document = Document(Source(name, "", title=row.get("title"), language=language), text)
        yield Item(document, tuple(wanted), group=name)


def starts(row: dict[str, Any], text: str) -> tuple[int, ...]:
    """Where each sentence of an article starts, in characters of its text."""
    found, at = [], 0
    for part in row["sentences"]:
        found.append(text.index(part["text"], at))
        at = found[-1] + len(part["text"])
    return tuple(found)


def _read(event: dict[str, Any], text: str, offset: int) -> Wanted:
    roles = tuple(
        (role, _at(*_find(text, name, offset)))
        for role in event_types()[event["type"]].roles
        for name in event.get(role, ())
    )
    trigger = _find(text, event["trigger"], offset)
    return Wanted(event["type"], trigger, trigger, roles, event["status"])


def _find(text: str, said: str, offset: int = 0) -> tuple[int, int]:
    """Where a text says something: the first time as a whole word, or the nth ("the minister#2")."""
    numbered = NUMBERED.fullmatch(said)
    if numbered:
        plain, at = numbered[1], -1
        for _ in range(int(numbered[2])):
            at = text.find(plain, at + 1)
    else:
        # "met" is not in "Kismet"
        plain, whole = said, re.search(rf"(?<!\w){re.escape(said)}(?!\w)", text)
        at = whole.start() if whole else text.find(plain)
    return offset + at, offset + at + len(plain)


def _at(start: int, end: int) -> Fits:
    def fits(reading: Reading, sentence: Sentence, index: int) -> bool:
        first, last = characters(reading, sentence, index)
        return first < end and start < last

    return fits


def characters(reading: Reading, sentence: Sentence, index: int) -> tuple[int, int]:
    """Where in the document the words stand for which a word of the short sentence stands."""
    start, end = sentence.collapsed.origin[index]
    doc, offset = reading.views[sentence.block].doc, reading.blocks[sentence.block].start
    # a word that completes a headline may stand behind its end
    first, last = doc[min(start, len(doc) - 1)], doc[min(end, len(doc)) - 1]
    return offset + first.idx, offset + last.idx + len(last)


def _annotated(language: str) -> Iterator[Item]:
    told = read_gold(GOLD / "work" / "gold")
    for path in sorted((GOLD / "work" / "gold").glob("*.json")):
        data = json.loads(path.read_text("utf-8"))
        if data["language"] != language:
            continue
        text = next((GOLD / "work" / "docs").glob(f"{data['doc']}.*")).read_text("utf-8")
        wanted = tuple(_told(text, event) for event in told[data["doc"]] if event.type not in STANCES)
        yield Item(_document(data["doc"], language, text), wanted, group=data["doc"])


def _told(text: str, event: Told) -> Wanted:
    at = text.find(event.quote)
    roles = tuple((role, _names_of(thing)) for role, thing in event.arguments)
    return Wanted(event.type, None, (at, at + len(event.quote)), roles, event.status)


def _names_of(thing: Thing) -> Fits:
    def fits(reading: Reading, sentence: Sentence, index: int) -> bool:
        for id_ in mentions_of(reading, sentence, sentence.doc[index]):
            mention = reading.mentions[id_]
            other = Thing((mention.name, mention.evidence.quote), mention.kind.value, mention.country)
            if same_thing(thing, other) or any(same_name(n, mention.name) for n in thing.names):
                return True
        return False

    return fits
