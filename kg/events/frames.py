"""From a match in a collapsed sentence to a frame with mentions, time, place and evidence."""

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from kg import ids
from kg.events.admission import refusal
from kg.events.apposition import named_beside
from kg.events.attendance import attended
from kg.events.completion import completed
from kg.events.enough import lacks_some, tells_part
from kg.events.filling import OF_STATES, PLAIN_ROLES
from kg.events.lexicon import event_types
from kg.events.match import Match, clause_of
from kg.events.reading import (
    Reading,
    Sentence,
    add_referent,
    evidence_of,
    identity,
    kinds_of,
    mentions_of,
    plain_mention,
)
from kg.events.states import states_behind
from kg.events.time import published, when_of
from kg.events.whereabouts import is_site, place_of
from kg.model import Argument, Frame, Kind, Mention, Status
from kg.nlp.language import language_data
from kg.nlp.story import Referent, reference_words
from kg.nlp.subjects import surface_subjects
from kg.nlp.syntax import CLAUSE_MODIFIER, obliques
from kg.nlp.view import words

LONGEST_OBJECT = 200
# Kinds of appointments that give a post to a person; only a state is elected too.
POSTS = frozenset({"appoint", "elect"})

# States whose names stand before their own sanctions: "U.S. sanctions".
IMPOSERS = frozenset({"us", "gb"})


def frame(
    reading: Reading,
    sentence: Sentence,
    match: Match,
    others: frozenset[int] = frozenset(),
    before: Sequence[Frame] = (),
) -> Frame | str:
    """The frame of a match, or in words why there is none.

    `others` are the words that trigger other events of the sentence: their dates are not this one's;
    `before` are the frames of the text so far, by which a participant who goes without saying is found.
    """
    arguments = attended(reading, sentence, match, _arguments(reading, sentence, match), before)
    guessed = match.guessed
    if lacks_some(match, arguments):
        more = completed(reading, sentence, match, arguments, before)
        arguments, guessed = (*arguments, *([more] if more else ())), True
    if not arguments or (
        lacks_some(match, arguments) and not tells_part(reading, sentence, match, arguments)
    ):
        return "too few different participants"
    evidence = evidence_of(reading, sentence.block, *_trim(reading, sentence))
    when = when_of(reading, sentence, match, others)
    status = match.status
    base = published(reading)
    if status is Status.OCCURRED and when and base and when.earliest > base:
        status = Status.PLANNED
    place = place_of(reading, sentence, match, arguments)
    refused = refusal(reading, sentence, match, arguments, when)
    if refused:
        return refused
    kind = (
        "site"
        if match.rule.type == "Visit"
        and match.kind is None
        and not any(a.role == "host" for a in arguments)
        and is_site(reading, place)
        else match.kind
    )
    first, last = sentence.collapsed.origin[match.trigger.i]
    named = sentence.collapsed.name[match.trigger.i] is not None
    # of a gathering that goes by a name the last word: "the World Economic Forum"
    trigger = reading.views[sentence.block].text[last - 1 if named else first]
    id_ = ids.mint(
        "frame", match.rule.type, evidence.document, str(evidence.start), str(match.trigger.i), match.rule.id,
        *(f"{a.role}={a.mention}" for a in arguments),
    )  # fmt: skip
    return Frame(
        id_, match.rule.type, kind, match.rule.id, trigger, arguments, when, place, status,
        _object_text(reading, sentence, match), _speaker(reading, sentence, match), evidence,
        match.rule.confidence, guessed,
    )  # fmt: skip


def _trim(reading: Reading, sentence: Sentence) -> tuple[int, int]:
    doc = reading.views[sentence.block].doc
    start, end = sentence.start, sentence.end
    while start < end - 1 and doc[start].is_space:
        start += 1
    while end - 1 > start and doc[end - 1].is_space:
        end -= 1
    return start, end


def _arguments(reading: Reading, sentence: Sentence, match: Match) -> tuple[Argument, ...]:
    out = _filled(reading, sentence, match)
    if match.rule.type == "Appointment" and match.kind in POSTS:
        out = _without_posts(reading, out, match.kind)
    implicit = match.rule.implicit
    if implicit and not any(a.role == implicit for a in out) and len(reading.sides) == 2:
        evidence = evidence_of(reading, sentence.block, *sentence.collapsed.origin[match.trigger.i])
        out += [
            Argument(implicit, add_referent(reading, Referent(country=c), evidence)) for c in reading.sides
        ]
    return _with_companions(reading, out) if match.rule.type == "Visit" else tuple(out)


def _filled(reading: Reading, sentence: Sentence, match: Match) -> list[Argument]:
    """The arguments that a match's words give, each participant once, those of core roles first."""
    types = event_types()[match.rule.type].roles
    out: list[Argument] = []
    seen: set[tuple[str, str]] = set()
    used: set[str] = set()
    for given, tokens in sorted(match.roles.items(), key=lambda kv: not types[kv[0]].core):
        for token in tokens:
            hit = given == "imposer" and _is_sanctioned(reading, sentence, match, token)
            role = "target" if hit else given
            for said in _mentions(reading, sentence, match, role, token):
                mention = named_beside(reading, sentence, said)
                region = (reading.mentions[mention].key or "").startswith("region:")
                if match.learned and region and "Place" not in types[role].kinds:
                    # "the Central American country" is a state, but the words do not say which
                    continue
                who = identity(reading.mentions[mention])
                if (role, who) in seen or who in used:
                    continue
                seen.add((role, who))
                used.add(who)
                out.append(Argument(role, mention))
    return out


def _nationals(reading: Reading, sentence: Sentence, match: Match, token: Token) -> Token | None:
    """The noun for whom a measure is meant, where a word only says of what state they are: "four Israeli settlers"."""
    index = sentence.collapsed.name[token.i]
    if match.rule.type != "Sanction" or index is None or not reading.names[sentence.block][index].adjective:
        return None
    noun = token.head
    qualifies = token.dep_ in ("amod", "compound", "nmod") and noun not in (match.trigger, match.verb)
    known = reference_words(reading.views[sentence.block].language)["nationals"]
    return noun if qualifies and noun.lemma_.lower() in known else None


def _is_sanctioned(reading: Reading, sentence: Sentence, match: Match, token: Token) -> bool:
    """Whether a state's name before "sanctions" is of whom they hit: "the Syria sanctions", not "U.S." or "Syrian"."""
    index = sentence.collapsed.name[token.i]
    if index is None or token.dep_ != "compound" or match.trigger not in (token.head, token.head.head):
        return False
    name = reading.names[sentence.block][index]
    return name.kind is Kind.STATE and not name.adjective and name.country not in IMPOSERS


def _without_posts(reading: Reading, arguments: list[Argument], kind: str) -> list[Argument]:
    """An appointment's arguments without a post taken for who holds it: "the appointment of a new ambassador"."""
    found = {a: reading.mentions[a.mention] for a in arguments if a.role == "appointee"}
    named = any(m.named for m in found.values())
    newly = words(reading.views[0].language).lists.get("newly_held", frozenset())

    def is_post(mention: Mention) -> bool:
        if mention.kind in (Kind.STATE, Kind.PLACE):
            return kind == "appoint"
        return not mention.named and (named or bool(newly & {w.casefold() for w in mention.name.split()}))

    return [a for a in arguments if a not in found or not is_post(found[a])]


def _with_companions(reading: Reading, arguments: list[Argument]) -> tuple[Argument, ...]:
    """A visit's arguments: spouses and delegations beside a visitor with a name go with him."""
    lists = words(reading.views[0].language).lists

    def leads(a: Argument) -> bool:
        mention = reading.mentions[a.mention]
        return a.role == "visitor" and mention.kind is Kind.PERSON and mention.named

    def goes_with(a: Argument) -> bool:
        mention = reading.mentions[a.mention]
        if any(_leads(reading, mention, reading.mentions[b.mention]) for b in arguments if leads(b)):
            # "a delegation led by X": it travels as much as he does
            return False
        said = {w.casefold() for w in mention.name.split()}
        spouse = not mention.named and bool(said & lists["spouse"])
        delegation = mention.kind is Kind.ORGANISATION and bool(said & lists["delegation"])
        return a.role == "visitor" and (spouse or delegation)

    if not any(leads(a) for a in arguments):
        return tuple(arguments)
    return tuple(replace(a, role="companion") if goes_with(a) else a for a in arguments)


def _leads(reading: Reading, group: Mention, person: Mention) -> bool:
    """Whether a text says of a delegation, right after it, that a person leads it."""
    between = reading.document.text[group.evidence.end : person.evidence.start].casefold()
    led_by = words(reading.views[0].language).phrases["led_by"]
    return group.kind is Kind.ORGANISATION and any(between.strip(" ,").startswith(p) for p in led_by)


def _mentions(reading: Reading, sentence: Sentence, match: Match, role: str, token: Token) -> list[str]:
    """The mentions that a word stands for as a participant; a place is none where states are meant."""
    allowed = {k for t in event_types()[match.rule.type].roles.values() for k in t.kinds}
    states: list[str] = []
    if match.rule.type in OF_STATES or ("Place" not in event_types()[match.rule.type].roles[role].kinds):
        states = states_behind(reading, sentence, token.i, anywhere=match.rule.type in OF_STATES)
    if (people := _nationals(reading, sentence, match, token)) is not None:
        return [plain_mention(reading, sentence, people)] if role == "target" else []
    own = mentions_of(reading, sentence, token)
    beside = [*_leaders(reading, sentence, token), *_escorts(reading, sentence, match, token)]
    found = states or [*own, *beside]
    if not found and (match.learned or role in PLAIN_ROLES.get(match.rule.type, ())):
        found = [plain_mention(reading, sentence, token)]
    if match.rule.type in OF_STATES or match.rule.states:
        found = [_state_of(reading, m) for m in found]
    return [m for m in found if reading.mentions[m].kind.value in allowed]


def _state_of(reading: Reading, mention: str) -> str:
    """The state for which a person acts where only states can: "the two presidents restored relations"."""
    person = reading.mentions[mention]
    if person.kind is not Kind.PERSON or person.country is None:
        return mention
    return add_referent(reading, Referent(country=person.country), person.evidence)


def _escorts(reading: Reading, sentence: Sentence, match: Match, token: Token) -> list[str]:
    """Those who come with a participant of a meeting: "X, accompanied by the minister Y"."""
    if match.rule.type != "Meeting":
        return []
    words_for = language_data(reading.views[sentence.block].language).get("accompanying", ())
    beside = [
        noun
        for clause in token.children
        if clause.dep_ in CLAUSE_MODIFIER and clause.lemma_ in words_for
        for prep, noun in obliques(clause)
        if prep in ("by", "par", "de")
    ]
    return [
        m
        for noun in beside
        for m in mentions_of(reading, sentence, noun)
        if reading.mentions[m].kind is Kind.PERSON and reading.mentions[m].named
    ]


def _leaders(reading: Reading, sentence: Sentence, token: Token) -> list[str]:
    """Who leads the delegation that a word stands for: "a delegation led by X visited"."""
    leading = language_data(reading.views[sentence.block].language)["leading"]
    if "Organisation" not in kinds_of(reading, sentence, token):
        return []
    heads = [
        noun
        for clause in token.children
        if clause.dep_ in CLAUSE_MODIFIER and clause.lemma_ in leading
        for prep, noun in obliques(clause)
        if prep in ("by", "par")
    ]
    return [m for head in heads for m in mentions_of(reading, sentence, head)]


def _object_text(reading: Reading, sentence: Sentence, match: Match) -> str | None:
    if match.object is None:
        return None
    first, last = match.object
    start = sentence.collapsed.origin[first][0]
    end = sentence.collapsed.origin[last - 1][1]
    text = reading.views[sentence.block].span(start, end)
    return text[:LONGEST_OBJECT].strip(" ,.;:") or None


def _speaker(reading: Reading, sentence: Sentence, match: Match) -> str | None:
    reporting = language_data(reading.views[sentence.block].language)["reporting"]
    at = clause_of(match)
    while at.head != at:
        if at.dep_ in ("ccomp", "parataxis") and at.head.lemma_ in reporting:
            for subject in surface_subjects(at.head):
                if kinds_of(reading, sentence, subject):
                    return next(iter(mentions_of(reading, sentence, subject)), None)
        at = at.head
    return None
