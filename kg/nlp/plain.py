"""What a sentence only says for emphasis and the parser reads badly: clefts, and short titles in quotation marks."""

from kg.nlp.language import language_data
from kg.nlp.view import View

# How many words a title in quotation marks has at most, and how far off the "que" of a cleft stands; how
# many words an aside in brackets has at most.
LONGEST_TITLE = 9
CLEFT = 30
LONGEST_ASIDE = 14


def title_end(view: View, i: int, end: int) -> tuple[int, bool] | None:
    """(the closing mark, whether only the marks are left out) of the short title that i opens; else None.

    "la « coalition des volontaires »" is read without its marks, "le thème « Un océan »" as "le thème".
    """
    data = language_data(view.language)
    marks: dict[str, str] = data.get("quotes", {})
    closing = marks.get(view.text[i])
    if closing is None or not i or not view.text[i - 1][-1].isalpha():
        return None
    stop = next((k for k in range(i + 1, min(i + LONGEST_TITLE + 2, end)) if view.text[k] == closing), None)
    if stop is None or stop == i + 1:
        return None
    within = view.at(i - 1) in data["no_title"]
    return (stop, within) if within or view.capital(i + 1) else None


def cleft(view: View, start: int, end: int) -> dict[int, str]:
    """What is written for words of a sentence that begins with a cleft: "C'est à Rome que X a" as "à Rome, X a"."""
    data = language_data(view.language)
    if " ".join(view.low[start : start + 2]) not in data.get("clefts", ()):
        return {}
    leads: list[str] = data["cleft_leads"]
    if view.at(start + 2) not in leads:
        return {}
    for k in range(start + 3, min(start + CLEFT, end)):
        if view.at(k) in data["cleft_ends"]:
            return {start: "", start + 1: "", k: ","}
    return {}


def aside_end(view: View, i: int, end: int) -> int:
    """The index after the bracket that closes what opens at i, or 0."""
    if view.at(i) not in ("(", "["):
        return 0
    near = range(i + 1, min(i + LONGEST_ASIDE, end))
    return next((k + 1 for k in near if view.at(k) in (")", "]")), 0)
