"""Persons whom a text only describes: "the Cuban foreign minister" is whoever held the office then.

A description is joined to the one person of that state whom its text names and any text gives that
office, else to the one who bears it in texts of the same months, else to other texts' descriptions of
the same weeks; where two bear it, to none.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import TypeVar

from kg.model import Decision, Judgement, Kind
from kg.resolve.gather import Local
from kg.resolve.offices import office_keys, office_sort
from kg.resolve.score import Candidate

# Days between two texts in which an office is taken to be in the same hands.
BEARER_DAYS = 120
DESCRIPTION_DAYS = 30
BEARER_SCORE = 0.7
DESCRIPTION_SCORE = 0.6
BEARER = "bears the office at the time"
DESCRIPTION = "the same office in the same weeks"

FULL_TITLES = frozenset({"président de la république", "présidente de la république"})

Seat = tuple[str, str]
Published = Mapping[str, date]
# What a group of mentions is called here: its number, or its id.
Name = TypeVar("Name", int, str)


@dataclass(frozen=True, slots=True)
class Bearer:
    """What tells of a group whether a description fits it."""

    kind: Kind
    countries: frozenset[str]
    offices: frozenset[str]


def place_described(
    described: Sequence[Local], clusters: Sequence[list[Local]], *, published: Published
) -> tuple[list[list[Local]], list[Decision]]:
    """The clusters with the descriptions added to them, those of nobody known as clusters of their
    own, and the decisions; `published` are the dates of documents that have one.
    """
    groups = [list(cluster) for cluster in clusters]
    bearers = [bearer(cluster) for cluster in clusters]
    terms: dict[Seat, set[tuple[date, int]]] = defaultdict(set)
    for number, cluster in enumerate(clusters):
        for held, told in terms_of(cluster, published=published):
            terms[held].add((told, number))
    ordered = {held: sorted(found) for held, found in terms.items()}
    named = _named_in({document_of(x) for x in described if x.candidate.offices}, clusters)
    decisions: list[Decision] = []
    vacant: dict[Seat, list[Local]] = defaultdict(list)
    for x in described:
        seat, day = seat_of(x.candidate), published.get(document_of(x))
        found = find(
            x.candidate,
            day,
            terms=ordered.get(seat, ()) if seat else (),
            around={number: bearers[number] for number in named.get(document_of(x), ())},
        )
        if len(found) == 1:
            groups[found[0]].append(x)
            decisions.append(placed(x.candidate.id, clusters[found[0]][0].candidate.id))
        elif found or not seat or not day:
            groups.append([x])
        else:
            vacant[seat].append(x)
    for seat in sorted(vacant):
        by_id = {x.candidate.id: x for x in vacant[seat]}
        for chain in chains((published[document_of(x)], i) for i, x in by_id.items()):
            groups.append([by_id[i] for i in chain])
            decisions += chained(chain)
    return groups, decisions


def seat_of(candidate: Candidate) -> Seat | None:
    """The state and the office by which a person is described, if it says both."""
    if candidate.kind is not Kind.PERSON or not candidate.country:
        return None
    keys = office_keys(candidate.offices)
    return (candidate.country, min(keys)) if len(keys) == 1 else None


def bearer(group: Sequence[Local]) -> Bearer:
    """What tells of a group whether a description fits it."""
    return Bearer(
        group[0].candidate.kind,
        frozenset(x.candidate.country for x in group if x.candidate.country),
        frozenset(office for x in group for office in x.candidate.offices),
    )


def terms_of(group: Sequence[Local], *, published: Published) -> set[tuple[Seat, date]]:
    """The offices that a group is told to bear, with the days of publication."""
    country = next((x.candidate.country for x in group if x.candidate.country), None)
    if group[0].candidate.kind is not Kind.PERSON or country is None:
        return set()
    return {
        ((country, key), published.get(mention.evidence.document, date.min))
        for x in group
        for mention in x.mentions
        for key in office_keys(mention.offices)
    }


def find(
    x: Candidate, day: date | None, *, terms: Sequence[tuple[date, Name]], around: Mapping[Name, Bearer]
) -> list[Name]:
    """Whom a description may mean: by its seat's `terms` one that its document names, who are `around`,
    else one who bears the office on its day; without a seat one of those around whom it fits.
    """
    if seat_of(x) is None:
        return [name for name in sorted(around) if _fits(x, around[name])]
    here = sorted({name for _, name in terms if name in around})
    if here or day is None:
        return here
    return sorted({name for other, name in terms if abs((other - day).days) <= BEARER_DAYS})


def chains(dated: Iterable[tuple[date, str]]) -> list[list[str]]:
    """Descriptions by one office, joined as long as the texts follow one another within weeks."""
    found: list[list[str]] = []
    last = date.min
    for day, id in sorted(dated):
        if found and (day - last).days <= DESCRIPTION_DAYS:
            found[-1].append(id)
        else:
            found.append([id])
        last = day
    return found


def placed(x: str, first: str) -> Decision:
    """A description is of the group that begins with `first`."""
    return _decision(x, first, BEARER_SCORE, BEARER)


def chained(chain: Sequence[str]) -> list[Decision]:
    """Each description of a chain is of the same person as the one before it."""
    return [_decision(x, other, DESCRIPTION_SCORE, DESCRIPTION) for other, x in pairwise(chain)]


def document_of(x: Local) -> str:
    """The document of what one document says."""
    return x.mentions[0].evidence.document


def _fits(x: Candidate, who: Bearer) -> bool:
    """Somebody of the text bears the same sort of office, of the same state where the text says which."""
    countries = {x.country, *who.countries} - {None}
    sorts = {office_sort(office) for office in x.offices} - {None}
    borne = {office_sort(office) for office in who.offices}
    if who.kind is not Kind.PERSON or len(countries) != 1:
        return False
    full = {office.casefold() for office in x.offices} & FULL_TITLES
    said = {office.casefold() for office in who.offices}
    # "le Président de la République" is not the president of another one, who is called so with its name
    return bool(sorts & borne) and (not full or bool(full & said))


def _named_in(documents: AbstractSet[str], groups: Sequence[list[Local]]) -> dict[str, set[int]]:
    """The numbers of the groups that each of the documents names."""
    found: dict[str, set[int]] = defaultdict(set)
    for number, group in enumerate(groups):
        for document in {m.evidence.document for x in group for m in x.mentions} & documents:
            found[document].add(number)
    return found


def _decision(x: str, other: str, score: float, reason: str) -> Decision:
    left, right = sorted((x, other))
    return Decision(left, right, Judgement.SAME, score, (f"{reason} {score:+.2f}",))
