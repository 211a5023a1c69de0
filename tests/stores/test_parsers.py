"""Raptor and serd read every syntax that they know without a word of complaint, and the same triples."""

import subprocess
from pathlib import Path

import pyoxigraph as ox
import pytest

RAPPER = {"ttl": "turtle", "nt": "ntriples", "nq": "nquads", "trig": "trig", "rdf": "rdfxml"}
SERDI = {"ttl": "turtle", "nt": "ntriples", "nq": "nquads", "trig": "trig"}


def quads(data: bytes | str | Path, format: ox.RdfFormat | None) -> set[str]:
    if isinstance(data, Path):
        return {str(quad) for quad in ox.parse(path=str(data), format=format)}
    return {str(quad) for quad in ox.parse(input=data, format=format)}


def triples(of: set[str]) -> set[str]:
    """The triples of quads, graphs left aside."""
    return {
        str(ox.Quad(one.subject, one.predicate, one.object))
        for one in ox.parse(input="".join(f"{quad} .\n" for quad in of), format=ox.RdfFormat.N_QUADS)
    }


def run(command: list[str]) -> bytes:
    result = subprocess.run(command, capture_output=True, check=False)
    assert (result.returncode, result.stderr) == (0, b"")
    return result.stdout


@pytest.mark.parametrize("format", RAPPER)
def test_raptor(format: str, folder: Path) -> None:
    path = folder / f"graph.{format}"
    read = run(["rapper", "-q", "-i", RAPPER[format], "-o", "ntriples", str(path)])
    expected = triples(quads(path, ox.RdfFormat.from_extension(format)))
    assert quads(read, ox.RdfFormat.N_TRIPLES) == expected


@pytest.mark.parametrize("format", SERDI)
def test_serd(format: str, folder: Path) -> None:
    path = folder / f"graph.{format}"
    # without -l serdi is strict
    read = run(["serdi", "-i", SERDI[format], "-o", "nquads", str(path)])
    assert quads(read, ox.RdfFormat.N_QUADS) == quads(path, ox.RdfFormat.from_extension(format))
