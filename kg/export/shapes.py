"""The SHACL shapes of the data, generated from the event types."""

from kg.export.scope import Provenance
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
    sh:property [ sh:path rdfs:label ; sh:minCount 1 ; sh:maxCount 1 ; sh:minLength 1 ;
        sh:message "an event has one label, which is not empty" ] ;
    sh:property [ sh:path dk:eventType ; sh:minCount 1 ; sh:maxCount 1 ;
        sh:message "an event has one type" ] ;
    sh:property [ sh:path dk:status ; sh:minCount 1 ; sh:maxCount 1 ; sh:in ( {statuses} ) ;
        sh:message "an event has one status of {status_names}" ] ;{evidence}
    sh:property [ sh:path dk:confidence ; sh:minCount 1 ; sh:maxCount 1 ; sh:datatype xsd:decimal ;
        sh:minInclusive 0.0 ; sh:maxInclusive 1.0 ;
        sh:message "an event has one confidence, a decimal from 0 to 1" ] .

dk:DatedShape a sh:NodeShape ;
    sh:targetClass dk:Event , dk:EventMention , dk:Report ;
    sh:property [ sh:path dk:earliest ; sh:maxCount 1 ; sh:datatype xsd:date ;
        sh:lessThanOrEquals dk:latest ;
        sh:message "the earliest day is one xsd:date, not after the latest one" ] ;
    sh:property [ sh:path dk:latest ; sh:maxCount 1 ; sh:datatype xsd:date ;
        sh:message "the latest day is one xsd:date" ] ;
    sh:property [ sh:path dk:precision ; sh:maxCount 1 ; sh:in ( {precisions} ) ;
        sh:message "the precision is one of {precision_names}" ] ;
    sh:property [ sh:path dk:date ; sh:maxCount 1 ;
        sh:or ( [ sh:datatype xsd:date ] [ sh:datatype xsd:gYearMonth ] [ sh:datatype xsd:gYear ] ) ;
        sh:message "a date is one day, month or year that exists" ] .

dk:QuoteShape a sh:NodeShape ;
    sh:targetClass dk:EventMention , dk:EntityMention ;
    sh:property [ sh:path nif:anchorOf ; sh:minCount 1 ; sh:maxCount 1 ; sh:minLength 1 ;
        sh:message "a mention has one quote, which is not empty" ] ;
    sh:property [ sh:path nif:beginIndex ; sh:minCount 1 ; sh:maxCount 1 ; sh:datatype xsd:integer ;
        sh:minInclusive 0 ; sh:lessThan nif:endIndex ;
        sh:message "a mention begins at one whole number, 0 or more and before its end" ] ;
    sh:property [ sh:path nif:endIndex ; sh:minCount 1 ; sh:maxCount 1 ; sh:datatype xsd:integer ;
        sh:message "a mention ends at one whole number" ] ;
    sh:property [ sh:path prov:wasDerivedFrom ; sh:minCount 1 ; sh:maxCount 1 ;
        sh:class schema:NewsArticle ; sh:message "a mention is from one document" ] .

dk:EventMentionShape a sh:NodeShape ;
    sh:targetClass dk:EventMention ;
    sh:property [ sh:path dk:status ; sh:minCount 1 ; sh:maxCount 1 ; sh:in ( {statuses} ) ;
        sh:message "a mention has one status of {status_names}" ] ;
    sh:property [ sh:path dk:rule ; sh:minCount 1 ; sh:maxCount 1 ; sh:minLength 1 ;
        sh:message "a mention has one rule" ] .
"""
_EVIDENCE = """
    sh:property [ sh:path dk:evidence ; sh:minCount 1 ; sh:class dk:EventMention ;
        sh:message "an event has a sentence as evidence" ] ;"""


def shapes_turtle(
    *, types: tuple[EventType, ...] | None = None, provenance: Provenance = Provenance.FULL
) -> str:
    """The shapes as Turtle, for the event types, the package's own by default.

    They are for data with the given provenance: where that is not full, an event needs no evidence.
    """
    known = load_types() if types is None else types
    general = _EVENT.format(
        statuses=" ".join(f"dk:{status.value}" for status in Status),
        status_names=", ".join(status.value for status in Status),
        precisions=" ".join(f'"{precision.value}"' for precision in Precision),
        precision_names=", ".join(precision.value for precision in Precision),
        evidence=_EVIDENCE if provenance is Provenance.FULL else "",
    )
    return _HEAD + general + "".join(_type_shape(event_type) for event_type in known)


def _type_shape(event_type: EventType) -> str:
    properties = "".join(_role_shape(event_type.name, role) for role in event_type.roles)
    head = f"\ndk:{event_type.name}Shape a sh:NodeShape ;\n    sh:targetClass dk:{event_type.name}"
    return f"{head}{_somebody(event_type)}{properties} .\n"


def _somebody(event_type: EventType) -> str:
    """That somebody takes part: a text may leave open who else does."""
    needed = [role.name for role in event_type.roles if role.least]
    if not needed:
        return ""
    options = " ".join(f"[ sh:path dk:{name} ; sh:minCount 1 ]" for name in needed)
    return (
        f" ;\n    sh:or ( {options} ) ;\n"
        f'    sh:message "{event_type.name}: at least somebody as {" or ".join(needed)}"'
    )


def _role_shape(event_type: str, role: Role) -> str:
    classes = " ".join(f"[ sh:class dk:{kind} ]" for kind in role.kinds)
    articles = [f"{'an' if kind[0] in 'AEIOU' else 'a'} {kind}" for kind in role.kinds]
    return (
        f" ;\n    sh:property [ sh:path dk:{role.name} ;\n        sh:or ( {classes} ) ;\n"
        f'        sh:message "{event_type}: whoever is {role.name}, each {" or ".join(articles)}" ]'
    )
