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


CLAUSAL = frozenset({"nsubj", "nsubj:pass", "aux:tense", "aux:pass", "expl:comp", "expl:subj", "iobj"})


def correct_verbs(docs: Iterable[Doc], forms: Mapping[str, str]) -> None:
    """Set in place the verbs that the model takes for something else: `forms` maps a form to its lemma.

    A word that has a subject or an auxiliary in the parse is a verb, whatever the tagger says.
    """
    for doc in docs:
        for token in doc:
            known = forms.get(token.lower_)
            if known is None or token.lemma_ == known:
                continue
            clausal = any(c.dep_ in CLAUSAL for c in token.children) and not any(
                c.dep_ == "cop" for c in token.children
            )
            if token.pos_ in ("VERB", "AUX") or clausal:
                token.lemma_ = known
                token.pos_ = "VERB"
