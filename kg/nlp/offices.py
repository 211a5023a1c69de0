"""The grammar of offices: "First Secretary of the Communist Party of Cuba and President of Cuba".

    office     = [article] [state] word* head+ [of complement] [and office]
    complement = [article] (state | organisation | words that end in a body) [of complement]

Functions take a view and a token index and return the index after what they read.
"""

from dataclasses import dataclass, replace

from kg.gazetteer import Use
from kg.gazetteer.leaders import leader
from kg.gazetteer.spelling import name_words
from kg.nlp.complements import acronym_end, complement_at, state_at
from kg.nlp.heads import head_at, modifier
from kg.nlp.personal import person_tokens
from kg.nlp.view import View

LONGEST_OFFICE = 9
# "pm" in small letters is a time of day
SHORTEST_TITLE = 3
# How many words before those who make it a journey stands.
FAR = 4


@dataclass(frozen=True, slots=True)
class Office:
    """An office phrase at tokens start:end. `noun` is its head, `article` the determiner or ""."""

    start: int
    end: int
    texts: tuple[str, ...]
    country: str | None
    noun: str
    article: str = ""
    body: str | None = None
    plural: bool = False
    qualified: bool = False


def office_at(view: View, i: int) -> Office | None:
    """The office that begins at i, with coordinated ones, or None."""
    first = _single(view, i)
    if first is None:
        return None
    joined = first
    while True:
        after = joined.end
        again = _single(view, after) if first.qualified and _opens_office(view, after) else None
        if again is not None and not again.article and not again.plural and not joined.plural:
            # "Secretary for Strategic Affairs Secretary Beliz"
            joined = replace(joined, end=again.end, texts=joined.texts + again.texts)
            continue
        comma = view.at(after) == ","
        if not (view.is_in("and", after) or (comma and not view.is_in("articles", after + 1))):
            return joined
        begin = after + 1 + (comma and view.is_in("and", after + 1))
        other = _single(view, begin)
        # "the President and Prime Minister Modi" are two people; "General Secretary and President To Lam" is one.
        apart = (
            other is None
            or (first.article and not first.qualified and not other.qualified)
            or (comma and not view.capital(begin) and not _concurrent(view, begin, other.end))
            or (first.country and other.country and first.country != other.country)
        )
        if other is None or apart or other.article or other.plural or joined.plural:
            return joined
        joined = Office(
            first.start,
            other.end,
            joined.texts + other.texts,
            joined.country or other.country,
            first.noun,
            first.article,
            joined.body or other.body,
            False,
            joined.qualified or other.qualified,
        )


def _concurrent(view: View, begin: int, end: int) -> bool:
    """Whether a second office follows a comma without article: "ministre d'État, ministre de la Défense, X"."""
    adjectives = bool(view.words.lists.get("state_after", frozenset()))
    return adjectives and view.is_in("heads", begin) and (view.at(end) == "," or view.capital(end))


def _opens_office(view: View, i: int) -> bool:
    words = any(view.is_in(name, i) for name in ("heads", "modifiers", "tense"))
    given = view.is_in("given_names", i) and view.capital(i + 1)
    return view.capital(i) and not given and (words or i in view.gaz)


def _single(view: View, i: int) -> Office | None:
    j, article = i, ""
    if view.is_in("articles", j) or view.is_in("possessives", j):
        article = view.at(j)
        j += 1
    elif view.is_in("contracted", j - 1):
        # "au président": the article is in the preposition
        article = view.at(j - 1)
    j += view.is_in("numbers", j)
    begin = j
    read = _before_head(view, j)
    if read is None:
        return None
    end, country, body, noun, plural = read
    end, land = after_head(view, end)
    country = country or land
    after, more, held_by = _complement(view, end, noun, goes=_on_journey(view, i))
    country = country or more
    if (
        held_by is not None
        and view.is_in("sent_to", end)
        and view.is_in("heads", after - 1)
        # "Assistant to the President | Amos Hochstein"
        and not view.is_in("articles", end + 1)
    ):
        after, land = _served_by_name(view, after)
        country = country or land
    qualified = after > end or country is not None or body is not None
    paired = plural and view.at(i - 1) == "both"
    held = view.is_in("once", begin) or _introduces(view, after)
    if not article and not view.capital(begin) and not (qualified or paired or held):
        return None
    text = view.span(begin, after)
    return Office(i, after, (text,), country, noun, article, body or held_by, plural, qualified)


def _introduces(view: View, end: int) -> bool:
    """Whether a person's name follows an office in small letters: "prime minister Keir Starmer"."""
    small = len(view.at(end - 1)) >= SHORTEST_TITLE and not view.capital(end - 1)
    return small and view.label(end) == "PERSON" and view.capital(end)


def after_head(view: View, i: int) -> tuple[int, str | None]:
    """(end, country) of what follows a head where adjectives follow nouns: "français", "général"."""
    j, country = i, None
    while view.words.lists.get("state_after", frozenset()) and j < len(view):
        match = view.gaz.get(j)
        if match is not None and match.entries[0].use is Use.DEMONYM and not view.capital(j):
            country, j = match.entries[0].country or match.entries[0].key, match.end
        elif view.is_in("after_head", j) and not (view.capital(j) and view.label(j) == "PERSON"):
            j += 1
        elif view.at(j) == "-" and view.is_in("after_head", j + 1):
            j += 2
        elif f"{view.at(j)} {view.at(j + 1)}" in view.words.lists["after_phrases"]:
            # "président en exercice"
            j += 2
        else:
            break
    return j, country


def _before_head(view: View, i: int) -> tuple[int, str | None, str | None, str, bool] | None:
    """Read modifiers up to and with the head: (end, country, body, head noun, plural)."""
    j, country, body = i, None, None
    for _ in range(LONGEST_OFFICE):
        if j >= len(view) or (j == i and (view.is_in("and", j) or view.at(j) == "-")):
            return None
        head = head_at(view, j, began=j > i)
        if head:
            return head[0], country, body, head[1], head[2]
        end, land, organisation = state_at(view, j)
        if end > j:
            country, body = country or land, body or organisation
            j = end + (view.is_in("genitive", end) or view.at(end) == "-")
            j = acronym_end(view, j) or j
        elif modifier(view, j):
            j += 1
        else:
            return None
    return None


def _on_journey(view: View, i: int) -> bool:
    """Whether those who hold an office are on a journey: in "the visit by the envoy to Riyadh" it leads there."""
    by = view.at(i - 1) in view.words.phrases["name_of"] or view.is_in("made_by", i - 1)
    return by and any(view.is_in("journeys", k) for k in range(max(i - FAR, 0), i - 1))


def _complement(view: View, i: int, noun: str, *, goes: bool = False) -> tuple[int, str | None, str | None]:
    """(end, country, body) of the "of …" phrases at i; of who `goes` somewhere "to" says where."""
    end, country, body = i, None, None
    if (
        view.at(end) in view.words.phrases["name_of"]
        and view.is_in("state_offices", end + 1)
        and view.at(end + 2) != "-"
    ):
        # "head of state", but not "chef d'état-major"
        end += 2
    while view.is_in("of", end) and not view.capital(end) and not (goes and view.is_in("sent_to", end)):
        end += view.is_in("of", end + 1) and not view.is_in("contracted", end)
        after, land, name = _held(view, end, noun)
        posted = _is_posted(view, end, after, noun)
        if after == end + 1 or not (posted or _belongs(view, end, noun, land, name)):
            break
        # an ambassador to Japan is not Japan's, nor is an envoy for Syria Syria's
        land = None if posted or _is_sent(view, end, noun) else land
        end, country, body = after, country or land, body or name
    return end, country, body


def _is_posted(view: View, end: int, after: int, noun: str) -> bool:
    """Whether a place is where an envoy is posted, whose name follows: "the ambassador in Nairobi, Neil Wigan,"."""
    place = view.gaz.get(end + 1)
    named = view.at(after) == "," and view.capital(after + 1) and view.label(after + 1) == "PERSON"
    return view.at(end) == "in" and place is not None and named and view.words.has("envoys", noun)


def _is_sent(view: View, end: int, noun: str) -> bool:
    place = view.gaz.get(end + 1 + view.is_in("articles", end + 1))
    envoy = view.words.has("envoys", noun) and place is not None
    return view.is_in("sent_to", end) or (view.is_in("sent_for", end) and envoy)


def _held(view: View, end: int, noun: str) -> tuple[int, str | None, str | None]:
    """(end, country, body) of what follows a preposition at `end`: a state, a body, or another's office."""
    after, land, name = complement_at(view, end + 1)
    # "Personal Envoy of the UN Secretary-General"
    holder = _is_qualifier(view, after) and view.is_in("heads", after) and view.capital(after)
    if (after > end + 1 and not holder) or noun == "general":
        return after, land, name
    # "Chief Adviser to the President of Turkey", "Assistant to the President for …"
    served = _single(view, end + 1)
    if served is None or served.plural or served.end <= max(after, end + 1):
        return after, land, name
    return served.end, land if holder else served.country, served.texts[0]


def _served_by_name(view: View, i: int) -> tuple[int, str | None]:
    """(end, state) of the name of whom an office serves: "Foreign Policy Adviser to President | Putin of Russia"."""
    head = person_tokens(view, i, titled=True, known=frozenset())
    if head is None:
        return i, None
    # "to President Biden | Amos Hochstein"
    short = range(head[0] + 1, head[1] - 1)
    stop = next((k for k in short if leader(name_words(view.span(head[0], k))) is not None), head[1])
    head = head[0], stop
    holder = leader(name_words(view.span(*head)))
    country = holder.country if holder is not None else None
    if view.is_in("name_of", head[1]):
        after, land, _ = complement_at(view, head[1] + 1)
        if after > head[1] + 1 and land:
            return after, land
    return head[1], country


def _is_qualifier(view: View, end: int) -> bool:
    """Whether an organisation's name or a demonym ends at `end`: "the UN | Secretary-General"."""
    match = next(
        (m for m in (view.gaz.get(k) for k in range(max(end - 4, 0), end)) if m and m.end == end), None
    )
    if match is None:
        return False
    short = match.entries[0].use is Use.NAME and view.text[end - 1].isupper()
    return short or match.entries[0].use in (Use.ORGANISATION, Use.DEMONYM)


def _belongs(view: View, end: int, noun: str, land: str | None, name: str | None) -> bool:
    """Whether what a preposition at `end` leads to is a part of the office."""
    if view.at(end) in ("to", "on", "in", "at") and not (land or name):
        return False
    at_home = view.at(end - 2) in view.words.lists.get("at_home", frozenset())
    if view.is_in("sent_to", end) and (at_home or not view.words.has("envoys", noun)):
        # "secrétaire américain au Trésor", but not "le ministre à Paris"
        return name is not None and land is None and bool(view.words.lists.get("state_after", frozenset()))
    return name is not None or view.at(end) not in ("in", "on", "at")
