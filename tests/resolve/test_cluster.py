"""Clusters never join what is known to be different."""

from kg.model import Decision, Judgement
from kg.resolve.cluster import AMBIGUOUS, CLASH, settle

APART = {frozenset("bc"), frozenset("xz")}


def clash(a: str, b: str) -> bool:
    return frozenset((a, b)) in APART


def same(left: str, right: str, score: float) -> Decision:
    return Decision(left, right, Judgement.SAME, score, ("alike",))


def test_joins_chains() -> None:
    found = settle("abd", [same("a", "b", 0.7), same("b", "d", 0.6)], clash=clash)
    assert found.members == (("a", "b", "d"),)


def test_what_fits_two_that_exclude_each_other_goes_to_neither() -> None:
    found = settle("abc", [same("a", "b", 0.7), same("a", "c", 0.68)], clash=clash)
    assert found.members == (("a",), ("b",), ("c",))
    assert {d.judgement for d in found.decisions} == {Judgement.UNSURE}
    assert all(AMBIGUOUS in d.reasons for d in found.decisions)


def test_the_clearly_better_one_wins() -> None:
    found = settle("abc", [same("a", "b", 0.9), same("a", "c", 0.6)], clash=clash)
    assert found.members == (("a", "b"), ("c",))


def test_a_bridge_does_not_join_what_excludes_each_other() -> None:
    decisions = [same("x", "y", 0.9), same("y", "w", 0.8), same("w", "z", 0.7)]
    found = settle("wxyz", decisions, clash=clash)
    assert found.members == (("w", "x", "y"), ("z",))
    assert [d.reasons for d in found.decisions if d.judgement is Judgement.UNSURE] == [("alike", CLASH)]


def test_unsure_never_merges() -> None:
    found = settle("ab", [Decision("a", "b", Judgement.UNSURE, 0.59, ())], clash=clash)
    assert found.members == (("a",), ("b",))
