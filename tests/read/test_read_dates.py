from datetime import date, datetime

import pytest

from kg.read.dates import infer_date, parse_date

DAY = date(2025, 2, 5)


@pytest.mark.parametrize(
    "value",
    [
        "2025-02-05",
        "2025-02-05T23:30:00-05:00",
        "2025-02-05 10:00",
        "20250205",
        "20250205T103000Z",
        "5 February 2025",
        "Feb. 5, 2025",
        "Wednesday, February 5th, 2025",
        "5 févr. 2025",
        "mercredi 5 février 2025",
        "Wed, 05 Feb 2025 23:30:00 -0500",
        datetime(2025, 2, 5, 12, 30),
        DAY,
    ],
)
def test_a_stated_day_is_read(value: object) -> None:
    assert parse_date(value) == DAY


@pytest.mark.parametrize(
    "value", ["05/02/2025", "2025-02-30", "February 2025", "2025", "soon", "", 20250205, None]
)
def test_what_states_no_day_gives_none(value: object) -> None:
    assert parse_date(value) is None


@pytest.mark.parametrize(
    "text",
    [
        " date 2025-02-05 The ministers of the two countries met.",
        "Headline\n\nDate: 2025-02-05\n\nThe ministers met.",
        "Headline\n\nPublished: Wednesday, 5 February 2025\n\nThe ministers met.",
        "Titre\n\nPublié le 5 février 2025 à 10h30\n\nLes ministres se sont rencontrés.",
        "HANOI, 5 February 2025 — The ministers met.",
        "PARIS (AFP) - 5 février 2025",
        "Paris, le 5 février 2025 – Les ministres se sont rencontrés.",
        "Headline\n\nNEW YORK, United States, Feb. 5, 2025 (AP) - The ministers met.",
        "5 février 2025. - Les ministres se sont rencontrés.",
        "February 5, 2025: the ministers met.",
        "Paris, le 5 février 2025. Les ministres se sont rencontrés.",
        "MOSCOW, February 5, 2025. /AGENCY/. The ministers met.",
    ],
)
def test_the_opening_of_a_text_tells_its_date(text: str) -> None:
    assert infer_date(text) == DAY


@pytest.mark.parametrize(
    "line",
    [
        "5 February 2025",
        "(5 février 2025)",
        "Posted on Wednesday, 5 February 2025",
        "(Agence du Golfe, 5 février 2025)",
    ],
)
def test_the_last_line_of_a_text_tells_its_date(line: str) -> None:
    assert infer_date("\n\n".join(["The ministers met."] * 10 + [line])) == DAY


@pytest.mark.parametrize(
    "text",
    [
        "Havana, Nov 18 (Xinhua) -- The ministers met.",
        "On 5 February 2025, the ministers met.",
        "Le 5 février 2025, les ministres se sont rencontrés.",
        "The Treaty of 5 May 1955 - a turning point.",
        "The ministers will meet on 5 February 2025.",
        "date 2025-02-30 The ministers met.",
        "\n\n".join(["The ministers met."] * 10 + ["5 February 2025"] + ["The ministers met."] * 2),
        "The ministers met.\n\nThe next meeting is on 5 February 2025.",
        "",
    ],
)
def test_dates_of_events_are_not_taken_for_the_date_of_the_text(text: str) -> None:
    assert infer_date(text) is None
