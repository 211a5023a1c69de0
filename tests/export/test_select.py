from pathlib import Path

import pytest

from kg.errors import UsageError
from kg.export import select
from kg.model import Knowledge
from tests.factories import ANNA, BASE, BORIS, NORLAND, PORT, SUDLAND, UNION, sample_knowledge

VISIT, MEETING = "State visit of Anna Berg to Sudland", "Anna Berg met Boris Kovač"
RETURN, TREATY, CALL = "Visit of Boris Kovač to Norland", "Treaty of the Rivers", "Call without a date"


def chosen(*conditions: str) -> Knowledge:
    return select(sample_knowledge(), conditions, base_iri=BASE)


@pytest.mark.parametrize(
    ("conditions", "labels"),
    [
        ([], {VISIT, MEETING, RETURN, TREATY, CALL}),
        (["type=visit"], {VISIT, RETURN}),
        (["type=Visit", "type=Call"], {VISIT, RETURN, CALL}),
        (["type=Visit", "status=planned"], {RETURN}),
        (["status=denied"], {TREATY}),
        (["actor=Anna Berg"], {VISIT, MEETING}),
        (["actor=a. berg"], {VISIT, MEETING}),
        ([f"actor={UNION}"], {TREATY, CALL}),
        (["state=nx"], {VISIT, MEETING, RETURN, TREATY}),
        (["state=Norland"], {VISIT, MEETING, RETURN, TREATY}),
        (["place=Port City"], {MEETING}),
        (["after=2024"], {RETURN}),
        (["before=2022-06"], {TREATY}),
        (["after=2023-05-06", "before=2023-05-06"], {VISIT, MEETING}),
        (["confidence=0.95"], set()),
        (["confidence=0.9"], {VISIT, MEETING, RETURN, TREATY, CALL}),
        (["source=b.*"], {VISIT, MEETING, RETURN, TREATY}),
        (["source=a.txt", "type=Call"], {CALL}),
    ],
)
def test_conditions_of_one_key_are_alternatives_and_all_keys_hold(
    conditions: list[str], labels: set[str]
) -> None:
    assert {event.label for event in chosen(*conditions).events} == labels


def test_a_part_has_what_its_events_refer_to_and_no_more() -> None:
    part = chosen("type=Meeting")
    assert {one.id for one in part.entities} == {ANNA, BORIS, PORT}
    assert {one.source.id for one in part.documents} == {"a.txt", "b.md"}
    (call,) = chosen("type=Call").documents
    assert call.source.id == "a.txt"
    assert {one.id for one in chosen("type=Agreement").entities} == {NORLAND, SUDLAND, UNION}


def test_a_construct_names_the_events(tmp_path: Path) -> None:
    query = tmp_path / "query.rq"
    query.write_text(
        "PREFIX dk: <https://w3id.org/diplomatic-kg/ontology#>\n"
        "CONSTRUCT { ?event a dk:Event } WHERE { ?event dk:place ?place ; a dk:Meeting }",
        encoding="utf-8",
    )
    assert {event.label for event in chosen(f"construct={query}").events} == {MEETING}
    for text, message in (("SELECT * {}", "expected CONSTRUCT"), ("CONSTRUCT {", "not well formed")):
        query.write_text(text, encoding="utf-8")
        with pytest.raises(UsageError, match=message):
            chosen(f"construct={query}")
    with pytest.raises(UsageError, match="cannot be read"):
        chosen(f"construct={tmp_path / 'nowhere.rq'}")


@pytest.mark.parametrize(
    ("condition", "message"),
    [
        ("Visit", "expected key=value"),
        ("colour=red", "keys: type, status"),
        ("type=Party", "unknown; there are: Agreement"),
        ("status=over", "occurred, planned"),
        ("actor=Nobody", "nobody and nothing"),
        ("state=zz", "nobody and nothing"),
        ("after=soon", "expected a day, month or year"),
        ("after=2023-02-30", "expected a day, month or year"),
        ("before=1-2-3-4", "expected a day, month or year"),
        ("confidence=high", "a number from 0 to 1"),
        ("confidence=2", "a number from 0 to 1"),
        ("source=c.txt", "no such document"),
    ],
)
def test_what_the_graph_does_not_have_is_refused(condition: str, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        chosen(condition)
