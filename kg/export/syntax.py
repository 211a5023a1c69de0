"""Blocks of terms -> the syntaxes of RDF, a text for each block."""

import json
from collections.abc import Iterator
from functools import lru_cache
from html import escape

from kg.export.terms import PREFIXES, Block, rdf

PROLOGUE = "".join(f"@prefix {name}: <{namespace}> .\n" for name, namespace in PREFIXES.items())
_XML_NAMES = "".join(f' xmlns:{name}="{escape(namespace)}"' for name, namespace in PREFIXES.items())
XML_HEAD = f'<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF{_XML_NAMES}>\n'
XML_END = "</rdf:RDF>\n"
_BY_LENGTH = sorted(PREFIXES.items(), key=lambda pair: (-len(pair[1]), pair[0]))


def triples(block: Block) -> str:
    """A block in N-Triples."""
    subject, pairs = block
    return "".join([f"{subject} {p} {o} .\n" for p, o in pairs])


def quads(block: Block, graph: str) -> str:
    """A block of a named graph in N-Quads."""
    subject, pairs = block
    return "".join([f"{subject} {p} {o} {graph} .\n" for p, o in pairs])


def turtle(block: Block, indent: str = "") -> str:
    """A block in Turtle."""
    by_predicate: dict[str, list[str]] = {}
    for predicate, value in block[1]:
        by_predicate.setdefault(predicate, []).append(short(value) if value[-1] == ">" else value)
    lines = [
        f"{'a' if predicate == rdf.type else short(predicate)} {', '.join(values)}"
        for predicate, values in by_predicate.items()
    ]
    return f"{indent}{block[0]} {f' ;{chr(10)}{indent}    '.join(lines)} .\n"


def short(term: str) -> str:
    """An IRI, or a literal with a datatype, as Turtle has it with our prefixes."""
    if term[0] == "<":
        return _short_iri(term)
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
    lines += [_xml_property(predicate, value) for predicate, value in block[1]]
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
