"""What the statistical reader sees: features of a word as a trigger, and of a name as a participant.

Features are strings, from the parse of the collapsed sentence, from what stands around a word and from
what the rules make of it. `kg/events/learned.py` weighs them.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Token

from kg.events.around import of_noun, of_verb
from kg.events.described import means_people
from kg.events.filling import Kinds, allowed_kinds, plain_roles
from kg.events.lexicon import lexicon
from kg.events.match import Match
from kg.events.reading import About
from kg.nlp.syntax import clause_head, expand, is_passive, is_verb, lemma_of

# How far the words around a trigger are looked at, and how many words may stand between it and a name to be told.
WINDOW = 5
ADJACENT = 2
BETWEEN = 6
# Bounds of the classes of distances, in words.
DISTANCES = (1, 2, 3, 5, 8, 13, 21)
LONGEST_PATH = 5
OPEN_CLASSES = frozenset({"VERB", "NOUN", "PROPN", "ADJ"})
# Kinds that are told of a word, in the order in which one stands for all.
KINDS = ("Group", "Person", "Country", "Capital", "Place", "Organisation")


@dataclass(frozen=True, slots=True)
class Scene:
    """A parsed sentence with the words of it that may take part, and the rules' matches by trigger.

    `plain` are common nouns among those words that mean people or a body, but nobody known: "the families".
    """

    doc: Doc
    kinds: Kinds
    nodes: tuple[Token, ...]
    plain: frozenset[int]
    matches: Mapping[tuple[int, str], Match]
    about: Callable[[Token], About]


def scene(
    doc: Doc, kinds: Kinds, groups: Sequence[Sequence[Match]], about: Callable[[Token], About]
) -> Scene:
    """The scene of a sentence with the rules' matches, one group for each trigger and type."""
    best = {(group[0].trigger.i, group[0].rule.type): group[0] for group in groups}
    language, names = doc.user_data["language"], doc.user_data["names"]
    common = (t for t in doc if t.pos_ == "NOUN" and t.i not in names and not kinds(t))
    plain = frozenset(t.i for t in common if means_people(language, t))
    return Scene(doc, kinds, tuple(t for t in doc if kinds(t) or t.i in plain), plain, best, about)


def may_fill(here: Scene, node: Token, type_: str, role: str) -> bool:
    """Whether a word may have a role of a type: by what it stands for, or as a common noun for people."""
    allowed = allowed_kinds(type_, role)
    return not allowed.isdisjoint(here.kinds(node)) or (node.i in here.plain and role in plain_roles(type_))


@cache
def lights(language: str, type_: str) -> frozenset[str]:
    """The verbs that carry the nouns of a type."""
    return frozenset(v for r in lexicon(language).rules if r.type == type_ for v in r.light)


@cache
def triggers(language: str, type_: str) -> frozenset[str]:
    """The lemmas that the rules of a type know."""
    return frozenset(v for r in lexicon(language).rules if r.type == type_ for v in r.verbs | r.nouns)


def sort_of(kinds: frozenset[str]) -> str:
    """The one kind that tells most of those that a word has; "" if it has none."""
    return next((k for k in KINDS if k in kinds), "")


def may_trigger(token: Token) -> bool:
    """Whether a word may tell an event at all: a verb, a noun or an adjective that stands for no name."""
    return token.pos_ in OPEN_CLASSES and token.i not in token.doc.user_data["names"]


def word_of(here: Scene, token: Token) -> str:
    """A word for a feature: its lemma, or the kind of what it stands for."""
    sort = sort_of(here.kinds(token))
    return f"#{sort}" if sort else "#" if token.i in here.doc.user_data["names"] else token.lemma_.lower()


def _verb_of(here: Scene, trigger: Token, type_: str) -> tuple[Mapping[str, list[Token]], Token | None]:
    language = here.doc.user_data["language"]
    if is_verb(trigger):
        return of_verb(trigger), trigger
    return of_noun(trigger, lights(language, type_))


def trigger_features(here: Scene, trigger: Token, type_: str) -> list[str]:
    """The features of a word as a trigger of a type."""
    out = list(around(here, trigger))
    lemma = lemma_of(trigger)
    functions, verb = _verb_of(here, trigger, type_)
    match = here.matches.get((trigger.i, type_))
    language = here.doc.user_data["language"]
    out += [
        f"known={lemma in triggers(language, type_)}",
        f"fires={match is not None}",
        f"l={lemma} v={verb.lemma_.lower() if verb is not None else ''}",
    ]
    if match is not None:
        out += [f"fires={match.rule.id}", f"guessed={match.guessed} {match.open}"]
    for id_, why in here.doc.user_data["refused"].get((trigger.i, type_), ()):
        out += [f"rule={id_}", f"why={why}", f"rule={id_} why={why}"]
    for function, tokens in functions.items():
        out.append(f"f={function}")
        for word in sorted({word_of(here, t) for t in tokens}):
            out += [f"f={function} {word}", f"l={lemma} f={function} {word}"]
        told = [here.about(t) for t in tokens if here.kinds(t)]
        out += [f"f={function} a={word}" for word in sorted({w for a in told for w in a.words})]
        if told:
            out.append(f"f={function} state={any(a.states for a in told)} {any(a.words for a in told)}")
    return out


def around(here: Scene, trigger: Token) -> list[str]:
    """The features of a word as a trigger of whatever type; read once."""
    memo: dict[int, list[str]] = here.doc.user_data.setdefault("around", {})
    if trigger.i not in memo:
        memo[trigger.i] = list(_read_around(here, trigger))
    return memo[trigger.i]


def _read_around(here: Scene, trigger: Token) -> Iterator[str]:
    doc, lemma = here.doc, lemma_of(trigger)
    head = word_of(here, trigger.head) if trigger.head != trigger else "ROOT"
    yield from ("1", f"l={lemma}", f"l={lemma} {trigger.pos_}", f"w={trigger.lower_}", f"d={trigger.dep_}")
    yield from (f"p={trigger.pos_} {trigger.tag_}", f"h={head}", f"l={lemma} h={head}")
    for child in trigger.children:
        yield from (f"c={child.dep_} {word_of(here, child)}", f"c={child.dep_}")
    for offset in range(-WINDOW, WINDOW + 1):
        at = trigger.i + offset
        if offset and 0 <= at < len(doc):
            word = word_of(here, doc[at])
            yield f"b={word}"
            if abs(offset) <= ADJACENT:
                yield from (f"{offset}={word}", f"l={lemma} {offset}={word}")
    sorts = [sort_of(here.kinds(t)) for t in here.nodes if t.i not in here.plain]
    yield from (f"n={sort}{min(sorts.count(sort), 2)}" for sort in KINDS)
    yield f"n={min(len(sorts), 4)}"
    yield f"plain={min(len(here.plain), 2)}"
    told = [here.about(t) for t in here.nodes if t.i not in here.plain]
    states = {state for a in told for state in a.states}
    yield f"states={min(len(states), 3)}"
    yield f"of states={min(sum(bool(a.states) for a in told), 3)}"
    yield f"known={min(sum(a.known for a in told), 2)}"
    yield f"in office={min(sum(bool(a.words) for a in told), 3)}"
    for word in sorted({w for a in told for w in a.words}):
        yield f"a={word}"


def _distance(words: int) -> str:
    return str(next((k for k, bound in enumerate(DISTANCES) if words <= bound), len(DISTANCES)))


def path_between(trigger: Token, node: Token) -> str | None:
    """The dependency path from a trigger up and down to a word, prepositions written out; None if it is long."""
    ups = [trigger, *trigger.ancestors]
    above = {t.i: k for k, t in enumerate(ups)}
    downs: list[Token] = []
    at = node
    while at.i not in above:
        downs.append(at)
        if at.head == at:
            return None
        at = at.head
    up = ups[: above[at.i]]
    if len(up) + len(downs) > LONGEST_PATH:
        return None
    steps = [f"^{t.dep_}" for t in up]
    for t in reversed(downs):
        lexical = t.pos_ == "ADP" or t.dep_ == "prep"
        steps.append(f"{t.dep_}:{t.lower_}" if lexical else t.dep_)
    return " ".join(steps)


def governor(node: Token) -> str:
    """The preposition before a name, or the word that it is an object or a subject of by its label."""
    cases = [c.lower_ for c in node.children if c.dep_ == "case"]
    if cases:
        return cases[0]
    at = node
    while at.dep_ in ("conj", "appos") and at.head != at:
        at = at.head
    cases = [c.lower_ for c in at.children if c.dep_ == "case"]
    if cases:
        return cases[0]
    return at.head.lower_ if at.head.pos_ == "ADP" else at.dep_


def _functions_held(here: Scene, trigger: Token, type_: str) -> Mapping[int, list[str]]:
    """Which functions at a trigger each word has, alone or with others; read once."""
    memo: dict[tuple[int, str], dict[int, list[str]]] = here.doc.user_data.setdefault("held", {})
    if (trigger.i, type_) not in memo:
        found: dict[int, list[str]] = {}
        for function, tokens in _verb_of(here, trigger, type_)[0].items():
            for i in dict.fromkeys(x.i for t in tokens for x in expand(t)):
                found.setdefault(i, []).append(function)
        memo[trigger.i, type_] = found
    return memo[trigger.i, type_]


def argument_features(here: Scene, trigger: Token, type_: str, node: Token) -> list[str]:
    """The features of a word as a participant of the event of a trigger, whatever its role."""
    doc, lemma = here.doc, lemma_of(trigger)
    verb = _verb_of(here, trigger, type_)[1]
    sort = "plain" if node.i in here.plain else sort_of(here.kinds(node))
    side = "<" if node.i < trigger.i else ">"
    named = node.i in doc.user_data["names"]
    low, high = sorted((trigger.i, node.i))
    between = doc[low + 1 : high]
    nodes_between = sum(low < t.i < high for t in here.nodes)
    held = _functions_held(here, trigger, type_).get(node.i, ())
    path, prep = path_between(trigger, node), governor(node)
    passive = "passive" if verb is not None and is_passive(verb) else "active"
    rank = sum(t.i < node.i for t in here.nodes)
    left = word_of(here, doc[node.i - 1]) if node.i else "^"
    right = word_of(here, doc[node.i + 1]) if node.i + 1 < len(doc) else "$"
    out = [
        "1",
        f"k={sort}",
        f"k={sort} {side}",
        f"k={sort} {side} {passive}",
        f"named={named} {side}",
        f"side={side} {nodes_between if nodes_between < 3 else 3}",
        f"side={side} {_distance(high - low)}",
        f"l={lemma} {side}",
        f"l={lemma} {side} {sort}",
        f"prep={prep}",
        f"prep={prep} {side} {sort}",
        f"l={lemma} prep={prep} {side}",
        f"dep={node.dep_} {passive} {side}",
        f"head={word_of(here, node.head)}",
        f"path={path}",
        f"l={lemma} path={path}",
        f"path={path} {sort} {passive}",
        f"rank={min(rank, 3)} of {min(len(here.nodes), 4)}",
        f"left={left}",
        f"left={left} {side}",
        f"right={right}",
        f"same clause={clause_head(node) == clause_head(trigger)}",
        f"pos={trigger.pos_} {side}",
    ]
    if node.i > 1:
        out.append(f"left2={word_of(here, doc[node.i - 2])} {left}")
    if high - low <= BETWEEN + 1:
        out += [f"between={word_of(here, t)}" for t in between]
        out.append("all=" + " ".join(word_of(here, t) for t in between))
    out.append(f"verbs={min(sum(is_verb(t) for t in between), 3)}")
    out.append(f"commas={min(sum(t.text == ',' for t in between), 3)}")
    out.append(f"no function={not held}")
    told = here.about(node)
    out += [a for word in sorted(told.words) for a in (f"a={word}", f"a={word} {side}")]
    others = {state for t in here.nodes if t.i != node.i for state in here.about(t).states}
    other = "none" if not told.states else "same" if told.states <= others else "other"
    out += [f"state={other} {sort}", f"state={other} {side}", f"known={told.known}"]
    for function in held:
        out += [f"f={function}", f"f={function} {sort} {passive}", f"l={lemma} f={function}"]
    match = here.matches.get((trigger.i, type_))
    if match is not None:
        roles = [role for role, tokens in match.roles.items() if node.i in {t.i for t in tokens}]
        out += [f"rule={role}" for role in roles or ("none",)]
    else:
        out.append("rule=")
    return out
