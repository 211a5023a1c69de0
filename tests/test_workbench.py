"""The workbench: each error beside what the rules made of its sentence."""

import pytest

from kg.config import Settings
from kg.evaluate.figures import Figures, Report, Score, Slip
from kg.evaluate.workbench import closest, workbench
from kg.model import Document, Source
from kg.trace import Attempt, trace

TEXT = "President Lula of Brazil visited China in May 2023.\n\nThe weather in Brazil was fine."
NONE = Score()
FIGURES = Figures(NONE, NONE, NONE, NONE, NONE, NONE)


def slip(type: str, sentence: str) -> Slip:
    return Slip("a", type, None, sentence, "", f"{type} of somebody")


def report(*missed: Slip) -> Report:
    return Report(1, FIGURES, (), (), missed, (), (), ())


@pytest.mark.model
def test_an_error_is_shown_with_its_parse_and_the_rules() -> None:
    documents = [Document(Source("a.txt", "a.txt", language="en"), TEXT)]
    missed = [slip("Visit", "visited  China"), slip("Call", "visited China"), slip("Visit", "The weather")]
    lines = workbench(report(*missed), documents, Settings(), errors=5).splitlines()
    assert lines[0] == "missed  a  Visit  Visit of somebody"
    assert "visited/VBD/ROOT" in lines[2]
    assert lines[3].strip().startswith("en.visit.verb at 'visited': event (")
    assert "    no rule of the type has a trigger here" in lines
    assert lines[-1].strip() == "the sentence did not reach the rules"


def test_an_error_without_its_text_is_shown_by_itself() -> None:
    assert workbench(report(slip("Visit", "q")), [], Settings(), errors=5).splitlines() == [
        "missed  a  Visit  Visit of somebody",
        "    q",
    ]
    assert workbench(report(), [], Settings(), errors=5) == ""


def test_the_closest_rule_comes_first() -> None:
    outcomes = ["the words of its clause", "event", "no light verb", "no visitor", "all of one state"]
    tried = [Attempt(f"r{n}", "Visit", "visit", (), (), told) for n, told in enumerate(outcomes)]
    assert [a.outcome for a in closest(tried)] == ["event", "all of one state", "no visitor"]


@pytest.mark.model
def test_a_trace_says_why_a_rule_is_silent() -> None:
    document = Document(Source("a", "a", language="en"), "The mayor of Springfield visited China on Monday.")
    [account] = trace(document, Settings())
    found = {a.rule: a.outcome for a in account.attempts}
    assert found["en.visit.verb"] == "too few officials"
    assert document.text[account.start : account.end] == document.text
