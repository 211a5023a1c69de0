"""Sums of money written short, for parser and rules in words: "£30m", "$1.1bn"."""

import re

from kg.nlp.view import View

SHORT = {"m": "million", "mn": "million", "bn": "billion", "tn": "trillion"}
SIGNS = frozenset({"$", "£", "€", "us$", "a$", "c$", "nz$", "usd", "eur", "gbp"})
NUMBER = r"\d[\d.,]*"
_WHOLE = re.compile(rf"({NUMBER})(m|mn|bn|tn)")
_DIGITS = re.compile(NUMBER)


def short_sum(view: View, i: int) -> tuple[str, ...]:
    """The words for the token at i, if it is the end of a sum: "million" for "m", "1.1 billion" for "1.1bn"."""
    word = view.at(i)
    if word[-1:] not in ("m", "n"):
        return ()
    if word in SHORT:
        written = _DIGITS.fullmatch(view.at(i - 1)) and view.glued(i) and view.at(i - 2) in SIGNS
        return (SHORT[word],) if written else ()
    whole = _WHOLE.fullmatch(word)
    return (whole[1], SHORT[whole[2]]) if whole and view.at(i - 1) in SIGNS else ()
