"""Tables of (text, an event of its last sentence): who is meant by a word that refers back."""

import pytest

from kg.config import Settings
from tests.texts import extract_text, fillers

pytestmark = pytest.mark.model

MACRON = "French President Macron met German Chancellor Scholz."
MACRON_FR = "Le président français Emmanuel Macron a reçu le chancelier allemand Olaf Scholz."

ENGLISH = [
    (
        "President Karin Vance met Minister Dwight Olsen. She visited Kyiv.",
        "Visit",
        {"visitor": ["Karin Vance"], "destination": ["Kyiv"]},
    ),
    (
        "Foreign Minister Ingrid Dahl of Norway met President Xi. On Friday the Norwegian visited Kyiv.",
        "Visit",
        {"visitor": ["Ingrid Dahl"], "destination": ["Kyiv"]},
    ),
    (
        "Foreign Minister Ingrid Dahl of Norway slept. President Xi received the Norwegian again.",
        "Meeting",
        {"participant": ["Xi", "Ingrid Dahl"]},
    ),
    # who acts behind a name in the phrase that opens the sentence is somebody else
    (
        "Foreign Minister Ingrid Dahl slept. After talks with President Xi, the minister visited Kyiv.",
        "Visit",
        {"visitor": ["Ingrid Dahl"], "destination": ["Kyiv"]},
    ),
    (
        "Paul Kagame met President Xi. The Rwandan president visited Kyiv.",
        "Visit",
        {"visitor": ["Paul Kagame"], "destination": ["Kyiv"]},
    ),
    # the one before a relative clause does not act on himself
    (
        "President Rahmon slept. He spoke of President Putin, who awarded him the Order of Friendship.",
        "Award",
        {"grantor": ["Putin"], "recipient": ["Rahmon"]},
    ),
    # any envoy, and the special one
    (
        "Guyana summoned Venezuela's Ambassador, Carlos Pérez Silva. The envoy visited Kyiv.",
        "Visit",
        {"visitor": ["Carlos Pérez Silva"], "destination": ["Kyiv"]},
    ),
    (
        "The special envoy Hans Grundberg met Ambassador Mohammed Al Jaber. The envoy visited Kyiv.",
        "Visit",
        {"visitor": ["Hans Grundberg"], "destination": ["Kyiv"]},
    ),
    # one who is only described is a person of the text
    (
        "The Finnish foreign minister slept. She visited Kyiv.",
        "Visit",
        {"visitor": ["The Finnish foreign minister"], "destination": ["Kyiv"]},
    ),
    # who stands in the phrase before the subject is not who goes on
    (
        "In a letter to President Trump, President Lula offered help. He visited Kyiv.",
        "Visit",
        {"visitor": ["Lula"], "destination": ["Kyiv"]},
    ),
    # who speaks in a quotation is named or meant behind it
    (
        'President Lula slept. "I visited Kyiv," he said.',
        "Visit",
        {"visitor": ["Lula"], "destination": ["Kyiv"]},
    ),
    (
        'Foreign Minister Ingrid Dahl of Norway slept. "I visited Kyiv," the minister said.',
        "Visit",
        {"visitor": ["Ingrid Dahl"], "destination": ["Kyiv"]},
    ),
    (
        'Foreign Minister Ingrid Dahl of Norway slept. "We signed an agreement with Peru," she said.',
        "Agreement",
        {"party": ["Norway", "Peru"]},
    ),
    # for whom somebody speaks whom the text does not name, and the state that takes its stances
    (
        "It is a holiday. On behalf of the American people, I congratulate President Lula of Brazil.",
        "Message",
        {"sender": ["United States"], "recipient": ["Lula"]},
    ),
    (
        "Gunmen attacked. Norway condemns it. We extend our condolences to the people of Peru.",
        "Message",
        {"sender": ["Norway"], "recipient": ["Peru"]},
    ),
    ("President Lula slept. He visited Kyiv.", "Visit", {"visitor": ["Lula"], "destination": ["Kyiv"]}),
    (
        "President Metsola slept. She visited Kyiv.",
        "Visit",
        {"visitor": ["Metsola"], "destination": ["Kyiv"]},
    ),
    (
        "King Felipe VI saw Queen Margrethe. She visited Kyiv.",
        "Visit",
        {"visitor": ["Margrethe"], "destination": ["Kyiv"]},
    ),
    ("President Lula slept. President Xi received him.", "Meeting", {"participant": ["Xi", "Lula"]}),
    (
        "Queen Letizia slept. King Charles III met her.",
        "Meeting",
        {"participant": ["Charles III", "Letizia"]},
    ),
    (
        "President Lula slept. His visit to Italy ended.",
        "Visit",
        {"visitor": ["Lula"], "destination": ["Italy"]},
    ),
    (
        "President Macron phoned Prime Minister Modi. He invited him to Paris.",
        "Invitation",
        {"inviter": ["Macron"], "invitee": ["Modi"], "destination": ["Paris"]},
    ),
    (
        f"{MACRON} The two leaders visited Kyiv.",
        "Visit",
        {"visitor": ["Macron", "Scholz"], "destination": ["Kyiv"]},
    ),
    (
        f"{MACRON} Both leaders visited Kyiv.",
        "Visit",
        {"visitor": ["Macron", "Scholz"], "destination": ["Kyiv"]},
    ),
    (f"{MACRON} They visited Kyiv.", "Visit", {"visitor": ["Macron", "Scholz"], "destination": ["Kyiv"]}),
    (f"{MACRON} Both sides signed a treaty.", "Agreement", {"party": ["France", "Germany"]}),
    (f"{MACRON} The two countries signed a treaty.", "Agreement", {"party": ["France", "Germany"]}),
    (
        "Cuban President Miguel Díaz-Canel slept. The Cuban leader visited Kyiv.",
        "Visit",
        {"visitor": ["Miguel Díaz-Canel"], "destination": ["Kyiv"]},
    ),
    (
        "Foreign Minister Wang Yi slept. The Chinese foreign minister visited Kyiv.",
        "Visit",
        {"visitor": ["Wang Yi"], "destination": ["Kyiv"]},
    ),
    (
        "Japanese Prime Minister Kishida slept. The Prime Minister visited Kyiv.",
        "Visit",
        {"visitor": ["Kishida"], "destination": ["Kyiv"]},
    ),
    (
        "President Yoon welcomed Prime Minister Kishida. President Yoon and his guest signed a treaty.",
        "Agreement",
        {"party": ["Kishida", "Yoon"]},
    ),
    (
        "President Lula saw President Xi. The latter visited Kyiv.",
        "Visit",
        {"visitor": ["Xi"], "destination": ["Kyiv"]},
    ),
    (
        "Kenyan President Ruto received Ugandan President Museveni in Nairobi. The visitor signed a treaty.",
        "Agreement",
        {"party": ["Museveni"]},
    ),
    (
        "President Xi slept. EU leaders signed a treaty.",
        "Agreement",
        {"party": ["European Union"]},
    ),
    (
        "President Xi slept. American and Chinese negotiators signed a treaty.",
        "Agreement",
        {"party": ["China", "United States"]},
    ),
    (
        "President Xi slept. Representatives of Iran and Oman signed a treaty.",
        "Agreement",
        {"party": ["Iran", "Oman"]},
    ),
    (
        "Oman and Iran held talks. Chinese Foreign Minister Wang Yi slept. The two sides signed a treaty.",
        "Agreement",
        {"party": ["Iran", "Oman"]},
    ),
    (
        "The European Commission slept. The Commission signed an agreement with Egypt.",
        "Agreement",
        {"party": ["European Commission", "Egypt"]},
    ),
    (
        "The king slept. Russia expelled 23 British diplomats.",
        "Appointment",
        {"appointer": ["Russia"], "appointee": ["23 British diplomats"]},
    ),
    (
        "Prime Minister Giorgia Meloni slept. Meloni visited Kyiv.",
        "Visit",
        {"visitor": ["Giorgia Meloni"], "destination": ["Kyiv"]},
    ),
    (
        "President Macron met Chancellor Scholz. The former invited the latter to Lyon.",
        "Invitation",
        {"inviter": ["Macron"], "invitee": ["Scholz"], "destination": ["Lyon"]},
    ),
    (
        "King Philippe and Queen Mathilde saw President Lula. The royal couple visited Kyiv.",
        "Visit",
        {"visitor": ["Philippe", "Mathilde"], "destination": ["Kyiv"]},
    ),
    # two who are named side by side, not the two who are named most
    (
        "King Philippe and Queen Mathilde were received by President Lula. They visited Kyiv.",
        "Visit",
        {"visitor": ["Philippe", "Mathilde"], "destination": ["Kyiv"]},
    ),
    (
        "A Vietnamese delegation slept. The delegation visited Kyiv.",
        "Visit",
        {"visitor": ["Vietnamese delegation"], "destination": ["Kyiv"]},
    ),
    (
        "A Vietnamese delegation slept. Oman slept. The delegation slept. It visited Kyiv.",
        "Visit",
        {"visitor": ["Vietnamese delegation"], "destination": ["Kyiv"]},
    ),
    # no person is meant by it
    (
        "Kenya slept, President Lula said. Last year it signed a treaty with Oman.",
        "Agreement",
        {"party": ["Kenya", "Oman"]},
    ),
    # the only holder of the same office of that state, even where named later
    (
        "Greek Foreign Minister George Gerapetritis slept. "
        "Turkish Foreign Minister Hakan Fidan met his Greek counterpart.",
        "Meeting",
        {"participant": ["Hakan Fidan", "George Gerapetritis"]},
    ),
    # an ambassador of one state is none of another
    (
        "Ambassador Ken Okaniwa slept. The ambassador of Peru visited Kyiv.",
        "Visit",
        {"visitor": ["The ambassador of Peru"], "destination": ["Kyiv"]},
    ),
    (
        "Pope Francis slept. The pontiff visited Kyiv.",
        "Visit",
        {"visitor": ["Francis"], "destination": ["Kyiv"]},
    ),
    # "handed him a letter and invited him": one and the same
    (
        "Prime Minister Modi slept. President Macron gave him a letter from President Xi and invited him to Lyon.",
        "Invitation",
        {"inviter": ["Macron"], "invitee": ["Modi"], "destination": ["Lyon"]},
    ),
    (
        "Statement by the President\n\nThe day is long. Today I met Chancellor Scholz.",
        "Meeting",
        {"participant": ["the President", "Scholz"]},
    ),
]

FRENCH = [
    # a pronoun of a phrase that opens a sentence looks ahead
    (
        "Le président Noboa a vu M. Meyer. À Kiev, où il a rencontré Mme von der Leyen, le président Lula a dormi.",
        "Meeting",
        {"participant": ["Lula", "von der Leyen"]},
    ),
    (
        "Le Mali a convoqué l'ambassadeur de France, Joël Meyer. Le diplomate a visité Kiev.",
        "Visit",
        {"visitor": ["Joël Meyer"], "destination": ["Kiev"]},
    ),
    (
        "La ministre norvégienne Ingrid Dahl a vu le président Xi. Vendredi, la Norvégienne a visité Kiev.",
        "Visit",
        {"visitor": ["Ingrid Dahl"], "destination": ["Kiev"]},
    ),
    (
        "Emmanuel Macron a vu le chancelier Olaf Scholz. Le président français a visité Kiev.",
        "Visit",
        {"visitor": ["Emmanuel Macron"], "destination": ["Kiev"]},
    ),
    (
        f"{MACRON_FR} Il l'a invité à Lyon.",
        "Invitation",
        {"inviter": ["Emmanuel Macron"], "invitee": ["Olaf Scholz"], "destination": ["Lyon"]},
    ),
    (
        "Le président Lula est à Lisbonne. "
        "Il y a rencontré le Premier ministre Luis Montenegro, qui l'a reçu au palais.",
        "Meeting",
        {"participant": ["Luis Montenegro", "Lula"]},
    ),
    (
        "Le roi Philippe et la reine Mathilde dorment. Le couple royal a visité Kiev.",
        "Visit",
        {"visitor": ["Philippe", "Mathilde"], "destination": ["Kiev"]},
    ),
    (
        "Une délégation vietnamienne dort. La délégation a visité Kiev.",
        "Visit",
        {"visitor": ["délégation vietnamienne"], "destination": ["Kiev"]},
    ),
    (
        "La délégation vietnamienne dort. Elle a visité Kiev.",
        "Visit",
        {"visitor": ["délégation vietnamienne"], "destination": ["Kiev"]},
    ),
    # a state or a body by the gender of its article, if no person who fits was named since
    (
        "La Tunisie a dormi, a dit M. Tebboune. Le Kenya dort. Elle a signé un accord avec Oman.",
        "Agreement",
        {"party": ["Oman", "Tunisie"]},
    ),
    (
        "La Tunisie a reçu le roi Philippe. En mai, elle a signé un accord avec Oman.",
        "Agreement",
        {"party": ["Oman", "Tunisie"]},
    ),
    (
        "La Tunisie a dormi. La reine Mathilde dort. Elle a visité Kiev.",
        "Visit",
        {"visitor": ["Mathilde"], "destination": ["Kiev"]},
    ),
    (
        "La Tunisie dort. Le président Lula a visité ce pays.",
        "Visit",
        {"visitor": ["Lula"], "destination": ["Tunisie"]},
    ),
    (
        "Le roi dort. Les dirigeants de l'UE ont signé un accord.",
        "Agreement",
        {"party": ["Union européenne"]},
    ),
    (
        "Le roi dort. Des responsables iraniens et omanais ont signé un accord.",
        "Agreement",
        {"party": ["Iran", "Oman"]},
    ),
    ("Le président Lula dort. Il a visité Kiev.", "Visit", {"visitor": ["Lula"], "destination": ["Kiev"]}),
    (
        f"{MACRON_FR} Les deux dirigeants ont visité Kiev.",
        "Visit",
        {"visitor": ["Emmanuel Macron", "Olaf Scholz"], "destination": ["Kiev"]},
    ),
    (
        f"{MACRON_FR} Ils ont visité Kiev.",
        "Visit",
        {"visitor": ["Emmanuel Macron", "Olaf Scholz"], "destination": ["Kiev"]},
    ),
    (f"{MACRON_FR} Les deux parties ont signé un accord.", "Agreement", {"party": ["Allemagne", "France"]}),
    (
        f"{MACRON_FR} Ce dernier a visité Kiev.",
        "Visit",
        {"visitor": ["Olaf Scholz"], "destination": ["Kiev"]},
    ),
    (
        "Le président cubain Miguel Díaz-Canel dort. Le dirigeant cubain a visité Kiev.",
        "Visit",
        {"visitor": ["Miguel Díaz-Canel"], "destination": ["Kiev"]},
    ),
]


def read(text: str, type: str, language: str) -> list[dict[str, list[str]]]:
    """The sorted arguments of the events of a type that the last sentence tells."""
    extraction = extract_text(text, language=language)
    last = text.rindex(". ") + 2
    told = [fillers(extraction, f) for f in extraction.frames if f.type == type and f.evidence.start >= last]
    return [{role: sorted(names) for role, names in one.items()} for one in told]


def in_order(expected: dict[str, list[str]]) -> dict[str, list[str]]:
    return {role: sorted(names) for role, names in expected.items()}


@pytest.mark.parametrize(("text", "type", "expected"), ENGLISH)
def test_english_references(text: str, type: str, expected: dict[str, list[str]]) -> None:
    assert read(text, type, "en") == [in_order(expected)]


@pytest.mark.parametrize(("text", "type", "expected"), FRENCH)
def test_french_references(text: str, type: str, expected: dict[str, list[str]]) -> None:
    assert read(text, type, "fr") == [in_order(expected)]


def test_a_description_of_nobody_named_stays_a_mention_of_its_own() -> None:
    extraction = extract_text("The Prime Minister of Spain met his Italian counterpart in Rome.")
    [meeting] = extraction.frames
    assert fillers(extraction, meeting)["participant"] == [
        "The Prime Minister of Spain",
        "his Italian counterpart",
    ]
    assert not any(m.named for m in extraction.mentions if m.id in {a.mention for a in meeting.arguments})


def test_a_pronoun_of_nobody_is_nobody() -> None:
    assert extract_text("He visited Kyiv. They met her.").frames == ()


def test_i_and_we_of_a_signed_text() -> None:
    extraction = extract_text(
        "I visited Kyiv. We condemn the attack on Kenya.",
        title="Statement by Secretary Antony Blinken",
        url="https://www.state.gov/1",
    )
    told = {f.type: fillers(extraction, f) for f in extraction.frames}
    assert told["Visit"]["visitor"] == ["Antony Blinken"]
    assert told["Statement"]["speaker"] == ["United States"]


def test_reference_can_be_switched_off() -> None:
    text = "President Lula slept. He visited Kyiv."
    assert extract_text(text, settings=Settings(reference=False)).frames == ()
    assert len(extract_text(text).frames) == 1


@pytest.mark.parametrize(
    ("more", "imposer"),
    [
        ("They follow earlier measures of the European Union.", "Council of the European Union"),
        ("The United Nations and the European Union agree.", "Council"),
    ],
)
def test_one_word_means_an_organ_of_the_organisation_that_a_text_is_about(more: str, imposer: str) -> None:
    extraction = extract_text(f"The Council imposed sanctions on Belarus. {more}")
    [sanction] = [f for f in extraction.frames if f.type == "Sanction"]
    assert fillers(extraction, sanction)["imposer"] == [imposer]


@pytest.mark.parametrize(
    ("text", "language", "speakers"),
    [
        (
            "We, the leaders of Chile and Peru, met in Lima. We condemned the attack in Haiti.",
            "en",
            ["Chile", "Peru"],
        ),
        (
            "Nous, ministres de l'Intérieur du Chili et du Pérou, sommes à Lima. Nous avons condamné l'attaque.",
            "fr",
            ["Chili", "Pérou"],
        ),
    ],
)
def test_we_who_issue_a_text_together(text: str, language: str, speakers: list[str]) -> None:
    found = extract_text(text, language=language)
    (statement,) = [f for f in found.frames if f.type == "Statement"]
    assert fillers(found, statement) == {"speaker": speakers}


def test_one_pronoun_means_no_two_who_act_together() -> None:
    found = extract_text(
        "Secretary Blinken and Foreign Minister Lavrov reviewed President Xi's visit, "
        "including his talks with President Putin."
    )
    (talks,) = [f for f in found.frames if f.rule == "en.meeting.talks"]
    assert sorted(fillers(found, talks)["participant"]) == ["Putin", "Xi"]


def test_who_is_named_before_the_subject_is_not_who_goes_on() -> None:
    found = extract_text(
        "After his talks with President William Ruto in Nairobi, Secretary Antony Blinken flew to Kigali, "
        "where he was received by President Paul Kagame."
    )
    (received,) = [f for f in found.frames if f.rule == "en.meeting.receive"]
    assert sorted(fillers(found, received)["participant"]) == ["Antony Blinken", "Paul Kagame"]
