"""Entities as RDF, with their offices, their links and the places in the texts that name them."""

import re
from collections.abc import Iterator
from urllib.parse import quote, urlsplit

from kg.export.rdf_events import quote_parts
from kg.export.scope import Parts, Scope, rows, union_rows
from kg.export.terms import (
    DCTERMS,
    DK,
    FOAF,
    LABEL,
    ORG,
    OWL,
    SCHEMA,
    SKOS,
    TYPE,
    Row,
    Term,
    iri,
    text,
)
from kg.ids import mint
from kg.model import Entity, Kind, Mention

_STRAY_PERCENT = re.compile("%(?![0-9A-Fa-f]{2})")
_IRI_CHARACTERS = "/:?#[]@!$&'()*+,;=%~"
CLASSES = {
    Kind.PERSON: (DK + "Person", FOAF + "Person", SCHEMA + "Person"),
    Kind.ORGANISATION: (DK + "Organisation", ORG + "Organization", SCHEMA + "Organization"),
    Kind.STATE: (DK + "Country", SCHEMA + "Country"),
    Kind.PLACE: (DK + "Place", SCHEMA + "Place"),
}


def entity_rows(entity: Entity, scope: Scope) -> Iterator[Row]:
    """All rows of an entity: its names in the default graph, its mentions in their documents'."""
    subject = scope.entity(entity.id)
    yield from union_rows(subject, _type_parts(entity))
    yield from union_rows(subject, _name_parts(entity))
    yield from union_rows(subject, _country_parts(entity, scope))
    for link in entity.links:
        yield Row(subject, *link_part(link, OWL + "sameAs"))
    for office in entity.offices:
        yield from _office_rows(entity, office, scope)
    for mention in entity.mentions:
        yield from _mention_rows(entity, mention, scope)


def link_part(link: str, predicate: str) -> tuple[str, Term]:
    """`link` as the IRI it is under `predicate`; what is no absolute IRI as a dcterms:identifier."""
    escaped = _STRAY_PERCENT.sub("%25", quote(link.strip(), safe=_IRI_CHARACTERS, errors="replace"))
    try:
        parts = urlsplit(escaped)
    except ValueError:
        return DCTERMS + "identifier", text(link)
    if parts.scheme in ("http", "https") and parts.netloc and not set("[]%") & set(parts.netloc):
        return predicate, iri(escaped.replace("[", "%5B").replace("]", "%5D"))
    return DCTERMS + "identifier", text(link)


def _type_parts(entity: Entity) -> Parts:
    for name in CLASSES[entity.kind]:
        yield TYPE, iri(name)


def _name_parts(entity: Entity) -> Parts:
    yield LABEL, text(entity.name or entity.id)
    yield DCTERMS + "identifier", text(entity.id)
    for alias in entity.aliases:
        if alias != entity.name:
            yield SKOS + "altLabel", text(alias)


def _country_parts(entity: Entity, scope: Scope) -> Parts:
    if entity.country is None:
        return
    yield DK + "countryCode", text(entity.country)
    state = scope.states.get(entity.country)
    if state is not None and state != entity.id:
        yield DK + "country", iri(scope.entity(state))


def _office_rows(entity: Entity, office: str, scope: Scope) -> Iterator[Row]:
    subject = scope.entity(entity.id)
    membership = scope.base + mint("membership", office, entity.id, office)
    role = scope.base + mint("office", office)
    yield Row(subject, ORG + "hasMembership", iri(membership))
    yield Row(membership, TYPE, iri(ORG + "Membership"))
    yield Row(membership, ORG + "member", iri(subject))
    yield Row(membership, ORG + "role", iri(role))
    yield Row(role, TYPE, iri(ORG + "Role"))
    yield Row(role, LABEL, text(office))


def _mention_rows(entity: Entity, mention: Mention, scope: Scope) -> Iterator[Row]:
    graph = scope.graph(mention.evidence.document)
    subject, node = scope.entity(entity.id), scope.mention(mention.id)
    yield from rows(graph, subject, _type_parts(entity))
    yield Row(subject, DK + "mention", iri(node), graph)
    yield Row(node, TYPE, iri(DK + "EntityMention"), graph)
    yield Row(node, DK + "name", text(mention.name), graph)
    yield from rows(graph, node, quote_parts(mention.evidence, scope))
