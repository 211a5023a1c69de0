"""Titles of documents and conferences, which are no mentions."""

import pytest

from tests.nlp.test_names import read

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("language", "sentence", "names"),
    [
        ("en", "Palau acceded to the Chemical Weapons Convention.", ["Palau"]),
        ("en", "Iran left the Vienna agreement.", ["Iran"]),
        ("en", "The Munich Security Conference opened.", []),
        ("en", "President Luis Arce left Geneva.", ["Luis Arce", "Geneva"]),
        ("fr", "La Chine a ratifié l'accord de Paris.", ["Chine"]),
        ("fr", "L'accord de la France est acquis.", ["France"]),
    ],
)
def test_a_title_is_no_name(language: str, sentence: str, names: list[str]) -> None:
    assert [name.text for name in read(sentence, language)] == names
