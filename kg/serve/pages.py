"""The pages that a browser gets; whatever comes from the graph or from a request is escaped."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any
from urllib.parse import quote, urlencode

import jinja2

from kg.export.terms import PREFIXES
from kg.store import recipes

Cell = dict[str, str]
# Rows of a resource's page, each way, and of an answer's.
MOST = 500
MOST_ROWS = 2000


@cache
def _templates() -> jinja2.Environment:
    return jinja2.Environment(loader=jinja2.PackageLoader("kg.serve"), autoescape=True, trim_blocks=True)


@dataclass(frozen=True, slots=True)
class Site:
    """What pages say of the graph: the base of its IRIs ("" if unknown), its triples, the time of a query."""

    base: str
    triples: int
    timeout: float

    def href(self, iri: str) -> str:
        """Where a link to an IRI leads: here for the graph's own, elsewhere for the web's, else nowhere."""
        if self.base and iri.startswith(self.base):
            return "/" + quote(iri.removeprefix(self.base), safe="/:@!$&'()*+,;=~-._")
        return iri if iri.startswith(("http://", "https://")) else ""

    def cell(self, term: Mapping[str, Any] | None) -> Cell:
        """A term of a JSON result as text and link."""
        if term is None:
            return {"text": "", "href": ""}
        if term["type"] != "uri":
            return {"text": str(term.get("value", "")), "href": ""}
        return {"text": self.short(term["value"]), "href": self.href(term["value"])}

    def short(self, iri: str) -> str:
        """An IRI without the base, or with a prefix."""
        if self.base and iri.startswith(self.base) and iri != self.base:
            return iri.removeprefix(self.base)
        for prefix, start in PREFIXES.items():
            if iri.startswith(start) and iri != start:
                return f"{prefix}:{iri.removeprefix(start)}"
        return iri


def query_page(
    site: Site, *, query: str = "", error: str = "", table: bytes | None = None, graph: bytes | None = None
) -> str:
    """The form, with an answer (a JSON table or a Turtle graph) or an error if there is one."""
    found = json.loads(table) if table is not None else {}
    columns = found.get("head", {}).get("vars", [])
    bindings = found.get("results", {}).get("bindings", [])
    return _templates().get_template("query.html").render(
        title="Diplomatic events",
        triples=site.triples,
        timeout=site.timeout,
        query=query or next(iter(recipes().values())),
        error=error,
        answer=found.get("boolean"),
        columns=columns,
        count=len(bindings),
        rows=[[site.cell(row.get(column)) for column in columns] for row in bindings[:MOST_ROWS]],
        graph=graph.decode("utf-8", "replace") if graph is not None else "",
        examples=[_example(name, text) for name, text in recipes().items()],
    )  # fmt: skip


def _example(name: str, text: str) -> dict[str, str]:
    comments = [line[1:].strip() for line in text.split("\n") if line.startswith("#")]
    return {"name": name, "what": " ".join(comments), "href": "/sparql?" + urlencode({"query": text})}


def resource_page(site: Site, iri: str, out: bytes, back: bytes) -> str:
    """What the graph says of a resource, from two JSON tables: predicate and object, subject and predicate."""
    has, referring = (json.loads(one)["results"]["bindings"] for one in (out, back))
    name = next((row["object"]["value"] for row in has if _is_label(row)), site.short(iri))
    return _templates().get_template("resource.html").render(
        iri=iri,
        name=name,
        out=_rows(site, has, ("predicate", "object")),
        back=_rows(site, referring, ("subject", "predicate")),
    )  # fmt: skip


def _is_label(row: Mapping[str, Mapping[str, str]]) -> bool:
    return row["predicate"]["value"] == PREFIXES["rdfs"] + "label"


def _rows(site: Site, rows: Sequence[Mapping[str, Any]], columns: Sequence[str]) -> list[list[Cell]]:
    return [[site.cell(row.get(column)) for column in columns] for row in rows]


def error_page(message: str) -> str:
    """A page with nothing but a message."""
    return _templates().get_template("error.html").render(message=message)
