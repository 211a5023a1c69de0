"""Who was at a gathering that a sentence only mentions: "At the summit in Luanda, Angola pledged", "its summit"."""

from spacy.tokens import Token

from kg.events.around import of_noun
from kg.events.features import Scene, lights, may_fill
from kg.nlp.language import language_data
from kg.nlp.syntax import expand

GATHERED = "Conference"
ROLE_THERE = "participant"
# What a gathering is called by without taking part: "the Lisbon summit".
CITIES = frozenset({"Capital", "Place"})


def present(here: Scene, trigger: Token, language: str) -> list[Token]:
    """Those who were at a gathering, by the grammar: whose it is, else who acted at it, else of whom it is called."""
    functions, _ = of_noun(trigger, lights(language, GATHERED))
    known = language_data(language)["present_at"]
    at = any(t.lower_ in known for t in _leads(trigger) if t.dep_ in ("prep", "case", "pobj"))
    for name in ("of", "poss", *(("clause",) if at else ()), "mod"):
        several = [t for first in functions.get(name, ()) for t in expand(first)]
        if name == "mod":
            several = [t for t in several if CITIES.isdisjoint(here.kinds(t))]
        fits = [t for t in several if may_fill(here, t, GATHERED, ROLE_THERE) and t.i not in here.plain]
        if fits:
            return fits
    return []


def at_named(here: Scene, token: Token, language: str) -> list[Token]:
    """Those who were at a gathering that goes by a name: "on the margins of the World Economic Forum, X met Y"."""
    if token.i not in here.doc.user_data["names"]:
        return []
    said, data = here.kinds(token), language_data(language)
    gathering = "Organisation" in said and not said.isdisjoint(data["gatherings"])
    if not gathering or not said.isdisjoint(data["no_gatherings"]):
        return []
    if not any(t.lower_ in data["there"] for t in _leads(token)):
        return []
    return [t for t in present(here, token, language) if t != token]


def _leads(noun: Token) -> list[Token]:
    """The words that may lead to a noun: its preposition and what that hangs on, or its case."""
    return [noun.head, noun.head.head] if noun.dep_ == "pobj" else list(noun.children)
