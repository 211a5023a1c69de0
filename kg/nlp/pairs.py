"""Reader of two states in one word: "Franco-German", "U.S.-China", "maroco-malawite"."""

from kg import gazetteer
from kg.gazetteer import Use
from kg.model import Kind
from kg.nlp.name import Name
from kg.nlp.view import View

HYPHENS = frozenset({"-", "–", "‑"})
STATE_USES = frozenset({Use.NAME, Use.DEMONYM})


def pair(view: View, i: int, known: frozenset[str]) -> Name | None:
    """Two or more states joined by hyphens, as one word of the tokeniser's or as several."""
    parts, end = _parts(view, i)
    if len(parts) < 2:
        return None
    states = [_state(view.language, part) for part in parts]
    codes = tuple(dict.fromkeys(code for code in states if code))
    if None in states or len(codes) < 2:
        return None
    return Name(i, end, (i, end), Kind.STATE, view.span(i, end), adjective=True, pair=codes)


def may_be_pair(view: View, i: int) -> bool:
    """A quick look at whether hyphens join the word at i to another."""
    return view.at(i + 1) in HYPHENS or any(h in view.text[i][1:-1] for h in HYPHENS)


def _parts(view: View, i: int) -> tuple[list[str], int]:
    word = view.text[i]
    for hyphen in sorted(HYPHENS):
        if hyphen in word[1:-1]:
            return word.split(hyphen), i + 1
    parts, end = [word], i + 1
    while view.at(end) in HYPHENS and view.glued(end) and view.glued(end + 1):
        parts.append(view.text[end + 1])
        end += 2
    return parts, end


def _state(language: str, word: str) -> str | None:
    """The code of a state's name or demonym that is one word; None for anything else."""
    found = gazetteer.load(language).find((word,))
    entry = found[0].entries[0] if found else None
    if entry is None or entry.use not in STATE_USES:
        return None
    return entry.key if entry.use is Use.NAME else entry.country or entry.key
