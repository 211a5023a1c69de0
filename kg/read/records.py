"""Files of records: JSON, JSON lines and CSV."""

import csv
import hashlib
import io
import json
from collections.abc import Iterator
from dataclasses import replace

from kg.errors import ReadError
from kg.read.draft import Draft
from kg.read.fields import to_draft
from kg.read.text import decode


def read_jsonl(data: bytes) -> Iterator[Draft | ReadError]:
    """One JSON record a line; a broken line is a ReadError with its number, the others are read.

    A record is named by its `id`, else by its line.
    """
    text = decode(data)
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            yield _record(line, number)


def read_json(data: bytes) -> Iterator[Draft | ReadError]:
    """One JSON record, or a list of them; in a list each is named by its `id`, else its position."""
    try:
        value = json.loads(decode(data))
    except json.JSONDecodeError as error:
        raise ReadError(f"is not JSON: {error.msg}", error.lineno) from error
    except RecursionError as error:
        raise ReadError("is not JSON that can be read: it is nested too deeply") from error
    if not isinstance(value, list):
        yield replace(_draft(value), record=None, sha256=None)
        return
    for position, item in enumerate(value, start=1):
        try:
            draft = _draft(item)
        except ReadError as error:
            yield ReadError(f"record {position} {error}")
            continue
        yield draft if draft.record is not None else replace(draft, record=str(position))


def read_csv(data: bytes) -> Iterator[Draft | ReadError]:
    """One record a row, the keys in the first row; named by its `id`, else by its line."""
    text = decode(data)
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
    try:
        for row in rows:
            yield _row(row, rows.line_num)
    except csv.Error as error:
        yield ReadError(f"is not CSV: {error}", rows.line_num)


def _record(line: str, number: int) -> Draft | ReadError:
    try:
        draft = _draft(json.loads(line))
    except json.JSONDecodeError as error:
        return ReadError(f"is not a JSON record: {error.msg} (column {error.colno})", number)
    except RecursionError:
        return ReadError("is not a JSON record that can be read: it is nested too deeply", number)
    except ReadError as error:
        return ReadError(str(error), number)
    return _placed(draft, number)


def _row(row: dict[str | None, str | list[str] | None], number: int) -> Draft | ReadError:
    fields = {key: value for key, value in row.items() if key is not None}
    try:
        return _placed(to_draft(fields, sha256=_hash(fields)), number)
    except ReadError as error:
        return ReadError(str(error), number)


def _placed(draft: Draft, number: int) -> Draft:
    """`draft` with the line it stands on: in its faults, and as its name where it has none."""
    faults = tuple(ReadError(str(fault), number) for fault in draft.faults)
    return replace(draft, record=draft.record or str(number), faults=faults)


def _draft(value: object) -> Draft:
    if not isinstance(value, dict):
        raise ReadError('is not a record with keys, such as {"text": …}')
    return to_draft(value, sha256=_hash(value))


def _hash(value: object) -> str:
    written = json.dumps(value, ensure_ascii=True, sort_keys=True)
    return hashlib.sha256(written.encode("ascii")).hexdigest()


def _delimiter(text: str) -> str:
    """The commonest of comma, semicolon and tab in the first line."""
    first = text.split("\n", 1)[0]
    return max(",;\t", key=first.count)
