"""What the gazetteer knows of an entity by its key: label, spellings, links, country."""

from functools import cache

from kg import gazetteer
from kg.model import Kind
from kg.resolve.spelling import fold


def label(key: str) -> str | None:
    """The English name of the thing; None for a key that the gazetteer has not."""
    known = gazetteer.entry(key)
    return gazetteer.name(key, "en") or known.label if known else None


def aliases(key: str) -> tuple[str, ...]:
    """Its usual name in each of the languages that are read; of an organisation, whose acronym may
    be all that a text gives, every name.
    """
    if kind(key) is Kind.ORGANISATION:
        return gazetteer.names(key)
    found = (gazetteer.name(key, language) for language in gazetteer.LANGUAGES)
    return tuple(dict.fromkeys(name for name in found if name))


def links(key: str) -> tuple[str, ...]:
    """IRIs of the same thing elsewhere."""
    known = gazetteer.entry(key)
    return known.links if known else ()


def kind(key: str) -> Kind | None:
    """What the thing is."""
    known = gazetteer.entry(key)
    return known.kind if known else None


def country(key: str) -> str | None:
    """The code of the state that it is in or belongs to; of a state its own."""
    known = gazetteer.entry(key)
    return known.country if known else None


@cache
def country_words(code: str) -> frozenset[str]:
    """Folded words of a state's names and of what belongs to it ("estonia", "estonien")."""
    names = (*gazetteer.names(code), *gazetteer.demonyms(code))
    return frozenset(word for name in names for word in fold(name).split())
