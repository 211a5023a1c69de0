"""Chronicles, agendas, datelines: dates that stand beside what they date."""

from datetime import date

import pytest

from kg.nlp.entries import entry_dates, text_date
from kg.nlp.layout import blocks


def entries(text: str, language: str = "en", *, title: str = "", published: date | None = None) -> list[str]:
    spans = tuple((b.start, b.end) for b in blocks(text))
    found = entry_dates(text, spans, language, title, published)
    return [f"{w.earliest}/{w.latest}" if w else "" for w in found]


def test_headings_date_what_follows_them() -> None:
    text = "Friday, 2 June\nPeru signed.\nMonday, 5 June\nChile left.\nOther news\nNothing."
    assert entries(text, title="June 2017") == [
        "2017-06-02/2017-06-02",
        "2017-06-02/2017-06-02",
        "2017-06-05/2017-06-05",
        "2017-06-05/2017-06-05",
        "",
        "",
    ]


@pytest.mark.parametrize("title", ["", "The week of 4 to 10 March"])
def test_weekdays_are_those_of_the_week_that_the_headline_names(title: str) -> None:
    text = "Monday. Peru signed.\nTuesday. Chile left."
    text = text if title else f"The week of 4 to 10 March\n{text}"
    told = entries(text, title=title, published=date(2024, 3, 11))
    assert told[-2:] == ["2024-03-04/2024-03-04", "2024-03-05/2024-03-05"]


def test_dates_before_what_happened_then() -> None:
    text = "12 mai 1963. Le roi part.\nJuin 1964 : la reine part.\n1965 - Nul ne part."
    assert entries(text, "fr") == ["1963-05-12/1963-05-12", "1964-06-01/1964-06-30", "1965-01-01/1965-12-31"]


@pytest.mark.parametrize(
    "text",
    [
        "LIMA, 5 May 2020 - Peru signed.\nChile left.",
        "On 5 May 2020 Peru signed.\nOn 6 May 2020 Chile left.",
        "Peru signed on 5 May 2020.",
    ],
)
def test_no_chronicle(text: str) -> None:
    assert not any(entries(text))


@pytest.mark.parametrize(
    ("text", "title", "expected"),
    [
        ("Lima [Peru], August 10, 2024 (ABC): The minister left.", "", date(2024, 8, 10)),
        ("The minister left.", "Press briefing of 9 October 2018", date(2018, 10, 9)),
        ("The minister left.\nSource: Agency, 25 January 2024", "", date(2024, 1, 25)),
        ("The minister left on 3 May 2020.", "", None),
        ("Peru was founded on 28 July 1821 in Lima: a story.", "", None),
    ],
)
def test_the_day_of_a_report(text: str, title: str, expected: date | None) -> None:
    spans = tuple((b.start, b.end) for b in blocks(text))
    assert text_date(text, spans, "en", title) == expected
