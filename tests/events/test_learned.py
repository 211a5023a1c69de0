"""Events that no rule finds, and what they may not take from the rules."""

import gzip
import json
import math
from dataclasses import replace
from importlib.resources import files

import pytest
from spacy.tokens import Token

from kg.config import Settings
from kg.events import learned, likely_roles, participants
from kg.events import weights as stored
from kg.events.features import Scene, scene
from kg.events.learned import SUFFIX, is_learned, is_never, second_opinion, seen_alone, told_as
from kg.events.lexicon import event_types, lexicon
from kg.events.match import Match, candidates
from kg.events.participants import with_more
from kg.events.reading import About
from kg.events.weights import WEIGHTS, Weights, weights
from kg.lexicon import languages
from kg.model import Extraction, Frame, Status
from tests.texts import extract_text, fillers, parse

KINDS = {"Clinton": {"Person"}, "Bush": {"Person"}, "China": {"Country"}}
ABOUT = {
    "Clinton": About(frozenset({"us"}), frozenset({"president"})),
    "Bush": About(frozenset({"ie"}), frozenset({"president"})),
    "China": About(frozenset({"cn"})),
}
Found = tuple[str, Status, dict[str, set[str]]]

every_language = pytest.mark.parametrize("language", languages())


def by_reader(extraction: Extraction) -> list[Frame]:
    return [f for f in extraction.frames if is_learned(f)]


def find(text: str, language: str = "en") -> list[Found]:
    """What the statistical reader alone finds."""
    read = extract_text(text, language=language)
    return [
        (f.type, f.status, {role: set(names) for role, names in fillers(read, f).items()})
        for f in by_reader(read)
    ]


def look(sentence: str, *, alone: bool = True) -> tuple[Scene, list[list[Match]]]:
    def kinds(token: Token) -> frozenset[str]:
        return frozenset(KINDS.get(token.text, ()))

    doc = parse(sentence)
    names = doc.user_data["names"] = frozenset(t.i for t in doc if kinds(t))
    doc.user_data["alone"] = alone
    groups = candidates(doc, lexicon("en"), kinds, names)
    return scene(doc, kinds, groups, lambda token: ABOUT.get(token.text, About())), groups


@every_language
def test_weights_are_finite_and_of_tasks_that_there_are(language: str) -> None:
    known = weights(language)
    assert known is not None
    tasks = set(event_types())
    tasks |= {f"{type_}.{role}" for type_, of in event_types().items() for role in of.roles}
    tasks |= {f"{learned.STATUS}{status}" for status in Status}
    assert set(known.tasks) <= tasks
    assert {"Visit", "Visit.visitor", "Meeting", "Meeting.participant"} <= set(known.tasks)
    assert not {"Statement", "Commitment"} & set(known.tasks)
    assert all(math.isfinite(w) for task in known.tasks.values() for w in task.values())
    assert all("1" in task for task in known.tasks.values())
    assert {type_ for several in known.types.values() for type_ in several} <= set(known.tasks)


@every_language
def test_the_bytes_of_weights_are_sorted_and_without_a_date(language: str) -> None:
    data = files("kg.lexicon").joinpath(language, WEIGHTS).read_bytes()
    text = gzip.decompress(data).decode("utf-8")
    assert data[4:8] == bytes(4)
    assert text == json.dumps(json.loads(text), sort_keys=True, ensure_ascii=False)


def test_a_chance_rises_with_the_weights_of_what_is_seen() -> None:
    known = Weights({"Visit": {"1": 0.0, "more": 2.0, "less": -2.0}}, {})
    chances = [known.chance("Visit", ["1", *seen]) for seen in (["less"], ["unknown"], ["more"])]
    assert chances == sorted(chances)
    assert chances[1] == 0.5
    assert chances[0] + chances[2] == pytest.approx(1)
    assert known.chance("Aid", ["more"]) == 0


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "language", "type_", "status", "who"),
    [
        (
            "Kenyan President William Ruto boarded a plane to Kampala for a two-day state visit.",
            "en",
            "Visit",
            Status.OCCURRED,
            {"visitor": {"William Ruto"}, "destination": {"Kampala"}},
        ),
        (
            "Chad and Sudan agreed to exchange ambassadors again after talks in Doha.",
            "en",
            "Relations",
            Status.PLANNED,
            {"party": {"Chad", "Sudan"}},
        ),
        (
            "Egypt tried to coax Chad and Sudan into talks.",
            "en",
            "Mediation",
            Status.OCCURRED,
            {"mediator": {"Egypt"}, "party": {"Chad", "Sudan"}},
        ),
        (
            "Norwegian Foreign Minister Espen Barth Eide and Ghanaian Foreign Minister Samuel Okudzeto "
            "Ablakwa shelved talks.",
            "en",
            "Meeting",
            Status.CANCELLED,
            {"participant": {"Espen Barth Eide", "Samuel Okudzeto Ablakwa"}},
        ),
        (
            "Le président kényan William Ruto a poussé jusqu'à Kampala après ses entretiens.",
            "fr",
            "Visit",
            Status.OCCURRED,
            {"visitor": {"William Ruto"}, "destination": {"Kampala"}},
        ),
        (
            "Le président finlandais Alexander Stubb s'est enfermé une heure avec le président vietnamien "
            "Luong Cuong.",
            "fr",
            "Meeting",
            Status.OCCURRED,
            {"participant": {"Alexander Stubb", "Luong Cuong"}},
        ),
    ],
)
def test_an_event_that_no_rule_finds_is_found(
    text: str, language: str, type_: str, status: Status, who: dict[str, set[str]]
) -> None:
    assert (type_, status, who) in find(text, language)


@pytest.mark.model
def test_a_learned_frame_says_so_and_is_a_guess_of_some_confidence() -> None:
    text = "Kenyan President William Ruto boarded a plane to Kampala for a two-day state visit."
    [frame] = by_reader(extract_text(text))
    assert (frame.rule, frame.kind) == (f"en.visit{SUFFIX}", "state")
    assert frame.guessed
    assert learned.EVENT_ALONE <= frame.confidence <= 1


@pytest.mark.model
def test_a_language_without_weights_is_read_by_rules_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    text = (
        "Chilean President Gabriel Boric visited Lima on Monday. "
        "Egypt tried to coax Chad and Sudan into talks."
    )
    assert {f.type for f in by_reader(extract_text(text))} == {"Mediation"}
    monkeypatch.setattr(stored, "WEIGHTS", "none.json.gz")
    weights.cache_clear()
    try:
        alone = extract_text(text)
    finally:
        weights.cache_clear()
    assert [f.rule for f in alone.frames] == ["en.visit.verb"]


@pytest.mark.model
def test_switched_off_it_finds_nothing() -> None:
    text = "Egypt tried to coax Chad and Sudan into talks."
    assert by_reader(extract_text(text))
    assert not by_reader(extract_text(text, settings=Settings(learned=False)))


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("France met Spain in the final in London on Sunday and Spain won on penalties.", "en"),
        ("Serbia and Croatia agreed a draw after talks between the captains in Zagreb.", "en"),
        ("Brazil held Uruguay to a draw in Montevideo and will visit Colombia on Thursday.", "en"),
        ("Argentina coach Lionel Scaloni called up Lautaro Martinez for the friendly with Peru.", "en"),
        ("La France a rencontré l'Espagne en finale à Londres et s'est inclinée aux tirs au but.", "fr"),
        ("Le Sénégal recevra l'Égypte vendredi à Dakar en match de qualification.", "fr"),
        ("Le sélectionneur Didier Deschamps a convoqué Kylian Mbappé pour le match en Belgique.", "fr"),
    ],
)
def test_nothing_is_found_in_texts_of_sport(text: str, language: str) -> None:
    assert find(text, language) == []


@pytest.mark.model
def test_where_a_rule_fires_the_statistical_reader_is_asked_only_for_another_opinion() -> None:
    here, groups = look("Clinton met Bush in London .")
    [[match, *_]] = groups
    met = [m for group in seen_alone(here, groups, "en") for m in group if m.trigger == match.trigger]
    assert "Meeting" not in {m.rule.type for m in met}
    other = second_opinion(here, match, "en")
    assert other is not None
    assert (other.learned, other.rule.type, other.trigger) == (True, "Meeting", match.trigger)
    assert learned.EVENT_ALONE <= other.rule.confidence <= 1


@pytest.mark.model
def test_where_no_rule_fires_it_has_a_group_of_its_own() -> None:
    here, groups = look("Clinton boarded a plane to China .")
    [[match]] = seen_alone(here, groups, "en")
    assert groups == []
    assert (match.learned, match.rule.type, match.trigger.text) == (True, "Visit", "boarded")


@pytest.mark.model
@pytest.mark.parametrize(
    ("sentence", "found"), [("Clinton met with farmers .", 0), ("Clinton met with Bush .", 1)]
)
def test_nothing_is_asked_where_too_few_are_named(
    sentence: str, found: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(likely_roles, "ROLE", 0)
    for bound in ("EVENT_ALONE", "WHOLE_ALONE"):
        monkeypatch.setattr(learned, bound, 0)
    here, _ = look(sentence)
    every = [m for group in seen_alone(here, [], "en") for m in group]
    assert sum(m.learned and m.rule.type == "Meeting" for m in every) == found


@pytest.mark.model
def test_a_rule_s_event_wins_over_a_learned_one() -> None:
    text = "Chilean President Gabriel Boric met Peruvian President Dina Boluarte in Lima on Monday."
    assert [f.rule for f in extract_text(text).frames if f.type == "Meeting"] == ["en.meeting.verb"]


def test_the_chances_of_a_group_of_tasks_are_told_by_name() -> None:
    known = Weights({"status.a": {"1": 0.0, "x": 2.0}, "status.b": {"x": -2.0}, "Visit": {"x": 9.0}}, {})
    chances = known.chances("status.", ["1", "x", "unknown"])
    assert set(chances) == {"a", "b"}
    assert chances["a"] == pytest.approx(known.chance("status.a", ["1", "x"]))
    assert chances["a"] + chances["b"] == pytest.approx(1)
    assert known.chances("status.", ["unknown"]) == {}


@pytest.mark.model
def test_a_rule_whose_trigger_tells_nothing_is_not_believed(monkeypatch: pytest.MonkeyPatch) -> None:
    here, groups = look("Clinton met Bush in London .")
    [[match, *_]] = groups
    assert not is_never(here, match, "en")
    here, [[match, *_]] = look("Clinton met Bush in London .")
    monkeypatch.setattr(learned, "NEVER", 1)
    monkeypatch.setattr(learned, "NEVER_ALONE", 1)
    assert is_never(here, match, "en")


@pytest.mark.model
def test_a_role_that_a_rule_leaves_empty_is_filled_and_no_other_changed() -> None:
    here, [[match, *_]] = look("Clinton met Bush in London .")
    assert with_more(here, match, "en").roles == match.roles
    [first, *_] = match.roles["participant"]
    from_rule = replace(match, roles={})
    assert first in with_more(here, from_rule, "en").roles["participant"]


@pytest.mark.model
def test_who_is_unlikely_to_have_the_role_of_a_rule_loses_it(monkeypatch: pytest.MonkeyPatch) -> None:
    here, [[match, *_]] = look("Clinton met Bush in London .", alone=False)
    monkeypatch.setattr(participants, "UNLIKELY", 1.1)
    for bound in ("MORE", "BESIDE"):
        monkeypatch.setattr(participants, bound, 1.1)
    assert with_more(here, match, "en").roles == {}
    before = replace(match, rule=replace(match.rule, own_date=True))
    assert with_more(here, before, "en").roles == match.roles


@pytest.mark.model
def test_who_is_likely_to_share_a_role_gets_it(monkeypatch: pytest.MonkeyPatch) -> None:
    here, [[match, *_]] = look("Clinton met Bush in London .", alone=False)
    [first, second] = match.roles["participant"]
    monkeypatch.setattr(participants, "UNLIKELY", 0)
    alone = replace(match, roles={"participant": [first]})
    assert with_more(here, alone, "en").roles["participant"] == [first, second]
    monkeypatch.setattr(participants, "BESIDE", 1.1)
    assert with_more(here, alone, "en").roles["participant"] == [first]


@pytest.mark.model
def test_who_holds_a_conference_is_its_host_whatever_the_rule_says() -> None:
    read = extract_text(
        "Hungary will hold the annual conference of the European Union in Eger in the autumn."
    )
    [conference] = [f for f in read.frames if f.type == "Conference"]
    assert not is_learned(conference)
    assert fillers(read, conference)["host"] == ["Hungary"]


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("M. Síkela est attendu vendredi à Bichkek.", True),
        ("Il sera reçu vendredi à Rome par le pape François.", True),
        ("Le président Lula a été reçu vendredi.", False),
    ],
)
def test_a_sure_word_of_a_sentence_by_itself_needs_no_known_state(text: str, told: bool) -> None:
    assert bool(extract_text(text, language="fr").frames) is told


@pytest.mark.model
@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("Clinton met Bush in London .", Status.OCCURRED),
        ("Clinton will meet Bush in London .", Status.PLANNED),
    ],
)
def test_the_state_is_that_of_the_words(sentence: str, status: Status) -> None:
    here, [[match, *_]] = look(sentence)
    assert told_as(here, match, "en") is status


@pytest.mark.model
def test_a_rule_that_says_the_state_is_believed() -> None:
    here, [[match, *_]] = look("Clinton will meet Bush in London .")
    sure = replace(match, rule=replace(match.rule, status="cancelled"), status=Status.CANCELLED)
    assert told_as(here, sure, "en") is Status.CANCELLED
