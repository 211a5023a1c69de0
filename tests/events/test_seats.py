"""Whom a capital or a seat of power means that acts."""

import pytest

from tests.texts import extract_text, fillers

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "language", "imposer"),
    [
        ("Brussels imposed sanctions on Russia.", "en", "European Union"),
        ("Bruxelles a imposé des sanctions à la Russie.", "fr", "Union européenne"),
        # a text about Belgium
        ("Belgium closed its airspace. Brussels imposed sanctions on Russia.", "en", "Belgium"),
        ("Tehran imposed sanctions on Canada.", "en", "Iran"),
    ],
)
def test_who_imposes(text: str, language: str, imposer: str) -> None:
    found = extract_text(text, language=language)
    (sanction,) = [f for f in found.frames if f.type == "Sanction"]
    assert fillers(found, sanction)["imposer"] == [imposer]
