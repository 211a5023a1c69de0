"""Loads a spaCy model once a process and runs it in two passes.

The first pass (tokens, sentences, statistical entities) sees the whole text and needs no parser;
the second (tags, parse, lemmas) sees only the collapsed sentences that hold a trigger.
"""

from collections.abc import Sequence
from functools import lru_cache
from importlib import import_module
from importlib.util import find_spec

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from kg.errors import UsageError

FIRST_PASS = ("senter", "ner")


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


def first_pass(model: str, blocks: Sequence[str]) -> list[Doc]:
    """Each block tokenised, with sentence starts and statistical entities."""
    nlp = load(model)
    docs = [nlp.make_doc(block) for block in blocks]
    for name, component in nlp.pipeline:
        if name in FIRST_PASS:
            docs = list(component.pipe(docs)) if hasattr(component, "pipe") else [component(d) for d in docs]
    return docs


def parse(model: str, sentences: Sequence[Sequence[str]]) -> list[Doc]:
    """Each sentence, given as words, tagged, parsed and lemmatised; no sentence is split again."""
    nlp = load(model)
    docs = []
    for words in sentences:
        doc = Doc(nlp.vocab, words=list(words))
        for token in doc:
            token.is_sent_start = token.i == 0
        docs.append(doc)
    for name, component in nlp.pipeline:
        if name not in FIRST_PASS:
            docs = list(component.pipe(docs)) if hasattr(component, "pipe") else [component(d) for d in docs]
    return docs
