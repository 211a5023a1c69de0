"""Whom a plural means: tables of (text, type of an event of its last sentence, who takes part in it)."""

import pytest

from tests.nlp.test_reference import in_order, read

pytestmark = pytest.mark.model

RUTO = "Presidents William Ruto, Yoweri Museveni and Paul Kagame met in Nairobi."
LEADERS = ["Paul Kagame", "William Ruto", "Yoweri Museveni"]

ENGLISH = [
    # as many as are said, of those who are listed
    (f"{RUTO} The three presidents signed an agreement.", "Agreement", {"party": LEADERS}),
    (f"{RUTO} The three visited Kyiv.", "Visit", {"visitor": LEADERS, "destination": ["Kyiv"]}),
    (
        "The leaders of Egypt, Jordan and Iraq met in Amman. The three leaders signed a treaty.",
        "Agreement",
        {"party": ["Egypt", "Iraq", "Jordan"]},
    ),
    (
        "Egypt, Jordan and Iraq opened a road. The three countries signed a treaty.",
        "Agreement",
        {"party": ["Egypt", "Iraq", "Jordan"]},
    ),
    # of whom somebody speaks is not one of them
    (
        "President Ruto received President Kagame. Kagame warned that President Putin would not stop. "
        "The two signed an agreement.",
        "Agreement",
        {"party": ["Kagame", "Ruto"]},
    ),
    # nor is who does something to both
    (
        "Presidents William Ruto and Paul Kagame opened a road. Secretary-General Guterres congratulated both leaders.",
        "Message",
        {"sender": ["Guterres"], "recipient": ["Paul Kagame", "William Ruto"]},
    ),
    # the pair, the sides
    (
        "President Ruto received President Kagame. The pair signed an agreement.",
        "Agreement",
        {"party": ["Kagame", "Ruto"]},
    ),
    (
        "Kenyan President Ruto received Rwandan President Kagame. The sides signed an agreement.",
        "Agreement",
        {"party": ["Kenya", "Rwanda"]},
    ),
    # of several only those who hold the office
    (
        "Foreign Minister Hakan Fidan met his counterpart, Espen Barth Eide, and President Alexander Stubb. "
        "The two foreign ministers signed an agreement.",
        "Agreement",
        {"party": ["Espen Barth Eide", "Hakan Fidan"]},
    ),
    # the bloc is the organisation named before
    (
        "Leaders of the East African Community met in Arusha. The bloc imposed sanctions on Sudan.",
        "Sanction",
        {"imposer": ["East African Community"], "target": ["Sudan"]},
    ),
    # who holds the same office elsewhere
    (
        "Kenyan President William Ruto met his Finnish counterpart, Alexander Stubb. "
        "The Finnish president visited Kyiv.",
        "Visit",
        {"visitor": ["Alexander Stubb"], "destination": ["Kyiv"]},
    ),
    # one of several offices
    (
        "Minister Bayramov met the First Deputy Prime Minister and Minister of Foreign Affairs of Serbia Marko Đurić. "
        "The Serbian minister visited Kyiv.",
        "Visit",
        {"visitor": ["Marko Đurić"], "destination": ["Kyiv"]},
    ),
    (
        "President Stubb received Major General Aroldo Sáenz. The general then laid flowers in Helsinki.",
        "Tribute",
        {"actor": ["Aroldo Sáenz"], "site": ["Helsinki"]},
    ),
    # who is called by an office alone, and goes on acting
    (
        "The Prime Minister met President Macron. He congratulated him on the summit.",
        "Message",
        {"sender": ["The Prime Minister"], "recipient": ["Macron"]},
    ),
    # whom a preposition introduces does not go on acting
    (
        "Matti Virtanen visited Rome. His report opened the way for talks of Richard Nixon. He visited Kyiv.",
        "Visit",
        {"visitor": ["Matti Virtanen"], "destination": ["Kyiv"]},
    ),
]
FRENCH = [
    (
        "Les présidents Ali Bongo, Idriss Déby et Paul Biya dorment. Les trois présidents ont signé un accord.",
        "Agreement",
        {"party": ["Ali Bongo", "Idriss Déby", "Paul Biya"]},
    ),
    # the leaders of an organisation act for it
    (
        "La CEDEAO dort. Le ministre Abdoulaye Diop a salué l'ambassadeur Joël Meyer. "
        "Les dirigeants de l'organisation ont imposé un embargo au Mali.",
        "Sanction",
        {"imposer": ["CEDEAO"], "target": ["Mali"]},
    ),
    (
        "Le président William Ruto a reçu le président Paul Kagame. Le duo a signé un accord.",
        "Agreement",
        {"party": ["Paul Kagame", "William Ruto"]},
    ),
    (
        "Le Conseil dort. Les membres du Conseil de sécurité ont voté lundi pour lever l'interdiction.",
        "Resolution",
        {"body": ["Conseil de sécurité des Nations unies"]},
    ),
]


@pytest.mark.parametrize(("text", "type", "expected"), ENGLISH)
def test_english_plurals(text: str, type: str, expected: dict[str, list[str]]) -> None:
    assert read(text, type, "en") == [in_order(expected)]


@pytest.mark.parametrize(("text", "type", "expected"), FRENCH)
def test_french_plurals(text: str, type: str, expected: dict[str, list[str]]) -> None:
    assert read(text, type, "fr") == [in_order(expected)]
