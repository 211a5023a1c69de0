"""Tables of (sentence, status of its event of a type)."""

import pytest

from kg.model import Status
from tests.texts import extract_text

pytestmark = pytest.mark.model

ENGLISH = [
    ("Visit", "President Lula visited China.", "occurred"),
    ("Visit", "President Lula is visiting China.", "occurred"),
    ("Visit", "President Lula has visited China twice.", "occurred"),
    ("Visit", "President Lula paid a visit to China.", "occurred"),
    ("Visit", "The ministry said President Lula visited China on Monday.", "occurred"),
    ("Visit", "President Lula said that he had visited China.", "occurred"),
    ("Visit", "After visiting China, President Lula went home.", "occurred"),
    ("Visit", "President Lula will visit China next week.", "planned"),
    ("Visit", "President Lula will pay a visit to China.", "planned"),
    ("Visit", "They spoke of the possibility of President Lula visiting China.", "proposed"),
    ("Sanction", "The United States suspended the sanctions against Sudan.", "occurred"),
    ("Aid", "China will cancel Ethiopia's debt.", "planned"),
    ("Visit", "President Lula is to visit China.", "planned"),
    ("Visit", "President Lula is going to visit China.", "planned"),
    ("Visit", "President Lula is due to visit China.", "planned"),
    ("Visit", "President Lula is scheduled to visit China.", "planned"),
    ("Visit", "President Lula was expected to visit China.", "planned"),
    ("Visit", "President Lula plans to visit China.", "planned"),
    ("Visit", "President Lula announced plans for a visit to China.", "planned"),
    ("Visit", "President Lula agreed to visit China.", "planned"),
    ("Visit", "President Lula said he would visit China.", "planned"),
    ("Visit", "The ministry announced that President Lula will visit China.", "planned"),
    ("Meeting", "President Lula and President Xi are set to meet.", "planned"),
    ("Meeting", "President Lula will hold talks with President Xi.", "planned"),
    (
        "Conference",
        "President Lula will fly to Lima to meet President Boric to strengthen trade and participate in the "
        "climate summit.",
        "planned",
    ),
    ("Meeting", "A meeting between President Lula and President Xi is planned for June.", "planned"),
    ("Visit", "President Lula hopes to visit China.", "proposed"),
    ("Visit", "President Lula wants to visit China.", "proposed"),
    ("Visit", "President Lula may visit China.", "proposed"),
    ("Visit", "President Lula would visit China if invited.", "proposed"),
    ("Visit", "If President Lula visits China, he will be pleased.", "proposed"),
    ("Visit", "President Xi invited President Lula to visit China.", "proposed"),
    ("Visit", "President Xi asked President Lula to visit China.", "proposed"),
    ("Meeting", "President Lula proposed a meeting with President Xi.", "proposed"),
    ("Visit", "President Lula was to have visited China.", "cancelled"),
    ("Visit", "President Lula postponed his visit to China.", "cancelled"),
    ("Visit", "President Lula cancelled his trip to China.", "cancelled"),
    ("Visit", "President Lula called off a visit to China.", "cancelled"),
    ("Visit", "President Lula's visit to China was postponed.", "cancelled"),
    ("Visit", "President Lula's visit to China has been called off.", "cancelled"),
    ("Meeting", "Talks between President Lula and President Xi were postponed.", "cancelled"),
    ("Visit", "President Lula did not visit China.", "denied"),
    ("Visit", "President Lula never visited China.", "denied"),
    ("Meeting", "President Lula denied having met President Xi.", "denied"),
    ("Meeting", "The palace denied that President Lula met President Xi.", "denied"),
]

FRENCH = [
    # what is cancelled or suspended by an act of its own
    ("Aid", "La Chine a annulé la dette de l'Éthiopie.", "occurred"),
    ("Meeting", "Le président Macron ne rencontrera plus le chancelier Scholz.", "denied"),
    ("Visit", "Le président Lula a visité la Chine.", "occurred"),
    ("Visit", "Le président Lula a effectué une visite en Chine.", "occurred"),
    ("Visit", "Le ministère a déclaré que le président Lula s'était rendu en Chine.", "occurred"),
    ("Meeting", "Le président Lula a rencontré le président Xi.", "occurred"),
    ("Visit", "Le président Lula visitera la Chine.", "planned"),
    ("Visit", "Le président Lula va visiter la Chine.", "planned"),
    ("Visit", "Le président Lula doit se rendre en Chine.", "planned"),
    ("Visit", "Le président Lula devrait se rendre en Chine.", "planned"),
    ("Visit", "Le ministère a annoncé que le président Lula se rendrait en Chine.", "planned"),
    ("Visit", "Le président Lula effectuera une visite en Chine.", "planned"),
    ("Visit", "Le président Lula souhaite se rendre en Chine.", "proposed"),
    ("Visit", "Le président Lula pourrait se rendre en Chine.", "proposed"),
    ("Visit", "Le président Xi a invité le président Lula à se rendre en Chine.", "proposed"),
    ("Visit", "Si le président Lula se rend en Chine, il sera content.", "proposed"),
    ("Visit", "Le président Lula a annulé sa visite en Chine.", "cancelled"),
    ("Visit", "La visite du président Lula en Chine a été reportée.", "cancelled"),
    ("Visit", "Le président Lula ne s'est pas rendu en Chine.", "denied"),
    ("Meeting", "Le président Lula a démenti avoir rencontré le président Xi.", "denied"),
]


def status_of(type: str, sentence: str, language: str) -> list[Status]:
    return [f.status for f in extract_text(sentence, language=language).frames if f.type == type]


@pytest.mark.parametrize(("type", "sentence", "status"), ENGLISH)
def test_english_statuses(type: str, sentence: str, status: str) -> None:
    assert status_of(type, sentence, "en") == [status]


@pytest.mark.parametrize(("type", "sentence", "status"), FRENCH)
def test_french_statuses(type: str, sentence: str, status: str) -> None:
    assert status_of(type, sentence, "fr") == [status]


def test_a_plan_that_a_later_clause_cancels() -> None:
    sentence = "President Lula and President Xi were due to meet on Monday, but the meeting was cancelled."
    assert status_of("Meeting", sentence, "en") == [Status.CANCELLED]
