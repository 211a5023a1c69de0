"""The statistical reader: triggers and participants that annotated texts teach, where rules are blind.

A logistic regression for each event type says how likely a word triggers it, another for each role how
likely a name fills it. The weights (`kg/lexicon/LANGUAGE/weights.json.gz`) are fitted by
`python -m benchmarks.train` on the annotated texts of `tests/gold`, the held-aside ones left out. A
language without weights is read by its rules alone.
"""

import gzip
import json
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib.resources import files

from spacy.tokens import Token

from kg.events.around import of_noun, of_verb
from kg.events.features import Scene, argument_features, lights, may_trigger, trigger_features
from kg.events.filling import allowed_kinds
from kg.events.lexicon import Rule, event_types, lexicon
from kg.events.match import Match, kind_of, object_of, status_in
from kg.model import Frame
from kg.nlp.syntax import is_verb, lemma_of

WEIGHTS = "weights.json.gz"
SUFFIX = ".learned"


@dataclass(frozen=True, slots=True)
class Weights:
    """The weights of features by task ("Visit", "Visit.visitor"), and by lemma the types that it may trigger."""

    tasks: Mapping[str, Mapping[str, float]]
    types: Mapping[str, tuple[str, ...]]

    def chance(self, task: str, features: Iterable[str]) -> float:
        """How likely a task's answer is yes; 0 for a task without weights."""
        known = self.tasks.get(task)
        if known is None:
            return 0.0
        odds = sum(known.get(f, 0.0) for f in features)
        return 1 / (1 + math.exp(-odds))


@lru_cache(maxsize=4)
def weights(language: str) -> Weights | None:
    """The weights of a language; None if it has none."""
    path = files("kg.lexicon").joinpath(language, WEIGHTS)
    if not path.is_file():
        return None
    data = json.loads(gzip.decompress(path.read_bytes()))
    types = {lemma: tuple(several) for lemma, several in data["triggers"].items()}
    return Weights(data["tasks"], types)


# How likely a word must be a trigger to be looked at, a name a participant, and both together an event:
# in articles, which tell much that only sounds like one, and in a sentence or two by themselves.
TRIGGER = 0.2
ROLE = 0.4
EVENT = 0.5
EVENT_ALONE = 0.35


def seen_alone(here: Scene, groups: Sequence[Sequence[Match]], language: str) -> list[list[Match]]:
    """The matches at the words of a sentence where no rule matches, one group for each trigger and type."""
    known = weights(language)
    if known is None or not here.nodes:
        return []
    ruled = {(group[0].trigger.i, group[0].rule.type) for group in groups}
    asked = (
        match_of(here, token, type_, known)
        for token in here.doc
        if may_trigger(token)
        for type_ in known.types.get(lemma_of(token), ())
        if (token.i, type_) not in ruled
    )
    return [[match] for match in asked if match is not None]


def second_opinion(here: Scene, refused: Match, language: str) -> Match | None:
    """What the statistical reader makes of a trigger whose matches by the rules were all refused."""
    known = weights(language)
    if known is None or refused.rule.type not in known.types.get(lemma_of(refused.trigger), ()):
        return None
    return match_of(here, refused.trigger, refused.rule.type, known)


def _enough(here: Scene, type_: str) -> bool:
    """Whether a sentence names enough who may take part in an event of a type."""
    memo: dict[str, bool] = here.doc.user_data.setdefault("enough", {})
    if type_ not in memo:
        held = [here.kinds(node) for node in here.nodes]
        memo[type_] = all(
            sum(1 + ("Group" in kinds) for kinds in held if kinds & allowed_kinds(type_, role)) >= of.minimum
            for role, of in event_types()[type_].roles.items()
        )
    return memo[type_]


def match_of(here: Scene, trigger: Token, type_: str, known: Weights) -> Match | None:
    """What the statistical reader makes of a word as a trigger of a type; None if no event."""
    if not _enough(here, type_):
        return None
    chance = known.chance(type_, trigger_features(here, trigger, type_))
    roles = _roles(here, trigger, type_, known) if chance >= TRIGGER else {}
    chances = [c for found in roles.values() for _, c in found]
    bound = EVENT_ALONE if here.doc.user_data.get("alone") else EVENT
    if not chances or chance * sum(chances) / len(chances) < bound:
        return None
    confidence = round(chance * sum(chances) / len(chances), 3)
    rule = replace(
        _rule(here.doc.user_data["language"], type_, lemma_of(trigger), is_verb(trigger)),
        confidence=confidence,
    )
    functions, verb = (of_verb(trigger), None) if is_verb(trigger) else of_noun(trigger, rule.light)
    return Match(
        rule,
        trigger,
        verb,
        {role: [node for node, _ in found] for role, found in roles.items()},
        status_in(rule, trigger, verb, functions),
        kind_of(rule, trigger, verb),
        object_of(rule, trigger, functions),
        guessed=True,
        learned=True,
    )


def _roles(here: Scene, trigger: Token, type_: str, known: Weights) -> dict[str, list[tuple[Token, float]]]:
    """Who has which role, with its chance: of each name the likeliest role."""
    found: dict[str, list[tuple[Token, float]]] = {}
    for node in here.nodes:
        if node.i == trigger.i:
            continue
        features = argument_features(here, trigger, type_, node)
        chance, role = max(
            (
                (known.chance(f"{type_}.{role}", features), role)
                for role in event_types()[type_].roles
                if here.kinds(node) & allowed_kinds(type_, role)
            ),
            default=(0.0, ""),
        )
        if chance >= ROLE:
            found.setdefault(role, []).append((node, chance))
    return found


@cache
def _rule(language: str, type_: str, lemma: str, verb: bool) -> Rule:
    """What the rules of a type have in common at a lemma: kinds, objects, light verbs."""
    ours = [r for r in lexicon(language).rules if r.type == type_]
    same = [r for r in ours if lemma in (r.verbs if verb else r.nouns)] or ours
    return replace(
        max(same, key=lambda r: r.confidence),
        id=f"{language}.{type_.lower()}{SUFFIX}",
        light=lights(language, type_),
        status=None,
        implicit=None,
        open=None,
        states=False,
        optional=frozenset(),
    )


def is_learned(frame: Frame) -> bool:
    """Whether the statistical reader has found a frame."""
    return frame.rule.endswith(SUFFIX)
