"""Objects of events."""

import pytest

from kg.resolve.objects import ObjectAccord, compare_objects

SAME, KINDRED = ObjectAccord.SAME, ObjectAccord.KINDRED
UNKNOWN, OTHER = ObjectAccord.UNKNOWN, ObjectAccord.OTHER
CASES = [
    ("Order of the White Eagle", "the order of the White Eagle", SAME),
    ("memorandum on fisheries", "a fisheries agreement", SAME),
    ("joint declaration on climate and oceans", "declaration on climate", SAME),
    ("economic and trade embargo", "sanctions", KINDRED),
    ("joint statement", "a joint statement on space", KINDRED),
    ("joint statement", "memorandum on fisheries", UNKNOWN),
    (None, "memorandum on fisheries", UNKNOWN),
    ("memorandum on fisheries", "memorandum on health", OTHER),
    ("a joint statement on Tuesday", "a joint declaration on a strategic partnership", KINDRED),
    ("the oil embargo", "the list of banned banks", OTHER),
]


@pytest.mark.parametrize(("left", "right", "expected"), CASES)
def test_compare_objects(left: str | None, right: str | None, expected: ObjectAccord) -> None:
    assert compare_objects(left, right) is expected
    assert compare_objects(right, left) is expected


def test_other_languages_prove_nothing() -> None:
    assert compare_objects("health pact", "accord sur la pêche", foreign=True) is UNKNOWN


def test_names_of_the_parties_tell_nothing() -> None:
    assert compare_objects("embargo against Cuba", "trade embargo", names=frozenset({"cuba"})) is KINDRED
