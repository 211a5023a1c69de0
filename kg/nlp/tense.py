"""Finite verbs written in the perfect for the parser's sake: "signent" becomes "ont signé".

A small model takes many a present or simple past of a verb that it seldom saw for a noun or an
adjective, and loses the whole clause; "a" and "ont" before the participle leave it no doubt.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from kg.nlp.conjugation import Finite, finite_forms, participle_forms
from kg.nlp.language import language_data
from kg.nlp.syntax import UNACCUSATIVE
from kg.nlp.view import View

REFLEXIVE = frozenset({"se", "s'"})
# Object pronouns, and what they are before a vowel.
OBJECTS = {"le": "l'", "la": "l'", "l'": "l'", "les": "les", "lui": "lui", "leur": "leur"}
# After these a form is a verb, whatever else it may be.
LEADS = frozenset({"qui", "il", "elle", "on", "ils", "elles", "y"})
# After these the perfect would not do: "ne signe pas", "que signe X".
BARS = frozenset(
    (
        "ne n' que qu' dont où ai a ont est sont avoir être été à au aux de d' du des en par pour sur sous avec "
        "dans entre contre un une ce cet cette ces son sa ses"
    ).split()
)


@dataclass(frozen=True, slots=True)
class Perfect:
    """What is written for a verb: the pronoun before it (None for as it is), the words, the verb."""

    pronoun: str | None
    words: tuple[str, ...]
    lemma: str


def perfect(view: View, i: int, before: Sequence[str], named: Sequence[bool]) -> Perfect | None:
    """The perfect to write for the finite verb at i, if it is one for certain.

    `before` are the words already written, `named` which of them stand for a name.
    """
    known = finite_forms(view.language).get(view.at(i))
    if known is None or not before:
        return None
    last = before[-1].lower().replace("’", "'")
    held = OBJECTS.get(last) if not named[-1] else None
    if last in REFLEXIVE:
        return _reflexive(known)
    if last in BARS or (held and (len(before) < 2 or before[-2].lower() in BARS)):
        return None
    said = named[-1] or last in LEADS or (held is not None and (named[-2] or before[-2].lower() in LEADS))
    if not (said or not _other(view, i) or _governs(view, i, last)):
        return None
    if held in ("l'", "les") and _other(view, i):
        # "la visite", "les rencontre": too often a noun
        return None
    return _plain(known, held)


def _reflexive(known: Finite) -> Perfect:
    words = ("sont" if known.plural else "est", _agreed(known))
    return Perfect("se" if known.plural else "s'", words, known.lemma)


def _plain(known: Finite, held: str | None) -> Perfect:
    being = known.lemma in UNACCUSATIVE
    auxiliary = ("sont" if known.plural else "est") if being else ("ont" if known.plural else "a")
    return Perfect(held, (auxiliary, _agreed(known) if being else known.participle), known.lemma)


def _agreed(known: Finite) -> str:
    return known.participle + ("s" if known.plural and known.participle[-1] != "s" else "")


def _other(view: View, i: int) -> bool:
    """Whether a form is a noun, an adjective or a participle too."""
    form = view.at(i)
    return form in language_data(view.language)["not_only_verbs"] or form in participle_forms(view.language)


def _governs(view: View, i: int, last: str) -> bool:
    """Whether a form after a comma has an object at once: ", présente ses lettres"."""
    return last == "," and (view.is_in("articles", i + 1) or view.is_in("possessives", i + 1))
