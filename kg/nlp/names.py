"""Names first: every titled person, organisation, state, place and description of a block.

The statistical recogniser proposes, the grammar of offices and the gazetteer decide: a name that
the recogniser cut or missed is repaired by what stands around it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from anyascii import anyascii

from kg import gazetteer
from kg.gazetteer import Entry, Use
from kg.model import Kind
from kg.nlp.offices import Office, after_head, complement_at, office_at, state_at
from kg.nlp.view import View

LONGEST_NAME = 8
RECOGNISED = {
    "GPE": Kind.PLACE,
    "LOC": Kind.PLACE,
    "FAC": Kind.PLACE,
    "ORG": Kind.ORGANISATION,
    "PERSON": Kind.PERSON,
    "PER": Kind.PERSON,
}
SHORTEST_LIST = 3
LONGEST_SMALL_WORD = 3


@dataclass(frozen=True, slots=True)
class Name:
    """A mention in a block: tokens `start:end` with offices and article, `head` the name proper.

    `named` is False for a description ("the Cuban leader"); `group` is True for a plural one;
    `noun` is a description's head noun; `adjective` marks a demonym that only qualifies.
    """

    start: int
    end: int
    head: tuple[int, int]
    kind: Kind
    text: str
    offices: tuple[str, ...] = ()
    country: str | None = None
    key: str | None = None
    named: bool = True
    group: bool = False
    noun: str = ""
    article: str = ""
    adjective: bool = False
    use: Use | None = None


def names(view: View, known: frozenset[str] = frozenset(), *, grammar: bool = True) -> list[Name]:
    """The names and descriptions of a block, left to right, not overlapping.

    `known` are the words of personal names found elsewhere in the document (surnames, given
    names), by which a bare surname is recognised. Without `grammar` only the statistical
    recogniser and the gazetteer are asked (for ablation).
    """
    found: list[Name] = []
    i = 0
    while i < len(view):
        name = _name_at(view, i, known, grammar=grammar) if _may_begin(view, i) else None
        if name is None:
            i += 1
        else:
            found.append(name)
            i = max(name.end, i + 1)
    return _share_country(view, _share_plural(view, found))


def _may_begin(view: View, i: int) -> bool:
    """Whether a name can begin at i: a quick look that spares most words the grammar."""
    return view.text[i][:1].isupper() or i in view.gaz or i in view.ner or view.low[i] in view.words.starters


def _share_plural(view: View, found: list[Name]) -> list[Name]:
    """In "Presidents A and B" the office is that of both."""
    out = list(found)
    for k in range(1, len(out)):
        left, right = out[k - 1], out[k]
        titled = (
            left.named and left.offices and right.kind is Kind.PERSON and right.named and not right.offices
        )
        plural = any(view.at(t) in view.words.plural for t in range(left.start, left.head[0]))
        if titled and plural and right.start == left.end + 1 and view.is_in("and", left.end):
            out[k] = replace(right, offices=left.offices, country=left.country)
    return out


def _share_country(view: View, found: list[Name]) -> list[Name]:
    """In "Secretary A, President B, and Prime Minister C of Vietnam" the state is that of all three.

    Two alone may well be of two states: "Prime Minister A and President B of Korea".
    """
    out = list(found)
    first = 0
    for k in range(1, len(out) + 1):
        if k < len(out) and _listed(view, out[k - 1], out[k]):
            continue
        last = out[k - 1]
        tail = view.at(last.head[1]) in view.words.phrases["name_of"] and last.end > last.head[1] + 1
        if k - first >= SHORTEST_LIST and tail and last.country:
            for n in range(first, k - 1):
                out[n] = replace(out[n], country=out[n].country or last.country)
        first = k
    return out


def _listed(view: View, left: Name, right: Name) -> bool:
    """Whether two titled persons stand side by side in a list."""
    between = [view.at(t) for t in range(left.end, right.start)]
    titled = all(n.offices and n.named and n.kind is Kind.PERSON for n in (left, right))
    return (
        titled
        and bool(between)
        and all(w == "," or view.is_in("and", left.end + n) for n, w in enumerate(between))
    )


def _name_at(view: View, i: int, known: frozenset[str], *, grammar: bool) -> Name | None:
    if not grammar:
        return _gazetteer(view, i, known) or _statistical(view, i, known)
    for reader in (
        _capital,
        _state_phrase,
        _titled,
        _body,
        _seat_of,
        _site,
        _site_first,
        _spouse,
        _person,
        _introduced,
        _gazetteer,
        _statistical,
    ):
        name = reader(view, i, known)
        if name is not None:
            return name
    return None


def _capital(view: View, i: int, known: frozenset[str]) -> Name | None:
    """ "the Cuban capital": the city."""
    begin = i + view.is_in("articles", i)
    end, country, body = state_at(view, begin)
    if end == begin or body is not None or not country or not view.is_in("capital", end):
        return None
    keys = gazetteer.capitals(country)
    if len(keys) != 1:
        return None
    text = gazetteer.name(keys[0], view.language) or view.span(begin, end + 1)
    return Name(i, end + 1, (begin, end + 1), Kind.PLACE, text, country=country, key=keys[0], use=Use.CAPITAL)


def _titled(view: View, i: int, known: frozenset[str]) -> Name | None:
    office = office_at(view, i)
    if office is None:
        return None
    if office.plural:
        first = _person_tokens(view, office.end, titled=True, known=known)
        # "Les présidents Kagame et Lourenço": the office is of each
        one = replace(office, texts=tuple(t.removesuffix("s") for t in office.texts))
        return _close_person(view, office.start, first, one) if first else _plural(view, office)
    start = office.end
    if office.noun in view.words.lists["styles"]:
        # "His Royal Highness, Crown Prince Salman"
        inner = _titled(view, start + (view.at(start) == ","), known)
        if inner is not None:
            return replace(inner, start=i)
    if view.at(start) == "(" and view.at(start + 2) == ")" and view.text[start + 1].isupper():
        start += 3
    head = _person_tokens(view, start, titled=True, known=known)
    if head is not None:
        return _close_person(view, office.start, head, office)
    head = _after_comma(view, start, office, known)
    if head is None:
        return _description(view, office)
    return _close_comma(view, _close_person(view, office.start, head, office))


def _after_comma(view: View, comma: int, office: Office, known: frozenset[str]) -> tuple[int, int] | None:
    """The tokens of a name that a comma parts from its office: "its Prime Minister, Narendra Modi"."""
    open_ = not office.article or office.article in view.words.lists.get("comma_after", frozenset())
    if view.at(comma) != "," or not open_:
        return None
    head = _person_tokens(view, comma + 1, titled=False, known=known) or _apposed_person(view, comma + 1)
    if head is not None and office.article and view.at(head[1]) not in (",", ".", "(", ""):
        # "after meeting the president, Blinken flew to Cairo"
        return None
    return head


def _apposed_person(view: View, i: int) -> tuple[int, int] | None:
    """A name of several words between commas after an office, though the recogniser saw none."""
    head = _person_tokens(view, i, titled=True, known=frozenset())
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
    if office.country and _state_after(view, office.end):
        # "les ministres des Transports du Cameroun et du Qatar": the first state's, and the second state
        return Name(
            office.start, office.end, (office.start, office.end), Kind.PERSON, text, office.texts, office.country,
            named=False, noun=office.noun, article=office.article,
        )  # fmt: skip
    return Name(
        office.start, office.end, (office.start, office.end), Kind.PERSON, text, office.texts, office.country,
        named=False, group=True, noun=office.noun, article=office.article,
    )  # fmt: skip


def _state_after(view: View, i: int) -> bool:
    """Whether "and of [a state]" stands at i."""
    k = i + 1 + view.is_in("articles", i + 1)
    while view.is_in("name_of", k) or (k > i + 1 and view.is_in("articles", k)):
        k += 1
    match = view.gaz.get(k)
    return view.is_in("and", i) and k > i + 1 and match is not None and match.entries[0].use is Use.NAME


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


def _close_person(view: View, start: int, head: tuple[int, int], office: Office | None) -> Name:
    """Absorb what follows a name: "of Qatar", ", Foreign Minister of Cuba,", "(R)", ", Jr."."""
    begin, end = head
    offices = office.texts if office else ()
    country = office.country if office else None
    if view.is_in("name_of", end) and offices:
        after, land, body = complement_at(view, end + 1)
        # "Prime Minister Modi of India", "President von der Leyen of the European Commission"
        if after > end + 1 and (land or body) and not (land and country and land != country):
            offices = (*offices[:-1], f"{offices[-1]} {view.span(end, after)}")
            country, end = country or land, after
    end, more, land = _apposition(view, end)
    text = view.span(begin, head[1])
    return Name(start, end, head, Kind.PERSON, text, offices + more, country or land)


def _apposition(view: View, end: int) -> tuple[int, tuple[str, ...], str | None]:
    """An office after a name between commas, and a bracketed aside: (end, offices, country)."""
    if view.at(end) == "(" and view.at(end + 2) == ")":
        end += 3
    if view.at(end) != ",":
        return end, (), None
    office = office_at(view, end + 1)
    if office is None or office.plural or not (office.qualified or office.article):
        return end, (), None
    if _person_tokens(view, office.end, titled=True, known=frozenset()) is not None:
        return end, (), None
    closes = view.at(office.end)
    if closes == ",":
        # a comma that closes the apposition is swallowed, one of a list is not
        after = view.at(office.end + 1)
        listed = view.is_in("and", office.end + 1) or (
            view.capital(office.end + 1) and not view.is_in("not_name", office.end + 1)
        )
        return office.end + (not listed and after != ""), office.texts, office.country
    return office.end, office.texts, office.country


def _person_tokens(view: View, i: int, *, titled: bool, known: frozenset[str]) -> tuple[int, int] | None:
    """The tokens of a personal name that begins at i, or None. Honorifics are skipped over."""
    begin = i
    while view.is_in("honorifics", begin) and (view.capital(begin) or titled):
        begin += 1
    titled = titled or begin > i
    end = _name_end(view, begin, titled=titled)
    if not any(view.capital(k) for k in range(begin, end)):
        return None
    if not view.capital(begin) and not view.is_in("particles", begin):
        return None
    end = _headline_end(view, begin, end, titled=titled, known=known)
    return (begin, end) if titled or _is_known(view, begin, end, known) else None


def _name_end(view: View, begin: int, *, titled: bool) -> int:
    """The end of the longest run of words at `begin` that may be a personal name."""
    j, size = begin, 0
    while j < len(view) and size < LONGEST_NAME:
        if _name_word(view, j, first=size == 0, titled=titled):
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
    if view.at(j) == "," and view.is_in("suffixes", j + 1) and view.capital(j + 1):
        return j + 2 + (view.at(j + 2) == "," and view.is_in("not_name", j + 3))
    return 0


def _headline_end(view: View, begin: int, end: int, *, titled: bool, known: frozenset[str]) -> int:
    """In a headline every word is capitalised: the recogniser says where the name ends."""
    labelled = [k for k in range(begin, end) if view.label(k) == "PERSON"]
    if not labelled or labelled[-1] + 1 == end or not _headline(view, begin):
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
    labelled = any(view.label(k) == "PERSON" for k in range(begin, end))
    if labelled and not (lone and view.is_in("body", begin)):
        return True
    named = _plain(view, begin) in known and _plain(view, end - 1) in known
    return named and not (lone and begin in view.gaz)


def _headline(view: View, i: int) -> bool:
    """Whether most words of the sentence around i are capitalised, and no full stop ends it."""
    sentence = view.doc[i].sent
    if sentence.text.rstrip().endswith((".", "!", "?", "”", '"')):
        return False
    letters = [t.text for t in sentence if t.is_alpha and len(t) > LONGEST_SMALL_WORD]
    return len(letters) > LONGEST_SMALL_WORD and sum(w[0].isupper() for w in letters) >= 0.8 * len(letters)


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
        if view.capital(k) and not view.is_in("not_name", k) and _name_word(view, k, first=False, titled=True)
        else 0
    )


def _name_word(view: View, j: int, *, first: bool, titled: bool) -> bool:
    word = view.text[j]
    if not view.capital(j) or not word[0].isalpha():
        return False
    if view.is_in("not_name", j):
        # "General Secretary To Lam": a small word that is a name, since nothing else capitalises it there
        leads = view.is_in("of", j) and view.capital(j + 1) and not view.starts_sentence(j)
        return first and titled and leads
    if (view.is_in("suffixes", j) and not first) or (len(word) == 2 and word[1] == "."):
        return True
    return not _is_place(view, j, first=first, titled=titled) and not _is_term(view, j)


def _is_place(view: View, j: int, *, first: bool, titled: bool) -> bool:
    """Whether the word at j is a place's name and no person's: "Jordan", "Israel", "Florence"."""
    match = view.gaz.get(j)
    if match is None:
        return False
    town = match.entries[0].use in (Use.CITY, Use.CAPITAL)
    if first and titled and town and view.capital(match.end) and match.end not in view.gaz:
        # "President Santiago Peña"
        return False
    if match.entries[0].ambiguous and (titled or view.label(j) == "PERSON"):
        return False
    # inside a name: only when the recogniser sees one name around it
    begin, end, label = view.ner.get(j, (j, j + 1, ""))
    around = end - begin > match.end - match.start and (begin < j or end > match.end)
    return titled or label != "PERSON" or not around


def _is_term(view: View, j: int) -> bool:
    """Whether the word at j is an acronym, an office or a body, and the recogniser sees no person in it."""
    if view.label(j) == "PERSON":
        return False
    acronym = view.text[j].isupper() and len(view.text[j]) > 1 and view.label(j) in ("ORG", "GPE")
    return acronym or view.is_in("heads", j) or view.is_in("body", j)


def _person(view: View, i: int, known: frozenset[str]) -> Name | None:
    head = _person_tokens(view, i, titled=False, known=known) or _before_office(view, i)
    if head is None:
        return None
    return _close_person(view, i, head, None)


def _before_office(view: View, i: int) -> tuple[int, int] | None:
    """A name of several words that an office follows between commas, though the recogniser saw none."""
    head = _person_tokens(view, i, titled=True, known=frozenset())
    if head is None or head[1] - i < 2 or i in view.gaz or view.at(head[1]) != ",":
        return None
    office = office_at(view, head[1] + 1)
    if office is None or office.plural or not office.qualified or not view.capital(office.start):
        return None
    return head if view.at(office.end) in (",", ".", ")", ";") else None


def _introduced(view: View, i: int, known: frozenset[str]) -> Name | None:
    """Capitalised words that an office follows between commas: a person, whatever the recogniser says."""
    j = i
    while (
        j - i < LONGEST_NAME
        and view.capital(j)
        and j not in view.gaz
        and _name_word(view, j, first=j == i, titled=True)
    ):
        j += 1
    if j - i < 2 or view.at(j) != "," or view.label(i) == "PERSON":
        return None
    office = office_at(view, j + 1)
    if office is None or office.plural or not office.qualified or view.at(office.end) not in (",", ".", ""):
        return None
    return _close_person(view, i, (i, j), None)


def _state_phrase(view: View, i: int, known: frozenset[str]) -> Name | None:
    """ "the Vietnamese side", "Cuba's Government", "the Party, State and people of Cuba": the state."""
    begin = i + (view.is_in("articles", i) or view.is_in("possessives", i))
    end, country, body = state_at(view, begin)
    if end > begin and country and body is None:
        end += view.is_in("genitive", end)
        after = _state_nouns(view, end)
        if after > end and view.at(after) not in view.words.phrases["name_of"]:
            return _state_name(view, i, after, country)
        return None
    after = _state_nouns(view, begin)
    if after > begin and view.words.lists.get("state_after", frozenset()):
        end, land = after_head(view, after)
        if land:
            return _state_name(view, i, end, land)
    if after == begin or view.at(after) not in view.words.phrases["name_of"]:
        return None
    start = after + 1 + view.is_in("articles", after + 1)
    end, country, body = state_at(view, start)
    if end > start and country and body is None and view.gaz[start].entries[0].use is not Use.DEMONYM:
        return _state_name(view, i, end, country)
    return None


def _state_nouns(view: View, i: int) -> int:
    """The end of a list of nouns that stand for a state: "Party, State and people"."""
    j = i
    while True:
        k = j + (
            view.is_in("modifiers", j) and not _stands_for_state(view, j) and view.is_in("state_nouns", j + 1)
        )
        if not _stands_for_state(view, k):
            return j
        j = k + 1
        if (view.at(j) == "," or view.is_in("and", j)) and _noun_follows(view, j + 1):
            j += 1 + (view.at(j) == "," and view.is_in("and", j + 1))
        else:
            return j


def _stands_for_state(view: View, k: int) -> bool:
    """A state noun; "Party" only in a list with one, and "State" not before an office."""
    if view.at(k) == "party":
        return (view.at(k + 1) in (",", "and") and _stands_for_state(view, k + 2)) or (
            (view.at(k - 1) == "," or view.is_in("and", k - 1)) and view.is_in("state_nouns", k - 2)
        )
    return view.is_in("state_nouns", k) and not view.is_in("heads", k + 1)


def _noun_follows(view: View, k: int) -> bool:
    k += view.is_in("and", k)
    return _stands_for_state(view, k) or (view.is_in("modifiers", k) and view.is_in("state_nouns", k + 1))


def _state_name(view: View, start: int, end: int, country: str) -> Name:
    text = gazetteer.name(country, view.language) or country
    return Name(start, end, (start, end), Kind.STATE, text, country=country, key=country)


def _body(view: View, i: int, known: frozenset[str]) -> Name | None:
    """An organisation: a capitalised run that ends in a body, with its "of …", or a delegation."""
    begin = i + (view.is_in("articles", i) or view.is_in("possessives", i))
    match = view.gaz.get(begin)
    if match is not None and match.entries[0].use is Use.ORGANISATION:
        return None
    end, country, _ = state_at(view, begin)
    after = end + view.is_in("genitive", end) if end > begin else begin
    return _common_body(view, i, begin, after, country) or _named_body(view, i, begin, country)


def _common_body(view: View, i: int, begin: int, after: int, country: str | None) -> Name | None:
    """ "the Cuban foreign ministry", "the embassy of Peru": a body by its common noun, which stands at `after`."""
    lower = _lower_body(view, after)
    if not lower:
        return None
    noun = lower - 1
    if view.words.lists.get("state_after", frozenset()):
        lower, near = after_head(view, lower)
        country, noun = near or country, after if near else lower - 1
    else:
        near = None
    if not near and after == begin and view.at(lower) not in view.words.phrases["name_of"]:
        return None
    more, land, _ = complement_at(view, lower + 1) if view.is_in("of", lower) else (lower, None, None)
    more = more if more > lower + 1 or not near else lower
    more = max(more, lower)
    if not (country or land):
        return None
    text = view.span(begin, more)
    return Name(
        i, more, (begin, more), Kind.ORGANISATION, text,
        country=country or land, named=view.capital(after), noun=view.at(noun),
    )  # fmt: skip


def _named_body(view: View, i: int, begin: int, country: str | None) -> Name | None:
    """ "the Communist Party of Cuba": a body by its capitalised name."""
    run, land, body = complement_at(view, begin)
    if body is None or run - begin < 2 or not view.capital(begin) or view.is_in("delegation", run - 1):
        return None
    ends = land is not None or view.is_in("body", run - 1)
    if not ends or not any(view.is_in("body", k) and view.capital(k) for k in range(begin, run)):
        return None
    return Name(i, run, (begin, run), Kind.ORGANISATION, view.span(begin, run), country=country or land)


def _lower_body(view: View, i: int) -> int:
    """The end of "foreign ministry", "national assembly", "high-level delegation" at i, or 0."""
    j = i
    while j - i < 4 and j < len(view):
        if view.is_in("bodies_alone", j) and not view.is_in("heads", j + 1):
            return j + 1
        if not (
            view.is_in("modifiers", j) or view.at(j) in ("high", "-", "level", "ranking", "national", "party")
        ):
            return 0
        j += 1
    return 0


def _site(view: View, i: int, known: frozenset[str]) -> Name | None:
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


def _site_first(view: View, i: int, known: frozenset[str]) -> Name | None:
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
    ):
        j += 1
    if j == first or (view.is_in("not_name", first) and j - first < 2):
        return None
    inner = [m.entries[0].country or m.entries[0].key for k, m in sorted(view.gaz.items()) if begin <= k < j]
    return Name(i, j, (begin, j), Kind.PLACE, view.span(begin, j), country=inner[0] if inner else None)


def _seat_of(view: View, i: int, known: frozenset[str]) -> Name | None:
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


def _spouse(view: View, i: int, known: frozenset[str]) -> Name | None:
    """ "his wife [Name]"."""
    if not (view.is_in("possessives", i) and view.is_in("spouse", i + 1)):
        return None
    start = i + 2 + (view.at(i + 2) == ",")
    head = _person_tokens(view, start, titled=start == i + 2, known=known)
    if head is not None:
        return _close_person(view, i, head, None)
    return Name(i, i + 2, (i + 1, i + 2), Kind.PERSON, view.span(i, i + 2), named=False, noun="spouse")


def _gazetteer(view: View, i: int, known: frozenset[str]) -> Name | None:
    begin = i + (view.is_in("articles", i) and i + 1 in view.gaz)
    match = view.gaz.get(begin)
    if match is None:
        return None
    entry = match.entries[0]
    person = view.label(begin) == "PERSON"
    if entry.ambiguous and (person or view.label(begin) not in ("GPE", "LOC", "FAC", "NORP", "ORG")):
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


def _statistical(view: View, i: int, known: frozenset[str]) -> Name | None:
    """What only the recogniser knows: places and organisations that no list has."""
    if i not in view.ner or view.ner[i][0] != i:
        return None
    start, end, label = view.ner[i]
    begin = start + view.is_in("articles", start)
    if begin >= end or not view.capital(begin) or not _may_be_name(view, begin, end):
        return None
    kind = Kind.PLACE if view.is_in("site", end - 1) and label in RECOGNISED else RECOGNISED.get(label)
    stopped = any(view.is_in("not_name", k) for k in range(begin, end))
    if kind is None or (kind is Kind.PERSON and (end - begin > LONGEST_NAME or stopped)):
        return None
    while end > begin and (view.is_in("genitive", end - 1) or not view.text[end - 1][0].isalnum()):
        end -= 1
    if end <= begin:
        return None
    inner = [m.entries[0].country for k, m in sorted(view.gaz.items()) if begin <= k < end]
    return Name(start, end, (begin, end), kind, view.span(begin, end), country=inner[0] if inner else None)


def _may_be_name(view: View, begin: int, end: int) -> bool:
    """Whether a span of the recogniser's is neither an office, nor an event, nor common nouns only."""
    if any(view.is_in("heads", k) for k in range(begin, end)) or view.is_in("event_words", end - 1):
        return False
    common = all(view.is_in("body", k) or view.is_in("not_name", k) for k in range(begin, end))
    return not (common and view.words.lists.get("state_after", frozenset()))


def surname_words(found: Iterator[Name]) -> frozenset[str]:
    """The lower-case words of all personal names found, longer than two letters."""
    words: set[str] = set()
    for name in found:
        if name.kind is Kind.PERSON and name.named:
            plain = anyascii(name.text).casefold()
            words.update(w for w in plain.replace("-", " ").split() if len(w) > 1)
    return frozenset(words)


def shifted(name: Name, **changes: object) -> Name:
    """A copy with some fields changed."""
    return replace(name, **changes)  # type: ignore[arg-type]
