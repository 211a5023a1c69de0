"""Mends how the English parser reads names that stand side by side."""

from collections.abc import Collection, Iterator

from spacy.tokens import Doc, Token

from kg.nlp.syntax import OBJECT, PASSIVE_SUBJECT, SUBJECT, is_verb
from kg.nlp.tree import Edit

OBJECTS = frozenset({*OBJECT, "pobj", "conj", "appos", "dative"})


def listed_first(doc: Doc, names: Collection[int]) -> Iterator[Edit]:
    """ "[A], B sign a treaty": the first of a headline's subjects, read as an adverbial."""
    for verb in doc:
        subjects = [c for c in verb.children if c.dep_ in SUBJECT or c.dep_ in PASSIVE_SUBJECT]
        first = [c for c in verb.children if c.dep_ == "npadvmod" and c.i in names and c.text != "London"]
        if len(first) == 1 and len(subjects) == 1 and _adjoin(first[0], subjects[0]):
            yield first[0].i, verb.i, subjects[0].dep_
            yield subjects[0].i, first[0].i, "conj"


def _adjoin(first: Token, second: Token) -> bool:
    """Whether a comma alone stands between two nouns, the first of which opens the sentence."""
    comma = first.right_edge.i + 1
    return first.left_edge.i == 0 and second.left_edge.i == comma + 1 and first.doc[comma].text == ","


def listed_after(doc: Doc, names: Collection[int]) -> Iterator[Edit]:
    """ "wrote to [A], and [B]": B, read as coordinated with the verb."""
    for name in doc:
        verb, at = name.head, name.left_edge.i - 1
        if name.i not in names or name.dep_ != "conj" or not is_verb(verb) or verb.i > at:
            continue
        joined = at > 0 and doc[at].lower_ in ("and", "or")
        before = at - 1 - (doc[at - 1].text == ",") if joined else 0
        if before > verb.i and before in names and doc[before].dep_ in OBJECTS:
            yield name.i, before, "conj"
