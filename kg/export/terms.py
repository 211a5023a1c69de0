"""RDF terms as plain sortable tuples, and the vocabularies in use.

Terms become pyoxigraph's own only when they are written: tuples sort and compare by themselves,
so the order of an export does not depend on the run.
"""

from datetime import date
from functools import lru_cache
from typing import NamedTuple

from kg.export.characters import clean

DK = "https://w3id.org/diplomatic-kg/ontology#"
DCAT = "http://www.w3.org/ns/dcat#"
DCTERMS = "http://purl.org/dc/terms/"
FOAF = "http://xmlns.com/foaf/0.1/"
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
VOID = "http://rdfs.org/ns/void#"
XSD = "http://www.w3.org/2001/XMLSchema#"

PREFIXES = {
    "dcat": DCAT,
    "dcterms": DCTERMS,
    "dk": DK,
    "foaf": FOAF,
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
    "void": VOID,
    "xsd": XSD,
}

TYPE = RDF + "type"
LABEL = RDFS + "label"
UNION = ""

_DATE_TYPES = {10: XSD + "date", 7: XSD + "gYearMonth", 4: XSD + "gYear"}


class Term(NamedTuple):
    """An object: an IRI where `datatype` is empty, else a literal."""

    value: str
    datatype: str = ""
    language: str = ""


class Row(NamedTuple):
    """A quad; `graph` is an IRI, or UNION for the default graph, and sorts last.

    So the sorted rows of a data set hold its triples in order, with those of two graphs side by
    side.
    """

    subject: str
    predicate: str
    object: Term
    graph: str = UNION


@lru_cache(maxsize=65536)
def iri(value: str) -> Term:
    """An IRI as an object."""
    return Term(value)


def text(value: str, language: str = "") -> Term:
    """A string, or a language string, without the characters that break XML."""
    return Term(clean(value), RDF + "langString" if language else XSD + "string", language)


def day(value: date) -> Term:
    """An `xsd:date` without a zone."""
    return Term(value.isoformat(), XSD + "date")


def partial_date(value: str) -> Term:
    """An `xsd:date`, `xsd:gYearMonth` or `xsd:gYear`, by the length of an ISO date."""
    return Term(value, _DATE_TYPES[len(value)])


def integer(value: int) -> Term:
    """A canonical `xsd:integer`."""
    return Term(str(value), XSD + "integer")


def decimal(value: float) -> Term:
    """A canonical `xsd:decimal` with at most four places and no trailing zero."""
    written = f"{value:.4f}".rstrip("0").rstrip(".")
    return Term("0" if written == "-0" else written, XSD + "decimal")


def boolean(value: bool) -> Term:
    """An `xsd:boolean`."""
    return Term("true" if value else "false", XSD + "boolean")
