"""What one document says of an entity: its mentions gathered before anything is compared."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from kg.model import Extraction, Kind, Mention
from kg.resolve.rulings import NONE, Rulings
from kg.resolve.score import Candidate, fold_offices
from kg.resolve.spelling import fold


@dataclass(frozen=True, slots=True)
class Local:
    """One entity as one document (or several, once they are collapsed) gives it."""

    candidate: Candidate
    key: str | None
    named: bool
    mentions: tuple[Mention, ...]


def gather(extraction: Extraction, rulings: Rulings = NONE) -> list[Local]:
    """The entities of one document: mentions with one key, or one kind and name, are one, unless it
    is ruled that they are not.
    """
    groups: dict[tuple[str, ...], list[Mention]] = defaultdict(list)
    for mention in extraction.mentions:
        side = repr(sorted(rulings.sides_of([mention.id]))) if rulings.sides else ""
        if mention.key:
            groups["key", mention.key, side].append(mention)
        else:
            name = fold(mention.name) or mention.name
            groups["name", mention.kind, str(mention.named), name, side].append(mention)
    company = _company(extraction)
    return [
        _local(group, named=group[0].named or group[0].key is not None, company=company)
        for group in groups.values()
    ]


def _company(extraction: Extraction) -> frozenset[str]:
    """The states that a document names with the month of its publication and the one after."""
    published = extraction.source.published
    if published is None:
        return frozenset()
    month = published.year * 12 + published.month
    states = {m.key for m in extraction.mentions if m.kind is Kind.STATE and m.key}
    return frozenset(f"{state} {month + more}" for state in states for more in (0, 1))


def _local(group: list[Mention], *, named: bool, company: frozenset[str]) -> Local:
    mentions = tuple(sorted(group, key=lambda m: (m.evidence.start, m.evidence.end, m.id)))
    first = mentions[0]
    candidate = Candidate(
        id=min(m.id for m in mentions),
        kind=Kind(most_common(m.kind.value for m in mentions) or first.kind.value),
        name=most_common(m.name for m in mentions) or first.name,
        country=most_common(m.country for m in mentions if m.country),
        offices=fold_offices(o for m in mentions for o in m.offices),
        company=frozenset() if first.key else company,
    )
    return Local(candidate, first.key, named, mentions)


def merge(group: Sequence[Local]) -> Local:
    """One local of several that are the same; the first in order gives the id."""
    ordered = sorted(group, key=lambda x: (not x.named, x.candidate.id))
    first = ordered[0]
    if len(ordered) == 1:
        return first
    candidate = replace(
        first.candidate,
        country=most_common(x.candidate.country for x in ordered if x.candidate.country),
        offices=frozenset(o for x in ordered for o in x.candidate.offices),
        company=frozenset(c for x in ordered for c in x.candidate.company),
    )
    key = first.key or next((x.key for x in ordered if x.key), None)
    return Local(candidate, key, first.named, tuple(m for x in ordered for m in x.mentions))


def mention_ids(x: Local) -> list[str]:
    """The ids of its mentions."""
    return [m.id for m in x.mentions]


def most_common(values: Iterable[str]) -> str | None:
    """The most frequent of the values, the first in order among equals; None where there is none."""
    counted = Counter(values)
    if len(counted) == 1:
        return next(iter(counted))
    return min(counted, key=lambda v: (-counted[v], v)) if counted else None
