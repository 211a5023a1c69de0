"""Rows -> compact JSON-LD with its context inside, so that no reader needs the network."""

import json
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import attrgetter
from typing import Any

from kg.export.terms import PREFIXES, TYPE, XSD, Row, Term

_STRING = XSD + "string"
_BY_LENGTH = sorted(PREFIXES.items(), key=lambda pair: (-len(pair[1]), pair[0]))


def jsonld_chunks(rows: list[Row]) -> Iterator[str]:
    """The parts of a JSON-LD text, a node a line; `rows` are sorted and of one graph."""
    coercions = _coercions(rows)
    yield '{"@context": ' + _dump(_context(coercions)) + ',\n"@graph": [\n'
    separator = ""
    for subject, group in groupby(rows, key=attrgetter("subject")):
        yield separator + _dump(_node(subject, group, coercions))
        separator = ",\n"
    yield "\n]}\n"


def _dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def _compact(iri: str) -> str:
    for prefix, namespace in _BY_LENGTH:
        if iri.startswith(namespace) and "/" not in iri[len(namespace) :]:
            return f"{prefix}:{iri[len(namespace) :]}"
    return iri


def _coercions(rows: Iterable[Row]) -> dict[str, str]:
    """The one datatype of all values of a predicate ("" for IRIs); mixed predicates have none."""
    found: dict[str, set[str]] = {}
    for row in rows:
        found.setdefault(row.predicate, set()).add(row.object.language or row.object.datatype)
    single = {predicate: kinds.pop() for predicate, kinds in sorted(found.items()) if len(kinds) == 1}
    return {predicate: kind for predicate, kind in single.items() if kind == "" or kind.startswith(XSD)}


def _context(coercions: dict[str, str]) -> dict[str, Any]:
    terms: dict[str, Any] = dict(sorted(PREFIXES.items()))
    for predicate, kind in coercions.items():
        if predicate != TYPE and kind != _STRING:
            terms[_compact(predicate)] = {"@id": predicate, "@type": _compact(kind) if kind else "@id"}
    return terms


def _node(subject: str, rows: Iterable[Row], coercions: dict[str, str]) -> dict[str, Any]:
    node: dict[str, Any] = {"@id": subject}
    for predicate, group in groupby(rows, key=attrgetter("predicate")):
        if predicate == TYPE:
            node["@type"] = [_compact(row.object.value) for row in group]
            continue
        values = [_value(row.object, coerced=predicate in coercions) for row in group]
        node[_compact(predicate)] = values[0] if len(values) == 1 else values
    return node


def _value(term: Term, *, coerced: bool) -> str | dict[str, str]:
    if coerced or term.datatype == _STRING:
        return term.value
    if not term.datatype:
        return {"@id": term.value}
    if term.language:
        return {"@value": term.value, "@language": term.language}
    return {"@value": term.value, "@type": _compact(term.datatype)}
