from pathlib import Path

import pytest

from kg.errors import UsageError, WriteError
from kg.export import read_knowledge, write_knowledge
from kg.model import Knowledge
from tests.factories import ANNA, make_event, make_knowledge, nasty_knowledge, sample_knowledge


@pytest.mark.parametrize("knowledge", [sample_knowledge(), nasty_knowledge(), make_knowledge()])
def test_what_is_written_is_read_back(knowledge: Knowledge, tmp_path: Path) -> None:
    write_knowledge(knowledge, tmp_path / "knowledge.json")
    assert read_knowledge(tmp_path / "knowledge.json") == knowledge
    assert read_knowledge(tmp_path) == knowledge


def test_a_folder_without_a_graph_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"no built graph at .*knowledge\.json"):
        read_knowledge(tmp_path)


@pytest.mark.parametrize("content", [b"", b"{}", b"[1", b"\xff\xfe", b'{"stamp": 1}'])
def test_a_file_that_is_no_graph_is_refused(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "knowledge.json").write_bytes(content)
    with pytest.raises(UsageError, match="no graph that this version can read"):
        read_knowledge(tmp_path)


def test_half_of_a_surrogate_pair_is_refused_and_nothing_is_left(tmp_path: Path) -> None:
    event = make_event("Call", {"participant": [ANNA]}, label="half \ud83c pair", id="event/half-1")
    with pytest.raises(WriteError, match="surrogate"):
        write_knowledge(make_knowledge(events=[event]), tmp_path / "knowledge.json")
    assert list(tmp_path.iterdir()) == []
