"""What an office or a body is of: "of the Communist Party of Cuba (PCC) Central Committee".

Functions take a view and a token index and return the index after what they read.
"""

from kg.gazetteer import Use
from kg.nlp.view import STATE_USES, View

LOOK_AHEAD = 7


def state_at(view: View, i: int) -> tuple[int, str | None, str | None]:
    """(end, country, organisation's name) of a state, demonym or organisation at i; end == i if none."""
    match = view.gaz.get(i)
    if match is None:
        return i, None, None
    entry = match.entries[0]
    if entry.use in STATE_USES:
        return match.end, entry.country or entry.key, None
    if entry.use is Use.ORGANISATION:
        return match.end, entry.country, entry.label
    if entry.use in (Use.CAPITAL, Use.REGION, Use.SEAT, Use.CITY):
        return match.end, entry.country, None
    return i, None, None


def complement_at(view: View, i: int) -> tuple[int, str | None, str | None]:
    """(end, country, body) of what an office is an office of; end == i if there is nothing."""
    j = i + (view.is_in("articles", i) or view.is_in("possessives", i))
    definite = (
        j > i or view.is_in("contracted", i - 1) or bool(view.words.lists.get("state_after", frozenset()))
    )
    begin, country, body_end = j, None, i
    while j < len(view):
        end, land, _ = state_at(view, j)
        if end > j:
            country, j = country or land, end
            body_end = j
        elif view.is_in("body", j) and (view.capital(j) or j > begin or definite):
            j += 1
            body_end = j
        elif view.at(j) == "(" and acronym_end(view, j):
            j = acronym_end(view, j)
            body_end = j
        elif ((view.capital(j) or view.at(j) in ("-",)) and _body_ahead(view, j)) or (
            view.is_in("inside", j) and _more(view, j)
        ):
            j += 1
        else:
            break
    if body_end <= i:
        return i, None, None
    name = view.span(begin, body_end)
    return body_end, country, name if country is None or body_end - begin > 3 else None


def acronym_end(view: View, j: int) -> int:
    """The index after "(ABC)" at j, or 0."""
    if j + 2 < len(view) and view.at(j + 2) == ")" and view.text[j + 1].isupper():
        return j + 3
    return 0


def _body_ahead(view: View, j: int) -> bool:
    """Whether a run of capitalised words from j reaches a body before a person begins."""
    for k in range(j, min(j + LOOK_AHEAD, len(view))):
        if view.is_in("body", k) and view.capital(k):
            return True
        if (
            view.label(k) == "PERSON"
            or view.is_in("heads", k)
            or (k > j and k in view.gaz and view.gaz[k].entries[0].use in STATE_USES)
        ):
            return False
        if not (view.capital(k) or view.at(k) in ("of", "for", "and", "the", "&", "-", "'s", "’s")):
            return False
        if view.at(k) == "and" and not view.capital(k + 1):
            return False
    return False


def _more(view: View, j: int) -> bool:
    """Whether a connecting word at j leads to more of the same complement."""
    k = j + 1 + view.is_in("articles", j + 1)
    if view.words.lists.get("state_after", frozenset()):
        while view.is_in("inside", k) and k - j < 4:
            k += 1
    if view.at(j) in (",",):
        return False
    if view.is_in("and", j) and (view.is_in("heads", k) or office_head_follows(view, k)):
        return False
    if view.is_in("and", j) and state_at(view, k)[0] > k:
        return False
    if view.at(j) in ("to", "with", "on"):
        return False
    plain = (
        bool(view.words.lists.get("state_after", frozenset()))
        and not view.is_in("and", j)
        and view.is_in("body", k)
    )
    return (
        plain
        or state_at(view, k)[0] > k
        or (view.capital(k) and (view.is_in("body", k) or _body_ahead(view, k)))
    )


def office_head_follows(view: View, k: int) -> bool:
    """Whether modifiers from k lead to a head: the "and" before it joins offices, not words of one."""
    while k < len(view) and view.is_in("modifiers", k) and view.capital(k):
        k += 1
        if view.is_in("heads", k):
            return True
    return view.is_in("heads", k)
