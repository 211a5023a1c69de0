from datetime import date

import pytest

from kg.errors import ReadError
from kg.read.draft import Draft
from kg.read.html import read_html

PAGE = """<!DOCTYPE html>
<html lang="fr"><head>
<title>Le roi à Paris | Le Journal</title>
<meta property="article:published_time" content="2024-03-05T23:30:00+01:00">
<meta property="og:site_name" content="Le Journal">
<link rel="canonical" href="https://example.org/roi">
</head><body>
<nav><ul><li><a href="/">Accueil</a></li><li><a href="/monde">Monde</a></li></ul></nav>
<article>
<h1>Le roi à Paris</h1>
<p>PARIS (AFP) - Le roi a été reçu mardi à l'Élysée par le président.</p>
<p>Ils ont parlé de <a href="/x">coopération</a>,
   puis de <b>commerce</b>.</p>
<h2>La suite</h2>
<ul><li>une visite à Lyon</li></ul>
</article>
<footer><p>Copyright 2019 Le Journal. Tous droits réservés.</p></footer>
</body></html>"""


def _read(html: str, encoding: str = "utf-8") -> Draft:
    return next(read_html(html.encode(encoding)))


def test_the_article_without_what_is_around_it() -> None:
    draft = _read(PAGE)
    assert draft.text.split("\n\n") == [
        "PARIS (AFP) - Le roi a été reçu mardi à l'Élysée par le président.",
        "Ils ont parlé de coopération, puis de commerce.",
        "La suite",
        "une visite à Lyon",
    ]


def test_its_metadata() -> None:
    draft = _read(PAGE)
    assert (draft.title, draft.outlet, draft.url) == (
        "Le roi à Paris",
        "Le Journal",
        "https://example.org/roi",
    )
    assert (draft.published, draft.hint, draft.language) == (date(2024, 3, 5), "fr", None)


def test_a_minimal_page_keeps_every_paragraph() -> None:
    draft = _read(
        "<html><body><h1>The visit</h1><p>OSLO, 5 May 2024 — He came.</p><p>He left.</p></body></html>"
    )
    assert (draft.title, draft.text) == ("The visit", "OSLO, 5 May 2024 — He came.\n\nHe left.")


def test_long_articles_keep_every_paragraph() -> None:
    sentences = [
        f"In meeting number {number} the ministers spoke of trade and transport." for number in range(30)
    ]
    body = "".join(f"<p>{sentence}</p>" for sentence in sentences)
    assert _read(f"<html><body><h1>Meetings</h1>{body}</body></html>").text == "\n\n".join(sentences)


def test_no_date_is_made_up() -> None:
    draft = _read(
        "<html><body><h1>Visit</h1><p>He came on 3 May 2019.</p><p>© 2021 Gazette</p></body></html>"
    )
    assert draft.published is None


def test_a_date_to_come_is_kept() -> None:
    page = PAGE.replace("2024-03-05", "2150-03-05")
    assert _read(page).published == date(2150, 3, 5)


def test_the_declared_encoding_is_used() -> None:
    page = '<html><head><meta charset="windows-1250"></head><body><h1>Žižkov</h1><p>Přijel.</p></body></html>'
    assert _read(page, "cp1250").text == "Přijel."


@pytest.mark.parametrize("html", ["<html><body></body></html>", "<html><head><title>x</title></head></html>"])
def test_a_page_without_text_is_refused(html: str) -> None:
    with pytest.raises(ReadError, match="no article text"):
        _read(html)


def test_a_page_that_is_too_long_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.read.html.MAX_BYTES", 100)
    with pytest.raises(ReadError, match="too long"):
        _read(PAGE)
