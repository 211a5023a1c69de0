"""Confidence: how often frames like one were right in annotated texts.

The chance is 1 / (1 + exp(-odds)), the odds a sum of weights: a base, the rule's prior, what is not
known of the match, the event type. The weights are fitted by `python -m benchmarks.calibrate` on the
annotated texts of `tests/gold`, the held-aside ones left out, and stand in `confidence.toml`.
"""

import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import files

from kg.model import Frame, Mention

LEAST = 0.05
MOST = 0.98


@dataclass(frozen=True, slots=True)
class Features:
    """What is known of a frame: its rule's prior, and what lowers it.

    `described` says that a participant has no name, `undated` that it has no date, `guessed` that a
    participant is the nearest name that could be one.
    """

    type: str
    prior: float
    described: bool
    undated: bool
    guessed: bool


@dataclass(frozen=True, slots=True)
class Weights:
    """The weights of the odds; `types` has an offset for each event type."""

    base: float
    prior: float
    described: float
    undated: float
    guessed: float
    types: dict[str, float]


@lru_cache(maxsize=1)
def weights() -> Weights:
    """The fitted weights."""
    data = tomllib.loads(files("kg.events").joinpath("confidence.toml").read_text("utf-8"))
    return Weights(**data)


def features(frame: Frame, prior: float, mentions: Mapping[str, Mention]) -> Features:
    """The features of a frame whose rule has this prior."""
    described = not all(mentions[a.mention].named for a in frame.arguments)
    return Features(frame.type, prior, described, frame.when is None, frame.guessed)


def grade(frame: Frame, prior: float, mentions: Mapping[str, Mention]) -> Frame:
    """A frame with the confidence that its features give."""
    return replace(frame, confidence=chance(features(frame, prior, mentions)))


def chance(of: Features, *, by: Weights | None = None) -> float:
    """The chance that a frame with these features is right, to three digits."""
    w = weights() if by is None else by
    odds = w.base + w.prior * logit(of.prior) + w.types.get(of.type, 0.0)
    odds += w.described * of.described + w.undated * of.undated + w.guessed * of.guessed
    return round(min(max(1 / (1 + math.exp(-odds)), LEAST), MOST), 3)


def logit(share: float) -> float:
    """The logarithm of the odds."""
    bounded = min(max(share, LEAST), MOST)
    return math.log(bounded / (1 - bounded))
