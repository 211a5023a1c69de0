"""A document as read, and the mentions that its words stand for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from kg import gazetteer, ids
from kg.events.described import body_of, description, may_describe, plainly
from kg.events.seats import meant
from kg.events.worldly import ENOUGH_WORDS
from kg.gazetteer import Use
from kg.model import Document, Evidence, Kind, Mention
from kg.nlp.cast import Person
from kg.nlp.collapse import Collapsed
from kg.nlp.dates import Expression
from kg.nlp.language import language_data
from kg.nlp.layout import Block
from kg.nlp.name import Name
from kg.nlp.story import Place, Referent
from kg.nlp.view import View


@dataclass(frozen=True, slots=True)
class Reading:
    """All that is known of a document when its sentences are matched."""

    document: Document
    blocks: Sequence[Block]
    views: Sequence[View]
    names: Sequence[Sequence[Name]]
    owners: Sequence[Sequence[int | None]]
    persons: Sequence[Person]
    referents: Mapping[Place, tuple[Referent, ...]]
    expressions: Sequence[Sequence[Expression]]
    year: int | None
    home: str | None = None
    sides: tuple[str, ...] = ()
    # whether it may be about more than one state
    worldly: bool = True
    # whether it tells so much between states that a word that leaves little doubt needs no other witness
    diplomatic: bool = False
    mentions: dict[str, Mention] = field(default_factory=dict)
    # the sentences, by block and first token, in which such a word stands without one
    doubted: set[tuple[int, int]] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its parse: block, tokens `start:end` of the block, the collapsed words."""

    block: int
    start: int
    end: int
    collapsed: Collapsed
    doc: Doc


def is_short(reading: Reading) -> bool:
    """Whether a text is but a sentence or two, which leave open what an article would say."""
    return sum(len(v.text) for v in reading.views) < ENOUGH_WORDS


# How many words after a group's noun the name of what it is of may begin.
REACH = 3
# How a demonym hangs on the noun that it qualifies.
QUALIFYING = frozenset({"amod", "compound", "nmod", "poss", "mod"})


def kinds_of(reading: Reading, sentence: Sentence, token: Token) -> frozenset[str]:
    """What a word may stand for: the kinds of its mention or referent, with "Group" for several.

    The words of an office or of an organisation's name come with them, in lower case.
    """
    index, referents = _node(reading, sentence, token)
    name = reading.names[sentence.block][index] if index is not None else None
    if referents:
        kinds = {_kind_of(r).value for r in referents}
        return frozenset(kinds | ({"Group"} if len(referents) > 1 else set())) | _said(name)
    if name is None:
        return frozenset()
    if name.adjective and _beyond_conjuncts(token).dep_ not in QUALIFYING:
        return frozenset()
    if name.group:
        return (
            frozenset({Kind.PERSON.value})
            if name.country or _says_of(reading, sentence, name)
            else frozenset()
        )
    seat = name.use in (Use.CAPITAL, Use.SEAT) and name.country and not _is_where(token, sentence.doc)
    capital = {"Capital"} if seat else set()
    return frozenset({name.kind.value} | capital) | _said(name)


def _says_of(reading: Reading, sentence: Sentence, name: Name) -> bool:
    """Whether a group's words, or those after "of", say of what state or body its people are."""
    listed = reading.views[sentence.block].gaz
    return any(k in listed for k in range(name.start, name.end + REACH))


def possible_kinds(reading: Reading, block: int, short: Collapsed, index: int) -> frozenset[str]:
    """What a word may stand for, however its sentence is parsed: all that `kinds_of` may give."""
    number = short.name[index]
    name = reading.names[block][number] if number is not None else None
    start = name.start if name is not None else short.origin[index][0]
    referents = reading.referents.get(Place(block, start), ())
    kinds = {_kind_of(r).value for r in referents} | ({"Group"} if referents else set())
    if name is None and may_describe(reading.views[block].language, short.words[index]):
        return frozenset(kinds | {Kind.ORGANISATION.value})
    if name is None or (name.group and not referents):
        return frozenset(kinds)
    if name.pair or name.use in (Use.CAPITAL, Use.SEAT):
        kinds |= {"Capital", "Group", Kind.STATE.value}
    return frozenset(kinds | {name.kind.value}) | _said(name)


def _is_where(token: Token, doc: Doc) -> bool:
    """Whether a preposition makes a name the place of what is told: "in Tehran", not "with Tehran"."""
    first = _beyond_conjuncts(token)
    cases = [c.lower_ for c in first.children if c.dep_ == "case"]
    governing = [first.head.lower_] if first.dep_ == "pobj" else cases
    return any(p in language_data(doc.user_data["language"])["place_prepositions"] for p in governing)


def _beyond_conjuncts(token: Token) -> Token:
    """The first of the words that a token is coordinated with."""
    at = token
    while at.dep_ == "conj" and at.head != at:
        at = at.head
    return at


def _kind_of(referent: Referent) -> Kind:
    if referent.body is not None:
        return Kind.ORGANISATION
    return Kind.STATE if referent.country else Kind.PERSON


@dataclass(frozen=True, slots=True)
class About:
    """Of what states those are for whom a word stands, and the words of their offices and bodies in lower case.

    `known` says that the gazetteer knows the body.
    """

    states: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    known: bool = False


def about(reading: Reading, sentence: Sentence, token: Token) -> About:
    """What the document says anywhere of those for whom a word stands."""
    index, referents = _node(reading, sentence, token)
    name = reading.names[sentence.block][index] if index is not None else None
    owner = reading.owners[sentence.block][index] if index is not None and not referents else None
    numbers = [owner, *(r.person for r in referents)]
    persons = [reading.persons[n] for n in numbers if n is not None]
    bodies = [r.body for r in referents if r.body is not None]
    named = [name.country] if name is not None else []
    of = [*(p.country for p in persons), *(b.country for b in bodies)]
    states = [*named, *(r.country for r in referents), *of]
    offices = [office for p in persons for office in p.offices] + [b.name for b in bodies]
    keys = [name.key if name is not None else None, *(b.key for b in bodies), *(p.body for p in persons)]
    words = _said(name) | {w for text in offices for w in text.lower().split()}
    return About(
        frozenset(state for state in states if state),
        words,
        any((key or "").startswith("org:") for key in keys),
    )


def _said(name: Name | None) -> frozenset[str]:
    if name is None:
        return frozenset()
    texts = name.offices or ((name.text,) if name.kind is Kind.ORGANISATION else ())
    return frozenset(w for text in texts for w in text.lower().split())


def _node(reading: Reading, sentence: Sentence, token: Token) -> tuple[int | None, tuple[Referent, ...]]:
    """The number of the name, and the referents, that a word stands for."""
    index = sentence.collapsed.name[token.i]
    start = sentence.collapsed.origin[token.i][0]
    if index is None:
        referents = reading.referents.get(Place(sentence.block, start), ())
        return (None, referents) if referents else _described(reading, sentence, token)
    name = reading.names[sentence.block][index]
    if name.pair:
        return index, tuple(Referent(country=code) for code in name.pair)
    if name.use in (Use.CAPITAL, Use.SEAT) and name.country and _acts(token):
        # "Tehran summoned the ambassador": the capital stands for its state
        return index, (meant(name, reading.views[0].language, reading.names),)
    return index, reading.referents.get(Place(sentence.block, name.start), ())


def _described(reading: Reading, sentence: Sentence, token: Token) -> tuple[int | None, tuple[Referent, ...]]:
    names = reading.names[sentence.block]
    whole = body_of(reading.views[sentence.block].language, names, sentence.collapsed, token)
    if whole is not None:
        return whole, ()
    body = description(reading.views[sentence.block], names, sentence.collapsed, token)
    return None, (Referent(body=body),) if body is not None else ()


def _acts(token: Token) -> bool:
    """Whether a word is the subject or the agent of its clause, alone or with others."""
    at = _beyond_conjuncts(token)
    return at.dep_ in ("nsubj", "obl:agent") or (at.dep_ == "pobj" and at.head.dep_ == "agent")


def mentions_of(reading: Reading, sentence: Sentence, token: Token) -> list[str]:
    """The ids of the mentions that a word stands for; they are added to the reading."""
    index, referents = _node(reading, sentence, token)
    if index is not None and not referents:
        return [add_name(reading, sentence.block, index)]
    name = reading.names[sentence.block][index] if index is not None else None
    start, end = sentence.collapsed.origin[token.i] if name is None else (name.start, name.end)
    evidence = evidence_of(reading, sentence.block, start, end)
    return [add_referent(reading, r, evidence) for r in referents]


def plain_mention(reading: Reading, sentence: Sentence, token: Token) -> str:
    """The id of the mention of those whom a common noun describes; it is added to the reading."""
    view, names = reading.views[sentence.block], reading.names[sentence.block]
    body, (start, end) = plainly(view, names, sentence.collapsed, token)
    return add_referent(reading, Referent(body=body), evidence_of(reading, sentence.block, start, end))


def add_name(reading: Reading, block: int, index: int) -> str:
    """The mention of a name; a named person gets the fullest name that the document gives."""
    name = reading.names[block][index]
    owner = reading.owners[block][index]
    evidence = evidence_of(reading, block, name.start, name.end)
    if owner is not None:
        return add_referent(reading, Referent(person=owner), evidence, name)
    return _keep(
        reading, Mention("", name.kind, name.text, evidence, name.offices, name.country, name.key, name.named)
    )


def add_referent(reading: Reading, referent: Referent, evidence: Evidence, name: Name | None = None) -> str:
    """The mention of a person of the cast, a state or a body at some evidence; it is added to the reading."""
    if referent.country is not None:
        label = reading.views[0].language
        return _keep(
            reading,
            Mention(
                "",
                Kind.STATE,
                _state_label(referent.country, label),
                evidence,
                (),
                referent.country,
                referent.country,
            ),
        )
    if referent.body is not None:
        body = referent.body
        return _keep(
            reading,
            Mention("", Kind.ORGANISATION, body.name, evidence, (), body.country, body.key, body.named),
        )
    person = reading.persons[referent.person or 0]
    offices = name.offices if name is not None else ()
    return _keep(
        reading,
        Mention("", Kind.PERSON, person.name, evidence, offices, person.country, None, person.named),
    )


def _state_label(code: str, language: str) -> str:
    return gazetteer.name(code, language) or code


def _keep(reading: Reading, mention: Mention) -> str:
    at = mention.evidence
    id_ = ids.mint(
        "mention", mention.name, at.document, str(at.start), str(at.end), mention.name, mention.kind
    )
    if id_ not in reading.mentions:
        reading.mentions[id_] = Mention(
            id_, mention.kind, mention.name, at, mention.offices, mention.country, mention.key, mention.named
        )
    return id_


def evidence_of(reading: Reading, block: int, start: int, end: int) -> Evidence:
    """Tokens `start:end` of a block as a slice of the document."""
    doc = reading.views[block].doc
    offset = reading.blocks[block].start
    first = offset + doc[start].idx
    last = offset + doc[end - 1].idx + len(doc[end - 1])
    return Evidence(reading.document.source.id, first, last, reading.document.text[first:last])


def identity(mention: Mention) -> str:
    """Who a mention stands for in its document: two of one person, state or body have the same."""
    return f"{mention.kind} {mention.key or mention.name}"
