"""Extractions of a corpus -> the knowledge graph."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from kg.model import Account, Entity, Event, Extraction, Knowledge, Stamp
from kg.resolve.entities import Resolution, resolve_entities
from kg.resolve.events import Outcome, resolve_events
from kg.resolve.kept import Kept
from kg.resolve.pause import collector_paused
from kg.resolve.rulings import NONE, Rulings


def link_all(
    extractions: Iterable[Extraction],
    *,
    accounts: Sequence[Account],
    stamp: Stamp,
    rulings: Rulings = NONE,
    names: Mapping[str, str] | None = None,
) -> Knowledge:
    """The graph of all extractions; equal for any order of them.

    `rulings` are what people have ruled of mentions and frames, `names` what entities with some
    mentions are to be called.

    Entities that take part in nothing are kept if they have a name; `accounts` are the documents
    that were read, those with nothing in them too.
    """
    ordered = sorted(extractions, key=lambda e: e.source.id)
    with collector_paused():
        resolution = resolve_entities(ordered, rulings, names)
        outcome = resolve_events(ordered, resolution, rulings)
    return _linked(resolution, outcome, accounts=accounts, stamp=stamp)


def link_kept(kept: Kept, *, accounts: Sequence[Account], stamp: Stamp) -> Knowledge:
    """The graph of a resolution that is kept up: the same as of all its documents' extractions."""
    with collector_paused():
        resolution, outcome = kept.tell()
    return _linked(resolution, outcome, accounts=accounts, stamp=stamp)


def _linked(
    resolution: Resolution, outcome: Outcome, *, accounts: Sequence[Account], stamp: Stamp
) -> Knowledge:
    involved = {identifier for event in outcome.events for identifier in _involved(event)}
    decisions = (*resolution.decisions, *outcome.decisions)
    return Knowledge(
        stamp=stamp,
        documents=tuple(sorted((_account(a, outcome) for a in accounts), key=lambda a: a.source.id)),
        entities=tuple(e for e in resolution.entities if e.id in involved or _is_named(e)),
        events=outcome.events,
        decisions=tuple(sorted(decisions, key=lambda d: (d.left, d.right, d.judgement, d.score, d.reasons))),
    )


def _account(account: Account, outcome: Outcome) -> Account:
    first = outcome.originals.get(account.source.id, account.source.id)
    return account if first == account.source.id else replace(account, copy_of=first)


def _involved(event: Event) -> set[str]:
    """Every entity that the event or a witness of it points at."""
    found = {p.entity for p in event.participants}
    found |= {p.entity for w in event.evidence for p in w.participants}
    pointed = (event.place, *(x for w in event.evidence for x in (w.place, w.speaker)))
    return found | {x for x in pointed if x}


def _is_named(entity: Entity) -> bool:
    return any(mention.named or mention.key for mention in entity.mentions)
