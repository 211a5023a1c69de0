"""The year that a text proves."""

from datetime import date

import pytest

from kg.nlp import dates
from kg.nlp.inherit import proven_year
from tests.texts import make_document


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
        ("The king came on May 5. He had gone abroad in December 2023.", None, 2024),
        ("The king came on Monday, from May 1 to 2. He will return in 2024.", None, 2023),
    ],
)
def test_the_year_that_a_text_proves(text: str, published: date | None, year: int | None) -> None:
    assert year_of(text, published=published) == year
