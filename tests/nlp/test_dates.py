"""Tables of (expression, base, bounds); the base is Wednesday 15 May 2024 unless said otherwise."""

from datetime import date
from itertools import pairwise

import pytest

from kg.model import Precision, When
from kg.nlp.bounds import month_end, resolve
from kg.nlp.dates import find

BASE = date(2024, 5, 15)


def read(
    text: str,
    language: str,
    *,
    base: date | None = BASE,
    year: int | None = None,
    ahead: bool | None = None,
) -> When | None:
    """The bounds of the one expression of a text."""
    [expression] = find(text, language)
    return resolve(expression, base=base, year=year, ahead=ahead)


def bounds(when: When | None) -> str:
    """ "earliest/latest precision", the day alone for a single day."""
    if when is None:
        return "none"
    if when.precision is Precision.DAY:
        assert when.earliest == when.latest
        return f"{when.earliest}"
    return f"{when.earliest}/{when.latest} {when.precision.value}"


ENGLISH = [
    ("He came the following week.", "2024-05-20/2024-05-26 span"),
    ("He came the previous month.", "2024-04-01/2024-04-30 month"),
    ("He came later that year.", "2024-01-01/2024-12-31 year"),
    ("He had come three days before.", "2024-05-12"),
    ("He came that August.", "2024-08-01/2024-08-31 month"),
    ("He came on May 10, 2023.", "2023-05-10"),
    ("He came on 10 May 2023.", "2023-05-10"),
    ("He came on the 10th of May 2023.", "2023-05-10"),
    ("He came on Wednesday, May 10, 2023.", "2023-05-10"),
    ("He came on Sept. 3, 2022.", "2022-09-03"),
    ("date: 2023-05-10", "2023-05-10"),
    ("from May 10 to 12, 2023", "2023-05-10/2023-05-12 span"),
    ("on May 10-12, 2023", "2023-05-10/2023-05-12 span"),
    ("on 1–5 November 2022", "2022-11-01/2022-11-05 span"),
    ("between 3 and 5 June 2022", "2022-06-03/2022-06-05 span"),
    ("from April 28 to May 2, 2023", "2023-04-28/2023-05-02 span"),
    ("from 28 April to 2 May 2023", "2023-04-28/2023-05-02 span"),
    ("from December 30, 2023 to January 2, 2024", "2023-12-30/2024-01-02 span"),
    ("from December 30 to January 2", "2023-12-30/2024-01-02 span"),
    ("in May 2023", "2023-05-01/2023-05-31 month"),
    ("in February 2024", "2024-02-01/2024-02-29 month"),
    ("in early November 2023", "2023-11-01/2023-11-30 month"),
    ("in 2022", "2022-01-01/2022-12-31 year"),
    ("on May 10", "2024-05-10"),
    ("on Friday, May 10", "2024-05-10"),
    ("in April", "2024-04-01/2024-04-30 month"),
    ("last October", "2023-10-01/2023-10-31 month"),
    ("last May", "2023-05-01/2023-05-31 month"),
    ("next March", "2025-03-01/2025-03-31 month"),
    ("next June", "2024-06-01/2024-06-30 month"),
    ("this September", "2024-09-01/2024-09-30 month"),
    ("on Monday", "2024-05-13"),
    ("on Wednesday", "2024-05-15"),
    ("last Wednesday", "2024-05-08"),
    ("next Monday", "2024-05-20"),
    ("today", "2024-05-15"),
    ("yesterday", "2024-05-14"),
    ("tomorrow", "2024-05-16"),
    ("the day before yesterday", "2024-05-13"),
    ("next week", "2024-05-20/2024-05-26 span"),
    ("this week", "2024-05-13/2024-05-19 span"),
    ("last weekend", "2024-05-11/2024-05-12 span"),
    ("last month", "2024-04-01/2024-04-30 month"),
    ("later this month", "2024-05-01/2024-05-31 month"),
    ("last year", "2023-01-01/2023-12-31 year"),
    ("earlier this year", "2024-01-01/2024-12-31 year"),
    ("on June 3, 4 and 5", "2024-06-03/2024-06-05 span"),
    ("on 10/11 February 2020", "2020-02-10/2020-02-11 span"),
    ("from December 30 to January 2, 2024", "2023-12-30/2024-01-02 span"),
    ("on 3.5.2024", "2024-05-03"),
    ("on 5/13/2024", "2024-05-13"),
    ("in January of last year", "2023-01-01/2023-01-31 month"),
    ("on May 3 this year", "2024-05-03"),
    ("from late April to early May 2023", "2023-04-01/2023-05-31 month"),
    ("between 2019 and 2021", "2019-01-01/2021-12-31 year"),
    ("at the end of March", "2024-03-01/2024-03-31 month"),
    ("at the end of the month", "2024-05-01/2024-05-31 month"),
    ("in summer 2023", "2023-06-01/2023-09-30 month"),
    ("last summer", "2023-06-01/2023-09-30 month"),
    ("in the second half of 2024", "2024-07-01/2024-12-31 month"),
    ("in the first quarter of next year", "2025-01-01/2025-03-31 month"),
    ("in the week of May 8", "2024-05-06/2024-05-12 span"),
    ("three days ago", "2024-05-12"),
    ("two weeks ago", "2024-04-29/2024-05-05 span"),
    ("a year ago", "2023-01-01/2023-12-31 year"),
    ("one year ago today", "2023-05-15"),
    ("two weeks ago today", "2024-05-01"),
    ("in the past week", "2024-05-08/2024-05-15 span"),
    ("over the weekend", "2024-05-11/2024-05-12 span"),
    ("over the next three days", "2024-05-15/2024-05-18 span"),
    ("on Monday and Tuesday", "2024-05-13/2024-05-14 span"),
    ("on the 3rd", "2024-05-03"),
    ("from the 3rd to the 5th", "2024-05-03/2024-05-05 span"),
    ("the following day", "2024-05-16"),
    ("two days later", "2024-05-17"),
]

FRENCH = [
    ("le 10 mai 2023", "2023-05-10"),
    ("le 1er mai 2023", "2023-05-01"),
    ("du 3 au 5 à Lima", "2024-05-03/2024-05-05 span"),
    ("le mercredi 10 mai 2023", "2023-05-10"),
    ("du 5 au 8 septembre 2023", "2023-09-05/2023-09-08 span"),
    ("les 3 et 4 juin 2022", "2022-06-03/2022-06-04 span"),
    ("du 28 avril au 2 mai 2023", "2023-04-28/2023-05-02 span"),
    ("du 30 décembre au 2 janvier", "2023-12-30/2024-01-02 span"),
    ("en mai 2023", "2023-05-01/2023-05-31 month"),
    ("début novembre 2023", "2023-11-01/2023-11-30 month"),
    ("en 2022", "2022-01-01/2022-12-31 year"),
    ("le 10 mai", "2024-05-10"),
    ("en octobre dernier", "2023-10-01/2023-10-31 month"),
    ("en mars prochain", "2025-03-01/2025-03-31 month"),
    ("lundi", "2024-05-13"),
    ("mercredi dernier", "2024-05-08"),
    ("lundi prochain", "2024-05-20"),
    ("aujourd'hui", "2024-05-15"),
    ("hier", "2024-05-14"),
    ("demain", "2024-05-16"),
    ("la semaine prochaine", "2024-05-20/2024-05-26 span"),
    ("le mois dernier", "2024-04-01/2024-04-30 month"),
    ("l'année dernière", "2023-01-01/2023-12-31 year"),
    ("cette année", "2024-01-01/2024-12-31 year"),
    ("le 03/05/2024", "2024-05-03"),
    ("le 3 juin de l'année dernière", "2023-06-03"),
    ("à la mi-juin", "2024-06-01/2024-06-30 month"),
    ("fin 2023", "2023-01-01/2023-12-31 year"),
    ("fin mars", "2024-03-01/2024-03-31 month"),
    ("en fin de semaine", "2024-05-13/2024-05-19 span"),
    ("à l'été 2023", "2023-06-01/2023-09-30 month"),
    ("cet automne", "2024-09-01/2024-12-31 month"),
    ("au second semestre 2024", "2024-07-01/2024-12-31 month"),
    ("il y a trois jours", "2024-05-12"),
    ("il y a un an jour pour jour", "2023-05-15"),
    ("il y a deux semaines", "2024-04-29/2024-05-05 span"),
    ("de lundi à mercredi", "2024-05-13/2024-05-15 span"),
    ("le 3", "2024-05-03"),
    ("le lendemain", "2024-05-16"),
    ("la semaine d'avant", "2024-05-06/2024-05-12 span"),
    ("le mois suivant", "2024-06-01/2024-06-30 month"),
    ("cette année-là", "2024-01-01/2024-12-31 year"),
    ("quatorze jours plus tard", "2024-05-29"),
]


@pytest.mark.parametrize(("text", "expected"), ENGLISH)
def test_english_expressions(text: str, expected: str) -> None:
    assert bounds(read(text, "en")) == expected


@pytest.mark.parametrize(("text", "expected"), FRENCH)
def test_french_expressions(text: str, expected: str) -> None:
    assert bounds(read(text, "fr")) == expected


@pytest.mark.parametrize(
    ("text", "base", "ahead", "expected"),
    [
        ("on December 28", date(2024, 1, 5), False, "2023-12-28"),
        ("on January 3", date(2023, 12, 29), True, "2024-01-03"),
        ("on January 3", date(2024, 11, 20), True, "2025-01-03"),
        ("on November 20", date(2024, 1, 5), False, "2023-11-20"),
        # a whole month that is over is none that lies ahead
        ("in April", BASE, True, "2025-04-01/2025-04-30 month"),
        ("in June", BASE, False, "2023-06-01/2023-06-30 month"),
        ("in May", BASE, True, "2024-05-01/2024-05-31 month"),
        ("on Monday", BASE, True, "2024-05-20"),
        ("on Monday", BASE, False, "2024-05-13"),
        ("on 29 February", date(2024, 3, 5), False, "2024-02-29"),
        ("last week", date(2024, 1, 3), False, "2023-12-25/2023-12-31 span"),
        ("next month", date(2023, 12, 31), True, "2024-01-01/2024-01-31 month"),
        ("on Wednesday", BASE, True, "2024-05-15"),
        ("this Friday", BASE, True, "2024-05-17"),
        ("on Thursday", BASE, None, "2024-05-16"),
        ("this Monday", BASE, None, "2024-05-20"),
        ("on Monday", BASE, None, "2024-05-13"),
        ("this weekend", BASE, True, "2024-05-18/2024-05-19 span"),
        ("from Thursday to Saturday", BASE, True, "2024-05-16/2024-05-18 span"),
        ("in two weeks", BASE, True, "2024-05-27/2024-06-02 span"),
        ("on the 3rd", BASE, True, "2024-06-03"),
        ("in the spring", date(2024, 9, 5), True, "2025-03-01/2025-06-30 month"),
        ("in the autumn", BASE, False, "2023-09-01/2023-12-31 month"),
    ],
)
def test_the_year_by_the_publication_date(text: str, base: date, ahead: bool, expected: str) -> None:
    assert bounds(read(text, "en", base=base, ahead=ahead)) == expected


@pytest.mark.parametrize(
    ("text", "language"),
    [("on May 10", "en"), ("on Monday", "en"), ("today", "en"), ("last year", "en"), ("last October", "en"),
     ("hier", "fr"), ("le 10 mai", "fr"), ("la semaine prochaine", "fr")],
)  # fmt: skip
def test_nothing_is_guessed_without_a_base(text: str, language: str) -> None:
    assert read(text, language, base=None) is None


@pytest.mark.parametrize(
    ("text", "language"),
    [("on February 30, 2023", "en"), ("on 31 June 2023", "en"), ("on 29 February 2023", "en"),
     ("le 30 février 2023", "fr")],
)  # fmt: skip
def test_a_day_that_does_not_exist(text: str, language: str) -> None:
    assert read(text, language) is None


def test_a_year_that_the_text_proves_is_marked_as_inferred() -> None:
    when = read("on May 10", "en", base=None, year=2021)
    assert when == When(date(2021, 5, 10), date(2021, 5, 10), Precision.DAY, "May 10", inferred=True)


def test_a_date_as_written_is_not_inferred() -> None:
    when = read("on May 10, 2023", "en")
    assert when is not None
    assert not when.inferred


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The minister may visit and they will march.", "en"),
        ("They may 20 times a day march 10 miles.", "en"),
        ("It cost 1,500 dollars for a 10-day stay in room 2000.", "en"),
        ("He was second in the sun.", "en"),
        ("Il marche depuis deux heures dans la mare.", "fr"),
    ],
)
def test_no_expression(text: str, language: str) -> None:
    assert find(text, language) == []


@pytest.mark.parametrize(
    ("text", "language", "expression"),
    [
        ("He came in May.", "en", "May"),
        ("He came on Sept. 3.", "en", "Sept. 3"),
        ("Il est arrivé en mai.", "fr", "mai"),
        ("Il est arrivé à Alger dimanche soir.", "fr", "dimanche soir"),
    ],
)
def test_what_belongs_to_an_expression(text: str, language: str, expression: str) -> None:
    assert [e.text for e in find(text, language)] == [expression]


def test_expressions_stand_where_they_say() -> None:
    text = "He came on May 10, 2023, left from June 1 to 3, and returned last year, on Monday and in 2022."
    found = find(text, "en")
    assert [text[e.start : e.end] for e in found] == [e.text for e in found]
    assert [e.text for e in found] == ["May 10, 2023", "from June 1 to 3", "last year", "Monday", "2022"]
    assert all(left.end <= right.start for left, right in pairwise(found))


@pytest.mark.parametrize(
    ("year", "month", "last"), [(2023, 2, 28), (2024, 2, 29), (2023, 12, 31), (2023, 4, 30)]
)
def test_the_end_of_a_month(year: int, month: int, last: int) -> None:
    assert month_end(year, month) == date(year, month, last)


@pytest.mark.parametrize(
    ("text", "language"), [("in the coming days", "en"), ("dans les prochains jours", "fr")]
)
def test_the_coming_days(text: str, language: str) -> None:
    when = read(text, language)
    assert when is not None
    assert when.earliest == BASE
    assert when.precision is Precision.SPAN


def test_a_second_visit_in_two_weeks_is_no_plan() -> None:
    assert read("It was the second visit in two weeks.", "en", ahead=False) is None


@pytest.mark.parametrize(
    ("text", "language", "edge"),
    [
        ("since May 2019", "en", "from"),
        ("by March 5", "en", "until"),
        ("by the end of March", "en", ""),
        ("depuis jeudi", "fr", "from"),
        ("d'ici au 5 mars", "fr", "until"),
        ("d'ici la fin de l'année", "fr", ""),
        ("on the occasion of May 9", "en", "occasion"),
        ("on May 3", "en", ""),
    ],
)
def test_a_date_that_only_bounds(text: str, language: str, edge: str) -> None:
    assert [e.edge for e in find(text, language)] == [edge]


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("to Rome on May 3 and to Oslo on May 5, 2024", 2024),
        ("to Rome on December 30, and then to Oslo on January 2, 2024", 2023),
        ("on May 3 the minister recalled the treaty of June 5, 1971", None),
        ("on May 3. On May 5, 2024", None),
    ],
)
def test_days_side_by_side_share_a_year(text: str, year: int | None) -> None:
    assert find(text, "en")[0].first[0] == year
