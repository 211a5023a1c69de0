"""Merges and entities across documents against clusters, counted by hand."""

import json
from pathlib import Path
from typing import Any

import pytest

from kg.errors import UsageError
from kg.evaluate import evaluate, render_json, render_text, score_entities, score_merges
from kg.model import Knowledge, Status
from tests.factories import make_entity, make_event, make_knowledge

DOCUMENTS = ("a", "b", "c")
ENTITIES = [
    {"id": "anna", "type": "Person", "name": "Anna Berg", "aliases": ["Berg"], "country": None},
    {"id": "boris", "type": "Person", "name": "Boris Kovac", "aliases": [], "country": None},
]
EVENT = {
    "type": "Meeting",
    "kind": None,
    "status": "occurred",
    "participants": [{"role": "participant", "entity": "anna"}, {"role": "participant", "entity": "boris"}],
    "place": None,
    "start": None,
    "end": None,
    "object": None,
    "quote": "",
}
ANNA, BORIS, OTHER = "person/anna-berg", "person/boris-kovac", "person/boris-2"


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    folder = tmp_path / "gold"
    folder.mkdir()
    for document in DOCUMENTS:
        data = {"doc": document, "language": "en", "entities": ENTITIES, "events": [EVENT]}
        (folder / f"{document}.json").write_text(json.dumps(data), encoding="utf-8")
    return folder


def write(folder: Path, data: Any) -> Path:
    path = folder / "clusters.json"
    path.write_text(json.dumps(data), encoding="utf-8")
    return path


def graph() -> Knowledge:
    """Of three meetings a and b are joined; the Boris of c is another."""
    entities = (
        make_entity("Anna Berg", id=ANNA, documents=["a.txt", "b.txt", "c.txt"]),
        make_entity("Boris Kovac", id=BORIS, documents=["a.txt", "b.txt"]),
        make_entity("Boris Kovac", id=OTHER, documents=["c.txt"]),
    )
    joined = [("a.txt", Status.OCCURRED, None), ("b.txt", Status.OCCURRED, None)]
    events = (
        make_event("Meeting", {"participant": [ANNA, BORIS]}, reports=joined),
        make_event("Meeting", {"participant": [ANNA, OTHER]}, reports=[("c.txt", Status.OCCURRED, None)]),
    )
    return make_knowledge(entities=entities, events=events)


@pytest.mark.parametrize(
    ("clusters", "right", "system", "to_join"),
    [
        ({"same": [["a#0", "b#0", "c#0"]]}, 1, 1, 3),
        ({"same": [["a#0", "b#0"]], "unsure": []}, 1, 1, 1),
        ({"same": [["b#0", "c#0"]]}, 0, 1, 1),
        ({"same": [["b#0", "c#0"]], "unsure": [["a#0", "b#0"]]}, 0, 0, 1),
    ],
)
def test_merges(gold: Path, clusters: Any, right: int, system: int, to_join: int) -> None:
    found = score_merges(gold, write(gold.parent, clusters), graph())
    assert (found.pairs.right, found.pairs.system, found.pairs.gold) == (right, system, to_join)
    assert found.found == to_join


def test_what_the_graph_has_not_is_not_found(gold: Path) -> None:
    path = write(gold.parent, {"same": [["a#0", "b#0"]]})
    found = score_merges(gold, path, make_knowledge(entities=(), events=()))
    assert (found.pairs.recall, found.found) == (0.0, 0)


def test_entities_by_b_cubed(gold: Path) -> None:
    groups = [["a:anna", "b:anna", "c:anna"], ["a:boris", "b:boris", "c:boris"]]
    found = score_entities(gold, write(gold.parent, groups), graph())
    assert (found.found, found.gold) == (6, 6)
    assert found.precision == 1.0
    # three of Anna at 3/3; of Boris two at 2/3 and one at 1/3
    assert found.recall == pytest.approx((3 + 2 / 3 + 2 / 3 + 1 / 3) / 6)
    assert found.f1 == pytest.approx(2 * found.recall / (1 + found.recall))


def test_entities_joined_wrongly_cost_precision(gold: Path) -> None:
    groups = [["a:anna"], ["b:anna"], ["a:boris"], ["b:boris"]]
    assert score_entities(gold, write(gold.parent, groups), graph()).precision == pytest.approx(0.5)


def test_both_are_printed(gold: Path) -> None:
    merges = score_merges(gold, write(gold.parent, {"same": [["a#0", "b#0", "c#0"]]}), graph())
    entities = score_entities(gold, write(gold.parent, [["a:anna", "b:anna"]]), graph())
    report = evaluate(gold, graph())
    text = render_text(report, merges=merges, entities=entities)
    assert "merges across documents P/R/F1 1.00/0.33/0.50: 1 of 1 pairs right, 3 to be joined" in text
    assert "B-cubed P/R/F1 1.00/1.00/1.00: 2 of 2 are found" in text
    data = json.loads(render_json(report, merges=merges, entities=entities))
    assert data["merges"]["right"] == 1
    assert data["entities"]["f1"] == 1.0


@pytest.mark.parametrize("text", ["", "{", '{"same": [5]}'])
def test_a_file_of_another_form_is_refused(gold: Path, text: str) -> None:
    path = gold.parent / "clusters.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match=r"clusters\.json"):
        score_merges(gold, path, graph())
