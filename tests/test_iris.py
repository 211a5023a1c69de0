import pytest

from kg.errors import UsageError
from kg.iris import check_base, check_licence, document_graph_iri, document_iri, local_id, resource_iri

BASE = "https://example.org/data/"


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("https://example.org/data/", "https://example.org/data/"),
        ("https://example.org/data", "https://example.org/data/"),
        ("https://example.org/data#", "https://example.org/data#"),
        ("urn:x-kg:", "urn:x-kg:/"),
    ],
)
def test_a_base_ends_where_names_can_follow(given: str, expected: str) -> None:
    assert check_base(given) == expected


@pytest.mark.parametrize("given", ["", "data/", "/data/", "https://a b/", "https://a/<x>/", "https://é/"])
def test_what_is_no_absolute_iri_is_refused(given: str) -> None:
    with pytest.raises(UsageError, match="not absolute"):
        check_base(given)


def test_a_licence_is_an_iri_as_it_is_or_none() -> None:
    assert [check_licence(given) for given in ("https://a.example/by", "")] == ["https://a.example/by", ""]
    for wrong in ("CC BY", "by/4.0", "https://a/<x>"):
        with pytest.raises(UsageError, match="not an absolute IRI"):
            check_licence(wrong)


def test_a_safe_id_is_kept_and_any_other_is_hashed() -> None:
    assert local_id("entity", "person/to-lam-3f2a") == "person/to-lam-3f2a"
    hashed = [local_id("entity", raw) for raw in ("a b", "../a", "person/", "person/../x", "person/é", "")]
    assert len(set(hashed)) == len(hashed)
    assert all(one.startswith("entity/") for one in hashed)


def test_a_document_and_its_graph_differ() -> None:
    name = 'a#1 "<é>".html'
    assert document_iri(BASE, name).startswith(BASE + "document/a-1-e-html-")
    assert document_graph_iri(BASE, name).startswith(BASE + "graph/a-1-e-html-")
    assert document_iri(BASE, "a#1") != document_iri(BASE, "a#2")
    assert resource_iri(BASE, "event", "event/x-1") == BASE + "event/x-1"
