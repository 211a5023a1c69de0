import pytest

from kg.config import Settings
from kg.events.lexicon import lexicon
from kg.lexicon import languages
from kg.nlp.gate import trigger_forms
from tests.texts import extract_text


@pytest.mark.parametrize(
    ("language", "forms"),
    [
        ("en", "visit visits visited visiting met meetings spoke flew conferred treaties congratulations"),
        (
            "fr",
            "visite visites visité visitera rencontré rencontrent reçu rendu entretien entretiens accueille",
        ),
    ],
)
def test_every_form_of_a_trigger_passes(language: str, forms: str) -> None:
    assert [form for form in forms.split() if form not in trigger_forms(language)] == []


@pytest.mark.parametrize("language", languages())
def test_every_trigger_itself_passes(language: str) -> None:
    plain = {lemma for lemma in lexicon(language).forms if lemma.isalpha()}
    assert plain - {"be", "être"} <= trigger_forms(language)


@pytest.mark.parametrize(
    ("language", "word"), [("en", "was"), ("en", "the"), ("en", "economy"), ("fr", "le"), ("fr", "est")]
)
def test_common_words_do_not_pass(language: str, word: str) -> None:
    assert word not in trigger_forms(language)


@pytest.mark.model
def test_the_gate_lets_every_event_through() -> None:
    text = "Brazilian President Lula was in China. Prices rose. He met President Xi and signed a treaty."
    gated, open_ = (extract_text(text, settings=Settings(gate=gate)) for gate in (True, False))
    assert [f.id for f in gated.frames] == [f.id for f in open_.frames]
    assert len(gated.frames) == 3
