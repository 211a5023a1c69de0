"""Confidence: how often frames like one were right in annotated texts.

A rule's prior and what is known of its match give a raw score; a logistic curve, with an offset for
each type, turns it into a frequency. The curve is fitted by `python -m benchmarks.calibrate` on the
annotated texts of `tests/gold`, the held-aside ones left out, and stands in `confidence.toml`.
"""

import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import files

from kg.model import Frame, Mention

# What lowers a rule's prior: a participant that is only described, no date, a guessed participant.
UNNAMED_PENALTY = 0.1
UNDATED_PENALTY = 0.05
GUESSED_PENALTY = 0.3
LEAST = 0.05
MOST = 0.98


@dataclass(frozen=True, slots=True)
class Curve:
    """The chance is 1 / (1 + exp(-(base + slope * logit(raw) + offset of the type)))."""

    base: float
    slope: float
    offsets: dict[str, float]


@lru_cache(maxsize=1)
def curve() -> Curve:
    """The fitted curve."""
    data = tomllib.loads(files("kg.events").joinpath("confidence.toml").read_text("utf-8"))
    return Curve(data["base"], data["slope"], data["offsets"])


def grade(frame: Frame, prior: float, mentions: Mapping[str, Mention]) -> Frame:
    """A frame with the confidence that its rule's prior, its participants and its date give."""
    named = all(mentions[a.mention].named for a in frame.arguments)
    raw = raw_confidence(prior, named=named, dated=frame.when is not None, guessed=frame.guessed)
    return replace(frame, confidence=calibrated(raw, frame.type))


def raw_confidence(prior: float, *, named: bool, dated: bool, guessed: bool) -> float:
    """The uncalibrated score of a match, between `LEAST` and 1."""
    lost = (0 if named else UNNAMED_PENALTY) + (0 if dated else UNDATED_PENALTY)
    return max(prior - lost - (GUESSED_PENALTY if guessed else 0), LEAST)


def calibrated(raw: float, type: str, *, by: Curve | None = None) -> float:
    """The chance that a frame of a type with this raw score is right, to three digits."""
    fitted = curve() if by is None else by
    odds = fitted.base + fitted.slope * logit(raw) + fitted.offsets.get(type, 0.0)
    return round(min(max(1 / (1 + math.exp(-odds)), LEAST), MOST), 3)


def logit(share: float) -> float:
    """The logarithm of the odds."""
    bounded = min(max(share, LEAST), MOST)
    return math.log(bounded / (1 - bounded))
