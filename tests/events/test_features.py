"""What the statistical reader sees of short sentences; `KINDS` stands in for the names of a document."""

from collections import Counter

import pytest
from spacy.tokens import Doc, Token

from kg.events.features import (
    LONGEST_PATH,
    Scene,
    argument_features,
    governor,
    may_fill,
    may_trigger,
    path_between,
    scene,
    sort_of,
    trigger_features,
)
from kg.events.lexicon import lexicon
from kg.events.match import candidates
from kg.events.reading import About
from tests.texts import parse

KINDS = {
    "Clinton": {"Person"},
    "Bush": {"Person"},
    "leaders": {"Person", "Group"},
    "ministre": {"Person"},
    "China": {"Country"},
    "London": {"Place"},
    "Londres": {"Place"},
}


ABOUT = {
    "Clinton": About(frozenset({"us"}), frozenset({"president"})),
    "Bush": About(frozenset({"us"}), frozenset({"president"})),
    "China": About(frozenset({"cn"})),
}


def kinds(token: Token) -> frozenset[str]:
    return frozenset(KINDS.get(token.text, ()))


def about(token: Token) -> About:
    return ABOUT.get(token.text, About())


def look(sentence: str, language: str = "en") -> Scene:
    doc = parse(sentence, language=language)
    names = doc.user_data["names"] = frozenset(t.i for t in doc if t.text[0].isupper() and kinds(t))
    return scene(doc, kinds, candidates(doc, lexicon(language), kinds, names), about)


def word(doc: Doc, text: str) -> Token:
    return next(t for t in doc if t.text == text)


def of_trigger(sentence: str, trigger: str, type_: str) -> list[str]:
    here = look(sentence)
    return trigger_features(here, word(here.doc, trigger), type_)


def of_argument(sentence: str, trigger: str, type_: str, node: str) -> list[str]:
    here = look(sentence)
    return argument_features(here, word(here.doc, trigger), type_, word(here.doc, node))


@pytest.mark.parametrize(
    ("several", "one"),
    [({"Person", "Group"}, "Group"), ({"Capital", "Place"}, "Capital"), ({"minister"}, ""), (set(), "")],
)
def test_one_kind_stands_for_all(several: set[str], one: str) -> None:
    assert sort_of(frozenset(several)) == one


@pytest.mark.model
@pytest.mark.parametrize(
    ("sentence", "language", "trigger", "node", "path"),
    [
        ("Clinton visited China .", "en", "visited", "China", "dobj"),
        ("Clinton visited China .", "en", "visited", "Clinton", "nsubj"),
        ("Clinton flew to China .", "en", "flew", "China", "prep:to pobj"),
        ("Clinton paid a visit to China .", "en", "visit", "Clinton", "^dobj nsubj"),
        ("Clinton visited China .", "en", "visited", "visited", ""),
        ("Le ministre a voyagé à Londres .", "fr", "voyagé", "ministre", "nsubj"),
    ],
)
def test_a_path_goes_up_and_down(sentence: str, language: str, trigger: str, node: str, path: str) -> None:
    doc = parse(sentence, language=language)
    assert path_between(word(doc, trigger), word(doc, node)) == path


@pytest.mark.model
def test_a_long_path_is_none() -> None:
    doc = parse("Clinton read the report of the adviser to the head of the office in London .")
    read, paths = word(doc, "read"), [path_between(word(doc, "read"), t) for t in doc]
    assert path_between(read, word(doc, "report")) == "dobj"
    assert path_between(read, word(doc, "London")) is None
    assert all(len(path.split()) <= LONGEST_PATH for path in paths if path is not None)


@pytest.mark.model
def test_no_path_leads_into_another_tree() -> None:
    doc = Doc(parse("x").vocab, ["One", "Two"], heads=[0, 1], deps=["ROOT", "ROOT"])
    assert path_between(doc[0], doc[1]) is None


@pytest.mark.model
@pytest.mark.parametrize(
    ("sentence", "language", "node", "before"),
    [
        ("Clinton met Bush in London .", "en", "London", "in"),
        ("Clinton talked with Bush and Blair .", "en", "Blair", "with"),
        ("Clinton met Bush .", "en", "Clinton", "nsubj"),
        ("Le ministre a voyagé à Londres .", "fr", "Londres", "à"),
        ("Le ministre a voyagé à Londres .", "fr", "ministre", "nsubj"),
    ],
)
def test_a_name_is_governed_by_its_preposition_or_label(
    sentence: str, language: str, node: str, before: str
) -> None:
    assert governor(word(parse(sentence, language=language), node)) == before


@pytest.mark.model
def test_only_words_of_open_classes_that_are_no_names_may_trigger() -> None:
    doc = look("Clinton visited China with a plan .").doc
    assert [t.text for t in doc if may_trigger(t)] == ["visited", "plan"]


@pytest.mark.model
def test_a_scene_has_who_may_take_part_and_the_best_match_of_a_trigger() -> None:
    here = look("Clinton visited China .")
    assert [t.text for t in here.nodes] == ["Clinton", "China"]
    assert here.matches[1, "Visit"].rule.type == "Visit"


@pytest.mark.model
def test_the_features_of_a_sentence_are_always_the_same() -> None:
    sentence = "Clinton paid a visit to China with the leaders ."
    once, again = (
        [of_trigger(sentence, "visit", "Visit"), of_argument(sentence, "visit", "Visit", "China")]
        for _ in range(2)
    )
    assert once == again
    assert all(once)


@pytest.mark.model
def test_a_name_counts_by_its_kind_alone() -> None:
    ours, other = (
        [
            *of_trigger(f"{name} visited China .", "visited", "Visit"),
            *of_argument(f"{name} visited China .", "visited", "Visit", name),
        ]
        for name in ("Clinton", "Bush")
    )
    assert Counter(ours) == Counter(other)
    assert "c=nsubj #Person" in ours


@pytest.mark.model
def test_what_the_rules_say_of_a_trigger_is_told() -> None:
    fires = of_trigger("Clinton visited China .", "visited", "Visit")
    assert {"known=True", "fires=True"} <= set(fires)
    refused = of_trigger("The farmers visited China .", "visited", "Visit")
    assert "fires=False" in refused
    assert any(f.startswith("rule=en.visit.verb why=") for f in refused)
    assert not any(f.startswith("rule=en.visit.verb why=") for f in fires)
    assert {"known=False", "fires=False"} <= set(of_trigger("Clinton liked China .", "liked", "Visit"))


@pytest.mark.model
@pytest.mark.parametrize(
    ("sentence", "node", "told"),
    [
        ("Clinton visited China .", "Clinton", {"rule=visitor", "k=Person <", "f=subject", "side=< 0"}),
        ("Clinton visited China .", "China", {"rule=destination", "k=Country >", "f=object"}),
        ("The farmers visited China .", "China", {"rule=", "k=Country >", "f=object"}),
        ("Clinton visited China after Bush .", "Bush", {"rule=none", "prep=after", "k=Person >"}),
    ],
)
def test_what_is_told_of_a_participant(sentence: str, node: str, told: set[str]) -> None:
    assert told <= set(of_argument(sentence, "visited", "Visit", node))


@pytest.mark.model
def test_offices_and_states_are_told_of_a_trigger_and_of_a_participant() -> None:
    trigger = of_trigger("Clinton visited China .", "visited", "Visit")
    assert {"states=2", "in office=1", "a=president", "f=subject a=president"} <= set(trigger)
    node = of_argument("Clinton visited China .", "visited", "Visit", "Clinton")
    assert {"a=president <", "state=other <"} <= set(node)


@pytest.mark.model
def test_a_common_noun_for_people_may_take_part() -> None:
    here = look("China sent condolences to the families of London .")
    families = word(here.doc, "families")
    assert families.i in here.plain
    assert may_fill(here, families, "Message", "recipient")
    assert not may_fill(here, families, "Visit", "destination")
    assert not may_fill(here, word(here.doc, "condolences"), "Message", "recipient")
