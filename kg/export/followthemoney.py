"""Knowledge -> FollowTheMoney entities, a JSON object a line, for Aleph and OpenSanctions tools."""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from kg.export.characters import clean
from kg.export.tables import Record, document_records, entity_records, event_records, write_lines
from kg.export.types import EventType
from kg.graph import node_id
from kg.model import Knowledge

_SCHEMATA = {"Person": "Person", "Organisation": "Organization", "Country": "PublicBody", "Place": "Address"}
# How long FollowTheMoney lets values be.
_TEXT = 65000
_LONGEST = {"name": 384, "alias": 384, "full": 250, "location": 250}
_LONGEST |= dict.fromkeys(("title", "publisher", "fileName", "position", "keywords"), 1024)
_FORMER = ("cshh", "csxx", "dd", "suhh", "yucs", "zr")
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
    properties = {
        "name": [record["label"] or record["id"]],
        "alias": record["aliases"],
        "country": _country(record["country"]),
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
        "country": _country(place["country"]) if place else [],
        "involved": [_id(one) for one in present],
        "proof": [_id(f"document/{one}") for one in record["documents"]],
        "keywords": [record["type"], record["status"], record["kind"] or ""],
        "description": [one["quote"] for one in record["mentions"]],
    }
    return _object(record["id"], "Event", properties)


def _object(identifier: str, schema: str, properties: Mapping[str, Iterable[str]]) -> Record:
    filled = {name: _values(values, _LONGEST.get(name, _TEXT)) for name, values in properties.items()}
    return {
        "id": _id(identifier),
        "schema": schema,
        "properties": {name: values for name, values in filled.items() if values},
    }


def _country(code: str | None) -> list[str]:
    """A country's code where FollowTheMoney knows it: those in use, and some states that are no more."""
    from babel import Locale

    return [code] if code and (code in _FORMER or code.upper() in Locale("en").territories) else []


def _id(identifier: str) -> str:
    """An id of letters, digits, hyphens and full stops: what FollowTheMoney takes for one."""
    return re.sub("[^A-Za-z0-9.-]", "-", node_id(identifier))


def _values(values: Iterable[str], longest: int) -> list[str]:
    """The values that say something, each once, on one line, cut to a length."""
    lines = (" ".join(clean(one).split()) for one in values)
    return list(
        dict.fromkeys(one if len(one) <= longest else one[: longest - 1] + "…" for one in lines if one)
    )
