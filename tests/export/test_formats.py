import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.errors import UsageError, WriteError
from kg.export import FORMATS, export, read_knowledge, write_all
from kg.export import rdf as rdf_module
from kg.export.build import ALL_RDF
from kg.export.forms import Block
from kg.export.rdf import RDF_FORMATS
from kg.export.terms import DCAT, DCTERMS, SCHEMA, VOID
from kg.export.validate import validate
from kg.model import Knowledge
from tests.factories import BASE, make_knowledge, nasty_knowledge, sample_knowledge

FILES = [
    *("actors.graphml", "decisions.jsonl", "documents.jsonl", "entities.csv", "entities.jsonl", "events.csv"),
    *("events.jsonl", "graph.graphml", "graph.jsonld", "graph.nq", "graph.nt", "graph.trig", "graph.ttl"),
    *("knowledge.json", "ontology.ttl"),
]
LICENCE = "https://licence.example/by/4.0/"
BINARY = {"neo4j": b"PK", "parquet": b"PAR1", "sqlite": b"SQLite format 3\x00"}
ALL = pytest.mark.parametrize("format", FORMATS)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@ALL
@pytest.mark.parametrize("knowledge", [sample_knowledge(), nasty_knowledge(), make_knowledge()])
def test_every_format_writes_one_file(format: str, knowledge: Knowledge, tmp_path: Path) -> None:
    path = tmp_path / ("file" + FORMATS[format][0])
    export(knowledge, path, format=format, base_iri=BASE)
    assert names(tmp_path) == [path.name]
    content = path.read_bytes()
    if format in BINARY:
        assert content.startswith(BINARY[format])
    else:
        content.decode("utf-8")


@ALL
def test_every_format_leaves_nothing_when_the_disk_is_full(
    format: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(self: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(WriteError, match="No space left"):
        export(sample_knowledge(), tmp_path / "file", format=format, base_iri=BASE)
    assert names(tmp_path) == []


def test_every_format_says_what_it_is() -> None:
    for name, (suffix, description, _) in FORMATS.items():
        assert name == name.lower()
        assert suffix.startswith(".")
        assert description


def test_an_unknown_format_names_those_that_exist(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"unknown format 'doc'; there are: ttl, nt, .*graphml"):
        export(sample_knowledge(), tmp_path / "a.doc", format="doc", base_iri=BASE)
    assert names(tmp_path) == []


def test_all_files_are_written(tmp_path: Path) -> None:
    paths = write_all(sample_knowledge(), tmp_path / "out", base_iri=BASE)
    assert sorted(path.name for path in paths) == FILES == names(tmp_path / "out")
    assert read_knowledge(tmp_path / "out") == sample_knowledge()


def test_a_file_of_all_has_the_same_bytes_as_the_format_alone(tmp_path: Path) -> None:
    write_all(sample_knowledge(), tmp_path, base_iri=BASE)
    for name in ("ttl", "nt", "nq", "trig", "jsonld", "graphml"):
        export(sample_knowledge(), tmp_path / "alone", format=name, base_iri=BASE)
        assert (tmp_path / "alone").read_bytes() == (tmp_path / f"graph.{name}").read_bytes()


def test_a_failure_in_the_middle_changes_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_all(sample_knowledge(), tmp_path, base_iri=BASE)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}

    def fail(blocks: Callable[[], Iterator[Block]]) -> Iterator[str]:
        yield "half"
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(rdf_module, "jsonld_chunks", fail)
    with pytest.raises(WriteError, match="No space left"):
        write_all(nasty_knowledge(), tmp_path, base_iri=BASE)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


@pytest.mark.parametrize("format", ALL_RDF)
def test_rdf_tells_the_licence_of_the_data_set_and_its_files(format: str, tmp_path: Path) -> None:
    path = tmp_path / f"graph.{format}"
    export(sample_knowledge(), path, format=format, base_iri=BASE, licence=LICENCE)
    told = {(str(q.subject), q.predicate.value, q.object.value) for q in ox.parse(path=path)}
    dataset = f"<{BASE}dataset>"
    dumps = {f"<{one}>" for subject, predicate, one in told if predicate == DCAT + "distribution"}
    assert len(dumps) == len(RDF_FORMATS)
    assert {s for s, p, o in told if (p, o) == (DCTERMS + "license", LICENCE)} == {dataset, *dumps}
    assert {s for s, p, o in told if (p, o) == (SCHEMA + "license", LICENCE)} == {dataset}
    assert (dataset, VOID + "triples", str(len(told))) in told
    assert validate(path) == ()


def test_other_formats_tell_the_licence_where_they_have_a_place_for_it(tmp_path: Path) -> None:
    told = set()
    for format in FORMATS.keys() - set(ALL_RDF):
        paths = [tmp_path / f"{format}-{n}" for n in range(2)]
        for path, licence in zip(paths, ("", LICENCE), strict=True):
            export(sample_knowledge(), path, format=format, base_iri=BASE, licence=licence)
        if paths[0].read_bytes() != paths[1].read_bytes():
            told.add(format)
    assert told == {"datasette"}
    assert json.loads((tmp_path / "datasette-1").read_text("utf-8"))["license_url"] == LICENCE


def test_what_is_no_licence_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    for format in FORMATS:
        with pytest.raises(UsageError, match="not an absolute IRI"):
            export(sample_knowledge(), tmp_path / "file", format=format, base_iri=BASE, licence="CC BY")
    with pytest.raises(UsageError, match="not an absolute IRI"):
        write_all(sample_knowledge(), tmp_path / "out", base_iri=BASE, licence="CC BY")
    assert not list(tmp_path.iterdir())


def test_a_folder_tells_its_licence(tmp_path: Path) -> None:
    write_all(sample_knowledge(), tmp_path, base_iri=BASE, licence=LICENCE)
    assert [p.name for p in sorted(tmp_path.iterdir()) if LICENCE in p.read_text("utf-8")] == [
        f"graph.{format}" for format in sorted(RDF_FORMATS)
    ]
