"""Loads a spaCy model once a process and runs it in two passes.

The first pass (tokens, sentences, statistical entities) sees the whole text and needs no parser;
the second (tags, parse, lemmas) sees only the collapsed sentences that hold a trigger.
"""

from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import lru_cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from kg.errors import UsageError
from kg.nlp.ruler import Ruler

RULER = "attribute_ruler"
RECOGNISER = "ner"
FIRST_PASS = ("senter", RECOGNISER)
# What opens a title within a sentence.
OPENING_QUOTES = frozenset({"«", "“"})


@lru_cache(maxsize=4)
def load(model: str) -> Language:
    """The model, with its sentence splitter switched on; UsageError if it is not installed."""
    if not model.isidentifier() or find_spec(model) is None:
        raise UsageError(f"the spaCy model {model!r} is not installed; install the package of that name")
    package = import_module(model)
    # Some packages of models do not follow spaCy's convention and only say where the model lies.
    nlp = spacy.load(package.model_path()) if hasattr(package, "model_path") else spacy.load(model)
    if "senter" in nlp.disabled:
        nlp.enable_pipe("senter")
    return nlp


@lru_cache(maxsize=4)
def lemmas(model: str) -> Callable[[str], frozenset[str]] | None:
    """What gives the lemmas that the model's rules may find for a word in small letters; None if it has no rules."""
    nlp = load(model)
    lemmatizer: Any = nlp.get_pipe("lemmatizer") if nlp.has_pipe("lemmatizer") else None
    if getattr(lemmatizer, "mode", "") not in ("rule", "rule_lookup"):
        return None
    tables = {name: lemmatizer.lookups.get_table(f"lemma_{name}", {}) for name in ("rules", "exc", "lookup")}
    ruled = _ruled_lemmas(nlp)
    endings = {(old, new) for rules in tables["rules"].values() for old, new in rules if old != new}

    @lru_cache(maxsize=2**14)
    def of(word: str) -> frozenset[str]:
        by_rule = (word.removesuffix(old) + new for old, new in endings if word.endswith(old))
        listed = (found for table in tables["exc"].values() for found in table.get(word, ()))
        looked_up: list[str] = tables["lookup"].get(word, ())
        return frozenset((word, *by_rule, *listed, *looked_up, *ruled.get(word, ())))

    return of


def _ruled_lemmas(nlp: Language) -> dict[str, set[str]]:
    """The lemmas that the model's attribute ruler gives to words: "was" is "be"."""
    found: dict[str, set[str]] = defaultdict(set)
    ruler: Any = nlp.get_pipe(RULER) if nlp.has_pipe(RULER) else None
    for rule in ruler.patterns if ruler is not None else ():
        for pattern in rule["patterns"] if "LEMMA" in rule["attrs"] else ():
            said = pattern[rule["index"]].get("LOWER", "")
            for word in [said] if isinstance(said, str) else said.get("IN", ()):
                found[word].add(rule["attrs"]["LEMMA"].lower())
    return found


def tokens(model: str, blocks: Sequence[str]) -> list[Doc]:
    """Each block as tokens only."""
    nlp = load(model)
    return [nlp.make_doc(block) for block in blocks]


def first_pass(model: str, docs: list[Doc], *, recognise: bool = True) -> list[Doc]:
    """Tokenised blocks with their sentence starts and, with `recognise`, statistical entities."""
    for name, component in load(model).pipeline:
        if name in FIRST_PASS and (recognise or name != RECOGNISER):
            docs = list(component.pipe(docs)) if hasattr(component, "pipe") else [component(d) for d in docs]
    for doc in docs:
        for token in doc[1:]:
            if token.is_sent_start and token.nbor(-1).is_alpha:
                # no sentence ends after a bare word of the same line
                token.is_sent_start = False
        _join_titles(doc)
    return docs


def _join_titles(doc: Doc) -> None:
    """No sentence begins at a title in quotation marks: "sous le thème « Un océan », le sommet a réuni"."""
    for token in doc[1:]:
        opening = token if token.text in OPENING_QUOTES else token.nbor(-1)
        if token.is_sent_start and opening.text in OPENING_QUOTES and opening.i:
            before = opening.nbor(-1)
            if before.text.isalpha():
                token.is_sent_start = False


@lru_cache(maxsize=4)
def _ruler(model: str) -> Ruler:
    return Ruler(load(model).get_pipe(RULER))


def parse(model: str, sentences: Sequence[Sequence[str]]) -> list[Doc]:
    """Each sentence, given as words, tagged, parsed and lemmatised; no sentence is split again."""
    nlp = load(model)
    docs = []
    for words in sentences:
        docs.append(Doc(nlp.vocab, words=list(words), sent_starts=[k == 0 for k in range(len(words))]))
    for name, component in nlp.pipeline:
        if name not in FIRST_PASS:
            step = _ruler(model) if name == RULER else component
            docs = list(step.pipe(docs)) if hasattr(step, "pipe") else [step(d) for d in docs]
    return docs
