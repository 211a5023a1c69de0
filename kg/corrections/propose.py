"""What is left undecided in a graph, the most valuable first, with the evidence of both sides."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import sqrt

from kg.corrections.match import EVENTS
from kg.corrections.model import Ref
from kg.ids import digest
from kg.model import Decision, Entity, Event, Evidence, Judgement, Kind, Knowledge, Witness
from kg.resolve.spelling import fold

Thing = Entity | Event
Words = dict[tuple[str, ...], set[str]]
MOST_EVIDENCE = 3
CORRECTED = "corrected by "
KEY_DIGITS = 6


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two: its id, what it is called, what is known of it, and where it stands."""

    id: str
    label: str
    known: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    documents: int
    ref: Ref


@dataclass(frozen=True, slots=True)
class Proposal:
    """Two entities or events that may be one; `value` is what an answer is worth, `score` how much
    speaks for it. `key` names the pair as long as both are the same.
    """

    key: str
    left: Side
    right: Side
    score: float
    value: float
    reasons: tuple[str, ...]

    @property
    def events(self) -> bool:
        """Whether it is about events."""
        return self.left.id.startswith(EVENTS)


def proposals(knowledge: Knowledge) -> list[Proposal]:
    """The undecided pairs of a graph: those first that are likely and stand in many documents."""
    things: dict[str, Thing] = {}
    home: dict[str, str] = {}
    for entity in knowledge.entities:
        things[entity.id] = entity
        home |= {m.id: entity.id for m in entity.mentions}
    for event in knowledge.events:
        things[event.id] = event
        home |= {w.frame: event.id for w in event.evidence}
    settled = {pair for d in knowledge.decisions if _is_ruling(d) and (pair := _pair(d, home))}
    best: dict[tuple[str, str], Decision] = {}
    for decision in knowledge.decisions:
        pair = _pair(decision, home)
        if decision.judgement is not Judgement.UNSURE or pair is None or pair in settled:
            continue
        if pair not in best or decision.score > best[pair].score:
            best[pair] = decision
    words = _words(knowledge)
    found = [_proposal(things[a], things[b], d, words) for (a, b), d in best.items()]
    return sorted(found, key=lambda p: (-p.value, -p.score, p.key))


def _is_ruling(decision: Decision) -> bool:
    return decision.judgement is Judgement.DIFFERENT and decision.reasons[0].startswith(CORRECTED)


def _pair(decision: Decision, home: Mapping[str, str]) -> tuple[str, str] | None:
    """The two things that a decision is about, if they are two of the graph."""
    left, right = home.get(decision.left), home.get(decision.right)
    if left is None or right is None or left == right:
        return None
    return (left, right) if left < right else (right, left)


def _proposal(left: Thing, right: Thing, decision: Decision, words: Words) -> Proposal:
    sides = _side(left, words), _side(right, words)
    value = decision.score * sqrt(sides[0].documents * sides[1].documents)
    key = digest(left.id, right.id)[:KEY_DIGITS]
    return Proposal(key, *sides, decision.score, round(value, 3), decision.reasons)


def _side(thing: Thing, words: Words) -> Side:
    evidence = sorted(_evidence(thing), key=lambda e: (e.document, e.start))
    shown: dict[str, Evidence] = {}
    for one in evidence:
        shown.setdefault(one.document, one)
    label = thing.label if isinstance(thing, Event) else thing.name
    ref = _event_ref(thing, words) if isinstance(thing, Event) else _entity_ref(thing, words)
    known = tuple(_known(thing))
    return Side(thing.id, label, known, tuple(shown.values())[:MOST_EVIDENCE], len(shown), ref)


def _evidence(thing: Thing) -> Iterable[Evidence]:
    if isinstance(thing, Event):
        return [w.evidence for w in thing.evidence]
    return [m.evidence for m in thing.mentions]


def _known(thing: Thing) -> Iterator[str]:
    if isinstance(thing, Event):
        yield f"{thing.type}{f' ({thing.kind})' if thing.kind else ''}, {thing.status}"
        yield from (f"{r.document}: {r.status}" for r in thing.history[:MOST_EVIDENCE])
        return
    yield thing.kind.value + (f", {thing.country}" if thing.country else "")
    yield from thing.offices[:MOST_EVIDENCE]
    if thing.kind is not Kind.STATE and thing.aliases:
        yield "also " + ", ".join(thing.aliases[:MOST_EVIDENCE])


def _words(knowledge: Knowledge) -> Words:
    """Which things the words of each document mean: of entities names, of events sentences."""
    found: Words = defaultdict(set)
    for entity in knowledge.entities:
        for m in entity.mentions:
            for words in (m.evidence.quote, m.name):
                found[m.evidence.document, fold(words)].add(entity.id)
    for event in knowledge.events:
        for w in event.evidence:
            found[_sentence(event, w)].add(event.id)
    return found


def _sentence(event: Event, witness: Witness) -> tuple[str, ...]:
    quote = " ".join(witness.evidence.quote.split())
    return (witness.evidence.document, quote, event.type, witness.trigger)


def _entity_ref(entity: Entity, words: Words) -> Ref:
    """Words of a document that mean this entity and no other."""
    for mention in sorted(entity.mentions, key=lambda m: (m.evidence.document, m.evidence.start)):
        document, text = mention.evidence.document, mention.evidence.quote
        if words[document, fold(text)] == {entity.id}:
            return Ref(document=document, text=text)
    return Ref(id=min(m.id for m in entity.mentions))


def _event_ref(event: Event, words: Words) -> Ref:
    """A sentence that tells this event, and with type and trigger no other."""
    for witness in event.evidence:
        told = _sentence(event, witness)
        if words[told] == {event.id}:
            document, text, type, trigger = told
            return Ref(document=document, text=text, type=type, trigger=trigger)
    return Ref(id=event.evidence[0].frame)
