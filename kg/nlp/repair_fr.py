"""Mends what the French parser gets wrong in a known way, before anything reads the parse."""

from spacy.tokens import Doc

from kg.nlp.collapse import Collapsed


def repair(doc: Doc, short: Collapsed) -> Doc:
    """The parse, mended."""
    for i, lemma in short.lemmas.items():
        doc[i].lemma_ = lemma
        doc[i].pos_ = "VERB"
    return doc
