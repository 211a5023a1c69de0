"""One spelling for all spellings of a name: how tokens and names are made comparable.

Accents, full stops, hyphens and apostrophes do not distinguish names ("Côte d’Ivoire", "Cote
d'Ivoire"; "U.S.", "US"; "Guinea-Bissau", "Guinea", "-", "Bissau"); capitals do, save in articles
and prepositions ("Republic Of Korea", "La Paz", "la Paz") and behind the first of several words
("Arabie Saoudite", "Corée du nord").
"""

import re
import unicodedata

from anyascii import anyascii

CONNECTORS = frozenset(("of", "the", "and", "de", "du", "des", "la", "le", "les", "et", "d", "l"))

_CONNECTOR = max(map(len, CONNECTORS))
_SEPARATORS = re.compile(r"[\s'‘’ʻʼ`´\-‐‑–]+")
_PLAIN = re.compile(r"[A-Za-z0-9]+")
_UNDECOMPOSED = str.maketrans(
    {"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ı": "i", "ə": "e"}
    | {"æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "ß": "ss", "ð": "d", "þ": "th"}
)


def fold(text: str) -> str:
    """`text` without accents and ligatures; case is kept."""
    if text.isascii():
        return text
    decomposed = unicodedata.normalize("NFKD", text.translate(_UNDECOMPOSED))
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def pieces(text: str) -> list[str]:
    """The comparable pieces of a name or of one token; none for a hyphen, apostrophe or space."""
    if _PLAIN.fullmatch(text):
        low = text.lower()
        return [low] if low in CONNECTORS else [text]
    split = _SEPARATORS.split(fold(text).replace(".", "") or text)
    return [piece.lower() if piece.lower() in CONNECTORS else piece for piece in split if piece]


def key(text: str) -> str:
    """The pieces of a name joined with spaces: what the index is keyed by."""
    return text if text.isascii() and text.isalpha() and len(text) > _CONNECTOR else " ".join(pieces(text))


def name_words(text: str) -> tuple[str, ...]:
    """The folded words of a personal name; initials keep their letter, suffixes go."""
    plain = anyascii(text).casefold().replace("-", " ").replace("'", " ").replace(",", " ").replace(".", " ")
    return tuple(w for w in plain.split() if w not in ("jr", "sr"))
