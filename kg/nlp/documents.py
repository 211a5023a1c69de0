"""Titles of treaties, declarations and conferences: no mention, so that rules see their words.

"The Chemical Weapons Convention" is neither a person nor a body, and the Paris of "the Paris
Agreement" neither a place nor an actor.
"""

from kg.gazetteer import Use
from kg.nlp.name import LONGEST_NAME
from kg.nlp.view import View

# Nouns that end the name of a gathering, not of a body: "Ukraine Recovery Conference".
_PLACES = (Use.CITY, Use.CAPITAL, Use.SEAT, Use.REGION)


def title_end(view: View, i: int) -> int:
    """The end of the title of a document or conference that begins at i; i if there is none."""
    begin = i + view.is_in("articles", i)
    if view.is_in("document_first", begin):
        end = _noun_first(view, begin)
    elif not view.capital(begin) or view.label(begin) == "PERSON" or view.is_in("heads", begin):
        return i
    else:
        end = _noun_last(view, begin)
    return end if end > begin else i


def _noun_last(view: View, i: int) -> int:
    """ "Chemical Weapons Convention", "Paris agreement", "Munich Security Conference"."""
    match = view.gaz.get(i)
    if match is not None and match.entries[0].use not in _PLACES:
        return i
    place = match is not None
    j = match.end if match is not None else i
    while j < len(view) and j - i < LONGEST_NAME and (view.capital(j) or view.at(j) == "-"):
        if view.is_in("document_last", j) or (place and view.is_in("conference_last", j)):
            return j + 1 if j > i else i
        if j > i and view.is_in("gathering_last", j) and not view.capital(j + 1):
            return j + 1
        if _stops(view, j):
            return i
        j += 1
    return j + 1 if place and match is not None and j == match.end and view.is_in("document_last", j) else i


def _stops(view: View, j: int) -> bool:
    other = view.gaz.get(j)
    return view.label(j) == "PERSON" or view.is_in("heads", j) or (other is not None and other.start == j)


def _noun_first(view: View, i: int) -> int:
    """ "Accord de Paris", "Traité de Lisbonne", "Statut de Rome"."""
    if not view.is_in("name_of", i + 1):
        return i
    match = view.gaz.get(i + 2)
    return match.end if match is not None and match.entries[0].use in _PLACES else i
