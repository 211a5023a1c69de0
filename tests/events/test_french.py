"""What French asks of the grammar: order, contraction, reflexive verbs, inversion, tenses."""

from datetime import date

import pytest

from kg.config import Settings
from kg.extract import extract
from kg.model import Document, Source, Status

SETTINGS = Settings()
PUBLISHED = date(2024, 5, 2)

pytestmark = pytest.mark.model


def told(text: str, type_: str) -> list[tuple[Status, set[tuple[str, str]]]]:
    """The status and the (role, name) pairs of each frame of a type."""
    extraction = extract(Document(Source("d", "d", language="fr", published=PUBLISHED), text), SETTINGS)
    names = {m.id: m.name for m in extraction.mentions}
    return [
        (f.status, {(a.role, names[a.mention]) for a in f.arguments})
        for f in extraction.frames
        if f.type == type_
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Le président kényan William Ruto s'est rendu mardi à Oslo.",
        "Le président kényan William Ruto s’est rendu mardi à Oslo.",
        "Arrivé mardi à Oslo, le président kényan William Ruto a salué la foule.",
        "Le président kényan, William Ruto, a effectué une visite d'État à Oslo.",
        "Le président kényan, William Ruto, est en visite officielle à Oslo.",
    ],
)
def test_ways_to_tell_a_visit(text: str) -> None:
    visit = {("visitor", "William Ruto"), ("destination", "Oslo")}
    assert any(visit <= pairs for _, pairs in told(text, "Visit"))


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Le ministre polonais Jan Nowak se rendra lundi à Lima.", Status.PLANNED),
        ("Le ministre polonais Jan Nowak devrait se rendre à Lima.", Status.PLANNED),
        ("La visite du ministre polonais Jan Nowak à Lima a été reportée.", Status.CANCELLED),
        ("Le ministre polonais Jan Nowak ne s'est pas rendu à Lima.", Status.DENIED),
        ("La Bolivie a invité le ministre polonais Jan Nowak à se rendre à Lima.", Status.PROPOSED),
    ],
)
def test_the_state_of_a_visit(text: str, status: Status) -> None:
    assert [found for found, _ in told(text, "Visit")] == [status]


@pytest.mark.parametrize(
    "text",
    [
        "Le ministre grec Nikos Vlachos rencontre le ministre danois Lars Holm à Tunis.",
        "Le ministre grec Nikos Vlachos a rencontré à Tunis le ministre danois Lars Holm.",
        "Le ministre grec Nikos Vlachos a reçu le ministre danois Lars Holm, venu à Tunis.",
        "Le ministre danois Lars Holm, avec lequel le ministre grec Nikos Vlachos s'est entretenu, a souri.",
        "Le ministre danois Lars Holm a été reçu par le ministre grec, Nikos Vlachos, à Tunis.",
    ],
)
def test_word_order_of_a_meeting(text: str) -> None:
    both = {("participant", "Nikos Vlachos"), ("participant", "Lars Holm")}
    assert any(both <= pairs for _, pairs in told(text, "Meeting"))


def test_a_reflexive_verb_is_another_verb() -> None:
    assert told("La France s'est félicitée de l'accord avec l'Italie.", "Message") == []
    assert told("Le président chilien Juan Soto a félicité le roi Felipe VI.", "Message") != []


def test_the_article_in_a_preposition() -> None:
    text = "Le roi Felipe VI a adressé ses condoléances au président chilien Juan Soto."
    assert ("recipient", "Juan Soto") in told(text, "Message")[0][1]


def test_who_reports_does_not_act() -> None:
    text = "Le Liban et la Syrie ont rétabli leurs relations diplomatiques, a rappelé le ministre grec Nikos Vlachos."
    assert told(text, "Appointment") == []
    assert told(text, "Relations") == [(Status.OCCURRED, {("party", "Liban"), ("party", "Syrie")})]


def test_a_capital_that_acts_is_its_state() -> None:
    text = "Lima et Bangkok ont signé un mémorandum sur le tourisme."
    assert told(text, "Agreement") == [(Status.OCCURRED, {("party", "Pérou"), ("party", "Thaïlande")})]


def test_ministers_of_two_states() -> None:
    text = "Un accord a été paraphé par les ministres des Transports du Cameroun et du Qatar."
    assert ("party", "ministre des Transports du Qatar") in told(text, "Agreement")[0][1]


@pytest.mark.parametrize(
    "text",
    [
        "Le club de Nantes accueille Lens samedi pour un match de championnat.",
        "Le maire de Lille a reçu les habitants du quartier.",
        "Le groupe a signé un accord avec ses salariés.",
    ],
)
def test_sport_business_and_town_halls_give_nothing(text: str) -> None:
    assert [t for t in ("Visit", "Meeting", "Agreement") if told(text, t)] == []


def test_a_participle_that_opens_a_sentence_is_said_of_its_subject() -> None:
    received = "Reçue par le roi Felipe VI à Madrid, la présidente chilienne Ana Rojas a salué la foule."
    assert ("participant", "Ana Rojas") in told(received, "Meeting")[0][1]
    named = "Nommé ambassadeur du Chili à Oslo, Juan Soto a quitté Santiago."
    assert told(named, "Appointment") == [(Status.OCCURRED, {("appointee", "Juan Soto")})]


def test_a_comma_before_the_second_of_two() -> None:
    text = "Le roi d'Espagne, Felipe VI, et le président chilien Juan Soto se sont rencontrés à Lima."
    assert told(text, "Meeting")[0][1] == {("participant", "Felipe VI"), ("participant", "Juan Soto")}


@pytest.mark.parametrize(
    ("type_", "text", "status"),
    [
        ("Sanction", "La Norvège a décidé de lever les sanctions contre le Chili.", Status.OCCURRED),
        ("Relations", "La Norvège a annoncé la rupture des relations avec le Chili.", Status.OCCURRED),
        ("Aid", "La Norvège a promis trois millions d'euros au Chili.", Status.PLANNED),
        ("Aid", "Le roi Felipe VI a dit que l'Espagne ferait don de riz au Chili.", Status.PLANNED),
    ],
)
def test_what_is_done_by_being_said(type_: str, text: str, status: Status) -> None:
    assert told(text, type_)[0][0] is status


def test_what_is_about_to_be_done_is_no_journey() -> None:
    text = "Les États-Unis vont accorder dix millions de dollars à la Somalie."
    assert [status for status, _ in told(text, "Aid")] == [Status.PLANNED]
    assert told(text, "Visit") == []


def test_those_who_see_a_signing_act_for_their_states() -> None:
    text = (
        "Le roi Felipe VI d'Espagne et le président chilien Juan Soto ont assisté à la signature d'un accord."
    )
    assert told(text, "Agreement")[0][1] == {("party", "Espagne"), ("party", "Chili")}


def test_a_present_with_a_weekday_lies_ahead() -> None:
    text = "Le président chilien Juan Soto reçoit vendredi à Santiago le roi Felipe VI."
    assert [status for status, _ in told(text, "Meeting")] == [Status.PLANNED]


def test_a_meeting_beside_a_summit_and_the_summit() -> None:
    text = "Le roi Felipe VI rencontrera le président chilien Juan Soto en marge du sommet du G20."
    assert [status for status, _ in told(text, "Meeting")] == [Status.PLANNED]
    assert [status for status, _ in told(text, "Conference")] == [Status.PLANNED]


def test_who_is_called_by_his_title_alone_is_a_person() -> None:
    text = "Le Président de la République a reçu le roi Felipe VI. Il lui a présenté ses condoléances."
    title = "Président de la République"
    assert told(text, "Meeting") == [
        (Status.OCCURRED, {("participant", title), ("participant", "Felipe VI")})
    ]
    assert told(text, "Message") == [(Status.OCCURRED, {("sender", title), ("recipient", "Felipe VI")})]


def test_he_after_a_phrase_is_not_who_stands_in_it() -> None:
    text = "Le président chilien Juan Soto est à Rome. Reçu par le roi Felipe VI, il a rencontré le pape François."
    assert {("participant", "Juan Soto"), ("participant", "François")} in [
        pairs for _, pairs in told(text, "Meeting")
    ]


def test_she_is_the_state_that_the_sentence_before_began_with() -> None:
    text = "La Norvège a condamné l'attaque. Elle a accordé un prêt de dix millions de dollars au Ghana."
    assert told(text, "Aid") == [(Status.OCCURRED, {("donor", "Norvège"), ("recipient", "Ghana")})]


def test_who_is_on_a_visit_is_who_stands_before_it() -> None:
    text = "Le roi Felipe VI a accueilli le président chilien Juan Soto, en visite officielle en Espagne."
    assert told(text, "Visit")[0][1] == {("visitor", "Juan Soto"), ("destination", "Espagne")}


def test_his_country_is_a_destination() -> None:
    text = "Le président chilien Juan Soto a invité le roi Felipe VI à effectuer une visite dans son pays."
    assert told(text, "Visit")[0][1] >= {("visitor", "Felipe VI"), ("destination", "Chili")}


def test_goods_do_not_travel() -> None:
    text = "Une aide de 30 tonnes envoyée par le Maroc est arrivée à Niamey."
    assert told(text, "Visit") == []


def test_who_comes_along_to_a_meeting() -> None:
    text = "Le roi Felipe VI s'est entretenu avec le président chilien Juan Soto, accompagné du ministre Luis Rojas."
    assert ("participant", "Luis Rojas") in told(text, "Meeting")[0][1]


def test_what_someone_is_made_in_the_active() -> None:
    text = "Le roi Felipe VI a nommé Ana Rojas ambassadrice d'Espagne au Chili."
    assert told(text, "Appointment") == [
        (Status.OCCURRED, {("appointer", "Felipe VI"), ("appointee", "Ana Rojas")})
    ]


def test_a_state_may_be_elected_to_a_seat() -> None:
    text = "La Bolivie a été élue au Conseil de sécurité de l'ONU pour deux ans."
    assert told(text, "Appointment") == [(Status.OCCURRED, {("appointee", "Bolivie")})]


def test_a_pledge_is_planned() -> None:
    text = "La Norvège s'est engagée à verser dix millions d'euros au Ghana."
    assert [status for status, _ in told(text, "Aid")] == [Status.PLANNED]


@pytest.mark.parametrize(
    "text",
    [
        "C'est à Oslo que le président kényan William Ruto a rencontré la ministre norvégienne Anna Berg.",
        "Attendu à Oslo, le président kényan William Ruto y rencontrera la ministre norvégienne Anna Berg.",
        "Le président kényan William Ruto a reçu, au palais de Nairobi, la ministre norvégienne Anna Berg.",
    ],
)
def test_who_meets_in_a_cleft_after_an_opening_and_around_an_insertion(text: str) -> None:
    both = {("participant", "William Ruto"), ("participant", "Anna Berg")}
    assert any(both <= pairs for _, pairs in told(text, "Meeting"))


@pytest.mark.parametrize(
    "text",
    [
        "Vingt-trois conventions ont été signées lundi à Nairobi entre le Kenya et la Norvège.",
        "Signé lundi à Nairobi entre le Kenya et la Norvège, l'accord sera publié.",
        "L'accord « Mers propres » a été signé à Nairobi entre le Kenya et la Norvège.",
    ],
)
def test_the_parties_to_what_is_signed(text: str) -> None:
    both = {("party", "Kenya"), ("party", "Norvège")}
    assert any(both <= pairs for _, pairs in told(text, "Agreement"))


def test_who_has_just_been_quoted_does_not_act() -> None:
    quoted = "« La mer est à tous », a-t-il conclu devant l'ambassadrice du Kenya, Amina Odhiambo."
    assert told(f"Le président Lula a parlé à Oslo. {quoted}", "Agreement") == []
    assert told("Le président Lula a conclu un accord avec le Japon.", "Agreement") != []


@pytest.mark.parametrize(
    "text",
    [
        "La gouverneure générale du Canada, Mary Simon, est arrivée lundi à Abidjan pour une visite d'État.",
        "La gouverneure générale du Canada, Mary Simon, est à Abidjan jusqu'à samedi.",
    ],
)
def test_an_office_of_a_state_that_sounds_local(text: str) -> None:
    assert told(text, "Visit")[0][1] == {("visitor", "Mary Simon"), ("destination", "Abidjan")}


def test_a_state_visit_is_no_organisation() -> None:
    visits = told("Le président Joko Widodo effectuera une visite d'État aux Pays-Bas en mai.", "Visit")
    assert [pairs for _, pairs in visits] == [{("visitor", "Joko Widodo"), ("destination", "Pays-Bas")}]


def test_where_something_goes_on_is_nobody_who_is_called() -> None:
    text = "Les présidents Alassane Ouattara et Macky Sall se sont entretenus par téléphone de la situation au Mali."
    assert told(text, "Call") == [
        (Status.OCCURRED, {("participant", "Alassane Ouattara"), ("participant", "Macky Sall")})
    ]


def test_what_is_received_from_the_hands_of_somebody() -> None:
    text = (
        "Le ministre kényan Musalia Mudavadi a reçu la médaille du mérite des mains du président Macky Sall."
    )
    assert told(text, "Award") == [
        (Status.OCCURRED, {("recipient", "Musalia Mudavadi"), ("grantor", "Macky Sall")})
    ]


def test_an_object_after_a_phrase() -> None:
    text = "L'Union européenne a inscrit sur sa liste noire 27 responsables russes."
    assert told(text, "Sanction") == [
        (Status.OCCURRED, {("imposer", "Union européenne"), ("target", "27 responsables russes")})
    ]


def test_a_length_of_time_is_hit_by_nothing() -> None:
    text = "Le Conseil de l'UE a prorogé de six mois les mesures restrictives visant la Russie."
    assert {pair for _, pairs in told(text, "Sanction") for pair in pairs if pair[0] == "target"} == {
        ("target", "Russie")
    }


def test_chiefs_of_staff_are_no_heads_of_state() -> None:
    text = "Le général Thierry Burkhard a rencontré à Accra le chef d'état-major de la CEDEAO."
    ((_, pairs),) = told(text, "Meeting")
    assert ("participant", "le chef d'état-major de la CEDEAO") in pairs


def test_a_mission_goes_where_it_is_said_to_go() -> None:
    text = "Une mission de la CEDEAO conduite par le président ghanéen s'est rendue à Conakry."
    assert [{name for role, name in pairs if role == "destination"} for _, pairs in told(text, "Visit")] == [
        {"Conakry"}
    ]
