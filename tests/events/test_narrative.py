"""Time that a sentence does not say itself."""

from datetime import date

import pytest

from kg.model import When
from tests.texts import extract_text

pytestmark = pytest.mark.model


def times(text: str, *, published: date | None = None) -> dict[str, When | None]:
    return {f.type: f.when for f in extract_text(text, published=published).frames}


def test_an_act_during_a_visit_has_its_bounds() -> None:
    text = "President Lula visited China from April 12 to 15, 2023. President Lula met President Xi."
    found = times(text)
    assert found["Visit"] is not None
    assert found["Meeting"] is not None
    assert (found["Meeting"].earliest, found["Meeting"].latest) == (date(2023, 4, 12), date(2023, 4, 15))
    assert found["Meeting"].inferred
    assert not found["Visit"].inferred


def test_a_plan_has_no_bounds_of_the_visit() -> None:
    text = (
        "President Lula visited China from April 12 to 15, 2023. President Lula will meet President Macron."
    )
    assert times(text)["Meeting"] is None


def test_no_event_is_dated_by_the_publication_alone() -> None:
    assert times("President Lula visited China.", published=date(2023, 4, 20)) == {"Visit": None}


def test_a_date_after_the_publication_lies_ahead() -> None:
    [visit] = extract_text("President Lula visits China on May 5.", published=date(2023, 4, 20)).frames
    assert visit.status.value == "planned"


PUBLISHED = date(2023, 4, 20)


def days(text: str, type: str, language: str = "en") -> list[str]:
    """The bounds of the events of a type, "none" for an undated one."""
    frames = extract_text(text, published=PUBLISHED, language=language).frames
    when = [f.when for f in sorted(frames, key=lambda f: f.evidence.start) if f.type == type]
    return [f"{w.earliest:%m-%d}/{w.latest:%m-%d}" if w else "none" for w in when]


@pytest.mark.parametrize(
    ("text", "type", "language", "expected"),
    [
        # an act is of the day of the act told before it
        (
            "President Lula met President Xi on Tuesday. He invited President Xi to Rio.",
            "Invitation",
            "en",
            ["04-18/04-18"],
        ),
        # but neither the past in the past, nor what led to the visit, nor what lasts
        (
            "President Lula met President Xi on Tuesday. President Xi had met President Lula.",
            "Meeting",
            "en",
            ["04-18/04-18", "none"],
        ),
        (
            "President Lula visited China on Tuesday at the invitation of President Xi.",
            "Invitation",
            "en",
            ["none"],
        ),
        # a plan is told after a plan
        (
            "President Lula will visit China from May 2 to 4. He will meet President Xi.",
            "Meeting",
            "en",
            ["05-02/05-04"],
        ),
        # the day before is reckoned from the day told before
        (
            "President Lula visited China on April 3. The following day he met President Macron.",
            "Meeting",
            "en",
            ["04-04/04-04"],
        ),
        (
            "Le président Lula a visité la Chine le 3 avril. Deux jours plus tard, il a rencontré le président Macron.",
            "Meeting",
            "fr",
            ["04-05/04-05"],
        ),
        # a length and one end of a visit give the other
        (
            "Le président Lula effectue depuis mardi une visite de trois jours en Chine.",
            "Visit",
            "fr",
            ["04-18/04-20"],
        ),
        ("President Lula will visit China for three days from May 2.", "Visit", "en", ["05-02/05-04"]),
        # the date of what is proposed is not that of the proposal
        (
            "Le président Lula a invité le président Xi à se rendre au Brésil l'an prochain.",
            "Invitation",
            "fr",
            ["none"],
        ),
        # a measure is of the day on which it is announced
        (
            "Russia said on Tuesday that it was expelling the ambassador of Poland.",
            "Appointment",
            "en",
            ["04-18/04-18"],
        ),
        # nor is what has been done told at any time
        (
            "President Lula met President Xi on Tuesday. President Lula has invited President Xi to Rio.",
            "Invitation",
            "en",
            ["none"],
        ),
        # a report of one day tells the acts of that day, whoever acts
        (
            "President Lula met President Xi on Wednesday.\n\n"
            "The Canadian foreign minister summoned the ambassador of Iran.",
            "Protest",
            "en",
            ["04-19/04-19"],
        ),
        # the day of a visit that the account is about, not the whole visit
        (
            "President Lula met President Xi on Tuesday during a visit to China from April 16 to 19. "
            "President Lula invited President Xi to Rio.",
            "Invitation",
            "en",
            ["04-18/04-18"],
        ),
        # so many days before or after the day of the sentence
        (
            "President Lula met President Xi on Tuesday, a day after he held talks with President Macron.",
            "Meeting",
            "en",
            ["04-18/04-18", "04-17/04-17"],
        ),
        # a day of the month, in the month told before
        (
            "President Lula visited China from April 3 to 5. He met President Xi on the 4th.",
            "Meeting",
            "en",
            ["04-04/04-04"],
        ),
        # since when something lasts; the year that something comes before the end of
        ("Le président Lula est en visite en Chine depuis mardi.", "Visit", "fr", ["04-18/04-18"]),
        ("President Lula will visit China before the end of the year.", "Visit", "en", ["01-01/12-31"]),
        ("President Lula visited China (12-14 April).", "Visit", "en", ["04-12/04-14"]),
        # the date of what one is congratulated on is not that of the message
        (
            "President Lula congratulated President Xi on his election last week.",
            "Message",
            "en",
            ["none"],
        ),
        (
            "La visite que le président Lula doit effectuer mardi en Chine est reportée.",
            "Visit",
            "fr",
            ["04-18/04-18"],
        ),
        # the present tense lies on either side
        ("President Lula visits China on Friday.", "Visit", "en", ["04-21/04-21"]),
        ("President Lula visits China on Monday.", "Visit", "en", ["04-17/04-17"]),
        # but "this" day lies ahead of it
        ("President Lula flies to China this Monday.", "Visit", "en", ["04-24/04-24"]),
        # a date that the parser hangs above the clause of the event
        (
            "President Lula is due to hold talks with President Xi, on Friday.",
            "Meeting",
            "en",
            ["04-21/04-21"],
        ),
        (
            "President Lula held talks with President Xi earlier on Tuesday, the ministry said.",
            "Meeting",
            "en",
            ["04-18/04-18"],
        ),
        # a word of the event itself does not keep its date from it
        (
            "Le président Lula a eu un entretien téléphonique ce mardi avec son homologue chilien, Gabriel Boric.",
            "Call",
            "fr",
            ["04-18/04-18"],
        ),
        # the only date of a sentence, wherever it stands in it
        (
            "Chile recalled its ambassador in Lima, Ana Rojas, for consultations on Tuesday.",
            "Appointment",
            "en",
            ["04-18/04-18"],
        ),
        (
            "A Peruvian team was flown to Chile in March, and Brazil donated tents to Chile.",
            "Aid",
            "en",
            ["03-01/03-31"],
        ),
        # but not a year, nor the day of a clause in the past for what is to come
        (
            "Brazil and China ratified the treaty, which Peru had concluded in 2007.",
            "Agreement",
            "en",
            ["none", "01-01/12-31"],
        ),
        (
            "Chile recalled its ambassador on Tuesday, and Lima said that Peru would close its embassy in Chile.",
            "Relations",
            "en",
            ["none"],
        ),
        # what one is thanked for does not date the message told before it
        (
            "President Lula congratulated President Xi on his election and thanked China for hosting the climate "
            "summit last month.",
            "Message",
            "en",
            ["none"],
        ),
        # years from a date that is told, not from the publication
        (
            "In October 2012 President Lula visited Oslo, and four years later he was awarded the Order of "
            "Merit by King Harald.",
            "Award",
            "en",
            ["01-01/12-31"],
        ),
        # how long somebody stood is no cause that has a date of its own
        (
            "President Lula of Brazil stood for a minute yesterday before the bust of Simón Bolívar.",
            "Tribute",
            "en",
            ["04-19/04-19"],
        ),
        # the day of an offer is none of what is offered
        (
            "On Wednesday President Lula met President Xi and offered to visit Ukraine.",
            "Visit",
            "en",
            ["none"],
        ),
        # the year that says which one is meant
        ("On Wednesday President Lula recalled his 2019 visit to Ukraine.", "Visit", "en", ["01-01/12-31"]),
        (
            "The ministers praised the 1994 peace treaty between Israel and Jordan.",
            "Agreement",
            "en",
            ["01-01/12-31"],
        ),
        # a sentence goes on in the year that it names
        (
            "President Carter travelled to Lima in 1994 and met President Fujimori.",
            "Meeting",
            "en",
            ["01-01/12-31"],
        ),
        # what is held elsewhere and later dates no talks
        (
            "Après un entretien avec le président Sall, le président Macron a annoncé la tenue d'un forum en mai.",
            "Meeting",
            "fr",
            ["none"],
        ),
        # a gift told by the way does not date what follows
        (
            "President Lula thanked President Xi for the vaccines that China donated to Brazil on April 10.\n\n"
            "He invited President Xi to Rio.",
            "Invitation",
            "en",
            ["none"],
        ),
    ],
)
def test_when(text: str, type: str, language: str, expected: list[str]) -> None:
    assert days(text, type, language) == expected


def test_the_entries_of_a_chronicle_date_their_acts() -> None:
    text = (
        "4 May 1960. Peru recognises Chile.\n"
        "1962: On 6 June, Peru recognises Togo.\n"
        "July 1963. Peru recognises Fiji."
    )
    frames = sorted(extract_text(text).frames, key=lambda f: f.evidence.start)
    assert [f"{f.when.earliest}/{f.when.latest}" for f in frames if f.when] == [
        "1960-05-04/1960-05-04",
        "1962-06-06/1962-06-06",
        "1963-07-01/1963-07-31",
    ]


def test_a_text_without_a_date_goes_on_from_year_to_year() -> None:
    text = "On 10 October 1963 President Lula visited China. In February President Lula visited Peru."
    frames = sorted(extract_text(text).frames, key=lambda f: f.evidence.start)
    assert [f.when.earliest.year for f in frames if f.when] == [1963, 1964]


HEAD = "President Macron arrived in Hanoi on Sunday, May 25, 2025. "


def test_an_undated_act_of_other_people_is_of_the_day_that_the_head_names() -> None:
    text = HEAD + "Foreign Minister Bui Thanh Son met German Foreign Minister Johann Wadephul."
    meeting = times(text, published=date(2025, 5, 26))["Meeting"]
    assert meeting is not None
    assert (meeting.earliest, meeting.inferred) == (date(2025, 5, 25), True)


def test_what_lies_before_the_account_has_no_day_of_it() -> None:
    text = HEAD + "Foreign Minister Bui Thanh Son had met German Foreign Minister Johann Wadephul."
    assert times(text, published=date(2025, 5, 26))["Meeting"] is None


def test_the_day_of_another_event_s_clause_is_not_lent() -> None:
    text = (
        "Secretary Antony Blinken arrived in Tonga on July 26, 2023. "
        "He met Prime Minister Siaosi Sovaleni and dedicated the U.S. Embassy, which was opened in May."
    )
    meeting = times(text)["Meeting"]
    assert meeting is not None
    assert meeting.earliest == date(2023, 7, 26)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        (
            "Le roi Philippe termine aujourd'hui, 13 juin 2022, la visite officielle qu'il effectue depuis le 7 juin "
            "en République démocratique du Congo.",
            date(2022, 6, 7),
            date(2022, 6, 13),
        ),
        (
            "Le président To Lam s'est entretenu lundi 7 octobre 2024 avec le président Emmanuel Macron, dans le cadre "
            "de la visite officielle qu'il effectue en France les 6 et 7 octobre.",
            date(2024, 10, 6),
            date(2024, 10, 7),
        ),
    ],
    ids=["ends", "frame"],
)
def test_a_visit_has_all_its_days(text: str, first: date, last: date) -> None:
    [visit] = [f for f in extract_text(text, language="fr").frames if f.type == "Visit"]
    assert visit.when is not None
    assert (visit.when.earliest, visit.when.latest) == (first, last)
