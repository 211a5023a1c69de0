"""What stands around a word that refers to somebody: whether a name, a clause or a noun is near."""

from kg.nlp.conjugation import finite_forms
from kg.nlp.language import language_data
from kg.nlp.view import View

FAR = 8
NEAR = 4
# Auxiliaries of a finite verb.
HELPERS = frozenset({"a", "ont", "avait", "avaient", "est", "sont", "était", "étaient", "sera", "seront"})


def is_latter(view: View, i: int, words: dict[str, frozenset[str]]) -> bool:
    """Whether a word closes "celui-ci", "ce dernier"."""
    return view.at(i) in words["latter"] or f"{view.at(i - 1)} {view.at(i)}" in words["latter"]


def fronted(view: View, i: int) -> bool:
    """Whether only a phrase without a finite verb stands before the subject at i; only where such forms are known."""
    finite = finite_forms(view.language)
    start = i
    while start > 0 and not view.starts_sentence(start):
        start -= 1
    if not finite or view.at(i - 1) != "," or start == i:
        return False
    others = language_data(view.language)["not_only_verbs"]
    said = (view.at(k) for k in range(start, i))
    return not any(w in HELPERS or (w in finite and w not in others) for w in said)


def far(view: View, i: int, people: dict[int, int]) -> bool:
    """Whether the sentence's first person stands far before i, with another clause between."""
    start = i
    while start > 0 and not view.starts_sentence(start):
        start -= 1
    first = next((k for k in range(start, i) if k in people), i)
    near = max((k for k in range(start, i) if k in people), default=i)
    return i - first > FAR and i - near > FAR


def relative(view: View, i: int, ends: frozenset[int], words: dict[str, frozenset[str]]) -> bool:
    """Whether i stands in a clause about the person named before it: "talks with X, who thanked him"."""
    who = next((k for k in range(i - 1, max(i - NEAR, 0), -1) if view.at(k) in words["relative"]), 0)
    return who > 0 and (who in ends or (view.at(who - 1) == "," and who - 1 in ends))


def ahead(view: View, i: int, people: dict[int, int], words: dict[str, frozenset[str]]) -> int | None:
    """Whom a pronoun means of which the clause stands before: "In Rome, where he met the Pope, X said"."""
    start = i
    while start > 0 and not view.starts_sentence(start):
        start -= 1
    first = view.at(start) in words["opening"] and view.at(i - 1) in words["looking_ahead"]
    if not first or any(k in people for k in range(start, i)):
        return None
    comma = next((k for k in range(i, len(view)) if view.at(k) == "," or view.starts_sentence(k + 1)), i)
    return people.get(comma + 1)


def beside(view: View, i: int, ends: frozenset[int]) -> bool:
    """Whether a person's name ends shortly before i, with only a verb between."""
    for k in range(i, max(i - NEAR, 0), -1):
        if k in ends:
            return True
        if view.at(k - 1) in (",", ";") or view.is_in("and", k - 1):
            return False
    return False


def before_noun(view: View, i: int) -> bool:
    """Whether a word after i may be a noun: "her hand", not "met her on Monday"."""
    nxt = view.at(i + 1)
    return bool(nxt) and (
        nxt.isalpha()
        and nxt
        not in (
            "to",
            "on",
            "with",
            "for",
            "in",
            "at",
            "and",
            "the",
            "a",
            "an",
            "that",
            "as",
            "by",
            "from",
            "after",
        )
    )
