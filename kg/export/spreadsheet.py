"""Knowledge -> CSV of events and of entities, safe to open in a spreadsheet.

A cell that a spreadsheet would run as a formula gets a leading apostrophe; lists are joined with
"; ". The full data are in the JSON-lines tables.
"""

import csv
import io
import re
from collections.abc import Iterable
from pathlib import Path

from kg.export.characters import clean_cell
from kg.export.files import write_text
from kg.export.tables import Record, entity_records, event_records
from kg.export.types import EventType
from kg.model import Knowledge

EVENT_COLUMNS = (
    *("id", "type", "kind", "status", "label", "start", "end", "precision", "date_text"),
    *("participants", "place", "object", "confidence", "documents", "sources", "quote"),
    *("announced_not_held", "dated_differently", "conflicts"),
)
ENTITY_COLUMNS = ("id", "type", "label", "aliases", "country", "offices", "links", "mentions", "documents")
# Spreadsheets pass over blanks and what is invisible before a sign, and take a sign of full width
# for the sign; a tab or a line end in front begins a formula in some.
_FORMULA = re.compile(r"[\t\r]|[\s\u200b-\u200f\u2060\ufeff]*[=+\-@＝＋－＠]")


def write_events_csv(
    knowledge: Knowledge, path: Path, *, base_iri: str, types: tuple[EventType, ...] | None = None
) -> None:
    """Write events.csv with EVENT_COLUMNS; raises WriteError."""
    write_text(path, csv_text(EVENT_COLUMNS, (_event_cells(one) for one in event_records(knowledge))))


def write_entities_csv(
    knowledge: Knowledge, path: Path, *, base_iri: str, types: tuple[EventType, ...] | None = None
) -> None:
    """Write entities.csv with ENTITY_COLUMNS; `mentions` is their number. Raises WriteError."""
    write_text(path, csv_text(ENTITY_COLUMNS, (_entity_cells(one) for one in entity_records(knowledge))))


def safe_cell(value: object) -> str:
    """A value as the text of a cell that no spreadsheet runs as a formula."""
    text = "" if value is None else clean_cell(str(value))
    return "'" + text if _FORMULA.match(text) else text


def csv_text(columns: tuple[str, ...], records: Iterable[Record]) -> str:
    """Records as CSV with a line of columns first, every cell safe."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(columns)
    for record in records:
        writer.writerow([safe_cell(record[column]) for column in columns])
    return stream.getvalue()


def _event_cells(record: Record) -> Record:
    place = record["place"]
    return {
        **record,
        "participants": "; ".join(f"{one['role']}: {one['label']}" for one in record["participants"]),
        "place": place["label"] if place else None,
        "documents": "; ".join(record["documents"]),
        "conflicts": "; ".join(record["conflicts"]),
        "quote": record["mentions"][0]["quote"] if record["mentions"] else None,
    }


def _entity_cells(record: Record) -> Record:
    joined = {name: "; ".join(record[name]) for name in ("aliases", "offices", "links")}
    documents = sorted({one["document"] for one in record["mentions"]})
    return {**record, **joined, "mentions": len(record["mentions"]), "documents": "; ".join(documents)}
