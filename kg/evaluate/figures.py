"""Count what was found, missed and made up, and put it into figures."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.evaluate.match import assign, assign_mistyped, same_date, same_thing, shared_arguments
from kg.evaluate.told import Told, read_gold, read_graph
from kg.model import Knowledge
from kg.resolve.schema import schemas

# Annotated only where clear and salient, so counted apart from the others.
APART = ("Commitment", "Statement")
BINS = 10


@dataclass(frozen=True, slots=True)
class Score:
    """How many are right, how many the system has, how many the annotation has."""

    right: int = 0
    system: int = 0
    gold: int = 0

    @property
    def precision(self) -> float:
        """Right of those the system has; 0 of none."""
        return self.right / self.system if self.system else 0.0

    @property
    def recall(self) -> float:
        """Right of those annotated; 0 of none."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Figures:
    """Scores of events, of their arguments, and of events right in all; `time`, `place` and `status`
    count, of matched events, how many that have one have it right (in `right` of `gold`).
    """

    event: Score
    argument: Score
    exact: Score
    time: Score
    place: Score
    status: Score


@dataclass(frozen=True, slots=True)
class Slip:
    """An event missed, made up or given another type, with its sentence and the rule (if any)."""

    document: str
    type: str
    other_type: str | None
    sentence: str
    rule: str
    label: str


@dataclass(frozen=True, slots=True)
class Bin:
    """Extracted events of a range of confidence: how many, how many of them right."""

    lowest: float
    highest: float
    events: int
    right: int
    mean_confidence: float


@dataclass(frozen=True, slots=True)
class Report:
    """All figures: `overall` of the core types, `by_type` of each type, `by_role` of each
    (type, role), the slips, and the reliability table of the core types.
    """

    documents: int
    overall: Figures
    by_type: tuple[tuple[str, Figures], ...]
    by_role: tuple[tuple[str, str, Score], ...]
    missed: tuple[Slip, ...]
    spurious: tuple[Slip, ...]
    mistyped: tuple[Slip, ...]
    reliability: tuple[Bin, ...]


@dataclass(frozen=True, slots=True)
class _Compared:
    """A document with its pairs (annotated, extracted)."""

    document: str
    golds: Sequence[Told]
    gots: Sequence[Told]
    pairs: Sequence[tuple[int, int]]

    def matched(self, type: str) -> list[tuple[Told, Told]]:
        """The pairs of a type."""
        return [(self.golds[i], self.gots[j]) for i, j in self.pairs if self.golds[i].type == type]


def evaluate(gold: Path, knowledge: Knowledge) -> Report:
    """Figures of the graph against the annotations in the folder `gold`.

    Events are matched document by document: of one type, sharing a core argument, one to one.
    Raises UsageError as `read_gold` does.
    """
    graph = read_graph(knowledge)
    compared = [
        _Compared(key, golds, gots := graph.get(key, ()), assign(golds, gots))
        for key, golds in read_gold(gold).items()
    ]
    types = list(schemas())
    by_type = {type: _figures(compared, [type]) for type in types}
    return Report(
        documents=len(compared),
        overall=_figures(compared, [type for type in types if type not in APART]),
        by_type=tuple((t, f) for t, f in by_type.items() if f.event.gold or f.event.system),
        by_role=tuple(_roles(compared)),
        missed=tuple(slip for one in compared for slip in _missed(one)),
        spurious=tuple(slip for one in compared for slip in _spurious(one)),
        mistyped=tuple(slip for one in compared for slip in _mistyped(one)),
        reliability=tuple(_reliability(compared)),
    )


def _figures(compared: Iterable[_Compared], types: Sequence[str]) -> Figures:
    golds = [e for one in compared for e in one.golds if e.type in types]
    gots = [e for one in compared for e in one.gots if e.type in types]
    pairs = [pair for one in compared for type in types for pair in one.matched(type)]
    return Figures(
        event=Score(len(pairs), len(gots), len(golds)),
        argument=Score(
            sum(len(shared_arguments(g, s)) for g, s in pairs),
            sum(len(e.arguments) for e in gots),
            sum(len(e.arguments) for e in golds),
        ),
        exact=Score(sum(_is_exact(g, s) for g, s in pairs), len(gots), len(golds)),
        time=_share((_same_time(g, s), g.start is not None) for g, s in pairs),
        place=_share((_same_place(g, s), g.place is not None) for g, s in pairs),
        status=_share((g.status == s.status, True) for g, s in pairs),
    )


def _share(found: Iterable[tuple[bool, bool]]) -> Score:
    """How many are right of those that count."""
    counted = [right for right, counts in found if counts]
    return Score(sum(counted), len(counted), len(counted))


def _same_time(gold: Told, got: Told) -> bool:
    return same_date(gold.start, got.start) and same_date(gold.end or gold.start, got.end or got.start)


def _same_place(gold: Told, got: Told) -> bool:
    return bool(gold.place and got.place and same_thing(gold.place, got.place))


def _is_exact(gold: Told, got: Told) -> bool:
    """Right in every core argument, in the date, and in the status."""
    core = len(shared_arguments(gold, got, core=True))
    timed = _same_time(gold, got) if gold.start is not None else not got.start
    return core == len(gold.core) == len(got.core) and timed and gold.status == got.status


def _roles(compared: Sequence[_Compared]) -> Iterable[tuple[str, str, Score]]:
    for type, about in schemas().items():
        pairs = [pair for one in compared for pair in one.matched(type)]
        hits = [role for g, s in pairs for role, _ in shared_arguments(g, s)]
        gold = [r for one in compared for e in one.golds if e.type == type for r, _ in e.arguments]
        system = [r for one in compared for e in one.gots if e.type == type for r, _ in e.arguments]
        for role in about.roles:
            score = Score(hits.count(role), system.count(role), gold.count(role))
            if score.gold or score.system:
                yield type, role, score


def _missed(one: _Compared) -> list[Slip]:
    hit = {i for i, _ in one.pairs}
    return [_slip(one.document, e) for i, e in enumerate(one.golds) if i not in hit]


def _spurious(one: _Compared) -> list[Slip]:
    hit = {j for _, j in one.pairs}
    return [_slip(one.document, e) for j, e in enumerate(one.gots) if j not in hit]


def _mistyped(one: _Compared) -> list[Slip]:
    """Missed and spurious events that are one event of two types."""
    golds = [e for i, e in enumerate(one.golds) if i not in {i for i, _ in one.pairs}]
    gots = [e for j, e in enumerate(one.gots) if j not in {j for _, j in one.pairs}]
    return [_slip(one.document, gots[j], gold=golds[i]) for i, j in assign_mistyped(golds, gots)]


def _slip(document: str, event: Told, *, gold: Told | None = None) -> Slip:
    names = ", ".join(f"{role}: {thing.names[0] if thing.names else '?'}" for role, thing in event.arguments)
    return Slip(
        document=document,
        type=event.type,
        other_type=gold.type if gold else None,
        sentence=event.quote,
        rule=event.rule,
        label=event.label or f"{event.type} ({names}) {event.start or ''}".rstrip(),
    )


def _reliability(compared: Iterable[_Compared]) -> Iterable[Bin]:
    """Of the core types: how often events of each tenth of confidence are right."""
    found: dict[int, list[tuple[float, bool]]] = {}
    for one in compared:
        hit = {j for _, j in one.pairs}
        for j, event in enumerate(one.gots):
            if event.type not in APART:
                tenth = min(BINS - 1, int(event.confidence * BINS))
                found.setdefault(tenth, []).append((event.confidence, j in hit))
    for tenth in sorted(found):
        events = found[tenth]
        mean = round(sum(c for c, _ in events) / len(events), 3)
        yield Bin(tenth / BINS, (tenth + 1) / BINS, len(events), sum(right for _, right in events), mean)
