from importlib.resources import files
from pathlib import Path

import pytest
import rdflib
from pyshacl import validate
from rdflib.namespace import OWL, RDF, RDFS, SKOS

from kg.errors import LexiconError
from kg.export.owl import ontology_turtle, write_ontology
from kg.export.rdf import to_rdflib
from kg.export.shapes import shapes_turtle
from kg.export.terms import DK
from kg.export.types import kind_class, load_types, parse_types
from kg.model import Event, Knowledge, Status
from tests.export.rows import collect_rows
from tests.factories import (
    ANNA,
    BASE,
    BORIS,
    NORLAND,
    make_event,
    make_evidence,
    make_knowledge,
    sample_knowledge,
)

# rdflib 7.6 warns of what its own parsers use.
pytestmark = pytest.mark.filterwarnings("ignore:.*deprecated, use Dataset:DeprecationWarning")
FOLDER = files("kg") / "export" / "ontology"
RENEW = "run `python -m kg.export.ontology`"


def read_ontology() -> rdflib.Graph:
    return rdflib.Graph().parse(data=ontology_turtle(), format="turtle")


def check(knowledge: Knowledge) -> tuple[bool, str]:
    """Whether the data conform to the shapes, and pyshacl's report."""
    data = rdflib.Graph()
    data.parse(data=to_union(knowledge), format="nt")
    shapes = rdflib.Graph().parse(data=shapes_turtle(), format="turtle")
    conforms, _, report = validate(data, shacl_graph=shapes)
    return conforms, report


def to_union(knowledge: Knowledge) -> str:
    data = to_rdflib(knowledge, base_iri=BASE)
    assert isinstance(data, rdflib.Dataset)
    lines = {f"{s.n3()} {p.n3()} {o.n3()} ." for s, p, o in data.triples((None, None, None))}
    return "\n".join(sorted(lines))


def test_the_files_are_those_that_the_types_give() -> None:
    ontology = (FOLDER / "diplomatic-kg.ttl").read_text(encoding="utf-8")
    assert ontology == ontology_turtle(), RENEW
    assert (FOLDER / "shapes.ttl").read_text(encoding="utf-8") == shapes_turtle(), RENEW


def test_the_written_ontology_is_the_generated_one(tmp_path: Path) -> None:
    write_ontology(tmp_path / "ontology.ttl")
    assert (tmp_path / "ontology.ttl").read_text(encoding="utf-8") == ontology_turtle()


def test_every_type_has_labels_and_comments_in_two_languages_and_is_an_event() -> None:
    graph = read_ontology()
    for event_type in load_types():
        node = rdflib.URIRef(DK + event_type.name)
        assert (node, RDFS.subClassOf, rdflib.URIRef(DK + "Event")) in graph
        for predicate in (RDFS.label, RDFS.comment):
            languages = {
                str(one.language) for one in graph.objects(node, predicate) if isinstance(one, rdflib.Literal)
            }
            assert languages == {"en", "fr"}
        for kind in event_type.kinds:
            name = kind_class(event_type.name, kind)
            assert (rdflib.URIRef(DK + name), RDF.type, OWL.Class) in graph


def test_the_header_has_a_version_and_the_codes_are_concepts() -> None:
    graph = read_ontology()
    (ontology,) = graph.subjects(RDF.type, OWL.Ontology)
    assert graph.value(ontology, OWL.versionIRI) is not None
    notations = {str(one) for one in graph.objects(None, SKOS.notation)}
    assert {"042", "CONSULT"} <= notations


def test_every_role_has_labels_in_two_languages() -> None:
    graph = read_ontology()
    roles = {role.name for event_type in load_types() for role in event_type.roles}
    for role in sorted(roles):
        labels = list(graph.objects(rdflib.URIRef(DK + role), RDFS.label))
        assert len(labels) == 2


def test_every_term_of_the_data_is_in_the_ontology() -> None:
    defined = {str(subject) for subject in read_ontology().subjects(RDF.type, None)}
    used = set()
    for row in collect_rows(sample_knowledge(), base_iri=BASE):
        used |= {name for name in (row.predicate, row.object.value) if name.startswith(DK)}
    assert used <= defined


def test_kinds_make_names() -> None:
    assert kind_class("Visit", "state") == "StateVisit"
    assert kind_class("Meeting", "courtesy_call") == "CourtesyCallMeeting"
    assert kind_class("Declaration", "declaration") == "Declaration"


@pytest.mark.parametrize("toml", ["[Visit]\n", "Visit = 1", "[Visit", "[Visit]\nlabel=1\ncomment=1"])
def test_a_type_without_its_keys_is_refused(toml: str) -> None:
    with pytest.raises(LexiconError, match=r"types\.toml"):
        parse_types(toml)


def test_good_data_conform_to_the_shapes() -> None:
    conforms, report = check(sample_knowledge())
    assert conforms, report


def replaced(event: Event) -> Knowledge:
    good = sample_knowledge()
    return make_knowledge(documents=good.documents, entities=good.entities, events=[event])


@pytest.mark.parametrize(
    ("event", "path"),
    [
        (make_event("Visit", {"companion": [ANNA]}), "destination"),
        (make_event("Meeting", {}), "participant"),
        (make_event("Resolution", {"body": [ANNA]}), "body"),
        (make_event("Call", {"participant": [ANNA, BORIS]}, evidence=()), "evidence"),
        (make_event("Call", {"participant": [ANNA, BORIS]}, confidence=1.5), "confidence"),
        (make_event("Call", {"participant": [ANNA, "person/gone"]}), "participant"),
    ],
    ids=[
        "nobody who travels, nowhere to",
        "no participant",
        "a person as body",
        "no evidence",
        "too sure",
        "unknown entity",
    ],
)
def test_bad_data_do_not_conform(event: Event, path: str) -> None:
    conforms, report = check(replaced(event))
    assert not conforms
    assert any(f"{before}{path}" in report for before in ("dk:", "#", " "))


def test_dates_in_the_wrong_order_and_empty_quotes_do_not_conform() -> None:
    good = make_event("Call", {"participant": [ANNA, BORIS, NORLAND]})
    assert check(replaced(good))[0]
    graph = rdflib.Graph().parse(data=to_union(replaced(good)), format="nt")
    shapes = rdflib.Graph().parse(data=shapes_turtle(), format="turtle")
    event = rdflib.URIRef(BASE + good.id)
    day = rdflib.XSD.date
    graph.add((event, rdflib.URIRef(DK + "earliest"), rdflib.Literal("2024-02-02", datatype=day)))
    graph.add((event, rdflib.URIRef(DK + "latest"), rdflib.Literal("2024-02-01", datatype=day)))
    conforms, _, report = validate(graph, shacl_graph=shapes)
    assert not conforms
    assert "LessThanOrEquals" in report
    witness = good.evidence[0]
    empty = make_event(
        "Call",
        {"participant": [ANNA, BORIS]},
        evidence=(
            type(witness)(
                frame="frame/x-1",
                evidence=make_evidence(quote=""),
                trigger="t",
                rule="r",
                status=Status.OCCURRED,
                when=None,
                speaker=None,
                confidence=1.0,
            ),
        ),
    )
    conforms, report = check(replaced(empty))
    assert not conforms
    assert "MinLength" in report
