"""Who fills the roles of a rule: by the grammar, else the nearest, a common noun, or what was told before."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from kg.events.around import Fillers, of_noun, of_verb
from kg.events.described import means_people
from kg.events.lexicon import Rule, event_types
from kg.nlp.language import language_data
from kg.nlp.syntax import OBJECT, expand, is_verb

Kinds = Callable[[Token], frozenset[str]]

# Types of which a place or a mission can not be a party, only the state that it is of.
OF_STATES = frozenset({"Relations"})
# Types whose missing participant may be the nearest name; roles of which it stands before the trigger;
# how many words of the collapsed sentence away it stands at most.
GUESSED = frozenset({"Visit", "Meeting", "Call", "Message", "Invitation", "Mediation", "Aid", "Agreement"})
ACTING = frozenset({"visitor", "participant", "party", "inviter", "donor", "sender", "mediator"})
NEAR = 12
# The role of a type that what was told before may fill.
LEFT_OPEN = {
    "Meeting": "participant",
    "Call": "participant",
    "Visit": "visitor",
    "Invitation": "invitee",
    "Relations": "party",
}
# Roles whose holders may be said by a common noun alone, and the functions in which it may stand.
PLAIN_ROLES = {
    "Sanction": ("target",),
    "Aid": ("recipient",),
    "Award": ("recipient",),
    "Message": ("recipient",),
}
PLAIN_FUNCTIONS = frozenset(
    {"to", "with", "on", "against", "at", "indirect", "object", "à", "avec", "contre", "sur", "aux"}
)
# The prior that a rule must have, and how a word hangs on another that it only qualifies.
SURE_ENOUGH = 0.7
QUALIFIERS = frozenset({"amod", "compound", "nmod", "poss", "nummod"})


@dataclass(frozen=True, slots=True)
class Filled:
    """Tokens by role. `guessed` says that a role was given to a word that the grammar does not give it to,
    `open` that one is left to be filled from what was told before.
    """

    roles: dict[str, list[Token]]
    guessed: bool = False
    open: bool = False


def fill(rule: Rule, trigger: Token, functions: Fillers, kinds: Kinds) -> Filled | str:
    """The roles of a rule at a trigger, or in words why one stays empty. `kinds` tells what a token may stand for."""
    roles = _fill(rule, functions, kinds)
    if not isinstance(roles, str):
        return Filled(roles)
    plainly = _fill_plainly(rule, trigger, functions, kinds)
    # "condolences to the families": they are meant, not who stands nearest
    people = plainly is not None and _is_of_people(plainly, kinds)
    more = plainly if people else _fill_nearest(rule, trigger, functions, kinds) or plainly
    if more is not None:
        return Filled(more, guessed=True)
    left = _fill_open(rule, functions, kinds)
    return roles if left is None else Filled(left, open=True)


def _fill(rule: Rule, functions: Fillers, kinds: Kinds) -> dict[str, list[Token]] | str:
    anyone = frozenset(k for t in event_types()[rule.type].roles.values() for k in t.kinds)
    if any(not any(kinds(t) & anyone for t in _tokens(f, functions)) for f in rule.both):
        return f"nobody as each of {', '.join(sorted(rule.both))}"
    roles = _by_grammar(rule, functions, kinds)
    missing = _missing(rule, roles)
    if missing:
        return f"no {missing[0]}"
    return roles if roles or rule.implicit else "no role"


def _fill_plainly(
    rule: Rule, trigger: Token, functions: Fillers, kinds: Kinds
) -> dict[str, list[Token]] | None:
    """The roles with those for whom the missing one has but a common noun: "gave aid to [families]"; else None."""
    if rule.both or is_verb(trigger):
        return None
    roles = _by_grammar(rule, functions, kinds)
    missing = _missing(rule, roles)
    if not roles or len(missing) != 1 or missing[0] not in PLAIN_ROLES.get(rule.type, ()):
        return None
    taken = {t.i for tokens in roles.values() for t in tokens}
    lengths = language_data(trigger.doc.user_data["language"])["lengths"]
    for alternative in dict(rule.roles).get(missing[0], ()):
        tokens = [t for f in alternative if f in PLAIN_FUNCTIONS for t in _tokens(f, functions)]
        plain = [t for t in tokens if t.pos_ == "NOUN" and t.i not in taken and t.lemma_ not in lengths]
        if plain:
            return {**roles, missing[0]: plain}
    return None


def _is_of_people(roles: Mapping[str, list[Token]], kinds: Kinds) -> bool:
    """Whether the common nouns that have a role all mean people."""
    plain = [t for tokens in roles.values() for t in tokens if not kinds(t)]
    language = plain[0].doc.user_data["language"] if plain else ""
    return all(means_people(language, t) for t in plain)


def _missing(rule: Rule, roles: Mapping[str, list[Token]]) -> list[str]:
    """The roles without which a rule's type is no event, that nobody fills."""
    types = event_types()[rule.type].roles
    return [
        role
        for role, type_ in types.items()
        if type_.minimum and role not in roles and role not in rule.optional and role != rule.implicit
    ]


def _fill_nearest(
    rule: Rule, trigger: Token, functions: Fillers, kinds: Kinds
) -> dict[str, list[Token]] | None:
    """The roles with the one that is missing given to the nearest word that can fill it; else None.

    Who acts stands before a trigger, who is acted on after it: so the parser's errors in long
    sentences do not lose the event. Frames of such matches carry less confidence.
    """
    if not may_guess(rule):
        return None
    roles = _by_grammar(rule, functions, kinds)
    missing = _missing(rule, roles)
    if len(missing) != 1 or not roles:
        return None
    taken = {t.i for tokens in roles.values() for t in tokens}
    allowed = event_types()[rule.type].roles[missing[0]].kinds
    before = missing[0] in ACTING
    if kinds(trigger) & allowed:
        # "the mission" of those who travel
        return None
    if rule.type == "Visit" and before and any(_is_thing(t, kinds) for t in functions.get("subject", [])):
        # "the goods have arrived in Lima"
        return None
    near = [
        t
        for t in trigger.doc[max(0, trigger.i - NEAR) : trigger.i + NEAR + 1]
        if t.i not in taken
        and (t.i < trigger.i) == before
        and t.dep_ not in QUALIFIERS
        and kinds(t) & allowed
        and not (missing[0] == "destination" and _of_a_noun(t, trigger))
        and not _is_lost(t)
    ]
    if not near:
        return None
    return {**roles, missing[0]: [min(near, key=lambda t: abs(t.i - trigger.i))]}


def _is_lost(token: Token) -> bool:
    """Whether somebody is mourned: "condolences on the death of X" go to others."""
    return _above(token).lemma_ in language_data(token.doc.user_data["language"])["losses"]


def _above(token: Token) -> Token:
    """The word to which a name belongs, past its preposition."""
    return token.head.head if token.dep_ == "pobj" else token.head


def _of_a_noun(token: Token, trigger: Token) -> bool:
    """Whether a name belongs to another noun and says not where it is: "the visit focused on support to Syria"."""
    if token.head.lower_ in language_data(token.doc.user_data["language"])["place_prepositions"]:
        # "visited the museum in Songea"
        return False
    noun = _above(token)
    around = noun == trigger or noun.is_ancestor(trigger)
    return noun.pos_ == "NOUN" and not around and noun.dep_ in ("pobj", *OBJECT)


def _fill_open(rule: Rule, functions: Fillers, kinds: Kinds) -> dict[str, list[Token]] | None:
    """The roles without the one that what was told before may fill; None if another one is missing."""
    known = _by_grammar(rule, functions, kinds)
    role = open_role(rule)
    return (
        known
        if known and _missing(rule, known) == [role] and not _taken_by_others(rule, role, functions)
        else None
    )


def _taken_by_others(rule: Rule, role: str | None, functions: Fillers) -> bool:
    """Whether somebody who is nobody here stands where a role is looked for: "The farmers visited China"."""
    alternatives = dict(rule.roles).get(role or "", ())
    tokens = (t for alternative in alternatives for f in alternative for t in _tokens(f, functions))
    return any(t.pos_ in ("NOUN", "PROPN") and t.dep_ not in QUALIFIERS for t in tokens)


def open_role(rule: Rule) -> str | None:
    """The role of a rule that what was told before may fill, if any."""
    return rule.open or (LEFT_OPEN.get(rule.type) if may_guess(rule) else None)


def may_guess(rule: Rule) -> bool:
    """Whether the nearest word may fill a role that the grammar leaves open."""
    return rule.type in GUESSED and not rule.both and rule.confidence >= SURE_ENOUGH


def _by_grammar(rule: Rule, functions: Fillers, kinds: Kinds) -> dict[str, list[Token]]:
    types = event_types()[rule.type].roles
    taken: set[int] = set()
    roles: dict[str, list[Token]] = {}
    for role, alternatives in rule.roles:
        allowed = allowed_kinds(rule.type, role)
        for alternative in alternatives:
            tokens = [
                t
                for f in alternative
                for t in _tokens(f, functions)
                if t.i not in taken and kinds(t) & allowed
            ]
            unique = list(dict.fromkeys(tokens))
            if len(unique) >= 1:
                roles[role] = unique
                if sum(kinds_count(kinds, t) for t in unique) >= types[role].minimum:
                    break
        taken.update(t.i for t in roles.get(role, []))
    return roles


@cache
def allowed_kinds(type_: str, role: str) -> frozenset[str]:
    """What may fill a role by the grammar; of a place its state: "opened an embassy in Rabat"."""
    kinds = event_types()[type_].roles[role].kinds
    allowed = kinds | ({"Place"} if type_ in OF_STATES else frozenset())
    return allowed | ({"Capital"} if "Country" in allowed and "Place" not in kinds else frozenset())


@cache
def place_roles(type_: str) -> frozenset[str]:
    """The roles of a type that say where: who has one takes no part."""
    return frozenset({event_types()[type_].place_role or "", "destination", "site"})


@cache
def plain_roles(type_: str) -> frozenset[str]:
    """The roles of a type that people or a body may have."""
    people, places = frozenset({"Person", "Organisation"}), place_roles(type_)
    return frozenset(
        r for r, of in event_types()[type_].roles.items() if of.kinds & people and r not in places
    )


def kinds_count(kinds: Kinds, token: Token) -> int:
    """How many participants a token may stand for: two for a group."""
    return 2 if "Group" in kinds(token) else 1


def _is_thing(subject: Token, kinds: Kinds) -> bool:
    """Whether a subject is a common noun that stands for nobody."""
    return (
        subject.pos_ == "NOUN"
        and subject.i not in subject.doc.user_data.get("names", ())
        and not kinds(subject)
    )


def _tokens(function: str, functions: Fillers) -> Iterator[Token]:
    """The tokens of a function path: "object", "with", "at>of" (the "of" at "at"), "at:invitation>of"."""
    first, *rest = function.split(">")
    key, _, lemma = first.partition(":")
    tokens = [x for t in functions.get(key, []) for x in expand(t) if not lemma or x.lemma_ == lemma]
    for step in rest:
        tokens = [x for t in tokens for n in step_to(t, step) for x in expand(n)]
    yield from tokens


def step_to(token: Token, step: str) -> list[Token]:
    """The tokens of a function of a token, be it a verb or a noun."""
    if is_verb(token):
        return of_verb(token).get(step, [])
    return of_noun(token, frozenset())[0].get(step, [])
