"""Mentions -> entities: gather, collapse equal names, compare, cluster, name, mint ids."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from kg.model import Decision, Entity, Extraction, Judgement, Kind
from kg.resolve.block import candidate_pairs
from kg.resolve.cluster import settle
from kg.resolve.describe import describe
from kg.resolve.described import place_described
from kg.resolve.gather import Local, gather, mention_ids, merge
from kg.resolve.known import country_words
from kg.resolve.names import person_words
from kg.resolve.rulings import NONE, Rulings, split, unite
from kg.resolve.score import Candidate, judge
from kg.resolve.spelling import fold

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
        groups[spelled(x.candidate)].append(x)
    collapsed: list[Local] = []
    decisions: list[Decision] = []
    for key in sorted(groups):
        heads, made = join_equal(groups[key], rulings)
        collapsed += [merge(head) for head in heads]
        decisions += made
    return collapsed, decisions


def spelled(candidate: Candidate) -> tuple[str, str, str]:
    """What those have in common that are joined first: kind, name and country."""
    person = candidate.kind is Kind.PERSON
    words = " ".join(person_words(candidate.name)) if person else fold(candidate.name)
    return (candidate.kind.value, words, candidate.country or "")


def join_equal(group: Iterable[Local], rulings: Rulings = NONE) -> tuple[list[list[Local]], list[Decision]]:
    """Each of those that are spelled alike, by id, beside the first that it is the same as."""
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
    return heads, decisions


def _cluster(collapsed: list[Local], rulings: Rulings) -> tuple[list[list[Local]], list[Decision]]:
    by_id = {x.candidate.id: x for x in collapsed}
    pairs = candidate_pairs(x.candidate for x in collapsed)
    compared = (compare_names(by_id[a].candidate, by_id[b].candidate) for a, b in pairs)
    near = [d for d in compared if d.judgement is not Judgement.DIFFERENT]

    def clash(a: str, b: str) -> bool:
        if rulings.sides and rulings.apart(mention_ids(by_id[a]), mention_ids(by_id[b])):
            return True
        return exclude(by_id[a].candidate, by_id[b].candidate)

    clustering = settle(by_id, near, clash=clash)
    return [[by_id[i] for i in members] for members in clustering.members], list(clustering.decisions)


def compare_names(left: Candidate, right: Candidate) -> Decision:
    """Whether two candidates are the same; those of two kinds are not."""
    if left.kind is not right.kind:
        ids = sorted((left.id, right.id))
        return Decision(ids[0], ids[1], Judgement.DIFFERENT, 0.0, ("different kinds",))
    words = country_words(left.country) if left.country and left.country == right.country else frozenset()
    return judge(left, right, country_words=words)


def exclude(left: Candidate, right: Candidate) -> bool:
    """The two cannot be one, nor be joined by a third."""
    judgement = compare_names(left, right).judgement
    countries = {left.country, right.country} - {None}
    return judgement is Judgement.DIFFERENT or (judgement is Judgement.UNSURE and len(countries) > 1)
