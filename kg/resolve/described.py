"""Persons whom a text only describes: "the Cuban foreign minister" is whoever held the office then.

A description is joined to the one person of that state whom its text names and any text gives that
office, else to the one who bears it in texts of the same months, else to other texts' descriptions of
the same weeks; where two bear it, to none.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import date

from kg.model import Decision, Judgement, Kind
from kg.resolve.gather import Local
from kg.resolve.offices import office_keys, office_sort

# Days between two texts in which an office is taken to be in the same hands.
BEARER_DAYS = 120
DESCRIPTION_DAYS = 30
BEARER_SCORE = 0.7
DESCRIPTION_SCORE = 0.6
BEARER = "bears the office at the time"
DESCRIPTION = "the same office in the same weeks"

FULL_TITLES = frozenset({"président de la république", "présidente de la république"})

Seat = tuple[str, str]
Term = tuple[date, int]
Published = Mapping[str, date]


def place_described(
    described: Sequence[Local], clusters: Sequence[list[Local]], *, published: Published
) -> tuple[list[list[Local]], list[Decision]]:
    """The clusters with the descriptions added to them, those of nobody known as clusters of their
    own, and the decisions; `published` are the dates of documents that have one.
    """
    groups = [list(cluster) for cluster in clusters]
    seats = [(x, _seat(x)) for x in described]
    bearers = _bearers(clusters, {seat for _, seat in seats if seat}, published=published)
    named = _named_in({_document(x) for x, _ in seats if x.candidate.offices}, clusters)
    decisions: list[Decision] = []
    vacant: dict[Seat, list[Local]] = defaultdict(list)
    for x, seat in seats:
        known = bearers.get(seat, ()) if seat else ()
        day = published.get(_document(x))
        around = named.get(_document(x), set())
        here = sorted({number for _, number in known} & around)
        if not seat:
            here = [number for number in sorted(around) if _fits(x, clusters[number])]
        found = here or (_holders(known, day=day) if day else [])
        if len(found) == 1:
            groups[found[0]].append(x)
            decisions.append(_decision(x, clusters[found[0]][0], BEARER_SCORE, BEARER))
        elif found or not seat or not day:
            groups.append([x])
        else:
            vacant[seat].append(x)
    for seat in sorted(vacant):
        chains, made = _chains(vacant[seat], published=published)
        groups += chains
        decisions += made
    return groups, decisions


def _seat(x: Local) -> Seat | None:
    """The state and the office by which a person is described, if it says both."""
    if x.candidate.kind is not Kind.PERSON or not x.candidate.country:
        return None
    keys = office_keys(x.candidate.offices)
    return (x.candidate.country, min(keys)) if len(keys) == 1 else None


def _fits(x: Local, group: Sequence[Local]) -> bool:
    """Somebody of the text bears the same sort of office, of the same state where the text says which."""
    countries = {x.candidate.country, *(y.candidate.country for y in group)} - {None}
    sorts = {office_sort(office) for office in x.candidate.offices} - {None}
    borne = {office_sort(office) for y in group for office in y.candidate.offices}
    if group[0].candidate.kind is not Kind.PERSON or len(countries) != 1:
        return False
    full = {office.casefold() for office in x.candidate.offices} & FULL_TITLES
    said = {office.casefold() for y in group for office in y.candidate.offices}
    # "le Président de la République" is not the president of another one, who is called so with its name
    return bool(sorts & borne) and (not full or bool(full & said))


def _document(x: Local) -> str:
    return x.mentions[0].evidence.document


def _bearers(
    groups: Sequence[list[Local]], seats: AbstractSet[Seat], *, published: Published
) -> dict[Seat, list[Term]]:
    """Who is told to bear an office, and when: days of publication with the number of the group."""
    found: dict[Seat, set[Term]] = defaultdict(set)
    for number, group in enumerate(groups):
        country = next((x.candidate.country for x in group if x.candidate.country), None)
        if group[0].candidate.kind is not Kind.PERSON or country is None:
            continue
        for mention in (m for x in group for m in x.mentions):
            for key in sorted(office_keys(mention.offices)):
                if (country, key) in seats:
                    found[country, key].add((published.get(mention.evidence.document, date.min), number))
    return {seat: sorted(found[seat]) for seat in sorted(found)}


def _named_in(documents: AbstractSet[str], groups: Sequence[list[Local]]) -> dict[str, set[int]]:
    """The numbers of the groups that each of the documents names."""
    found: dict[str, set[int]] = defaultdict(set)
    for number, group in enumerate(groups):
        for document in {m.evidence.document for x in group for m in x.mentions} & documents:
            found[document].add(number)
    return found


def _holders(bearers: Sequence[Term], *, day: date) -> list[int]:
    """The groups that bear an office within BEARER_DAYS of a day."""
    return sorted({number for other, number in bearers if abs((other - day).days) <= BEARER_DAYS})


def _chains(described: Sequence[Local], *, published: Published) -> tuple[list[list[Local]], list[Decision]]:
    """Descriptions by one office, joined as long as the texts follow one another within weeks."""
    dated = sorted((published[x.mentions[0].evidence.document], x.candidate.id, x) for x in described)
    chains: list[list[Local]] = []
    decisions: list[Decision] = []
    last: date | None = None
    for day, _, x in dated:
        if last is not None and (day - last).days <= DESCRIPTION_DAYS:
            decisions.append(_decision(x, chains[-1][-1], DESCRIPTION_SCORE, DESCRIPTION))
            chains[-1].append(x)
        else:
            chains.append([x])
        last = day
    return chains, decisions


def _decision(x: Local, other: Local, score: float, reason: str) -> Decision:
    left, right = sorted((x.candidate.id, other.candidate.id))
    return Decision(left, right, Judgement.SAME, score, (f"{reason} {score:+.2f}",))
