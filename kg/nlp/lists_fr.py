"""Lists of names that the parser takes apart: "le Mali, le Tchad, le Niger et le Togo ont signé"."""

from collections.abc import Collection, Iterator

from spacy.tokens import Doc, Token

from kg.nlp.tree import Edit

# A list of so many is taken apart.
LONG = 3
AND = frozenset({"et", "ainsi"})
# How one member of a list hangs on another, well or badly.
WITHIN = frozenset({"conj", "appos", "dep", "fixed", "flat", "flat:name", "punct", "ROOT"})
SUBJECT = frozenset({"nsubj", "nsubj:pass"})


def named_in_a_row(doc: Doc, names: Collection[int]) -> Iterator[Edit]:
    """The members of a list hang on its first one, and that where the best attached of them does."""
    i = 0
    while i < len(doc):
        run = _run(doc, names, i) if i in names else [i]
        if len(run) >= LONG:
            yield from _joined(doc, run)
        i = run[-1] + 1


def _run(doc: Doc, names: Collection[int], i: int) -> list[int]:
    """The names of "A, B, C and D" from i on; i alone if no "and" closes them."""
    run, at, closed = [i], i + 1, False
    while not closed and at < len(doc):
        start = at
        at += doc[at].text == ","
        closed = at < len(doc) and doc[at].lower_ in AND
        at += closed
        if at == start:
            return [i]
        while at < len(doc) and doc[at].pos_ == "DET":
            at += 1
        if at not in names:
            return [i]
        run.append(at)
        at += 1
    return run if closed else [i]


def _joined(doc: Doc, run: list[int]) -> Iterator[Edit]:
    inside = range(run[0], run[-1] + 1)
    outside = [t for t in (doc[k] for k in run) if t.head.i not in inside and t.dep_ not in WITHIN]
    verb = _verb_after(doc, run[-1] + 1, inside)
    told = next((t for t in outside if t.dep_ in SUBJECT), None)
    if verb is not None and (told is None or told.head == verb):
        passive = any(c.dep_ == "aux:pass" for c in verb.children)
        yield run[0], verb.i, "nsubj:pass" if passive else "nsubj"
    elif not outside:
        return
    elif doc[run[0]] not in outside:
        yield run[0], outside[0].head.i, outside[0].dep_
    yield from ((k, run[0], "conj") for k in run[1:])


def _verb_after(doc: Doc, i: int, inside: range) -> Token | None:
    """The finite verb right behind a list, if it has no subject elsewhere."""
    if i >= len(doc) or doc[i].pos_ not in ("AUX", "VERB") or doc[i].morph.get("VerbForm", []) != ["Fin"]:
        return None
    verb = doc[i].head if doc[i].dep_.startswith(("aux", "cop")) else doc[i]
    others = (c for c in verb.children if c.dep_ in SUBJECT and c.i not in inside)
    return verb if next(others, None) is None else None
