"""What the readers of a block find: a name or description and the tokens it covers."""

from dataclasses import dataclass

from kg.gazetteer import Use
from kg.model import Kind

# How many words a name has at most.
LONGEST_NAME = 8


@dataclass(frozen=True, slots=True)
class Name:
    """A mention in a block: tokens `start:end` with offices and article, `head` the name proper.

    `named` is False for a description ("the Cuban leader"); `group` is True for a plural one;
    `noun` is a description's head noun; `adjective` marks a demonym that only qualifies.
    `pair` are the states of an adjective that holds several ("Sino-Russian"). `sex` is "m" or "f" where the
    title before a name says it: "Mr. Obama".
    """

    start: int
    end: int
    head: tuple[int, int]
    kind: Kind
    text: str
    offices: tuple[str, ...] = ()
    country: str | None = None
    key: str | None = None
    named: bool = True
    group: bool = False
    noun: str = ""
    article: str = ""
    adjective: bool = False
    use: Use | None = None
    pair: tuple[str, ...] = ()
    sex: str = ""
