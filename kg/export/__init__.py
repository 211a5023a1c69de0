"""Knowledge -> files: RDF, GraphML, tables."""

from kg.export.build import FORMATS, export, formats, write_all
from kg.export.scope import Provenance
from kg.export.select import select
from kg.export.snapshot import read_knowledge, write_knowledge

__all__ = [
    "FORMATS",
    "Provenance",
    "export",
    "formats",
    "read_knowledge",
    "select",
    "write_all",
    "write_knowledge",
]
