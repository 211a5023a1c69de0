"""Markdown with front matter: the markup goes, the words stay."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.errors import ReadError
from kg.read.draft import Draft
from kg.read.fields import to_draft
from kg.read.text import clean, decode, fold

if TYPE_CHECKING:
    from markdown_it.token import Token

_FRONT = re.compile(
    r"\s*---[ \t]*\n(?P<yaml>.*?)(?:\n|^)(?:---|\.\.\.)[ \t]*(?:\n|$)", re.DOTALL | re.MULTILINE
)
_TAG = re.compile(r"<[^<>]*>")


def read_markdown(data: bytes) -> Iterator[Draft]:
    """A Markdown file: one document, its front matter as metadata and its body as plain text.

    Paragraphs, list items and headings are parted by blank lines. Front matter that is not YAML
    becomes a fault; the body is read all the same.
    """
    text = clean(decode(data))
    fields, body, faults = _front_matter(text)
    heading, plain = _plain(body)
    draft = to_draft(fields, text=plain)
    if draft.title is None and heading:
        draft = replace(draft, title=heading)
    elif heading and heading != draft.title:
        draft = replace(draft, text=f"{heading}\n\n{plain}")
    yield replace(draft, record=None, faults=faults + draft.faults)


def _front_matter(text: str) -> tuple[dict[str, object], str, tuple[ReadError, ...]]:
    import yaml

    match = _FRONT.match(text)
    if match is None:
        return {}, text, ()
    body = text[match.end() :]
    first = text.count("\n", 0, match.start("yaml")) + 1
    try:
        fields = yaml.safe_load(match["yaml"])
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        reason = getattr(error, "problem", None) or fold(str(error))
        return {}, body, (ReadError(f"front matter is not YAML: {reason}", first + getattr(mark, "line", 0)),)
    if fields is None:
        return {}, body, ()
    if not isinstance(fields, dict):
        return {}, body, (ReadError("front matter is not YAML with keys, such as `date: 2025-02-05`", first),)
    return fields, body, ()


def _plain(markdown: str) -> tuple[str | None, str]:
    """The heading that opens the text, if any, and the paragraphs after it."""
    from markdown_it import MarkdownIt

    heading: str | None = None
    paragraphs: list[str] = []
    tokens = MarkdownIt("commonmark").parse(markdown)
    for index, token in enumerate(tokens):
        words = fold(_words(token))
        opens = not paragraphs and heading is None
        if not words:
            continue
        if opens and index and tokens[index - 1].type == "heading_open" and tokens[index - 1].tag == "h1":
            heading = words
        else:
            paragraphs.append(words)
    return heading, "\n\n".join(paragraphs)


def _words(token: "Token") -> str:
    if token.type == "inline":
        return _inline(token.children or [])
    if token.type in {"code_block", "fence"}:
        return token.content
    return _TAG.sub(" ", token.content) if token.type == "html_block" else ""


def _inline(tokens: Sequence["Token"]) -> str:
    """The words of a paragraph: pictures and tags go, line ends are spaces."""
    parts = []
    for token in tokens:
        if token.type in {"softbreak", "hardbreak"} or (
            token.type == "html_inline" and "<br" in token.content
        ):
            parts.append(" ")
        elif token.type in {"text", "code_inline"}:
            parts.append(token.content)
    return "".join(parts)
