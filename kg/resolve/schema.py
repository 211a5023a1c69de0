"""What resolution needs to know of the event types: core roles and the place role."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class TypeSchema:
    """`roles` in the order of the type file, `core` among them; `place_role` gives the place."""

    name: str
    label: str
    roles: tuple[str, ...]
    core: frozenset[str]
    place_role: str | None


@cache
def schemas() -> Mapping[str, TypeSchema]:
    """The event types by name, from the type file."""
    text = files("kg").joinpath("lexicon", "types.toml").read_text(encoding="utf-8")
    return {
        name: TypeSchema(
            name=name,
            label=table["label"]["en"],
            roles=tuple(table["roles"]),
            core=frozenset(role for role, about in table["roles"].items() if about.get("core")),
            place_role=table.get("place_role"),
        )
        for name, table in tomllib.loads(text).items()
    }


def schema(type: str) -> TypeSchema:
    """The schema of a type; one without core roles for a type that the file has not."""
    return schemas().get(type) or TypeSchema(type, type, (), frozenset(), None)
