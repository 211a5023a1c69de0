"""Which stretches of a text are running text, and which are page furniture.

A block is a paragraph, given by its offsets. Line breaks inside a block are replaced by spaces of
the same length, so that offsets into a block are offsets into the document.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum


class Role(Enum):
    """What a block is for the extraction."""

    BODY = "body"
    CAPTION = "caption"
    FURNITURE = "furniture"


@dataclass(frozen=True, slots=True)
class Block:
    """`text` has the length of the slice `start:end` of the document; `dateline` is a city or ""."""

    start: int
    end: int
    text: str
    role: Role
    dateline: str = ""


# A page's list of other articles begins with such a line and runs to the end of the page.
_RELATED = re.compile(
    r"^\W*(see also|see more|read more|read also|related (news|articles|stories|content|topics)|more (news|stories|on this)|"
    r"other news|you may also like|latest news|most read|recommended|voir plus|voir aussi|lire aussi|lire (la suite|plus)|"
    r"à lire (aussi|également)|(sur le )?même sujet|articles? (liés?|connexes?)|autres? (articles?|actualités?)|"
    r"à voir aussi|les plus lus|dans la même rubrique)\W*$",
    re.I,
)
_FURNITURE = re.compile(
    r"^\W*(source|sources|share|tweet|print|partager|imprimer|photo|photos|end|fin|tags?|contact|"
    r"(by|par) [A-Z][\w.'’-]+( [A-Z][\w.'’-]+){0,3}|(©|copyright|all rights reserved|tous droits réservés).*|"
    r"[-–—*#\\ ]+|(photo|source|credit|crédit|image|legend|légende)s? ?(credit)? ?: ?.{0,60}|subscribe.*|abonnez-vous.*|"
    r"(published|updated|publié|mis à jour|modifié|posted)\b.{0,60}|https?://\S+|[\w.+-]+@[\w.-]+)\W*$",
    re.I,
)
_CREDIT = re.compile(
    r"[(\[]\s*(photo|source|credit|crédit|image|picture|ảnh|file|archives?|illustration)s?\b[^)\]]{0,80}[)\]]|"
    r"\b(photo|source|crédit|credit|image)s?( credit)? ?: ?[\w./&’' -]{1,40}[|.]?\s*$",
    re.I,
)
_SIGNED = re.compile(r"^[A-Z]{2,6}(?=[A-Z][a-zà-ÿ])")
_STAMPED = re.compile(r"^\W*(?:[A-Z]{2,8}\s+)?date\s+\d{4}-\d\d-\d\d\b|^\W*date ?: ?\d{4}-\d\d-\d\d", re.I)
_AGENCY = re.compile(
    r"^(?P<place>[A-ZÀ-Þ][\w.’' -]{2,40}?(?:, [\w. ]{2,25})?)\s*\((?P<agency>[A-Z][\w./ -]{1,30})\)\s*[-–—:,.]+\s+"
)
_DATELINE = re.compile(
    r"^(?P<place>[A-ZÀ-Þ][A-ZÀ-Þ.’' -]{2,30}(?:, [A-ZÀ-Þ][\w. ]{2,25})?),?\s*(?P<date>[\w., ]{0,24}?)\s*(?:\([\w./ -]{2,30}\))?\s*[-–—]+\s+"
)
_PLACE = r"(?P<place>[A-ZÀ-Þ][\w.’'-]+(?: [A-ZÀ-Þ][\w.’'-]+){0,2}(?:/[A-ZÀ-Þ][\w.’'-]+)?)"
_BROUGHT = r"(?:\s*[(/][A-Z][\w. -]{1,30}[)/]\.?)"
_LOOSE_DATELINES = (
    # "Geneva, 22 March 2023 – ", "MOSCOW, May 5. /TASS/. "
    re.compile(
        rf"^{_PLACE}(?:, [A-ZÀ-Þ][\w. ]{{2,25}})?, (?:le )?[\w., ]{{0,20}}\d[\w., ]{{0,12}}?{_BROUGHT}?\s*[-–—]+\s+"
    ),
    re.compile(rf"^{_PLACE}, [\w ]{{3,20}}\.{_BROUGHT}\s*[-–—]?\s*"),
    # "Havana, Sep 17, 2021 (Agency) The minister"
    re.compile(rf"^{_PLACE}, (?:le )?[\w., ]{{0,20}}\d[\w., ]{{0,12}}?{_BROUGHT}\s+(?=[A-ZÀ-Þ])"),
    # "BERLIN/PARIS (Reuters) - ", "/TASS/ - "
    re.compile(rf"^{_PLACE}{_BROUGHT}\s*[-–—]+\s+"),
    re.compile(r"^(?P<place>)[(/][A-Z]{2,15}[)/]\s*[-–—]+\s+"),
)
_LEADING_DATE = re.compile(r"^(?:1er|\d{1,2})\s+\w{3,9}\s+\d{4}\s*\.?\s*[-–—:]\s+")
NARROWEST_WRAP = 30
_SENTENCE_ENDS = (".", "!", "?", ":", "”", '"', "»", ")", "|")


def blocks(text: str) -> Iterator[Block]:
    """The blocks of a text in order; page furniture is marked, not dropped."""
    related = False
    seen: set[str] = set()
    for start, end in _paragraphs(text):
        raw = text[start:end]
        related = related or bool(_RELATED.match(raw))
        clean = _blank_furniture(re.sub(r"[\n\r\t]", " ", raw))
        city, clean = _take_dateline(clean)
        key = " ".join(clean.casefold().split())
        if related or _FURNITURE.match(raw) or not key or key in seen:
            role = Role.FURNITURE
        else:
            role = Role.CAPTION if _CREDIT.search(raw) else Role.BODY
        seen.add(key)
        yield Block(start, end, clean, role, city)


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    separator = re.compile(r"\n[ \t]*\n" if _hard_wrapped(text) else r"\n")
    at = 0
    for match in [*separator.finditer(text), None]:
        end = match.start() if match else len(text)
        if text[at:end].strip():
            yield at, end
        at = match.end() if match else end


def _hard_wrapped(text: str) -> bool:
    """Whether lines break at a width: most of those that another line follows end in mid-sentence."""
    pairs = zip(text.split("\n"), text.split("\n")[1:], strict=False)
    joins = [a.rstrip() for a, b in pairs if a.strip() and b.strip()]
    wide = [a for a in joins if len(a) >= NARROWEST_WRAP]
    return len(wide) * 2 > len(joins) and sum(not a.endswith(_SENTENCE_ENDS) for a in wide) * 2 > len(wide)


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())


def _blank_furniture(text: str) -> str:
    return _SIGNED.sub(_blank, _CREDIT.sub(_blank, _STAMPED.sub(_blank, text)))


def _take_dateline(text: str) -> tuple[str, str]:
    """The city of a dateline, and the text with the dateline blanked."""
    body = text.lstrip()
    offset = len(text) - len(body)
    leading = _LEADING_DATE.match(body)
    if leading:
        offset += leading.end()
        body = body[leading.end() :]
    loose = (pattern.match(body) for pattern in _LOOSE_DATELINES)
    match = _AGENCY.match(body) or _DATELINE.match(body) or next((m for m in loose if m), None)
    if not match:
        return "", " " * offset + body
    return match["place"].split(",")[0].strip(), " " * (offset + match.end()) + body[match.end() :]
