"""Web pages: main text and metadata by trafilatura, the date by htmldate."""

import re
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from kg.errors import ReadError
from kg.read.dates import parse_date
from kg.read.draft import Draft
from kg.read.text import clean, decode, fold

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_LANG = re.compile(r"<html[^>]*?\slang\s*=\s*[\"']?([\w-]{2,20})", re.IGNORECASE)
HEAD = 4096
MAX_BYTES = 10_000_000
SHORT = 250
# htmldate reads the page's own statements only (no guess from the text), and both bounds are
# fixed: its default for the upper one is the day of the run.
_DATES = {
    "extensive_search": False,
    "original_date": True,
    "min_date": "1900-01-01",
    "max_date": "2199-12-31",
}


def read_html(data: bytes) -> Iterator[Draft]:
    """A page: one document; its paragraphs parted by blank lines, its main heading as title.

    Raises ReadError where it holds no article text, or more than MAX_BYTES.
    """
    if len(data) > MAX_BYTES:
        raise ReadError(f"too long: {len(data):,} bytes of HTML, more than {MAX_BYTES:,}")
    declared = _CHARSET.search(data[:HEAD])
    html = clean(decode(data, declared=declared[1].decode("ascii") if declared else None))
    page = _main_text(html)
    if page is None or not (page.text or "").strip():
        raise ReadError("has no article text that can be told from the page around it")
    title = fold(page.title or "") or None
    paragraphs = [words for line in clean(page.text).split("\n") if (words := fold(line.removeprefix("- ")))]
    if title is not None and paragraphs[0] == title:
        paragraphs = paragraphs[1:]
    lang = _LANG.search(html[:HEAD])
    yield Draft(
        "\n\n".join(paragraphs),
        title=title,
        published=parse_date(page.date),
        url=page.url,
        outlet=page.sitename,
        hint=lang[1] if lang else None,
    )


def _main_text(html: str) -> Any:
    """What trafilatura takes for the article, or None.

    For short articles its own minimum is lifted: below it, it flattens the page into one line.
    The flattened text is taken only where it is twice as long, that is, where the article's
    paragraphs were not found.
    """
    short = _extract(html, smallest=1)
    length = len(short.text or "") if short is not None else 0
    if length >= SHORT:
        return short
    flat = _extract(html, smallest=SHORT)
    return flat if flat is not None and len(flat.text or "") > 2 * length else short


def _extract(html: str, *, smallest: int) -> Any:
    from trafilatura import bare_extraction
    from trafilatura.settings import DEFAULT_CONFIG

    config = deepcopy(DEFAULT_CONFIG)
    config.set("DEFAULT", "MIN_EXTRACTED_SIZE", str(smallest))
    return bare_extraction(
        html,
        with_metadata=True,
        include_comments=False,
        include_tables=False,
        date_extraction_params=_DATES,
        config=config,
    )
