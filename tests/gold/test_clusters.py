"""The clusters name annotated events and entities, each in one cluster, and tell of what is hard."""

import json
from collections import Counter
from itertools import combinations
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent / "clusters"
ANNOTATIONS = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in HERE.glob("gold/*.json")}
CLUSTERS = json.loads((HERE / "clusters.json").read_text(encoding="utf-8"))
GROUPS = json.loads((HERE / "entities.json").read_text(encoding="utf-8"))


def event(name: str) -> dict[str, Any]:
    document, _, number = name.partition("#")
    found: dict[str, Any] = ANNOTATIONS[document]["events"][int(number)]
    return found


def test_there_are_sixty_articles_of_twenty_clusters_in_both_languages() -> None:
    assert len(ANNOTATIONS) >= 60
    assert len(CLUSTERS["same"]) >= 20
    assert min(Counter(data["language"] for data in ANNOTATIONS.values()).values()) >= 20


def test_a_cluster_is_of_events_of_one_type_in_different_documents() -> None:
    for group in CLUSTERS["same"]:
        assert len({event(name)["type"] for name in group}) == 1
        assert len({name.partition("#")[0] for name in group}) == len(group) >= 2


def test_an_event_is_in_one_cluster() -> None:
    assert max(Counter(name for group in CLUSTERS["same"] for name in group).values()) == 1


def test_unsure_pairs_are_events_and_in_no_cluster_together() -> None:
    same = {frozenset(pair) for group in CLUSTERS["same"] for pair in combinations(group, 2)}
    for group in CLUSTERS["unsure"]:
        assert all(event(name) for name in group)
        assert not same & {frozenset(pair) for pair in combinations(group, 2)}


def test_entities_are_annotated_and_in_one_group() -> None:
    names = [name for group in GROUPS for name in group]
    assert max(Counter(names).values()) == 1
    for name in names:
        document, _, entity = name.partition(":")
        assert entity in {one["id"] for one in ANNOTATIONS[document]["entities"]}
