from dataclasses import replace
from datetime import date

import pytest

from kg.check import Mark, check, check_rule, count, read_markup
from kg.config import Settings
from kg.errors import UsageError
from kg.events.lexicon import Rule, lexicon

SETTINGS = Settings()
VISIT = next(rule for rule in lexicon("en").rules if rule.id == "en.visit.verb")


def failures(rule: Rule) -> list[tuple[str, str]]:
    return [(f.expected, f.found) for f in check_rule(rule, "en", SETTINGS)]


def test_markup_is_taken_out() -> None:
    text, marks, published = read_markup("(2024-05-01) On Monday [Lula|visitor] visited [Rome|destination].")
    assert text == "On Monday Lula visited Rome."
    assert marks == (Mark("visitor", 10, 14), Mark("destination", 23, 27))
    assert published == date(2024, 5, 1)


def test_a_sentence_without_markup_stays_as_it_is() -> None:
    assert read_markup("He (2024) went.") == ("He (2024) went.", (), None)


def test_the_sentences_of_a_language_are_counted() -> None:
    english = next(c for c in count(SETTINGS) if c.language == "en")
    assert english.rules == len(lexicon("en").rules)
    assert english.examples >= english.rules
    assert english.counter >= english.rules


@pytest.mark.model
def test_an_example_in_which_nothing_happens() -> None:
    rule = replace(VISIT, examples=("[President Lula|visitor] slept in [China|destination].",))
    assert failures(rule) == [("Visit with visitor 'President Lula', destination 'China'", "no event")]


@pytest.mark.model
def test_an_example_with_a_wrong_role() -> None:
    rule = replace(VISIT, examples=("[President Lula|destination] visited [China|visitor].",))
    [(_, found)] = failures(rule)
    assert found == "en.visit.verb (visitor 'President Lula', destination 'China')"


@pytest.mark.model
def test_a_counter_example_in_which_the_rule_fires() -> None:
    rule = replace(VISIT, counter=("President Lula visited China.",))
    assert [expected for expected, _ in failures(rule)] == ["no Visit by this rule"]


@pytest.mark.model
@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({"examples": ("[President Lula|guest] visited China.",)}, "guest"),
        ({"examples": ("President Lula visited China.",)}, "none"),
        ({"examples": VISIT.examples * 2}, "2 times"),
        ({"counter": ()}, "none"),
        ({"counter": ("[Lula|visitor] slept.",)}, "1 marks"),
    ],
)
def test_examples_that_are_not_well_formed(changes: dict[str, tuple[str, ...]], found: str) -> None:
    rule = replace(VISIT, examples=changes.get("examples", VISIT.examples))
    rule = replace(rule, counter=changes.get("counter", VISIT.counter))
    assert found in [seen for _, seen in failures(rule)]


@pytest.mark.model
def test_a_failure_says_where_it_is() -> None:
    rule = replace(VISIT, counter=())
    [failure] = check_rule(rule, "en", SETTINGS)
    assert str(failure).startswith("en/visit.toml: en.visit.verb: ")


def test_a_model_that_is_not_installed() -> None:
    with pytest.raises(UsageError, match="no_such_model"):
        check(Settings(models=(("en", "no_such_model"),)))
