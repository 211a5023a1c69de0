"""The grammar of offices: "First Secretary of the Communist Party of Cuba and President of Cuba".

    office     = [article] [state] word* head+ [of complement] [and office]
    complement = [article] (state | organisation | words that end in a body) [of complement]

Functions take a view and a token index and return the index after what they read.
"""

from dataclasses import dataclass, replace

from kg.gazetteer import Use
from kg.nlp.complements import acronym_end, complement_at, state_at
from kg.nlp.view import View

LONGEST_OFFICE = 9


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
        again = _single(view, after) if view.capital(after) and first.qualified else None
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
            or (comma and not view.capital(begin))
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
    after, more, held_by = _complement(view, end, noun)
    country = country or more
    qualified = after > end or country is not None or body is not None
    paired = plural and view.at(i - 1) == "both"
    if not article and not view.capital(begin) and not qualified and not paired:
        return None
    text = view.span(begin, after)
    return Office(i, after, (text,), country, noun, article, body or held_by, plural, qualified)


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
        else:
            break
    return j, country


def _before_head(view: View, i: int) -> tuple[int, str | None, str | None, str, bool] | None:
    """Read modifiers up to and with the head: (end, country, body, head noun, plural)."""
    j, country, body = i, None, None
    for _ in range(LONGEST_OFFICE):
        if j >= len(view) or (j == i and (view.is_in("and", j) or view.at(j) == "-")):
            return None
        head = _head_at(view, j, began=j > i)
        if head:
            return head[0], country, body, head[1], head[2]
        end, land, organisation = state_at(view, j)
        if end > j:
            country, body = country or land, body or organisation
            j = end + (view.is_in("genitive", end) or view.at(end) == "-")
            j = acronym_end(view, j) or j
        elif _modifier(view, j):
            j += 1
        else:
            return None
    return None


def _head_at(view: View, j: int, *, began: bool) -> tuple[int, str, bool] | None:
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
    # "the General Assembly" is no general
    body = view.is_in("body", end) and view.capital(end)
    if not began and noun == "general" and end == j + 1 and (body or not view.capital(j)):
        return None
    several = view.words.plural.get(view.at(end), "")
    if several in view.words.lists["heads"] and not view.capital(end):
        return end + 1, several, True
    return end, noun, False


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
        return 1
    if view.at(end) == "-" and (view.is_in("heads", end + 1) or view.is_in("tense", end + 1)):
        return 2
    if not view.capital(end):
        return 0
    if _modifier(view, end) and view.is_in("heads", end + 1) and view.at(end) != "secretary":
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


def _modifier(view: View, j: int) -> bool:
    if view.is_in("modifiers", j) or view.is_in("tense", j):
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


def _head_ahead(view: View, j: int) -> bool:
    for k in range(j, min(j + 4, len(view))):
        if view.is_in("heads", k) and view.capital(k):
            return True
        if not (view.capital(k) or view.at(k) in ("-", "&", "and", "of")) or view.label(k) == "PERSON":
            return False
    return False


def _complement(view: View, i: int, noun: str) -> tuple[int, str | None, str | None]:
    """(end, country, body) of the "of …" phrases at i."""
    end, country, body = i, None, None
    if view.at(end) in view.words.phrases["name_of"] and view.is_in("state_offices", end + 1):
        # "head of state"
        end += 2
    while view.is_in("of", end) and not view.capital(end):
        end += view.is_in("of", end + 1) and not view.is_in("contracted", end)
        after, land, name = _held(view, end, noun)
        if after == end + 1 or not _belongs(view, end, noun, land, name):
            break
        # an ambassador to Japan is not Japan's
        land = None if view.is_in("sent_to", end) else land
        end, country, body = after, country or land, body or name
    return end, country, body


def _held(view: View, end: int, noun: str) -> tuple[int, str | None, str | None]:
    """(end, country, body) of what follows a preposition at `end`: a state, a body, or another's office."""
    after, land, name = complement_at(view, end + 1)
    if after > end + 1 or noun == "general":
        return after, land, name
    # "Chief Adviser to the President of Turkey", "Assistant to the President for …"
    served = _single(view, end + 1)
    if served is None or served.plural or served.end == end + 1:
        return after, land, name
    return served.end, served.country, served.texts[0]


def _belongs(view: View, end: int, noun: str, land: str | None, name: str | None) -> bool:
    """Whether what a preposition at `end` leads to is a part of the office."""
    if view.at(end) in ("to", "on", "in", "at") and not (land or name):
        return False
    if view.is_in("sent_to", end) and not view.words.has("envoys", noun):
        return False
    return name is not None or view.at(end) not in ("in", "on", "at")
