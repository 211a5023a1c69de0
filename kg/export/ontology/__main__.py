"""Write the ontology and the shapes anew: `python -m kg.export.ontology`."""

from pathlib import Path

from kg.export.files import write_text
from kg.export.owl import write_ontology
from kg.export.shapes import shapes_turtle

FOLDER = Path(__file__).parent

if __name__ == "__main__":
    write_ontology(FOLDER / "diplomatic-kg.ttl")
    write_text(FOLDER / "shapes.ttl", shapes_turtle())
