"""Built graphs in embedded Oxigraph stores, in memory or on disk, and the recipes to ask them."""

from kg.store.disk import keep, kept
from kg.store.oxigraph import load, opened, query
from kg.store.recipes import recipe, recipes

__all__ = ["keep", "kept", "load", "opened", "query", "recipe", "recipes"]
