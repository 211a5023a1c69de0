"""Those whom a text calls by their office alone: "Le Président de la République a reçu M. X, président du Kenya".

A presidency's own releases seldom name the president. Whoever bears such a title without a state, and
without a name anywhere in the text, is a person of the text's cast like those with a name; so is
"the Finnish foreign minister" of a text that names nobody of that state who may be meant, and
"the Prime Minister" of one in which nobody is named without another office.
"""

from collections import defaultdict
from collections.abc import Sequence

from kg.model import Kind
from kg.nlp.cast import Person
from kg.nlp.description import ALONE, plain_office, title_of
from kg.nlp.name import Name
from kg.nlp.story import reference_words

# Offices of which a text that says no state means that of one holder.
ONE_HOLDER = frozenset(
    frozenset(title.split())
    for title in (
        "president", "prime minister", "foreign minister", "foreign secretary", "secretary general", "king", "queen",
        "crown prince", "chancellor", "defence minister", "defense secretary", "foreign affairs minister",
        "premier ministre", "président", "présidente", "roi", "prince héritier", "ministre affaires étrangères",
        "secrétaire général", "chancelier",
    )
)  # fmt: skip


def with_incumbent(
    language: str,
    names: Sequence[Sequence[Name]],
    persons: Sequence[Person],
    owners: Sequence[Sequence[int | None]],
    home: str | None,
) -> tuple[list[Person], list[list[int | None]]]:
    """The cast, and the owners of all names, with the one who is only called by a title of `incumbents`, if any."""
    titles = reference_words(language).get("incumbents", frozenset())
    own = {
        office.casefold()
        for p in persons
        if p.country in (None, home) or not p.country
        for office in p.offices
    }
    places = [
        (b, k)
        for b, block in enumerate(names)
        for k, name in enumerate(block)
        if _is_title(name, titles) and owners[b][k] is None
    ]
    out = [list(block) for block in owners]
    if not places or own & titles:
        return list(persons), out
    first = names[places[0][0]][places[0][1]]
    holder = Person(first.offices[0], (), first.offices, home, places[0][1], len(places), named=False)
    for b, k in places:
        out[b][k] = len(persons)
    return [*persons, holder], out


def with_described(
    language: str,
    names: Sequence[Sequence[Name]],
    persons: Sequence[Person],
    owners: Sequence[Sequence[int | None]],
) -> tuple[list[Person], list[list[int | None]]]:
    """The cast, and the owners of all names, with those who are only described by office and state, if any."""
    words = reference_words(language)
    places: dict[tuple[str | None, frozenset[str]], list[tuple[int, int]]] = defaultdict(list)
    for b, block in enumerate(names):
        for k, name in enumerate(block):
            title = title_of(plain_office(" ".join(name.offices[:1]), words))
            if owners[b][k] is None and title and _one_is_meant(name, words):
                places[name.country, title].append((b, k))
    people, out = list(persons), [list(block) for block in owners]
    for (country, title), at in places.items():
        if any(_may_be(p, country, title) for p in persons):
            continue
        if country is None and not (title in ONE_HOLDER and all(p.offices for p in persons)):
            # "the president" may be anybody who is named without an office
            continue
        first = names[at[0][0]][at[0][1]]
        people.append(Person(first.text, (), first.offices, country, at[0][1], len(at), named=False))
        for b, k in at:
            out[b][k] = len(people) - 1
    return people, out


def _one_is_meant(name: Name, words: dict[str, frozenset[str]]) -> bool:
    """Whether a name describes one definite person by an office."""
    definite = name.kind is Kind.PERSON and not name.named and not name.group and bool(name.offices)
    others = words["other"] | words["guest"] | words["host"] | words["honorific"]
    return definite and name.article not in ("a", "an", "un", "une") and name.noun not in others | ALONE


def _may_be(person: Person, country: str | None, title: frozenset[str]) -> bool:
    """Whether somebody named may be who is described: one of the state, or of no known state and of such an office."""
    if person.country is not None and country is not None:
        return person.country == country
    return any(title & title_of(office) for office in person.offices)


def _is_title(name: Name, titles: frozenset[str]) -> bool:
    """Whether a name is such a title, of one person and of no state."""
    plain = name.kind is Kind.PERSON and not name.named and not name.group and name.country is None
    return plain and bool(name.offices) and name.offices[0].casefold() in titles
