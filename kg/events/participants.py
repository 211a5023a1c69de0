"""Who takes part by a rule, as the statistical reader has it: roles filled, corrected and told apart."""

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from kg.events.features import Scene
from kg.events.filling import place_roles
from kg.events.lexicon import event_types
from kg.events.likely_roles import read_roles, role_chances
from kg.events.match import Match
from kg.events.weights import Weights, weights

# How likely a name must have a role that a rule leaves empty.
MORE = 0.6
# How likely somebody must be to have a role that a rule gives him, and to share one with whom a rule gives it.
UNLIKELY = 0.15
BESIDE = 0.95
# Types of which the rules know who takes part better than as what.
RELABELLED = frozenset({"Conference"})


def with_more(here: Scene, match: Match, language: str) -> Match:
    """A rule's match with who fills the roles that the rule leaves empty, as far as the reader is sure."""
    known = weights(language)
    if known is None or match.learned or match.rule.type not in known.tasks:
        return match
    match = _corrected(here, _relabelled(here, match, known), known)
    if event_types()[match.rule.type].roles.keys() <= match.roles.keys():
        return match
    taken = {t.i for tokens in match.roles.values() for t in tokens}
    roles = read_roles(here, match.trigger, match.rule.type, known)
    more = {
        role: sure
        for role, holders in roles.items()
        if role not in match.roles
        if (
            sure := [
                t for t, chance in holders if chance >= MORE and t.i not in taken and t.i not in here.plain
            ]
        )
    }
    return replace(match, roles={**match.roles, **more}) if more else match


def _corrected(here: Scene, match: Match, known: Weights) -> Match:
    """A rule's match without those who are unlikely to have the core role that it gives them, and with others who
    are as likely as can be to have one that it gives somebody.

    Rules for what lies before are believed, as by `is_never`, and all in a sentence or two by itself: it is articles
    in which much of what a rule takes for a participant is none.
    """
    type_ = match.rule.type
    if match.rule.own_date or here.doc.user_data.get("alone"):
        return match
    of, chances = event_types()[type_].roles, role_chances(here, match.trigger, type_, known)

    def unlikely(role: str, token: Token) -> bool:
        asked = of[role].core and f"{type_}.{role}" in known.tasks and token.i in chances
        return asked and chances[token.i][1].get(role, 1.0) < UNLIKELY

    kept = {role: [t for t in tokens if not unlikely(role, t)] for role, tokens in match.roles.items()}
    taken = {t.i for tokens in kept.values() for t in tokens}
    more = [
        (role, node)
        for node, likely in chances.values()
        for role in kept.keys() - place_roles(type_)
        if likely.get(role, 0.0) >= BESIDE and node.i not in taken and not _kin(node, kept[role])
    ]
    if not more and sum(map(len, kept.values())) == sum(map(len, match.roles.values())):
        return match
    for role, node in more:
        kept[role] = sorted((*kept[role], node), key=lambda t: t.i)
    return replace(match, roles={role: tokens for role, tokens in kept.items() if tokens})


def _kin(node: Token, tokens: Sequence[Token]) -> bool:
    """Whether a word stands inside the phrase of one of others, or one of them in its own."""
    return any(node.is_ancestor(t) or t.is_ancestor(node) for t in tokens)


def _relabelled(here: Scene, match: Match, known: Weights) -> Match:
    """A rule's match with each participant in the role that the reader is sure of; who has a core role keeps one."""
    type_ = match.rule.type
    roles = event_types()[type_].roles
    if type_ not in RELABELLED:
        return match
    likely = {
        node.i: role
        for role, holders in read_roles(here, match.trigger, type_, known).items()
        for node, chance in holders
        if chance >= MORE
    }
    told: dict[str, list[Token]] = {}
    for role, tokens in match.roles.items():
        for token in tokens:
            other = likely.get(token.i, role)
            told.setdefault(other if roles[other].core else role, []).append(token)
    return replace(match, roles=told)
