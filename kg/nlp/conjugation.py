"""Inflected forms of the lexicon's verbs, from the patterns that a language's `language.toml` gives.

A pattern belongs to the ending of an infinitive, the longest that fits, and holds the third person
of the present (singular, plural), the stems of the imperfect and the future, the third person of
the past (singular, plural) and the past participle. Languages without patterns have no such forms.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from kg.events.lexicon import lexicon
from kg.nlp.language import language_data

IMPERFECT = ("ait", "aient")
FUTURE = ("a", "ont", "ait", "aient")
AGREEMENT = ("", "e", "s", "es")


@dataclass(frozen=True, slots=True)
class Finite:
    """A finite form that the perfect may stand for: its verb, the participle, whether it is plural."""

    lemma: str
    participle: str
    plural: bool


@dataclass(frozen=True, slots=True)
class Pattern:
    """The forms of one verb."""

    lemma: str
    present: tuple[str, str]
    imperfect: str
    future: str
    past: tuple[str, str]
    participle: str

    def finite(self) -> Iterator[tuple[str, bool]]:
        """(form, plural) of the tenses of what is or was: present, past, the imperfect's plural."""
        for singular, plural in (self.present, self.past):
            yield from ((singular, False), (plural, True))
        yield self.imperfect + IMPERFECT[1], True

    def participles(self) -> Iterator[str]:
        """The past participle in its four forms."""
        yield from (self.participle + end for end in AGREEMENT)

    def all(self) -> Iterator[str]:
        """Every form known."""
        yield from (form for form, _ in self.finite())
        yield from self.participles()
        yield self.imperfect + IMPERFECT[0]
        yield self.imperfect + "ant"
        yield from (self.future + end for end in FUTURE)


def bare(lemma: str) -> str:
    """The infinitive of a lemma as rules write it, without its pronoun and preposition."""
    return lemma.removeprefix("se ").removeprefix("s'").split(" ")[0]


@lru_cache(maxsize=4)
def patterns(language: str) -> tuple[Pattern, ...]:
    """The verbs of the lexicon, and those under `more_verbs`, conjugated; in order of their lemmas."""
    data = language_data(language)
    known: dict[str, str] = data.get("conjugation", {})
    if not known:
        return ()
    lemmas = {bare(v) for rule in lexicon(language).rules for v in rule.verbs | rule.light}
    found = (_pattern(v, known) for v in sorted(lemmas | set(data["more_verbs"])))
    return tuple(p for p in found if p is not None)


def _pattern(lemma: str, known: dict[str, str]) -> Pattern | None:
    endings = [e for e in known if lemma.endswith(e)]
    if not endings:
        return None
    ending = max(endings, key=len)
    stem = lemma.removesuffix(ending)
    parts = [stem + ("" if part == "-" else part) for part in known[ending].split()]
    return Pattern(lemma, (parts[0], parts[1]), parts[2], parts[3], (parts[4], parts[5]), parts[6])


@lru_cache(maxsize=4)
def finite_forms(language: str) -> dict[str, Finite]:
    """Forms of present and past, with what the perfect needs; not what `as_written` holds, form or verb."""
    left = set(language_data(language).get("as_written", ()))
    familiar = familiar_forms(language)
    return {
        form: Finite(p.lemma, familiar.get(p.participle, (p.participle, ""))[0], plural)
        for p in patterns(language)
        if p.lemma not in left
        for form, plural in p.finite()
        if form not in left
    }


@lru_cache(maxsize=4)
def familiar_forms(language: str) -> dict[str, tuple[str, str]]:
    """Forms that the model seldom saw -> (the same form of a verb that it knows, their own verb)."""
    known_as: dict[str, dict[str, str]] = language_data(language).get("known_as", {})
    by_lemma = {p.lemma: p for p in patterns(language)}
    found: dict[str, tuple[str, str]] = {}
    for lemma, other in known_as.get("participle", {}).items():
        pairs = zip(by_lemma[lemma].participles(), by_lemma[other].participles(), strict=True)
        found.update((form, (told, lemma)) for form, told in pairs)
    for lemma, other in known_as.get("future", {}).items():
        mine, theirs = by_lemma[lemma].future, by_lemma[other].future
        found.update((mine + end, (theirs + end, lemma)) for end in FUTURE)
    return found


@lru_cache(maxsize=4)
def participle_forms(language: str) -> dict[str, str]:
    """Every form of a past participle, with its verb."""
    return {form: p.lemma for p in patterns(language) for form in p.participles()}


@lru_cache(maxsize=4)
def ahead_forms(language: str) -> dict[str, bool]:
    """The third persons of the future and, as True, of the conditional."""
    return {p.future + end: end in IMPERFECT for p in patterns(language) for end in FUTURE}


@lru_cache(maxsize=4)
def present_forms(language: str) -> frozenset[str]:
    """The third persons of the present that are no simple past too."""
    every = patterns(language)
    return frozenset(f for p in every for f in p.present) - frozenset(f for p in every for f in p.past)


@lru_cache(maxsize=4)
def plain_forms(language: str) -> dict[str, bool]:
    """What the lexicon's verbs look like in a headline: the infinitive and, as True, the third person in -s.

    Only of a language without patterns, that is English: "Invites", "Pay", "Carries".
    """
    if patterns(language):
        return {}
    lemmas = {bare(v) for rule in lexicon(language).rules for v in rule.verbs | rule.light}
    return dict.fromkeys(sorted(lemmas), False) | {_third(v): True for v in sorted(lemmas)}


def _third(lemma: str) -> str:
    if lemma.endswith("y") and lemma[-2:-1] not in "aeiou":
        return lemma[:-1] + "ies"
    return lemma + ("es" if lemma.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")
