"""Tables of (sentence, its names): each as "name | kind | offices | country", "-" where there is none."""

from itertools import pairwise

import pytest

from kg.model import Kind
from kg.nlp.name import Name
from tests.texts import read_names, read_views

pytestmark = pytest.mark.model

ENGLISH = [
    # titled persons
    ("President Emmanuel Macron left.", ["Emmanuel Macron | Person | President | -"]),
    ("French President Emmanuel Macron left.", ["Emmanuel Macron | Person | French President | fr"]),
    (
        "Prime Minister Pham Minh Chinh of Vietnam left.",
        ["Pham Minh Chinh | Person | Prime Minister of Vietnam | vn"],
    ),
    (
        "The British High Commissioner in Nairobi, Neil Wigan, left.",
        ["Neil Wigan | Person | British High Commissioner in Nairobi | gb"],
    ),
    (
        "Commissioner for International Partnerships Jozef Síkela left.",
        ["Jozef Síkela | Person | Commissioner for International Partnerships | -"],
    ),
    (
        "Minister for Climate Action Simon Harris left.",
        ["Simon Harris | Person | Minister for Climate Action | -"],
    ),
    ("Secretary Kerry left.", ["Kerry | Person | Secretary | -"]),
    # office-holders whom no office introduces
    ("Macron meets Merz.", ["Macron | Person | - | -", "Merz | Person | - | -"]),
    (
        "Trump Hosts Netanyahu at White House",
        ["Trump | Person | - | -", "Netanyahu | Person | - | -", "White House | Place | - | us"],
    ),
    ("UN Secretary-General António Guterres left.", ["António Guterres | Person | UN Secretary-General | -"]),
    ("NATO Secretary General Mark Rutte left.", ["Mark Rutte | Person | NATO Secretary General | -"]),
    ("Chief Adviser Muhammad Yunus left.", ["Muhammad Yunus | Person | Chief Adviser | -"]),
    (
        "Former Secretary of State Hillary Clinton left.",
        ["Hillary Clinton | Person | Former Secretary of State | -"],
    ),
    (
        "Acting Foreign Minister Ali Bagheri Kani left.",
        ["Ali Bagheri Kani | Person | Acting Foreign Minister | -"],
    ),
    ("President-elect Claudia Sheinbaum left.", ["Claudia Sheinbaum | Person | President-elect | -"]),
    ("President-designate Prabowo Subianto left.", ["Prabowo Subianto | Person | President-designate | -"]),
    ("Outgoing President Joko Widodo left.", ["Joko Widodo | Person | Outgoing President | -"]),
    ("US Ambassador to Japan Rahm Emanuel left.", ["Rahm Emanuel | Person | US Ambassador to Japan | us"]),
    ("Sen. Chris Coons (D-DE) left.", ["Chris Coons | Person | - | -"]),
    # honorifics of office, an adjective that is no office
    ("The Honorable Janet Yellen left.", ["Janet Yellen | Person | - | -"]),
    ("The first official visit ended.", []),
    # whom an adviser serves is another
    (
        "Foreign Policy Adviser to President Putin, Yuri Ushakov, left.",
        ["Yuri Ushakov | Person | Foreign Policy Adviser to President Putin | ru"],
    ),
    (
        "Special Assistant to the President Amos Hochstein left.",
        ["Amos Hochstein | Person | Special Assistant to the President | -"],
    ),
    # the state whose government an office-holder leads
    ("The Trump administration left.", ["United States | Country | - | us"]),
    ("The Biden-Harris Administration left.", ["United States | Country | - | us"]),
    ("The Maduro regime left.", ["Venezuela | Country | - | ve"]),
    ("The Hilton administration left.", ["Hilton | Place | - | -"]),
    # a body that goes by an office
    (
        "The UN High Commissioner for Refugees, Filippo Grandi, left.",
        ["Filippo Grandi | Person | UN High Commissioner for Refugees | -"],
    ),
    # those who go on a visit are not posted where it leads
    (
        "The visit of the Iranian envoy to Baghdad ended.",
        ["Baghdad | Place | - | iq"],
    ),
    # nested and coordinated offices
    (
        "General Secretary of the Communist Party of Vietnam Central Committee and President To Lam left.",
        [
            "To Lam | Person | "
            "General Secretary of the Communist Party of Vietnam Central Committee; President | vn"
        ],
    ),
    (
        "Belgian Deputy Prime Minister and Foreign Minister Maxime Prévot left.",
        ["Maxime Prévot | Person | Belgian Deputy Prime Minister; Foreign Minister | be"],
    ),
    (
        "Lao Party General Secretary and President Thongloun Sisoulith left.",
        ["Thongloun Sisoulith | Person | Lao Party General Secretary; President | la"],
    ),
    (
        "Minister of Foreign Affairs of Jordan Ayman Safadi left.",
        ["Ayman Safadi | Person | Minister of Foreign Affairs of Jordan | jo"],
    ),
    (
        "Argentina's Minister of Foreign Affairs, International Trade and Worship, Diego Ponce, left.",
        [
            "Diego Ponce | Person | Argentina's Minister of Foreign Affairs, International Trade and Worship | ar"
        ],
    ),
    (
        "Personal Envoy of the UN Secretary-General for Western Sahara Staffan de Mistura left.",
        ["Staffan de Mistura | Person | Personal Envoy of the UN Secretary-General for Western Sahara | -"],
    ),
    ("She met prime minister Keir Starmer.", ["Keir Starmer | Person | prime minister | -"]),
    (
        "The Union appointed former Botswana Foreign Minister Kago Mothibi.",
        ["Kago Mothibi | Person | former Botswana Foreign Minister | bw"],
    ),
    (
        "Taliban Foreign Minister Amir Khan Muttaqi left.",
        ["Amir Khan Muttaqi | Person | Taliban Foreign Minister | af"],
    ),
    ("A delegation led by Deputy Minister Ivan Petrov left.", ["Ivan Petrov | Person | Deputy Minister | -"]),
    # the office after the name, or before a comma
    (
        "Miguel Díaz-Canel Bermúdez, "
        "First Secretary of the Communist Party of Cuba and President of Cuba, left.",
        [
            "Miguel Díaz-Canel Bermúdez | Person | "
            "First Secretary of the Communist Party of Cuba; President of Cuba | cu"
        ],
    ),
    (
        "Ursula von der Leyen, President of the European Commission, left.",
        ["Ursula von der Leyen | Person | President of the European Commission | -"],
    ),
    (
        "Mr. Nguyen Van Hung, Vietnamese ambassador to Cuba, left.",
        ["Nguyen Van Hung | Person | Vietnamese ambassador to Cuba | vn"],
    ),
    (
        "The Governor of California, Gavin Newsom, left.",
        ["Gavin Newsom | Person | Governor of California | us"],
    ),
    # names of many languages
    ("South Korean President Yoon Suk Yeol left.", ["Yoon Suk Yeol | Person | South Korean President | kr"]),
    ("Taiwanese President Tsai Ing-wen left.", ["Tsai Ing-wen | Person | Taiwanese President | tw"]),
    (
        "Amir Sheikh Tamim bin Hamad Al Thani of Qatar left.",
        ["Tamim bin Hamad Al Thani | Person | Amir of Qatar | qa"],
    ),
    (
        "Saudi Crown Prince Mohammed bin Salman left.",
        ["Mohammed bin Salman | Person | Saudi Crown Prince | sa"],
    ),
    ("His Majesty King Hamad bin Isa Al Khalifa left.", ["Hamad bin Isa Al Khalifa | Person | King | -"]),
    (
        "Egyptian President Abdel Fattah el-Sisi left.",
        ["Abdel Fattah el-Sisi | Person | Egyptian President | eg"],
    ),
    ("President Andrés Manuel López Obrador left.", ["Andrés Manuel López Obrador | Person | President | -"]),
    ("President Luiz Inácio Lula da Silva left.", ["Luiz Inácio Lula da Silva | Person | President | -"]),
    (
        "Hungarian Prime Minister Viktor Orbán left.",
        ["Viktor Orbán | Person | Hungarian Prime Minister | hu"],
    ),
    (
        "Israeli Foreign Minister Gideon Sa'ar left.",
        ["Gideon Sa'ar | Person | Israeli Foreign Minister | il"],
    ),
    ("Chinese Vice Premier He Lifeng left.", ["He Lifeng | Person | Chinese Vice Premier | cn"]),
    ("Prime Minister Luís Montenegro left.", ["Luís Montenegro | Person | Prime Minister | -"]),
    ("Foreign Secretary Ma. Theresa Lazaro left.", ["Ma. Theresa Lazaro | Person | Foreign Secretary | -"]),
    ("King Felipe VI of Spain left.", ["Felipe VI | Person | King of Spain | es"]),
    ("Prime Minister NARENDRA MODI left.", ["NARENDRA MODI | Person | Prime Minister | -"]),
    ("Prime Minister LEE Hsien Loong left.", ["LEE Hsien Loong | Person | Prime Minister | -"]),
    # several persons
    (
        "Foreign Ministers Wang Yi and Sergey Lavrov met.",
        ["Wang Yi | Person | Foreign Minister | -", "Sergey Lavrov | Person | Foreign Minister | -"],
    ),
    (
        "Prime Minister Hun Manet of Cambodia and Prime Minister Sonexay Siphandone of Laos met.",
        [
            "Hun Manet | Person | Prime Minister of Cambodia | kh",
            "Sonexay Siphandone | Person | Prime Minister of Laos | la",
        ],
    ),
    (
        "Chinese Foreign Minister Wang Yi met his Russian counterpart Sergey Lavrov.",
        [
            "Wang Yi | Person | Chinese Foreign Minister | cn",
            "Sergey Lavrov | Person | Russian counterpart | ru",
        ],
    ),
    # states and bodies
    (
        "The Cuban side thanked the Vietnamese Government.",
        ["Cuba | Country | - | cu", "Vietnam | Country | - | vn"],
    ),
    (
        "Cuba's Government and the Government of Mexico agreed.",
        ["Cuba | Country | - | cu", "Mexico | Country | - | mx"],
    ),
    ("The Foreign Ministry of Iran replied.", ["Foreign Ministry of Iran | Organisation | - | ir"]),
    ("The National Assembly of Vietnam agreed.", ["National Assembly of Vietnam | Organisation | - | vn"]),
    (
        "The Japanese Embassy in Washington closed.",
        ["Japanese Embassy in Washington | Organisation | - | jp"],
    ),
    ("The General Assembly agreed.", ["UN General Assembly | Organisation | - | -"]),
    # a headline's verb is no part of a name, and an order of a state no state
    (
        "Saudi King Invites Iranian President To Pay Official Visit To Riyadh",
        ["Riyadh | Place | - | sa"],
    ),
    ("He wears the Nishan-e-Pakistan.", []),
    # an apposition that no comma closes before a verb is somebody else
    (
        "Invited by President Alvi, the Malaysian premier is in Lahore.",
        ["Alvi | Person | President | -", "Lahore | Place | - | pk"],
    ),
    (
        "After a meeting with President Alvi, the Minister also visited Lahore.",
        ["Alvi | Person | President | -", "Lahore | Place | - | pk"],
    ),
    (
        "He met Chief of Staff to the Colombian President Maria Paula Correa.",
        ["Maria Paula Correa | Person | Chief of Staff to the Colombian President | -"],
    ),
    # sites
    ("He left the Ho Chi Minh Mausoleum.", ["Ho Chi Minh Mausoleum | Place | - | vn"]),
    ("They left Buckingham Palace.", ["Buckingham Palace | Place | - | gb"]),
]

FRENCH = [
    # who acts after a name is somebody else
    (
        "Après un entretien avec le président Alvi, le ministre remettra une lettre.",
        ["Alvi | Person | président | -"],
    ),
    # the state whose government an office-holder leads
    ("Le régime de Bachar el-Assad est parti.", ["Syrie | Country | - | sy"]),
    ("L'administration Trump est partie.", ["États-Unis | Country | - | us"]),
    (
        "Le président français Emmanuel Macron est parti.",
        ["Emmanuel Macron | Person | président français | fr"],
    ),
    ("Le chancelier allemand Olaf Scholz est parti.", ["Olaf Scholz | Person | chancelier allemand | de"]),
    (
        "Le secrétaire général du Comité central du Parti communiste du Vietnam, To Lam, est parti.",
        ["To Lam | Person | secrétaire général du Comité central du Parti communiste du Vietnam | vn"],
    ),
    (
        "Le Premier ministre vietnamien Pham Minh Chinh est parti.",
        ["Pham Minh Chinh | Person | Premier ministre vietnamien | vn"],
    ),
    (
        "La ministre des Affaires étrangères, Annalena Baerbock, est partie.",
        ["Annalena Baerbock | Person | ministre des Affaires étrangères | -"],
    ),
    (
        "Le président du Conseil européen António Costa est parti.",
        ["António Costa | Person | président du Conseil européen | -"],
    ),
    (
        "L'ambassadeur du Japon en France, Makita Shimokawa, est parti.",
        ["Makita Shimokawa | Person | ambassadeur du Japon en France | jp"],
    ),
    ("Le roi Mohammed VI est parti.", ["Mohammed VI | Person | roi | -"]),
    (
        "L'ancien Premier ministre Édouard Philippe est parti.",
        ["Édouard Philippe | Person | ancien Premier ministre | -"],
    ),
    (
        "Le président en exercice de la CEDEAO, Bola Tinubu, est parti.",
        ["Bola Tinubu | Person | président en exercice de la CEDEAO | -"],
    ),
    (
        "Le président de la transition, le général Assimi Goïta, est parti.",
        ["Assimi Goïta | Person | président de la transition; général | -"],
    ),
    (
        "Le ministre d'État, ministre de la Défense, Paul Mbarga, est parti.",
        ["Paul Mbarga | Person | ministre d'État; ministre de la Défense | -"],
    ),
    (
        "Le vice-Premier ministre vietnamien Bui Thanh Son est parti.",
        ["Bui Thanh Son | Person | vice-Premier ministre vietnamien | vn"],
    ),
    ("Le roi Philippe de Belgique est parti.", ["Philippe | Person | roi de Belgique | be"]),
    ("Emmanuel Macron s'est entretenu avec elle.", ["Emmanuel Macron | Person | - | -"]),
    ("Le gouvernement italien a répondu.", ["Italie | Country | - | it"]),
    ("La partie cubaine a répondu.", ["Cuba | Country | - | cu"]),
    (
        "La ministre des Relations internationales du Québec, Martine Biron, dort.",
        ["Martine Biron | Person | ministre des Relations internationales du Québec | ca"],
    ),
]


def read(sentence: str, language: str = "en") -> list[Name]:
    [found] = read_names(read_views(sentence, language=language))
    return found


def show(name: Name) -> str:
    return f"{name.text} | {name.kind.value} | {'; '.join(name.offices) or '-'} | {name.country or '-'}"


@pytest.mark.parametrize(("sentence", "expected"), ENGLISH)
def test_english_names(sentence: str, expected: list[str]) -> None:
    assert [show(name) for name in read(sentence) if name.named] == expected


@pytest.mark.parametrize(("sentence", "expected"), FRENCH)
def test_french_names(sentence: str, expected: list[str]) -> None:
    assert [show(name) for name in read(sentence, "fr") if name.named] == expected


def test_an_office_ends_before_what_is_somebody_s() -> None:
    found = read("Remarks at the Meeting with Leaders on Peru and His National Defense Proposal")
    assert [name.text for name in found if name.named and name.kind is Kind.PERSON] == []


@pytest.mark.xfail(strict=True, reason="in a line all in capitals a verb is taken for a part of the name")
def test_a_headline_in_capitals() -> None:
    assert (
        show(read("PRIME MINISTER NARENDRA MODI VISITED JAPAN.")[0])
        == "NARENDRA MODI | Person | PRIME MINISTER | -"
    )


@pytest.mark.parametrize(
    ("sentence", "language", "text", "country", "group"),
    [
        ("The Cuban leader left.", "en", "The Cuban leader", "cu", False),
        ("The ambassador to Japan left.", "en", "The ambassador to Japan", None, False),
        ("The foreign minister to Japan left.", "en", "The foreign minister", None, False),
        ("The British ambassador left.", "en", "The British ambassador", "gb", False),
        ("The visiting Prime Minister left.", "en", "The visiting Prime Minister", None, False),
        ("The two leaders left.", "en", "The two leaders", None, True),
        ("Le dirigeant cubain est parti.", "fr", "Le dirigeant cubain", "cu", False),
        ("Les deux ministres sont partis.", "fr", "Les deux ministres", None, True),
    ],
)
def test_descriptions(sentence: str, language: str, text: str, country: str | None, group: bool) -> None:
    name = read(sentence, language)[0]
    assert not name.named
    assert (name.text, name.kind, name.country, name.group) == (text, Kind.PERSON, country, group)


@pytest.mark.parametrize(
    ("sentence", "language", "expected"),
    [
        (
            "The national security advisers of the Philippines and Japan left.",
            "en",
            ["national security adviser of the Philippines", "national security adviser of Japan"],
        ),
        ("The advisers of Peru and Japan left.", "en", ["The advisers of Peru", "Japan"]),
        (
            "Les ministres des Affaires étrangères de la France et l'Italie sont partis.",
            "fr",
            ["ministre des Affaires étrangères de la France", "ministre des Affaires étrangères de Italie"],
        ),
    ],
)
def test_one_title_of_several_states(sentence: str, language: str, expected: list[str]) -> None:
    assert [name.text for name in read(sentence, language)] == expected


def test_a_delegation_is_a_body_of_its_state() -> None:
    name = read("A high-level delegation of the Communist Party of China left.")[0]
    assert (name.kind, name.country, name.named) == (Kind.ORGANISATION, "cn", False)


def test_a_surname_alone_is_known_from_the_rest_of_the_text() -> None:
    found = read_names(read_views("President Thongloun Sisoulith left.\nLater, Sisoulith returned."))
    assert [name.text for name in found[1]] == ["Sisoulith"]


@pytest.mark.parametrize(
    ("sentence", "language", "place"),
    [
        ("Ministers will meet in Garoua on Friday.", "en", "Garoua"),
        ("President Lula will travel to Lumbini on Thursday.", "en", "Lumbini"),
        ("L'ambassadrice a passé la journée d'hier à Aurillac.", "fr", "Aurillac"),
    ],
)
def test_a_word_used_as_a_place_is_one_whatever_it_is_taken_for(
    sentence: str, language: str, place: str
) -> None:
    assert (place, Kind.PLACE) in {(name.text, name.kind) for name in read(sentence, language)}


def test_whom_the_text_names_is_no_place() -> None:
    found = read_names(read_views("President Ivo Brandt left.\nThe confidence placed in Brandt has grown."))
    assert [(name.text, name.kind) for name in found[1]] == [("Brandt", Kind.PERSON)]


@pytest.mark.parametrize(
    "sentence",
    ["He wrote a book on the Bandung Conference.", "He slept near the Sheikh Zayed Grand Mosque."],
)
def test_what_has_a_name_and_is_no_person(sentence: str) -> None:
    assert not any(name.kind is Kind.PERSON and name.named for name in read(sentence))


@pytest.mark.parametrize(
    "sentence", ["The economy grew.", "He is a man of the people.", "It may rain in the north."]
)
def test_no_names(sentence: str) -> None:
    assert [name for name in read(sentence) if name.named] == []


def test_names_stand_in_order_and_apart() -> None:
    sentence = (
        "On Monday, President Macron of France met King Felipe VI, Queen Letizia and the Spanish Government."
    )
    found = read(sentence)
    assert len(found) == 4
    assert all(left.end <= right.start for left, right in pairwise(found))
    assert all(name.start <= name.head[0] < name.head[1] <= name.end for name in found)
