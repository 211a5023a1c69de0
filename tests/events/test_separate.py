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


@pytest.mark.parametrize(
    ("text", "language", "days"),
    [
        (
            "President Lula will visit Chile on May 3 and Peru on May 5-6, 2024.",
            "en",
            {"Chile": 3, "Peru": 5},
        ),
        (
            "President Lula will travel to Lima on May 3 and to Quito on May 5, 2024.",
            "en",
            {"Lima": 3, "Quito": 5},
        ),
        (
            "Le président Lula se rendra à Lima le 3 mai et à Quito le 5 mai 2024.",
            "fr",
            {"Lima": 3, "Quito": 5},
        ),
    ],
)
def test_each_destination_has_its_own_day(text: str, language: str, days: dict[str, int]) -> None:
    found = extract(Document(Source("d", "d", language=language), text), Settings())
    names = {m.id: m.name for m in found.mentions}
    told_days = {
        names[a.mention]: (f.when.earliest.year, f.when.earliest.day)
        for f in found.frames
        for a in f.arguments
        if f.type == "Visit" and a.role == "destination" and f.when is not None
    }
    assert told_days == {place: (2024, day) for place, day in days.items()}
