"""Whether a text may be about more than one state, told from its words."""

import pytest

from kg.events.worldly import ENOUGH_WORDS, may_be_worldly
from tests.texts import extract_text

FILLER = ["word"] * ENOUGH_WORDS


@pytest.mark.parametrize(
    ("said", "worldly"),
    [
        ("The mayor of Lyon opened a school", False),
        ("France and its farmers", False),
        ("A firm from France in Peru", True),
        ("The consul opened a school", True),
        ("The president spoke", False),
        ("Presidents of clubs spoke", True),
        ("The United Nations were silent", True),
        ("Putin called Erdogan", True),
    ],
)
def test_what_points_to_a_second_state(said: str, worldly: bool) -> None:
    assert may_be_worldly([said.split(), FILLER], "en", None) is worldly


def test_a_publishing_state_counts() -> None:
    assert may_be_worldly([["France", *FILLER]], "en", "pe")
    assert not may_be_worldly([["France", *FILLER]], "en", "fr")


def test_a_short_text_may_leave_it_out() -> None:
    assert may_be_worldly([["The", "mayor", "spoke"]], "en", None)


def test_a_text_about_one_state_keeps_its_states_and_titled_persons() -> None:
    text = "Mayor Ann Lee of Leeds opened a bridge in Leeds. " + "The bridge is long and made of steel. " * 20
    found = {m.name for m in extract_text(text).mentions}
    assert "Ann Lee" in found
