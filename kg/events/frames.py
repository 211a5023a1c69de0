"""From a match in a collapsed sentence to a frame with mentions, time, place and evidence."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from spacy.tokens import Doc, Token

from kg import ids
from kg.events.lexicon import event_types
from kg.events.match import Match, clause_of
from kg.gazetteer import Use
from kg.model import Argument, Document, Evidence, Frame, Kind, Mention, Precision, Status, When
from kg.nlp.cast import Person
from kg.nlp.collapse import Collapsed
from kg.nlp.dates import Expression, resolve
from kg.nlp.language import language_data
from kg.nlp.layout import Block
from kg.nlp.names import Name
from kg.nlp.reference import Place, Referent
from kg.nlp.syntax import closes_report, far_obliques, is_verb, obliques, surface_subjects
from kg.nlp.view import View, words

UNNAMED_PENALTY = 0.1
UNDATED_PENALTY = 0.05
LONGEST_OBJECT = 200
LONGEST_VISIT = 30
# Types that two private persons can not make an event of.
OFFICIAL_TYPES = frozenset({"Meeting", "Call"})
# Types that are events of this kind only between states.
BETWEEN_STATES = frozenset(
    "Visit Meeting Call Aid Message Invitation Award Agreement Conference Appointment".split()
)


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
    mentions: dict[str, Mention] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its parse: block, tokens `start:end` of the block, the collapsed words."""

    block: int
    start: int
    end: int
    collapsed: Collapsed
    doc: Doc


def kinds_of(reading: Reading, sentence: Sentence, token: Token) -> frozenset[str]:
    """What a word may stand for: the kinds of its mention or referent, with "Group" for several.

    The words of an office or of an organisation's name come with them, in lower case.
    """
    name, referents = _node(reading, sentence, token)
    if referents:
        kinds = {Kind.STATE.value if r.country else Kind.PERSON.value for r in referents}
        return frozenset(kinds | ({"Group"} if len(referents) > 1 else set())) | _said(name)
    if name is None:
        return frozenset()
    if name.adjective and token.dep_ not in ("amod", "compound", "nmod", "poss", "mod"):
        return frozenset()
    if name.group:
        return frozenset()
    return frozenset({name.kind.value}) | _said(name)


def _said(name: Name | None) -> frozenset[str]:
    if name is None:
        return frozenset()
    texts = name.offices or ((name.text,) if name.kind is Kind.ORGANISATION else ())
    return frozenset(w for text in texts for w in text.lower().split())


def _node(reading: Reading, sentence: Sentence, token: Token) -> tuple[Name | None, tuple[Referent, ...]]:
    index = sentence.collapsed.name[token.i]
    start = sentence.collapsed.origin[token.i][0]
    if index is None:
        return None, reading.referents.get(Place(sentence.block, start), ())
    name = reading.names[sentence.block][index]
    if name.use in (Use.CAPITAL, Use.SEAT) and name.country and _acts(token):
        # "Tehran summoned the ambassador": the capital stands for its state
        return name, (Referent(country=name.country),)
    return name, reading.referents.get(Place(sentence.block, name.start), ())


def _acts(token: Token) -> bool:
    """Whether a word is the subject or the agent of its clause, alone or with others."""
    at = token
    while at.dep_ == "conj" and at.head != at:
        at = at.head
    return at.dep_ in ("nsubj", "obl:agent") or (at.dep_ == "pobj" and at.head.dep_ == "agent")


def mentions_of(reading: Reading, sentence: Sentence, token: Token) -> list[str]:
    """The ids of the mentions that a word stands for; they are added to the reading."""
    name, referents = _node(reading, sentence, token)
    if name is not None and not referents:
        index = sentence.collapsed.name[token.i]
        return [add_name(reading, sentence.block, index)] if index is not None else []
    start, end = sentence.collapsed.origin[token.i] if name is None else (name.start, name.end)
    evidence = _evidence(reading, sentence.block, start, end)
    return [_add_referent(reading, r, evidence) for r in referents]


def add_name(reading: Reading, block: int, index: int) -> str:
    """The mention of a name; a named person gets the fullest name that the document gives."""
    name = reading.names[block][index]
    owner = reading.owners[block][index]
    evidence = _evidence(reading, block, name.start, name.end)
    if owner is not None:
        return _add_referent(reading, Referent(person=owner), evidence, name)
    return _keep(
        reading, Mention("", name.kind, name.text, evidence, name.offices, name.country, name.key, name.named)
    )


def _add_referent(reading: Reading, referent: Referent, evidence: Evidence, name: Name | None = None) -> str:
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
    person = reading.persons[referent.person or 0]
    offices = name.offices if name is not None else ()
    return _keep(reading, Mention("", Kind.PERSON, person.name, evidence, offices, person.country))


def _state_label(code: str, language: str) -> str:
    from kg import gazetteer

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


def _evidence(reading: Reading, block: int, start: int, end: int) -> Evidence:
    doc = reading.views[block].doc
    offset = reading.blocks[block].start
    first = offset + doc[start].idx
    last = offset + doc[end - 1].idx + len(doc[end - 1])
    return Evidence(reading.document.source.id, first, last, reading.document.text[first:last])


def frame(
    reading: Reading, sentence: Sentence, match: Match, others: frozenset[int] = frozenset()
) -> Frame | None:
    """The frame of a match, or None if its roles do not hold enough different participants.

    `others` are the words that trigger other events of the sentence: their dates are not this one's.
    """
    arguments = _arguments(reading, sentence, match)
    if arguments is None:
        return None
    evidence = _evidence(reading, sentence.block, *_trim(reading, sentence))
    when = _lasting(sentence, match, _when(reading, sentence, match, others))
    status = match.status
    if status is Status.OCCURRED and when and _base(reading) and when.earliest > (_base(reading) or date.max):
        status = Status.PLANNED
    place = _place(reading, sentence, match, arguments)
    if match.rule.type in OFFICIAL_TYPES and when is None and _generic(reading, sentence, match, arguments):
        return None
    if _officials(reading, match.rule.type, arguments) < (
        2 if reading.home and match.rule.type == "Meeting" else 1
    ):
        return None
    if _domestic(reading, match.rule.type, arguments) or (
        match.rule.foreign and not _foreign(reading, arguments)
    ):
        return None
    kind = (
        "site"
        if match.rule.type == "Visit" and match.kind is None and _is_site(reading, place)
        else match.kind
    )
    named = all(reading.mentions[a.mention].named for a in arguments)
    confidence = match.rule.confidence - (0 if named else UNNAMED_PENALTY) - (0 if when else UNDATED_PENALTY)
    trigger = reading.views[sentence.block].text[sentence.collapsed.origin[match.trigger.i][0]]
    id_ = ids.mint(
        "frame", match.rule.type, evidence.document, str(evidence.start), str(match.trigger.i), match.rule.id
    )
    return Frame(
        id_, match.rule.type, kind, match.rule.id, trigger, arguments, when, place, status,
        _object_text(reading, sentence, match), _speaker(reading, sentence, match), evidence,
        round(max(confidence, 0.05), 3),
    )  # fmt: skip


def _is_site(reading: Reading, place: str | None) -> bool:
    """Whether a visit goes to a building, a monument or the like, not to a country, region or city."""
    mention = reading.mentions[place] if place else None
    if mention is None or mention.kind is not Kind.PLACE:
        return False
    last = mention.name.split()[-1].casefold()
    sites = words(reading.views[0].language).lists
    return (mention.key or "").startswith("seat:") or (
        not mention.key and last in sites["site"] | sites.get("site_common", frozenset())
    )


def _domestic(reading: Reading, type_: str, arguments: tuple[Argument, ...]) -> bool:
    """Whether all that take part are of one state, as far as is known.

    In a text that a state publishes, those of whom no state is said are its own, unless they hold
    an office that only a foreigner can hold there.
    """
    if type_ not in BETWEEN_STATES:
        return False
    involved = [reading.mentions[a.mention] for a in arguments]
    if any((m.key or "").startswith("org:") for m in involved):
        return False
    countries = {m.country for m in involved}
    if None not in countries:
        return len(countries) == 1 and len(involved) > 1
    if reading.home is None or countries - {None, reading.home}:
        return False
    offices = {p.name: p.offices for p in reading.persons}
    unknown = [
        " ".join((*m.offices, *offices.get(m.name, ()))).casefold() for m in involved if m.country is None
    ]
    data = language_data(reading.views[0].language)
    if any(t in o for o in unknown for t in data["sovereign"]):
        return False
    return not _foreign_context(reading) or any(t in o for o in unknown for t in data["subnational"])


def _foreign_context(reading: Reading) -> bool:
    """Whether a text names another state than its publisher's, or an international organisation."""
    found = (n for block in reading.names for n in block if n.kind is not Kind.PERSON)
    return any((n.country or reading.home) != reading.home or (n.key or "").startswith("org:") for n in found)


def _generic(reading: Reading, sentence: Sentence, match: Match, arguments: tuple[Argument, ...]) -> bool:
    """Talks that no verb says to have been held, between bodies or unnamed groups: a practice, not an event."""
    if is_verb(match.trigger) or match.verb is not None:
        return False
    persons = any(reading.mentions[a.mention].kind is Kind.PERSON for a in arguments)
    groups = any("Group" in kinds_of(reading, sentence, t) for tokens in match.roles.values() for t in tokens)
    return groups or not persons


def _officials(reading: Reading, type_: str, arguments: tuple[Argument, ...]) -> int:
    """How many take part who are known to hold an office, or to be or to belong to a state or body.

    Where someone goes or is invited to does not count.
    """
    offices = {p.name: p.offices for p in reading.persons}
    place = {event_types()[type_].place_role, "destination", "site"}
    involved = [reading.mentions[a.mention] for a in arguments if a.role not in place]
    bodies = words(reading.views[0].language).lists["body"]

    def official(m: Mention) -> bool:
        if m.country or m.key or m.offices or offices.get(m.name):
            return True
        # an organisation of which nothing is known but that its name says what it is
        return m.kind is Kind.ORGANISATION and bool({w.casefold() for w in m.name.split()} & bodies)

    return sum(official(m) for m in involved)


def _foreign(reading: Reading, arguments: tuple[Argument, ...]) -> bool:
    countries = {reading.mentions[a.mention].country for a in arguments}
    return None not in countries and len(countries) > 1


def _trim(reading: Reading, sentence: Sentence) -> tuple[int, int]:
    doc = reading.views[sentence.block].doc
    start, end = sentence.start, sentence.end
    while start < end - 1 and doc[start].is_space:
        start += 1
    while end - 1 > start and doc[end - 1].is_space:
        end -= 1
    return start, end


def _arguments(reading: Reading, sentence: Sentence, match: Match) -> tuple[Argument, ...] | None:
    types = event_types()[match.rule.type].roles
    out: list[Argument] = []
    seen: set[tuple[str, str]] = set()
    used: set[str] = set()
    for role, tokens in sorted(match.roles.items(), key=lambda kv: not types[kv[0]].core):
        for token in tokens:
            for mention in mentions_of(reading, sentence, token):
                who = _identity(reading.mentions[mention])
                if (role, who) in seen or who in used:
                    continue
                seen.add((role, who))
                used.add(who)
                out.append(Argument(role, mention))
    implicit = match.rule.implicit
    if implicit and not any(a.role == implicit for a in out) and len(reading.sides) == 2:
        evidence = _evidence(reading, sentence.block, *sentence.collapsed.origin[match.trigger.i])
        out += [
            Argument(implicit, _add_referent(reading, Referent(country=c), evidence)) for c in reading.sides
        ]
    for role, type_ in types.items():
        count = sum(a.role == role for a in out)
        if type_.minimum and count < type_.minimum and not (role in match.rule.optional and count == 0):
            return None
    return tuple(out) if out else None


def _identity(mention: Mention) -> str:
    return f"{mention.kind}:{mention.key or mention.name}"


def _base(reading: Reading) -> date | None:
    return reading.document.source.published


def _when(reading: Reading, sentence: Sentence, match: Match, others: frozenset[int]) -> When | None:
    index = _date_index(sentence, match, others)
    if index is None:
        return None
    expression = reading.expressions[sentence.block][index]
    ahead = {Status.PLANNED: True, Status.PROPOSED: True, Status.OCCURRED: False, Status.DENIED: None}.get(
        match.status
    )
    if expression.weekday is not None and _base(reading) is None:
        return _weekday_within(reading, expression)
    return resolve(expression, base=_base(reading), year=reading.year, ahead=ahead)


def _lasting(sentence: Sentence, match: Match, when: When | None) -> When | None:
    """A visit's span from its length: "began a three-day visit on Monday", "left on Friday after a two-day visit"."""
    data = language_data(sentence.doc.user_data["language"])
    if (
        when is None
        or when.precision is not Precision.DAY
        or match.rule.type != "Visit"
        or is_verb(match.trigger)
    ):
        return when
    day = next((t for t in match.trigger.subtree if t.lemma_ in data["day"] and t.i < match.trigger.i), None)
    number = (
        next(
            (
                data["numbers"].get(t.lower_) or (int(t.text) if t.text.isdigit() else 0)
                for t in day.children
                if t.dep_ == "nummod"
            ),
            0,
        )
        if day is not None
        else 0
    )
    if not 1 < number < LONGEST_VISIT:
        return when
    carrier = clause_of(match).lemma_
    days = timedelta(days=number - 1)
    if carrier in data["ending"]:
        return When(when.earliest - days, when.latest, Precision.SPAN, when.text, True)
    return When(when.earliest, when.latest + days, Precision.SPAN, when.text, True)


def _weekday_within(reading: Reading, expression: Expression) -> When | None:
    """ "on Friday" of an undated text: the one Friday in a span of days that the text dates."""
    found: set[date] = set()
    for block in reading.expressions:
        for e in block:
            span = resolve(e, year=reading.year) if e.last is not None else None
            if span is not None:
                days = [
                    span.earliest + timedelta(days=k) for k in range((span.latest - span.earliest).days + 1)
                ]
                found.update(d for d in days[:14] if d.weekday() == expression.weekday)
    if len(found) != 1:
        return None
    day = found.pop()
    return When(day, day, Precision.DAY, expression.text, True)


def _date_index(sentence: Sentence, match: Match, others: frozenset[int]) -> int | None:
    """The date expression nearest to the trigger in the tree, not beyond its clause."""
    doc, collapsed = sentence.doc, sentence.collapsed
    # ", a annoncé vendredi le ministère": the day of the report, not of the event
    anchors = [(i, d) for i, d in enumerate(collapsed.date) if d is not None and not closes_report(doc[i])]
    goals = {match.trigger.i: 0}
    if match.rule.own_date:
        anchors += [(i, d) for i, d in enumerate(collapsed.aside) if d is not None]
    else:
        if match.verb is not None:
            goals[match.verb.i] = 1
        goals.setdefault(clause_of(match).i, 2)
    best: tuple[int, int, int] | None = None
    for i, d in anchors:
        steps, at = 0, doc[i]
        while (
            at.i not in goals
            and at.i not in others
            and at.head != at
            and not (is_verb(at) and steps > 0 and _own_event(at))
        ):
            at, steps = at.head, steps + 1
        if at.i in goals:
            key = (goals[at.i] + steps, abs(i - match.trigger.i), d)
            best = min(best, key) if best else key
    if best is not None:
        return best[2]
    if match.rule.own_date:
        return None
    # a date that opens the sentence holds for all that follows
    opening = [d for i, d in anchors if i <= 2]
    return opening[0] if opening else None


def _own_event(verb: Token) -> bool:
    return verb.dep_ in ("relcl", "acl", "acl:relcl", "advcl", "ccomp", "conj") and any(
        c.dep_ in ("nsubj", "nsubjpass") for c in verb.children
    )


def _place(reading: Reading, sentence: Sentence, match: Match, arguments: tuple[Argument, ...]) -> str | None:
    role = event_types()[match.rule.type].place_role
    if role:
        return next((a.mention for a in arguments if a.role == role), None)
    prepositions = language_data(reading.views[sentence.block].language)["place_prepositions"]
    taken = {a.mention for a in arguments}
    sources = [match.trigger] + ([match.verb] if match.verb is not None else [])
    for source in sources:
        for prep, noun in (*obliques(source), *far_obliques(source)):
            if prep not in prepositions or not kinds_of(reading, sentence, noun) & {"Place", "Country"}:
                continue
            for mention in mentions_of(reading, sentence, noun):
                if mention not in taken:
                    return mention
    return None


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
