import json

import pytest

from kg.check import Count, Failure
from kg.cli.app import run
from kg.config import Settings
from kg.evaluate import Figures, Report, Score
from kg.model import Knowledge
from kg.pipeline import write
from tests.fakes import STAMP

Output = pytest.CaptureFixture[str]


@pytest.fixture
def _scored(monkeypatch: pytest.MonkeyPatch) -> None:
    """A graph whose events have an F1 of 0.5."""
    half, none = Score(1, 2, 2), Score()
    figures = Figures(half, half, none, none, none, none)
    report = Report(1, figures, (("Visit", figures),), (), (), (), (), ())
    monkeypatch.setattr("kg.evaluate.evaluate", lambda gold, knowledge: report)
    write(Knowledge(STAMP, (), (), (), ()), "exports")


@pytest.mark.usefixtures("_scored")
def test_the_figures_are_printed(capsys: Output) -> None:
    assert run(["evaluate", "gold"]) == 0
    assert "0.50/0.50/0.50" in capsys.readouterr().out


@pytest.mark.usefixtures("_scored")
def test_the_figures_as_data(capsys: Output) -> None:
    assert run(["evaluate", "gold", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["overall"]["event"]["f1"] == 0.5


@pytest.mark.usefixtures("_scored")
def test_a_figure_below_the_bar_fails(capsys: Output) -> None:
    assert run(["evaluate", "gold", "--at-least", "0.6"]) == 3
    assert capsys.readouterr().err == "kg: the F1 of events is 0.500, less than 0.6\n"
    assert run(["evaluate", "gold", "--at-least", "0.5"]) == 0


def test_annotations_that_do_not_exist(capsys: Output) -> None:
    write(Knowledge(STAMP, (), (), (), ()), "exports")
    assert run(["evaluate", "nowhere"]) == 2
    assert "nowhere" in capsys.readouterr().err


FAILURE = Failure(
    "en/visit.toml", "en.visit.verb", "Lula visited China.", "Visit with visitor 'Lula'", "no event"
)


@pytest.mark.parametrize(("failures", "code"), [((), 0), ((FAILURE,), 3)])
def test_what_is_wrong_with_the_lexicon(
    failures: tuple[Failure, ...], code: int, capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    def check(settings: Settings) -> tuple[Failure, ...]:
        assert dict(settings.models)["en"] == "my_model"
        return failures

    monkeypatch.setattr("kg.check.check", check)
    monkeypatch.setattr("kg.check.count", lambda settings: (Count("en", 2, 3, 4),))
    assert run(["check", "--model", "en=my_model"]) == code
    shown = capsys.readouterr()
    if failures:
        assert shown.out == f"{FAILURE}\n"
        assert shown.err == "kg: 1 of 7 sentences fail\n"
    else:
        assert shown.out == "language\trules\texamples\tcounter-examples\nen\t2\t3\t4\n"
    assert run(["check", "--model", "en=my_model", "--json"]) == code
    told = json.loads(capsys.readouterr().out)
    assert [one["rule"] for one in told["failures"]] == [one.rule for one in failures]
    assert told["languages"] == [{"language": "en", "rules": 2, "examples": 3, "counter": 4}]
