"""Whom a capital or a seat of power means when it acts: "Tehran summoned", "Brussels imposed"."""

from collections.abc import Iterable, Sequence

from kg import gazetteer
from kg.model import Kind
from kg.nlp.name import Name
from kg.nlp.story import Body, Referent


def meant(name: Name, language: str, names: Iterable[Sequence[Name]]) -> Referent:
    """The body that sits at a place, unless the document, whose `names` these are, names the state too; else the state.

    "Brussels" is the European Union, but Belgium in a text about Belgium.
    """
    found = gazetteer.load(language).find(name.text.split())
    bodies = (e.stands_for for match in found for e in match.entries if e.stands_for)
    body = next((entry for key in bodies if key.startswith("org:") and (entry := gazetteer.entry(key))), None)
    if body is None or any(
        n.kind is not Kind.PLACE and n.country == name.country for of in names for n in of
    ):
        return Referent(country=name.country)
    return Referent(body=Body(gazetteer.name(body.key, language) or body.label, body.country, body.key))
