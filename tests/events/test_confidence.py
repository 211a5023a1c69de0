"""Confidence as a frequency."""

import pytest

from kg.config import Settings
from kg.events.confidence import LEAST, MOST, Curve, calibrated, curve, raw_confidence
from kg.events.lexicon import event_types
from kg.extract import extract
from kg.model import Document, Source

STRAIGHT = Curve(0.0, 1.0, {})


def test_what_is_not_known_lowers_the_raw_score() -> None:
    best = raw_confidence(0.8, named=True, dated=True, guessed=False)
    assert best == pytest.approx(0.8)
    worse = [
        raw_confidence(0.8, named=False, dated=True, guessed=False),
        raw_confidence(0.8, named=True, dated=False, guessed=False),
        raw_confidence(0.8, named=True, dated=True, guessed=True),
    ]
    assert all(raw < best for raw in worse)
    assert raw_confidence(0.1, named=False, dated=False, guessed=True) == LEAST


def test_a_straight_curve_changes_nothing() -> None:
    assert calibrated(0.7, "Visit", by=STRAIGHT) == pytest.approx(0.7)


def test_an_offset_moves_its_type_alone() -> None:
    by = Curve(0.0, 1.0, {"Aid": -1.0})
    assert calibrated(0.7, "Aid", by=by) < 0.7 == calibrated(0.7, "Visit", by=by)


def test_the_curve_rises_and_stays_within_bounds() -> None:
    assert set(curve().offsets) <= set(event_types())
    for type_ in event_types():
        stated = [calibrated(raw / 100, type_) for raw in range(0, 101, 5)]
        assert stated == sorted(stated)
        assert LEAST <= stated[0] <= stated[-1] <= MOST


@pytest.mark.model
def test_a_guess_is_less_sure() -> None:
    def confidence(text: str) -> float:
        [frame] = [
            f
            for f in extract(Document(Source("d", "d", language="en"), text), Settings()).frames
            if f.type == "Visit"
        ]
        return frame.confidence

    sure = confidence("President Lula of Brazil visited China on 3 May 2023.")
    assert confidence("For President Lula of Brazil the trip to China was long.") < sure
