"""What an office or a body is of: "of the Communist Party of Cuba (PCC) Central Committee".

Functions take a view and a token index and return the index after what they read.
"""

from kg.gazetteer import Use
from kg.nlp.view import STATE_USES, View

LOOK_AHEAD = 7
LONGEST_PORTFOLIO = 4
_NO_PORTFOLIO = ("heads", "not_name", "tense", "institutions")


def state_at(view: View, i: int) -> tuple[int, str | None, str | None]:
    """(end, country, organisation's name) of a state, demonym or organisation at i; end == i if none."""
    match = view.gaz.get(i)
    if match is None:
        return i, None, None
    entry = match.entries[0]
    if entry.ambiguous and entry.use is Use.CITY and view.label(i) == "PERSON":
        # "the House of Representatives Nancy Pelosi"
        return i, None, None
    if entry.use in STATE_USES:
        return match.end, entry.country or entry.key, None
    if entry.use is Use.ORGANISATION:
        return match.end, entry.country, entry.label
    if entry.use in (Use.CAPITAL, Use.REGION, Use.SEAT, Use.CITY):
        return match.end, entry.country, None
    return i, None, None


def is_part(view: View, k: int) -> bool:
    """Whether the word at k is of the name of a body or of a portfolio."""
    return view.is_in("body", k) or view.is_in("portfolios", k)


def complement_at(view: View, i: int) -> tuple[int, str | None, str | None]:
    """(end, country, body) of what an office is an office of; end == i if there is nothing."""
    j = i + (view.is_in("articles", i) or view.is_in("possessives", i))
    definite = (
        j > i or view.is_in("contracted", i - 1) or bool(view.words.lists.get("state_after", frozenset()))
    )
    if view.is_in("sessions", j + 1) and view.at(j + 2) in view.words.phrases["name_of"]:
        # "President of the 80th session of the UN General Assembly"
        j += 3 + view.is_in("articles", j + 3)
    begin, country, body_end, known = j, None, i, False
    while j < len(view):
        end, land, organisation = state_at(view, j)
        known = known or organisation is not None
        if end == j:
            end = _part_end(view, j, begin, definite=definite)
        if end > j:
            country, j = country or land, end
            body_end = j
        elif _leads_on(view, j, begin):
            j += 1
        else:
            break
    if body_end <= i:
        return i, None, None
    name = view.span(begin, body_end)
    return body_end, country, name if country is None or known or body_end - begin > 3 else None


def _part_end(view: View, j: int, begin: int, *, definite: bool) -> int:
    """The end of a word of a body, an acronym in brackets or more portfolios at j; j if there is none."""
    if view.at(j + 1) == "-" and f"{view.at(j)}-{view.at(j + 2)}" in view.words.lists["body"]:
        # "état-major"
        return j + 3
    if is_part(view, j) and (view.capital(j) or j > begin or definite):
        return j + 1
    if view.at(j) == "(":
        return acronym_end(view, j) or j
    if j > begin and is_part(view, j - 1) and view.is_in("after_head", j) and not view.capital(j):
        # "Conseil présidentiel libyen"
        return j + 1
    return listed_portfolios(view, j, begin) or j


def _leads_on(view: View, j: int, begin: int) -> bool:
    """Whether the word at j is of a name of which more follows."""
    if view.is_in("possessives", j) or (view.is_in("and", j) and view.is_in("possessives", j + 1)):
        # "Meeting with Leaders on Trade and | His Budget Request"
        return False
    if view.is_in("sent_for", j) and j - 1 in view.gaz and view.gaz[j - 1].entries[0].use is Use.ORGANISATION:
        # "Special Envoy of the UN | for Libya"
        return False
    if view.at(j) == "-" and view.glued(j) and state_at(view, j + 1)[0] > j + 1:
        # "the Slovakia-Vietnam Friendship Association"
        return True
    if j == begin and view.is_in("local", j) and is_part(view, j + 1):
        return True
    if (view.capital(j) or view.at(j) == "-") and _body_ahead(view, j):
        return True
    return view.is_in("inside", j) and _more(view, j)


def listed_portfolios(view: View, j: int, begin: int) -> int:
    """The end of ", Trade and Worship" at j after a first portfolio, or of "Foreign, Trade and …" at j, or 0."""
    comma = j if view.at(j) == "," else j + 1
    if (
        view.at(comma) != ","
        or comma == begin
        or not view.capital(comma - 1)
        or view.label(comma - 1) == "PERSON"
    ):
        return 0
    k, known = comma, is_part(view, comma - 1)
    while view.at(k) == ",":
        after, body = _portfolio(view, k + 1 + view.is_in("and", k + 1))
        if not after:
            return 0
        known, last, k = known or body, view.is_in("and", k + 1), after
        if last:
            return k if known else 0
    after, body = _portfolio(view, k + 1) if view.is_in("and", k) else (0, False)
    return after if known or body else 0


def _portfolio(view: View, i: int) -> tuple[int, bool]:
    """(end, whether a body is in it) of a few capitalised words at i that are no person, office or state; or 0."""
    k = body = i
    while view.capital(k) and k - i < LONGEST_PORTFOLIO:
        match = view.gaz.get(k)
        place = match is not None and match.entries[0].use is not Use.ORGANISATION
        if view.label(k) == "PERSON" or place or any(view.is_in(w, k) for w in _NO_PORTFOLIO):
            break
        k += 1
        body = k if is_part(view, k - 1) else body
    if view.capital(k) and (view.is_in("heads", k) or view.is_in("institutions", k)):
        return 0, False
    return (body if body > i else k if k > i else 0), body > i


def acronym_end(view: View, j: int) -> int:
    """The index after "(ABC)" at j, or 0."""
    if j + 2 < len(view) and view.at(j + 2) == ")" and view.text[j + 1].isupper():
        return j + 3
    return 0


def _body_ahead(view: View, j: int) -> bool:
    """Whether a run of capitalised words from j reaches a body before a person begins."""
    for k in range(j, min(j + LOOK_AHEAD, len(view))):
        if is_part(view, k) and view.capital(k):
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
        return _are_regions(view, j, k)
    if view.at(j) in ("to", "with", "on"):
        return False
    adjoined = not view.is_in("and", j) or (view.is_in("name_of", j + 1) and view.is_in("shared", k))
    plain = bool(view.words.lists.get("state_after", frozenset())) and adjoined and is_part(view, k)
    return (
        plain or state_at(view, k)[0] > k or (view.capital(k) and (is_part(view, k) or _body_ahead(view, k)))
    )


def _are_regions(view: View, j: int, k: int) -> bool:
    """Whether regions stand on both sides of the "and" at j: "the Middle East and North Africa"."""
    before = [m for m in (view.gaz.get(n) for n in range(max(j - 3, 0), j)) if m is not None and m.end == j]
    sides = [*before, *([view.gaz[k]] if k in view.gaz else [])]
    return len(sides) == 2 and all(m.entries[0].use is Use.REGION for m in sides)


def office_head_follows(view: View, k: int) -> bool:
    """Whether modifiers from k lead to a head: the "and" before it joins offices, not words of one."""
    while k < len(view) and view.is_in("modifiers", k) and view.capital(k):
        k += 1
        if view.is_in("heads", k):
            return True
    return view.is_in("heads", k)
