"""Times that the English parser hangs amiss: when something was said, and days between two places."""

from collections.abc import Collection, Iterator, Sequence

from spacy.tokens import Doc

from kg.nlp.language import language_data
from kg.nlp.syntax import OBJECT, PASSIVE_SUBJECT, SUBJECT, is_verb

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


def beside_dates(
    doc: Doc, names: Collection[int], dates: Sequence[int | None]
) -> Iterator[tuple[int, int, str]]:
    """ "visit Chile on May 3 and [Peru] on May 5": coordinated with Chile, not with a day nor with the verb.

    `names` are the words that are names, `dates` has for each word the date that it is, if any.
    """
    for noun in doc:
        at = noun.head
        if noun.dep_ != "conj" or noun.i not in names or not (dates[at.i] is not None or is_verb(at)):
            continue
        verb = at if is_verb(at) else at.head.head if at.dep_ == "pobj" else at.head
        before = [
            t
            for t in doc[verb.i + 1 : noun.i]
            if t.i in names
            and ((t.head == verb and t.dep_ in OBJECT) or (t.dep_ == "pobj" and t.head.head == verb))
        ]
        if is_verb(verb) and before and any(d is not None for d in dates[before[-1].i + 1 : noun.i]):
            yield noun.i, before[-1].i, "conj"


def between_after(
    doc: Doc, names: Collection[int], dates: Sequence[int | None]
) -> Iterator[tuple[int, int, str]]:
    """ "recalled the treaty of 12 May [between] X and Y": the noun's, as the date before is, not the verb's."""
    for between in doc:
        if between.lower_ != "between" or not is_verb(between.head) or dates[between.i - 1] is None:
            continue
        lead = between.nbor(-1).head
        noun = lead.head if not is_verb(lead.head) else doc[lead.i - 1]
        if lead.dep_ == "prep" and noun.head == between.head and noun.dep_ in OBJECT:
            yield from ((word.i, noun.i, "prep") for word in (lead, between))
