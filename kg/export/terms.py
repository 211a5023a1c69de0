"""RDF terms as N-Triples tokens, and the vocabularies in use.

A term is a text: `<iri>`, `"text"`, `"text"@en` or `"5"^^<datatype>`. That is what N-Triples and
N-Quads are made of, what the other formats are quickly made from, and what sorts and compares
the same in every run.
"""

import re
from datetime import date
from functools import lru_cache

from kg.export.characters import ILLEGAL, clean

Pair = tuple[str, str]
"""Predicate and object."""

DK = "https://w3id.org/diplomatic-kg/ontology#"
DCAT = "http://www.w3.org/ns/dcat#"
DCTERMS = "http://purl.org/dc/terms/"
FOAF = "http://xmlns.com/foaf/0.1/"
GEO = "http://www.opengis.net/ont/geosparql#"
LODE = "http://linkedevents.org/ontology/"
NIF = "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#"
ORG = "http://www.w3.org/ns/org#"
OWL = "http://www.w3.org/2002/07/owl#"
PROV = "http://www.w3.org/ns/prov#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
SCHEMA = "https://schema.org/"
SEM = "http://semanticweb.cs.vu.nl/2009/11/sem/"
SKOS = "http://www.w3.org/2004/02/skos/core#"
TIME = "http://www.w3.org/2006/time#"
VANN = "http://purl.org/vocab/vann/"
VOID = "http://rdfs.org/ns/void#"
XSD = "http://www.w3.org/2001/XMLSchema#"

PREFIXES = {
    "dcat": DCAT,
    "dcterms": DCTERMS,
    "dk": DK,
    "foaf": FOAF,
    "geo": GEO,
    "lode": LODE,
    "nif": NIF,
    "org": ORG,
    "owl": OWL,
    "prov": PROV,
    "rdf": RDF,
    "rdfs": RDFS,
    "schema": SCHEMA,
    "sem": SEM,
    "skos": SKOS,
    "time": TIME,
    "vann": VANN,
    "void": VOID,
    "xsd": XSD,
}

TYPE = RDF + "type"
LABEL = RDFS + "label"

_DATE_TYPES = {10: XSD + "date", 7: XSD + "gYearMonth", 4: XSD + "gYear"}
_SPECIAL = re.compile(r'["\\\t\n\r]')
_ODD = re.compile(f'["\\\\\t\n\r]|{ILLEGAL}').search
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"}


class Vocabulary:
    """The terms of a namespace as attributes or items: `Vocabulary(RDFS).label`."""

    def __init__(self, namespace: str) -> None:
        self._namespace = namespace

    def __getattr__(self, name: str) -> str:
        if name.startswith("_"):
            raise AttributeError(name)
        term = f"<{self._namespace}{name}>"
        setattr(self, name, term)
        return term

    def __getitem__(self, name: str) -> str:
        return str(getattr(self, name))


dcat, dcterms, dk, foaf, geo, nif = map(Vocabulary, (DCAT, DCTERMS, DK, FOAF, GEO, NIF))
org, owl, prov, rdf, rdfs, schema = map(Vocabulary, (ORG, OWL, PROV, RDF, RDFS, SCHEMA))
sem, skos, time, void = map(Vocabulary, (SEM, SKOS, TIME, VOID))


@lru_cache(maxsize=65536)
def iri(value: str) -> str:
    """An IRI, which must be well formed."""
    return f"<{value}>"


def text(value: str, language: str = "") -> str:
    """A string, or a language string, without the characters that break XML."""
    plain = value if _ODD(value) is None else escaped(value)
    return f'"{plain}"@{language}' if language else f'"{plain}"'


def escaped(value: str) -> str:
    """What stands between the quotation marks of a string."""
    if _ODD(value) is None:
        return value
    return _SPECIAL.sub(lambda found: _ESCAPES[found[0]], clean(value))


def typed(value: str, datatype: str) -> str:
    """A literal of another datatype; `value` needs no escape."""
    return f'"{value}"^^<{datatype}>'


def day(value: date) -> str:
    """An `xsd:date` without a zone."""
    return f'"{value.isoformat()}"^^<{XSD}date>'


def partial_date(value: str) -> str:
    """An `xsd:date`, `xsd:gYearMonth` or `xsd:gYear`, by the length of an ISO date."""
    return f'"{value}"^^<{_DATE_TYPES[len(value)]}>'


def integer(value: int) -> str:
    """A canonical `xsd:integer`."""
    return f'"{value}"^^<{XSD}integer>'


@lru_cache(maxsize=65536)
def decimal(value: float) -> str:
    """A canonical `xsd:decimal` with at most four places and no trailing zero."""
    written = f"{value:.4f}".rstrip("0").rstrip(".")
    return f'"{"0" if written == "-0" else written}"^^<{XSD}decimal>'


def boolean(value: bool) -> str:
    """An `xsd:boolean`."""
    return f'"{"true" if value else "false"}"^^<{XSD}boolean>'
