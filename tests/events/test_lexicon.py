"""Rules and types as data: what is well formed, and what each mistake is called."""

from pathlib import Path

import pytest

from kg.errors import LexiconError
from kg.events import lexicon as loader
from kg.events.lexicon import Lexicon, event_types, lexicon
from kg.export.types import load_types

RULE = """
[[rule]]
id = "en.visit.test"
type = "Visit"
verbs = ["visit"]
roles.visitor = ["subject+with", "by"]
roles.destination = "object>of"
examples = ["[Lula|visitor] visited [China|destination]."]
counter = ["Nobody came."]
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A lexicon's root with an empty English folder; the types stay the real ones."""
    event_types()
    monkeypatch.setattr(loader, "files", lambda package: tmp_path)
    (tmp_path / "en").mkdir()
    return tmp_path / "en"


def load(folder: Path, text: str) -> Lexicon:
    (folder / "visit.toml").write_text(text, encoding="utf-8")
    return lexicon.__wrapped__("en")


def test_a_rule(folder: Path) -> None:
    [rule] = load(folder, RULE).rules
    assert (rule.id, rule.type, rule.file) == ("en.visit.test", "Visit", "en/visit.toml")
    assert rule.roles == (("visitor", (("subject", "with"), ("by",))), ("destination", (("object>of",),)))
    assert (rule.needs_light, rule.kind, rule.status, rule.confidence) == (False, None, None, 0.8)


def test_shared_keys_hold_for_all_rules_and_yield_to_their_own(folder: Path) -> None:
    text = '[shared]\nconfidence = 0.5\nkind = "official"\n' + RULE + 'kind = "state"\n'
    [rule] = load(folder, text).rules
    assert (rule.confidence, rule.kind) == (0.5, "state")


def test_files_without_rules_are_other_data(folder: Path) -> None:
    (folder / "names.toml").write_text('heads = ["president"]\n', encoding="utf-8")
    assert len(load(folder, RULE).rules) == 1


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("verbs =", "verb =", "unknown key 'verb'; known: .*verbs"),
        ('"Visit"', '"Voyage"', "unknown type 'Voyage'; known: Visit, Meeting"),
        ("counter =", 'kind = "grand"\ncounter =', "unknown kind 'grand' of Visit; known: state, official"),
        ("roles.visitor", "roles.traveller", "roles must be among visitor, destination, host, companion"),
        ('verbs = ["visit"]', "", "needs verbs or nouns"),
        ("examples =", "counter_examples =", "unknown key 'counter_examples'"),
        ('examples = ["[Lula|visitor] visited [China|destination]."]', "", "needs at least one example"),
    ],
)
def test_a_mistake_names_file_rule_and_what_would_be_right(
    folder: Path, old: str, new: str, message: str
) -> None:
    assert old in RULE
    with pytest.raises(LexiconError, match=rf"en/visit.toml: rule 'en.visit.test': {message}"):
        load(folder, RULE.replace(old, new))


def test_a_file_that_is_not_toml(folder: Path) -> None:
    with pytest.raises(LexiconError, match=r"en/visit.toml: .*line 1"):
        load(folder, "[[rule\n")


def test_two_rules_of_one_name(folder: Path) -> None:
    with pytest.raises(LexiconError, match=r"rule ids used twice: en.visit.test"):
        load(folder, RULE + RULE)


def test_every_type_has_roles_and_an_object_mode() -> None:
    for name, type_ in event_types().items():
        assert type_.name == name
        assert type_.object in ("core", "optional", "none")
        assert any(role.core for role in type_.roles.values())
        assert type_.place_role is None or type_.place_role in type_.roles


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_type_has_a_rule(language: str) -> None:
    assert {rule.type for rule in lexicon(language).rules} == set(event_types())


@pytest.mark.parametrize("language", ["en", "fr"])
def test_what_a_rule_may_leave_out_the_shapes_do_not_ask_for(language: str) -> None:
    least = {(t.name, role.name): role.least for t in load_types() for role in t.roles}
    left_out = {(rule.type, role) for rule in lexicon(language).rules for role in rule.optional}
    assert {one for one in left_out if least[one]} == set()


@pytest.mark.parametrize("language", ["en", "fr"])
def test_rules_are_found_by_each_of_their_lemmas(language: str) -> None:
    loaded = lexicon(language)
    assert loaded.forms == set(loaded.by_lemma)
    for rule in loaded.rules:
        assert all(rule in loaded.by_lemma[lemma] for lemma in rule.verbs | rule.nouns)
        assert 0 < rule.confidence <= 1
