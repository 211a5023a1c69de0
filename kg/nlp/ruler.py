"""A model's attribute ruler, remembered: what it sets depends on a word's tag and label, and on few words themselves.

spaCy matches all patterns at every token, which costs almost as much as the parse; the same tags
come again and again.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from spacy.tokens import Doc

# (word or 0, tag, part of speech, morphology, label) of a token before, as spaCy's numbers
Key = tuple[int, int, int, int, int]
# (tag, part of speech, morphology, label, lemma) of it after
Set = tuple[int, int, int, int, int]
# What a pattern may ask of a token beside its word.
ANNOTATED = frozenset({"TAG", "POS", "MORPH", "DEP"})
SPELT = frozenset({"LOWER", "IS_SPACE"})


class Ruler:
    """The attribute ruler of a model; the same results as its own, faster for what was seen before."""

    def __init__(self, ruler: Any) -> None:
        self._ruler = ruler
        self._known: dict[Key, Set] = {}
        patterns: list[list[dict[str, Any]]] = [p for rule in ruler.patterns for p in rule["patterns"]]
        self._asked = [token for pattern in patterns for token in pattern if not token.keys() <= ANNOTATED]
        self._first = [pattern[0] for pattern in patterns if len(pattern) > 1]
        self._counts = lru_cache(maxsize=2**14)(self._may_count)
        self._opens = lru_cache(maxsize=2**14)(self._may_open)

    def pipe(self, docs: Iterable[Doc]) -> list[Doc]:
        """Each parse with the attributes set."""
        return [self(doc) for doc in docs]

    def __call__(self, doc: Doc) -> Doc:
        """A parse with the attributes set; where several words may count together, by the ruler itself."""
        words = [t.lower_ for t in doc]
        if any(self._opens(word, t.dep_) for word, t in zip(words, doc, strict=True)):
            whole: Doc = self._ruler(doc)
            return whole
        keys = [
            (t.orth if self._counts(word) else 0, t.tag, t.pos, _morph(t), t.dep)
            for word, t in zip(words, doc, strict=True)
        ]
        if all(key in self._known for key in keys):
            for token, key in zip(doc, keys, strict=True):
                _write(token, key, self._known[key])
            return doc
        done: Doc = self._ruler(doc)
        for token, key in zip(done, keys, strict=True):
            self._known[key] = (token.tag, token.pos, _morph(token), token.dep, token.lemma)
        return done

    def _may_count(self, word: str) -> bool:
        """Whether a pattern may ask for a word itself."""
        return word.isspace() or any(
            not token.keys() <= ANNOTATED | SPELT or ("LOWER" in token and _fits(token["LOWER"], word))
            for token in self._asked
        )

    def _may_open(self, word: str, label: str) -> bool:
        """Whether a word may be the first of several that a pattern asks for together."""
        return any(
            _fits(first["LOWER"], word) if "LOWER" in first else first.get("DEP", label) == label
            for first in self._first
        )


def _fits(asked: Any, word: str) -> bool:
    if isinstance(asked, str):
        return asked == word
    return word in asked["IN"] if "IN" in asked else bool(re.search(asked.get("REGEX", ""), word))


def _morph(token: Any) -> int:
    return int(token.morph.key)


def _write(token: Any, before: Key, after: Set) -> None:
    tag, pos, morph, label, lemma = after
    if tag != before[1]:
        token.tag = tag
    if pos != before[2]:
        token.pos = pos
    if morph != before[3]:
        token.set_morph(morph)
    if label != before[4]:
        token.dep = label
    if lemma:
        token.lemma = lemma
