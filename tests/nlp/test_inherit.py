"""Time that a sentence does not say itself."""

from datetime import date

import pytest

from kg.model import When
from kg.nlp import dates
from kg.nlp.inherit import proven_year
from tests.texts import extract_text, make_document


def year_of(text: str, *, published: date | None = None) -> int | None:
    return proven_year(make_document(text, published=published), [text], [dates.find(text, "en")])


@pytest.mark.parametrize(
    ("text", "published", "year"),
    [
        ("The king came on May 5.", date(2021, 6, 1), 2021),
        ("The king came on May 5, 2022.", None, 2022),
        ("The king came on May 5, 2022. He had come in June 2019.", None, None),
        ("The king came on May 5, 2022. He will return in 2023.", None, 2022),
        ("The king came on May 5.", None, None),
        ("The king came on Monday, from May 1 to 2. He will return in 2024.", None, 2023),
    ],
)
def test_the_year_that_a_text_proves(text: str, published: date | None, year: int | None) -> None:
    assert year_of(text, published=published) == year


def times(text: str, *, published: date | None = None) -> dict[str, When | None]:
    return {f.type: f.when for f in extract_text(text, published=published).frames}


@pytest.mark.model
def test_an_act_during_a_visit_has_its_bounds() -> None:
    text = "President Lula visited China from April 12 to 15, 2023. President Lula met President Xi."
    found = times(text)
    assert found["Visit"] is not None
    assert found["Meeting"] is not None
    assert (found["Meeting"].earliest, found["Meeting"].latest) == (date(2023, 4, 12), date(2023, 4, 15))
    assert found["Meeting"].inferred
    assert not found["Visit"].inferred


@pytest.mark.model
def test_a_plan_has_no_bounds_of_the_visit() -> None:
    text = (
        "President Lula visited China from April 12 to 15, 2023. President Lula will meet President Macron."
    )
    assert times(text)["Meeting"] is None


@pytest.mark.model
def test_no_event_is_dated_by_the_publication_alone() -> None:
    assert times("President Lula visited China.", published=date(2023, 4, 20)) == {"Visit": None}


@pytest.mark.model
def test_a_date_after_the_publication_lies_ahead() -> None:
    [visit] = extract_text("President Lula visits China on May 5.", published=date(2023, 4, 20)).frames
    assert visit.status.value == "planned"
