"""What outweighs that nothing says that those who take part act for states, and what does not."""

import pytest

from kg.events import admission, enough
from kg.model import Extraction
from tests.texts import extract_text, fillers

# Nobody says who Larsen is.
DOUBTFUL = "Larsen, who knows the road, travelled to Skopje on Thursday."
STATES = (
    "Norwegian Foreign Minister Ingrid Dahl met Serbian President Marko Ilić in Belgrade on Monday. "
    "On Tuesday she signed an agreement on fisheries with Albania in Tirana, and a second one on ports. "
    "The talks had been prepared by officials of both governments for most of the winter, and nobody had "
    "expected them to end so soon, or with so much paper. In the evening there was soup, and a stove, and the drivers "
    "told each other of winters in which the road over the pass had been closed for weeks by snow and fallen trees. "
)
QUIET = (
    "The road over the pass is narrow, and in most winters it is closed for weeks by snow and fallen trees. "
    "Drivers wait at the inn, where there is soup, and where a stove has burned for a hundred years. "
    "The innkeeper counts them in the evening, and in the morning, and has never yet been wrong by one. "
    "In summer the same drivers pass without stopping, and the stove goes out, and the soup is given to the dogs. "
)


def visitors(extraction: Extraction) -> list[list[str]]:
    return [fillers(extraction, f)["visitor"] for f in extraction.frames if f.type == "Visit"]


@pytest.mark.model
def test_a_sure_word_needs_no_office_in_a_text_about_states_alone() -> None:
    assert visitors(extract_text(STATES + DOUBTFUL)) == [["Larsen"]]
    assert visitors(extract_text(QUIET + DOUBTFUL)) == []


@pytest.mark.model
def test_a_word_that_is_not_sure_needs_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(admission, "TRUSTED", 1.1)
    assert visitors(extract_text(STATES + DOUBTFUL)) == []


@pytest.mark.model
@pytest.mark.parametrize(
    ("sentence", "type_", "told"),
    [
        ("The European Union has lifted its sanctions.", "Sanction", {"imposer": ["European Union"]}),
        ("In 2015 Canada had lifted its sanctions.", "Sanction", {"imposer": ["Canada"]}),
    ],
)
def test_whom_a_measure_hits_may_stay_unsaid(
    sentence: str, type_: str, told: dict[str, list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    read = extract_text(STATES + sentence)
    assert [fillers(read, f) for f in read.frames if f.type == type_] == [told]
    monkeypatch.setattr(enough, "UNDOUBTED", 1.1)
    assert [f for f in extract_text(STATES + sentence).frames if f.type == type_] == []


@pytest.mark.model
@pytest.mark.parametrize(
    ("sentence", "language", "events"),
    [
        ("President Ruto of Kenya and President Museveni of Uganda meet regularly.", "en", 0),
        ("President Ruto of Kenya has often met President Museveni of Uganda.", "en", 0),
        ("President Ruto of Kenya met President Museveni of Uganda.", "en", 1),
        ("Le président Ruto du Kenya rencontre souvent le président Museveni de l'Ouganda.", "fr", 0),
        ("Le président Ruto du Kenya a rencontré le président Museveni de l'Ouganda.", "fr", 1),
    ],
)
def test_what_is_done_again_and_again_is_no_event(sentence: str, language: str, events: int) -> None:
    assert len(extract_text(sentence, language=language).frames) == events


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("President Ruto announced the arrival of Kenyan troops in Haiti.", "en"),
        ("Des troupes kényanes sont arrivées mardi en Haïti.", "fr"),
    ],
)
def test_troops_visit_nobody(text: str, language: str) -> None:
    assert visitors(extract_text(text, language=language)) == []
