"""What the statistical reader sees of the state in which short sentences tell an event."""

import pytest

from kg.events.status_features import status_features
from kg.model import Status
from tests.events.test_features import look


@pytest.mark.model
@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Clinton will visit China .", {"rule=occurred", "up0 with=will", "with=will"}),
        ("China said that Clinton had not visited London .", {"up0 with=not", "up=say", "height=1"}),
    ],
)
def test_the_words_above_a_trigger_tell_its_state(sentence: str, expected: set[str]) -> None:
    here = look(sentence)
    trigger = next(t for t in here.doc if t.lemma_ == "visit")
    assert expected <= set(status_features(here, trigger, "Visit", None, Status.OCCURRED))
