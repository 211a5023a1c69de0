"""The SHACL shapes of the data, generated from the event types."""

from kg.export.terms import DK, NIF, PROV, RDFS, SCHEMA, XSD
from kg.export.types import EventType, Role, load_types
from kg.model import Precision, Status

_HEAD = f"""@prefix dk: <{DK}> .
@prefix nif: <{NIF}> .
@prefix prov: <{PROV}> .
@prefix rdfs: <{RDFS}> .
@prefix schema: <{SCHEMA}> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix xsd: <{XSD}> .
"""
_EVENT = """
dk:EventShape a sh:NodeShape ;
    sh:targetClass dk:Event ;
    sh:property [ sh:path rdfs:label ; sh:minCount 1 ; sh:maxCount 1 ; sh:minLength 1 ] ;
    sh:property [ sh:path dk:eventType ; sh:minCount 1 ; sh:maxCount 1 ] ;
    sh:property [ sh:path dk:status ; sh:minCount 1 ; sh:maxCount 1 ; sh:in ( {statuses} ) ] ;
    sh:property [ sh:path dk:evidence ; sh:minCount 1 ; sh:class dk:EventMention ] ;
    sh:property [ sh:path dk:confidence ; sh:minCount 1 ; sh:maxCount 1 ; sh:datatype xsd:decimal ;
        sh:minInclusive 0.0 ; sh:maxInclusive 1.0 ] ;
    sh:node dk:DatedShape .

dk:DatedShape a sh:NodeShape ;
    sh:property [ sh:path dk:earliest ; sh:maxCount 1 ; sh:datatype xsd:date ;
        sh:lessThanOrEquals dk:latest ] ;
    sh:property [ sh:path dk:latest ; sh:maxCount 1 ; sh:datatype xsd:date ] ;
    sh:property [ sh:path dk:precision ; sh:maxCount 1 ; sh:in ( {precisions} ) ] ;
    sh:property [ sh:path dk:date ; sh:maxCount 1 ;
        sh:or ( [ sh:datatype xsd:date ] [ sh:datatype xsd:gYearMonth ] [ sh:datatype xsd:gYear ] ) ] .

dk:QuoteShape a sh:NodeShape ;
    sh:targetClass nif:OffsetBasedString ;
    sh:property [ sh:path nif:anchorOf ; sh:minCount 1 ; sh:maxCount 1 ; sh:minLength 1 ] ;
    sh:property [ sh:path nif:beginIndex ; sh:minCount 1 ; sh:maxCount 1 ; sh:datatype xsd:integer ;
        sh:minInclusive 0 ; sh:lessThan nif:endIndex ] ;
    sh:property [ sh:path nif:endIndex ; sh:minCount 1 ; sh:maxCount 1 ; sh:datatype xsd:integer ] ;
    sh:property [ sh:path prov:wasDerivedFrom ; sh:minCount 1 ; sh:maxCount 1 ;
        sh:class schema:NewsArticle ] .

dk:EventMentionShape a sh:NodeShape ;
    sh:targetClass dk:EventMention ;
    sh:property [ sh:path dk:status ; sh:minCount 1 ; sh:maxCount 1 ; sh:in ( {statuses} ) ] ;
    sh:property [ sh:path dk:rule ; sh:minCount 1 ; sh:maxCount 1 ; sh:minLength 1 ] ;
    sh:node dk:DatedShape .
"""


def shapes_turtle(*, types: tuple[EventType, ...] | None = None) -> str:
    """The shapes as Turtle, for the event types, the package's own by default."""
    known = load_types() if types is None else types
    general = _EVENT.format(
        statuses=" ".join(f"dk:{status.value}" for status in Status),
        precisions=" ".join(f'"{precision.value}"' for precision in Precision),
    )
    return _HEAD + general + "".join(_type_shape(event_type) for event_type in known)


def _type_shape(event_type: EventType) -> str:
    properties = "".join(_role_shape(role) for role in event_type.roles)
    head = f"\ndk:{event_type.name}Shape a sh:NodeShape ;\n    sh:targetClass dk:{event_type.name}"
    return f"{head}{properties} .\n"


def _role_shape(role: Role) -> str:
    least = f" ; sh:minCount {role.least}" if role.least else ""
    classes = " ".join(f"[ sh:class dk:{kind} ]" for kind in role.kinds)
    return f" ;\n    sh:property [ sh:path dk:{role.name}{least} ;\n        sh:or ( {classes} ) ]"
