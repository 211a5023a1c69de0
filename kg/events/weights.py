"""The weights of the statistical reader as they are kept beside the rules of a language."""

import gzip
import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

WEIGHTS = "weights.json.gz"
# How many in a hundred of the places of a word must tell an event of a type for the word to be asked about it.
ASKED = 0.02


@dataclass(frozen=True, slots=True)
class Weights:
    """The weights of features by task ("Visit", "Visit.visitor"), and by lemma the types that it may trigger."""

    tasks: Mapping[str, Mapping[str, float]]
    types: Mapping[str, tuple[str, ...]]

    def chance(self, task: str, features: Iterable[str]) -> float:
        """How likely a task's answer is yes; 0 for a task without weights."""
        known = self.tasks.get(task)
        if known is None:
            return 0.0
        odds = sum(known.get(f, 0.0) for f in features)
        return 1 / (1 + math.exp(-odds))


@lru_cache(maxsize=4)
def weights(language: str) -> Weights | None:
    """The weights of a language; None if it has none."""
    path = files("kg.lexicon").joinpath(language, WEIGHTS)
    if not path.is_file():
        return None
    data = json.loads(gzip.decompress(path.read_bytes()))
    shares: dict[str, dict[str, float]] = data["triggers"]
    told = {lemma: tuple(t for t, share in of.items() if share >= ASKED) for lemma, of in shares.items()}
    return Weights(data["tasks"], {lemma: several for lemma, several in told.items() if several})
