"""What people correct in a graph: a text file, replayed at every build."""

from kg.corrections.model import Correction, Ref
from kg.corrections.read import read_corrections
from kg.corrections.replay import link_corrected
from kg.corrections.write import append

__all__ = ["Correction", "Ref", "append", "link_corrected", "read_corrections"]
