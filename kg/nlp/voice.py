"""Whose text it is: the state that publishes it, and who says "I" in it."""

import re
from urllib.parse import urlsplit

from kg.model import Source
from kg.nlp.name import Name
from kg.nlp.story import reference_words
from kg.nlp.view import View

# Governments publish under names of their own: the top-level domains gov and mil are those of the
# United States (IANA's database of the root zone), second-level names follow each registry's custom.
_STATE_SITE = re.compile(
    r"(?:^|[.])(?:gov|gouv|gob|govt|go|gc|admin|government|mfa|diplomatie|diplo)[.](?P<code>[a-z]{2})$"
)
_SPECIAL = {"uk": "gb"}


def publisher(source: Source) -> str | None:
    """The code of the state whose own site the document is from, or None."""
    host = (urlsplit(source.url).hostname or "") if source.url else ""
    if host.endswith((".gov", ".mil")):
        return "us"
    match = _STATE_SITE.search(host)
    if match is None:
        return None
    return _SPECIAL.get(match["code"], match["code"])


def signed(view: View, author: Name) -> bool:
    """Whether a title says that the text is a person's own: "Statement by …", "Déclaration de …"."""
    words = reference_words(view.language)
    return (
        any(view.at(k) in words["own_texts"] for k in range(author.start))
        and view.at(author.start - 1) in words["own_by"]
    )
