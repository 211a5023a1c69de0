"""The OWL ontology, generated from the event types and from `ontology/terms.toml`.

The generated files stand in the package (`ontology/diplomatic-kg.ttl`, `ontology/shapes.ttl`), so
that they can be read and cited; `python -m kg.export.ontology` writes them anew, and a test fails
where they have drifted from the types.
"""

import tomllib
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

from kg.export.files import write_text
from kg.export.syntax import PROLOGUE, turtle
from kg.export.terms import (
    DCTERMS,
    DK,
    LABEL,
    OWL,
    PREFIXES,
    RDFS,
    SEM,
    SKOS,
    TYPE,
    VANN,
    Pair,
    iri,
    text,
)
from kg.export.types import EventType, kind_class, load_types

Row = tuple[str, str, str]
VERSION = "0.1.0"
LICENCE = "https://spdx.org/licenses/CC0-1.0"
ONTOLOGY = DK.removesuffix("#")
FOLDER = files("kg") / "export" / "ontology"
_CODINGS = (("plover", "PLOVER"), ("cameo", "CAMEO"))


def write_ontology(path: Path, *, types: tuple[EventType, ...] | None = None) -> None:
    """Write the ontology as Turtle; raises WriteError."""
    write_text(path, ontology_turtle(types=types))


def ontology_turtle(*, types: tuple[EventType, ...] | None = None) -> str:
    """The ontology of the event types, the package's own by default."""
    known = load_types() if types is None else types
    rows = [*_header_rows(), *_term_rows(), *_role_rows(known), *_coding_rows(known)]
    for event_type in known:
        rows += _type_rows(event_type)
    blocks: dict[str, list[Pair]] = {}
    for subject, predicate, value in dict.fromkeys(rows):
        blocks.setdefault(iri(subject), []).append((iri(predicate), value))
    return PROLOGUE + "".join(turtle((subject, sorted(pairs))) for subject, pairs in sorted(blocks.items()))


def _terms() -> dict[str, Any]:
    return tomllib.loads((FOLDER / "terms.toml").read_text(encoding="utf-8"))


def _row(subject: str, predicate: str, value: str) -> Row:
    return subject, predicate, value


def _header_rows() -> Iterator[Row]:
    yield _row(ONTOLOGY, TYPE, iri(OWL + "Ontology"))
    yield _row(ONTOLOGY, OWL + "versionIRI", iri(f"{ONTOLOGY}/{VERSION}"))
    yield _row(ONTOLOGY, OWL + "versionInfo", text(VERSION))
    yield _row(ONTOLOGY, DCTERMS + "title", text("Diplomatic events", "en"))
    yield _row(ONTOLOGY, DCTERMS + "title", text("Événements diplomatiques", "fr"))
    yield _row(ONTOLOGY, DCTERMS + "license", iri(LICENCE))
    yield _row(ONTOLOGY, VANN + "preferredNamespacePrefix", text("dk"))
    yield _row(ONTOLOGY, VANN + "preferredNamespaceUri", text(DK))
    described = "Diplomatic events in texts: who did what with whom, where, when and in what state."
    yield _row(ONTOLOGY, DCTERMS + "description", text(described, "en"))


def _labels(subject: str, labels: tuple[tuple[str, str], ...]) -> Iterator[Row]:
    for language, label in labels:
        yield _row(subject, LABEL, text(label, language))


def _defined(name: str, kind: str, entry: dict[str, Any], above: str = "") -> Iterator[Row]:
    subject = DK + name
    yield _row(subject, TYPE, iri(kind))
    yield _row(subject, RDFS + "isDefinedBy", iri(ONTOLOGY))
    yield from _labels(subject, (("en", entry["en"]), ("fr", entry["fr"])))
    if "comment" in entry:
        yield _row(subject, RDFS + "comment", text(entry["comment"], "en"))
    if "range" in entry:
        yield _row(subject, RDFS + "range", iri(_expand(entry["range"])))
    for parent in entry.get("above", ()):
        yield _row(subject, above, iri(_expand(parent)))


def _expand(name: str) -> str:
    prefix, _, local = name.partition(":")
    return PREFIXES[prefix] + local


def _term_rows() -> Iterator[Row]:
    terms = _terms()
    for name, entry in terms["classes"].items():
        yield from _defined(name, OWL + "Class", entry, RDFS + "subClassOf")
    for name, entry in terms["links"].items():
        yield from _defined(name, OWL + "ObjectProperty", entry, RDFS + "subPropertyOf")
    for name, entry in terms["values"].items():
        yield from _defined(name, OWL + "DatatypeProperty", entry, RDFS + "subPropertyOf")
    for group, entries in terms["individuals"].items():
        for name, entry in entries.items():
            yield from _defined(name, OWL + "NamedIndividual", entry)
            yield _row(DK + name, TYPE, iri(DK + group))


def _role_rows(types: tuple[EventType, ...]) -> Iterator[Row]:
    labels = _terms()["roles"]
    places = {role.name: role.is_place for event_type in types for role in event_type.roles}
    for name, is_place in sorted(places.items()):
        yield from _defined(name, OWL + "ObjectProperty", labels.get(name, {"en": name, "fr": name}))
        yield _row(DK + name, RDFS + "domain", iri(DK + "Event"))
        parent = SEM + ("hasPlace" if is_place else "hasActor")
        yield _row(DK + name, RDFS + "subPropertyOf", iri(parent))


def _type_rows(event_type: EventType) -> Iterator[Row]:
    subject = DK + event_type.name
    yield _row(subject, TYPE, iri(OWL + "Class"))
    yield _row(subject, RDFS + "subClassOf", iri(DK + "Event"))
    yield _row(subject, RDFS + "isDefinedBy", iri(ONTOLOGY))
    yield from _labels(subject, event_type.label)
    for language, comment in event_type.comment:
        yield _row(subject, RDFS + "comment", text(comment, language))
    for scheme, _ in _CODINGS:
        for code in getattr(event_type, scheme):
            yield _row(subject, DK + "codedAs", iri(f"{DK}{scheme}-{code}"))
    for kind in event_type.kinds:
        yield from _kind_rows(event_type, kind)


def _kind_rows(event_type: EventType, kind: str) -> Iterator[Row]:
    name = kind_class(event_type.name, kind)
    if name == event_type.name:
        return
    english = f"{event_type.name} ({kind.replace('_', ' ')})"
    yield _row(DK + name, TYPE, iri(OWL + "Class"))
    yield _row(DK + name, RDFS + "subClassOf", iri(DK + event_type.name))
    yield _row(DK + name, RDFS + "isDefinedBy", iri(ONTOLOGY))
    yield _row(DK + name, LABEL, text(english, "en"))


def _coding_rows(types: tuple[EventType, ...]) -> Iterator[Row]:
    for scheme, title in _CODINGS:
        yield _row(DK + scheme, TYPE, iri(SKOS + "ConceptScheme"))
        yield _row(DK + scheme, LABEL, text(title))
        for code in sorted({code for event_type in types for code in getattr(event_type, scheme)}):
            concept = f"{DK}{scheme}-{code}"
            yield _row(concept, TYPE, iri(SKOS + "Concept"))
            yield _row(concept, SKOS + "inScheme", iri(DK + scheme))
            yield _row(concept, SKOS + "notation", text(code))
            yield _row(concept, SKOS + "prefLabel", text(f"{title} {code}", "en"))
