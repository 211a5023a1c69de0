"""Who is said to have come to a meeting that the text told before."""

import pytest

from tests.texts import extract_text, fillers

pytestmark = pytest.mark.model

MET = "President Lula met Prime Minister Albanese in Brasília."
RENCONTRE = "Le président français Emmanuel Macron a rencontré le chancelier allemand Olaf Scholz à Berlin."


@pytest.mark.parametrize(
    ("text", "language", "came"),
    [
        (f"{MET} Foreign Minister Mauro Vieira joined the talks.", "en", {"Mauro Vieira"}),
        (
            f"{MET} The meeting was attended by Foreign Minister Mauro Vieira and Ambassador Sophie Davies.",
            "en",
            {"Mauro Vieira", "Sophie Davies"},
        ),
        (
            f"{RENCONTRE} Le ministre français Jean-Noël Barrot a participé à la réunion.",
            "fr",
            {"Jean-Noël Barrot"},
        ),
    ],
)
def test_who_joins_the_meeting_meets_those_who_met(text: str, language: str, came: set[str]) -> None:
    found = extract_text(text, language=language)
    last = max(found.frames, key=lambda f: f.evidence.start)
    met = {"Lula", "Albanese"} if language == "en" else {"Emmanuel Macron", "Olaf Scholz"}
    assert last.type == "Meeting"
    assert set(fillers(found, last)["participant"]) == came | met


@pytest.mark.parametrize(
    "text",
    [
        # another meeting, or people of a third state
        f"{MET} Foreign Minister Mauro Vieira attended a meeting with Foreign Minister Penny Wong.",
        f"{MET} Foreign Minister Sergey Lavrov of Russia joined the talks.",
    ],
)
def test_who_meets_others_does_not_meet_those_who_met(text: str) -> None:
    found = extract_text(text)
    later = [f for f in found.frames if f.type == "Meeting" and f.evidence.start > 0]
    assert not any({"Lula", "Albanese"} & set(fillers(found, f)["participant"]) for f in later)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (f"{MET} The two thanked Qatar for hosting the talks.", "en"),
        (f"{MET} Qatar hosted the talks.", "en"),
        (f"{RENCONTRE} Le Qatar a accueilli la réunion.", "fr"),
    ],
)
def test_who_hosts_the_meeting_that_was_told_does_not_make_another(text: str, language: str) -> None:
    found = extract_text(text, language=language)
    assert len([f for f in found.frames if f.type == "Meeting"]) == 1
