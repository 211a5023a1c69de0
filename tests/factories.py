"""Builders of small `Knowledge` objects for tests: every argument has a default that is valid."""

from collections.abc import Iterable
from datetime import date

from kg.ids import mint, slug
from kg.model import (
    Account,
    Decision,
    Entity,
    Event,
    Evidence,
    Judgement,
    Kind,
    Knowledge,
    Mention,
    Participant,
    Precision,
    Problem,
    Report,
    Source,
    Stamp,
    Status,
    When,
    Witness,
)

BASE = "https://example.org/diplomatic-kg/"
STAMP = Stamp((("code", "0.1.0"), ("lexicon", "abc123")))


def make_source(id: str = "a.txt", *, published: date | None = date(2023, 5, 10), **rest: object) -> Source:
    """A source in English with a title."""
    values: dict[str, object] = {
        "path": f"news/{id}",
        "title": f"Title of {id}",
        "language": "en",
        "sha256": "0" * 64,
    }
    return Source(id=id, published=published, **{**values, **rest})  # type: ignore[arg-type]


def make_account(id: str = "a.txt", *, problems: Iterable[str] = (), **rest: object) -> Account:
    """A document of the graph; `problems` are messages."""
    found = tuple(Problem(id, "read", message, 3) for message in problems)
    return Account(make_source(id, **rest), found)  # type: ignore[arg-type]


def make_evidence(document: str = "a.txt", quote: str = "They met.", *, start: int = 0) -> Evidence:
    """A slice of a document."""
    return Evidence(document, start, start + len(quote), quote)


def make_mention(name: str, *, document: str = "a.txt", start: int = 0, kind: Kind = Kind.PERSON) -> Mention:
    """A mention whose quote is the name."""
    id = mint("mention", name, document, str(start), name)
    return Mention(id, kind, name, make_evidence(document, name or "?", start=start))


def make_entity(
    name: str,
    *,
    kind: Kind = Kind.PERSON,
    country: str | None = None,
    documents: Iterable[str] = ("a.txt",),
    id: str | None = None,
    **rest: object,
) -> Entity:
    """An entity mentioned once in each document."""
    values: dict[str, object] = {"aliases": (), "offices": (), "links": ()}
    return Entity(
        id=id or f"{kind.value.lower()}/{slug(name)}",
        kind=kind,
        name=name,
        country=country,
        mentions=tuple(make_mention(name, document=one, kind=kind) for one in documents),
        **{**values, **rest},  # type: ignore[arg-type]
    )


def make_when(
    earliest: str, latest: str | None = None, precision: Precision = Precision.DAY, text: str = ""
) -> When:
    """A time from ISO days."""
    return When(date.fromisoformat(earliest), date.fromisoformat(latest or earliest), precision, text)


def make_participants(roles: dict[str, Iterable[str]]) -> tuple[Participant, ...]:
    """Participants from the ids of the entities in each role, sorted."""
    pairs = sorted((role, entity) for role, entities in roles.items() for entity in entities)
    return tuple(Participant(role, entity) for role, entity in pairs)


def make_event(
    type: str,
    roles: dict[str, Iterable[str]],
    *,
    reports: Iterable[tuple[str, Status, When | None]] = (("a.txt", Status.OCCURRED, None),),
    place: str | None = None,
    **rest: object,
) -> Event:
    """An event with one witness a report; status and date are those of the last report."""
    participants = make_participants(roles)
    told = tuple(reports)
    label = str(rest.get("label", f"{type} of {participants[0].entity if participants else 'nobody'}"))
    id = str(rest.get("id", mint("event", f"{type} {label}", type, label, repr(participants))))
    witnesses = tuple(
        _witness(f"{id}-{number}", document, status, when, participants, place)
        for number, (document, status, when) in enumerate(told)
    )
    values: dict[str, object] = {
        **{"id": id, "label": label, "kind": None, "object": None, "confidence": 0.9, "conflicts": ()},
        **{"status": told[-1][1], "when": told[-1][2], "evidence": witnesses},
        "history": tuple(Report(document, None, status, when) for document, status, when in told),
    }
    return Event(type=type, participants=participants, place=place, **{**values, **rest})  # type: ignore[arg-type]


def _witness(
    frame: str,
    document: str,
    status: Status,
    when: When | None,
    participants: tuple[Participant, ...],
    place: str | None,
) -> Witness:
    evidence = make_evidence(document, f"What {document} says.", start=40)
    return Witness(
        frame=mint("frame", frame),
        evidence=evidence,
        trigger="says",
        rule="en.test",
        status=status,
        when=when,
        speaker=None,
        confidence=0.8,
        participants=participants,
        place=place,
    )


def make_knowledge(
    *,
    documents: Iterable[Account] = (),
    entities: Iterable[Entity] = (),
    events: Iterable[Event] = (),
    decisions: Iterable[Decision] = (),
) -> Knowledge:
    """A graph of the parts given, sorted by id."""
    return Knowledge(
        STAMP,
        tuple(sorted(documents, key=lambda one: one.source.id)),
        tuple(sorted(entities, key=lambda one: one.id)),
        tuple(sorted(events, key=lambda one: one.id)),
        tuple(sorted(decisions, key=lambda one: (one.left, one.right))),
    )


ANNA, BORIS, UNION = "person/anna-berg", "person/boris-kovac", "organisation/river-union"
NORLAND, SUDLAND, PORT = "country/norland", "country/sudland", "place/port-city"


def sample_entities() -> tuple[Entity, ...]:
    """Two persons, two states, an organisation and a city, all invented."""
    both = ("a.txt", "b.md")
    link = "http://www.wikidata.org/entity/Q42"
    return (
        make_entity(
            "Anna Berg",
            country="nx",
            documents=both,
            aliases=("A. Berg", "Anna Berg"),
            offices=("President of Norland", "Head of State"),
            links=(link,),
        ),
        make_entity("Boris Kovač", id=BORIS, country="sx", offices=("Prime Minister of Sudland",)),
        make_entity("Norland", kind=Kind.STATE, country="nx", links=(link,)),
        make_entity("Sudland", kind=Kind.STATE, country="sx", documents=both),
        make_entity("River Union", kind=Kind.ORGANISATION, aliases=("RU",)),
        make_entity("Port City", kind=Kind.PLACE, country="sx"),
    )


def sample_events() -> tuple[Event, ...]:
    """Events that give every recipe something to find."""
    occurred, planned = Status.OCCURRED, Status.PLANNED
    fifth, sixth = make_when("2023-05-05", text="May 5"), make_when("2023-05-06", text="Saturday")
    autumn = make_when("2024-09-01", "2024-09-30", Precision.MONTH, "September 2024")
    week = make_when("2023-05-04", "2023-05-08", Precision.SPAN, "May 4-8")
    return (
        make_event(
            "Visit",
            {"visitor": [ANNA], "destination": [SUDLAND], "host": [BORIS]},
            kind="state",
            label="State visit of Anna Berg to Sudland",
            reports=(("a.txt", planned, week), ("b.md", occurred, week)),
            place=SUDLAND,
        ),
        make_event(
            "Meeting",
            {"participant": [ANNA, BORIS]},
            label="Anna Berg met Boris Kovač",
            reports=(("a.txt", occurred, fifth), ("b.md", occurred, sixth)),
            place=PORT,
            conflicts=("date: 2023-05-05 (a.txt), 2023-05-06 (b.md)",),
        ),
        make_event(
            "Visit",
            {"visitor": [BORIS], "destination": [NORLAND]},
            label="Visit of Boris Kovač to Norland",
            reports=(("b.md", planned, autumn),),
        ),
        make_event(
            "Agreement",
            {"party": [NORLAND, SUDLAND, UNION]},
            kind="sign",
            object="Treaty of the Rivers",
            label="Treaty of the Rivers",
            reports=(("b.md", Status.DENIED, make_when("2022-01-01", "2022-12-31", Precision.YEAR)),),
        ),
        make_event("Call", {"participant": [BORIS, UNION]}, label="Call without a date"),
    )


def sample_knowledge() -> Knowledge:
    """The sample entities and events, told by two documents, one of which has a problem."""
    decisions = (
        Decision(ANNA, "person/a-berg", Judgement.SAME, 0.95, ("same surname", "same office")),
        Decision(ANNA, BORIS, Judgement.DIFFERENT, 0.1, ("different surname",)),
    )
    documents = (
        make_account("a.txt", url="https://news.example/a?b=1", outlet="The Example"),
        make_account("b.md", published=None, problems=("front matter is not YAML",)),
    )
    return make_knowledge(
        documents=documents, entities=sample_entities(), events=sample_events(), decisions=decisions
    )


NASTY = (
    "quotes \" and ' and \\ and `",
    "<b>tags</b> & &amp; ]]> <!-- -->",
    "lines\nof\r\ntext\tand tabs",
    "controls \x00\x01\x08\x0b\x0c\x1f\x7f\x9f\ufffe\uffff.",
    "\u202eright to left \u05e9\u05dc\u05d5\u05dd \u0645\u0631\u062d\u0628\u0627",
    "emoji \U0001f1eb\U0001f1f7 and \u00e9 and e\u0301",
    "",
    "=SUM(A1:A9)",
    "x" * 10_000,
    "{} | ; , # % ?x <http://a b>",
)


def nasty_knowledge() -> Knowledge:
    """Every nasty text in every place that holds text, ids included."""
    texts = [(number, text) for number, text in enumerate(NASTY)]
    entities = [
        make_entity(
            text,
            id=f"person/{number} {text}",
            aliases=NASTY,
            offices=(text,),
            links=(text, f"http://links.example/{text}"),
            documents=(f"{number} {text}",),
        )
        for number, text in texts
    ]
    events = [
        make_event(
            "Meeting",
            {"participant": [entity.id, entities[0].id]},
            id=f"event/{number} {text}",
            label=text,
            kind=text,
            object=text,
            conflicts=(text,),
            reports=((f"{number} {text}", Status.OCCURRED, make_when("2024-02-29", text=text)),),
        )
        for (number, text), entity in zip(texts, entities, strict=True)
    ]
    documents = [
        make_account(f"{number} {text}", title=text, url=text, outlet=text, problems=(text,))
        for number, text in texts
    ]
    decisions = [
        Decision(one.id, text, Judgement.SAME, 1.0, NASTY) for one, text in zip(entities, NASTY, strict=True)
    ]
    return make_knowledge(documents=documents, entities=entities, events=events, decisions=decisions)
