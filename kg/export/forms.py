"""Blocks of triples: a subject with its pairs, or a form filled with values.

A form is for blocks whose pairs are the same each time but for some values. A syntax writes its text
once, with places for the subject and the values, which is several times as fast as to write each pair.
"""

from collections.abc import Sequence
from typing import NamedTuple

from kg.export.terms import XSD, Pair


class Hole(NamedTuple):
    """A place for a value: a term, or the escaped text of a literal with a datatype."""

    datatype: str = ""

    def around(self, value: str) -> str:
        """The term that a value makes here."""
        if not self.datatype:
            return value
        return f'"{value}"' if self.datatype == XSD + "string" else f'"{value}"^^<{self.datatype}>'


TERM, STRING, INTEGER = Hole(), Hole(XSD + "string"), Hole(XSD + "integer")


class Parts(NamedTuple):
    """What a syntax makes of a form: the texts of its pairs without a hole; what stands around each value."""

    fixed: list[str]
    before: list[str]
    after: list[str]

    def with_values(self, values: Sequence[str]) -> list[str]:
        """The texts of all pairs."""
        return [*self.fixed, *[a + v + b for a, v, b in zip(self.before, values, self.after, strict=True)]]


class Form:
    """Predicates, each with a term or a hole; and its parts in each syntax, once they are made."""

    __slots__ = ("pairs", "parts")

    def __init__(self, *pairs: tuple[str, str | Hole]) -> None:
        self.pairs = pairs
        self.parts: dict[str, Parts] = {}

    def fixed(self) -> list[Pair]:
        """The pairs without a hole."""
        return [(predicate, value) for predicate, value in self.pairs if not isinstance(value, Hole)]

    def holes(self) -> list[tuple[str, Hole]]:
        """The predicates with a hole."""
        return [(predicate, value) for predicate, value in self.pairs if isinstance(value, Hole)]

    def filled(self, values: Sequence[str]) -> list[Pair]:
        """The pairs with values in the holes, in order."""
        left = iter(values)
        return [
            (predicate, value.around(next(left)) if isinstance(value, Hole) else value)
            for predicate, value in self.pairs
        ]


class Filled(NamedTuple):
    """A form with values for its holes, in order, and further pairs."""

    subject: str
    form: Form
    values: tuple[str, ...]
    more: Sequence[Pair] = ()


Block = tuple[str, Sequence[Pair]] | Filled


def pairs_of(block: Block) -> Sequence[Pair]:
    """The pairs of a block, in order."""
    if isinstance(block, Filled):
        return [*block.form.filled(block.values), *block.more]
    return block[1]


def size(block: Block) -> int:
    """The number of pairs of a block."""
    return len(block.form.pairs) + len(block.more) if isinstance(block, Filled) else len(block[1])
