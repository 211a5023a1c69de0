"""Blocks of terms -> the syntaxes of RDF, a text for each block."""

import json
from collections.abc import Iterable, Iterator
from functools import lru_cache
from html import escape

from kg.export.forms import Block, Filled, Form, Parts, pairs_of, size
from kg.export.terms import PREFIXES, Pair, rdf

PROLOGUE = "".join(f"@prefix {name}: <{namespace}> .\n" for name, namespace in PREFIXES.items())
_XML_NAMES = "".join(f' xmlns:{name}="{escape(namespace)}"' for name, namespace in PREFIXES.items())
XML_HEAD = f'<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF{_XML_NAMES}>\n'
XML_END = "</rdf:RDF>\n"
_STARTS = tuple(f"<{namespace}" for namespace in PREFIXES.values())
# In the place of a value: no term holds it, for all texts are cleaned of it.
_VALUE = "\x00"
_BY_LENGTH = sorted(PREFIXES.items(), key=lambda pair: (-len(pair[1]), pair[0]))


def triples(block: Block) -> str:
    """A block in N-Triples."""
    subject = block[0]
    # to join by what stands between two pairs is much faster than to write each
    return f"{subject} {f' .{chr(10)}{subject} '.join(_pairs(block))} .\n" if size(block) else ""


def quads(block: Block, graph: str) -> str:
    """A block of a named graph in N-Quads."""
    subject = block[0]
    return (
        f"{subject} {f' {graph} .{chr(10)}{subject} '.join(_pairs(block))} {graph} .\n" if size(block) else ""
    )


def turtle(block: Block, indent: str = "") -> str:
    """A block in Turtle."""
    if isinstance(block, Filled):
        parts = block.form.parts.get("ttl") or _short_parts(block.form)
        lines = parts.with_values(block.values)
        if block.more:
            lines += _predicates(block.more)
    else:
        lines = _predicates(block[1])
    return f"{indent}{block[0]} {f' ;{chr(10)}{indent}    '.join(lines)} .\n"


def _pairs(block: Block) -> list[str]:
    if isinstance(block, Filled):
        parts = block.form.parts.get("nt") or _long_parts(block.form)
        lines = parts.with_values(block.values)
        if block.more:
            lines += [f"{p} {o}" for p, o in block.more]
        return lines
    return [f"{p} {o}" for p, o in block[1]]


def _long_parts(form: Form) -> Parts:
    fixed = [f"{p} {o}" for p, o in form.fixed()]
    around = [f"{p} {hole.around(_VALUE)}".split(_VALUE) for p, hole in form.holes()]
    found = form.parts["nt"] = Parts(fixed, [one[0] for one in around], [one[1] for one in around])
    return found


def _short_parts(form: Form) -> Parts:
    held = _predicates((p, hole.around(_VALUE)) for p, hole in form.holes())
    around = [one.split(_VALUE) for one in held]
    fixed = _predicates(form.fixed())
    found = form.parts["ttl"] = Parts(fixed, [one[0] for one in around], [one[1] for one in around])
    return found


def _predicates(pairs: Iterable[Pair]) -> list[str]:
    """Each predicate with all its values."""
    found: dict[str, str] = {}
    for predicate, value in pairs:
        term = short(value) if value[-1] == ">" else value
        before = found.get(predicate)
        found[predicate] = f"{_verb(predicate)} {term}" if before is None else f"{before}, {term}"
    return list(found.values())


@lru_cache(maxsize=1024)
def _verb(predicate: str) -> str:
    return "a" if predicate == rdf.type else short(predicate)


def short(term: str) -> str:
    """An IRI, or a literal with a datatype, as Turtle has it with our prefixes."""
    if term[0] == "<":
        return _short_iri(term) if term.startswith(_STARTS) else term
    value, _, datatype = term.rpartition("^^")
    return f"{value}^^{_short_iri(datatype)}"


@lru_cache(maxsize=65536)
def _short_iri(term: str) -> str:
    found = split(term[1:-1])
    return f"{found[0]}:{found[1]}" if found and found[1] else term


def split(iri: str) -> tuple[str, str] | None:
    """The prefix of an IRI and the rest, where the rest is a name that every syntax can hold."""
    for prefix, namespace in _BY_LENGTH:
        local = iri[len(namespace) :]
        # names with a hyphen or a digit first are not names in all syntaxes
        if iri.startswith(namespace) and local.isascii() and local.isalnum() and local[0].isalpha():
            return prefix, local
    return None


def literal(term: str) -> tuple[str, str, str]:
    """The value of a literal, its datatype's IRI and its language; one of the two is "", or both."""
    end = term.rindex('"') + 1
    value: str = json.loads(term[:end])
    rest = term[end:]
    return value, rest[3:-1] if rest[:2] == "^^" else "", rest[1:] if rest[:1] == "@" else ""


def xml(block: Block) -> str:
    """A block in RDF/XML; raises ValueError for a predicate without a prefix."""
    lines = [f'<rdf:Description rdf:about="{escape(block[0][1:-1])}">']
    lines += [_xml_property(predicate, value) for predicate, value in pairs_of(block)]
    return "\n".join([*lines, "</rdf:Description>", ""])


def _xml_property(predicate: str, term: str) -> str:
    parts = split(predicate[1:-1])
    if parts is None:
        raise ValueError(f"no prefix for {predicate}")
    name = f"{parts[0]}:{parts[1]}"
    if term[0] == "<":
        return f'  <{name} rdf:resource="{escape(term[1:-1])}"/>'
    value, datatype, language = literal(term)
    mark = (
        f' rdf:datatype="{escape(datatype)}"' if datatype else f' xml:lang="{language}"' if language else ""
    )
    # a reader takes a bare carriage return for a line feed
    return f"  <{name}{mark}>{escape(value, quote=False).replace(chr(13), '&#13;')}</{name}>"


def chunks(blocks: Iterator[str], size: int = 2**16) -> Iterator[bytes]:
    """Texts joined to pieces of about `size` characters, as UTF-8."""
    held: list[str] = []
    length = 0
    for block in blocks:
        held.append(block)
        length += len(block)
        if length >= size:
            yield "".join(held).encode("utf-8")
            held, length = [], 0
    yield "".join(held).encode("utf-8")
