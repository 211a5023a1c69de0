"""The nouns of the project: frozen, slotted dataclasses and enumerations, without I/O.

Imported by everything, importing nothing of ours. Offsets are character offsets into
`Document.text` (Python `str` indices), half open; dates are `datetime.date`; country codes are
lower-case ISO 3166 alpha-2.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Kind(StrEnum):
    """What a mention or an entity is."""

    PERSON = "Person"
    ORGANISATION = "Organisation"
    STATE = "Country"
    PLACE = "Place"


class Precision(StrEnum):
    """How exactly the text dates an event."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    SPAN = "span"


class Status(StrEnum):
    """In what state a text reports an event."""

    OCCURRED = "occurred"
    PLANNED = "planned"
    PROPOSED = "proposed"
    CANCELLED = "cancelled"
    DENIED = "denied"


class Judgement(StrEnum):
    """The outcome of comparing two candidates."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Source:
    """Where a document comes from.

    `id` is the name by which every table and export cites it: the file's name, or
    `name#record` for a file of several records.
    """

    id: str
    path: str
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: date | None = None
    published_by_inference: bool = False
    language: str | None = None
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A text with its source; `text` is what all offsets refer to."""

    source: Source
    text: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """A slice of a document: `quote == document.text[start:end]`."""

    document: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Mention:
    """A place in the text where an entity is named, described or referred to.

    `name` is the fullest name that this document gives the entity (for "Mr. Lam": "To Lam"), or
    the description itself where no name could be found (`named` is then False). `key` is the
    gazetteer's key where the gazetteer knows it (a country code for a state).
    """

    id: str
    kind: Kind
    name: str
    evidence: Evidence
    offices: tuple[str, ...] = ()
    country: str | None = None
    key: str | None = None
    named: bool = True


@dataclass(frozen=True, slots=True)
class When:
    """The time of an event as bounds: the earliest and the latest day possible.

    SPAN means that the event lasts from `earliest` to `latest`; the other precisions mean one
    point within the bounds. `text` is the expression as written, `inferred` says that the
    document's date or another sentence was needed to resolve it.
    """

    earliest: date
    latest: date
    precision: Precision
    text: str = ""
    inferred: bool = False


@dataclass(frozen=True, slots=True)
class Argument:
    """A mention in a role of a frame."""

    role: str
    mention: str


@dataclass(frozen=True, slots=True)
class Frame:
    """One event as one sentence tells it, before resolution.

    `evidence` is the sentence; `trigger` the word that the rule started from; `place` and
    `speaker` are mention ids; `confidence` is between 0 and 1; `guessed` says that a participant is
    the nearest name that could be one, not one that the grammar gives.
    """

    id: str
    type: str
    kind: str | None
    rule: str
    trigger: str
    arguments: tuple[Argument, ...]
    when: When | None
    place: str | None
    status: Status
    object: str | None
    speaker: str | None
    evidence: Evidence
    confidence: float
    guessed: bool = False


@dataclass(frozen=True, slots=True)
class Problem:
    """A failure as a value: what went wrong, where, at which stage."""

    document: str
    stage: str
    message: str
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Extraction:
    """What one document alone asserts; the unit that crosses processes and disk.

    `sketch` is what tells near-copies of its text (`kg.sketch`); "" where the text is too short.
    """

    source: Source
    mentions: tuple[Mention, ...] = ()
    frames: tuple[Frame, ...] = ()
    problems: tuple[Problem, ...] = ()
    sketch: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """A recorded comparison of two candidates (entity or frame ids)."""

    left: str
    right: str
    judgement: Judgement
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entity:
    """A person, organisation, state or place after resolution.

    `links` are IRIs of the same thing elsewhere (Wikidata, GeoNames).
    """

    id: str
    kind: Kind
    name: str
    aliases: tuple[str, ...]
    country: str | None
    offices: tuple[str, ...]
    links: tuple[str, ...]
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Participant:
    """An entity in a role of an event."""

    role: str
    entity: str


@dataclass(frozen=True, slots=True)
class Witness:
    """One sentence's account of an event: a frame as the event keeps it."""

    frame: str
    evidence: Evidence
    trigger: str
    rule: str
    status: Status
    when: When | None
    speaker: str | None
    confidence: float
    participants: tuple[Participant, ...] = ()
    place: str | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """A status of an event as one document reports it, for the event's history."""

    document: str
    published: date | None
    status: Status
    when: When | None


@dataclass(frozen=True, slots=True)
class Event:
    """One event, from all its witnesses. `place` and `speaker`s are entity ids.

    `sources` are the documents that count: of near-copies the one that was published first.
    """

    id: str
    type: str
    kind: str | None
    label: str
    participants: tuple[Participant, ...]
    when: When | None
    place: str | None
    status: Status
    history: tuple[Report, ...]
    object: str | None
    evidence: tuple[Witness, ...]
    confidence: float
    conflicts: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Stamp:
    """Versions and content hashes of all that shapes a result; no clock.

    `parts` are (name, version or hash) pairs sorted by name.
    """

    parts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Account:
    """A document as the graph keeps it: its source and its problems, without its text.

    `copy_of` is the document that was published first of those with nearly this text, if another.
    """

    source: Source
    problems: tuple[Problem, ...] = ()
    copy_of: str | None = None


@dataclass(frozen=True, slots=True)
class Knowledge:
    """The whole graph: every tuple sorted by id."""

    stamp: Stamp
    documents: tuple[Account, ...]
    entities: tuple[Entity, ...]
    events: tuple[Event, ...]
    decisions: tuple[Decision, ...]
