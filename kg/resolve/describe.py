"""How a resolved entity is called: canonical name, aliases, offices, links, id."""

import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from kg.ids import mint
from kg.model import Entity, Kind, Mention
from kg.resolve import known
from kg.resolve.gather import Local
from kg.resolve.names import content_words, person_words
from kg.resolve.spelling import fold

# A fuller name counts as a candidate when it is at least this fraction as frequent as the commonest:
# a longer one that stands in a single text among many is more often a slip.
RARE = 0.2
PRONOUNS = frozenset(
    "he she it they him her them his hers its their theirs who whom whose i me my we us our you your himself "
    "herself itself themselves il elle ils elles lui leur leurs eux son sa ses qui on nous vous".split()
)
_ARTICLE = re.compile(r"^(the|an?|les?|la|l['’]|une?|this|that|his|her|its|their|son|sa|ses)\b\s*", re.I)
# What a span before a name may begin with, and no name of persons or bodies does.
_LEADING = re.compile(r"^(?:(?:and|et|the|its|his|her|their|ses|son|sa)\s+)+", re.IGNORECASE)
DESCRIPTION_WORDS = 2


def describe(
    groups: Sequence[Local], names: Mapping[str, str] = MappingProxyType({})
) -> tuple[tuple[Entity, ...], dict[str, str]]:
    """The entities of the groups sorted by id, and the entity id of every mention.

    `names` are the names that entities with some mentions are given; their ids are as without.
    """
    shared = _shared_descriptions(groups)
    drafts = [(name := identity(group), id_parts(name, group), group) for group in groups]
    counted = Counter(parts for _, parts, _ in drafts)
    found = (
        entity_of(minted(name, parts, group, single=counted[parts] == 1), name, group, shared=shared)
        for name, parts, group in drafts
    )
    entities = tuple(sorted(found, key=lambda e: e.id))
    if names:
        entities = tuple(_renamed(entity, names) for entity in entities)
    return entities, {m.id: e.id for e in entities for m in e.mentions}


def _renamed(entity: Entity, names: Mapping[str, str]) -> Entity:
    given = next((names[m.id] for m in entity.mentions if m.id in names), None)
    if given is None:
        return entity
    return replace(entity, name=given, aliases=tuple(sorted({entity.name, *entity.aliases} - {given})))


def canonical_name(mentions: Iterable[Mention], *, kind: Kind) -> str:
    """The fullest of the frequent names; among equally full ones the most frequent, then the one
    with the accents and without capitals throughout.
    """
    every = list(mentions)
    named = [m for m in every if m.named] or every
    documents = {(m.name, m.evidence.document) for m in named}
    counted = Counter(name for name, _ in documents)
    most = max(counted.values())
    frequent = [name for name in counted if counted[name] >= RARE * most]
    return min(frequent, key=lambda n: (-_fullness(n, kind=kind), n.isupper(), -counted[n], n.isascii(), n))


def _fullness(name: str, *, kind: Kind) -> int:
    words = person_words(name) if kind is Kind.PERSON else content_words(name)
    return sum(len(word) > 1 for word in words)


def identity(group: Local) -> str:
    """What an entity is called."""
    if group.key and (label := known.label(group.key)):
        return label
    return canonical_name(group.mentions, kind=group.candidate.kind)


def id_parts(name: str, group: Local) -> tuple[str, ...]:
    """What the id of an entity is made from: kind, and name and country or key."""
    kind = known.kind(group.key) if group.key else None
    prefix = (kind or group.candidate.kind).value.lower()
    if group.key:
        return (prefix, "key", group.key)
    return (prefix, "name", fold(name) or name, group.candidate.country or "")


def minted(name: str, parts: tuple[str, ...], group: Local, *, single: bool) -> str:
    """The id of an entity; unless it is the `single` one of these parts (or where it is only
    described) also from the first document, so that adding documents leaves most ids alone.
    """
    alone = single and (group.named or group.key)
    more = () if alone else (min(m.evidence.document for m in group.mentions), group.candidate.id)
    return mint(parts[0], name, *parts, *more)


def entity_of(identifier: str, name: str, group: Local, *, shared: Container[str]) -> Entity:
    """The entity of a group; `shared` are folded descriptions that are used of others too."""
    key, candidate = group.key, group.candidate
    surfaces = {s for m in group.mentions for s in _surfaces(m, group=group, shared=shared)}
    names = surfaces | set(known.aliases(key) if key else ())
    return Entity(
        id=identifier,
        kind=(known.kind(key) if key else None) or candidate.kind,
        name=name,
        aliases=tuple(sorted(names - {name})),
        country=(known.country(key) if key else None) or candidate.country,
        offices=_offices(group.mentions),
        links=known.links(key) if key else (),
        mentions=tuple(sorted(group.mentions, key=lambda m: (m.evidence.document, m.evidence.start, m.id))),
    )


def _offices(mentions: Iterable[Mention]) -> tuple[str, ...]:
    """Offices as written, one spelling each."""
    spellings: dict[str, Counter[str]] = defaultdict(Counter)
    for mention in mentions:
        for office in mention.offices:
            spellings[fold(office)][office] += 1
    chosen = (min(found, key=lambda o: (-found[o], o)) for found in spellings.values())
    return tuple(sorted(chosen))


def _surfaces(mention: Mention, *, group: Local, shared: Container[str]) -> list[str]:
    """The name, and the words of the text where they are a name or say whom they mean."""
    quote = " ".join(mention.evidence.quote.split())
    found = [mention.name] if mention.named or not group.named else []
    if _is_name(quote, mention, group=group):
        found.append(_LEADING.sub("", quote))
    elif is_telling(quote, shared=shared):
        found.append(quote)
    return found


def _is_name(quote: str, mention: Mention, *, group: Local) -> bool:
    if not quote or _is_pronoun(quote):
        return False
    words = {w for w in fold(quote).split() if len(w) > 1}
    return bool(words & set(fold(mention.name).split())) or (
        group.named and quote.isupper() and len(quote) > 1
    )


def is_telling(quote: str, *, shared: Container[str] = ()) -> bool:
    """A description with a proper name or adjective in it ("the Cuban leader"), used of one only."""
    bare = _ARTICLE.sub("", quote)
    if _is_pronoun(quote) or len(bare.split()) < DESCRIPTION_WORDS or fold(quote) in shared:
        return False
    return any(word[:1].isupper() for word in bare.split())


def _is_pronoun(quote: str) -> bool:
    return all(word in PRONOUNS for word in fold(quote).split())


def _shared_descriptions(groups: Iterable[Local]) -> frozenset[str]:
    """Folded quotes that stand for more than one entity."""
    bearers: dict[str, set[str]] = defaultdict(set)
    for group in groups:
        for mention in group.mentions:
            bearers[fold(mention.evidence.quote)].add(group.candidate.id)
    return frozenset(quote for quote in sorted(bearers) if len(bearers[quote]) > 1)
