"""The persons of a document: which names are forms of one name, and what is known of each."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from kg.gazetteer import gender
from kg.gazetteer.leaders import Leader, called, leader
from kg.gazetteer.spelling import name_words
from kg.model import Kind
from kg.nlp.name import Name

# Words for who holds the same office elsewhere.
PEERS = frozenset({"counterpart", "colleague", "homologue", "collègue"})


@dataclass(frozen=True, slots=True)
class Person:
    """A person of the document: the fullest name, all offices in order of mention, the state.

    `body` is the key of the organisation that the person is known to speak for, though no text says so.
    One who is not `named` is called by an office alone.
    """

    name: str
    words: tuple[str, ...]
    offices: tuple[str, ...]
    country: str | None
    first: int
    count: int
    body: str | None = None
    named: bool = True


def is_peer(office: str) -> bool:
    """Whether an office is only that of another: "his Egyptian counterpart"."""
    return not PEERS.isdisjoint(office.casefold().split())


def compatible(short: Sequence[str], long: Sequence[str]) -> bool:
    """Whether `short` is a form of `long`: its surname, its given name first, or with initials."""
    if len(short) > len(long):
        short, long = long, short
    if not short:
        return False
    if len(short) == 1:
        return len(short[0]) > 1 and (short[0] in long[-2:] or short[0] == long[0])
    if Counter(short) <= Counter(long):
        return True
    if len(short) == len(long):
        return short[-1] == long[-1] and all(map(_alike, short, long))
    same_last = short[-1] == long[-1] or (len(long) > 2 and short[-1] == long[-2])
    return same_last and _alike(short[0], long[0])


def _alike(one: str, other: str) -> bool:
    """Whether two words may be spellings of one, or one the initial of the other."""
    return one[0] == other[0] and (1 in (len(one), len(other)) or one[:2] == other[:2])


def cast(names: Iterable[Name], year: int | None = None) -> tuple[list[Person], list[int | None]]:
    """The persons, and for each name the index of its person (None for what is no named person).

    `year` is when the document was written, if known: who held office then may be named without it.
    """
    ordered = list(names)
    forms = [name_words(n.text) if n.kind is Kind.PERSON and n.named else () for n in ordered]
    fullest = sorted({f for f in forms if f}, key=lambda f: (-len(f), f))
    groups: list[list[tuple[str, ...]]] = []
    for form in fullest:
        home = [g for g in groups if len(form) > 1 and compatible(form, g[0])]
        if home:
            home[0].append(form)
        elif len(form) > 1 or not any(compatible(form, g[0]) for g in groups):
            groups.append([form])
    owner: list[int | None] = []
    last_seen: dict[int, int] = {}
    for position, form in enumerate(forms):
        choice = _owner(form, groups, last_seen, ordered[position], ordered, owner)
        owner.append(choice)
        if choice is not None:
            last_seen[choice] = position
    persons, indices = _persons(ordered, owner, len(groups))
    return [_known(p, year) for p in persons], indices


def _known(person: Person, year: int | None) -> Person:
    """A person of whom the text does not say the state, with that of the office-holder so named.

    An office that the text gives must be the holder's: "President Obama", not "the designer Obama".
    """
    if person.country:
        return person
    holder = leader(person.words, year)
    if holder is None or not (all(map(is_peer, person.offices)) or _holds(person, holder)):
        return person
    return replace(person, country=holder.country, body=holder.body)


def _holds(person: Person, holder: Leader) -> bool:
    """Whether one of a person's offices may be that of an office-holder of world politics."""
    said = " ".join(person.offices).casefold()
    return any(word in said for word in called(holder.office))


def _owner(
    form: tuple[str, ...],
    groups: list[list[tuple[str, ...]]],
    last_seen: dict[int, int],
    name: Name,
    ordered: Sequence[Name],
    owner: Sequence[int | None],
) -> int | None:
    if not form:
        return None
    exact = [i for i, g in enumerate(groups) if form in g]
    if exact and len(form) > 1:
        return exact[0]
    fits = [i for i, g in enumerate(groups) if compatible(form, g[0])]
    # "Mr. Obama" is not Michelle Obama
    fits = [i for i in fits if not _of_other_sex(name, groups[i][0])] or fits
    # A surname that two persons share: the one whose state agrees, then the one named last.
    if len(fits) > 1 and name.country:
        agreeing = [
            i
            for i in fits
            if any(owner[k] == i and ordered[k].country == name.country for k in range(len(owner)))
        ]
        fits = agreeing or fits
    surname = [i for i in fits if groups[i][0][-1] == form[-1]]
    ranked = sorted(surname or fits, key=lambda i: (-last_seen.get(i, -1), i))
    return ranked[0] if ranked else None


def _of_other_sex(name: Name, full: Sequence[str]) -> bool:
    known = gender(full[0]) if name.sex else ""
    return bool(known) and known != name.sex


def _persons(
    ordered: Sequence[Name], owner: list[int | None], size: int
) -> tuple[list[Person], list[int | None]]:
    members: list[list[int]] = [[] for _ in range(size)]
    for position, index in enumerate(owner):
        if index is not None:
            members[index].append(position)
    kept = [i for i in range(size) if members[i]]
    renumber = {old: new for new, old in enumerate(kept)}
    persons = []
    for i in kept:
        forms = [ordered[k] for k in members[i]]
        best = max(forms, key=lambda n: (len(name_words(n.text)), not n.text.isupper(), -len(n.text)))
        offices = tuple(dict.fromkeys(o for n in forms for o in n.offices))
        countries = [n.country for n in forms if n.country]
        persons.append(
            Person(
                best.text,
                name_words(best.text),
                offices,
                countries[0] if countries else None,
                members[i][0],
                len(forms),
            )
        )
    return persons, [renumber[i] if i is not None else None for i in owner]
