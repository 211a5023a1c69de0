"""How well events and entities of different documents are joined, against clusters that people made."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any, TypeVar

from kg.errors import UsageError
from kg.evaluate.figures import APART, Score
from kg.evaluate.match import assign, one_to_one, same_thing
from kg.evaluate.told import Thing, Told, document_key, read_gold, read_graph, read_things
from kg.model import Entity, Knowledge
from kg.resolve.spelling import fold

T = TypeVar("T")
Pair = frozenset[str]
# An entity of the graph whose words in the document are the annotation's, against one whose name is alike.
SAME_WORDS, ALIKE = 2.0, 1.0


@dataclass(frozen=True, slots=True)
class Merges:
    """`pairs` of events of two documents: joined rightly, joined, to be joined; `found` of the last are
    of two events that the graph has at all, whatever it joins them with.
    """

    pairs: Score
    found: int


@dataclass(frozen=True, slots=True)
class Bcubed:
    """B-cubed precision and recall (Bagga and Baldwin, 1998) of the entities of `found` of the `gold`
    annotated ones: those that the graph has in their documents.
    """

    precision: float
    recall: float
    found: int
    gold: int

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def score_merges(gold: Path, clusters: Path, knowledge: Knowledge) -> Merges:
    """Pairs of annotated events of two documents that the graph has as one event, against `clusters`.

    That file is {"same": [["DOC#N", …], …], "unsure": …}, N counting a document's events from 0; pairs
    in `unsure` are left out, all others are different. Raises UsageError for files of another form.
    """
    told = _read(clusters)
    same, unsure = (_pairs(told.get(name, ()), clusters) for name in ("same", "unsure"))
    graph = read_graph(knowledge)
    events, found = {}, {}
    for key, annotated in read_gold(gold).items():
        golds = [(f"{key}#{n}", one) for n, one in enumerate(annotated)]
        events.update({name: one for name, one in golds if one.type not in APART})
        found.update(_found(golds, graph.get(key, ())))
    same = {pair for pair in same if all(name in events for name in pair)}
    system = {
        pair
        for pair in map(frozenset, combinations(sorted(found), 2))
        if len({found[name] for name in pair}) == 1 and len({_document(name) for name in pair}) > 1
    } - unsure
    return Merges(
        Score(len(system & same), len(system), len(same)),
        sum(all(name in found for name in pair) for pair in same),
    )


def score_entities(gold: Path, groups: Path, knowledge: Knowledge) -> Bcubed:
    """B-cubed of the graph's entities against `groups`, a file of [["DOC:ENTITY", …], …].

    Raises UsageError for files of another form.
    """
    told = _read(groups)
    right = {str(name): n for n, group in enumerate(told) for name in group}
    present = _present(knowledge)
    got: dict[str, str] = {}
    for document, things in read_things(gold).items():
        wanted = {name: thing for i, thing in things.items() if (name := f"{document}:{i}") in right}
        got.update(_match_things(wanted, present.get(document, ())))
    if not got:
        return Bcubed(0.0, 0.0, 0, len(right))
    by_gold, by_graph = (_members({name: m[name] for name in got}) for m in (right, got))
    shares = [(by_gold[right[name]], by_graph[got[name]]) for name in sorted(got)]
    precision = sum(len(a & b) / len(b) for a, b in shares) / len(shares)
    recall = sum(len(a & b) / len(a) for a, b in shares) / len(shares)
    return Bcubed(precision, recall, len(got), len(right))


def _read(path: Path) -> Any:
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise UsageError(f"{path}: not a file of clusters: {error}") from error


def _pairs(groups: Iterable[Sequence[str]], path: Path) -> set[Pair]:
    try:
        return {
            frozenset(pair)
            for group in groups
            for pair in combinations(group, 2)
            if _document(pair[0]) != _document(pair[1])
        }
    except TypeError as error:
        raise UsageError(f"{path}: a cluster is a list of DOCUMENT#NUMBER: {error}") from error


def _document(name: str) -> str:
    return name.rpartition("#")[0]


def _found(golds: Sequence[tuple[str, Told]], gots: Sequence[Told]) -> dict[str, str]:
    """The id of the graph's event by the name of each annotated event that it has."""
    golds = [(name, one) for name, one in golds if one.type not in APART]
    gots = [one for one in gots if one.type not in APART]
    pairs = assign([one for _, one in golds], gots)
    return {golds[i][0]: gots[j].id for i, j in pairs}


def _present(knowledge: Knowledge) -> dict[str, list[tuple[Entity, frozenset[str]]]]:
    """The entities of each document with the folded words that it has for them."""
    found: dict[str, dict[str, set[str]]] = defaultdict(dict)
    by_id = {entity.id: entity for entity in knowledge.entities}
    for entity in knowledge.entities:
        for mention in entity.mentions:
            words = found[document_key(mention.evidence.document)].setdefault(entity.id, set())
            words |= {fold(mention.evidence.quote), fold(mention.name)}
    return {
        key: [(by_id[i], frozenset(words)) for i, words in sorted(entities.items())]
        for key, entities in sorted(found.items())
    }


def _match_things(
    wanted: Mapping[str, Thing], present: Sequence[tuple[Entity, frozenset[str]]]
) -> dict[str, str]:
    names = sorted(wanted)
    scored = [
        (score, i, j)
        for i, name in enumerate(names)
        for j, (entity, words) in enumerate(present)
        if (score := _likeness(wanted[name], entity, words))
    ]
    return {names[i]: present[j][0].id for i, j in one_to_one(scored)}


def _likeness(thing: Thing, entity: Entity, words: frozenset[str]) -> float:
    if thing.type and thing.type != entity.kind.value:
        return 0.0
    shared = len({fold(name) for name in thing.names} & words)
    if shared:
        return SAME_WORDS + shared
    other = Thing(tuple(sorted(words)), entity.kind.value, entity.country)
    return ALIKE if same_thing(thing, other) else 0.0


def _members(labels: Mapping[str, T]) -> dict[T, set[str]]:
    found: dict[T, set[str]] = defaultdict(set)
    for name, label in labels.items():
        found[label].add(name)
    return found
