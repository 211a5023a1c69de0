"""Which sentences are worth parsing: those with a trigger of the lexicon and someone to fill a role."""

from functools import lru_cache

from kg.events.lexicon import lexicon
from kg.events.weights import weights
from kg.nlp.conjugation import bare, patterns
from kg.nlp.language import language_data


@lru_cache(maxsize=4)
def verb_forms(language: str) -> dict[str, str]:
    """Every known form of the lexicon's verbs, and those under `lemmas`: form -> lemma."""
    forms = {form: p.lemma for p in patterns(language) for form in p.all()}
    return {**forms, **language_data(language).get("lemmas", {})}


@lru_cache(maxsize=4)
def implied_forms(language: str) -> frozenset[str]:
    """Singular and plural of the nouns whose rules need no one named: "a joint declaration was issued"."""
    nouns = {noun for rule in lexicon(language).rules if rule.implicit for noun in rule.nouns}
    return frozenset(form for noun in nouns for form in (noun, f"{noun}s", f"{noun}es"))


@lru_cache(maxsize=8)
def trigger_forms(language: str, *, learned: bool = True) -> frozenset[str]:
    """Every inflected form by which a trigger may show, from the lemmas and the language's endings.

    With `learned` also of the words that the statistical reader asks about.
    """
    data = language_data(language)
    known_weights = weights(language) if learned else None
    lemmas = lexicon(language).forms | (known_weights.strong.keys() if known_weights else frozenset())
    forms: set[str] = set()
    for known in lemmas:
        lemma = known.removeprefix("se ").removeprefix("s'")
        stems = {lemma, lemma.removesuffix("e"), lemma.removesuffix("y") + "i", lemma + lemma[-1]}
        if language == "fr":
            stems |= {
                lemma.removesuffix(s)
                for s in ("er", "ir", "re", "oir", "ir")
                if lemma.endswith(s) and len(lemma) > 4
            }
        forms.update(stem + ending for stem in stems for ending in data["endings"])
    forms.update(form for form, lemma in data["irregular"].items() if lemma in lemmas)
    written = {bare(known) for known in lemmas} - set(data.get("as_written", ()))
    forms.update(form for p in patterns(language) if p.lemma in written for form in p.all())
    return frozenset(forms)
