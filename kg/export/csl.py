"""Knowledge -> CSL JSON of its sources, for Zotero, pandoc and other citation programs."""

import json
from pathlib import Path

from kg.export.characters import clean
from kg.export.files import write_text
from kg.export.tables import Record, document_records
from kg.export.types import EventType
from kg.model import Knowledge


def write_csl(
    knowledge: Knowledge, path: Path, *, base_iri: str, types: tuple[EventType, ...] | None = None
) -> None:
    """Write an item for each document; raises WriteError. The options are not used."""
    items = [_item(one) for one in document_records(knowledge)]
    write_text(path, json.dumps(items, ensure_ascii=False, indent=1) + "\n")


def _item(record: Record) -> Record:
    item: Record = {"id": clean(record["id"]), "type": "article-newspaper"}
    names = {"title": "title", "outlet": "container-title", "url": "URL", "language": "language"}
    for name, called in names.items():
        if record[name]:
            item[called] = clean(record[name])
    if record["published"]:
        item["issued"] = {"date-parts": [[int(part) for part in record["published"].split("-")]]}
    return item
