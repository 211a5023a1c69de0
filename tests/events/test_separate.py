"""One trigger, several events."""

import pytest

from kg.config import Settings
from kg.extract import extract
from kg.model import Document, Source

pytestmark = pytest.mark.model


def told(text: str, type: str, language: str = "en") -> list[set[str]]:
    """The names of those who take part in each event of a type."""
    found = extract(Document(Source("d", "d", language=language), text), Settings())
    names = {m.id: m.name for m in found.mentions}
    return [{names[a.mention] for a in f.arguments} for f in found.frames if f.type == type]


def test_a_visit_for_each_destination() -> None:
    assert len(told("President Lula of Brazil visited Ghana, Togo and Benin.", "Visit")) == 3


def test_a_city_and_its_state_are_one_destination() -> None:
    [one] = told("President Lula of Brazil travelled to Accra in Ghana.", "Visit")
    assert "Accra" in one


def test_hosts_of_one_state_are_met_one_after_another() -> None:
    text = (
        "Secretary Blinken met with Israeli Prime Minister Benjamin Netanyahu "
        "and Israeli Defense Minister Yoav Gallant in Tel Aviv."
    )
    assert len(told(text, "Meeting")) == 2
    [one] = told(text.replace("met with", "met jointly with"), "Meeting")
    assert len(one) == 3


def test_ministers_of_several_states_sit_at_one_table() -> None:
    text = "President Lula met with Chinese President Xi Jinping and Indian Prime Minister Narendra Modi."
    [one] = told(text, "Meeting")
    assert len(one) == 3


def test_those_who_receive_separately() -> None:
    text = (
        "President Tran Dai and Prime Minister Le Van Minh of Vietnam separately received "
        "Slovak Speaker Andrej Hrabovec."
    )
    assert len(told(text, "Meeting")) == 2


def test_french_destinations() -> None:
    assert (
        len(told("Le président Lula du Brésil a visité le Ghana, le Togo et le Bénin.", "Visit", "fr")) == 3
    )
