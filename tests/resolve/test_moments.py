"""Times of two accounts."""

from dataclasses import replace
from datetime import date

import pytest

from kg.model import Status
from kg.resolve.moments import TimeAccord, Timing, agreed, compare_times, written
from tests.resolve.builders import make_when

DATED = [
    ("Meeting", "2024-09-25", "2024-09-25", TimeAccord.SAME),
    ("Visit", "2024-09-25/2024-09-27", "2024-09", TimeAccord.OVERLAP),
    ("Visit", "2024-09-25/2024-09-27", "2024", TimeAccord.LOOSE),
    ("Meeting", "2024-09", "2024-09", TimeAccord.OVERLAP),
    ("Visit", "2025", "2025", TimeAccord.LOOSE),
    ("Visit", "2024-09-25", "2024-09-26", TimeAccord.NEAR),
    ("Call", "2024-09-25", "2024-09-26", TimeAccord.APART),
    ("Meeting", "2024-09-25", "2024-09-27", TimeAccord.APART),
]


def timing(when: str | None, *, published: str | None = None, status: Status = Status.OCCURRED) -> Timing:
    days = (date.fromisoformat(published),) if published else ()
    return Timing(make_when(when), frozenset({status}), days)


@pytest.mark.parametrize(("type", "left", "right", "expected"), DATED)
def test_dated(type: str, left: str, right: str, expected: TimeAccord) -> None:
    assert compare_times(timing(left), timing(right), type=type, within=False) is expected
    assert compare_times(timing(right), timing(left), type=type, within=False) is expected


UNDATED = [
    ("Meeting", timing(None, published="2024-09-28"), timing("2024-09-25"), TimeAccord.CORROBORATED),
    ("Meeting", timing(None, published="2025-03-28"), timing("2024-09-25"), TimeAccord.OPEN),
    ("Meeting", timing(None), timing("2024-09-25"), TimeAccord.OPEN),
    ("Visit", timing(None), timing("2024-09-25"), TimeAccord.ASSUMED),
    ("Visit", timing(None), timing(None), TimeAccord.OPEN),
    ("Visit", timing(None, status=Status.PROPOSED), timing("2024-09-25"), TimeAccord.OPEN),
    ("Relations", timing(None), timing(None), TimeAccord.ASSUMED),
    ("Relations", timing(None, published="2024-09-28"), timing("1960-12-02"), TimeAccord.ASSUMED),
]


@pytest.mark.parametrize(("type", "left", "right", "expected"), UNDATED)
def test_undated(type: str, left: Timing, right: Timing, expected: TimeAccord) -> None:
    assert compare_times(left, right, type=type, within=False) is expected


def test_within_a_document_two_days_are_two_but_for_what_lasts() -> None:
    left, right = timing("2024-09-25"), timing("2024-09-26")
    assert compare_times(left, right, type="Meeting", within=True) is TimeAccord.APART
    assert compare_times(left, right, type="Visit", within=True) is TimeAccord.NEAR
    assert compare_times(left, timing(None), type="Visit", within=True) is TimeAccord.ASSUMED


def test_a_day_that_a_text_does_not_say_itself_is_an_assumption_near_another() -> None:
    said, assumed = timing("2024-09-25"), timing("2024-09-26")
    assert assumed.when is not None
    assumed = replace(assumed, when=replace(assumed.when, inferred=True))
    assert compare_times(said, assumed, type="Meeting", within=False) is TimeAccord.ASSUMED
    assert compare_times(said, assumed, type="Meeting", within=True) is TimeAccord.APART


AGREED = [
    ("Meeting", ["2024-09", "2024-09-25", "2024"], "2024-09-25"),
    ("Meeting", ["2024-09-25/2024-09-27", "2024-09-26"], "2024-09-26"),
    ("Visit", ["2024-09-25", "2024-09-25/2024-09-27", "2024-09"], "2024-09-25/2024-09-27"),
    ("Meeting", ["2024-09-26", "2024-09-25", "2024-09-25"], "2024-09-25"),
    ("Meeting", ["2024-09-26", "2024-09-25"], "2024-09-26"),
    ("Meeting", [], None),
]


@pytest.mark.parametrize(("type", "times", "expected"), AGREED)
def test_agreed(type: str, times: list[str], expected: str | None) -> None:
    pairs = [(f"{n}.txt", when) for n, text in enumerate(times) if (when := make_when(text))]
    found = agreed(pairs, type=type)
    assert (written(found) if found else None) == expected
