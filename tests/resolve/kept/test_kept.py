"""A resolution that is kept up is that of all documents at once, whatever came and went before."""

import json
import random
from collections.abc import Iterable, Mapping

import pytest

from kg.model import Decision, Extraction, Source
from kg.resolve import block
from kg.resolve.entities import resolve_entities
from kg.resolve.events import resolve_events
from kg.resolve.kept import Kept, Memory, kept_up
from tests.resolve.builders import make_mention
from tests.resolve.random_documents import document

DOCUMENTS, STEPS = 24, 10


def ordered(decisions: Iterable[Decision]) -> list[Decision]:
    return sorted(decisions, key=lambda d: (d.left, d.right, d.judgement, d.score, d.reasons))


def check(store: Memory, corpus: Mapping[str, Extraction]) -> None:
    """The store has what all documents at once give."""
    resolution, outcome = Kept(store, corpus.__getitem__).tell()
    whole = resolve_entities(corpus.values())
    events = resolve_events(corpus.values(), whole)
    assert resolution.entities == whole.entities
    assert ordered(resolution.decisions) == ordered(whole.decisions)
    assert outcome.events == events.events
    assert ordered(outcome.decisions) == ordered(events.decisions)
    assert outcome.originals == events.originals


def content(store: Memory) -> dict[str, dict[str, object]]:
    return {name: {key: json.loads(row) for key, row in rows.items()} for name, rows in store.kept.items()}


@pytest.mark.parametrize("seed", range(10))
def test_any_order_of_coming_changing_and_going_gives_what_all_at_once_give(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    if seed % 2:
        # Blocks that are too large for all pairs, from few documents.
        monkeypatch.setattr(block, "LARGEST", 4)
        monkeypatch.setattr(block, "NEIGHBOURS", 2)
        monkeypatch.setattr(block, "MOST_BEARERS", 2)
    chance, store = random.Random(seed), Memory()
    here: dict[str, Extraction] = {}
    versions: dict[str, str] = {}
    for step in range(STEPS):
        for doc in chance.sample([f"{n:02d}.txt" for n in range(DOCUMENTS)], chance.choice((1, 1, 2, 8))):
            if doc in here and chance.random() < 0.6:
                del here[doc], versions[doc]
            else:
                here[doc], versions[doc] = document(chance, doc), str(step)
        Kept(store, here.__getitem__).update(versions)
        check(store, here)
    anew = Memory()
    Kept(anew, here.__getitem__).update(versions)
    assert content(store) == content(anew)
    Kept(store, here.__getitem__).update({})
    assert not any(store.kept.values())


def test_nothing_is_asked_of_documents_that_a_change_does_not_touch() -> None:
    chance = random.Random(1)
    corpus = {f"{n:03d}.txt": document(chance, f"{n:03d}.txt") for n in range(3)}
    lonely = make_mention("Xerxes Quux", doc="x.txt", country="nz")
    corpus["x.txt"] = Extraction(Source("x.txt", "x.txt"), (lonely,))
    store, asked = Memory(), list[str]()

    def tell(doc: str) -> Extraction:
        asked.append(doc)
        return corpus[doc]

    kept_up(store, tell, {doc: "1" for doc in corpus if doc != "x.txt"})
    asked.clear()
    kept_up(store, tell, dict.fromkeys(corpus, "1"))
    assert asked == ["x.txt"]
    kept_up(store, tell, dict.fromkeys(corpus, "1"))
    assert asked == ["x.txt"]


def test_many_come_in_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.resolve.kept.resolution.BATCH", 5)
    chance = random.Random(2)
    corpus = {f"{n:02d}.txt": document(chance, f"{n:02d}.txt") for n in range(12)}
    store = Memory()
    kept_up(store, corpus.__getitem__, dict.fromkeys(corpus, "1"))
    check(store, corpus)
    kept_up(store, corpus.__getitem__, {})
    assert not any(store.kept.values())
