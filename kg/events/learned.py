"""The statistical reader: triggers and participants that annotated texts teach, where rules are blind.

A logistic regression for each event type says how likely a word triggers it, another for each role how
likely a name fills it. The weights (`kg/lexicon/LANGUAGE/weights.json.gz`) are fitted by
`python -m benchmarks.train` on the annotated texts of `tests/gold`, the held-aside ones left out. A
language without weights is read by its rules alone.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from spacy.tokens import Token

from kg.events.around import of_noun, of_verb
from kg.events.features import (
    Scene,
    lights,
    may_fill,
    may_trigger,
    trigger_features,
)
from kg.events.filling import kinds_count
from kg.events.gatherings import GATHERED, ROLE_THERE, at_named, present
from kg.events.lexicon import Rule, event_types, lexicon
from kg.events.likely_roles import read_roles
from kg.events.match import Match, kind_of, object_of, status_in
from kg.events.status_features import status_features
from kg.events.weights import Weights, weights
from kg.model import Frame, Status
from kg.nlp.syntax import is_verb, lemma_of

SUFFIX = ".learned"


# How likely a word must be a trigger of an event, and that together with those who take part: in articles,
# which tell much that only sounds like one, and in a sentence or two by themselves.
EVENT = 0.5
EVENT_ALONE = 0.33
WHOLE = 0.5
WHOLE_ALONE = 0.25
# How likely a trigger must be to tell an event of which not all are named who take part, in articles and by itself.
PARTLY = 0.85
PARTLY_ALONE = 0.6
# A rule's trigger that is less likely to tell an event is believed to tell none, in articles and by itself.
NEVER = 0.08
NEVER_ALONE = 0.005
# How likely a state must be to be believed against the rules; what stands before it as a task.
SURE = 0.6
# How likely a noun must be a gathering for those to be at it whom the grammar gives, and how likely they are then.
GATHERING = 0.65
BY_GRAMMAR = 0.8
# How sure it is that somebody is at a gathering that goes by a name.
BY_NAME = 0.55
STATUS = "status."


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
    named = (_at_gathering(here, token, language) for token in here.doc)
    return [[match] for match in (*asked, *named) if match is not None]


def _at_gathering(here: Scene, token: Token, language: str) -> Match | None:
    """The match of a gathering that goes by a name, with who is there."""
    there = at_named(here, token, language)
    if not there:
        return None
    rule = replace(_rule(language, GATHERED, "summit", False), confidence=BY_NAME)
    status = status_in(rule, token, None, of_noun(token, rule.light)[0])
    named = (token.i, token.i + 1)
    return Match(rule, token, None, {ROLE_THERE: there}, status, None, named, guessed=True, learned=True)


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
        memo[type_] = all(
            sum(kinds_count(here.kinds, node) for node in here.nodes if may_fill(here, node, type_, role))
            >= of.minimum
            for role, of in event_types()[type_].roles.items()
        )
    return memo[type_]


def _chance(here: Scene, trigger: Token, type_: str, known: Weights) -> float:
    """How likely a word triggers an event of a type; told once."""
    memo: dict[tuple[int, str], float] = here.doc.user_data.setdefault("chances", {})
    if (trigger.i, type_) not in memo:
        memo[trigger.i, type_] = known.chance(type_, trigger_features(here, trigger, type_))
    return memo[trigger.i, type_]


def _undoubted(here: Scene) -> float:
    """How likely a trigger must be to leave no doubt."""
    return PARTLY_ALONE if here.doc.user_data.get("alone") else PARTLY


def assured(here: Scene, match: Match, language: str) -> Match:
    """A rule's match with how likely its word is a trigger, and whether that leaves no doubt."""
    known = weights(language)
    if known is None or match.rule.type not in known.tasks or not may_trigger(match.trigger):
        return match
    chance = _chance(here, match.trigger, match.rule.type, known)
    return replace(match, sure=chance >= _undoubted(here), chance=chance)


def match_of(here: Scene, trigger: Token, type_: str, known: Weights) -> Match | None:
    """What the statistical reader makes of a word as a trigger of a type; None if no event."""
    enough = _enough(here, type_)
    if not enough and not here.nodes:
        return None
    alone = here.doc.user_data.get("alone")
    chance = _chance(here, trigger, type_, known)
    if chance < (_undoubted(here) if not enough else EVENT_ALONE if alone else EVENT):
        return None
    roles = read_roles(here, trigger, type_, known)
    if not roles and type_ == GATHERED and chance >= GATHERING and not is_verb(trigger):
        there = present(here, trigger, here.doc.user_data["language"])
        roles = {ROLE_THERE: [(t, BY_GRAMMAR) for t in there]} if there else {}
    chances = [c for found in roles.values() for _, c in found]
    whole = chance * sum(chances) / len(chances) if chances else 0.0
    if whole < (WHOLE_ALONE if alone else WHOLE):
        return None
    confidence = round(whole, 3)
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
        sure=chance >= _undoubted(here),
        chance=chance,
    )


def is_never(here: Scene, match: Match, language: str) -> bool:
    """Whether annotated texts teach that neither a rule's trigger nor what it hangs on tells an event as it stands.

    The texts have one trigger for "signed a treaty". The rules for what lies before ("the 50th anniversary
    of relations") go unasked: the texts annotate what a sentence tells of its own time.
    """
    known, type_ = weights(language), match.rule.type
    if known is None or match.rule.own_date or type_ not in known.tasks or not may_trigger(match.trigger):
        return False
    at = match.trigger
    words = {t.i: t for t in (at, at.head, at.head.head, match.verb) if t is not None and may_trigger(t)}
    least = NEVER_ALONE if here.doc.user_data.get("alone") else NEVER
    return all(_chance(here, t, type_, known) < least for t in words.values())


def told_as(here: Scene, match: Match, language: str) -> Status:
    """In what state a match's words tell its event: the statistical reader's answer if it is sure enough."""
    known = weights(language)
    if known is None or match.rule.status or match.rule.type not in known.tasks:
        return match.status
    features = status_features(here, match.trigger, match.rule.type, match.verb, match.status)
    chances = known.chances(STATUS, features)
    best = max(chances, key=lambda status: (chances[status], status), default="")
    return Status(best) if best and chances[best] >= SURE else match.status


@cache
def _rule(language: str, type_: str, lemma: str, verb: bool) -> Rule:
    """What the rules of a type have in common at a lemma: kinds, objects, light verbs."""
    ours = [r for r in lexicon(language).rules if r.type == type_]
    same = [r for r in ours if lemma in (r.verbs if verb else r.nouns)]
    chosen = max(same or ours, key=lambda r: r.confidence)
    return replace(
        chosen,
        # a word that no rule knows says nothing of the kind, unless all are of one
        kind=chosen.kind if same or len({r.kind for r in ours}) == 1 else None,
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
