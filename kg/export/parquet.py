"""Knowledge -> Parquet, where pyarrow is installed (the extra `parquet`)."""

from pathlib import Path
from typing import Any

from kg.errors import UsageError
from kg.export.files import replacing
from kg.export.tables import Record, event_records
from kg.export.types import EventType
from kg.model import Knowledge

_TEXTS = ("id", "type", "kind", "status", "label", "start", "end", "precision", "date_text", "edtf", "object")
_PARTY = ("role", "id", "label", "type", "country")
_MENTION = ("document", "quote", "trigger", "rule", "status", "start_date", "end_date")


def write_parquet(
    knowledge: Knowledge, path: Path, *, base_iri: str, types: tuple[EventType, ...] | None = None
) -> None:
    """Write the events, with their participants and mentions as lists of records.

    Raises UsageError where pyarrow is not installed, and WriteError. The options are not used.
    """
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as error:
        message = "Parquet needs pyarrow: pip install 'diplomatic-kg[parquet]', or choose events-csv"
        raise UsageError(message) from error
    rows = [_row(one) for one in event_records(knowledge)]
    table = pyarrow.Table.from_pylist(rows, schema=_schema(pyarrow))
    with replacing(path) as stream:
        pyarrow.parquet.write_table(table, stream)


def _schema(arrow: Any) -> Any:
    text, whole = arrow.string(), arrow.int64()
    party = arrow.struct([(name, text) for name in _PARTY])
    mention = arrow.struct([*((name, text) for name in _MENTION), ("start", whole), ("end", whole)])
    return arrow.schema(
        [
            *((name, text) for name in _TEXTS),
            *(("place", text), ("place_country", text), ("confidence", arrow.float64())),
            *((name, arrow.list_(text)) for name in ("documents", "conflicts")),
            *(("participants", arrow.list_(party)), ("mentions", arrow.list_(mention))),
        ]
    )


def _row(record: Record) -> Record:
    place = record["place"] or {}
    held: Record = _held(
        {
            **{name: record[name] for name in (*_TEXTS, "confidence", "documents", "conflicts")},
            **{"place": place.get("label"), "place_country": place.get("country")},
            "participants": [{name: one[name] for name in _PARTY} for one in record["participants"]],
            "mentions": [
                {name: one[name] for name in (*_MENTION, "start", "end")} for one in record["mentions"]
            ],
        }
    )
    return held


def _held(value: Any) -> Any:
    """A value without halves of surrogate pairs, which have no UTF-8."""
    if isinstance(value, dict):
        return {name: _held(one) for name, one in value.items()}
    if isinstance(value, list):
        return [_held(one) for one in value]
    return value.encode("utf-8", "replace").decode("utf-8") if isinstance(value, str) else value
