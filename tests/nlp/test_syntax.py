"""Tables of (sentence of plain words, trigger, what each function holds)."""

import pytest
from spacy.tokens import Token

from kg.nlp.functions import Functions, noun_functions, support, verb_functions
from kg.nlp.syntax import is_passive
from tests.texts import parse

pytestmark = pytest.mark.model

VERBS = [
    ("Clinton visited China on Friday .", "visited", "subject=Clinton object=China on=Friday"),
    ("China was visited by Clinton .", "visited", "subject=Clinton object=China"),
    ("Clinton met with Bush in London .", "met", "subject=Clinton with=Bush"),
    ("Clinton , who visited China , left .", "visited", "subject=Clinton object=China"),
    ("Clinton left after visiting China .", "visiting", "subject=Clinton object=China"),
    ("Clinton plans to visit China .", "visit", "subject=Clinton object=China"),
    ("Clinton flew to London and visited China .", "visited", "subject=Clinton object=China"),
    ("Bush invited Clinton to visit China .", "visit", "subject=Clinton object=China"),
    ("Bush invited Clinton to visit China .", "invited", "subject=Bush object=Clinton"),
    ("Clinton is due to visit China .", "visit", "subject=Clinton object=China"),
    ("Clinton left for China to meet Bush .", "meet", "subject=Clinton object=Bush"),
    ("Clinton awarded Bush a medal .", "awarded", "subject=Clinton object=medal indirect=Bush"),
    ("Clinton called and congratulated Bush .", "called", "subject=Clinton object=Bush"),
]

NOUNS = [
    ("Clinton paid a visit to China .", "visit", "pay", "subject=Clinton to=China"),
    ("The visit of Clinton to China ended .", "visit", "end", "of=Clinton to=China"),
    ("Clinton 's visit to China ended .", "visit", "end", "poss=Clinton to=China"),
    ("Talks between Clinton and Bush began .", "Talks", "begin", "between=Clinton"),
    ("A treaty was signed by Clinton .", "treaty", "sign", "subject=Clinton"),
    ("Clinton thanked Bush during a visit to China .", "visit", "pay", "clause=Clinton to=China"),
]

FRENCH = [
    ("Le ministre a visité la France .", "visité", "subject=ministre object=France"),
    ("Le ministre a visité Londres .", "visité", "subject=ministre object=Londres"),
    ("La France a été visitée par le ministre .", "visitée", "subject=ministre object=France"),
    ("Le ministre s' est rendu à Londres .", "rendu", "subject=ministre à=Londres"),
    ("Le ministre , qui a visité la France , est parti .", "visité", "subject=ministre object=France"),
]


def trigger_of(sentence: str, word: str, language: str = "en") -> Token:
    return next(token for token in parse(sentence, language=language) if token.text == word)


def holds(functions: Functions, expected: str) -> None:
    for part in expected.split():
        name, _, words = part.partition("=")
        assert [token.text for token in functions.get(name, [])][:1] == [words], part


@pytest.mark.parametrize(("sentence", "verb", "expected"), VERBS)
def test_the_functions_of_a_verb(sentence: str, verb: str, expected: str) -> None:
    holds(verb_functions(trigger_of(sentence, verb)), expected)


@pytest.mark.parametrize(("sentence", "noun", "light", "expected"), NOUNS)
def test_the_functions_of_a_noun(sentence: str, noun: str, light: str, expected: str) -> None:
    functions, _ = noun_functions(trigger_of(sentence, noun), frozenset({light}))
    holds(functions, expected)


@pytest.mark.parametrize(("sentence", "verb", "expected"), FRENCH)
def test_the_functions_of_a_french_verb(sentence: str, verb: str, expected: str) -> None:
    holds(verb_functions(trigger_of(sentence, verb, "fr")), expected)


@pytest.mark.parametrize(
    ("sentence", "noun", "light", "carrier"),
    [
        ("Clinton paid a visit to China .", "visit", "pay", "paid"),
        ("The visit was postponed .", "visit", "postpone", "postponed"),
        ("Clinton embarked on a visit .", "visit", "embark on", "embarked"),
        ("Clinton praised the visit .", "visit", "pay", None),
    ],
)
def test_the_verb_that_carries_a_noun(sentence: str, noun: str, light: str, carrier: str | None) -> None:
    verb = support(trigger_of(sentence, noun), frozenset({light}))
    assert (verb.text if verb is not None else None) == carrier


@pytest.mark.parametrize(
    ("sentence", "word", "language", "passive"),
    [
        ("Clinton visited China .", "visited", "en", False),
        ("China was visited by Clinton .", "visited", "en", True),
        ("The treaty signed in London ended .", "signed", "en", True),
        ("Le ministre est arrivé à Londres .", "arrivé", "fr", False),
        ("La visite a été annulée .", "annulée", "fr", True),
        ("Le ministre s' est rendu à Londres .", "rendu", "fr", False),
    ],
)
def test_the_passive(sentence: str, word: str, language: str, passive: bool) -> None:
    assert is_passive(trigger_of(sentence, word, language)) is passive
