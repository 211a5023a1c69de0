"""The marked sentences are well formed: their types, roles and statuses are those there are."""

import json
from collections import Counter
from pathlib import Path

import pytest

from benchmarks.sentences import FOLDER, read_sentences
from kg.events.lexicon import event_types
from kg.model import Status

FILES = sorted(FOLDER.glob("*.jsonl"))
# what an event's object is marked by, beside its roles
OBJECT = "object"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_types_roles_and_statuses_are_known(path: Path) -> None:
    known = event_types()
    for sentence in read_sentences(path):
        roles = {role for role, _ in sentence.marked}
        assert roles - {OBJECT} <= set(known[sentence.type].roles), sentence.number
        assert sentence.status in {status.value for status in Status}, sentence.number
        assert sentence.marked and not {"[", "]", "|"} & set(sentence.text), sentence.number


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_numbers_and_sentences_are_there_once(path: Path) -> None:
    sentences = read_sentences(path)
    assert [s.number for s in sentences] == list(range(1, len(sentences) + 1))
    assert max(Counter(s.text for s in sentences).values()) == 1
    assert all(json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())
