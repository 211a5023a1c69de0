"""What exporters know of the event types: the table `kg/lexicon/types.toml`."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from kg.errors import LexiconError


@dataclass(frozen=True, slots=True)
class Role:
    """A role of a type: the kinds of entity that may fill it, and the fewest that an event has.

    A role that a text may leave unsaid ("signed the book of condolence") has none at least.
    """

    name: str
    kinds: tuple[str, ...]
    core: bool
    least: int

    @property
    def is_place(self) -> bool:
        """Whether it names where, not who: places may fill it and persons may not."""
        return "Place" in self.kinds and "Person" not in self.kinds


@dataclass(frozen=True, slots=True)
class EventType:
    """A type of event; `label` and `comment` are (language, text) pairs."""

    name: str
    label: tuple[tuple[str, str], ...]
    comment: tuple[tuple[str, str], ...]
    kinds: tuple[str, ...]
    roles: tuple[Role, ...]
    plover: tuple[str, ...]
    cameo: tuple[str, ...]


def load_types() -> tuple[EventType, ...]:
    """The types of the package's lexicon, in the order of the file."""
    return parse_types((files("kg") / "lexicon" / "types.toml").read_text(encoding="utf-8"))


def parse_types(toml: str) -> tuple[EventType, ...]:
    """The types of a TOML text; raises LexiconError where one lacks a key."""
    try:
        return tuple(_event_type(name, table) for name, table in tomllib.loads(toml).items())
    except (tomllib.TOMLDecodeError, KeyError, TypeError, AttributeError) as error:
        raise LexiconError(f"types.toml: {error!r}") from error


def kind_class(event_type: str, kind: str) -> str:
    """The name of the subclass for a kind of a type: ("Visit", "state") is "StateVisit".

    A kind that is called like its type ("declaration" of Declaration) needs no subclass.
    """
    camel = "".join(part.capitalize() for part in kind.split("_"))
    return event_type if camel == event_type else camel + event_type


def _event_type(name: str, table: Mapping[str, Any]) -> EventType:
    return EventType(
        name=name,
        label=tuple(sorted(table["label"].items())),
        comment=tuple(sorted(table["comment"].items())),
        kinds=tuple(table["kinds"]),
        roles=tuple(_role(role, entry) for role, entry in table["roles"].items()),
        plover=tuple(table["plover"]),
        cameo=tuple(table["cameo"]),
    )


def _role(name: str, entry: Mapping[str, Any]) -> Role:
    least = 0 if entry.get("unsaid", False) else int(entry.get("min", 0))
    return Role(name, tuple(entry["kinds"]), bool(entry.get("core", False)), least)
