"""Knowledge -> files: RDF, GraphML, tables."""

from kg.export.build import FORMATS, export, write_all
from kg.export.snapshot import read_knowledge, write_knowledge

__all__ = ["FORMATS", "export", "read_knowledge", "write_all", "write_knowledge"]
