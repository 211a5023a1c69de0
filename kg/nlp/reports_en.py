"""When something was said, which the English parser takes for when it is to happen."""

from collections.abc import Collection, Iterator

from spacy.tokens import Doc

from kg.nlp.language import language_data
from kg.nlp.syntax import PASSIVE_SUBJECT, SUBJECT

OPENING = SUBJECT | PASSIVE_SUBJECT | {"mark"}
WHEN = frozenset({"prep", "npadvmod", "advmod"})


def said_when(doc: Doc, names: Collection[int]) -> Iterator[tuple[int, int, str]]:
    """ "said [on Monday] it would impose sanctions": words between a verb of saying and what is said are its own.

    Gives (word, its head, label) of each that hangs elsewhere.
    """
    saying = language_data("en")["reporting"]
    for verb in doc:
        if verb.dep_ != "ccomp" or verb.head.lemma_ not in saying or verb.i < verb.head.i:
            continue
        opening = (c.left_edge.i for c in verb.children if c.dep_ in OPENING)
        first = min(opening, default=verb.i)
        yield from (
            (c.i, verb.head.i, c.dep_)
            for c in verb.children
            if c.dep_ in WHEN and verb.head.i < c.i < first and c.right_edge.i < first
        )
