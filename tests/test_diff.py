"""What changed between two graphs."""

from dataclasses import replace
from pathlib import Path

import pytest

from kg.cli.diff import render
from kg.diff import Regrouping, compare, patch
from kg.errors import UsageError
from kg.model import Status
from tests.factories import make_when, sample_knowledge


def test_equal_graphs_differ_in_nothing() -> None:
    assert list(render(compare(sample_knowledge(), sample_knowledge()))) == []


def test_a_removed_event_is_an_added_one_the_other_way() -> None:
    whole = sample_knowledge()
    less = replace(whole, events=whole.events[1:])
    assert compare(whole, less).events_removed == (whole.events[0].id,)
    assert compare(less, whole).events_added == (whole.events[0].id,)


def test_an_event_under_a_new_id_is_found_by_its_sentences() -> None:
    old = sample_knowledge()
    first, *others = old.events
    moved = replace(first, id="event-moved", when=make_when("2031-01-02"), status=Status.CANCELLED)
    found = compare(old, replace(old, events=(*others, moved)))
    assert {c.field for c in found.events_changed} == {"when", "status"}
    assert {(c.old, c.new) for c in found.events_changed} == {(first.id, "event-moved")}
    assert found.events_added == found.events_removed == ()


def test_entities_merged_and_split() -> None:
    old = sample_knowledge()
    a, b, *others = (e for e in old.entities if e.mentions)
    joined = replace(a, mentions=(*a.mentions, *b.mentions))
    new = replace(old, entities=(joined, *others))
    group = Regrouping(a.id, tuple(sorted((a.id, b.id))))
    assert compare(old, new).entities_merged == (group,)
    assert compare(new, old).entities_split == (group,)


def test_the_patch_deletes_then_adds(tmp_path: Path) -> None:
    for name, last in (("old", "1"), ("new", "2")):
        (tmp_path / name).mkdir()
        text = f'<urn:a> <urn:p> "x\u2028y" <urn:g> .\n<urn:a> <urn:p> "{last}" <urn:g> .\n'
        (tmp_path / name / "graph.nq").write_text(text, encoding="utf-8")
    assert list(patch(tmp_path / "old", tmp_path / "new")) == [
        "TX .",
        'D <urn:a> <urn:p> "1" <urn:g> .',
        'A <urn:a> <urn:p> "2" <urn:g> .',
        "TC .",
    ]


def test_no_quads_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"graph\.nq"):
        list(patch(tmp_path, tmp_path))
