"""What English asks of the reader: words that stand for states, people only described, what goes without saying."""

from datetime import date

import pytest

from kg.config import Settings
from kg.extract import extract
from kg.model import Document, Extraction, Frame, Source

SETTINGS = Settings()
PUBLISHED = date(2024, 5, 15)

pytestmark = pytest.mark.model


def read(text: str) -> Extraction:
    return extract(Document(Source("d", "d", language="en", published=PUBLISHED), text), SETTINGS)


def frames(text: str, type_: str) -> list[Frame]:
    return [f for f in read(text).frames if f.type == type_]


def told(text: str, type_: str) -> list[set[tuple[str, str]]]:
    """The (role, name) pairs of each frame of a type."""
    extraction = read(text)
    names = {m.id: m.name for m in extraction.mentions}
    return [{(a.role, names[a.mention]) for a in f.arguments} for f in extraction.frames if f.type == type_]


@pytest.mark.parametrize(
    ("text", "type_", "pairs"),
    [
        (
            "Honduras announced that it was severing ties with Taiwan.",
            "Relations",
            {("party", "Honduras"), ("party", "Taiwan")},
        ),
        (
            "President Ruto of Kenya invited President Boric of Chile to visit his country.",
            "Visit",
            {("visitor", "Boric"), ("destination", "Kenya")},
        ),
        (
            "The foreign minister of Chad met with an Israeli envoy in Geneva.",
            "Meeting",
            {("participant", "The foreign minister of Chad"), ("participant", "Israeli envoy")},
        ),
        (
            "Ministers from the Arab League held an emergency session in Cairo.",
            "Conference",
            {("participant", "Arab League")},
        ),
        (
            "Canada imposed sanctions on two companies and a bank.",
            "Sanction",
            {("imposer", "Canada"), ("target", "companies")},
        ),
        (
            "President Ruto spoke. At the donors' conference held in Kathmandu in June 2015, Japan pledged aid.",
            "Conference",
            {("participant", "Japan")},
        ),
        (
            "Prime Ministers Alexis Tsipras and Zoran Zaev met on the margins of the World Economic Forum in Davos.",
            "Conference",
            {("participant", "Alexis Tsipras"), ("participant", "Zoran Zaev")},
        ),
        (
            "President Biden of the United States will welcome President Ursula von der Leyen of the European "
            "Commission to the White House on Friday.",
            "Visit",
            {("visitor", "Ursula von der Leyen"), ("destination", "White House")},
        ),
        (
            "Foreign Minister Ana Lopes of Brazil hosted senior officials from Peru and Chile on Tuesday.",
            "Meeting",
            {("participant", "Ana Lopes"), ("participant", "Peru"), ("participant", "Chile")},
        ),
        (
            "Joint Statement by France, Germany and Italy on the Sahel",
            "Declaration",
            {("issuer", "France"), ("issuer", "Germany"), ("issuer", "Italy")},
        ),
        (
            "Secretary Kerry thanked Qatar for hosting the summit on Darfur.",
            "Conference",
            {("host", "Qatar")},
        ),
        (
            "Secretary Kerry praised Egypt's leadership in hosting the summit on Darfur.",
            "Conference",
            {("host", "Egypt")},
        ),
        (
            "Secretary Kerry spoke of the day of the NATO summit in Warsaw.",
            "Conference",
            {("participant", "NATO")},
        ),
        (
            "The United Kingdom is committed to continuing to provide Iraq with military support.",
            "Aid",
            {("donor", "United Kingdom"), ("recipient", "Iraq")},
        ),
        (
            "The European Union adopted new Syria sanctions listings.",
            "Sanction",
            {("imposer", "European Union"), ("target", "Syria")},
        ),
    ],
)
def test_who_takes_part(text: str, type_: str, pairs: set[tuple[str, str]]) -> None:
    assert any(pairs <= found for found in told(text, type_))


def test_who_was_spoken_of_takes_part_where_it_goes_without_saying() -> None:
    text = (
        "Sergey Lavrov, the Russian foreign minister, arrived in Addis Ababa on Tuesday. "
        "Talks with Ethiopian Foreign Minister Demeke Mekonnen are scheduled for Wednesday."
    )
    assert told(text, "Meeting") == [{("participant", "Demeke Mekonnen"), ("participant", "Sergey Lavrov")}]
    assert [f.guessed for f in frames(text, "Meeting")] == [True]


def test_nobody_takes_the_place_of_one_who_is_no_official() -> None:
    text = "President Ruto arrived in Oslo on Tuesday. The farmers visited Sweden."
    assert [pairs for pairs in told(text, "Visit") if ("destination", "Sweden") in pairs] == []


def test_a_heading_gives_way_to_what_the_text_tells() -> None:
    text = (
        "Foreign Secretary meets Iraqi Foreign Minister\n\n"
        "Foreign Secretary Boris Johnson met Iraqi Foreign Minister Ibrahim al-Jaafari on Monday."
    )
    (meeting,) = frames(text, "Meeting")
    assert meeting.when is not None
    assert meeting.evidence.quote.endswith("on Monday.")


def test_a_statement_that_a_text_is_was_issued_when_it_was_published() -> None:
    text = "Joint Statement by France and Italy on the Sahel\n\nWe are ready to help."
    (statement,) = frames(text, "Declaration")
    assert statement.when is not None
    assert (statement.when.earliest, statement.when.inferred) == (PUBLISHED, True)


def test_a_headline_that_reports_a_statement_does_not_date_it() -> None:
    text = "France and Italy issue joint statement on the Sahel\n\nThe two are ready to help."
    assert [f.when for f in frames(text, "Declaration")] == [None]


@pytest.mark.parametrize(
    ("text", "type_", "day"),
    [
        ("The European Union said on Monday it would impose sanctions on Russia.", "Sanction", None),
        ("Egypt announced that on Monday President Sisi will visit Paris.", "Visit", date(2024, 5, 20)),
    ],
)
def test_the_day_of_saying_is_not_that_of_what_is_said(text: str, type_: str, day: date | None) -> None:
    (frame,) = frames(text, type_)
    assert (frame.when.earliest if frame.when else None) == day


def test_who_backs_efforts_does_not_make_them() -> None:
    text = (
        "Prime Minister Luis Arana of Peru welcomed efforts to end the war and reach a ceasefire with Chad."
    )
    assert all(("party", "Luis Arana") not in pairs for pairs in told(text, "Agreement"))


def test_condolences_go_to_the_families_and_not_to_who_stands_nearest() -> None:
    text = (
        "The United States strongly condemns the attack. "
        "Our condolences go out to the families of the victims, and we mourn."
    )
    assert told(text, "Message") == [{("sender", "United States"), ("recipient", "families of the victims")}]


def test_a_visit_goes_nowhere_that_its_talks_are_about() -> None:
    text = "The visit by Prime Minister Luis Arana of Peru began. It centred on support to Kenya."
    assert all(("destination", "Kenya") not in pairs for pairs in told(text, "Visit"))


def test_who_was_met_besides_the_one_of_the_heading() -> None:
    text = (
        "President Ruto's meeting with President Luis Arana of Peru\n\n"
        "Vice President Gachagua of Kenya met President Luis Arana on Monday."
    )
    assert len(told(text, "Meeting")) == 2


@pytest.mark.parametrize(
    ("who", "meetings"),
    [("Korean American community leaders", 0), ("Foreign Minister Luis Arana of Peru", 1)],
)
def test_a_publisher_and_its_own_people_are_home_affairs(who: str, meetings: int) -> None:
    source = Source("d", "d", language="en", url="https://www.whitehouse.gov/readout")
    text = f"Domestic Policy Advisor Ida Holm met with {who} to discuss schools in Kenya and in the United States."
    assert (
        len([f for f in extract(Document(source, text), SETTINGS).frames if f.type == "Meeting"]) == meetings
    )


def test_who_is_sanctioned_of_a_state_is_not_the_state() -> None:
    text = "Canada announced new sanctions against four Israeli settlers."
    assert told(text, "Sanction") == [{("imposer", "Canada"), ("target", "Israeli settlers")}]


def test_a_meeting_at_which_nothing_was_signed_was_held() -> None:
    text = "The presidents of Armenia and Azerbaijan failed to sign a treaty at their meeting in Granada."
    assert [f.status.value for f in frames(text, "Meeting")] == ["occurred"]


def test_an_office_of_home_affairs_may_go_abroad() -> None:
    text = "Canada's Minister of Veterans Affairs, Ida Holm, visited Norway on Monday."
    assert told(text, "Visit") == [{("visitor", "Ida Holm"), ("destination", "Norway")}]


def test_a_state_travels_nowhere() -> None:
    assert (
        told("In 2002 Nauru took up relations with China, only to return to Taipei in 2005.", "Visit") == []
    )


def test_an_offer_is_made_by_whoever_makes_it() -> None:
    text = "Pakistan urged India to accept the offer of UN chief Ban Ki-Moon to mediate over Kashmir."
    assert told(text, "Mediation") == [{("mediator", "Ban Ki-Moon")}]


def test_condolences_do_not_go_to_the_dead() -> None:
    text = "King Salman conveyed his condolences on the death of President Carter of the United States."
    assert ("recipient", "Carter") not in {pair for one in told(text, "Message") for pair in one}


def test_whom_a_source_names_receives_nothing() -> None:
    text = "Putin, according to spokesman Vincent Magwenya, has greeted the initiative of the African Union."
    assert ("recipient", "Vincent Magwenya") not in {pair for one in told(text, "Message") for pair in one}


def test_the_second_of_a_list_after_a_comma() -> None:
    text = (
        "President Lula conveyed his condolences to Mike Pence, Chairman of the US Senate, "
        "and Paul Ryan, Speaker of the House of Representatives."
    )
    assert told(text, "Message") == [
        {("sender", "Lula"), ("recipient", "Mike Pence"), ("recipient", "Paul Ryan")}
    ]


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("Officials recalled the treaty of 12 May 1930 between Norway and Peru.", 1),
        ("Officials recalled the treaty between Norway and Peru.", 0),
    ],
)
def test_an_agreement_that_has_a_day_has_been_concluded(text: str, events: int) -> None:
    found = [f for f in read(text).frames if f.rule == "en.agreement.dated"]
    assert len(found) == events


def test_a_cable_of_condolences_is_one() -> None:
    (cable,) = frames("King Salman sent a cable of condolences to President Lula.", "Message")
    assert cable.kind == "condolence"


def test_a_word_of_no_rule_says_nothing_of_the_kind() -> None:
    found = frames("The envoy Hans Berg, whose term ended in May, has been thanked by Norway.", "Appointment")
    assert {f.kind for f in found} <= {None, "end_of_term"}


def test_who_sends_a_message_says_what_is_in_it() -> None:
    text = "King Abdullah II received a cable from Prince Mohammed bin Salman, congratulating him on the election."
    for message in told(text, "Message"):
        assert message == {("sender", "Mohammed bin Salman"), ("recipient", "Abdullah II")}
    assert told(text, "Message")
