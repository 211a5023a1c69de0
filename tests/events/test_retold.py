"""What the statistical reader finds again, in frames without a text."""

from dataclasses import replace
from datetime import date

import pytest

from kg.events.reading import Reading
from kg.events.retold import told_once
from kg.model import Argument, Document, Frame, Kind, Mention, Source, Status, When
from tests.factories import make_evidence, make_when

MENTIONS = {
    "ruto": ("William Ruto", Kind.PERSON, "KE"),
    "museveni": ("Yoweri Museveni", Kind.PERSON, "UG"),
    "boric": ("Gabriel Boric", Kind.PERSON, "CL"),
    "ruto again": ("William Ruto", Kind.PERSON, "KE"),
    "uganda": ("Uganda", Kind.STATE, "UG"),
    "nobody's": ("Jane Roe", Kind.PERSON, None),
}
KNOWN = {
    id_: Mention(id_, kind, name, make_evidence(), country=country)
    for id_, (name, kind, country) in MENTIONS.items()
}
DOCUMENT = Document(Source("d", "d", language="en"), "")
READING = Reading(DOCUMENT, (), (), (), (), (), {}, (), None, mentions=KNOWN)
MAY, JUNE = make_when("2024-05-01", "2024-05-31"), make_when("2024-06-01", "2024-06-30")


def frame(
    *who: str,
    type: str = "Meeting",
    role: str = "participant",
    learned: bool = True,
    confidence: float = 0.6,
    when: When | None = None,
    number: int = 0,
) -> Frame:
    rule = "en.x.learned" if learned else "en.x.verb"
    arguments = tuple(Argument(role, id_) for id_ in who)
    return Frame(
        f"{type} {who} {learned} {number}", type, None, rule, "met", arguments, when, None, Status.OCCURRED,
        None, None, make_evidence(), confidence,
    )  # fmt: skip


RULE = frame("ruto", "museveni", learned=False, confidence=0.5, when=MAY)


@pytest.mark.parametrize(
    "again",
    [
        frame("ruto again", "museveni", confidence=0.99),
        frame("museveni", "ruto"),
        frame("ruto"),
        frame("ruto", "uganda"),
        frame("ruto", "museveni", type="Call"),
        frame("ruto", "museveni", when=make_when("2024-05-31", "2024-06-02")),
    ],
    ids=["surer", "other order", "fewer", "a state for its president", "a call", "a time that touches"],
)
def test_what_a_rule_has_told_of_the_same_people_is_not_told_again(again: Frame) -> None:
    assert told_once(READING, [again, RULE]) == [RULE]


@pytest.mark.parametrize(
    "other",
    [
        frame("ruto", "boric"),
        frame("ruto", "museveni", "boric"),
        frame("ruto", "nobody's"),
        frame("ruto", "museveni", when=JUNE),
        frame("ruto", "museveni", type="Agreement", role="party"),
    ],
    ids=["with another", "one more", "without a state", "another time", "another type"],
)
def test_another_event_stays(other: Frame) -> None:
    assert told_once(READING, [RULE, other]) == [RULE, other]


def test_of_two_that_no_rule_tells_the_surer_stays() -> None:
    weak, sure = (
        frame("ruto", "museveni", confidence=0.5),
        frame("ruto", "museveni", confidence=0.8, number=1),
    )
    assert told_once(READING, [weak, sure]) == [sure] == told_once(READING, [sure, weak])


def test_what_rules_tell_stays_however_often() -> None:
    twice = [RULE, frame("ruto", "museveni", learned=False, number=1)]
    assert told_once(READING, twice) == twice


def test_the_order_of_the_text_is_kept() -> None:
    first, second = frame("boric", "museveni", confidence=0.5), frame("boric", "ruto", confidence=0.9)
    assert told_once(READING, [first, RULE, second]) == [first, RULE, second]


@pytest.mark.parametrize("earliest", [date(2024, 5, 1), date(2024, 5, 31)])
def test_the_days_themselves_belong_to_a_time(earliest: date) -> None:
    again = frame("ruto", "museveni", when=make_when(earliest.isoformat()))
    assert told_once(READING, [RULE, again]) == [RULE]


def test_an_invitation_back_is_another_invitation() -> None:
    def invitation(inviter: str, invitee: str, *, learned: bool) -> Frame:
        arguments = (Argument("inviter", inviter), Argument("invitee", invitee))
        return replace(frame(inviter, type="Invitation", learned=learned), arguments=arguments)

    there = invitation("ruto", "museveni", learned=False)
    back, again = (invitation(*pair, learned=True) for pair in (("museveni", "ruto"), ("ruto", "museveni")))
    assert told_once(READING, [there, back]) == [there, back]
    assert told_once(READING, [there, again]) == [there]


def test_what_they_also_spoke_of_is_no_call_after_they_met() -> None:
    met = frame("ruto", "museveni", learned=False)
    spoke = replace(
        frame("ruto", "museveni", type="Call", learned=False, number=1),
        evidence=replace(make_evidence(), start=100, end=140, quote="They also spoke of trade."),
    )
    third = replace(spoke, arguments=frame("ruto", "boric").arguments, id="third")
    phoned = replace(spoke, kind="phone", id="phoned")
    assert told_once(READING, [met, spoke]) == [met]
    assert told_once(READING, [met, third]) == [met, third]
    assert told_once(READING, [met, phoned]) == [met, phoned]


def test_who_spoke_when_they_met_made_no_call() -> None:
    met = frame("ruto", "museveni", learned=False)
    spoke = replace(frame("ruto", "museveni", type="Call", learned=False, number=1), trigger="spoke")
    later = replace(spoke, when=make_when("2024-06-01"), id="later")
    assert told_once(READING, [spoke, met]) == [met]
    assert told_once(READING, [later, met]) == [later, met]


@pytest.mark.parametrize(
    ("trigger", "who", "stays"),
    [
        ("summit", ("ruto", "museveni"), "Meeting"),
        ("summit", ("ruto", "museveni", "boric"), "Conference"),
        ("conference", ("ruto", "museveni"), "Conference"),
        ("session", ("ruto", "museveni"), "Meeting"),
    ],
)
def test_one_of_a_meeting_and_a_conference_stays(trigger: str, who: tuple[str, ...], stays: str) -> None:
    both = [
        replace(frame(*who, type=type, learned=False), trigger=trigger) for type in ("Meeting", "Conference")
    ]
    assert [f.type for f in told_once(READING, both)] == [stays]
