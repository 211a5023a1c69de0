"""Those whom a text calls by their office alone: "Le Président de la République a reçu M. X, président du Kenya".

A presidency's own releases seldom name the president. Whoever bears such a title without a state, and
without a name anywhere in the text, is a person of the text's cast like those with a name.
"""

from collections.abc import Sequence

from kg.model import Kind
from kg.nlp.cast import Person
from kg.nlp.name import Name
from kg.nlp.story import reference_words


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


def _is_title(name: Name, titles: frozenset[str]) -> bool:
    """Whether a name is such a title, of one person and of no state."""
    plain = name.kind is Kind.PERSON and not name.named and not name.group and name.country is None
    return plain and bool(name.offices) and name.offices[0].casefold() in titles
