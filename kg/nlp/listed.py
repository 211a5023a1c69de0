"""The states that a group of people is of: "U.S. and Chinese negotiators", "ambassadors from France and Italy"."""

from kg.gazetteer import Match, Use
from kg.nlp.name import Name
from kg.nlp.view import View


def listed_states(view: View, name: Name) -> tuple[str, ...]:
    """The states of "U.S. and Chinese negotiators", "representatives of Iran and Saudi Arabia"."""
    own = [m for k, m in sorted(view.gaz.items()) if name.start <= k < name.end and _state_of(m)]
    if not name.country:
        return _states_from(view, name.end)
    if not own:
        return (name.country,)
    before = _states_before(view, own[0].start)
    after = _states_after(view, own[0]) if own[0].end == name.end else []
    return tuple(dict.fromkeys([*before, name.country, *after]))


def _state_of(match: Match) -> str | None:
    entry = match.entries[0]
    if entry.use is Use.NAME:
        return entry.key
    return entry.country if entry.use is Use.DEMONYM else None


def _states_from(view: View, k: int) -> tuple[str, ...]:
    """The states of "ambassadors from France, Germany and Italy"."""
    match = view.gaz.get(k + 1 + view.is_in("articles", k + 1)) if view.at(k) == "from" else None
    if match is None or match.entries[0].use is not Use.NAME:
        return ()
    return tuple(dict.fromkeys([match.entries[0].key, *_states_after(view, match)]))


def _states_before(view: View, start: int) -> list[str]:
    """The demonyms that are joined to a group's own before it; a state's name only if it is written in capitals."""
    codes: list[str] = []
    k = start - 1
    while view.is_in("and", k) or (codes and view.at(k) == ","):
        match = next((m for m in (view.gaz.get(k - n) for n in (1, 2)) if m is not None and m.end == k), None)
        code = _state_of(match) if match is not None else None
        if match is None or code is None or not _qualifies(view, match):
            break
        codes.insert(0, code)
        k = match.start - 1
    return codes


def _qualifies(view: View, match: Match) -> bool:
    return match.entries[0].use is Use.DEMONYM or view.text[match.start].isupper()


def _states_after(view: View, own: Match) -> list[str]:
    """The states that are joined after a group's own; only with a closing "and"."""
    codes: list[str] = []
    k, closed = own.end, False
    while not closed and (view.at(k) == "," or view.is_in("and", k)):
        closed = view.is_in("and", k) or view.is_in("and", k + 1)
        k += 1 + (view.at(k) == "," and view.is_in("and", k + 1))
        while view.is_in("name_of", k) or view.is_in("articles", k):
            k += 1
        match = view.gaz.get(k)
        code = _state_of(match) if match is not None and match.entries[0].use is own.entries[0].use else None
        if match is None or code is None:
            return []
        codes.append(code)
        k = match.end
    return codes if closed else []
