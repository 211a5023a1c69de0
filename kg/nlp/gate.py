"""Which sentences are worth parsing: those with a trigger of the lexicon and someone to fill a role."""

from functools import lru_cache

from kg.events.lexicon import lexicon
from kg.nlp.language import language_data


@lru_cache(maxsize=4)
def verb_forms(language: str) -> dict[str, str]:
    """Forms of the regular verbs of the lexicon, for the ending of the infinitive and the endings that
    `verb_endings` gives it, and the irregular ones under `lemmas`: form -> lemma.
    """
    data = language_data(language)
    forms: dict[str, str] = {}
    lemmas = sorted({v for rule in lexicon(language).rules for v in rule.verbs | rule.light})
    for infinitive, endings in data.get("verb_endings", {}).items():
        for known in lemmas:
            lemma = known.removeprefix("se ").removeprefix("s'").split(" ")[0]
            if lemma.endswith(infinitive):
                forms.update((lemma.removesuffix(infinitive) + ending, lemma) for ending in endings)
    return {**forms, **data.get("lemmas", {})}


@lru_cache(maxsize=4)
def implied_forms(language: str) -> frozenset[str]:
    """Singular and plural of the nouns whose rules need no one named: "a joint declaration was issued"."""
    nouns = {noun for rule in lexicon(language).rules if rule.implicit for noun in rule.nouns}
    return frozenset(form for noun in nouns for form in (noun, f"{noun}s", f"{noun}es"))


@lru_cache(maxsize=4)
def trigger_forms(language: str) -> frozenset[str]:
    """Every inflected form by which a trigger may show, from the lemmas and the language's endings."""
    data = language_data(language)
    forms: set[str] = set()
    for known in lexicon(language).forms:
        lemma = known.removeprefix("se ").removeprefix("s'")
        stems = {lemma, lemma.removesuffix("e"), lemma.removesuffix("y") + "i", lemma + lemma[-1]}
        if language == "fr":
            stems |= {
                lemma.removesuffix(s)
                for s in ("er", "ir", "re", "oir", "ir")
                if lemma.endswith(s) and len(lemma) > 4
            }
        forms.update(stem + ending for stem in stems for ending in data["endings"])
    forms.update(form for form, lemma in data["irregular"].items() if lemma in lexicon(language).forms)
    return frozenset(forms)
