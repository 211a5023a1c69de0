"""The remembered attribute ruler against the model's own."""

import pytest
from spacy.tokens import Doc

from kg.config import Settings
from kg.extract import model_of
from kg.nlp import pipeline
from kg.nlp.ruler import Ruler

SENTENCES = {
    "en": [
        "There is no visit .",
        "He was n't in Paris , did n't he ?",
        "She meets him .",
        "Let 's go .",
        "It meets her .",
    ],
    "fr": ["Le ministre a visité la Chine .", "La ministre a visité l' Inde ."],
}


@pytest.mark.parametrize("language", SENTENCES)
def test_the_same_as_the_models_own(language: str) -> None:
    nlp = pipeline.load(model_of(Settings(), language))
    own = nlp.get_pipe(pipeline.RULER)
    remembered = Ruler(own)

    def read(ruler: object, words: list[str]) -> list[tuple[str, ...]]:
        doc = Doc(nlp.vocab, words=words)
        for name, component in nlp.pipeline:
            if name == pipeline.RULER:
                doc = ruler(doc)  # type: ignore[operator]
                break
            if name not in pipeline.FIRST_PASS:
                doc = component(doc)
        return [(t.tag_, t.pos_, t.dep_, t.lemma_, str(t.morph)) for t in doc]

    for sentence in SENTENCES[language] * 2:
        assert read(remembered, sentence.split()) == read(own, sentence.split())
