"""A parse in which some words hang elsewhere."""

from collections.abc import Sequence

from spacy.tokens import Doc

# (word, its head, label)
Edit = tuple[int, int, str]


def rehung(doc: Doc, edits: Sequence[Edit]) -> Doc:
    """A copy with the edits made, or the parse itself if there are none or they would close a circle."""
    if not edits:
        return doc
    heads, labels = [t.head.i for t in doc], [t.dep_ for t in doc]
    for word, head, label in edits:
        heads[word], labels[word] = head, label
    if not all(_ends(heads, i) for i in range(len(heads))):
        return doc
    return Doc(
        doc.vocab,
        words=[t.text for t in doc],
        tags=[t.tag_ for t in doc],
        pos=[t.pos_ for t in doc],
        morphs=[str(t.morph) for t in doc],
        lemmas=[t.lemma_ for t in doc],
        heads=heads,
        deps=labels,
    )


def _ends(heads: Sequence[int], i: int) -> bool:
    """Whether the way up from a word reaches a root."""
    for _ in heads:
        if heads[i] == i:
            return True
        i = heads[i]
    return False
