"""Whether any rule can hold in a short sentence, told before it is parsed.

A look at its words: may one be a rule's trigger, are the rule's other words there, and enough names
or pronouns to take its roles? What is refused here no parse could make an event.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from kg.events.filling import PLAIN_ROLES, allowed_kinds, may_guess, plain_roles
from kg.events.lexicon import Rule, event_types, lexicon
from kg.events.reading import Reading, possible_kinds
from kg.events.weights import weights
from kg.nlp.collapse import Collapsed
from kg.nlp.conjugation import bare, participle_forms
from kg.nlp.gate import verb_forms
from kg.nlp.repair_en import UNWELCOME

Lemmas = Callable[[str], frozenset[str]]
# How many words stand between a preposition and its noun at most.
REACH = 3
# Prepositions that the parser hangs nowhere but on the noun after them.
PLAIN = frozenset({"in"})


@dataclass(frozen=True, slots=True)
class Node:
    """A word that may take part: what it may stand for, the words before it."""

    kinds: frozenset[str]
    before: frozenset[str]


@dataclass(frozen=True, slots=True)
class Asked:
    """Someone whom a rule asks for: of which kinds, after which words (of any, where there are none)."""

    kinds: frozenset[str]
    after: frozenset[str] = frozenset()

    def may_be(self, node: Node) -> bool:
        """Whether a word may be meant."""
        led = not self.after or not self.after.isdisjoint(node.before)
        return led and not self.kinds.isdisjoint(node.kinds)


@dataclass(frozen=True, slots=True)
class Need:
    """What a rule asks of a sentence: a word of each of `words`, and somebody else for each of `roles`."""

    words: tuple[frozenset[str], ...]
    roles: tuple[Asked, ...]

    def met(self, said: frozenset[str], nodes: Sequence[Node]) -> bool:
        """Whether a sentence of some words, with some who may take part, may have it all."""
        if any(words.isdisjoint(said) for words in self.words):
            return False
        if not all(any(role.may_be(n) for n in nodes) for role in self.roles):
            return False
        return sum(any(role.may_be(n) for role in self.roles) for n in nodes) >= len(self.roles)


@lru_cache(maxsize=8)
def needs(language: str, *, learned: bool = True) -> dict[str, tuple[Need, ...]]:
    """What the rules of each trigger ask for, by the trigger's lemma without its pronoun.

    With `learned` also what the statistical reader asks of the types that a word may trigger.
    """
    found: dict[str, list[Need]] = defaultdict(list)
    for rule in lexicon(language).rules:
        need = _need(rule)
        for lemma in {known.removeprefix("se ").removeprefix("s'") for known in rule.verbs | rule.nouns}:
            found[lemma].append(need)
    known_weights = weights(language) if learned else None
    for known, types in known_weights.strong.items() if known_weights else ():
        found[bare(known)] += [_need_of(type_) for type_ in types]
    return {lemma: tuple(several) for lemma, several in found.items()}


@cache
def _need_of(type_: str) -> Need:
    """What an event of a type asks for, whatever the words."""
    roles = event_types()[type_].roles
    people = plain_roles(type_)
    asked = [Asked(allowed_kinds(type_, role)) for role, of in roles.items() if of.minimum]
    if any(of.minimum and role in people for role, of in roles.items()):
        # one of those who take part may be told by a common noun
        asked = [Asked(frozenset().union(*(one.kinds for one in asked)))] * max(1, len(asked) - 1)
    return Need(
        (), tuple(asked or [Asked(frozenset().union(*(allowed_kinds(type_, role) for role in roles)))])
    )


def _need(rule: Rule) -> Need:
    words = [frozenset(bare(light) for light in rule.light)] if rule.needs_light and rule.light else []
    words += [rule.any] if rule.any and not any(w.startswith("dep:") for w in rule.any) else []
    words += [rule.object_words] if rule.object_words else []
    asked = [
        Asked(allowed_kinds(rule.type, role), _leads(rule, role))
        for role, type_ in event_types()[rule.type].roles.items()
        if type_.minimum
        and role not in rule.optional
        and role != rule.implicit
        and role not in PLAIN_ROLES.get(rule.type, ())
    ]
    if not asked and not rule.implicit:
        # any role that the rule has
        asked = [Asked(frozenset().union(*(allowed_kinds(rule.type, role) for role, _ in rule.roles)))]
    return Need(tuple(words), tuple(asked))


def _leads(rule: Rule, role: str) -> frozenset[str]:
    """The prepositions of which one must stand before who fills a role; none if the grammar may find it elsewhere."""
    named = frozenset(f for alternative in dict(rule.roles).get(role, ()) for f in alternative)
    plain = named and not may_guess(rule) and named <= PLAIN
    return named if plain else frozenset()


def possible(
    reading: Reading, block: int, short: Collapsed, language: str, lemmas: Lemmas, *, learned: bool = True
) -> bool:
    """Whether any rule may hold in a short sentence of a block, or, if `learned`, the statistical reader be right.

    `lemmas` gives those that a word may have.
    """
    plain = {w.lower() for w, name in zip(short.words, short.name, strict=True) if name is None}
    written = frozenset().union(short.lemmas.values(), *(_lemmas_of(w, language, lemmas) for w in plain))
    known = needs(language, learned=learned)
    triggers = written & known.keys()
    nodes = list(_nodes(reading, block, short))
    said = written.union(plain, *(n.kinds for n in nodes))
    return any(need.met(said, nodes) for lemma in triggers for need in known[lemma])


def _nodes(reading: Reading, block: int, short: Collapsed) -> Iterator[Node]:
    low = [w.lower() for w in short.words]
    for i in range(len(low)):
        kinds = possible_kinds(reading, block, short, i)
        if kinds:
            yield Node(kinds, frozenset(low[max(i - REACH, 0) : i]))


@lru_cache(maxsize=2**14)
def _lemmas_of(word: str, language: str, lemmas: Lemmas) -> frozenset[str]:
    """The model's lemmas of a word, and those that are written over them."""
    mended = (verb_forms(language).get(word), participle_forms(language).get(word))
    unwelcome = UNWELCOME[1:] if word == UNWELCOME[0] else ()
    return lemmas(word).union((m for m in mended if m), unwelcome)
