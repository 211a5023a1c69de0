"""Rules against a parsed sentence: which roles does each trigger's grammar fill?"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Token

from kg.events.around import Fillers, clause, of_noun, of_verb, own_words, words_around
from kg.events.lexicon import Functions, Lexicon, Rule, event_types
from kg.model import Status
from kg.nlp.status import status_of
from kg.nlp.syntax import clause_head, expand, is_verb, lemma_of, obliques, subtree

# Types of which a place or a mission can not be a party, only the state that it is of.
# Functions whose words do not tell what a trigger is about.
DISTANT = frozenset({"bearer", "poss", "mod", "clause", "small", "said"})
OF_STATES = frozenset({"Relations"})
# Types of acts that a decision brings about by itself: "decided to recall the ambassador".
DECIDED = frozenset({"Sanction", "Relations", "Appointment"})
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
PLAIN_FUNCTIONS = frozenset({"to", "on", "against", "at", "indirect", "object", "à", "contre", "sur", "aux"})
# The prior that a rule must have, and how a word hangs on another that it only qualifies.
SURE_ENOUGH = 0.7
TITLING = frozenset({"compound", "amod", "nmod"})
QUALIFIERS = frozenset({"amod", "compound", "nmod", "poss", "nummod"})


@dataclass(frozen=True, slots=True)
class Match:
    """A rule that fired at a trigger: tokens by role, before they become mentions.

    `verb` carries a noun trigger; `object` is a span of words (first, last + 1) or None. `guessed`
    says that a role was given to the nearest word that can fill it, not by the grammar, `open` that one
    is left to be filled from what was told before.
    """

    rule: Rule
    trigger: Token
    verb: Token | None
    roles: dict[str, list[Token]]
    status: Status
    kind: str | None
    object: tuple[int, int] | None
    guessed: bool = False
    open: bool = False


def candidates(
    doc: Doc, lexicon: Lexicon, kinds: Callable[[Token], frozenset[str]], names: frozenset[int] = frozenset()
) -> list[list[Match]]:
    """For each trigger of a sentence and each type: the rules that fire there, the best first.

    `kinds` tells what a token may stand for. Words that stand for a name (their indices are
    `names`) trigger nothing.
    """
    found: list[list[Match]] = []
    for token in doc:
        rules = lexicon.by_lemma.get(lemma_of(token), ()) if token.i not in names else ()
        by_type: dict[str, list[Match]] = {}
        for rule in rules:
            match = attempt(rule, token, kinds)
            if isinstance(match, Match):
                by_type.setdefault(rule.type, []).append(match)
        found.extend(sorted(group, key=_rank, reverse=True) for group in by_type.values())
    return found


def _rank(match: Match) -> tuple[bool, int, float]:
    return not (match.guessed or match.open), sum(len(v) for v in match.roles.values()), match.rule.confidence


def attempt(rule: Rule, token: Token, kinds: Callable[[Token], frozenset[str]]) -> Match | str:
    """The match of a rule at a trigger, or in words why there is none."""
    lemma = lemma_of(token)
    verb: Token | None = None
    if lemma in rule.verbs and is_verb(token):
        functions: Fillers = of_verb(token)
    elif lemma in rule.nouns and not is_verb(token):
        functions, verb = of_noun(token, rule.light)
        if rule.needs_light and verb is None:
            return "no light verb carries it"
    else:
        return "another part of speech"
    if not _words_allow(rule, token, verb, kinds):
        return "the words of its clause"
    if not _object_allows(rule, token, functions, kinds):
        return "the words of its object"
    roles = _fill(rule, functions, kinds)
    guessed = left_open = False
    if isinstance(roles, str):
        more = _fill_nearest(rule, token, functions, kinds) or _fill_plainly(rule, token, functions, kinds)
        filled = more or _fill_open(rule, functions, kinds)
        if filled is None:
            return roles
        roles, guessed, left_open = filled, more is not None, more is None
    status = Status(rule.status) if rule.status else _status(rule, token, verb, functions)
    return Match(
        rule, token, verb, roles, status, _kind(rule, token, verb), _object(rule, token, functions),
        guessed, left_open,
    )  # fmt: skip


def _status(rule: Rule, token: Token, verb: Token | None, functions: Fillers) -> Status:
    """The state in which the sentence tells the event of a rule."""
    language = token.doc.user_data["language"]
    said = status_of(token, verb, language, decided=rule.type in DECIDED)
    if said is Status.OCCURRED and rule.type == "Conference" and verb is None and "clause" in functions:
        # "will meet on the sidelines of the summit"
        return status_of(clause_head(token), None, language)
    return said


def _words_allow(
    rule: Rule, token: Token, verb: Token | None, kinds: Callable[[Token], frozenset[str]]
) -> bool:
    if rule.titled and not _titled(token):
        return False
    if not rule.any and not rule.none:
        return True
    words = words_around(token, verb)
    if words & rule.none:
        return False
    if not rule.any or words & rule.any:
        return True
    # an office or a body that is one word of the collapsed sentence: "named X ambassador to China"
    return any(kinds(t) & rule.any for t in clause(token, verb))


def _titled(token: Token) -> bool:
    """Whether a trigger closes a title: "Munich Security [Conference]", not "the Summit"."""
    before = [c for c in token.children if c.i < token.i and c.dep_ in TITLING]
    return token.text[:1].isupper() and any(c.text[:1].isupper() for c in before)


def _object_allows(
    rule: Rule, token: Token, functions: Fillers, kinds: Callable[[Token], frozenset[str]]
) -> bool:
    if not rule.object_words:
        return True
    near = [t for key in sorted(set(functions) - DISTANT) for t in functions[key]]
    near += [x for t in near for _, x in obliques(t)] + [token]
    words = {w for t in near for x in (t, *t.children) for w in own_words(x)} - {
        token.lemma_.lower(),
        token.lower_,
    }
    held = {w for t in near for w in kinds(t)}
    if rule.titled and held & rule.none:
        return False
    words |= held
    return bool(words & rule.object_words)


def _fill(
    rule: Rule, functions: Fillers, kinds: Callable[[Token], frozenset[str]]
) -> dict[str, list[Token]] | str:
    anyone = frozenset(k for t in event_types()[rule.type].roles.values() for k in t.kinds)
    if any(not any(kinds(t) & anyone for t in _tokens(f, functions)) for f in rule.both):
        return f"nobody as each of {', '.join(sorted(rule.both))}"
    roles = _by_grammar(rule, functions, kinds)
    missing = _missing(rule, roles)
    if missing:
        return f"no {missing[0]}"
    return roles if roles or rule.implicit else "no role"


def _fill_plainly(
    rule: Rule, trigger: Token, functions: Fillers, kinds: Callable[[Token], frozenset[str]]
) -> dict[str, list[Token]] | None:
    """The roles with those for whom the missing one has but a common noun: "gave aid to [families]"; else None."""
    if rule.both or is_verb(trigger):
        return None
    roles = _by_grammar(rule, functions, kinds)
    missing = _missing(rule, roles)
    if not roles or len(missing) != 1 or missing[0] not in PLAIN_ROLES.get(rule.type, ()):
        return None
    taken = {t.i for tokens in roles.values() for t in tokens}
    for alternative in dict(rule.roles).get(missing[0], ()):
        tokens = [t for f in alternative if f in PLAIN_FUNCTIONS for t in _tokens(f, functions)]
        plain = [t for t in tokens if t.pos_ == "NOUN" and t.i not in taken]
        if plain:
            return {**roles, missing[0]: plain}
    return None


def _missing(rule: Rule, roles: Mapping[str, list[Token]]) -> list[str]:
    """The roles without which a rule's type is no event, that nobody fills."""
    types = event_types()[rule.type].roles
    return [
        role
        for role, type_ in types.items()
        if type_.minimum and role not in roles and role not in rule.optional and role != rule.implicit
    ]


def _fill_nearest(
    rule: Rule, trigger: Token, functions: Fillers, kinds: Callable[[Token], frozenset[str]]
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
    ]
    if not near:
        return None
    return {**roles, missing[0]: [min(near, key=lambda t: abs(t.i - trigger.i))]}


def _fill_open(
    rule: Rule, functions: Fillers, kinds: Callable[[Token], frozenset[str]]
) -> dict[str, list[Token]] | None:
    """The roles without the one that what was told before may fill; None if another one is missing."""
    known = _by_grammar(rule, functions, kinds)
    role = open_role(rule)
    return (
        known
        if known and _missing(rule, known) == [role] and not taken_by_others(rule, role, functions)
        else None
    )


def taken_by_others(rule: Rule, role: str | None, functions: Fillers) -> bool:
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


def _by_grammar(
    rule: Rule, functions: Fillers, kinds: Callable[[Token], frozenset[str]]
) -> dict[str, list[Token]]:
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


def kinds_count(kinds: Callable[[Token], frozenset[str]], token: Token) -> int:
    """How many participants a token may stand for: two for a group."""
    return 2 if "Group" in kinds(token) else 1


def _is_thing(subject: Token, kinds: Callable[[Token], frozenset[str]]) -> bool:
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
        tokens = [x for t in tokens for n in _step(t, step) for x in expand(n)]
    yield from tokens


def _step(token: Token, step: str) -> list[Token]:
    if is_verb(token):
        return of_verb(token).get(step, [])
    return of_noun(token, frozenset())[0].get(step, [])


def _kind(rule: Rule, token: Token, verb: Token | None) -> str | None:
    near = {w for t in (token, *token.children) for w in (t.lower_, t.lemma_.lower())}
    if verb is not None:
        near |= {w for t in (verb, *verb.children) for w in (t.lower_, t.lemma_.lower())}
    if is_verb(token):
        near |= {
            w for _, n in obliques(token) for t in (n, *n.children) for w in (t.lower_, t.lemma_.lower())
        }
    for kind, words in rule.kind_words:
        if near & words:
            return kind
    return rule.kind


def _object(rule: Rule, token: Token, functions: Mapping[str, list[Token]]) -> tuple[int, int] | None:
    for function in rule.object:
        if function == "self":
            return subtree(token)
        if function == "clause":
            inner = [c for c in token.children if c.dep_ in ("xcomp", "ccomp", "advcl")]
            if inner:
                return subtree(inner[0])
            continue
        first, *rest = function.split(">")
        for start in functions.get(first, []):
            steps = [start]
            for step in rest:
                steps = [n for t in steps for n in _step(t, step)]
            if steps:
                first_word, end = subtree(steps[0])
                # "de la Conférence": the preposition is not the object's
                led = steps[0].doc[first_word].pos_ == "ADP" and first_word < steps[0].i
                return first_word + led, end
    return None


def clause_of(match: Match) -> Token:
    """The verb of the clause in which a match stands."""
    return clause_head(match.verb if match.verb is not None else match.trigger)


__all__ = ["OF_STATES", "Functions", "Match", "attempt", "candidates", "clause_of", "kinds_count"]
