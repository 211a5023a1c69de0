import pytest

from kg.graph import actors_graph, ego, events_graph, node_id, timeline
from kg.model import Kind, Status
from tests.factories import (
    ANNA,
    BORIS,
    NORLAND,
    PORT,
    SUDLAND,
    UNION,
    make_entity,
    make_event,
    make_knowledge,
    make_when,
    sample_knowledge,
)


def test_the_events_graph_has_a_node_for_each_event_and_entity() -> None:
    knowledge = sample_knowledge()
    graph = events_graph(knowledge)
    expected = {node_id(one.id) for one in (*knowledge.entities, *knowledge.events)}  # type: ignore[attr-defined]
    assert set(graph.nodes) == expected
    anna = graph.nodes[node_id(ANNA)]
    assert (anna["label"], anna["kind"], anna["country"], anna["key"]) == ("Anna Berg", "Person", "nx", ANNA)
    assert anna["iri"] == "https://example.org/diplomatic-kg/" + ANNA
    assert anna["aliases"] == "A. Berg | Anna Berg"


def test_roles_are_edges_and_two_roles_of_one_entity_are_one_edge() -> None:
    event = make_event("Visit", {"visitor": [ANNA], "destination": [SUDLAND]}, place=SUDLAND)
    entities = [make_entity("Anna Berg"), make_entity("Sudland", kind=Kind.STATE)]
    graph = events_graph(make_knowledge(entities=entities, events=[event]))
    assert {role for _, _, role in graph.edges(data="role")} == {"visitor", "destination | place"}
    assert graph.number_of_edges() == 2


def test_every_attribute_is_a_scalar_and_every_node_has_all() -> None:
    for graph in (events_graph(sample_knowledge()), actors_graph(sample_knowledge())):
        nodes = [data for _, data in graph.nodes(data=True)]
        edges = [data for *_, data in graph.edges(data=True)]
        for records in (nodes, edges):
            assert len({tuple(data) for data in records}) == 1
            assert {type(value) for data in records for value in data.values()} <= {str, int, float}


def test_edges_have_unique_ids() -> None:
    for graph in (events_graph(sample_knowledge()), actors_graph(sample_knowledge())):
        ids = [edge for *_, edge in graph.edges(data="id")]
        assert len(ids) == len(set(ids)) > 0


def test_actors_are_tied_by_what_occurred() -> None:
    graph = actors_graph(sample_knowledge())
    visit = graph.edges[node_id(ANNA), node_id(BORIS), "Visit"]
    assert (visit["weight"], visit["first"], visit["last"]) == (1.0, "2023-05-04", "2023-05-08")
    assert graph.has_edge(node_id(ANNA), node_id(BORIS), "Meeting")
    assert not graph.has_edge(node_id(NORLAND), node_id(UNION)), "the agreement is denied"
    assert node_id(PORT) not in graph, "a place is no actor"


def test_actors_may_be_tied_by_plans() -> None:
    graph = actors_graph(sample_knowledge(), statuses=(Status.PLANNED,))
    assert set(graph.nodes) == {node_id(BORIS), node_id(NORLAND)}


def test_events_of_one_pair_and_type_are_one_edge() -> None:
    days = ("2023-01-02", "2022-01-02", "2024-01-02")
    events = [
        make_event(
            "Call",
            {"participant": [ANNA, BORIS]},
            label=day,
            reports=[("a", Status.OCCURRED, make_when(day))],
        )
        for day in days
    ]
    events.append(make_event("Call", {"participant": [BORIS, ANNA]}, label="undated"))
    entities = [make_entity("Anna Berg"), make_entity("Boris Kovac")]
    graph = actors_graph(make_knowledge(entities=entities, events=events))
    ((_, _, data),) = graph.edges(data=True)
    assert (data["weight"], data["first"], data["last"]) == (4.0, "2022-01-02", "2024-01-02")
    assert data["event_ids"].split(" | ") == sorted(event.id for event in events)


def test_ego_takes_an_id_or_a_node() -> None:
    graph = events_graph(sample_knowledge())
    near = ego(graph, UNION)
    assert set(near.nodes) == set(ego(graph, node_id(UNION)).nodes)
    assert len(near) == 3, "the union, an agreement and a call"
    assert len(ego(graph, UNION, radius=2)) > 3
    with pytest.raises(KeyError):
        ego(graph, "person/nobody")


def test_the_timeline_is_in_order_with_the_undated_last() -> None:
    moments = timeline(sample_knowledge())
    dates = [moment.earliest for moment in moments]
    assert dates[-1] is None
    assert [day for day in dates if day] == sorted(day for day in dates if day)
    assert [one.type for one in timeline(sample_knowledge(), entity=ANNA)] == ["Visit", "Meeting"]
    assert {one.type for one in timeline(sample_knowledge(), types=["Call"])} == {"Call"}
    assert timeline(sample_knowledge(), entity=ANNA)[1].participants == ("Anna Berg", "Boris Kovač")


@pytest.mark.parametrize("raw", ["a b", "", "1/x", "person/é", "person:x", "<", "person/\u202e"])
def test_any_id_gives_a_name_token(raw: str) -> None:
    assert node_id(raw).isascii()
    assert set(node_id(raw)) <= set("abcdefghijklmnopqrstuvwxyz0123456789-:")
    assert node_id(raw) != node_id(raw + " ")
