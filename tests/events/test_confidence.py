"""Confidence as a frequency."""

import pytest

from kg.config import Settings
from kg.events.confidence import LEAST, MOST, Features, Weights, chance, weights
from kg.events.lexicon import event_types
from kg.extract import extract
from kg.model import Document, Source

STRAIGHT = Weights(0.0, 1.0, 0.0, 0.0, 0.0, {})


def known(type: str = "Visit", prior: float = 0.7, *lacks: str) -> Features:
    return Features(type, prior, "described" in lacks, "undated" in lacks, "guessed" in lacks)


def test_straight_weights_give_the_prior_back() -> None:
    assert chance(known(), by=STRAIGHT) == pytest.approx(0.7)


def test_an_offset_moves_its_type_alone() -> None:
    by = Weights(0.0, 1.0, 0.0, 0.0, 0.0, {"Aid": -1.0})
    assert chance(known("Aid"), by=by) < 0.7 == chance(known(), by=by)


def test_what_is_not_known_counts() -> None:
    by = Weights(0.0, 1.0, -1.0, -2.0, -3.0, {})
    lowered = [chance(known("Visit", 0.7, what), by=by) for what in ("described", "undated", "guessed")]
    assert lowered == sorted(lowered, reverse=True)
    assert lowered[0] < 0.7


def test_the_fitted_chance_rises_with_the_prior_and_falls_with_a_guess() -> None:
    assert set(weights().types) <= set(event_types())
    for type_ in event_types():
        stated = [chance(known(type_, prior / 100)) for prior in range(0, 101, 5)]
        assert stated == sorted(stated)
        assert LEAST <= stated[0] <= stated[-1] <= MOST
        assert chance(known(type_, 0.7, "guessed")) < chance(known(type_))


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
