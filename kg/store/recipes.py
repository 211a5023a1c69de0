"""The SPARQL recipes that ship with the package (`kg/queries/*.rq`).

They ask the union of all graphs: `kg.store.query`, an `rdflib.Dataset(default_union=True)`, or any
store's setting for a union as default graph; they hold where a store gives a triple of two graphs
twice. A line `VALUES ?name { UNDEF }` in a recipe is a parameter: it asks for everything until `recipe`
puts a value there.
"""

import re
from importlib.resources import files

from kg.errors import UsageError

_FOLDER = files("kg") / "queries"
_PARAMETER = re.compile(r"VALUES \?(\w+) \{ UNDEF \}")


def recipes() -> dict[str, str]:
    """The texts of the recipes by name, sorted."""
    found = [entry for entry in _FOLDER.iterdir() if entry.name.endswith(".rq")]
    texts = {entry.name.removesuffix(".rq"): entry.read_text(encoding="utf-8") for entry in found}
    return dict(sorted(texts.items()))


def recipe(name: str, /, **values: str) -> str:
    """The text of a recipe with some of its parameters set to strings.

    Raises UsageError for an unknown recipe or parameter, naming what exists.
    """
    texts = recipes()
    if name not in texts:
        raise UsageError(f"unknown recipe {name!r}; there are: {', '.join(texts)}")
    text = texts[name]
    known = _PARAMETER.findall(text)
    for parameter, value in values.items():
        if parameter not in known:
            raise UsageError(f"recipe {name!r} has no parameter {parameter!r}; it has: {', '.join(known)}")
        unset = f"VALUES ?{parameter} {{ UNDEF }}"
        text = text.replace(unset, f"VALUES ?{parameter} {{ {_literal(value)} }}")
    return text


def _literal(value: str) -> str:
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + escaped.replace("\n", "\\n").replace("\r", "\\r") + '"'
