"""People who are only described: "two Israeli envoys", "members of the Syrian National Coalition".

Nobody could name them, yet somebody took part. A description counts where it says of which state or
body its people are; it stays a mention of its own, by its own words.
"""

from collections.abc import Sequence
from functools import lru_cache

from spacy.tokens import Token

from kg.model import Kind
from kg.nlp.collapse import Collapsed
from kg.nlp.name import Name
from kg.nlp.story import Body, reference_words
from kg.nlp.view import View, words

# What leads from people to what they are of: "officials from the EU", "members of parliament".
OF = frozenset({"of", "from", "de", "du", "des", "d'", "d’"})
# Words before a description that say nothing of whom it means.
BARE = frozenset({"det", "predet", "nummod", "case"})
LONGEST = 12


def description(view: View, names: Sequence[Name], short: Collapsed, token: Token) -> Body | None:
    """The people whom a plain noun stands for, if it is said of what state or body they are."""
    if not means_people(view.language, token):
        return None
    parts = [c for c in token.children if c.i < token.i and c.dep_ not in ("cc", "punct", "conj", "prep")]
    tails = [c for c in token.children if c.i > token.i and (c.lower_ in OF or c.dep_ == "nmod")]
    inside = [t for c in (*parts, *tails) for t in c.subtree]
    held = [names[n] for t in inside if (n := short.name[t.i]) is not None]
    country = _state(held)
    body = any((n.key or "").startswith("org:") or n.kind is Kind.ORGANISATION for n in held)
    if country is None and not body and _in_office(view.language, token):
        country = _where(names, short)
    if country is None and not body:
        return None
    if any(n.kind is Kind.PERSON and n.named for n in held):
        return None
    first = min((c.left_edge.i for c in parts if c.dep_ not in BARE), default=token.i)
    last = max((c.right_edge.i for c in tails), default=token.i)
    if last - first > LONGEST:
        last = token.i
    text = view.span(short.origin[first][0], short.origin[last][1])
    return Body(text.strip(" ,"), country, named=False)


def _state(held: Sequence[Name]) -> str | None:
    """The first state that names say, not a region of several; of "Korean American" that of the citizens."""
    before = {n.start for n in held if n.adjective}
    states = (n for n in held if not (n.adjective and n.end in before))
    return next((n.country for n in states if n.country and not n.country.startswith("region:")), None)


def _in_office(language: str, token: Token) -> bool:
    """Whether people are in office or lead others, neither of a private body nor of many states: "some ministers"."""
    elsewhere = reference_words(language)["private"] | reference_words(language)["worldwide"]
    return not any(c.lower_ in elsewhere for c in token.subtree) and any(
        may_describe(language, w, "official") for w in (token.lower_, token.lemma_.lower())
    )


def _where(names: Sequence[Name], short: Collapsed) -> str | None:
    """The one state that a sentence places its events in, if it names no other place."""
    said = [names[n] for n in short.name if n is not None]
    places = {n.country for n in said if n.kind in (Kind.PLACE, Kind.STATE) and not n.adjective and n.country}
    return next(iter(places)) if len(places) == 1 else None


def plainly(
    view: View, names: Sequence[Name], short: Collapsed, token: Token
) -> tuple[Body, tuple[int, int]]:
    """Whoever a common noun stands for, by its own words, and where those stand."""
    parts = [
        c for c in token.children if c.i < token.i and c.dep_ not in (*BARE, "cc", "punct", "conj", "prep")
    ]
    tails = [c for c in token.children if c.i > token.i and c.dep_ in ("prep", "nmod")]
    first = min((c.left_edge.i for c in parts), default=token.i)
    last = max((c.right_edge.i for c in tails), default=token.i)
    last = next((t.i - 1 for t in token.doc[token.i : last + 1] if t.dep_ == "cc"), last)
    last = token.i if last - first > LONGEST else last
    held = [names[n] for n in short.name[first : last + 1] if n is not None]
    country = _state(held)
    start, end = short.origin[first][0], short.origin[last][1]
    return Body(view.span(start, end).strip(" ,."), country, named=False), (start, end)


def body_of(language: str, names: Sequence[Name], short: Collapsed, token: Token) -> int | None:
    """The number of the body that people are of: "ministers from the Arab League" act for the League."""
    if not means_people(language, token):
        return None
    tails = (c for c in token.children if c.i > token.i and (c.lower_ in OF or c.dep_ == "nmod"))
    numbers = (n for t in tails for x in t.subtree if (n := short.name[x.i]) is not None)
    first = next(numbers, None)
    whole = first is not None and names[first].kind is Kind.ORGANISATION and names[first].named
    return first if whole else None


def means_people(language: str, token: Token) -> bool:
    """Whether a noun means people in office, a body of them, or others who are only described."""
    return token.pos_ in ("NOUN", "PROPN") and any(
        may_describe(language, word) for word in (token.lower_, token.lemma_.lower())
    )


@lru_cache(maxsize=2**12)
def may_describe(language: str, word: str, which: str = "") -> bool:
    """Whether a word means people in office or a body of them, in either number; `which` is a list of those."""
    lists = reference_words(language)
    people = lists[which] if which else lists["people"] | lists["groups"]
    low = word.lower()
    return low in people or words(language).plural.get(low, low.removesuffix("s")) in people
