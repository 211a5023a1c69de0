"""Headlines and captions that leave their verb out: "Minister X in Y for talks", "A and B during their talks".

They are written with a copula, so that the parser and the rules see a clause.
"""

from dataclasses import replace

from spacy.tokens import Doc

from kg.nlp.collapse import Collapsed

# Prepositions that follow whom a headline without a verb is about.
LEADS = frozenset({"in", "on", "at", "during", "before", "after", "with", "ahead"})
COPULA = "is"


def completed(short: Collapsed, doc: Doc) -> Collapsed | None:
    """The sentence with a copula after the names that it begins with, if it has no finite verb; else None."""
    at = _opening(short)
    if not at or at >= len(doc) or doc[at].lower_ not in LEADS or _has_clause(doc):
        return None
    here = short.origin[at][0]
    return replace(
        short,
        words=(*short.words[:at], COPULA, *short.words[at:]),
        origin=(*short.origin[:at], (here, here + 1), *short.origin[at:]),
        name=(*short.name[:at], None, *short.name[at:]),
        date=(*short.date[:at], None, *short.date[at:]),
        aside=(*short.aside[:at], None, *short.aside[at:]),
    )


def _opening(short: Collapsed) -> int:
    """Where the names that a sentence begins with end; 0 if it begins with none."""
    i = 0
    while i < len(short.words):
        named = short.name[i] is not None
        if not named and not (i and short.words[i] in (",", "and", "(", ")", "L", "R", "C")):
            break
        i += 1
    return i if i and short.name[0] is not None else 0


def _has_clause(doc: Doc) -> bool:
    """Whether the sentence has a main verb, or what may be one: "X on Thursday approved"."""
    root = next(t for t in doc if t.head == t)
    if any(c.tag_ in ("VBN", "VBD") for c in root.children):
        return True
    infinitive = root.tag_ == "VB" and any(c.tag_ == "TO" for c in root.children)
    return not (infinitive or root.tag_ in ("NNP", "NNPS", "NN", "NNS", "VBG"))
