"""Blocks -> compact JSON-LD with its context inside, so that no reader needs the network."""

import json
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from kg.export.forms import Block, pairs_of
from kg.export.syntax import literal, split
from kg.export.terms import PREFIXES, XSD, Pair, rdf

_STRING = XSD + "string"


def jsonld_chunks(blocks: Callable[[], Iterator[Block]]) -> Iterator[str]:
    """The parts of a JSON-LD text, a node a line; `blocks` gives the same ones each time it is called."""
    coercions = _coercions(blocks())
    yield '{"@context": ' + _dump(_context(coercions)) + ',\n"@graph": [\n'
    separator = ""
    for block in blocks():
        yield separator + _dump(_node(block[0], pairs_of(block), coercions))
        separator = ",\n"
    yield "\n]}\n"


def _dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def _compact(term: str) -> str:
    found = split(term[1:-1])
    return f"{found[0]}:{found[1]}" if found else term[1:-1]


def _kind(term: str) -> str:
    """What a predicate is to say of its values: "@id", a datatype, or "@language" for texts in one."""
    if term[0] == "<":
        return "@id"
    if term[-1] == '"':
        return _STRING
    return term[term.rindex("^^<") + 3 : -1] if term[-1] == ">" else "@language"


def _coercions(blocks: Iterator[Block]) -> dict[str, str]:
    """The one kind of all values of a predicate; mixed predicates have none."""
    found: dict[str, set[str]] = {}
    for block in blocks:
        for predicate, value in pairs_of(block):
            found.setdefault(predicate, set()).add(_kind(value))
    single = {predicate: kinds.pop() for predicate, kinds in sorted(found.items()) if len(kinds) == 1}
    return {predicate: kind for predicate, kind in single.items() if kind != "@language"}


def _context(coercions: dict[str, str]) -> dict[str, Any]:
    terms: dict[str, Any] = dict(sorted(PREFIXES.items()))
    for predicate, kind in coercions.items():
        if predicate != rdf.type and kind != _STRING:
            typed = kind if kind == "@id" else _compact(f"<{kind}>")
            terms[_compact(predicate)] = {"@id": predicate[1:-1], "@type": typed}
    return terms


def _node(subject: str, pairs: Sequence[Pair], coercions: dict[str, str]) -> dict[str, Any]:
    node: dict[str, Any] = {"@id": subject[1:-1]}
    grouped: dict[str, list[Any]] = {}
    for predicate, term in pairs:
        if predicate == rdf.type:
            grouped.setdefault("@type", []).append(_compact(term))
        else:
            value = _value(term, coerced=predicate in coercions)
            grouped.setdefault(_compact(predicate), []).append(value)
    for name, values in grouped.items():
        node[name] = values if name == "@type" or len(values) > 1 else values[0]
    return node


def _value(term: str, *, coerced: bool) -> str | dict[str, str]:
    if term[0] == "<":
        return term[1:-1] if coerced else {"@id": term[1:-1]}
    value, datatype, language = literal(term)
    if coerced or not (datatype or language):
        return value
    return (
        {"@value": value, "@language": language}
        if language
        else {"@value": value, "@type": _compact(f"<{datatype}>")}
    )
