"""Attributes of nodes and edges as graph formats hold them.

Lists are joined with `kg.graph.SEPARATOR`; an attribute has one type in a file: whole numbers
beside floats become floats, any other mixture strings; what is None or not finite is left out.
"""

import math
from collections.abc import Iterable
from typing import Any

from kg.export.characters import clean

Attributes = dict[str, Any]
Scalar = str | bool | int | float


def scalar(value: object) -> Scalar | None:
    """A value as one that graph formats hold: lists joined, other objects as text, None for none."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, bool | int) or value is None:
        return value
    if isinstance(value, list | tuple):
        return clean(" | ".join(str(one) for one in value))
    return clean(str(value))


def scalars(data: Attributes) -> dict[str, Scalar]:
    """The attributes but `id` that have a value, sorted by name."""
    found = {name: scalar(value) for name, value in sorted(data.items()) if name != "id"}
    return {name: value for name, value in found.items() if value is not None}


def attribute_types(records: Iterable[Attributes]) -> dict[str, type[Scalar]]:
    """The one type of each attribute over all records, sorted by name."""
    seen: dict[str, set[type[Scalar]]] = {}
    for data in records:
        for name, value in scalars(data).items():
            seen.setdefault(name, set()).add(type(value))
    return {name: _common(kinds) for name, kinds in sorted(seen.items())}


def _common(kinds: set[type[Scalar]]) -> type[Scalar]:
    if len(kinds) == 1:
        return next(iter(kinds))
    return float if kinds <= {int, float} else str


def written(value: Scalar, kind: type[Scalar]) -> str:
    """A value as text of its attribute's type: booleans are "true" and "false"."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(kind(value))
