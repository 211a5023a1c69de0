"""Knowledge -> networkx: the graph of events, the graph of actors, neighbourhoods, a timeline.

Node ids are XML name tokens made of the ids of the tables ("person/to-lam-3f" is the node
"person:to-lam-3f"), so that one id serves networkx, GraphML and GEXF; the original id is the
attribute `key`, the IRI the attribute `iri`. Every node and every edge of a graph has the same
attributes, all of them strings, whole numbers, floats or booleans: what is unknown is "", lists
are joined with SEPARATOR.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import Any, NamedTuple

from kg.config import Settings
from kg.ids import mint
from kg.iris import check_base, resource_iri
from kg.model import Entity, Event, Kind, Knowledge, Status

SEPARATOR = " | "
PLACE_EDGE = "place"
DEFAULT_BASE = Settings().base_iri
_TOKEN = re.compile(r"[A-Za-z_][A-Za-z0-9._:-]*\Z")

Graph = Any  # networkx ships no types: nx.DiGraph or nx.MultiGraph
Attributes = dict[str, Any]


class Moment(NamedTuple):
    """A row of a timeline; `earliest` and `latest` are None for an event without a date."""

    id: str
    type: str
    label: str
    status: str
    earliest: date | None
    latest: date | None
    precision: str
    participants: tuple[str, ...]


@dataclass(slots=True)
class _Tie:
    """What is known so far of a pair of actors and a type of event."""

    events: list[str]
    first: str
    last: str


def node_id(identifier: str) -> str:
    """The node of an entity's or event's id: an XML name token, the same in every graph."""
    token = identifier.replace("/", ":")
    if ":" not in identifier and _TOKEN.match(token):
        return token
    return mint("node", identifier).replace("/", ":")


def join(values: Iterable[str]) -> str:
    """The values in order, joined with SEPARATOR; a list as one scalar attribute."""
    return SEPARATOR.join(values)


def events_graph(knowledge: Knowledge, *, base_iri: str = DEFAULT_BASE) -> Graph:
    """A `networkx.DiGraph` of events and entities, with an edge from an event to each participant.

    An entity in two roles of one event, or that is also its place, has one edge whose `role`
    joins them, so there are no parallel edges. `node` is "event" or "entity".
    """
    # networkx takes a quarter of a second to import, which `kg --help` need not wait for.
    import networkx as nx

    graph = nx.DiGraph(name="events")
    for node, attributes in event_nodes(knowledge, base_iri=base_iri):
        graph.add_node(node, **attributes)
    for source, target, attributes in event_edges(knowledge):
        graph.add_edge(source, target, **attributes)
    return graph


def event_nodes(knowledge: Knowledge, *, base_iri: str = DEFAULT_BASE) -> Iterator[tuple[str, Attributes]]:
    """The nodes of the events graph one by one: the entities, then the events."""
    base = check_base(base_iri)
    for entity in knowledge.entities:
        yield node_id(entity.id), _entity_node(entity, base)
    for event in knowledge.events:
        yield node_id(event.id), _event_node(event, base)


def event_edges(knowledge: Knowledge) -> Iterator[tuple[str, str, Attributes]]:
    """The edges of the events graph one by one, in the order of the events."""
    known = {entity.id for entity in knowledge.entities}
    for event in knowledge.events:
        source = node_id(event.id)
        for entity, role in _roles(event, known):
            target = node_id(entity)
            yield source, target, {"id": f"{source}-{target}", "label": role, "role": role, "weight": 1.0}


def actors_graph(
    knowledge: Knowledge, *, statuses: Collection[Status] = (Status.OCCURRED,), base_iri: str = DEFAULT_BASE
) -> Graph:
    """A `networkx.MultiGraph` of actors: one edge a pair and event type, which is its key.

    Two actors (persons, organisations, states) are tied by each event of one of `statuses` that
    both take part in; `weight` counts those events, `first` and `last` are the earliest and latest
    ISO day possible of the dated ones.
    """
    import networkx as nx

    base = check_base(base_iri)
    graph = nx.MultiGraph(name="actors")
    actors = {entity.id: entity for entity in knowledge.entities if entity.kind is not Kind.PLACE}
    ties = _ties(knowledge, actors, statuses)
    tied = {end for left, right, _ in ties for end in (left, right)}
    for identifier in sorted(tied):
        graph.add_node(node_id(identifier), **_entity_node(actors[identifier], base))
    for (left, right, event_type), tie in sorted(ties.items()):
        edge = f"{node_id(left)}-{node_id(right)}-{node_id(event_type)}"
        attributes = {
            "id": edge,
            "label": event_type,
            "event_type": event_type,
            "weight": float(len(tie.events)),
            "first": tie.first,
            "last": tie.last,
            "event_ids": join(sorted(tie.events)),
        }
        graph.add_edge(node_id(left), node_id(right), key=event_type, **attributes)
    return graph


def ego(graph: Graph, identifier: str, *, radius: int = 1) -> Graph:
    """The part of `graph` within `radius` steps, in any direction, of an entity or event.

    `identifier` is an id of the tables or a node. Raises KeyError where the graph has neither.
    """
    import networkx as nx

    node = identifier if identifier in graph else node_id(identifier)
    if node not in graph:
        raise KeyError(identifier)
    return nx.ego_graph(graph, node, radius=radius, undirected=True)


def timeline(
    knowledge: Knowledge, *, entity: str | None = None, types: Collection[str] = ()
) -> tuple[Moment, ...]:
    """The events in order of time, those without a date last; of one entity or some types only."""
    labels = {one.id: one.name for one in knowledge.entities}
    moments = (_moment(event, labels) for event in knowledge.events if _wanted(event, entity, types))
    return tuple(sorted(moments, key=_time_key))


def _wanted(event: Event, entity: str | None, types: Collection[str]) -> bool:
    involved = entity is None or entity == event.place or any(p.entity == entity for p in event.participants)
    return involved and (not types or event.type in types)


def _moment(event: Event, labels: dict[str, str]) -> Moment:
    when = event.when
    names = sorted({labels.get(one.entity, one.entity) for one in event.participants})
    return Moment(
        id=event.id,
        type=event.type,
        label=event.label,
        status=event.status.value,
        earliest=when.earliest if when else None,
        latest=when.latest if when else None,
        precision=when.precision.value if when else "",
        participants=tuple(names),
    )


def _time_key(moment: Moment) -> tuple[date, date, str]:
    return (moment.earliest or date.max, moment.latest or date.max, moment.id)


def _roles(event: Event, known: Collection[str]) -> Iterator[tuple[str, str]]:
    held: dict[str, set[str]] = {}
    for participant in event.participants:
        held.setdefault(participant.entity, set()).add(participant.role)
    if event.place is not None:
        held.setdefault(event.place, set()).add(PLACE_EDGE)
    for entity, roles in sorted(held.items()):
        if entity in known:
            yield entity, join(sorted(roles))


def _ties(
    knowledge: Knowledge, actors: dict[str, Entity], statuses: Collection[Status]
) -> dict[tuple[str, str, str], _Tie]:
    ties: dict[tuple[str, str, str], _Tie] = {}
    for event in knowledge.events:
        if event.status not in statuses:
            continue
        present = sorted({p.entity for p in event.participants if p.entity in actors})
        for left, right in combinations(present, 2):
            _add(ties.setdefault((left, right, event.type), _Tie([], "", "")), event)
    return ties


def _add(tie: _Tie, event: Event) -> None:
    tie.events.append(event.id)
    if event.when is not None:
        earliest, latest = event.when.earliest.isoformat(), event.when.latest.isoformat()
        tie.first = min(tie.first or earliest, earliest)
        tie.last = max(tie.last, latest)


def _entity_node(entity: Entity, base: str) -> dict[str, str | int | float]:
    return {
        "label": entity.name or entity.id,
        "node": "entity",
        "kind": entity.kind.value,
        "country": entity.country or "",
        "aliases": join(entity.aliases),
        "offices": join(entity.offices),
        "links": join(entity.links),
        "mentions": len(entity.mentions),
        "documents": join(sorted({mention.evidence.document for mention in entity.mentions})),
        "event_type": "",
        "event_kind": "",
        "status": "",
        "earliest": "",
        "latest": "",
        "precision": "",
        "object": "",
        "confidence": 1.0,
        "key": entity.id,
        "iri": resource_iri(base, "entity", entity.id),
    }


def _event_node(event: Event, base: str) -> dict[str, str | int | float]:
    when = event.when
    return {
        "label": event.label or event.id,
        "node": "event",
        "kind": "Event",
        "country": "",
        "aliases": "",
        "offices": "",
        "links": "",
        "mentions": len(event.evidence),
        "documents": join(sorted({witness.evidence.document for witness in event.evidence})),
        "event_type": event.type,
        "event_kind": event.kind or "",
        "status": event.status.value,
        "earliest": when.earliest.isoformat() if when else "",
        "latest": when.latest.isoformat() if when else "",
        "precision": when.precision.value if when else "",
        "object": event.object or "",
        "confidence": float(event.confidence),
        "key": event.id,
        "iri": resource_iri(base, "event", event.id),
    }
