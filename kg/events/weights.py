"""The weights of the statistical reader as they are kept beside the rules of a language."""

import gzip
import json
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files

WEIGHTS = "weights.json.gz"
# In what share of its places a word must tell an event of a type to be asked about it, and for its sentence to be
# parsed though no rule can hold there.
ASKED = 0.03
PARSED = 0.1


@dataclass(frozen=True, slots=True)
class Weights:
    """The weights of features by task ("Visit", "Visit.visitor"), and by lemma the types that it may trigger.

    `strong` are those of the types for which a sentence is parsed.
    """

    tasks: Mapping[str, Mapping[str, float]]
    types: Mapping[str, tuple[str, ...]]
    strong: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    groups: dict[str, tuple[tuple[str, ...], dict[str, tuple[float, ...]]]] = field(default_factory=dict)

    def chance(self, task: str, features: Iterable[str]) -> float:
        """How likely a task's answer is yes; 0 for a task without weights."""
        known = self.tasks.get(task)
        if known is None:
            return 0.0
        return _chance(sum([known.get(f, 0.0) for f in features]))

    def chances(self, group: str, features: Sequence[str]) -> dict[str, float]:
        """How likely the answer of each task whose name begins with `group` is yes, by the rest of its name."""
        names, columns = self._columns(group)
        found = [columns[f] for f in features if f in columns]
        return (
            {n: _chance(sum(w)) for n, w in zip(names, zip(*found, strict=True), strict=True)}
            if found
            else {}
        )

    def _columns(self, group: str) -> tuple[tuple[str, ...], dict[str, tuple[float, ...]]]:
        """The names of a group's tasks, and by feature the weights in each; put together once."""
        if group not in self.groups:
            tasks = {
                task.removeprefix(group): of for task, of in self.tasks.items() if task.startswith(group)
            }
            every = {f for of in tasks.values() for f in of}
            columns = {f: tuple(of.get(f, 0.0) for of in tasks.values()) for f in every}
            self.groups[group] = tuple(tasks), columns
        return self.groups[group]


def _chance(odds: float) -> float:
    return 1 / (1 + math.exp(-odds))


@lru_cache(maxsize=4)
def weights(language: str) -> Weights | None:
    """The weights of a language; None if it has none."""
    path = files("kg.lexicon").joinpath(language, WEIGHTS)
    if not path.is_file():
        return None
    data = json.loads(gzip.decompress(path.read_bytes()))
    shares: dict[str, dict[str, float]] = data["triggers"]

    def told(least: float) -> dict[str, tuple[str, ...]]:
        several = {lemma: tuple(t for t, s in of.items() if s >= least) for lemma, of in shares.items()}
        return {lemma: types for lemma, types in several.items() if types}

    return Weights(data["tasks"], told(ASKED), told(PARSED))
