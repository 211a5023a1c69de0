import pytest

from kg.model import Kind, Source
from kg.nlp.voice import publisher, signed
from tests.texts import read_names, read_views


@pytest.mark.parametrize(
    ("url", "country"),
    [
        ("https://www.state.gov/news/1", "us"),
        ("https://www.army.mil/news", "us"),
        ("https://www.gov.uk/government/news/1", "gb"),
        ("https://fco.gov.uk/news", "gb"),
        ("https://www.diplomatie.gouv.fr/fr/", "fr"),
        ("https://baochinhphu.gov.vn/1.htm", "vn"),
        ("https://www.mofa.go.jp/press", "jp"),
        ("https://www.gob.mx/sre", "mx"),
        ("https://www.example.org/gov.vn", None),
        ("https://notgov.vn/1", None),
        ("not a url", None),
        (None, None),
    ],
)
def test_the_state_whose_site_it_is(url: str | None, country: str | None) -> None:
    assert publisher(Source("a", "a", url=url)) == country


@pytest.mark.model
@pytest.mark.parametrize(
    ("title", "language", "expected"),
    [
        ("Statement by Secretary Antony Blinken", "en", True),
        ("Remarks by President Emmanuel Macron on Ukraine", "en", True),
        ("Message from King Charles III", "en", True),
        ("President Emmanuel Macron visits Rome", "en", False),
        ("Statement on the visit; President Emmanuel Macron in Rome", "en", False),
        ("Déclaration de M. Emmanuel Macron", "fr", True),
        ("Le président Emmanuel Macron en visite à Rome", "fr", False),
    ],
)
def test_a_text_that_is_a_persons_own(title: str, language: str, expected: bool) -> None:
    [view] = views = read_views(title, language=language)
    [found] = read_names(views)
    assert signed(view, next(name for name in found if name.kind is Kind.PERSON)) is expected
