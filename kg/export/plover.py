"""Knowledge -> a table of events in the columns of PLOVER and CAMEO data: a row a source and target."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import combinations
from pathlib import Path

from babel.core import get_global

from kg.export.files import write_text
from kg.export.spreadsheet import csv_text
from kg.export.tables import Record, event_records
from kg.export.types import EventType, load_types
from kg.model import Knowledge

COLUMNS = (
    *(
        "event_id",
        "date",
        "end_date",
        "year",
        "month",
        "day",
        "event_type",
        "event_mode",
        "cameo_root",
        "cameo_code",
    ),
    *("source_actor", "source_country", "source_sector", "target_actor", "target_country", "target_sector"),
    *("location", "location_country", "context", "status", "sources", "confidence", "headline"),
)
# Type, mode and CAMEO code of an event type, and where its kind makes another of it.
Code = tuple[str, str, str]
_CODES: dict[str, Code] = {
    "Visit": ("CONSULT", "visit", "042"),
    "Meeting": ("CONSULT", "", "040"),
    "Call": ("CONSULT", "phone", "041"),
    "Conference": ("CONSULT", "multilateral", "040"),
    "Declaration": ("", "", "010"),
    "Agreement": ("SUPPORT", "signed", "057"),
    "Appointment": ("", "", ""),
    "Relations": ("SUPPORT", "", "050"),
    "Resolution": ("", "", ""),
    "Statement": ("", "", "010"),
}
_CODES_OF_KINDS: dict[tuple[str, str], Code] = {
    ("Agreement", "withdraw"): ("", "", ""),
    ("Appointment", "expel"): ("SANCTION", "expel", "161"),
    ("Appointment", "recall"): ("SANCTION", "withdraw", "161"),
    ("Relations", "recognise"): ("SUPPORT", "", "054"),
    ("Relations", "downgrade"): ("SANCTION", "discontinue", "160"),
    ("Relations", "sever"): ("SANCTION", "discontinue", "161"),
    ("Relations", "close_mission"): ("SANCTION", "discontinue", "161"),
    ("Sanction", "lift"): ("CONCEDE", "", "085"),
    ("Statement", "support"): ("SUPPORT", "", "051"),
    ("Statement", "thank"): ("SUPPORT", "", "051"),
    ("Statement", "welcome"): ("SUPPORT", "", "051"),
    ("Statement", "condemn"): ("ACCUSE", "", "110"),
    ("Statement", "accuse"): ("ACCUSE", "", "110"),
    ("Statement", "reject"): ("REJECT", "", "120"),
    ("Statement", "demand"): ("REQUEST", "", "100"),
    ("Statement", "warn"): ("THREATEN", "", "130"),
}
_THIRD_GROUND: Code = ("CONSULT", "third-party", "044")
# An agreement that is only announced is a promise.
_PROMISED: Code = ("AGREE", "", "030")
_AHEAD = ("planned", "proposed")
_SECTORS = {"Person": "GOV", "Country": "GOV", "Organisation": "IGO"}


def write_plover(
    knowledge: Knowledge, path: Path, *, base_iri: str, types: tuple[EventType, ...] | None = None
) -> None:
    """Write a CSV with COLUMNS; raises WriteError.

    Countries are ISO 3166 alpha-3. The roles of a type tell who acts: the first filled role is the
    source, the others are targets; of equal participants each pair is a row. `date` is empty where
    not even the year is known.
    """
    known = {one.name: one for one in (load_types() if types is None else types)}
    rows = (row for one in event_records(knowledge) for row in _rows(one, known.get(one["type"])))
    write_text(path, csv_text(COLUMNS, rows))


def _rows(record: Record, type: EventType | None) -> Iterator[Record]:
    common = _common(record, type)
    for source, target in _pairs(record, type):
        yield {**common, **_actor("source", source), **_actor("target", target)}


def _pairs(record: Record, type: EventType | None) -> Iterator[tuple[Record | None, Record | None]]:
    order = {role.name: number for number, role in enumerate(type.roles)} if type else {}
    people = [one for one in record["participants"] if one["type"] != "Place"]
    people.sort(key=lambda one: (order.get(one["role"], len(order)), one["role"], one["id"]))
    first = people[0]["role"] if people else None
    sources = [one for one in people if one["role"] == first]
    targets = [one for one in people if one["role"] != first]
    if targets:
        yield from ((source, target) for source in sources for target in targets)
    elif len(sources) > 1:
        yield from combinations(sources, 2)
    else:
        yield (sources[0] if sources else None), None


def _common(record: Record, type: EventType | None) -> Record:
    start = record["start"] or ""
    year, month, day = [*start.split("-"), "", ""][:3] if start else ("", "", "")
    plover, mode, cameo = _code(record, type)
    place = record["place"] or {}
    return {
        "event_id": record["id"],
        **{"date": start, "end_date": record["end"], "year": year, "month": month, "day": day},
        **{"event_type": plover, "event_mode": mode},
        "cameo_root": cameo[:2],
        "cameo_code": cameo,
        "location": place.get("label"),
        "location_country": alpha3(place.get("country")),
        "context": record["object"],
        "status": record["status"],
        "sources": len(record["documents"]),
        "confidence": record["confidence"],
        "headline": record["label"],
    }


def _code(record: Record, type: EventType | None) -> Code:
    """The codes of an event: by its kind, or by its type; where our table has none, the type's first ones."""
    name, place = record["type"], record["place"] or {}
    countries = {one["country"] for one in record["participants"]}
    if name == "Meeting" and place.get("country") and None not in countries:
        return _CODES[name] if place["country"] in countries else _THIRD_GROUND
    if name == "Agreement" and record["status"] in _AHEAD:
        return _PROMISED
    if (name, record["kind"]) in _CODES_OF_KINDS:
        return _CODES_OF_KINDS[name, record["kind"]]
    if name in _CODES:
        return _CODES[name]
    return (
        type.plover[0] if type and type.plover else "",
        "",
        type.cameo[0] if type and type.cameo else "",
    )


def _actor(side: str, actor: Record | None) -> Record:
    found = actor or {}
    return {
        f"{side}_actor": found.get("label"),
        f"{side}_country": alpha3(found.get("country")),
        f"{side}_sector": _SECTORS.get(found.get("type") or ""),
    }


def alpha3(country: str | None) -> str:
    """The three-letter code of a two-letter one; "" for none, the code itself where it has no other."""
    return _alpha3().get(country.upper(), country.upper()) if country else ""


@lru_cache(maxsize=1)
def _alpha3() -> dict[str, str]:
    # CLDR lists the three-letter codes as aliases, those of former states too: the likest is today's
    found: dict[str, list[str]] = {}
    for long, shorts in get_global("territory_aliases").items():
        if len(long) == 3 and long.isalpha() and len(shorts) == 1:
            found.setdefault(shorts[0], []).append(long)
    likest = {
        short: min(longs, key=lambda long: (_unlike(short, long), long)) for short, longs in found.items()
    }
    # of the user-assigned codes for Kosovo, such data have this one
    return likest | {"XK": "XKX"}


def _unlike(short: str, long: str) -> int:
    if long.startswith(short):
        return 0
    return 1 if long[0] == short[0] and short[1] in long[1:] else 2
