"""Readers of places: capitals, sites, whatever the gazetteer or only the recogniser knows.

A reader takes a view, a token index and the known words of names, and returns the name that
begins there, or None.
"""

from anyascii import anyascii

from kg import gazetteer
from kg.gazetteer import Entry, Use
from kg.model import Kind
from kg.nlp.complements import state_at
from kg.nlp.name import LONGEST_NAME, Name
from kg.nlp.offices import after_head
from kg.nlp.view import STATE_USES, View

RECOGNISED = {
    "GPE": Kind.PLACE,
    "LOC": Kind.PLACE,
    "FAC": Kind.PLACE,
    "ORG": Kind.ORGANISATION,
    "PERSON": Kind.PERSON,
    "PER": Kind.PERSON,
}

# How many words before "to" a word may tell that somebody goes somewhere.
GOING = 3


def capital(view: View, i: int, known: frozenset[str]) -> Name | None:
    """ "the Cuban capital": the city."""
    begin = i + view.is_in("articles", i)
    end, country, body = state_at(view, begin)
    if end == begin or body is not None or not country or not view.is_in("capital", end):
        return None
    if view.gaz[begin].entries[0].use not in STATE_USES:
        # "Beijing Capital International Airport"
        return None
    keys = gazetteer.capitals(country)
    if len(keys) != 1:
        return None
    text = gazetteer.name(keys[0], view.language) or view.span(begin, end + 1)
    return Name(i, end + 1, (begin, end + 1), Kind.PLACE, text, country=country, key=keys[0], use=Use.CAPITAL)


def seat_of(view: View, i: int, known: frozenset[str]) -> Name | None:
    """ "la capitale érythréenne": the first capital of the state."""
    begin = i + view.is_in("articles", i)
    if not view.is_in("capital_nouns", begin):
        return None
    end, country = after_head(view, begin + 1)
    keys = gazetteer.capitals(country) if country else ()
    entry = gazetteer.entry(keys[0]) if keys else None
    if entry is None:
        return None
    text = gazetteer.name(entry.key, view.language) or entry.label
    return Name(i, end, (i, end), Kind.PLACE, text, country=country, key=entry.key, use=entry.use)


def site(view: View, i: int, known: frozenset[str]) -> Name | None:
    """A capitalised run that ends in a kind of site: "the Yad Vashem Memorial"."""
    begin = i + view.is_in("articles", i)
    j = begin
    while j < len(view) and j - begin < LONGEST_NAME and view.capital(j) and not view.is_in("heads", j):
        j += 1 + (view.at(j + 1) in ("-", "'s", "’s") and view.capital(j + 2))
        if (
            view.is_in("site", j - 1)
            and view.capital(j - 1)
            and not (view.capital(j) and view.is_in("site", j))
        ):
            break
    if j > begin and view.is_in("site_common", j) and not view.capital(j):
        j += 1
    if j - begin < 2 or not view.is_in("site", j - 1):
        return None
    if view.starts_sentence(begin) and view.is_in("not_name", begin):
        return None
    inner = [m.entries[0].country or m.entries[0].key for k, m in sorted(view.gaz.items()) if begin <= k < j]
    return Name(i, j, (begin, j), Kind.PLACE, view.span(begin, j), country=inner[0] if inner else None)


def site_first(view: View, i: int, known: frozenset[str]) -> Name | None:
    """A noun of a site with its name: "le mausolée de Mustafa Kemal", "le palais du Peuple"."""
    begin = i + view.is_in("articles", i)
    if not view.is_in("site_first", begin):
        return None
    j = begin + 1
    while view.is_in("of", j) or view.is_in("articles", j) or (j > begin + 1 and view.is_in("heads", j)):
        j += 1
    first = j
    while (
        j < len(view)
        and j - begin < LONGEST_NAME
        and (view.capital(j) or (view.is_in("particles", j) and view.capital(j + 1) and j > first))
        and not (j > first and view.is_in("honorifics", j))
    ):
        j += 1
    if j == first or (view.is_in("not_name", first) and j - first < 2):
        return None
    inner = [m.entries[0].country or m.entries[0].key for k, m in sorted(view.gaz.items()) if begin <= k < j]
    return Name(i, j, (begin, j), Kind.PLACE, view.span(begin, j), country=inner[0] if inner else None)


def listed_place(view: View, i: int, known: frozenset[str]) -> Name | None:
    """A state, place or organisation of the gazetteer, with the state that follows a town's name."""
    begin = i + (view.is_in("articles", i) and i + 1 in view.gaz)
    match = view.gaz.get(begin)
    if match is None:
        return None
    entry = match.entries[0]
    person = view.label(begin) == "PERSON"
    doubtful = entry.ambiguous and not (
        _stands_alone(view, match.start, match.end, entry) or is_where(view, match.start, match.end, known)
    )
    if doubtful and (person or view.label(begin) not in ("GPE", "LOC", "FAC", "NORP", "ORG")):
        return None
    if entry.use is Use.DEMONYM:
        return _demonym(view, i, begin, match.end, entry)
    end = match.end
    if entry.use in (Use.CITY, Use.CAPITAL, Use.REGION):
        end = _in_country(view, end, entry)
    head = (begin, match.end)
    text = gazetteer.name(entry.key, view.language) or entry.label
    country = entry.key if entry.use is Use.NAME else entry.country
    return Name(i, end, head, entry.kind, text, country=country, key=entry.key, use=entry.use)


def _stands_alone(view: View, start: int, end: int, entry: Entry) -> bool:
    """Whether a state that is also a given name is no part of a longer name: "Chad recalled its ambassador"."""
    beside = any(view.label(k) == "PERSON" or view.is_in("honorifics", k) for k in (start - 1, end))
    return entry.use is Use.NAME and view.label(start) == "PERSON" and not beside


def _demonym(view: View, i: int, begin: int, end: int, entry: Entry) -> Name | None:
    text = gazetteer.name(entry.country or entry.key, view.language) or entry.label
    return Name(
        begin, end, (begin, end), Kind.STATE, text, country=entry.country or entry.key,
        key=entry.country or entry.key, adjective=True, use=Use.DEMONYM,
    )  # fmt: skip


def _in_country(view: View, end: int, entry: Entry) -> int:
    """Swallow ", Angola" after "Luanda"."""
    if view.at(end) != ",":
        return end
    match = view.gaz.get(end + 1)
    if match is not None and match.entries[0].key == entry.key:
        return match.end + (view.at(match.end) == ",")
    if match is None or match.entries[0].use not in (Use.NAME, Use.REGION):
        return end
    if any(entry.country in (e.country, e.key) for e in match.entries):
        return match.end + (view.at(match.end) == ",")
    return end


def statistical(view: View, i: int, known: frozenset[str]) -> Name | None:
    """What only the recogniser knows: places and organisations that no list has."""
    if i not in view.ner or view.ner[i][0] != i:
        return None
    start, end, label = view.ner[i]
    begin = start + view.is_in("articles", start)
    if begin >= end or not view.capital(begin) or not _may_be_name(view, begin, end):
        return None
    kind = RECOGNISED.get(label)
    if kind is not None and (view.is_in("site", end - 1) or is_where(view, start, end, known)):
        kind = Kind.PLACE
    if kind is Kind.PERSON and any(view.is_in("honorifics", k) for k in range(begin + 1, end)):
        # "Visite de Mme Curie": the name begins later
        return None
    stopped = any(view.is_in("not_name", k) for k in range(begin, end))
    if kind is None or (kind is Kind.PERSON and (end - begin > LONGEST_NAME or stopped)):
        return None
    while end > begin and (view.is_in("genitive", end - 1) or not view.text[end - 1][0].isalnum()):
        end -= 1
    if end <= begin:
        return None
    inner = [m.entries[0].country for k, m in sorted(view.gaz.items()) if begin <= k < end]
    return Name(start, end, (begin, end), kind, view.span(begin, end), country=inner[0] if inner else None)


def is_where(view: View, start: int, end: int, known: frozenset[str]) -> bool:
    """Whether one word is used as a place, whatever the recogniser calls it: "in Garoua", "travel to Lumbini"."""
    word = view.text[start]
    if end - start != 1 or not word[:1].isupper() or word.isupper() or not word.isalpha():
        return False
    if anyascii(word).casefold() in known or view.capital(end) or view.at(end) in ("'s", "’s", "-"):
        return False
    if view.is_in("where", start - 1):
        return True
    return view.is_in("whither", start - 1) and any(
        view.is_in("going", k) for k in range(max(0, start - 1 - GOING), start - 1)
    )


def _may_be_name(view: View, begin: int, end: int) -> bool:
    """Whether a span of the recogniser's is neither an office, nor an event, nor common nouns only."""
    if any(view.is_in("heads", k) for k in range(begin, end)) or view.is_in("event_words", end - 1):
        return False
    common = all(view.is_in("body", k) or view.is_in("not_name", k) for k in range(begin, end))
    return not (common and view.words.lists.get("state_after", frozenset()))
