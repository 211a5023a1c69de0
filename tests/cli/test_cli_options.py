from pathlib import Path

import pytest

from kg.cli.options import resolve
from kg.config import Settings
from kg.errors import UsageError


def test_flags_over_environment_over_file_over_defaults(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("kg.toml").write_text('out = "file"\nworkers = 3\nmin_confidence = 0.5\n', encoding="utf-8")
    monkeypatch.setenv("KG_OUT", "environment")
    monkeypatch.setenv("KG_WORKERS", "4")
    options = resolve({"out": "flag", "workers": None})
    assert (options.out, options.workers, options.min_confidence, options.graph) == (
        "flag",
        4,
        0.5,
        "exports",
    )


def test_nothing_given_is_the_defaults() -> None:
    assert resolve({}).settings() == Settings()


@pytest.mark.parametrize("given", [["en=my_model"], "en=my_model", {"en": "my_model"}])
def test_a_model_replaces_that_of_its_language(given: object) -> None:
    assert resolve({"models": given}).models == (("en", "my_model"), ("fr", "fr_core_news_sm"))


def test_models_of_the_file_and_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("kg.toml").write_text('[models]\nen = "my_model"\n', encoding="utf-8")
    assert dict(resolve({}).models)["en"] == "my_model"
    monkeypatch.setenv("KG_MODELS", "fr=mon_modele")
    assert dict(resolve({}).models)["fr"] == "mon_modele"


@pytest.mark.parametrize(("word", "value"), [("1", True), ("true", True), ("no", False)])
def test_switches_of_the_environment(word: str, value: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_STRICT", word)
    assert resolve({}).strict is value


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("outt = 'x'", "unknown key 'outt'; there are: out, graph, workspace"),
        ("out = ", "cannot be read"),
        ("out = 5", "out is a text, not 5"),
        ("workers = 'many'", "workers is a whole number"),
        ("min_confidence = 'high'", "min_confidence is a number"),
        ("strict = 'perhaps'", "strict is true or false"),
    ],
)
def test_what_is_wrong_in_the_file_is_told(text: str, message: str) -> None:
    Path("kg.toml").write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match=message):
        resolve({})
