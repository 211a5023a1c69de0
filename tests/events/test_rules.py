"""Every example and counter-example of every rule is a test."""

from collections.abc import Iterator

import pytest

from kg.check import Failure, check_counter, check_example
from kg.config import Settings
from kg.events.lexicon import Rule, lexicon
from kg.lexicon import languages

SETTINGS = Settings()
RULES = [(language, rule) for language in languages() for rule in lexicon(language).rules]


def _sentences(kind: str) -> list[object]:
    return [
        pytest.param(language, rule, sentence, id=f"{rule.id}-{number}")
        for language, rule in RULES
        for number, sentence in enumerate(getattr(rule, kind), 1)
    ]


def _pass(failures: Iterator[Failure]) -> None:
    told = "\n".join(map(str, failures))
    assert not told, told


@pytest.mark.model
@pytest.mark.parametrize(("language", "rule", "sentence"), _sentences("examples"))
def test_a_rule_fires_in_its_examples(language: str, rule: Rule, sentence: str) -> None:
    _pass(check_example(rule, sentence, language, SETTINGS))


@pytest.mark.model
@pytest.mark.parametrize(("language", "rule", "sentence"), _sentences("counter"))
def test_a_rule_is_silent_in_its_counter_examples(language: str, rule: Rule, sentence: str) -> None:
    _pass(check_counter(rule, sentence, language, SETTINGS))


@pytest.mark.parametrize(("language", "rule"), [pytest.param(*pair, id=pair[1].id) for pair in RULES])
def test_a_rule_has_examples_of_both_sorts_once_each(language: str, rule: Rule) -> None:
    assert rule.id.startswith(f"{language}.")
    assert rule.examples
    assert rule.counter
    sentences = (*rule.examples, *rule.counter)
    assert len(set(sentences)) == len(sentences)
