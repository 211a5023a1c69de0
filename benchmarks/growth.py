"""How the time of resolution grows with the number of documents, on made-up extractions.

usage: python -m benchmarks.growth [DOCUMENTS...]        (default: 1000 10000)

Each size runs in a process of its own. Prints seconds, peak memory, entities, events and compared
pairs, and the exponent of growth of the time from each size to the next, which must not be above
1.15; 100,000 documents must take less than ten minutes and 4 GiB. The exit code is 1 if one is missed.

The world: states take part in proportion to the root of their population; each has a line of leaders
and ministers who change every four years, and a tail of officials that grows with the corpus (Heaps'
law). Names are given names of the gazetteer with made-up surnames, of which a few are very common
(Zipf's law). An event is told by 1 + geometric documents, within days of it, in one of its types with
a date, a month or none; one name in twelve is spelled, shortened or ordered in another way.
"""

import math
import random
import resource
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from kg import gazetteer
from kg.model import Argument, Evidence, Extraction, Frame, Kind, Mention, Precision, Source, Status, When
from kg.resolve.entities import resolve_entities
from kg.resolve.events import resolve_events
from kg.resolve.pause import collector_paused
from kg.resolve.schema import schemas

SIZES = (1000, 10_000)
STEEPEST = 1.15
LARGEST, SECONDS, KIBIBYTES = 100_000, 600, 4 * 1024 * 1024
FRAMES = 3
ROUND = 50
FIRST_DAY, DAYS = date(2014, 1, 1), 3650
TERM = 1461
OFFICES = ("president", "prime minister", "foreign minister", "defence minister", "trade minister")
TYPES = {
    "Meeting": 24, "Visit": 16, "Call": 10, "Agreement": 10, "Statement": 14, "Declaration": 4, "Commitment": 6,
    "Message": 5, "Invitation": 3, "Sanction": 3, "Aid": 2, "Relations": 2, "Protest": 1,
}  # fmt: skip
PEOPLE_IN = ("Meeting", "Call", "Message", "Visit", "Invitation", "Statement")
SYLLABLES = (
    "ka ro mi ten ba lov sa ri dan go per el na vic ti mo shi zu an der ga lo fer nu ye ob wa ki che ra ste "
    "len mar tu ha ben os di var ju po qui sol"
).split()


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody of the made-up world."""

    name: tuple[str, ...]
    country: str
    office: str


@dataclass(frozen=True, slots=True)
class Happening:
    """An event of the made-up world."""

    type: str
    sides: tuple[str, str]
    people: tuple[Person, Person]
    day: date
    topic: str


class World:
    """States, people and events, the same for the same seed and size; of the largest `states` only, if
    they are given.
    """

    def __init__(self, documents: int, *, seed: int = 1, states: int | None = None) -> None:
        self._random = random.Random(seed)
        self._given = sorted(name for name in gazetteer.given_names() if name.isalpha())
        self._states = sorted(_states(), key=lambda state: -state[1])[:states] if states else _states()
        self._surnames = [self._surname() for _ in range(2000 + documents // 4)]
        self._rank_weights = list(_cumulated(1 / (i + 12) for i in range(len(self._surnames))))
        self._leaders = {
            (code, office, term): self._person(code, office)
            for code, _ in self._states
            for office in OFFICES[:3]
            for term in range(DAYS // TERM + 1)
        }
        tail = int(40 * documents**0.65)
        self._officials: dict[str, list[Person]] = {}
        for code in self._pick_states(tail):
            office = self._random.choice(OFFICES[3:])
            self._officials.setdefault(code, []).append(self._person(code, office))

    def extractions(self, documents: int) -> Iterator[Extraction]:
        """`documents` extractions of FRAMES events each."""
        told: list[Happening] = []
        wanted = documents * FRAMES
        while len(told) < wanted:
            happening = self._happening()
            told += [happening] * (1 + min(9, int(math.log(self._random.random()) / math.log(0.55))))
        told.sort(key=lambda h: (h.day, h.type, h.sides))
        # A document tells different things that happened at about one time: dealt out like cards.
        for n in range(documents):
            first = n - n % ROUND
            hand = told[first * FRAMES : (first + ROUND) * FRAMES]
            yield self._extraction(n, hand[n - first :: ROUND])

    def _happening(self) -> Happening:
        day = FIRST_DAY + timedelta(days=self._random.randrange(DAYS))
        a, b = self._pick_states(2)
        while a == b:
            b = self._pick_states(1)[0]
        type = self._random.choices(list(TYPES), weights=list(TYPES.values()))[0]
        topic = f"{self._random.choice(self._surnames)} {self._random.choice(self._surnames)}"
        return Happening(type, (a, b), (self._someone(a, day), self._someone(b, day)), day, topic)

    def _someone(self, code: str, day: date) -> Person:
        officials = self._officials.get(code)
        if officials and self._random.random() < 0.4:
            return self._random.choice(officials)
        term = (day - FIRST_DAY).days // TERM
        return self._leaders[code, self._random.choice(OFFICES[:3]), term]

    def _extraction(self, number: int, told: Sequence[Happening]) -> Extraction:
        document = f"{number:06d}.txt"
        published = max(h.day for h in told) + timedelta(days=self._random.randrange(-6, 9))
        source = Source(document, document, published=published, language="en")
        mentions: dict[str, Mention] = {}
        frames = [
            self._frame(document, i, happening, published, mentions) for i, happening in enumerate(told)
        ]
        return Extraction(source, tuple(mentions.values()), tuple(frames))

    def _frame(
        self, document: str, at: int, told: Happening, published: date, mentions: dict[str, Mention]
    ) -> Frame:
        start = at * 200
        evidence = Evidence(
            document, start, start + 150, f"{told.type} of {told.sides[0]} and {told.sides[1]}."
        )
        fillers = [
            self._mention(document, start + 20 * n, person, mentions)
            if told.type in PEOPLE_IN
            else _state(document, start + 20 * n, person.country, mentions)
            for n, person in enumerate(told.people)
        ]
        core = [role for role in schemas()[told.type].roles if role in schemas()[told.type].core]
        roles = (core[0], core[0] if len(core) == 1 else core[1])
        if told.type == "Visit":
            fillers[1] = _state(document, start + 20, told.sides[1], mentions)
        arguments = tuple(Argument(role, m) for role, m in zip(roles, fillers, strict=True))
        status = Status.OCCURRED if told.day <= published else Status.PLANNED
        named = told.type in ("Agreement", "Statement", "Commitment", "Declaration", "Aid")
        return Frame(
            id=f"{document}#{at}", type=told.type, kind=None, rule="made.up", trigger="x",
            arguments=arguments, when=self._when(told.day), place=None, status=status,
            object=told.topic if named else None, speaker=None, evidence=evidence, confidence=0.8,
        )  # fmt: skip

    def _when(self, day: date) -> When | None:
        drawn = self._random.random()
        if drawn < 0.3:
            return None
        if drawn < 0.4:
            first = day.replace(day=1)
            last = (first + timedelta(days=32)).replace(day=1) - timedelta(days=1)
            return When(first, last, Precision.MONTH)
        return When(day, day, Precision.DAY)

    def _mention(self, document: str, start: int, person: Person, mentions: dict[str, Mention]) -> str:
        name = self._written(person.name)
        known = self._random.random() < 0.85
        key = f"{document}@{start}"
        mentions[key] = Mention(
            key, Kind.PERSON, name, Evidence(document, start, start + len(name), name),
            (person.office,) if known else (), person.country if known else None,
        )  # fmt: skip
        return key

    def _written(self, name: tuple[str, ...]) -> str:
        given, surname = name[0], name[-1]
        drawn = self._random.random()
        if drawn < 0.02:
            return surname
        if drawn < 0.04:
            return f"{given[0]}. {surname}"
        if drawn < 0.06:
            return f"{surname} {given}"
        if drawn < 0.08:
            return f"{given} {surname.replace('k', 'c').replace('y', 'i')}"
        return " ".join(name)

    def _person(self, code: str, office: str) -> Person:
        surname = self._random.choices(self._surnames, cum_weights=self._rank_weights)[0]
        given = self._random.choice(self._given).title()
        return Person((given, surname), code, office)

    def _surname(self) -> str:
        return "".join(self._random.choice(SYLLABLES) for _ in range(self._random.choice((2, 3, 3)))).title()

    def _pick_states(self, number: int) -> list[str]:
        codes = [code for code, _ in self._states]
        return self._random.choices(codes, weights=[w for _, w in self._states], k=number)


def measure(documents: int) -> dict[str, float]:
    """Seconds of resolution, peak KiB of the process, and counts, for a corpus of that size."""
    extractions = list(World(documents).extractions(documents))
    with collector_paused():
        start = time.process_time()
        resolution = resolve_entities(extractions)
        between = time.process_time()
        outcome = resolve_events(extractions, resolution)
        end = time.process_time()
    return {
        "seconds": end - start,
        "entities s": between - start,
        "events s": end - between,
        "KiB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss,
        "entities": len(resolution.entities),
        "events": len(outcome.events),
        "entity pairs": len(resolution.decisions),
        "event pairs": outcome.compared,
    }


def main(sizes: Sequence[int]) -> int:
    """Print the figures of each size; 1 if a bar is missed, else 0."""
    missed = False
    before: tuple[int, float] | None = None
    for size in sorted(sizes):
        command = [sys.executable, "-m", "benchmarks.growth", "--one", str(size)]
        printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        found = {name: float(value) for name, value in (line.split("\t") for line in printed.splitlines())}
        counts = ", ".join(f"{name} {value:,.0f}" for name, value in found.items() if name != "seconds")
        print(f"{size:>8,} documents: {found['seconds']:.1f} s, {counts}")
        if before:
            exponent = math.log(found["seconds"] / before[1]) / math.log(size / before[0])
            print(f"         time grows as n^{exponent:.2f} (bar {STEEPEST})")
            missed |= exponent > STEEPEST
        if size >= LARGEST:
            missed |= found["seconds"] > SECONDS or found["KiB"] > KIBIBYTES
        before = (size, found["seconds"])
    return int(missed)


def _state(document: str, start: int, code: str, mentions: dict[str, Mention]) -> str:
    name = gazetteer.name(code, "en") or code
    key = f"{document}@{start}"
    mentions[key] = Mention(
        key, Kind.STATE, name, Evidence(document, start, start + len(name), name), (), code, code
    )
    return key


def _states() -> list[tuple[str, float]]:
    """Codes of states, and how often they take part."""
    from kg.gazetteer.gazetteer import _rows

    rows = [row for row in _rows() if row.entry.kind is Kind.STATE and row.entry.country == row.entry.key]
    return [(row.entry.key, math.sqrt(float(row.weight or 1))) for row in rows]


def _cumulated(weights: Iterator[float]) -> Iterator[float]:
    total = 0.0
    for weight in weights:
        total += weight
        yield total


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        print("\n".join(f"{name}\t{value}" for name, value in measure(int(sys.argv[2])).items()))
    else:
        sys.exit(main([int(size) for size in sys.argv[1:]] or SIZES))
