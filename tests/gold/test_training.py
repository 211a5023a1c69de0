"""What the statistical reader learns from, and what is set aside from it, is well formed, and apart."""

import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from benchmarks.taught import NUMBERED, STANCES, items
from kg.events.lexicon import event_types
from kg.model import Status

HERE = Path(__file__).parent
FILES = sorted((HERE / "training").glob("*.jsonl"))
ASIDE = sorted((HERE / "aside").glob("*.jsonl"))
WORD = re.compile(r"\w+")
MARKUP = re.compile(r"<[^>]+>")
SENTENCE_END = re.compile(r"(?<=[.!?])[\"”’»)]*\s+|\n+")
# Fewest words of a sentence that nobody writes twice by chance, and of a stretch of one.
OWN = 8
# What is annotated of an event beyond its sentence.
BEYOND = ("refs", "more", "when", "where")
DATED = 7000
STRETCH = 15

every_file = pytest.mark.parametrize("path", [*FILES, *ASIDE], ids=lambda path: path.stem)


def rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def parts(row: dict[str, Any]) -> list[dict[str, Any]]:
    """The sentences of an article, or the one text."""
    found: list[dict[str, Any]] = row.get("sentences", [row])
    return found


def events(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each event with the text that tells it."""
    return ((part["text"], event) for row in rows(path) for part in parts(row) for event in part["events"])


def says(text: str, said: str) -> bool:
    """Whether a text has some words; with "#2" at their end at least twice."""
    numbered = NUMBERED.fullmatch(said)
    plain, times = (numbered[1], int(numbered[2])) if numbered else (said, 1)
    return bool(plain.strip()) and text.count(plain) >= times


def words(text: str) -> list[str]:
    return [word.casefold() for word in WORD.findall(MARKUP.sub(" ", text))]


def stretches(told: Sequence[str], length: int) -> set[tuple[str, ...]]:
    return {tuple(told[k : k + length]) for k in range(len(told) - length + 1)}


def long_sentences(text: str) -> list[tuple[str, ...]]:
    """The words of each sentence that nobody writes twice by chance."""
    found = (tuple(words(sentence)) for sentence in SENTENCE_END.split(text))
    return [told for told in found if len(told) >= OWN]


def said(row: dict[str, Any]) -> str:
    """All that a line says, the title of an article first."""
    return " ".join([row.get("title", ""), *(part["text"] for part in parts(row))])


@cache
def taught() -> tuple[tuple[str, ...], ...]:
    """The words of each line of training."""
    return tuple(tuple(words(said(row))) for path in FILES for row in rows(path))


def test_there_are_sentences_and_articles_of_both_languages() -> None:
    kinds = Counter((path.stem[:2], "sentences" in row) for path in FILES for row in rows(path))
    assert set(kinds) == {(language, article) for language in ("en", "fr") for article in (False, True)}
    assert min(kinds.values()) >= 200


@every_file
def test_a_line_is_a_text_or_an_article(path: Path) -> None:
    for row in rows(path):
        assert set(row) in ({"text", "events"}, {"title", "sentences"})
        assert all(part["text"].strip() == part["text"] != "" for part in parts(row))
        if "sentences" in row:
            assert row["title"].strip()
            assert all(set(part) == {"p", "text", "events"} for part in parts(row))
            paragraphs = [part["p"] for part in parts(row)]
            assert paragraphs == sorted(paragraphs)


@every_file
def test_types_roles_and_statuses_are_known(path: Path) -> None:
    for _, event in events(path):
        of = event_types()[event["type"]]
        assert event["type"] not in STANCES
        assert event["status"] in {status.value for status in Status}
        assert set(event) <= {"type", "status", "trigger", "object", *of.roles, *BEYOND}
        assert of.object != "none" or "object" not in event


@every_file
def test_triggers_roles_and_objects_are_words_of_the_text(path: Path) -> None:
    for text, event in events(path):
        filled = {
            key: value for key, value in event.items() if key not in ("type", "status", "trigger", *BEYOND)
        }
        assert all(isinstance(value, list) and value for value in filled.values()), event
        told = [event["trigger"], *(said for value in filled.values() for said in value)]
        assert [said for said in told if not says(text, said)] == []


@every_file
def test_what_lies_beyond_a_sentence_is_in_the_article(path: Path) -> None:
    for row in rows(path):
        texts = [part["text"] for part in parts(row)]
        for event in (event for part in parts(row) for event in part["events"]):
            for number, said in event.get("when", ()):
                assert said
                assert says(row["title"] if number < 0 else texts[number], said)
            roles = event_types()[event["type"]].roles
            named = {said for role in (*roles, "object") for said in event.get(role, ())}
            assert set(event.get("refs", {})) <= named
            assert set(event.get("more", {})) <= set(roles)
            assert all(event.get("more", {}).values())


def test_thousands_of_events_say_what_dates_them() -> None:
    assert sum("when" in event for path in FILES for _, event in events(path)) > DATED


def test_no_text_occurs_twice() -> None:
    twice = [" ".join(told) for told, times in Counter(taught()).items() if times > 1]
    assert twice == []


def test_no_text_that_measures_is_learned_from() -> None:
    measuring = {path.name: path.read_text(encoding="utf-8") for path in (HERE / "held" / "docs").iterdir()}
    measuring |= {f"{path.name} {k}": said(row) for path in ASIDE for k, row in enumerate(rows(path))}
    asked = {stretch for text in measuring.values() for stretch in stretches(words(text), STRETCH)}
    sentences = {name: long_sentences(text) for name, text in measuring.items()}
    begun = {told[:OWN] for several in sentences.values() for told in several}
    # what of the few that measure is in the many that are learned from
    known = {stretch for told in taught() for stretch in stretches(told, STRETCH) & asked}
    lines = [" ".join(("", *told, "")) for told in taught() if stretches(told, OWN) & begun]
    for name, text in sorted(measuring.items()):
        # a failure names the text and shows none of it
        shared = len(stretches(words(text), STRETCH) & known)
        whole = sum(any(f" {' '.join(told)} " in line for line in lines) for told in sentences[name])
        assert (name, shared, whole) == (name, 0, 0)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_annotation_has_its_place_in_the_document(language: str) -> None:
    ours = {f"{path.stem}-{k}" for path in FILES for k in range(1, len(rows(path)) + 1)}
    free = [item for item in items(language) if item.document.source.id in ours]
    assert len(free) == sum(name.startswith(language) for name in ours)
    for item in free:
        for wanted in item.wanted:
            assert wanted.trigger is not None
            start, end = wanted.trigger
            assert 0 <= start < end <= len(item.document.text)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_nothing_set_aside_is_among_the_items(language: str) -> None:
    held = {path.stem for path in (HERE / "held" / "docs").iterdir()}
    assert not held & {item.group for item in items(language)}
