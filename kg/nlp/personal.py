"""The words of a personal name: where it begins and ends, particles and suffixes included.

A titled name (one that an office or an honorific introduces) is believed; any other must be a
person's for the statistical recogniser, or be made of names known from elsewhere in the document.
"""

from anyascii import anyascii

from kg import gazetteer
from kg.gazetteer import Entry, Use
from kg.gazetteer.leaders import is_surname, leader
from kg.gazetteer.spelling import name_words
from kg.nlp.name import LONGEST_NAME
from kg.nlp.view import View

LONGEST_GIVEN = 5


def person_tokens(view: View, i: int, *, titled: bool, known: frozenset[str]) -> tuple[int, int] | None:
    """The tokens of a personal name that begins at i, or None. Honorifics are skipped over."""
    begin = i
    while view.is_in("honorifics", begin) and (view.capital(begin) or titled):
        begin += 1
        begin += view.at(begin) == "." and view.glued(begin) and view.capital(begin + 1)
    titled = titled or begin > i
    if not view.capital(begin) and not view.is_in("particles", begin):
        return None
    end = _name_end(view, begin, titled=titled)
    if not any(view.capital(k) for k in range(begin, end)):
        return None
    if view.is_in("things", end - 1) or (not titled and _after_leader(view, begin)):
        # "the Bandung Conference", "the Sheikh Zayed Grand Mosque"
        return None
    end = _headline_end(view, begin, end, titled=titled, known=known)
    return (begin, end) if titled or _is_known(view, begin, end, known) else None


def _name_end(view: View, begin: int, *, titled: bool) -> int:
    """The end of the longest run of words at `begin` that may be a personal name."""
    j, size = begin, 0
    while j < len(view) and size < LONGEST_NAME:
        if name_word(view, j, first=size == 0, titled=titled):
            j += 1
            size += 1
            continue
        after = _name_joint(view, j, titled=titled, first=size == 0)
        if not after:
            break
        j = after
    return j if size else begin


def _name_joint(view: View, j: int, *, titled: bool, first: bool) -> int:
    """The index after a hyphen, an apostrophe, a suffix or particles at j that go on with a name, or 0."""
    if view.is_in("particles", j) and (not first or titled or _leads_name(view, j)):
        return _after_particles(view, j)
    if first:
        return 0
    if view.at(j) in ("-", "'", "’") and view.glued(j) and view.glued(j + 1):
        goes_on = j + 1 < len(view) if view.at(j) == "-" else view.capital(j + 1)
        return j + 2 if goes_on else 0
    if view.at(j) == "." and view.glued(j) and view.is_in("shortened", j - 1) and view.capital(j + 1):
        # "Ma. Theresa"
        return j + 2
    if view.at(j) == "," and view.is_in("suffixes", j + 1) and view.capital(j + 1):
        return j + 2 + (view.at(j + 2) == "," and view.is_in("not_name", j + 3))
    return 0


def _headline_end(view: View, begin: int, end: int, *, titled: bool, known: frozenset[str]) -> int:
    """In a headline every word is capitalised: the recogniser says where the name ends."""
    labelled = [k for k in range(begin, end) if view.label(k) == "PERSON"]
    if end - begin > 1 and view.headline(begin):
        holder = _leader_end(view, begin, end)
        if holder:
            return holder
    if not labelled or labelled[-1] + 1 == end or not view.headline(begin):
        return end
    seen = labelled[-1] + 1
    if titled:
        return seen
    if view.label(begin) != "PERSON" or not view.text[begin].istitle() or view.is_in("particles", seen - 1):
        return end
    return end if any(_plain(view, k) in known for k in range(seen, end)) else seen


def _is_known(view: View, begin: int, end: int, known: frozenset[str]) -> bool:
    """Whether the recogniser or the rest of the document knows a name without a title."""
    lone = end - begin == 1
    if not lone and view.is_in("body", end - 1):
        # "the Strategic Partnership Group"
        return False
    labelled = any(view.label(k) == "PERSON" for k in range(begin, end))
    state = lone and begin in view.gaz and view.gaz[begin].entries[0].use is Use.NAME
    if (
        labelled
        and not (lone and view.is_in("body", begin))
        and not (state and _plain(view, begin) not in known)
    ):
        return True
    if _leads_state(view, begin, end) if lone else _given(view, begin, end) or _is_leader(view, begin, end):
        return True
    named = _plain(view, begin) in known and _plain(view, end - 1) in known
    return named and not (lone and begin in view.gaz)


def _given(view: View, begin: int, end: int) -> bool:
    """Whether words are a given name and a surname, though the recogniser sees no person: "Emmanuel Macron"."""
    if not view.capital(begin + 1) or view.headline(begin) or view.label(begin) in ("FAC", "GPE"):
        return False
    return _plain(view, begin) in gazetteer.given_names() and end - begin <= LONGEST_GIVEN


def _leader_end(view: View, begin: int, end: int) -> int:
    """The end of an office-holder's name with which a headline's words begin, the longest one, or 0."""
    whole = (k for k in range(end, begin + 1, -1) if _is_leader(view, begin, k))
    return next(whole, begin + 1 if is_surname(_plain(view, begin)) else 0)


def _after_leader(view: View, begin: int) -> bool:
    """Whether a headline's word follows an office-holder's name: "Trump Hosts Netanyahu", "Xi Jinping Receives"."""
    if not begin or not view.headline(begin):
        return False
    return is_surname(_plain(view, begin - 1)) or (begin > 1 and _is_leader(view, begin - 2, begin))


def _is_leader(view: View, begin: int, end: int) -> bool:
    """Whether several words are an office-holder's full name."""
    return leader(name_words(view.span(begin, end))) is not None


def _leads_state(view: View, begin: int, end: int) -> bool:
    """Whether a word alone is an office-holder's surname, and of no other name: not "Charles-de-Gaulle Airport"."""
    if begin in view.gaz or not view.text[begin].istitle() or not is_surname(_plain(view, begin)):
        return False
    headline = view.headline(begin)
    before = view.capital(begin - 1) and not view.starts_sentence(begin - 1) and not headline
    after = view.capital(end) and not headline
    return not (before or after or view.at(begin - 1) == "-" or view.at(end) == "-")


def _plain(view: View, i: int) -> str:
    return anyascii(view.text[i]).casefold()


def _leads_name(view: View, j: int) -> bool:
    """Whether a particle begins a name for the recogniser: not "de M. Jean Dupont"."""
    return view.label(j) == "PERSON" and not view.is_in("honorifics", j + 1)


def _after_particles(view: View, j: int) -> int:
    """The index of the capitalised word that particles from j lead to, or 0."""
    k = j
    while view.is_in("particles", k) and k - j < 4:
        k += 1
        if view.at(k) in ("-", "'", "’") and view.glued(k):
            k += 1
    return (
        k
        if view.capital(k) and not view.is_in("not_name", k) and name_word(view, k, first=False, titled=True)
        else 0
    )


def name_word(view: View, j: int, *, first: bool, titled: bool) -> bool:
    """Whether the word at j can be of a personal name: its `first` one, or a later one."""
    word = view.text[j]
    if not view.capital(j) or not word[0].isalpha():
        return False
    if view.is_in("not_name", j):
        return _small_word(view, j, first=first, titled=titled)
    if (view.is_in("suffixes", j) and not first) or (len(word) == 2 and word[1] == "."):
        return True
    return not _is_place(view, j, first=first, titled=titled) and not _is_term(view, j)


def _small_word(view: View, j: int, *, first: bool, titled: bool) -> bool:
    """Whether a small word is of a name, since nothing else capitalises it there: "President To Lam"."""
    if not (view.is_in("name_words", j) or view.is_in("of", j)) or view.starts_sentence(j):
        return False
    if first:
        return titled and view.capital(j + 1)
    believed = view.label(j) == "PERSON" or (titled and not view.headline(j))
    return believed and view.text[j].istitle()


def _is_place(view: View, j: int, *, first: bool, titled: bool) -> bool:
    """Whether the word at j is a place's name and no person's: "Jordan", "Israel", "Florence"."""
    match = view.gaz.get(j)
    if match is None:
        return False
    entry = match.entries[0]
    alone = match.end == match.start + 1 and entry.use in (Use.CITY, Use.CAPITAL, Use.REGION, Use.NAME)
    named = titled or (not first and _plain(view, j - 1) in gazetteer.given_names())
    if named and alone and _reads_as_name(view, j, match.end, entry, first=first):
        return False
    if entry.ambiguous and (titled or view.label(j) == "PERSON"):
        return False
    # inside a name: only when the recogniser sees one name around it
    begin, end, label = view.ner.get(j, (j, j + 1, ""))
    around = end - begin > match.end - match.start and (begin < j or end > match.end)
    return titled or label != "PERSON" or not around


def _reads_as_name(view: View, j: int, end: int, entry: Entry, *, first: bool) -> bool:
    """Whether a place's name after an office is its holder's: "President Santiago Peña", "Luís Montenegro"."""
    if not first:
        if view.is_in("particles", j - 1) or view.is_in("of", j - 1):
            # "le roi Philippe de Belgique"
            return False
        closed = view.at(end) not in ("-", ",") or _plain(view, j - 1) in gazetteer.given_names()
        return closed and not view.headline(j) and not view.is_in("genitive", end)
    town = entry.use in (Use.CITY, Use.CAPITAL)
    return view.capital(end) and end not in view.gaz and (town or view.label(end) == "PERSON")


def _is_term(view: View, j: int) -> bool:
    """Whether the word at j is an acronym, an office or a body, and the recogniser sees no person in it."""
    if view.label(j) == "PERSON":
        return False
    acronym = view.text[j].isupper() and len(view.text[j]) > 1 and view.label(j) in ("ORG", "GPE")
    return acronym or view.is_in("heads", j) or view.is_in("body", j)
