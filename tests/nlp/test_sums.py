"""Sums of money written short."""

import pytest

from kg.nlp.sums import short_sum
from tests.texts import extract_text, fillers, read_views

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("They gave £30m to Yemen.", ["million"]),
        ("They gave $2bn to Yemen.", ["2", "billion"]),
        ("They gave £1.1bn to Yemen.", ["1.1", "billion"]),
        # a length, a sum in words, a word
        ("They ran 30m to Yemen.", []),
        ("They gave £30 million to Yemen.", []),
        ("I am in Yemen.", []),
    ],
)
def test_a_sum_in_words(text: str, words: list[str]) -> None:
    view = read_views(text)[0]
    assert [word for i in range(len(view)) for word in short_sum(view, i)] == words


def test_what_is_given_may_be_written_short() -> None:
    found = extract_text("The United Kingdom has pledged £30m to Yemen.")
    (aid,) = (f for f in found.frames if f.type == "Aid")
    assert fillers(found, aid) == {"donor": ["United Kingdom"], "recipient": ["Yemen"]}
    assert aid.object == "£30m"
