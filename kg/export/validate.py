"""The SHACL shapes run on an export, and each violation traced to its event, source and sentence."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.errors import UsageError
from kg.export.files import reading
from kg.export.scope import Provenance
from kg.export.shapes import shapes_turtle
from kg.export.terms import DCTERMS, DK, LABEL, NIF, PROV, TYPE, XSD
from kg.export.types import EventType

_SH = "http://www.w3.org/ns/shacl#"
_FOLDER_FILES = ("graph.trig", "graph.nq", "graph.ttl", "graph.nt", "graph.jsonld")


@dataclass(frozen=True, slots=True, order=True)
class Violation:
    """What does not conform: `event` and `label` are "" where no event is concerned.

    `node` is the IRI that the shape looked at, `path` the property, `value` what it found there
    ("" where something is missing); `source` is the document and `sentence` the quote, of the node
    itself or of the event's first evidence, and "" where there is none.
    """

    event: str
    label: str
    node: str
    path: str
    value: str
    message: str
    source: str
    sentence: str


def validate(path: Path, *, types: tuple[EventType, ...] | None = None) -> tuple[Violation, ...]:
    """The violations of an RDF file (.gz too), or of the RDF of a built folder, sorted.

    Raises UsageError where there is no such file, or it is not well formed.
    """
    import pyshacl
    import rdflib

    data = _parsed(rdf_file(path))
    told = next(data.objects(predicate=rdflib.URIRef(DK + "provenance")), None)
    level = Provenance(str(told)) if str(told) in tuple(Provenance) else Provenance.FULL
    shapes = rdflib.Graph().parse(data=shapes_turtle(types=types, provenance=level), format="turtle")
    _, report, _ = pyshacl.validate(data, shacl_graph=shapes)
    results = report.subjects(rdflib.URIRef(TYPE), rdflib.URIRef(_SH + "ValidationResult"))
    return tuple(sorted({_violation(report, result, data) for result in results}))


def rdf_file(path: Path) -> Path:
    """The RDF file of a built folder, or the file itself; raises UsageError."""
    if path.is_file():
        return path
    for name in _FOLDER_FILES:
        if (path / name).is_file():
            return path / name
    raise UsageError(f"no graph at {path}: expected an RDF file, or a folder with {', '.join(_FOLDER_FILES)}")


def _parsed(file: Path) -> Any:
    """The union of the graphs of a file, as an rdflib graph."""
    import pyoxigraph as ox
    import rdflib

    suffix = (file.with_suffix("") if file.suffix == ".gz" else file).suffix.removeprefix(".")
    format = ox.RdfFormat.from_extension(suffix)
    if format is None:
        raise UsageError(
            f"{file}: not an RDF file; there are: .trig, .nq, .ttl, .nt, .jsonld, .rdf, each also .gz"
        )
    data = rdflib.Graph()
    try:
        with reading(file) as stream:
            for quad in ox.parse(input=stream, format=format):
                data.add(tuple(map(_term, (quad.subject, quad.predicate, quad.object))))
    except (OSError, EOFError, SyntaxError, ValueError) as error:
        raise UsageError(f"{file} is not well formed: {error}") from error
    return data


def _term(term: Any) -> Any:
    import pyoxigraph as ox
    import rdflib

    if isinstance(term, ox.NamedNode):
        return rdflib.URIRef(term.value)
    if isinstance(term, ox.BlankNode):
        return rdflib.BNode(term.value)
    if term.language:
        return rdflib.Literal(term.value, lang=term.language)
    # to rdflib a string is not the xsd:string that it is
    kind = None if term.datatype.value == XSD + "string" else rdflib.URIRef(term.datatype.value)
    return rdflib.Literal(term.value, datatype=kind, normalize=False)


def _violation(report: Any, result: Any, data: Any) -> Violation:
    import rdflib

    def said(name: str) -> Any:
        return report.value(result, rdflib.URIRef(_SH + name))

    node = said("focusNode")
    event, mention = _concerned(node, data)
    documents = data.objects(mention or event or node, rdflib.URIRef(PROV + "wasDerivedFrom"))
    document = min(documents, default=None)
    return Violation(
        event=_text(data, event, DCTERMS + "identifier") or str(event or ""),
        label=_text(data, event, LABEL),
        node=str(node),
        path=str(said("resultPath") or ""),
        value=str(said("value") if said("value") is not None else ""),
        message=str(said("resultMessage") or ""),
        source=_text(data, document, DCTERMS + "identifier") or str(document or ""),
        sentence=_text(data, mention, NIF + "anchorOf"),
    )


def _concerned(node: Any, data: Any) -> tuple[Any, Any]:
    """The event and the mention that a node is or belongs to, each None if there is none."""
    import rdflib

    evidence, report = rdflib.URIRef(DK + "evidence"), rdflib.URIRef(DK + "report")
    if (node, rdflib.URIRef(TYPE), rdflib.URIRef(DK + "Event")) in data:
        return node, min(data.objects(node, evidence), default=None)
    event = data.value(predicate=evidence, object=node) or data.value(predicate=report, object=node)
    if (event, report, node) in data:
        # a report is of a document, as are its sentences
        document = data.value(node, rdflib.URIRef(PROV + "wasDerivedFrom"))
        told = data.subjects(rdflib.URIRef(PROV + "wasDerivedFrom"), document)
        return event, min((one for one in told if (event, evidence, one) in data), default=None)
    return event, node


def _text(data: Any, node: Any, predicate: str) -> str:
    import rdflib

    return str(data.value(node, rdflib.URIRef(predicate)) or "") if node is not None else ""
