"""The annotations are well formed: each says only what its document's text and the event types allow."""

import csv
import json
import re
import tomllib
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
STATUSES = {"occurred", "planned", "proposed", "cancelled", "denied"}
ENTITY_TYPES = {"Person", "Organisation", "Place", "Country"}
EVENT_FIELDS = {"type", "kind", "status", "participants", "place", "start", "end", "object", "quote"}
PARTIAL_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
SETS = {
    "seeds": (ROOT / "seeds", HERE / "seeds"),
    "work": (HERE / "work" / "docs", HERE / "work" / "gold"),
    "held": (HERE / "held" / "docs", HERE / "held" / "gold"),
    "clusters": (HERE / "clusters" / "docs", HERE / "clusters" / "gold"),
}
GOLD = [path for _, gold in SETS.values() for path in sorted(gold.glob("*.json"))]


def read_gold(path: Path) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return data


def read_documents(folder: Path) -> dict[str, str]:
    """Raw text by document id: the file's stem, or `name#record` for a file of several records."""
    texts: dict[str, str] = {}
    for path in sorted(folder.glob("*")):
        raw = path.read_text(encoding="utf-8")
        if path.name == "README.md":
            continue
        if path.suffix == ".jsonl":
            records = [json.loads(line) for line in raw.splitlines()]
        elif path.suffix == ".csv":
            records = list(csv.DictReader(raw.splitlines()))
        else:
            assert path.stem not in texts, f"two documents are called {path.stem}"
            texts[path.stem] = raw
            continue
        for record in records:
            texts[f"{path.name}#{record['id']}"] = f"{record['title']}\n{record['text']}"
    return texts


DOCUMENTS = {name: read_documents(docs) for name, (docs, _) in SETS.items()}
TYPES: dict[str, Any] = tomllib.loads((ROOT / "kg" / "lexicon" / "types.toml").read_text(encoding="utf-8"))


def set_of(path: Path) -> str:
    return next(name for name, (_, gold) in SETS.items() if path.parent == gold)


def flatten(text: str) -> str:
    """The text without tags and emphasis, white space as single spaces."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>|\*+|^#+ ", " ", text, flags=re.MULTILINE))


def text_of(path: Path, data: dict[str, Any]) -> str:
    return flatten(DOCUMENTS[set_of(path)][data["doc"]])


def is_partial_date(text: str) -> bool:
    """Whether it is YYYY, YYYY-MM or YYYY-MM-DD; raises ValueError for a day that does not exist."""
    return bool(PARTIAL_DATE.fullmatch(text) and date.fromisoformat(text + "0000-01-01"[len(text) :]))


def latest(text: str) -> str:
    """Comes after every date within `text` in string order."""
    return text + "~"


every_annotation = pytest.mark.parametrize("path", GOLD, ids=lambda path: f"{set_of(path)}-{path.stem}")


@pytest.mark.parametrize("name", SETS)
def test_every_document_is_annotated_once(name: str) -> None:
    annotated = Counter(read_gold(path)["doc"] for path in SETS[name][1].glob("*.json"))
    assert annotated == Counter(list(DOCUMENTS[name]))


@every_annotation
def test_article_fields(path: Path) -> None:
    data = read_gold(path)
    assert set(data) == {"doc", "language", "published", "entities", "events"}
    assert data["language"] in {"en", "fr"}
    assert data["published"] is None or date.fromisoformat(data["published"])


@every_annotation
def test_entities_occur_in_the_text(path: Path) -> None:
    data = read_gold(path)
    text = text_of(path, data)
    ids = [entity["id"] for entity in data["entities"]]
    assert len(ids) == len(set(ids))
    for entity in data["entities"]:
        assert entity["type"] in ENTITY_TYPES
        assert entity["country"] is None or re.fullmatch("[A-Z]{2}", entity["country"])
        assert entity["aliases"]
        assert [alias for alias in entity["aliases"] if alias not in text] == []


@every_annotation
def test_in_event_marks_the_others(path: Path) -> None:
    data = read_gold(path)
    used = {p["entity"] for event in data["events"] for p in event["participants"]}
    used |= {event["place"] for event in data["events"]}
    said = {entity["id"]: entity.get("in_event", True) for entity in data["entities"]}
    assert said == {entity["id"]: entity["id"] in used for entity in data["entities"]}


@every_annotation
def test_events_use_the_vocabulary(path: Path) -> None:
    data = read_gold(path)
    ids = {entity["id"] for entity in data["entities"]}
    for event in data["events"]:
        assert set(event) == EVENT_FIELDS
        kind = TYPES[event["type"]]
        assert event["kind"] is None or event["kind"] in kind["kinds"]
        assert event["status"] in STATUSES
        assert event["place"] is None or event["place"] in ids
        assert {p["role"] for p in event["participants"]} <= set(kind["roles"])
        assert {p["entity"] for p in event["participants"]} <= ids
        assert event["object"] or kind["object"] != "core"


@every_annotation
def test_events_are_told_by_the_text(path: Path) -> None:
    data = read_gold(path)
    text = text_of(path, data)
    for event in data["events"]:
        assert event["quote"] in text
        assert event["object"] is None or event["object"] in text


@every_annotation
def test_events_have_a_core_participant(path: Path) -> None:
    for event in read_gold(path)["events"]:
        roles = TYPES[event["type"]]["roles"]
        core = [p for p in event["participants"] if roles[p["role"]].get("core")]
        assert core or TYPES[event["type"]]["object"] == "core"


@every_annotation
def test_dates_are_iso_and_in_order(path: Path) -> None:
    for event in read_gold(path)["events"]:
        start, end = event["start"], event["end"]
        assert all(is_partial_date(text) for text in (start, end) if text)
        assert not (start and end) or start <= latest(end)


def test_seeds_show_every_type_and_status() -> None:
    events = [event for path in SETS["seeds"][1].glob("*.json") for event in read_gold(path)["events"]]
    assert {event["type"] for event in events} == set(TYPES)
    assert {event["status"] for event in events} == STATUSES


def test_seeds_have_both_languages_and_all_formats() -> None:
    languages = Counter(read_gold(path)["language"] for path in SETS["seeds"][1].glob("*.json"))
    assert languages["fr"] >= 5
    suffixes = {path.suffix for path in SETS["seeds"][0].glob("*")}
    assert suffixes == {".txt", ".md", ".html", ".jsonl", ".csv"}


def test_readme_names_every_seed() -> None:
    readme = (ROOT / "seeds" / "README.md").read_text(encoding="utf-8")
    named = set(re.findall(r"^\| `([^`]+)` \|", readme, flags=re.MULTILINE))
    assert named == {path.name for path in (ROOT / "seeds").iterdir()} - {"README.md"}


@pytest.mark.parametrize(("name", "of_each"), [("work", 45), ("held", 13)])
def test_measuring_sets_are_balanced(name: str, of_each: int) -> None:
    articles = [read_gold(path) for path in SETS[name][1].glob("*.json")]
    with_events = Counter(article["language"] for article in articles if article["events"])
    assert min(with_events["en"], with_events["fr"]) >= of_each
    assert max(with_events.values()) <= 1.5 * min(with_events.values())
    assert {article["language"] for article in articles if not article["events"]} == {"en", "fr"}
    assert {event["status"] for article in articles for event in article["events"]} == STATUSES


def test_texts_without_events_have_enough_sentences() -> None:
    texts = read_documents(HERE / "none")
    sentences = sum(len(re.findall(r"[.!?][\"”’')]*(?=\s|$)", text)) for text in texts.values())
    assert len(texts) >= 100
    assert sentences >= 1000
