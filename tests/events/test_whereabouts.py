"""Where an act happened whose words do not say it."""

import pytest

from kg.model import Extraction, Frame
from tests.texts import extract_text

pytestmark = pytest.mark.model


def place(extraction: Extraction, type: str) -> str | None:
    """The place of the last event of a type."""
    last: Frame = max((f for f in extraction.frames if f.type == type), key=lambda f: f.evidence.start)
    return next((m.name for m in extraction.mentions if m.id == last.place), None)


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("In Luanda, President Lula met President Xi.", "en", "Luanda"),
        ("President Lula visited Luanda. President Lula met President Xi.", "en", "Luanda"),
        # elsewhere, by then
        (
            "President Lula visited Luanda on May 2, 2023. On June 7, 2023 President Lula met President Xi.",
            "en",
            None,
        ),
        # a visit to come says nothing of where he is
        ("President Lula will visit Luanda. President Lula met President Xi.", "en", None),
        ("Le président Lula a visité Luanda. Le président Lula a rencontré le président Xi.", "fr", "Luanda"),
    ],
)
def test_the_place_of_a_meeting(text: str, language: str, expected: str | None) -> None:
    assert place(extract_text(text, language=language), "Meeting") == expected


def test_a_call_has_no_place() -> None:
    text = "President Lula visited Luanda. President Lula phoned President Xi."
    assert place(extract_text(text), "Call") is None


def test_a_country_is_too_little_to_go_by() -> None:
    text = "President Lula visited China. President Lula met President Xi."
    assert place(extract_text(text), "Meeting") is None


@pytest.mark.parametrize(
    ("text", "language", "place"),
    [
        ("President Lula flew to Lima, where he met President Boric.", "en", "Lima"),
        ("President Lula visited Lima and Quito, where he met President Boric.", "en", "Quito"),
        ("Le président Lula est allé à Lima, où il a rencontré le président Boric.", "fr", "Lima"),
    ],
)
def test_where_a_clause_says(text: str, language: str, place: str) -> None:
    found = extract_text(text, language=language)
    names = {m.id: m.name for m in found.mentions}
    (meeting,) = [f for f in found.frames if f.type == "Meeting"]
    assert names[meeting.place or ""] == place


def test_what_is_held_elsewhere_lends_no_place() -> None:
    text = "After talks with President Xi, President Lula announced the holding of a forum in Luanda."
    assert place(extract_text(text), "Meeting") is None
