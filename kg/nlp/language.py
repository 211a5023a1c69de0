"""The settings of a language: `kg/lexicon/LANGUAGE/language.toml`."""

import tomllib
from collections.abc import Iterable, Mapping
from functools import lru_cache
from importlib.resources import files
from typing import Any

from spacy.tokens import Doc


@lru_cache(maxsize=4)
def language_data(language: str) -> dict[str, Any]:
    """Placeholders, endings, irregular forms, reporting verbs and place prepositions."""
    return tomllib.loads(files("kg.lexicon").joinpath(f"{language}/language.toml").read_text("utf-8"))


def correct_lemmas(docs: Iterable[Doc], lemmas: Mapping[str, str]) -> None:
    """Set in place the lemmas that the model gets wrong: `lemmas` maps a form to its verb."""
    for doc in docs:
        for token in doc:
            if token.lower_ in lemmas and token.pos_ in ("VERB", "AUX"):
                token.lemma_ = lemmas[token.lower_]


@lru_cache(maxsize=1)
def languages() -> tuple[str, ...]:
    """The languages that have a lexicon: folders with a `language.toml`."""
    root = files("kg.lexicon")
    return tuple(sorted(p.name for p in root.iterdir() if p.is_dir() and p.joinpath("language.toml").is_file()))
