"""Figures against annotated articles: precision and recall of events and arguments, and the errors."""

from kg.evaluate.figures import Figures, Report, Score, evaluate
from kg.evaluate.merges import Bcubed, Merges, score_entities, score_merges
from kg.evaluate.render import render_json, render_text

__all__ = [
    "Bcubed",
    "Figures",
    "Merges",
    "Report",
    "Score",
    "evaluate",
    "render_json",
    "render_text",
    "score_entities",
    "score_merges",
]
