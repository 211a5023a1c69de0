import pytest

from kg.read.language import find_language, language_code, language_name


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The president received the ambassador of Norway at the palace on Monday.", "en"),
        ("Le président a reçu l'ambassadeur de Norvège au palais lundi.", "fr"),
        ("El presidente recibió al embajador de Noruega en el palacio el lunes.", "es"),
        ("Der Präsident empfing am Montag den Botschafter Norwegens im Palast.", "de"),
        ("Президент принял посла Норвегии в понедельник.", "ru"),
        ("习近平同法国总统举行会谈", "zh"),
        ("THE PRESIDENT RECEIVED THE AMBASSADOR OF NORWAY ON MONDAY.", "en"),
    ],
)
def test_the_text_tells_its_language(text: str, language: str) -> None:
    assert find_language(text) == language


def test_a_statement_is_believed() -> None:
    assert find_language("El presidente recibió al embajador de Noruega.", stated="fr-CA") == "fr"


def test_a_statement_that_is_no_language_is_not() -> None:
    assert find_language("El presidente recibió al embajador de Noruega.", stated="unknown") == "es"


def test_a_hint_decides_where_the_text_is_too_short() -> None:
    assert find_language("Oslo", hint="de") == "de"
    assert find_language("The president received the ambassador of Norway at the palace.", hint="de") == "en"


@pytest.mark.parametrize("text", ["Oslo", "12345", "", "Biden meets Xi"])
def test_a_text_that_tells_nothing_is_taken_for_a_supported_language(text: str) -> None:
    assert find_language(text) in {"en", "fr"}


@pytest.mark.parametrize("name", ["fr", "fr-CA", "fr_FR", "fra", "fre", "French", "français", " FR "])
def test_languages_have_many_names(name: str) -> None:
    assert language_code(name) == "fr"


def test_names_are_english() -> None:
    assert [language_name("es"), language_name("zxx"), language_name("?")] == [
        "Spanish",
        "No linguistic content",
        "?",
    ]
