"""The codes of PLOVER and CAMEO as SKOS concepts, for the ontology."""

from collections.abc import Iterator

from kg.export.terms import DK, LABEL, SKOS, TYPE, iri, text
from kg.export.types import EventType

_SCHEMES = (("plover", "PLOVER"), ("cameo", "CAMEO"))
_ROOT = 2


def coding_rows(
    types: tuple[EventType, ...], meanings: dict[str, dict[str, str]]
) -> Iterator[tuple[str, str, str]]:
    """Subject, predicate and object for each scheme and each code that a type has, CAMEO's roots included.

    `meanings` are what the code books call the codes, by scheme.
    """
    for scheme, title in _SCHEMES:
        yield DK + scheme, TYPE, iri(SKOS + "ConceptScheme")
        yield from ((DK + scheme, LABEL, text(title, language)) for language in ("en", "fr"))
        codes = {code for event_type in types for code in getattr(event_type, scheme)}
        roots = {code[:_ROOT] for code in codes} if scheme == "cameo" else set()
        for code in sorted(codes | roots):
            yield from _concept_rows(scheme, title, code, meanings[scheme].get(code, ""))
            if roots and code not in roots:
                broader, narrower = f"{DK}{scheme}-{code[:_ROOT]}", f"{DK}{scheme}-{code}"
                yield narrower, SKOS + "broader", iri(broader)
                yield broader, SKOS + "narrower", iri(narrower)
            else:
                yield f"{DK}{scheme}-{code}", SKOS + "topConceptOf", iri(DK + scheme)
                yield DK + scheme, SKOS + "hasTopConcept", iri(f"{DK}{scheme}-{code}")


def _concept_rows(scheme: str, title: str, code: str, meaning: str) -> Iterator[tuple[str, str, str]]:
    concept = f"{DK}{scheme}-{code}"
    yield concept, TYPE, iri(SKOS + "Concept")
    yield concept, SKOS + "inScheme", iri(DK + scheme)
    yield concept, SKOS + "notation", text(code)
    yield concept, SKOS + "prefLabel", text(f"{title} {code}", "en")
    if meaning:
        yield concept, SKOS + "definition", text(meaning, "en")
