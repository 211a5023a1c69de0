"""Entities as RDF, with their offices, their links and the places in the texts that name them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from urllib.parse import quote, urlsplit

from kg.export.coordinates import coordinates
from kg.export.forms import STRING, Block, Filled, Form
from kg.export.rdf_events import QUOTE, quote_values
from kg.export.scope import Pairs, Scope
from kg.export.terms import (
    GEO,
    Pair,
    dcterms,
    dk,
    escaped,
    foaf,
    geo,
    iri,
    org,
    owl,
    prov,
    rdf,
    rdfs,
    schema,
    skos,
    text,
    typed,
)
from kg.ids import mint
from kg.model import Entity, Kind, Mention

_STRAY_PERCENT = re.compile("%(?![0-9A-Fa-f]{2})")
_IRI_CHARACTERS = "/:?#[]@!$&'()*+,;=%~"
CLASSES = {
    Kind.PERSON: (dk.Person, foaf.Person, schema.Person),
    Kind.ORGANISATION: (dk.Organisation, org.Organization, schema.Organization),
    Kind.STATE: (dk.Country, schema.Country),
    Kind.PLACE: (dk.Place, schema.Place),
}
_TYPES = {kind: [(rdf.type, name) for name in names] for kind, names in CLASSES.items()}


def entity_blocks(entity: Entity, scope: Scope) -> Iterator[Block]:
    """An entity's names, state, links and memberships; the offices themselves are `office_blocks`."""
    subject = scope.entity(entity.id)
    pairs = _type_pairs(entity)
    pairs += _name_pairs(entity)
    pairs += _country_pairs(entity, scope)
    pairs += [link_pair(link, owl.sameAs) for link in entity.links]
    held = {_membership(entity, office, scope): office for office in entity.offices}
    pairs += [(org.hasMembership, membership) for membership in held]
    geometry = _geometry(entity, scope)
    if geometry:
        pairs += [(rdf.type, geo.Feature), (geo.hasGeometry, geometry[0])]
    yield subject, list(dict.fromkeys(pairs))
    if geometry:
        yield geometry
    for membership, office in held.items():
        yield (
            membership,
            [(rdf.type, org.Membership), (org.member, subject), (org.role, _office(office, scope))],
        )


def office_blocks(entities: Iterable[Entity], scope: Scope) -> Iterator[Block]:
    """Each office that somebody holds, once."""
    for office in sorted({office for entity in entities for office in entity.offices}):
        yield _office(office, scope), [(rdf.type, org.Role), (rdfs.label, text(office))]


def entity_told(entity: Entity, mentions: Sequence[Mention], scope: Scope) -> Iterator[Block]:
    """Some mentions of an entity, its own block first."""
    if not scope.graphs:
        return
    subject = scope.entity(entity.id)
    terms = {scope.mention(mention.id): mention for mention in mentions} if scope.full else {}
    yield subject, [*_type_pairs(entity), *((dk.mention, term) for term in terms)]
    form = _mention_form(scope.run)
    for term, mention in terms.items():
        yield Filled(term, form, (escaped(mention.name), *quote_values(mention.evidence, scope)))


@lru_cache(maxsize=8)
def _mention_form(run: str) -> Form:
    return Form((rdf.type, dk.EntityMention), (dk.name, STRING), *QUOTE, (prov.wasGeneratedBy, run))


def link_pair(link: str, predicate: str) -> Pair:
    """`link` as the IRI it is under `predicate`; what is no absolute IRI as a dcterms:identifier."""
    escaped = _STRAY_PERCENT.sub("%25", quote(link.strip(), safe=_IRI_CHARACTERS, errors="replace"))
    try:
        parts = urlsplit(escaped)
    except ValueError:
        return dcterms.identifier, text(link)
    if parts.scheme in ("http", "https") and parts.netloc and not set("[]%") & set(parts.netloc):
        return predicate, iri(escaped.replace("[", "%5B").replace("]", "%5D"))
    return dcterms.identifier, text(link)


def _type_pairs(entity: Entity) -> list[Pair]:
    return list(_TYPES[entity.kind])


def _name_pairs(entity: Entity) -> Pairs:
    yield rdfs.label, text(entity.name or entity.id)
    yield dcterms.identifier, text(entity.id)
    for alias in entity.aliases:
        if alias != entity.name:
            yield skos.altLabel, text(alias)


def _country_pairs(entity: Entity, scope: Scope) -> Pairs:
    if entity.country is None:
        return
    yield dk.countryCode, text(entity.country)
    state = scope.states.get(entity.country)
    if state is not None and state != entity.id:
        yield dk.country, scope.entity(state)


def _geometry(entity: Entity, scope: Scope) -> Block | None:
    """The point of a city whose link leads to a known place."""
    found = next((point for point in map(coordinates, entity.links) if point), None)
    if found is None:
        return None
    pairs = [
        (rdf.type, geo.Geometry),
        (geo.asWKT, typed(f"POINT({found[0]} {found[1]})", GEO + "wktLiteral")),
    ]
    return iri(scope.base + mint("geometry", entity.name, entity.id)), pairs


def _membership(entity: Entity, office: str, scope: Scope) -> str:
    return iri(scope.base + mint("membership", office, entity.id, office))


def _office(office: str, scope: Scope) -> str:
    return iri(scope.base + mint("office", office))
