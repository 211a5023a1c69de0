import json
from collections.abc import Callable, Iterator
from datetime import date

import pytest

from kg.errors import ReadError
from kg.read.draft import Draft
from kg.read.records import read_csv, read_json, read_jsonl

Item = Draft | ReadError
RECORD = {
    "id": "x1",
    "headline": "The visit",
    "body": "The king came.\r\nHe left.",
    "published": "2024-03-05T10:00:00Z",
    "link": "https://example.org/a",
    "publisher": "The Gazette",
    "lang": "en",
}
DRAFT = Draft(
    "The king came.\nHe left.",
    title="The visit",
    published=date(2024, 3, 5),
    url="https://example.org/a",
    outlet="The Gazette",
    language="en",
    record="x1",
)


def _plain(item: Item) -> Draft:
    assert isinstance(item, Draft)
    return Draft(**{name: getattr(item, name) for name in Draft.__slots__} | {"sha256": None})


@pytest.mark.parametrize(
    ("reader", "data"),
    [
        (read_jsonl, json.dumps(RECORD)),
        (read_json, json.dumps([RECORD])),
        (read_csv, ",".join(RECORD) + "\n" + ",".join(f'"{value}"' for value in RECORD.values())),
        (read_csv, ";".join(RECORD) + "\n" + ";".join(f'"{value}"' for value in RECORD.values())),
    ],
)
def test_records_of_every_format_are_read_alike(reader: Callable[[bytes], Iterator[Item]], data: str) -> None:
    assert [_plain(item) for item in reader(data.encode())] == [DRAFT]


def test_a_single_json_record_is_the_file_itself() -> None:
    draft = next(read_json(json.dumps(RECORD).encode()))
    assert isinstance(draft, Draft)
    assert (draft.record, draft.sha256) == (None, None)


def test_records_have_hashes_of_their_own() -> None:
    drafts = list(read_jsonl(b'{"text": "one"}\n{"text": "two"}\n{"text": "one"}\n'))
    hashes = [draft.sha256 for draft in drafts if isinstance(draft, Draft)]
    assert hashes[0] == hashes[2] != hashes[1]


def test_a_broken_line_is_an_error_with_its_number_and_the_others_are_read() -> None:
    items = list(
        read_jsonl(b'{"text": "one"}\n\n{"text": "two"\n{"title": "no text"}\n[1]\n"x"\n{"text": "three"}\n')
    )
    assert [item.text for item in items if isinstance(item, Draft)] == ["one", "three"]
    assert [item.line for item in items if isinstance(item, ReadError)] == [3, 4, 5, 6]
    assert "not a JSON record" in str(items[1])
    assert "no text" in str(items[2])


def test_records_without_id_are_named_by_their_line() -> None:
    items = list(read_jsonl(b'\n{"text": "one"}\n{"id": 7, "text": "two"}\n'))
    assert [item.record for item in items if isinstance(item, Draft)] == ["2", "7"]


def test_a_date_that_is_none_is_a_fault_of_its_line() -> None:
    (draft,) = read_jsonl(b'{"text": "one", "date": "2024-02-30"}')
    assert isinstance(draft, Draft)
    assert [(fault.line, "is not a day" in str(fault)) for fault in draft.faults] == [(1, True)]


@pytest.mark.parametrize("data", [b"{", b"[1,", b"\xef\xbb\xbf{]", b"[" * 100_000])
def test_json_that_is_none_is_refused(data: bytes) -> None:
    with pytest.raises(ReadError, match="is not JSON"):
        list(read_json(data))


def test_a_deep_line_is_an_error() -> None:
    (item,) = read_jsonl(b"[" * 100_000)
    assert isinstance(item, ReadError)


def test_bad_items_of_a_json_list_are_errors_with_their_position() -> None:
    items = list(read_json(b'[{"text": "one"}, 5, {"title": "x"}]'))
    assert [str(item) for item in items if isinstance(item, ReadError)] == [
        'record 2 is not a record with keys, such as {"text": …}',
        "record 3 has no text (a field text, body, content, article_body or articlebody)",
    ]


def test_csv_rows_with_too_few_or_too_many_cells() -> None:
    items = list(read_csv(b'id,text\n1,"one,\ntwo"\n2\n3,three,more\n'))
    assert [(item.record, item.text) for item in items if isinstance(item, Draft)] == [
        ("1", "one,\ntwo"),
        ("3", "three"),
    ]
    assert [item.line for item in items if isinstance(item, ReadError)] == [4]


def test_a_csv_cell_that_is_too_long_is_an_error() -> None:
    items = list(read_csv(b"text\n" + b"x" * 200_000 + b"\n"))
    assert ["is not CSV" in str(item) for item in items] == [True]


def test_half_a_surrogate_pair_does_not_reach_the_text() -> None:
    (draft,) = read_jsonl(b'{"text": "a\\ud83d b"}')
    assert isinstance(draft, Draft)
    assert draft.text == "a  b"
