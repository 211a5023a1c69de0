"""Who has which role in an event, by the statistical reader's weights."""

from spacy.tokens import Token

from kg.events.features import Scene, argument_features, may_fill
from kg.events.filling import kinds_count
from kg.events.lexicon import event_types
from kg.events.weights import Weights

# How likely a name must have a role; at least, where an event would lack one that it must have.
ROLE = 0.5
LEAST = 0.1

Roles = dict[str, list[tuple[Token, float]]]


def role_chances(
    here: Scene, trigger: Token, type_: str, known: Weights
) -> dict[int, tuple[Token, dict[str, float]]]:
    """Of each word that may take part, by its index: how likely it has each role that it may have; told once."""
    memo: dict[tuple[int, str], dict[int, tuple[Token, dict[str, float]]]] = here.doc.user_data.setdefault(
        "role chances", {}
    )
    if (trigger.i, type_) not in memo:
        found = {}
        for node in here.nodes:
            if node.i == trigger.i:
                continue
            roles = [role for role in event_types()[type_].roles if may_fill(here, node, type_, role)]
            features = argument_features(here, trigger, type_, node) if roles else []
            found[node.i] = node, {role: known.chance(f"{type_}.{role}", features) for role in roles}
        memo[trigger.i, type_] = found
    return memo[trigger.i, type_]


def read_roles(here: Scene, trigger: Token, type_: str, known: Weights) -> Roles:
    """Who has which role, with its chance: of each name the likeliest role.

    A role that an event must have goes to the likeliest that are left if too few are likely enough. Where
    all are but common nouns nobody has any.
    """
    found: dict[str, list[tuple[Token, float]]] = {}
    left: list[tuple[float, int, str, Token]] = []
    for node, chances in role_chances(here, trigger, type_, known).values():
        role = max(chances, key=lambda role: (chances[role], role), default="")
        if role and chances[role] >= ROLE:
            found.setdefault(role, []).append((node, chances[role]))
        else:
            left += [(-chance, node.i, role, node) for role, chance in chances.items() if chance >= LEAST]
    for negative, _, role, node in sorted(left, key=lambda one: one[:3]):
        held = found.get(role, [])
        if sum(kinds_count(here.kinds, t) for t, _ in held) < event_types()[type_].roles[role].minimum:
            found.setdefault(role, []).append((node, -negative))
    named = any(node.i not in here.plain for holders in found.values() for node, _ in holders)
    return {role: _apart(here, holders) for role, holders in found.items()} if named else {}


def _apart(here: Scene, holders: list[tuple[Token, float]]) -> list[tuple[Token, float]]:
    """Those who have a role, none twice: "the families of the victims" without the victims, and for
    "the people of Nepal" Nepal.
    """

    def said_twice(node: Token) -> bool:
        if node.i not in here.plain:
            return False
        for other, _ in holders:
            if node.is_ancestor(other) and other.i not in here.plain and other.dep_ != "conj":
                return True
            if other.is_ancestor(node) and node.dep_ != "conj":
                return True
        return False

    return [(node, chance) for node, chance in holders if not said_twice(node)]
