"""Readers of persons: named or only described, with the offices that stand before and after.

A reader takes a view, a token index and the known words of names, and returns the name that
begins there, or None.
"""

from dataclasses import replace

from kg.gazetteer import Use
from kg.model import Kind
from kg.nlp.complements import complement_at
from kg.nlp.heads import acts
from kg.nlp.name import LONGEST_NAME, Name
from kg.nlp.offices import Office, office_at
from kg.nlp.personal import name_word, person_tokens
from kg.nlp.places import is_where
from kg.nlp.view import View

# The words of a list of portfolios at most.
LONGEST_LIST = 24
LONGEST_LEAD = 5


def titled(view: View, i: int, known: frozenset[str]) -> Name | None:
    """An office with the person who holds it, or alone: "the Cuban leader", "Foreign Ministers"."""
    office = office_at(view, i)
    if office is None or (view.is_in("adjectival", office.end - 1) and view.is_in("event_words", office.end)):
        # "the first official visit"
        return None
    if office.plural:
        first = person_tokens(view, office.end, titled=True, known=known)
        # "Les présidents Kagame et Lourenço": the office is of each
        one = replace(office, texts=tuple(for_one(view, t) for t in office.texts))
        return close_person(view, office.start, first, one) if first else _plural(view, office)
    start = office.end
    if office.noun in view.words.lists["styles"]:
        # "His Royal Highness, Crown Prince Salman"
        after = start + (view.at(start) == ",")
        inner = titled(view, after + view.is_in("articles", after), known)
        if inner is not None:
            return replace(inner, start=i)
        office = replace(office, texts=())
    if view.at(start) == "(" and view.at(start + 2) == ")" and view.text[start + 1].isupper():
        start += 3
    head = person_tokens(view, start, titled=True, known=known)
    if head is not None:
        return close_person(view, office.start, head, office)
    head = _after_comma(view, start, office, known)
    if head is None:
        return _ranked(view, office, known) or _description(view, office)
    return _close_comma(view, close_person(view, office.start, head, office))


def _more_portfolios(view: View, comma: int) -> int:
    """The comma that closes ", de la Coopération africaine et des Marocains résidant à l'étranger," or the same."""
    if not view.words.lists["state_after"] or not view.is_in("name_of", comma + 1):
        return comma
    for k in range(comma + 2, min(comma + LONGEST_LIST, len(view))):
        if view.label(k) == "PERSON" or view.at(k) in (".", ";", ":", "("):
            break
        if view.at(k) == "," and not view.is_in("name_of", k + 1):
            return k
    return comma


def for_one(view: View, text: str) -> str:
    """The text of a plural office as one holder's: "Foreign Ministers", "Foreign Minister"."""
    return " ".join(_singular(view, word) for word in text.split(" "))


def _singular(view: View, word: str) -> str:
    one = view.words.plural.get(word.lower(), "")
    if not one or one[:3] != word.lower()[:3]:
        return word
    return one.capitalize() if word[:1].isupper() else one


def _after_comma(view: View, comma: int, office: Office, known: frozenset[str]) -> tuple[int, int] | None:
    """The tokens of a name that a comma parts from its office: "its Prime Minister, Narendra Modi"."""
    open_ = not office.article or office.article in view.words.lists.get("comma_after", frozenset())
    if view.at(comma) != "," or not open_ or (not office.article and view.is_in("made", office.start - 1)):
        # "Élu président du Chili, X": the comma closes what X was made
        return None
    comma = _more_portfolios(view, comma)
    head = person_tokens(view, comma + 1, titled=False, known=known) or _apposed_person(view, comma + 1)
    if head is not None and office.article and view.at(head[1]) not in (",", ".", "(", ""):
        # "after meeting the president, Blinken flew to Cairo"
        return None
    return head


def _ranked(view: View, office: Office, known: frozenset[str]) -> Name | None:
    """An office whose holder follows with a rank: "Le président de la transition, le général Assimi Goïta,"."""
    begin = office.end + 1
    rank = begin + (view.is_in("articles", begin) or view.is_in("possessives", begin))
    if (
        view.at(office.end) != ","
        or not view.is_in("ranks", rank)
        or not (office.article or office.qualified)
    ):
        return None
    inner = titled(view, begin, known)
    if inner is None or not inner.named or inner.kind is not Kind.PERSON:
        return None
    return replace(
        inner,
        start=office.start,
        offices=(*office.texts, *inner.offices),
        country=office.country or inner.country,
    )


def _apposed_person(view: View, i: int) -> tuple[int, int] | None:
    """A name of several words between commas after an office, though the recogniser saw none."""
    head = person_tokens(view, i, titled=True, known=frozenset())
    if head is None or view.at(head[1]) not in (",", ".", ")", ";", "") or head[1] - i < 2 or i in view.gaz:
        return None
    return head


def _close_comma(view: View, name: Name) -> Name:
    """Swallow the comma that closes "Le ministre de la Défense, Jean Dupont,", but not one of a list."""
    end = name.end
    listed = view.is_in("and", end + 1) or office_at(view, end + 1) is not None
    if (
        not view.words.lists.get("state_after", frozenset())
        or view.at(end) != ","
        or listed
        or view.is_in("honorifics", end + 1)
    ):
        return name
    return replace(name, end=end + 1)


def _plural(view: View, office: Office) -> Name | None:
    """A plural office: a group, unless it introduces an event ("Leaders' Summit")."""
    if (
        view.is_in("genitive", office.end)
        and view.capital(office.end + 1)
        and view.is_in("event_words", office.end + 1)
    ):
        return None
    if not (office.article or office.qualified or view.at(office.start - 1) in ("two", "both")):
        return None
    text = view.span(office.start, office.end)
    return Name(
        office.start, office.end, (office.start, office.end), Kind.PERSON, text, office.texts, office.country,
        named=False, group=True, noun=office.noun, article=office.article,
    )  # fmt: skip


def _description(view: View, office: Office) -> Name | None:
    singular = office.article or office.qualified or view.capital(office.start)
    if not singular or office.article in ("a", "an", "un", "une"):
        return None
    if not office.article and not office.qualified and view.label(office.start) not in ("", "PERSON"):
        return None
    return Name(
        office.start, office.end, (office.start, office.end), Kind.PERSON, view.span(office.start, office.end),
        office.texts, office.country, named=False, noun=office.noun, article=office.article,
    )  # fmt: skip


def close_person(view: View, start: int, head: tuple[int, int], office: Office | None) -> Name:
    """The person at `head`, with what follows the name: "of Qatar", ", Foreign Minister of Cuba,", "(R)"."""
    begin, end = head
    offices = office.texts if office else ()
    country = office.country if office else None
    if view.is_in("name_of", end) and offices:
        after, land, body = complement_at(view, end + 1)
        # "Prime Minister Modi of India", "President von der Leyen of the European Commission"
        if after > end + 1 and (land or body) and not (land and country and land != country):
            offices = (*offices[:-1], f"{offices[-1]} {view.span(end, after)}")
            country, end = country or land, after
    end, more, land = _apposition(view, start, end)
    text = view.span(begin, head[1])
    return Name(start, end, head, Kind.PERSON, text, offices + more, country or land)


def _apposition(view: View, start: int, end: int) -> tuple[int, tuple[str, ...], str | None]:
    """An office after a name between commas, and a bracketed aside: (end, offices, country)."""
    if view.at(end) == "(" and view.at(end + 2) == ")":
        end += 3
    if view.at(end) != ",":
        return end, (), None
    office = office_at(view, end + 1)
    if office is None or office.plural or not (office.qualified or office.article):
        return end, (), None
    if person_tokens(view, office.end, titled=True, known=frozenset()) is not None:
        return end, (), None
    closes = view.at(office.end)
    if closes == ",":
        # a comma that closes the apposition is swallowed, one of a list is not
        after = view.at(office.end + 1)
        listed = view.is_in("and", office.end + 1) or (
            view.capital(office.end + 1) and not view.is_in("not_name", office.end + 1)
        )
        return office.end + (not listed and after != ""), office.texts, office.country
    if not view.starts_sentence(start) and acts(view, office.end):
        # "Invited by President X, the prime minister is in Rome": two people
        return end, (), None
    return office.end, office.texts, office.country


def person(view: View, i: int, known: frozenset[str]) -> Name | None:
    """A person whom no office introduces, with the office that follows."""
    head = person_tokens(view, i, titled=False, known=known) or _before_office(view, i)
    if head is None or is_where(view, *head, known):
        return None
    return close_person(view, i, head, None)


def national(view: View, i: int, known: frozenset[str]) -> Name | None:
    """ "la Lettone Laura Matisone": where nationals have a capital and adjectives none, a name follows them."""
    begin = i + view.is_in("articles", i)
    match = view.gaz.get(begin)
    if not view.words.lists.get("state_after", frozenset()) or begin == i or match is None:
        return None
    if match.entries[0].use is not Use.DEMONYM or not view.capital(begin):
        return None
    head = person_tokens(view, match.end, titled=True, known=known)
    if head is None or head[1] - head[0] < 2 or head[0] in view.gaz:
        return None
    found = close_person(view, i, head, None)
    return replace(found, country=match.entries[0].country or match.entries[0].key)


def _before_office(view: View, i: int) -> tuple[int, int] | None:
    """A name of several words that an office follows between commas, though the recogniser saw none."""
    head = person_tokens(view, i, titled=True, known=frozenset()) if i not in view.gaz else None
    if head is None or head[1] - i < 2 or view.at(head[1]) != ",":
        return None
    office = office_at(view, head[1] + 1)
    if office is None or office.plural or not office.qualified or not view.capital(office.start):
        return None
    return head if view.at(office.end) in (",", ".", ")", ";") else None


def introduced(view: View, i: int, known: frozenset[str]) -> Name | None:
    """Capitalised words that an office follows between commas: a person, whatever the recogniser says."""
    j = i
    while (
        j - i < LONGEST_NAME
        and view.capital(j)
        and j not in view.gaz
        and name_word(view, j, first=j == i, titled=True)
    ):
        j += 1
    if j - i < 2 or view.at(j) != "," or view.label(i) == "PERSON":
        return None
    office = office_at(view, j + 1)
    if office is None or office.plural or not office.qualified or view.at(office.end) not in (",", ".", ""):
        return None
    return close_person(view, i, (i, j), None)


def delegation_head(view: View, i: int, known: frozenset[str]) -> Name | None:
    """ "a delegation led by [Name]", of which nothing else is said: who leads it."""
    j = i + view.is_in("articles", i)
    while j - i < LONGEST_LEAD and (view.is_in("level", j) or view.is_in("modifiers", j)):
        j += 1
    if not view.is_in("delegation", j):
        return None
    by = led_by(view, j + 1)
    inner = (titled(view, by, known) or person(view, by, known)) if by else None
    if inner is None or not inner.named or inner.group:
        return None
    closes = view.at(j + 1) == "," and view.at(inner.end) == ","
    return replace(inner, start=i, end=inner.end + closes)


def led_by(view: View, i: int) -> int:
    """The index after ", led by" at i, or 0."""
    k = i + (view.at(i) == ",")
    for phrase in view.words.phrases["led_by"]:
        size = phrase.count(" ") + 1
        if " ".join(view.low[k : k + size]) == phrase:
            return k + size
    return 0


def spouse(view: View, i: int, known: frozenset[str]) -> Name | None:
    """ "his wife [Name]"."""
    if not (view.is_in("possessives", i) and view.is_in("spouse", i + 1)):
        return None
    start = i + 2 + (view.at(i + 2) == ",")
    head = person_tokens(view, start, titled=start == i + 2, known=known)
    if head is not None:
        return close_person(view, i, head, None)
    return Name(i, i + 2, (i + 1, i + 2), Kind.PERSON, view.span(i, i + 2), named=False, noun="spouse")
