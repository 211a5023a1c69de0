"""Mentions -> entities: gather, collapse equal names, compare, cluster, name, mint ids."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from kg.model import Decision, Entity, Extraction, Judgement, Kind
from kg.resolve.block import candidate_pairs
from kg.resolve.cluster import settle
from kg.resolve.describe import describe
from kg.resolve.described import place_described
from kg.resolve.gather import Local, gather, mention_ids, merge
from kg.resolve.known import country_words
from kg.resolve.names import Likeness, compare_persons, person_words
from kg.resolve.rulings import NONE, Rulings, split, unite
from kg.resolve.score import Candidate, judge
from kg.resolve.spelling import fold, sound_key

MOST_BEARERS = 60
MOST_HEADS = 3


@dataclass(frozen=True, slots=True)
class Resolution:
    """`entities` sorted by id, `entity_of` from mention id to entity id, `decisions` sorted."""

    entities: tuple[Entity, ...]
    entity_of: Mapping[str, str]
    decisions: tuple[Decision, ...]


def resolve_entities(
    extractions: Iterable[Extraction], rulings: Rulings = NONE, names: Mapping[str, str] | None = None
) -> Resolution:
    """The entities of a corpus; the same for any order of `extractions`.

    `rulings` are on mention ids; `names` the names that entities with some mentions are given.
    """
    locals_: list[Local] = []
    published: dict[str, date] = {}
    for extraction in extractions:
        locals_ += gather(extraction, rulings)
        if extraction.source.published:
            published[extraction.source.id] = extraction.source.published
    locals_.sort(key=lambda x: x.candidate.id)
    keyed, unnamed, named = _part(locals_)
    collapsed, decisions = _collapse(named, rulings)
    clusters, compared = _cluster(collapsed, rulings)
    people, placed = place_described(unnamed, clusters, published=published)
    groups = split((*keyed, *people), rulings, ids=mention_ids)
    groups = unite(groups, rulings, ids=mention_ids)
    entities, entity_of = describe([merge(group) for group in groups], names or {})
    ordered = tuple(sorted((*decisions, *compared, *placed), key=lambda d: (d.left, d.right)))
    return Resolution(entities, entity_of, ordered)


def _part(locals_: list[Local]) -> tuple[list[list[Local]], list[Local], list[Local]]:
    """Those that the gazetteer knows, by key; descriptions; names."""
    keyed: dict[str, list[Local]] = defaultdict(list)
    for x in locals_:
        if x.key:
            keyed[x.key].append(x)
    unnamed = [x for x in locals_ if not x.key and not x.named]
    named = [x for x in locals_ if not x.key and x.named]
    return [keyed[k] for k in sorted(keyed)], unnamed, named


def _collapse(named: list[Local], rulings: Rulings) -> tuple[list[Local], list[Decision]]:
    """Join equal names of one country first: most merges are of this kind and need no pairs."""
    groups: dict[tuple[str, str, str], list[Local]] = defaultdict(list)
    for x in named:
        c = x.candidate
        words = " ".join(person_words(c.name)) if c.kind is Kind.PERSON else fold(c.name)
        groups[c.kind.value, words, c.country or ""].append(x)
    collapsed: list[Local] = []
    decisions: list[Decision] = []
    for key in sorted(groups):
        joined, made = _join_equal(groups[key], rulings)
        collapsed += joined
        decisions += made
    return collapsed, decisions


def _join_equal(group: list[Local], rulings: Rulings) -> tuple[list[Local], list[Decision]]:
    """Join each to the first that it is the same as."""
    heads: list[list[Local]] = []
    decisions = []
    for x in group:
        for head in heads[:MOST_HEADS]:
            decision = judge(head[0].candidate, x.candidate)
            if rulings.sides and any(rulings.apart(mention_ids(y), mention_ids(x)) for y in head):
                continue
            if decision.judgement is Judgement.SAME:
                head.append(x)
                decisions.append(decision)
                break
        else:
            heads.append([x])
    return [merge(head) for head in heads], decisions


def _cluster(collapsed: list[Local], rulings: Rulings) -> tuple[list[list[Local]], list[Decision]]:
    by_id = {x.candidate.id: x for x in collapsed}
    compare = _comparer(by_id)
    pairs = candidate_pairs(x.candidate for x in collapsed)
    decisions = [compare(a, b) for a, b in pairs if by_id[a].candidate.kind is by_id[b].candidate.kind]
    decisions += _surnames(collapsed)
    near = [d for d in decisions if d.judgement is not Judgement.DIFFERENT]

    def clash(a: str, b: str) -> bool:
        if rulings.sides and rulings.apart(mention_ids(by_id[a]), mention_ids(by_id[b])):
            return True
        decision = compare(a, b)
        countries = {by_id[a].candidate.country, by_id[b].candidate.country} - {None}
        apart = decision.judgement is Judgement.UNSURE and len(countries) > 1
        return apart or decision.judgement is Judgement.DIFFERENT

    clustering = settle(by_id, near, clash=clash)
    return [[by_id[i] for i in members] for members in clustering.members], list(clustering.decisions)


def _comparer(by_id: Mapping[str, Local]) -> Callable[[str, str], Decision]:
    def compare(a: str, b: str) -> Decision:
        left, right = by_id[a].candidate, by_id[b].candidate
        words = country_words(left.country) if left.country and left.country == right.country else frozenset()
        return judge(left, right, country_words=words)

    return compare


def _surnames(collapsed: list[Local]) -> Iterator[Decision]:
    """Lone surnames against the persons that bear them: all of them, or it would not be certain
    that only one fits.
    """
    bearers: dict[str, list[Candidate]] = defaultdict(list)
    persons = [x.candidate for x in collapsed if x.candidate.kind is Kind.PERSON]
    for person in persons:
        words = person_words(person.name)
        for word in sorted({sound_key(w) for w in words}) if len(words) > 1 else ():
            bearers[word].append(person)
    for person in persons:
        words = person_words(person.name)
        if len(words) == 1:
            yield from _one_surname(person, bearers.get(sound_key(words[0]), []))


def _one_surname(person: Candidate, bearers: list[Candidate]) -> Iterator[Decision]:
    """Decisions on a lone surname; with very many bearers nobody could tell, and none is made."""
    if len(bearers) > MOST_BEARERS:
        return
    for other in bearers:
        if compare_persons(person.name, other.name) is Likeness.SURNAME:
            yield judge(person, other)
