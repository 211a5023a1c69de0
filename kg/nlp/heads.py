"""The head of an office, and what may stand before it: "Acting First Deputy Foreign | Minister".

Functions take a view and a token index.
"""

from kg.gazetteer import Use
from kg.nlp.view import View


def head_at(view: View, j: int, *, began: bool) -> tuple[int, str, bool] | None:
    """(end, head noun, plural) of the head of an office at j, with the heads joined to it."""
    match = view.gaz.get(j)
    if match is not None and match.entries[0].use is Use.NAME and view.capital(j):
        # "les Pays-Bas", "les États-Unis"
        return None
    plural = view.words.plural.get(view.at(j))
    if plural and any(plural in view.words.lists[k] for k in ("heads", "descriptors", "group_nouns")):
        return j + 1, plural, True
    if not _is_head(view, j):
        return None
    end, noun = _joined_heads(view, j)
    # "the General Assembly" is no general, nor the general who "then laid flowers" an adjective
    body = view.is_in("body", end) and view.capital(end)
    plain = not view.capital(j) and not acts(view, end)
    if not began and noun == "general" and end == j + 1 and (body or plain):
        return None
    several = view.words.plural.get(view.at(end), "")
    if several in view.words.lists["heads"] and not view.capital(end) and not view.is_in("verbs_too", end):
        return end + 1, several, True
    return end, noun, False


def acts(view: View, i: int) -> bool:
    """Whether a finite verb stands here, or behind an adverb: "also congratulated"."""
    i += view.is_in("before_verb", i)
    word = view.at(i)
    return view.is_in("finite", i) or (
        word.isalpha() and word.endswith(tuple(view.words.lists.get("finite_endings", ())))
    )


def _is_head(view: View, j: int) -> bool:
    """Whether the word at j is a head or a description, and not a modifier of a head that follows."""
    if not view.is_in("heads", j) and not (view.is_in("descriptors", j) and not view.capital(j)):
        return False
    modifies = view.is_in("modifiers", j) and view.capital(j) == view.capital(j + 1)
    return not (modifies and _leads_to_head(view, j + 1))


def _joined_heads(view: View, j: int) -> tuple[int, str]:
    """(end, head noun) of heads in a row: "Secretary General", "President-elect", "Minister Counsellor"."""
    end, noun = j + 1, view.at(j)
    while end < len(view) and not view.is_in("styles", end - 1):
        step = _next_head(view, j, end)
        if not step:
            break
        noun = view.at(end + step - 1) if not view.is_in("tense", end + step - 1) else noun
        end += step
    return end, noun


def _next_head(view: View, j: int, end: int) -> int:
    """How many words at `end` carry the office from j further, or 0."""
    if view.is_in("heads", end):
        # "Foreign Minister Amir Khan Muttaqi"
        return 0 if view.is_in("given_names", end) and view.capital(end + 1) else 1
    if view.is_in("postposed", end) or (view.is_in("and", end) and view.is_in("postposed", end + 1)):
        return 1 + view.is_in("and", end)
    if view.at(end) == "-" and (view.is_in("heads", end + 1) or view.is_in("tense", end + 1)):
        return 2
    if not view.capital(end):
        return 0
    if modifier(view, end) and view.is_in("heads", end + 1) and view.at(end) != "secretary":
        return 2
    return 1 if view.capital(j) and view.at(end) == "general" and view.is_in("modifiers", end) else 0


def _leads_to_head(view: View, k: int) -> bool:
    """Whether only modifiers stand between k and a head: "Deputy | National Security Advisor"."""
    capital = view.capital(k)
    while (
        k < len(view)
        and view.is_in("modifiers", k)
        and not view.is_in("heads", k)
        and view.capital(k) == capital
    ):
        k += 1
    plural = view.words.plural.get(view.at(k), "")
    return (view.is_in("heads", k) or plural in view.words.lists["heads"]) and view.capital(k) == capital


def modifier(view: View, j: int) -> bool:
    """Whether the word at j may stand before the head of an office."""
    if view.is_in("modifiers", j) or (view.is_in("tense", j) and not _acts(view, j)):
        return True
    if view.at(j) == "-" and (view.is_in("tense", j - 1) or view.is_in("prefixes", j - 1)):
        # "Ex-president", "non-permanent member"
        return True
    if (
        view.is_in("and", j)
        and view.is_in("modifiers", j - 1)
        and view.is_in("modifiers", j + 1)
        and not view.capital(j + 1)
    ):
        return True
    if view.at(j) in ("-", "&") or (
        view.is_in("and", j)
        and view.capital(j + 1)
        and view.capital(j - 1)
        and not view.is_in("heads", j + 1)
    ):
        return _head_ahead(view, j + 1)
    return (
        view.capital(j)
        and view.label(j) != "PERSON"
        and _head_ahead(view, j + 1)
        and not view.is_in("not_name", j)
    )


def _acts(view: View, j: int) -> bool:
    """Whether a word of tense is a verb: "the Union appointed former Minister X", "while visiting President X"."""
    if view.is_in("elective", j):
        before = j - 2 if view.at(j - 1) == "-" else j - 1
        adverb = view.is_in("newly", before) or view.is_in("articles", j - 1)
        return not (adverb or view.capital(j) or view.is_in("possessives", j - 1))
    return view.is_in("participles", j) and view.is_in("before_verbs", j - 1)


def _head_ahead(view: View, j: int) -> bool:
    for k in range(j, min(j + 4, len(view))):
        if view.is_in("heads", k) and view.capital(k):
            return True
        if not (view.capital(k) or view.at(k) in ("-", "&", "and", "of")) or view.label(k) == "PERSON":
            return False
    return False
