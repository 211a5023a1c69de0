"""What of several readings of a sentence stays, and which of its words stand for somebody."""

import pytest

from kg.events.telling import kinds_in
from kg.extract import read, sentences
from tests.texts import SETTINGS, extract_text, fillers, make_document

pytestmark = pytest.mark.model


def stand(text: str) -> list[list[tuple[str, bool, bool]]]:
    """Of each sentence the words, whether each is of the text and whether it stands for somebody."""
    reading = read(make_document(text), SETTINGS, "en")
    found = []
    for sentence in sentences(reading, SETTINGS, "en"):
        kinds, origin = kinds_in(reading, sentence, "en"), sentence.collapsed.origin
        found.append([(t.text, origin[t.i][0] < origin[t.i][1], bool(kinds(t))) for t in sentence.doc])
    return found


def test_a_word_put_in_for_the_parser_stands_for_nobody() -> None:
    # two names side by side are parted by a comma, which stands where the second begins
    text = "Kenyan President William Ruto spoke in Nairobi. On Tuesday the President visited Kampala."
    *_, words = stand(text)
    assert [(of_text, somebody) for word, of_text, somebody in words if word == ","] == [(False, False)]
    assert [of_text for _, of_text, somebody in words if somebody] == [True, True]


def test_the_parse_is_told_its_language_and_names() -> None:
    reading = read(make_document("Chilean President Gabriel Boric visited Lima."), SETTINGS, "en")
    [sentence] = sentences(reading, SETTINGS, "en")
    sentence.doc.user_data.clear()
    kinds = kinds_in(reading, sentence, "en")
    assert sentence.doc.user_data["language"] == "en"
    assert sentence.doc.user_data["names"] == {t.i for t in sentence.doc if kinds(t)}


def test_a_rule_s_word_tells_better_than_another_that_only_the_statistical_reader_sees() -> None:
    text = "In October Prime Minister Kristen Michal travelled to Riga for two days with Evika Silina."
    assert [(f.rule, f.trigger) for f in extract_text(text).frames] == [("en.visit.travel", "travelled")]


def test_a_learned_event_of_other_people_stays_beside_a_rule_s() -> None:
    text = (
        "Espen Barth Eide of Norway and Samuel Okudzeto Ablakwa of Ghana shelved talks, "
        "and Kenyan President William Ruto met Ugandan President Yoweri Museveni."
    )
    assert {f.rule for f in extract_text(text).frames} == {"en.meeting.learned", "en.meeting.verb"}


@pytest.mark.parametrize(
    ("text", "type_", "language", "who"),
    [
        (
            "Minister Selma Ashipala-Musavyi of Namibia met her Angolan colleague, Téte António, in Luanda.",
            "Meeting",
            "en",
            {"participant": {"Selma Ashipala-Musavyi", "Téte António"}},
        ),
        (
            "Foreign Minister Espen Barth Eide of Norway rang his Colombian colleague Álvaro Leyva on Sunday.",
            "Call",
            "en",
            {"participant": {"Espen Barth Eide", "Álvaro Leyva"}},
        ),
    ],
)
def test_a_description_and_the_name_beside_it_are_one(
    text: str, type_: str, language: str, who: dict[str, set[str]]
) -> None:
    read = extract_text(text, language=language)
    [frame] = [f for f in read.frames if f.type == type_]
    assert {role: set(names) for role, names in fillers(read, frame).items()} == who


@pytest.mark.parametrize(
    ("text", "language", "recipients"),
    [
        (
            "Norway mourns those who lost their lives in the ferry accident off Zanzibar. "
            "We send our condolences to the families of the passengers.",
            "en",
            {"families of the passengers"},
        ),
        (
            "Le Canada condamne l'attentat de Bamako. Nous adressons nos condoléances aux familles des victimes.",
            "fr",
            {"familles des victimes"},
        ),
    ],
)
def test_a_release_says_we_and_its_recipients_may_be_common_nouns(
    text: str, language: str, recipients: set[str]
) -> None:
    read = extract_text(text, language=language)
    [message] = [f for f in read.frames if f.type == "Message"]
    told = {role: set(names) for role, names in fillers(read, message).items()}
    assert told["recipient"] == recipients
    assert told["sender"] in ({"Norway"}, {"Canada"})


def test_a_rule_s_meeting_stays_beside_a_mediation_that_only_the_statistical_reader_sees() -> None:
    text = "Les présidents rwandais et congolais se sont rencontrés à Luanda sous l'égide de l'Angola."
    assert {f.type for f in extract_text(text, language="fr").frames} == {"Meeting", "Mediation"}
