"""Built graphs in an embedded Oxigraph store, and the recipes to ask them."""

from kg.store.oxigraph import load, query
from kg.store.recipes import recipe, recipes

__all__ = ["load", "query", "recipe", "recipes"]
