"""Knowledge -> FollowTheMoney entities, a JSON object a line, for Aleph and OpenSanctions tools."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from kg.export.characters import clean
from kg.export.tables import Record, document_records, entity_records, event_records, write_lines
from kg.export.types import EventType
from kg.graph import node_id
from kg.model import Knowledge

_SCHEMATA = {"Person": "Person", "Organisation": "Organization", "Country": "PublicBody", "Place": "Address"}
_WIKIDATA = "http://www.wikidata.org/entity/"


def write_followthemoney(
    knowledge: Knowledge, path: Path, *, base_iri: str, types: tuple[EventType, ...] | None = None
) -> None:
    """Write the entities, documents and events; raises WriteError. The options are not used.

    A state is a PublicBody of its country, a place an Address, for these are what may take part.
    """
    write_lines(followthemoney_entities(knowledge), path)


def followthemoney_entities(knowledge: Knowledge) -> Iterator[Record]:
    """An object an entity, a document and an event: `id`, `schema` and `properties`, all lists."""
    kinds = {one.id: one.kind.value for one in knowledge.entities}
    for record in entity_records(knowledge):
        yield _entity(record)
    for record in document_records(knowledge):
        yield _document(record)
    for record in event_records(knowledge):
        yield _event(record, kinds)


def _entity(record: Record) -> Record:
    schema = _SCHEMATA[record["type"]]
    found = [one.removeprefix(_WIKIDATA) for one in record["links"] if one.startswith(_WIKIDATA + "Q")]
    country = [record["country"] or ""]
    properties = {
        "name": [record["label"] or record["id"]],
        "alias": record["aliases"],
        "country": country,
        "wikidataId": [one for one in found if one[1:].isdecimal()],
        "full": [record["label"]] if schema == "Address" else [],
        "position": record["offices"] if schema == "Person" else [],
    }
    return _object(record["id"], schema, properties)


def _document(record: Record) -> Record:
    properties = {
        "title": [record["title"] or record["id"]],
        "publisher": [record["outlet"] or ""],
        "publishedAt": [record["published"] or ""],
        "fileName": [record["id"]],
    }
    return _object(f"document/{record['id']}", "Article", properties)


def _event(record: Record, kinds: dict[str, str]) -> Record:
    present = [one["id"] for one in record["participants"] if kinds.get(one["id"], "Place") != "Place"]
    place = record["place"]
    properties = {
        "name": [record["label"] or record["id"]],
        "startDate": [record["start"] or ""],
        "endDate": [record["end"] or ""],
        "location": [place["label"]] if place else [],
        "country": [place["country"] or ""] if place else [],
        "involved": [node_id(one) for one in present],
        "proof": [node_id(f"document/{one}") for one in record["documents"]],
        "keywords": [record["type"], record["status"], record["kind"] or ""],
        "description": [one["quote"] for one in record["mentions"]],
    }
    return _object(record["id"], "Event", properties)


def _object(identifier: str, schema: str, properties: Mapping[str, Iterable[str]]) -> Record:
    filled = {name: _values(values) for name, values in properties.items()}
    return {
        "id": node_id(identifier),
        "schema": schema,
        "properties": {name: values for name, values in filled.items() if values},
    }


def _values(values: Iterable[str]) -> list[str]:
    """The values that say something, each once, on one line."""
    return list(dict.fromkeys(text for one in values if (text := " ".join(clean(one).split()))))
