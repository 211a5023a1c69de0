"""A made-up graph of any size, the same each time, from the world of `benchmarks.growth`."""

from datetime import date, timedelta

from benchmarks.growth import World
from kg.link import link_all
from kg.model import (
    Account,
    Entity,
    Event,
    Evidence,
    Kind,
    Knowledge,
    Participant,
    Precision,
    Report,
    Source,
    Stamp,
    Status,
    When,
    Witness,
)

# What one document of the made-up world comes to, about.
TRIPLES = 210


def made_up(documents: int) -> Knowledge:
    """The graph of so many made-up documents."""
    extractions = list(World(documents).extractions(documents))
    accounts = [Account(extraction.source) for extraction in extractions]
    return link_all(extractions, accounts=accounts, stamp=Stamp((("made-up", "1"),)))


def wide(nodes: int) -> Knowledge:
    """A graph of so many entities and events, with two and a half edges a node.

    A fifth are persons; the rest are meetings of three or four of them, one sentence each.
    """
    people = [_person(number) for number in range(nodes // 5)]
    events = [_meeting(number, len(people)) for number in range(nodes - len(people))]
    account = Account(Source("a.txt", "a.txt", title="Meetings", language="en"))
    stamp = Stamp((("made-up", "1"),))
    return Knowledge(stamp, (account,), tuple(people), tuple(events), ())


def _person(number: int) -> Entity:
    name = f"Person {number:06}"
    offices = (f"minister {number % 50}",)
    return Entity(
        f"person/person-{number:06}", Kind.PERSON, name, (f"P. {number:06}",), "fr", offices, (), ()
    )


def _meeting(number: int, people: int) -> Event:
    size = 3 + (number % 8 == 0)
    present = sorted({(number * 7 + step * 131) % people for step in range(size)})
    participants = tuple(Participant("participant", f"person/person-{one:06}") for one in present)
    day = date(2000, 1, 1) + timedelta(number % 9000)
    when = When(day, day, Precision.DAY, "Monday")
    quote = f"The ministers met in the capital for talks on matter {number}."
    evidence = Evidence("a.txt", number * 100, number * 100 + len(quote), quote)
    frame = f"frame/meeting-{number:06}"
    status = Status.OCCURRED
    witness = Witness(frame, evidence, "met", "en.meeting", status, when, None, 0.9, participants)
    return Event(
        f"event/meeting-{number:06}", "Meeting", "talks", f"Meeting {number} of ministers", participants, when,
        None, status, (Report("a.txt", day, status, when),), None, (witness,), 0.9, (), ("a.txt",),
    )  # fmt: skip
