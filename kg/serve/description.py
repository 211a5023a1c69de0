"""What the endpoint says of itself: https://www.w3.org/TR/sparql11-service-description/."""

import pyoxigraph as ox

from kg.export.terms import PREFIXES
from kg.serve.media import GRAPHS, TABLES

_SD = "http://www.w3.org/ns/sparql-service-description#"
_FORMATS = "http://www.w3.org/ns/formats/"
_NAMES = {
    "application/sparql-results+json": "SPARQL_Results_JSON",
    "application/sparql-results+xml": "SPARQL_Results_XML",
    "text/csv": "SPARQL_Results_CSV",
    "text/tab-separated-values": "SPARQL_Results_TSV",
    "text/turtle": "Turtle",
    "application/n-triples": "N-Triples",
    "application/ld+json": "JSON-LD",
    "application/rdf+xml": "RDF_XML",
    "application/trig": "TriG",
    "application/n-quads": "N-Quads",
}


def description(endpoint: str, media: str, *, triples: int) -> bytes:
    """The description of the service at the address `endpoint` in a media type of GRAPHS."""
    service, data, graph = (
        ox.NamedNode(endpoint),
        ox.NamedNode(endpoint + "#data"),
        ox.NamedNode(endpoint + "#graph"),
    )
    kind = ox.NamedNode(PREFIXES["rdf"] + "type")
    formats = [ox.NamedNode(_FORMATS + _NAMES[one]) for one in (*TABLES, *GRAPHS) if one in _NAMES]
    found: list[tuple[ox.NamedNode, ox.NamedNode, ox.NamedNode | ox.Literal]] = [
        (service, kind, _sd("Service")),
        (service, _sd("endpoint"), service),
        (service, _sd("supportedLanguage"), _sd("SPARQL11Query")),
        (service, _sd("feature"), _sd("UnionDefaultGraph")),
        *((service, _sd("resultFormat"), one) for one in formats),
        (service, _sd("defaultDataset"), data),
        (data, kind, _sd("Dataset")),
        (data, _sd("defaultGraph"), graph),
        (graph, kind, _sd("Graph")),
        (graph, ox.NamedNode(PREFIXES["void"] + "triples"), ox.Literal(triples)),
    ]
    answer = ox.serialize((ox.Triple(s, p, o) for s, p, o in found), format=GRAPHS[media])
    assert answer is not None
    return answer


def _sd(name: str) -> ox.NamedNode:
    return ox.NamedNode(_SD + name)
