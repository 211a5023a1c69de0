"""Figures against annotated articles: precision and recall of events and arguments, and the errors."""

from kg.evaluate.figures import Figures, Report, Score, evaluate
from kg.evaluate.render import render_json, render_text

__all__ = ["Figures", "Report", "Score", "evaluate", "render_json", "render_text"]
