"""What a text is by its heading: a joint declaration of those whom it names first."""

from datetime import date

import pytest

from kg.model import Extraction, Frame
from tests.texts import extract_text, fillers

pytestmark = pytest.mark.model

DAY = date(2024, 1, 11)
FIRST = "The leaders of Norway, Iceland and Japan mark the anniversary of the convention on herring."


def declarations(extraction: Extraction) -> list[Frame]:
    return [f for f in extraction.frames if f.type == "Declaration"]


@pytest.mark.parametrize(
    ("text", "language", "issuers"),
    [
        (f"Joint Leaders Statement on Herring\n\n{FIRST}", "en", ["Norway", "Iceland", "Japan"]),
        (
            "Déclaration conjointe\n\nLa France, l'Allemagne et la Pologne condamnent l'attaque de mardi.",
            "fr",
            ["France", "Allemagne", "Pologne"],
        ),
    ],
)
def test_a_text_is_a_declaration_of_those_named_first(text: str, language: str, issuers: list[str]) -> None:
    found = extract_text(text, language=language, published=DAY)
    (frame,) = declarations(found)
    assert fillers(found, frame) == {"issuer": issuers}
    assert frame.when is not None
    assert (frame.when.earliest, frame.when.latest) == (DAY, DAY)
    assert frame.evidence.quote == text.partition("\n")[0]


@pytest.mark.parametrize(
    "text",
    [
        # of one, of nobody, no declaration, and not in the heading
        "Joint Statement on Herring\n\nNorway marks the anniversary of the convention on herring.",
        "Joint Statement on Herring\n\nHerring needs protection. Norway and Iceland said so.",
        f"Fishing in the North\n\n{FIRST}",
        FIRST,
    ],
)
def test_other_texts_are_none(text: str) -> None:
    assert declarations(extract_text(text, published=DAY)) == []


def test_an_earlier_declaration_that_the_text_names_is_another() -> None:
    found = extract_text(
        "Joint Statement by Norway and Iceland\n\n"
        "Herring needs protection. Norway and Iceland issued a joint statement on 3 January 2024.",
        published=DAY,
    )
    days = [f.when.earliest for f in declarations(found) if f.when is not None]
    assert sorted(days) == [date(2024, 1, 3), DAY]


def test_a_statement_that_stands_below_is_of_the_day_of_its_text() -> None:
    found = extract_text(
        "Fishing in the North\n\nThe governments of Norway and Iceland released the following joint statement:",
        published=DAY,
    )
    assert [f.when.earliest for f in declarations(found) if f.when is not None] == [DAY]


def test_somebody_whom_the_heading_only_describes_is_told_once() -> None:
    found = extract_text(
        "Envoy presents credentials\n\n"
        "On Monday Ambassador Hans Berg of Norway presented his credentials to President Lula.",
        published=DAY,
    )
    assert len([f for f in found.frames if f.type == "Appointment"]) == 1
