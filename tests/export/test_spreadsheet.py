import csv
from pathlib import Path

import pytest

from kg.export.spreadsheet import (
    ENTITY_COLUMNS,
    EVENT_COLUMNS,
    safe_cell,
    write_entities_csv,
    write_events_csv,
)
from tests.factories import BASE, NASTY, nasty_knowledge, sample_knowledge


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_events_are_rows(tmp_path: Path) -> None:
    write_events_csv(sample_knowledge(), tmp_path / "events.csv", base_iri=BASE)
    rows = read(tmp_path / "events.csv")
    assert tuple(rows[0]) == EVENT_COLUMNS
    visit = next(row for row in rows if row["kind"] == "state")
    assert visit["participants"] == "destination: Sudland; host: Boris Kovač; visitor: Anna Berg"
    assert (visit["place"], visit["documents"], visit["quote"]) == (
        "Sudland",
        "a.txt; b.md",
        "What a.txt says.",
    )


def test_entities_are_rows(tmp_path: Path) -> None:
    write_entities_csv(sample_knowledge(), tmp_path / "entities.csv", base_iri=BASE)
    rows = read(tmp_path / "entities.csv")
    assert tuple(rows[0]) == ENTITY_COLUMNS
    anna = next(row for row in rows if row["label"] == "Anna Berg")
    assert (anna["offices"], anna["mentions"]) == ("President of Norland; Head of State", "2")


def test_nasty_texts_stay_in_their_cells(tmp_path: Path) -> None:
    write_events_csv(nasty_knowledge(), tmp_path / "events.csv", base_iri=BASE)
    rows = read(tmp_path / "events.csv")
    assert len(rows) == len(NASTY)
    assert "'=SUM(A1:A9)" in {row["object"] for row in rows}
    assert not any(cell.startswith(("=", "+", "@")) for row in rows for cell in row.values())


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("@x", "'@x"),
        ("-1", "'-1"),
        ("+1", "'+1"),
        ("\tx", "'\tx"),
        ("a=b", "a=b"),
        (None, ""),
        (0.5, "0.5"),
    ],
)
def test_a_cell_is_never_a_formula(value: object, cell: str) -> None:
    assert safe_cell(value) == cell
