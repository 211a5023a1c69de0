import pytest

from kg.errors import ReadError
from kg.read.text import clean, decode

FRENCH = "Le président a été reçu à Genève par la conseillère."
RUSSIAN = "Президент принял посла Кубы в Москве и обсудил двусторонние отношения."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "latin-1", "cp1252"])
def test_french_in_its_usual_encodings(encoding: str) -> None:
    assert decode(FRENCH.encode(encoding)) == FRENCH


@pytest.mark.parametrize("encoding", ["utf-8", "cp1251", "koi8-r"])
def test_russian_in_its_usual_encodings(encoding: str) -> None:
    assert decode(RUSSIAN.encode(encoding)) == RUSSIAN


def test_a_declared_encoding_is_used() -> None:
    assert decode("Žižkov".encode("cp1250"), declared="windows-1250") == "Žižkov"
    assert decode(FRENCH.encode("latin-1"), declared="no-such-encoding") == FRENCH


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "binary"),
        (bytes((index * 97 + index // 7) % 255 + 1 for index in range(3000)), "cannot be decoded"),
        (b"\xff\xfea", "not valid UTF-16"),
    ],
)
def test_what_is_not_text_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(ReadError, match=reason):
        decode(data)


def test_line_ends_and_control_characters() -> None:
    assert clean("a\r\nb\rc\n\x00\x0bd\ud800\te") == "a\nb\nc\n  d \te"
