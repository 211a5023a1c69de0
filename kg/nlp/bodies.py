"""Readers of states and organisations: "the Cuban side", "Qatar's foreign ministry", delegations.

A reader takes a view, a token index and the known words of names, and returns the name that
begins there, or None.
"""

from kg import gazetteer
from kg.gazetteer import Use
from kg.gazetteer.leaders import leader
from kg.gazetteer.spelling import name_words
from kg.model import Kind
from kg.nlp.complements import complement_at, is_part, state_at
from kg.nlp.name import Name
from kg.nlp.offices import after_head
from kg.nlp.view import View

# How many words the name of an office-holder has at most, and what may join them.
LONGEST_LEADER = 4
HYPHENS = frozenset({"-", "–"})
JOINING = HYPHENS | {"el", "al"}


def state_phrase(view: View, i: int, known: frozenset[str]) -> Name | None:
    """ "the Vietnamese side", "Cuba's Government", "the Party, State and people of Cuba": the state."""
    begin = i + (view.is_in("articles", i) or view.is_in("possessives", i))
    end, country, body = state_at(view, begin)
    # "the Central American country" is a state, but the words do not say which
    known_state = country is not None and not country.startswith("region:")
    if end > begin and country and known_state and body is None:
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


def led_government(view: View, i: int, known: frozenset[str]) -> Name | None:
    """ "the Trump administration", "le régime de Bachar el-Assad": the state of a known office-holder."""
    begin = i + view.is_in("articles", i)
    if view.words.lists.get("state_after", frozenset()):
        if not view.is_in("led", begin):
            return None
        start = begin + 1 + (view.at(begin + 1) in view.words.phrases["name_of"])
        end = _capitals(view, start)
        country = _led_by(view, start, end)
        return _state_name(view, i, end, country) if country else None
    end = _capitals(view, begin)
    while end > begin and view.is_in("led", end - 1):
        end -= 1
    noun = end + view.is_in("genitive", end)
    country = _led_by(view, begin, end) if end > begin and view.is_in("led", noun) else None
    return _state_name(view, i, noun + 1, country) if country else None


def _capitals(view: View, k: int) -> int:
    """The end of a run of capitalised words at k: "Biden-Harris", "Bachar el-Assad"."""
    end = k
    while end - k < LONGEST_LEADER and (view.capital(end) or (end > k and view.at(end) in JOINING)):
        end += 1
    return end


def _led_by(view: View, start: int, end: int) -> str | None:
    """The state of the office-holder whose name stands at `start:end`; of two the first, "Biden-Harris"."""
    joined = next((k for k in range(start + 1, end) if view.at(k) in HYPHENS), end)
    for stop in dict.fromkeys((end, joined)):
        holder = leader(name_words(view.span(start, stop))) if stop > start else None
        if holder is not None and holder.country:
            return holder.country
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


def body(view: View, i: int, known: frozenset[str]) -> Name | None:
    """An organisation: a capitalised run that ends in a body, with its "of …", or a delegation."""
    begin = i + (view.is_in("articles", i) or view.is_in("possessives", i))
    match = view.gaz.get(begin)
    if match is not None and match.entries[0].use is Use.ORGANISATION:
        return None
    end, country, _ = state_at(view, begin)
    after = end + view.is_in("genitive", end) if end > begin else begin
    return _common_body(view, i, begin, after, country) or _named_body(view, i, begin, country)


def organ(view: View, i: int, known: frozenset[str]) -> Name | None:
    """ "the Bundestag's Foreign Affairs Committee", "the OSCE Permanent Council": a body's own body."""
    whole = view.gaz.get(i + (view.is_in("articles", i) or view.is_in("possessives", i)))
    if whole is None or whole.entries[0].use is not Use.ORGANISATION:
        return None
    owned = view.is_in("genitive", whole.end)
    end = _lower_body(view, whole.end + 1) if owned else 0
    if not end:
        run = whole.end + owned
        while view.capital(run) or (view.is_in("and", run) and view.capital(run + 1)):
            run += 1
        end = run if run > whole.end + 1 and view.is_in("organ_last", run - 1) else 0
    if not end:
        return None
    begin = whole.start
    return Name(
        i, end, (begin, end), Kind.ORGANISATION, view.span(begin, end), country=whole.entries[0].country
    )


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
    abroad = view.is_in("abroad", lower + 1) or view.is_in("abroad", lower + 2)
    leads = view.at(lower) in view.words.phrases["name_of"] or (
        view.is_in("of", lower) and view.is_in("stationed", lower - 1)
    )
    more, land, _ = complement_at(view, lower + 1) if leads else (lower, None, None)
    more = more if more > lower + 1 else lower
    if not (country or land or (abroad and more > lower)):
        return None
    text = view.span(begin, more)
    return Name(
        i, more, (begin, more), Kind.ORGANISATION, text,
        country=country or land, named=view.capital(after), noun=view.at(noun),
    )  # fmt: skip


def _named_body(view: View, i: int, begin: int, country: str | None) -> Name | None:
    """ "the Communist Party of Cuba": a body by its capitalised name."""
    # "On 19 December | the UN Security Council"
    opens = view.capital(begin) and not view.is_in("not_name", begin)
    run, land, body = complement_at(view, begin) if opens else (begin, None, None)
    match = view.gaz.get(begin)
    if match is not None and match.entries[0].use is not Use.NAME and view.is_in("of", match.end):
        # "Addis Ababa for the African Union summit"
        return None
    if match is not None and match.end == run:
        # "the People's Republic of China" is a state
        return None
    if body is None or run - begin < 2 or view.is_in("delegation", run - 1):
        return None
    ends = land is not None or is_part(view, run - 1) or view.is_in("after_head", run - 1)
    if view.is_in("after_head", run - 1) and view.ner.get(begin, (0, run, ""))[1] > run:
        # "Congrès mondial | de la mer"
        return None
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
