"""The judgement on two candidates, and its reasons."""

import pytest

from kg.model import Judgement, Kind
from kg.resolve.score import Candidate, judge, share_office

SAME, DIFFERENT, UNSURE = Judgement.SAME, Judgement.DIFFERENT, Judgement.UNSURE


def person(
    name: str, country: str | None = None, *offices: str, id: str = "a", kind: Kind = Kind.PERSON
) -> Candidate:
    return Candidate(id, kind, name, country, frozenset(offices))


PERSONS = [
    (("Joe Biden", None), ("Joe Biden", None), SAME),
    (("Joe Biden", "us"), ("Joseph Biden", "us"), SAME),
    (("Joe Biden", None), ("Joseph Biden", None), UNSURE),
    (("Biden", "us"), ("Joe Biden", "us"), SAME),
    (("Biden", None, "president"), ("Joe Biden", "us", "president"), SAME),
    (("Biden", None), ("Joe Biden", "us"), UNSURE),
    (("Wang", None), ("Wang", None), UNSURE),
    (("Castro", "us"), ("Raúl Castro", "cu"), DIFFERENT),
    (("Ana Silva", "br"), ("Ana Silva", "pt"), UNSURE),
    (("Ana Silva", "br", "foreign minister"), ("Ana Silva", "pt", "foreign minister of brazil"), SAME),
    (("Volodymyr Zelenskyy", "ua"), ("Vladimir Zelensky", "ua"), SAME),
    (("Raúl Castro", "cu", "president"), ("Fidel Castro", "cu", "president"), DIFFERENT),
]


@pytest.mark.parametrize(("left", "right", "expected"), PERSONS)
def test_persons(left: tuple[str, ...], right: tuple[str, ...], expected: Judgement) -> None:
    decision = judge(person(*left, id="a"), person(*right, id="b"))
    assert decision.judgement is expected
    assert decision == judge(person(*right, id="b"), person(*left, id="a"))


ORGANISATIONS = [
    (("CPV", "vn"), ("Communist Party of Vietnam", "vn"), SAME),
    (("CPV", None), ("Communist Party of Vietnam", "vn"), UNSURE),
    (("Foreign Ministry", "cu"), ("the Foreign Ministry", "cu"), SAME),
    (("Foreign Ministry", None), ("Foreign Ministry", None), UNSURE),
    (("Foreign Ministry", "cu"), ("Foreign Ministry", "vn"), DIFFERENT),
    (("Communist Party", "cu"), ("Communist Party of Cuba", "cu"), SAME),
    (("Communist Party", "cu"), ("Communist Party School", "cu"), UNSURE),
]


@pytest.mark.parametrize(("left", "right", "expected"), ORGANISATIONS)
def test_organisations(left: tuple[str, ...], right: tuple[str, ...], expected: Judgement) -> None:
    a = person(*left, id="a", kind=Kind.ORGANISATION)
    b = person(*right, id="b", kind=Kind.ORGANISATION)
    assert judge(a, b, country_words=frozenset({"cuba"})).judgement is expected


def test_reasons_add_up() -> None:
    decision = judge(person("Biden", "us", "president"), person("Joe Biden", "us", "president", id="b"))
    weights = [float(reason.rsplit(" ", 1)[1]) for reason in decision.reasons]
    assert decision.score == pytest.approx(sum(weights))
    assert decision.reasons[0].startswith("one name is the other's surname")


def test_offices_are_shared_if_one_says_more() -> None:
    assert share_office(frozenset({"president"}), frozenset({"president of cuba"}))
    assert not share_office(frozenset({"foreign minister"}), frozenset({"prime minister"}))
    assert not share_office(frozenset(), frozenset({"prime minister"}))
