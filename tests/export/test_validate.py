"""The shapes run on exports, and what is said of each violation."""

from pathlib import Path

import pytest

from kg.errors import UsageError
from kg.export import Provenance, export, write_all
from kg.export.terms import DK
from kg.export.validate import Violation, validate
from kg.model import Event, Knowledge
from tests.factories import ANNA, BASE, BORIS, make_event, make_knowledge, sample_knowledge

FORMATS = ("ttl", "nt", "nq", "trig", "jsonld", "rdf")


def with_event(event: Event) -> Knowledge:
    good = sample_knowledge()
    return make_knowledge(documents=good.documents, entities=good.entities, events=[event])


def violations(knowledge: Knowledge, folder: Path, name: str = "graph.nq") -> tuple[Violation, ...]:
    export(knowledge, folder / name, format=name.split(".")[1], base_iri=BASE)
    return validate(folder / name)


@pytest.mark.model
def test_the_graph_of_the_seeds_conforms(seeds_folder: Path) -> None:
    assert validate(seeds_folder / "graph.nq") == ()


@pytest.mark.parametrize("provenance", Provenance)
@pytest.mark.parametrize("format", FORMATS)
def test_every_export_of_good_data_conforms(format: str, provenance: Provenance, tmp_path: Path) -> None:
    path = tmp_path / f"graph.{format}.gz"
    export(sample_knowledge(), path, format=format, base_iri=BASE, provenance=provenance)
    assert validate(path) == ()


def test_a_built_folder_conforms(tmp_path: Path) -> None:
    write_all(sample_knowledge(), tmp_path, base_iri=BASE)
    assert validate(tmp_path) == ()


@pytest.mark.parametrize("format", FORMATS)
def test_a_violation_names_its_event_its_source_and_its_sentence(format: str, tmp_path: Path) -> None:
    event = make_event("Visit", {"companion": [ANNA]}, label="A visit of nobody")
    (found,) = violations(with_event(event), tmp_path, f"graph.{format}")
    assert (found.event, found.label) == (event.id, "A visit of nobody")
    assert (found.source, found.sentence) == ("a.txt", "What a.txt says.")
    assert "at least somebody as visitor or destination" in found.message


def test_a_fault_of_a_mention_is_one_of_its_event(tmp_path: Path) -> None:
    event = make_event("Call", {"participant": [ANNA, BORIS]})
    export(with_event(event), tmp_path / "graph.nt", format="nt", base_iri=BASE)
    text = (tmp_path / "graph.nt").read_text("utf-8")
    (tmp_path / "graph.nt").write_text(text.replace('"en.test"', '""'), "utf-8")
    (found,) = validate(tmp_path)
    assert (found.event, found.path, found.value) == (event.id, DK + "rule", "")
    assert found.node == BASE + event.evidence[0].frame
    assert found.sentence == "What a.txt says."


def test_a_fault_of_a_report_is_one_of_its_event(tmp_path: Path) -> None:
    export(sample_knowledge(), tmp_path / "graph.nt", format="nt", base_iri=BASE)
    lines = (tmp_path / "graph.nt").read_text("utf-8").splitlines()
    broken = [line.replace('"day"', '"week"') if "/report/" in line.split(" ")[0] else line for line in lines]
    (tmp_path / "graph.nt").write_text("\n".join(broken) + "\n", "utf-8")
    found = validate(tmp_path)
    assert {one.label for one in found} == {"Anna Berg met Boris Kovač"}
    assert {one.value for one in found} == {"week"}
    assert {(one.source, one.sentence) for one in found} == {
        ("a.txt", "What a.txt says."),
        ("b.md", "What b.md says."),
    }


def test_without_sentences_the_source_is_still_told(tmp_path: Path) -> None:
    event = make_event("Visit", {"companion": [ANNA]})
    path = tmp_path / "graph.ttl"
    export(with_event(event), path, format="ttl", base_iri=BASE, provenance=Provenance.GRAPHS)
    (found,) = validate(path)
    assert (found.source, found.sentence) == ("a.txt", "")


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("graph.ttl", b"<a> <b", "not well formed"),
        ("graph.nq.gz", b"no gzip", "not well formed"),
        ("graph.graphml", b"<graphml/>", "not an RDF file"),
    ],
)
def test_what_is_no_rdf_is_refused(name: str, content: bytes, message: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(UsageError, match=message):
        validate(tmp_path / name)


def test_a_folder_without_a_graph_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no graph at"):
        validate(tmp_path)
