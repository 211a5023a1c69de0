"""From short sentences to their parses: parsed, headlines completed, known errors of the parser mended."""

from collections.abc import Sequence

from spacy.tokens import Doc

from kg.nlp import pipeline, repair_en, repair_fr
from kg.nlp.collapse import Collapsed
from kg.nlp.gate import verb_forms
from kg.nlp.headlines import completed
from kg.nlp.language import correct_verbs

ENGLISH = "en"
REPAIRS = {ENGLISH: repair_en.repair, "fr": repair_fr.repair}


def parsed(model: str, language: str, shorts: Sequence[Collapsed]) -> list[tuple[Collapsed, Doc]]:
    """Each short sentence with its parse; a headline without a verb comes back with one."""
    docs = pipeline.parse(model, [short.words for short in shorts])
    pairs = list(zip(shorts, docs, strict=True))
    if language == ENGLISH:
        full = {k: c for k, (short, doc) in enumerate(pairs) if (c := completed(short, doc)) is not None}
        again = pipeline.parse(model, [c.words for c in full.values()])
        for (k, short), doc in zip(full.items(), again, strict=True):
            pairs[k] = (short, doc)
    correct_verbs((doc for _, doc in pairs), verb_forms(language))
    if language in REPAIRS:
        pairs = [(short, REPAIRS[language](doc, short)) for short, doc in pairs]
    for short, doc in pairs:
        doc.user_data["names"] = frozenset(i for i, n in enumerate(short.name) if n is not None)
    return pairs
