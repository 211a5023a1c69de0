from kg.export.dates import bounds, edtf, point
from kg.model import Precision
from tests.factories import make_when


def test_a_span_is_no_point_even_when_it_is_one_day() -> None:
    day = make_when("2024-02-29", precision=Precision.SPAN)
    assert point(day) is None
    assert edtf(day) == "2024-02-29/2024-02-29"
    assert bounds(day) == ("2024-02-29", "2024-02-29")


def test_wide_bounds_are_one_of_a_set() -> None:
    months = make_when("2024-01-01", "2024-03-31", Precision.MONTH)
    assert point(months) is None
    assert edtf(months) == "[2024-01..2024-03]"
    assert point(make_when("2024-01-01", "2024-12-31", Precision.YEAR)) == "2024"
