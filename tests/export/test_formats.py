from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kg.errors import UsageError, WriteError
from kg.export import FORMATS, export, read_knowledge, write_all
from kg.export import rdf as rdf_module
from kg.export.forms import Block
from kg.model import Knowledge
from tests.factories import BASE, make_knowledge, nasty_knowledge, sample_knowledge

FILES = [
    *("actors.graphml", "decisions.jsonl", "documents.jsonl", "entities.csv", "entities.jsonl", "events.csv"),
    *("events.jsonl", "graph.graphml", "graph.jsonld", "graph.nq", "graph.nt", "graph.trig", "graph.ttl"),
    *("knowledge.json", "ontology.ttl"),
]
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
