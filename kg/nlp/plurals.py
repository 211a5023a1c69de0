"""One title for several holders: "Presidents A and B", "the ministers of X and Y", "Russia's Putin".

Each function takes a view and the names found so far, and returns them with what one title says
of several shared out among them.
"""

from collections.abc import Iterator
from dataclasses import replace

from kg import gazetteer
from kg.gazetteer import Match, Use
from kg.model import Kind
from kg.nlp.complements import complement_at
from kg.nlp.name import Name
from kg.nlp.offices import Office, office_at
from kg.nlp.personal import person_tokens
from kg.nlp.persons import close_person, for_one, led_by
from kg.nlp.view import View


def share(view: View, found: list[Name]) -> list[Name]:
    """The names with each plural title given to all its holders."""
    return _led(view, _owned(view, _of_several(view, _holders(view, _by_office(view, found)))))


def _by_office(view: View, found: list[Name]) -> list[Name]:
    """In "the UN High Commissioner for Refugees, Filippo Grandi," a body goes by the office of who leads it."""
    out: list[Name] = []
    heads = view.words.lists["heads"]
    for name in found:
        body = out[-1] if out else None
        named = name.kind is Kind.PERSON and name.named and not name.offices and name.start == name.head[0]
        if (
            body is not None
            and named
            and body.kind is Kind.ORGANISATION
            and name.start == body.end + 1
            and view.at(body.end) == ","
            and any(view.at(k) in heads for k in range(body.start, body.end))
        ):
            office = view.span(body.start + view.is_in("articles", body.start), body.end)
            out[-1] = replace(name, start=body.start, offices=(office,))
        else:
            out.append(name)
    return out


def _holders(view: View, found: list[Name]) -> list[Name]:
    """In "Presidents A, B and C of D" the office is that of all, and the state that of the last."""
    out: list[Name] = []
    read = 0
    for name in found:
        if name.start < read:
            continue
        fellows = list(_fellows(view, name)) if _is_plural(view, name) else []
        out += [name, *fellows]
        read = fellows[-1].end if fellows else 0
    return out


def _is_plural(view: View, name: Name) -> bool:
    titled = name.kind is Kind.PERSON and name.named and bool(name.offices)
    return titled and any(view.at(t) in view.words.plural for t in range(name.start, name.head[0]))


def _fellows(view: View, name: Name) -> Iterator[Name]:
    """The persons listed after the first of a plural office."""
    start = name.start + (view.is_in("articles", name.start) or view.is_in("possessives", name.start))
    title = for_one(view, view.span(start, name.head[0]))
    for k in range(start, name.head[0]):
        if k in view.gaz and view.gaz[k].entries[0].use is Use.DEMONYM:
            title = " ".join(title.replace(view.span(k, view.gaz[k].end), "").split())
    held: list[Name] = []
    at, last = name.end, False
    while not last and (view.at(at) == "," or view.is_in("and", at)):
        last = view.is_in("and", at) or view.is_in("and", at + 1)
        fellow = _fellow(view, at + 1 + (view.at(at) == "," and last), title)
        if fellow is None:
            return
        held.append(fellow)
        at = fellow.end
    if last:
        yield from held


def _fellow(view: View, i: int, title: str) -> Name | None:
    """A person at i to whom a title belongs, with the demonym that may stand before the name."""
    match = view.gaz.get(i)
    demonym = match if match is not None and match.entries[0].use is Use.DEMONYM else None
    begin = demonym.end if demonym is not None else i
    head = person_tokens(view, begin, titled=True, known=frozenset())
    if head is None or (demonym is None and office_at(view, i) is not None):
        return None
    country = _state_of(demonym) if demonym is not None else None
    text = f"{title} {view.span(i, begin)}" if demonym is not None else title
    return close_person(view, i, head, Office(i, begin, (text,), country, title))


def _state_of(match: Match) -> str | None:
    entry = match.entries[0]
    return entry.country or (entry.key if entry.use in (Use.NAME, Use.DEMONYM) else None)


def _of_several(view: View, found: list[Name]) -> list[Name]:
    """ "The foreign ministers of A and B" are two persons, "the A and B presidents" too."""
    out = list(found)
    for k, name in enumerate(found):
        several = view.words.has("many", name.noun) and not any(
            view.is_in("one_holder", t) for t in range(name.start, name.end)
        )
        if not (name.group and name.kind is Kind.PERSON) or several:
            continue
        stands = view.words.has("stand_for_states", name.noun)
        if stands and not _is_plain(view, name):
            continue
        first, last = _run_before(view, out, k), _run_after(view, out, k)
        if first == k == last or any(
            (out[n].country or "").startswith("region:") for n in range(first, last + 1)
        ):
            continue
        for n in range(first, last + 1):
            out[n] = _state(view, out[n], name) if stands else _one(view, out[n], name, first=n == first)
        out[last] = out[last] if stands else _with_tail(view, out[last], name)
    return out


def _is_plain(view: View, name: Name) -> bool:
    """Whether a group is told by nothing but its noun and state: "the leaders of China", not "industry leaders"."""
    k = name.start
    while k < name.end:
        match = view.gaz.get(k)
        if match is not None:
            k = match.end
        elif (
            any(view.is_in(w, k) for w in ("articles", "name_of"))
            or view.words.plural.get(view.at(k)) == name.noun
        ):
            k += 1
        else:
            return False
    return True


def _state(view: View, part: Name, group: Name) -> Name:
    """The state, or the organisation, whose unnamed leaders or governments are meant."""
    if part.country is None or not part.group:
        return replace(part, adjective=False)
    text = gazetteer.name(part.country, view.language) or part.text
    whole = (part.start, part.end)
    return Name(*whole, whole, Kind.STATE, text, country=part.country, key=part.country)


def _run_before(view: View, found: list[Name], k: int) -> int:
    """The first of the demonyms that are listed before a group's own: "the A and B presidents"."""
    match = view.gaz.get(found[k].start)
    if match is None or match.entries[0].use is not Use.DEMONYM:
        return k
    first = k
    while first and _may_qualify(view, found[first - 1]) and _joined(view, found[first - 1], found[first]):
        first -= 1
    return first if first < k and view.is_in("and", found[k].start - 1) else k


def _may_qualify(view: View, name: Name) -> bool:
    """A demonym, or a state's name that serves as one: "the U.S. and Chinese presidents"."""
    return (name.adjective and not name.pair) or (
        name.kind is Kind.STATE and view.text[name.head[0]].isupper()
    )


def _run_after(view: View, found: list[Name], k: int) -> int:
    """The last of the states or demonyms that are listed after a group's own: "the presidents of A and B"."""
    match = _ending(view, found[k].end)
    if match is None:
        return k
    adjective = match.entries[0].use is Use.DEMONYM
    if not adjective and match.entries[0].use not in (Use.NAME, Use.ORGANISATION):
        return k
    last, closed = k, False
    while not closed and last + 1 < len(found) and _joined(view, found[last], found[last + 1]):
        follows = found[last + 1]
        if not follows.named or follows.adjective is not adjective or follows.kind is Kind.PERSON:
            break
        last += 1
        closed = any(view.is_in("and", t) for t in range(found[last - 1].end, follows.start))
    return last if closed else k


def _many_each(view: View, match: Match) -> bool:
    """Whether a demonym after its noun is plural, so that each state has several: "les ministres turcs et grecs"."""
    word = view.text[match.end - 1]
    singular = gazetteer.load(view.language).find((word.removesuffix("s"),)) if word.endswith("s") else []
    return match.entries[0].use is Use.DEMONYM and bool(singular)


def _ending(view: View, end: int) -> Match | None:
    near = (view.gaz.get(k) for k in range(max(end - 6, 0), end))
    return next((m for m in near if m is not None and m.end == end), None)


def _joined(view: View, left: Name, right: Name) -> bool:
    """Whether only a comma or an "and", with article and preposition, stands between two names."""
    words = range(left.end, right.start)
    linked = bool(words) and (view.at(left.end) == "," or view.is_in("and", left.end))
    return linked and all(
        view.at(t) == "," or any(view.is_in(w, t) for w in ("and", "articles", "name_of")) for t in words
    )


def _one(view: View, part: Name, group: Name, *, first: bool) -> Name:
    """One of several who share an office, described by the state that it is held in."""
    match = _ending(view, group.end)
    several = match is not None and _many_each(view, match)
    office = group.offices[0] if group.offices else group.text
    office = office if several else for_one(view, office)
    if part.group:
        return replace(part, group=False, text=office, offices=(office,))
    own = view.gaz.get(group.start) if match is None or part.start < group.start else match
    start, text = _instead(view, part, office, own)
    if first and view.is_in("articles", start - 1):
        start -= 1
    return Name(
        start, part.end, (start, part.end), Kind.PERSON, text, (text,), part.country,
        named=False, noun=group.noun, article=view.at(start) if start < part.start and first else "",
    )  # fmt: skip


def _instead(view: View, part: Name, office: str, own: Match | None) -> tuple[int, str]:
    """(start, office) of one who holds the same office in another state than `own`."""
    start, here = part.start, view.span(*part.head)
    if own is None:
        return start, f"{office} {here}"
    lead = own.start
    while view.is_in("name_of", lead - 1) or (
        view.is_in("articles", lead - 1) and view.is_in("name_of", lead - 2)
    ):
        lead -= 1
    while lead < own.start and any(view.is_in(w, start - 1) for w in ("name_of", "articles")):
        start -= 1
    said = view.span(lead, own.end)
    # "of the Philippines, Japan": the article is the first one's
    plain = " ".join(view.text[k] for k in range(lead, own.start) if not view.is_in("articles", k))
    with_lead = view.span(start, part.end) if start < part.start else f"{plain} {here}".strip()
    return start, office.replace(said, with_lead) if said in office else f"{office} {with_lead}"


def _with_tail(view: View, name: Name, group: Name) -> Name:
    """Swallow what the office is of after the last demonym: "ministres arménien et turc | de la Défense"."""
    if group.end >= name.end or view.at(name.end) not in view.words.phrases["name_of"]:
        return name
    after, land, body = complement_at(view, name.end + 1)
    adjectives = view.words.lists.get("state_after", frozenset())
    return replace(name, end=after, head=(name.start, after)) if adjectives and body and not land else name


def _owned(view: View, found: list[Name]) -> list[Name]:
    """In "Russia's Putin" and "le Russe Sergueï Lavrov" the state is that of the person."""
    out: list[Name] = []
    for name in found:
        before = out[-1] if out else None
        if before is not None and _belongs(view, before, name):
            country = name.country or before.country
            begin = before.start - (before.adjective and view.is_in("articles", before.start - 1))
            out[-1] = replace(name, start=begin, country=country)
        else:
            out.append(name)
    return out


def _led(view: View, found: list[Name]) -> list[Name]:
    """In "an Iranian delegation led by Abbas Araghchi" the state is that of the leader too."""
    out = list(found)
    for k in range(1, len(out)):
        left, right = out[k - 1], out[k]
        person = right.kind is Kind.PERSON and right.named and right.country is None
        if (
            person
            and left.kind is Kind.ORGANISATION
            and left.country
            and led_by(view, left.end) == right.start
        ):
            out[k] = replace(right, country=left.country)
    return out


def _belongs(view: View, left: Name, right: Name) -> bool:
    """Whether a person without office stands right after a state's genitive, or after a demonym."""
    plain = right.kind is Kind.PERSON and right.named and not right.offices
    if not plain or left.kind is Kind.PERSON or right.start != right.head[0]:
        return False
    if left.pair:
        return False
    if left.adjective:
        return right.start == left.end and view.capital(left.start)
    own = left.use in (Use.NAME, Use.ORGANISATION)
    return own and view.is_in("genitive", left.end) and right.start == left.end + 1
