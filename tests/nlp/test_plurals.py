"""Sentences in which one title has several holders, or a state's genitive stands before a person."""

import pytest

from tests.nlp.test_names import read

pytestmark = pytest.mark.model

SEVERAL = [
    (
        "en",
        "The foreign ministers of Armenia and Azerbaijan met.",
        ["foreign minister of Armenia am", "foreign minister of Azerbaijan az"],
    ),
    (
        "en",
        "The Armenian and Azerbaijani presidents met.",
        ["Armenian president am", "Azerbaijani president az"],
    ),
    ("en", "The leaders of China, Japan and Mexico met.", ["China cn", "Japan jp", "Mexico mx"]),
    ("en", "Presidents Macron, Lula and Xi met.", ["Macron None", "Lula None", "Xi None"]),
    (
        "en",
        "Foreign Ministers Ararat Mirzoyan of Armenia and Jeyhun Bayramov of Azerbaijan met.",
        ["Ararat Mirzoyan am", "Jeyhun Bayramov az"],
    ),
    ("en", "Ukraine's Volodymyr Zelensky called.", ["Volodymyr Zelensky ua"]),
    (
        "en",
        "An Iranian delegation led by Abbas Araghchi left.",
        ["Iranian delegation ir", "Abbas Araghchi ir"],
    ),
    ("en", "The religious leaders of Iran and Iraq met.", ["The religious leaders of Iran ir", "Iraq iq"]),
    (
        "fr",
        "Les ministres des Affaires étrangères arménien et turc se sont vus.",
        ["ministre des Affaires étrangères arménien am", "ministre des Affaires étrangères turc tr"],
    ),
    (
        "fr",
        "Les présidents du Kenya et de la Tanzanie se sont vus.",
        ["président du Kenya ke", "président de la Tanzanie tz"],
    ),
    (
        "fr",
        "Les présidents russe Vladimir Poutine et chinois Xi Jinping se sont vus.",
        ["Vladimir Poutine ru", "Xi Jinping cn"],
    ),
    (
        "fr",
        "Les ministres des Affaires étrangères français et chilien, Jean Martin et Ana Rojas, se sont vus.",
        ["Jean Martin fr", "Ana Rojas cl"],
    ),
    ("fr", "La Lettone Laura Matisone est partie.", ["Laura Matisone lv"]),
    ("fr", "L'Israélien Benyamin Nétanyahou est parti.", ["Benyamin Nétanyahou il"]),
]


@pytest.mark.parametrize(("language", "sentence", "expected"), SEVERAL)
def test_one_title_for_several(language: str, sentence: str, expected: list[str]) -> None:
    assert [f"{name.text} {name.country}" for name in read(sentence, language)] == expected
