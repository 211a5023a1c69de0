import pytest

from kg.serve.media import choose

OFFERED = ("application/json", "text/csv", "text/html")


@pytest.mark.parametrize(
    ("accept", "chosen"),
    [
        (None, "application/json"),
        ("", "application/json"),
        ("*/*", "application/json"),
        ("text/csv", "text/csv"),
        ("TEXT/CSV", "text/csv"),
        ("text/*", "text/csv"),
        ("text/*;q=0.5, application/json;q=0.1", "text/csv"),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "text/html"),
        ("application/json;q=0, */*", "text/csv"),
        ("text/csv;q=x, text/html;q=0.1", "text/html"),
        ("text/csv; charset=utf-8", "text/csv"),
        ("image/png", None),
    ],
)
def test_the_best_liked_is_chosen(accept: str | None, chosen: str | None) -> None:
    assert choose(accept, OFFERED) == chosen
