"""Named fields (front matter, JSON, CSV) to a draft: one list of the keys that mean the same."""

import re
from collections.abc import Mapping
from datetime import date

from kg.errors import ReadError
from kg.read.dates import parse_date
from kg.read.draft import Draft
from kg.read.text import clean, fold

TEXT = ("text", "body", "content", "article_body", "articlebody")
TITLE = ("title", "headline")
DATE = ("date", "published", "date_published", "datepublished", "publication_date", "published_at")
URL = ("url", "source_url", "link", "permalink")
OUTLET = ("outlet", "source", "publisher", "site", "sitename")
LANGUAGE = ("language", "lang")
RECORD = ("id", "_id", "uid")
_PARTIAL = re.compile(r"\d{4}(-\d{1,2})?")


def to_draft(fields: Mapping[str, object], *, text: str | None = None, sha256: str | None = None) -> Draft:
    """A draft of named fields; `text` where the fields do not hold it.

    Raises ReadError where there is no text. A date that is none becomes a fault of the draft.
    """
    lower = {str(key).strip().lower(): value for key, value in fields.items()}
    body = text if text is not None else _first(lower, TEXT)
    if body is None:
        raise ReadError(f"has no text (a field {', '.join(TEXT[:-1])} or {TEXT[-1]})")
    published, faults = _published(lower)
    return Draft(
        clean(body),
        title=_line(lower, TITLE),
        published=published,
        url=_line(lower, URL),
        outlet=_line(lower, OUTLET),
        language=_line(lower, LANGUAGE),
        record=_line(lower, RECORD),
        sha256=sha256,
        faults=faults,
    )


def _published(fields: Mapping[str, object]) -> tuple[date | None, tuple[ReadError, ...]]:
    for key in DATE:
        value = fields.get(key)
        if value is None or value == "":
            continue
        if (day := parse_date(value)) is not None:
            return day, ()
        if _PARTIAL.fullmatch(str(value).strip()):
            return None, ()
        fault = f"{key} {fold(str(value))[:40]!r} is not a day; write it as 2025-02-05"
        return None, (ReadError(fault),)
    return None, ()


def _first(fields: Mapping[str, object], keys: tuple[str, ...]) -> str | None:
    for key in keys:
        value = fields.get(key)
        if isinstance(value, str) and value.strip():
            return value
        if isinstance(value, int) and not isinstance(value, bool):
            return str(value)
    return None


def _line(fields: Mapping[str, object], keys: tuple[str, ...]) -> str | None:
    value = _first(fields, keys)
    return None if value is None else fold(value)
