"""The language of a text."""

from functools import cache
from typing import Any

# Languages that news is published in. Without this list short texts are taken for Occitan, Latin
# or Luxembourgish; the identifier's other languages have hardly any press.
NEWS = frozenset(
    code
    for line in (
        "af am ar az be bg bn bs ca cs cy da de el en es et eu fa fi fr ga gl gu ha he hi hr ht hu hy",
        "id ig is it ja ka kk km kn ko ku ky lo lt lv mg mk ml mn mr ms mt my ne nl no or pa pl ps pt",
        "qu ro ru rw si sk sl so sq sr sv sw ta te tg th tk tl tr tt ug uk ur uz vi xh yo zh zu",
    )
    for code in line.split()
)
# Below this posterior the identifier guesses; short texts of names and few words fall there.
SURE = 0.5
SAMPLE = 20_000


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(NEWS & set(identifier.labels))
    return identifier


def find_language(text: str, *, stated: str | None = None, hint: str | None = None) -> str:
    """The ISO 639-1 code of the language of `text`.

    A `stated` language is believed. Otherwise the text decides; where it is too short to, the
    `hint` does, else the likelier of English and French (their rules find nothing in other prose).
    """
    if stated is not None and (code := language_code(stated)) is not None:
        return code
    ranked = [(str(code), float(score)) for code, score in _identifier().rank(text[:SAMPLE])]
    if ranked[0][1] >= SURE:
        return ranked[0][0]
    if hint is not None and (code := language_code(hint)) is not None:
        return code
    return next(code for code, _ in ranked if code in {"en", "fr"})


def language_code(name: str) -> str | None:
    """The ISO 639 code of "en-US", "fra", "French" or "français"; None where it is none."""
    primary = name.strip().lower().replace("_", "-").split("-")[0]
    code = _aliases().get(primary, primary)
    return code if code in _names() else _codes().get(primary)


def language_name(code: str) -> str:
    """The English name of a language: "es" gives "Spanish"; the code itself where it has none."""
    return _names().get(code, code)


@cache
def _names() -> dict[str, str]:
    from babel import Locale

    return {str(code): str(name) for code, name in sorted(Locale("en").languages.items())}


@cache
def _codes() -> dict[str, str]:
    """Codes by name, in English and in the language itself, for the languages of news."""
    from babel import Locale

    codes: dict[str, str] = {}
    for code in sorted(NEWS & set(_names())):
        own = Locale.parse(code).get_language_name() or code
        codes |= {_names()[code].lower(): code, own.lower(): code}
    return codes


@cache
def _aliases() -> dict[str, str]:
    from babel.core import get_global

    return {str(old): str(new) for old, new in sorted(get_global("language_aliases").items())}
