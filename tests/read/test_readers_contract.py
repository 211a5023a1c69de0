"""What every reader promises, run against all of them."""

import pytest

from kg.errors import ReadError
from kg.read import READERS
from kg.read.draft import Draft

SAMPLES = {
    ".csv": b"id,text\nx,The minister came.\n",
    ".html": b"<html><body><h1>Visit</h1><p>The minister came.</p></body></html>",
    ".json": b'{"text": "The minister came."}',
    ".jsonl": b'{"text": "The minister came."}\n',
    ".md": b"# Visit\n\nThe minister came.\n",
    ".txt": b"The minister came.",
}
SAME = {".htm": ".html", ".markdown": ".md", ".ndjson": ".jsonl", ".text": ".txt"}


def _sample(suffix: str) -> bytes:
    return SAMPLES[SAME.get(suffix, suffix)]


@pytest.mark.parametrize("suffix", sorted(READERS))
def test_a_reader_yields_drafts(suffix: str) -> None:
    (draft,) = READERS[suffix](_sample(suffix))
    assert isinstance(draft, Draft)
    assert draft.text.strip() == "The minister came."


@pytest.mark.parametrize("suffix", sorted(READERS))
def test_a_reader_gives_the_same_twice(suffix: str) -> None:
    assert list(READERS[suffix](_sample(suffix))) == list(READERS[suffix](_sample(suffix)))


@pytest.mark.parametrize("suffix", sorted(READERS))
def test_a_reader_knows_line_ends_and_marks(suffix: str) -> None:
    marked = b"\xef\xbb\xbf" + _sample(suffix).replace(b"\n", b"\r\n")
    assert [_words(item) for item in READERS[suffix](marked)] == ["The minister came."]


@pytest.mark.parametrize("suffix", sorted(READERS))
def test_a_reader_refuses_binary_data(suffix: str) -> None:
    with pytest.raises(ReadError, match="binary"):
        list(READERS[suffix](b"\x89PNG\x00\x01\x02"))


def _words(item: Draft | ReadError) -> str:
    assert isinstance(item, Draft)
    return item.text.strip()
