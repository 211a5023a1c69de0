"""Fits the weights of the statistical reader (`kg/events/learned.py`) to the annotated texts of `tests/gold`.

usage: python -m benchmarks.train [--check] [LANGUAGE...]

Writes `kg/lexicon/LANGUAGE/weights.json.gz`. A logistic regression a task, with a penalty on squares
(`PENALTY` is scikit-learn's C): whether a word is a trigger of a type, whether a name fills a role of it.
With `--check` nothing is written: each fifth of the texts is judged by what the others teach, beside what
the rules alone say of it. Needs scikit-learn (`pip install .[learning]`).
"""

import gzip
import hashlib
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from spacy.tokens import Token

from benchmarks.taught import STANCES, Item, Wanted, characters, items
from kg.config import Settings
from kg.events.around import of_noun
from kg.events.features import (
    Scene,
    argument_features,
    lights,
    may_fill,
    may_trigger,
    scene,
    trigger_features,
    triggers,
)
from kg.events.learned import STATUS
from kg.events.lexicon import event_types, lexicon
from kg.events.match import DECIDED, candidates
from kg.events.reading import Reading, Sentence
from kg.events.status_features import status_features
from kg.events.telling import about_in, kinds_in
from kg.events.weights import WEIGHTS
from kg.extract import read, sentences
from kg.model import Status
from kg.nlp.status import status_of
from kg.nlp.syntax import is_verb, lemma_of

LEXICON = Path(__file__).parents[1] / "kg" / "lexicon"
PENALTY = 0.25
# What an example of an article counts, one of a sentence or two counting 1: it is articles that are read.
ARTICLE = 2.0
# Fewest yes of a task, texts of a feature; weights below that are left out.
FEWEST = 8
SEEN = 2
SMALLEST = 0.02
DIGITS = 3
FOLDS = 5
HALF = 0.5
# Verbs that help others, whatever the tagger takes them for: they stand in every second sentence.
HELPING = frozenset({"be", "have", "do", "être", "s'être", "avoir"})

Lemmas = Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Example:
    """The features of a question and its answer. `task` is a type, or "type.role"; `rules` what they answer."""

    task: str
    features: tuple[str, ...]
    label: bool
    group: str

    @property
    def lemma(self) -> str:
        """The lemma of the trigger."""
        return next(f for f in self.features if f.startswith("l=")).removeprefix("l=")

    @property
    def weight(self) -> float:
        """How much it counts."""
        return ARTICLE if "-articles-" in self.group else 1.0

    @property
    def rules(self) -> bool:
        """What the rules alone answer."""
        _, _, role = self.task.partition(".")
        return (f"rule={role}" if role else "fires=True") in self.features


@dataclass(frozen=True, slots=True)
class Seen:
    """An item as it is read: its sentences, what may take part in each, the annotated triggers there."""

    item: Item
    reading: Reading
    scenes: tuple[tuple[Sentence, Scene, tuple[tuple[int, Wanted], ...]], ...]


def seen(item: Item, language: str) -> Seen:
    """An item before any rule has had the last word."""
    settings = replace(Settings(), gate=False, learned=False)
    reading = read(item.document, settings, language)
    found = []
    for sentence in sentences(reading, settings, language, hopeless=True):
        kinds = kinds_in(reading, sentence, language)
        ruled = candidates(sentence.doc, lexicon(language), kinds, sentence.doc.user_data["names"])
        here = scene(sentence.doc, kinds, ruled, about_in(reading, sentence))
        found.append((sentence, here, tuple(_triggers(reading, sentence, here, item.wanted, language))))
    return Seen(item, reading, tuple(found))


def _triggers(
    reading: Reading, sentence: Sentence, here: Scene, wanted: Sequence[Wanted], language: str
) -> Iterator[tuple[int, Wanted]]:
    """The words that trigger the annotated events of a sentence.

    Where no trigger is annotated it is the likeliest word of the quoted sentence that the rules know.
    """
    spans = [characters(reading, sentence, t.i) for t in here.doc]
    for one in wanted:
        start, end = one.trigger or one.quote
        inside = [t for t in here.doc if may_trigger(t) and spans[t.i][0] < end and start < spans[t.i][1]]
        known = [t for t in inside if lemma_of(t) in triggers(language, one.type)]
        if known:
            best = max(known, key=lambda t: ((t.i, one.type) in here.matches, t.pos_ == "VERB", -t.i))
            yield best.i, one
        elif inside and one.trigger is not None:
            yield inside[0].i, one


def lemmas_of(all_seen: Sequence[Seen]) -> Lemmas:
    """The lemmas that trigger each type somewhere."""
    found: dict[str, set[str]] = {type_: set() for type_ in event_types() if type_ not in STANCES}
    for one in all_seen:
        for _, here, chosen in one.scenes:
            for at, wanted in chosen:
                found[wanted.type].add(lemma_of(here.doc[at]))
    return {type_: frozenset(several) - HELPING for type_, several in found.items()}


def examples(one: Seen, lemmas: Lemmas) -> Iterator[Example]:
    """The questions that an item answers."""
    for sentence, here, chosen in one.scenes:
        for type_ in lemmas:
            true = {at for at, wanted in chosen if wanted.type == type_}
            if not _tells_all(one.item, type_, bool(true)):
                continue
            for token in here.doc:
                if not may_trigger(token) or lemma_of(token) not in lemmas[type_]:
                    continue
                if token.i in true or not any(_tell_the_same(token, here.doc[i]) for i in true):
                    features = tuple(trigger_features(here, token, type_))
                    yield Example(type_, features, token.i in true, one.item.group)
        for at, wanted in chosen:
            yield from _arguments(one, sentence, here, at, wanted)
            yield from _statuses(here, here.doc[at], wanted, one.item.group)


def _tells_all(item: Item, type_: str, told: bool) -> bool:
    """Whether what is not annotated as a trigger of a type in a sentence is none."""
    mentioned = any(wanted.type == type_ for wanted in item.wanted)
    by_mention = all(wanted.trigger is not None for wanted in item.wanted)
    if not item.complete:
        # one event of the sentence is annotated, others may be there
        return told
    # an event is annotated once where it is told best, and may be told again in other sentences
    return by_mention or told or not mentioned


def _tell_the_same(one: Token, other: Token) -> bool:
    """Whether two words may be halves of one expression: "signed" and "treaty", "paid" and "visit"."""
    return other in (one.head, one.head.head) or one in (other.head, other.head.head)


def _arguments(one: Seen, sentence: Sentence, here: Scene, at: int, wanted: Wanted) -> Iterator[Example]:
    trigger = here.doc[at]
    for node in here.nodes:
        if node.i == at:
            continue
        roles = {role for role, fits in wanted.roles if fits(one.reading, sentence, node.i)}
        features = tuple(argument_features(here, trigger, wanted.type, node))
        for role in event_types()[wanted.type].roles:
            if may_fill(here, node, wanted.type, role):
                yield Example(f"{wanted.type}.{role}", features, role in roles, one.item.group)


def _statuses(here: Scene, trigger: Token, wanted: Wanted, group: str) -> Iterator[Example]:
    language = here.doc.user_data["language"]
    verb = None if is_verb(trigger) else of_noun(trigger, lights(language, wanted.type))[1]
    said = status_of(trigger, verb, language, decided=wanted.type in DECIDED)
    features = tuple(status_features(here, trigger, wanted.type, verb, said))
    for status in Status:
        yield Example(f"{STATUS}{status}", features, status == wanted.status, group)


def by_task(every: Sequence[Example]) -> dict[str, list[Example]]:
    """The examples of each task that has enough of them, in the order of the tasks."""
    tasks: dict[str, list[Example]] = defaultdict(list)
    for example in every:
        tasks[example.task].append(example)
    return {task: tasks[task] for task in sorted(tasks) if sum(e.label for e in tasks[task]) >= FEWEST}


def fit(every: Sequence[Example]) -> dict[str, float]:
    """The weights of a task's features."""
    count = Counter(f for example in every for f in example.features)
    rows = [{f: 1.0 for f in example.features if count[f] >= SEEN} for example in every]
    table = DictVectorizer()
    matrix = table.fit_transform(rows)
    # liblinear takes indices of 32 bits alone
    matrix.indices, matrix.indptr = matrix.indices.astype("int32"), matrix.indptr.astype("int32")
    model = LogisticRegression(C=PENALTY, solver="liblinear", random_state=0)
    model.fit(matrix, [e.label for e in every], sample_weight=[e.weight for e in every])
    weights = {
        f: round(float(w), DIGITS)
        for f, w in zip(table.feature_names_, model.coef_[0], strict=True)
        if abs(w) >= SMALLEST
    }
    weights["1"] = round(weights.get("1", 0.0) + float(model.intercept_[0]), DIGITS)
    return weights


def write(language: str, every: Sequence[Example]) -> None:
    """Write the weights of a language, the same bytes for the same examples."""
    tasks = {task: fit(some) for task, some in by_task(every).items()}
    shares = {lemma: {t: s for t, s in of.items() if t in tasks} for lemma, of in shares_of(every).items()}
    told = {"tasks": tasks, "triggers": {lemma: of for lemma, of in shares.items() if of}}
    data = json.dumps(told, sort_keys=True, ensure_ascii=False)
    path = LEXICON / language / WEIGHTS
    path.write_bytes(gzip.compress(data.encode("utf-8"), 9, mtime=0))
    print(f"{language}: {sum(map(len, tasks.values()))} weights, {path.stat().st_size // 1000} kB")


def shares_of(every: Sequence[Example]) -> dict[str, dict[str, float]]:
    """By lemma and type, in what share of its places a word tells an event, where it ever does."""
    places, telling = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    for one in every:
        if "." not in one.task:
            places[one.lemma, one.task] += 1
            telling[one.lemma, one.task] += one.label
    found: dict[str, dict[str, float]] = defaultdict(dict)
    for (lemma, type_), times in telling.items():
        if times:
            found[lemma][type_] = round(times / places[lemma, type_], DIGITS)
    return found


def check(language: str, every: Sequence[Example]) -> None:
    """Print how often triggers, roles and states are right in fifths of the texts that were not learned from."""
    told: dict[str, Counter[str]] = {sort: Counter() for sort in ("triggers", "roles", "states")}
    for task, some in by_task(every).items():
        of = told["states" if task.startswith(STATUS) else "roles" if "." in task else "triggers"]
        for fold in range(FOLDS):
            weights = fit([e for e in some if _fold(e) != fold])
            for example in some:
                if _fold(example) != fold:
                    continue
                ours = sum(weights.get(f, 0.0) for f in example.features) > 0
                for who, said in (("learned", ours), ("rules", example.rules)):
                    of[f"{who} said"] += said
                    of[f"{who} right"] += said and example.label
                of["true"] += example.label
    for name, of in told.items():
        for who in ("learned", "rules"):
            right = of[f"{who} right"]
            precision, recall = right / of[f"{who} said"], right / of["true"]
            f1 = 2 * right / (of[f"{who} said"] + of["true"])
            print(
                f"{language} {name:<9}{who:<8} P {precision:.3f} R {recall:.3f} F1 {f1:.3f} of {of['true']}"
            )


def _fold(example: Example) -> int:
    return int(hashlib.md5(example.group.encode(), usedforsecurity=False).hexdigest(), 16) % FOLDS


def main(arguments: list[str]) -> None:
    """Fit, and write or check, the languages."""
    for language in [a for a in arguments if not a.startswith("-")] or ["en", "fr"]:
        every_seen = [seen(item, language) for item in items(language)]
        told = lemmas_of(every_seen)
        # the reader learns of the rules' other words too that they are none
        lemmas = {type_: told[type_] | triggers(language, type_) for type_ in told}
        every = [example for one in every_seen for example in examples(one, lemmas)]
        if "--check" in arguments:
            check(language, every)
        else:
            write(language, every)


if __name__ == "__main__":
    main(sys.argv[1:])
