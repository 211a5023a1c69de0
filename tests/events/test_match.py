"""Rules on short sentences of plain words; `KINDS` stands in for the names of a document."""

import pytest
from spacy.tokens import Token

from kg.events.lexicon import lexicon
from kg.events.match import Match, candidates, clause_of
from kg.model import Status
from tests.texts import parse

pytestmark = pytest.mark.model

KINDS = {
    "Clinton": {"Person"},
    "Bush": {"Person"},
    "Blair": {"Person"},
    "leaders": {"Person", "Group"},
    "China": {"Country"},
    "London": {"Place"},
    "Congress": {"Organisation"},
}


def kinds(token: Token) -> frozenset[str]:
    return frozenset(KINDS.get(token.text, ()))


def find(sentence: str, type: str, *, names: frozenset[int] = frozenset()) -> list[Match]:
    return [g[0] for g in candidates(parse(sentence), lexicon("en"), kinds, names) if g[0].rule.type == type]


def show(match: Match) -> dict[str, list[str]]:
    return {role: [token.text for token in tokens] for role, tokens in match.roles.items()}


def test_a_verb() -> None:
    [match] = find("Clinton visited China .", "Visit")
    assert show(match) == {"visitor": ["Clinton"], "destination": ["China"]}
    assert (match.trigger.text, match.verb, match.status) == ("visited", None, Status.OCCURRED)


def test_a_noun_and_its_light_verb_are_one_event() -> None:
    [match] = find("Clinton paid a state visit to China .", "Visit")
    assert (match.trigger.text, match.kind) == ("visit", "state")
    assert match.verb is not None
    assert match.verb.text == "paid"
    assert clause_of(match).text == "paid"


def test_all_who_are_coordinated_take_part() -> None:
    [match] = find("Clinton met with Bush and Blair in London .", "Meeting")
    assert show(match)["participant"] == ["Clinton", "Bush", "Blair"]


@pytest.mark.parametrize(
    ("sentence", "type"),
    [
        ("The farmers visited China .", "Visit"),
        ("Clinton visited the farmers .", "Visit"),
        ("China visited .", "Visit"),
    ],
)
def test_no_event_without_someone_in_each_role_that_it_needs(sentence: str, type: str) -> None:
    assert find(sentence, type) == []


def test_a_group_counts_for_two() -> None:
    [match] = find("The leaders met in London .", "Meeting")
    assert show(match) == {"participant": ["leaders"]}


def test_a_name_triggers_nothing() -> None:
    assert len(find("Clinton visited China .", "Visit")) == 1
    assert find("Clinton visited China .", "Visit", names=frozenset({0, 1, 2})) == []


@pytest.mark.parametrize(
    ("sentence", "type", "rule"),
    [
        ("Clinton held talks with Bush .", "Meeting", "en.meeting.talks"),
        ("Clinton held phone talks with Bush .", "Call", "en.call.noun"),
        ("Clinton paid a courtesy call on Bush .", "Meeting", "en.meeting.courtesy"),
    ],
)
def test_words_of_the_clause_decide(sentence: str, type: str, rule: str) -> None:
    assert [m.rule.id for m in find(sentence, type)] == [rule]
    assert find(sentence, "Call" if type == "Meeting" else "Meeting") == []


def test_one_group_a_type_and_trigger() -> None:
    found = candidates(parse("Clinton welcomed Bush to London for a working visit ."), lexicon("en"), kinds)
    keys = [(m.trigger.i, m.rule.type) for group in found for m in group]
    assert len(set(keys)) == len(found)


def test_the_object_is_a_stretch_of_words() -> None:
    sentence = "Clinton awarded Bush the medal of freedom ."
    match, *_ = find(sentence, "Award")
    assert match.object is not None
    assert sentence.split()[slice(*match.object)] == ["the", "medal", "of", "freedom"]


def test_the_matches_of_a_sentence_are_always_the_same() -> None:
    sentence = "Clinton visited China and signed a treaty with Bush in London ."
    once, again = (
        [[(m.rule.id, show(m)) for m in group] for group in candidates(parse(sentence), lexicon("en"), kinds)]
        for _ in range(2)
    )
    assert once == again
    assert len(once) >= 2
