"""The OWL ontology, generated from the event types and from `ontology/terms.toml`.

The generated files stand in the package (`ontology/diplomatic-kg.ttl`, `ontology/shapes.ttl`), so
that they can be read and cited; `python -m kg.export.ontology` writes them anew, and a test fails
where they have drifted from the types.
"""

import tomllib
from collections.abc import Iterable, Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

from kg.export.codings import coding_rows
from kg.export.files import write_text
from kg.export.syntax import PROLOGUE, short, turtle
from kg.export.terms import (
    DCTERMS,
    DK,
    LABEL,
    OWL,
    PREFIXES,
    RDFS,
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
DESCRIPTIONS = (
    ("en", "Diplomatic events in texts: who did what with whom, where, when and in what state."),
    (
        "fr",
        "Les événements diplomatiques dans les textes : qui a fait quoi avec qui, où, quand et dans quel état.",
    ),
)


def write_ontology(path: Path, *, types: tuple[EventType, ...] | None = None) -> None:
    """Write the ontology as Turtle; raises WriteError."""
    write_text(path, ontology_turtle(types=types))


def ontology_turtle(*, types: tuple[EventType, ...] | None = None) -> str:
    """The ontology of the event types, the package's own by default."""
    known = load_types() if types is None else types
    rows = [*_header_rows(), *_term_rows(), *_role_rows(known), *coding_rows(known, _terms()["codes"])]
    for event_type in known:
        rows += _type_rows(event_type)
    blocks: dict[str, list[Pair]] = {}
    for subject, predicate, value in dict.fromkeys(rows):
        blocks.setdefault(iri(subject), []).append((iri(predicate), value))
    return PROLOGUE + "".join(
        turtle((short(subject), sorted(pairs))) for subject, pairs in sorted(blocks.items())
    )


def _terms() -> dict[str, Any]:
    return tomllib.loads((FOLDER / "terms.toml").read_text(encoding="utf-8"))


def _header_rows() -> Iterator[Row]:
    yield ONTOLOGY, TYPE, iri(OWL + "Ontology")
    yield ONTOLOGY, OWL + "versionIRI", iri(f"{ONTOLOGY}/{VERSION}")
    yield ONTOLOGY, OWL + "versionInfo", text(VERSION)
    yield ONTOLOGY, DCTERMS + "title", text("Diplomatic events", "en")
    yield ONTOLOGY, DCTERMS + "title", text("Événements diplomatiques", "fr")
    yield ONTOLOGY, DCTERMS + "license", iri(LICENCE)
    yield ONTOLOGY, VANN + "preferredNamespacePrefix", text("dk")
    yield ONTOLOGY, VANN + "preferredNamespaceUri", text(DK)
    for language, described in DESCRIPTIONS:
        yield ONTOLOGY, DCTERMS + "description", text(described, language)


def _defined(name: str, kind: str, entry: dict[str, Any], above: str = "") -> Iterator[Row]:
    subject = DK + name
    yield subject, TYPE, iri(kind)
    yield subject, RDFS + "isDefinedBy", iri(ONTOLOGY)
    yield from _worded(subject, LABEL, (("en", entry["en"]), ("fr", entry["fr"])))
    yield from _worded(subject, RDFS + "comment", sorted(entry["comment"].items()))
    if "range" in entry:
        yield subject, RDFS + "range", iri(_expand(entry["range"]))
    for parent in entry.get("above", ()):
        yield subject, above, iri(_expand(parent))


def _worded(subject: str, predicate: str, texts: Iterable[tuple[str, str]]) -> Iterator[Row]:
    for language, value in texts:
        yield subject, predicate, text(value, language)


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
            yield DK + name, TYPE, iri(DK + group)


def _role_rows(types: tuple[EventType, ...]) -> Iterator[Row]:
    terms = _terms()
    places = {role.name: role.is_place for event_type in types for role in event_type.roles}
    for name, is_place in sorted(places.items()):
        having = [one for one in types if name in (role.name for role in one.roles)]
        comment = {
            "en": f"A role of: {_listed(having, 'en')}.",
            "fr": f"Un rôle de : {_listed(having, 'fr')}.",
        }
        labels = terms["roles"].get(name, {"en": name, "fr": name})
        common = ["sem:hasPlace", "lode:atPlace"] if is_place else ["sem:hasActor", "lode:involvedAgent"]
        entry = {**labels, "comment": comment, "above": [*common, *terms["role_above"].get(name, ())]}
        yield from _defined(name, OWL + "ObjectProperty", entry, RDFS + "subPropertyOf")
        yield DK + name, RDFS + "domain", iri(DK + "Event")


def _listed(types: Iterable[EventType], language: str) -> str:
    return ", ".join(dict(one.label)[language] for one in types)


def _type_rows(event_type: EventType) -> Iterator[Row]:
    entry = {**dict(event_type.label), "comment": dict(event_type.comment), "above": ["dk:Event"]}
    yield from _defined(event_type.name, OWL + "Class", entry, RDFS + "subClassOf")
    for scheme in ("plover", "cameo"):
        for code in getattr(event_type, scheme):
            yield DK + event_type.name, DK + "codedAs", iri(f"{DK}{scheme}-{code}")
    known = _terms()["kinds"]
    for kind in event_type.kinds:
        name = kind_class(event_type.name, kind)
        if name != event_type.name:
            words = known.get(kind, {"en": kind.replace("_", " "), "fr": kind.replace("_", " ")})
            yield from _defined(name, OWL + "Class", _kind(event_type, words), RDFS + "subClassOf")


def _kind(event_type: EventType, words: dict[str, str]) -> dict[str, Any]:
    label, comment = dict(event_type.label), dict(event_type.comment)
    return {
        **{language: f"{label[language]} ({word})" for language, word in words.items()},
        "comment": {
            "en": f"{comment['en']} Of the kind: {words['en']}.",
            "fr": f"{comment['fr']} De la sorte : {words['fr']}.",
        },
        "above": [f"dk:{event_type.name}"],
    }
