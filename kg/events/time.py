"""When an event happened: the date expression that belongs to its trigger, and its bounds."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import partial
from typing import Any

from spacy.tokens import Doc, Token

from kg.events.match import Match, clause_of
from kg.events.reading import Reading, Sentence
from kg.model import Precision, Status, When
from kg.nlp.bounds import resolve
from kg.nlp.dates import Expression
from kg.nlp.entries import entry_dates, within
from kg.nlp.language import language_data
from kg.nlp.subjects import closes_report
from kg.nlp.syntax import is_verb

LONGEST_VISIT = 30
# How many years from the text's own a date may lie to be of its story, not of history.
SAME_STORY = 2
MID_MONTH = 15
BACKWARDS = 1.5
# A date among so many first words opens a sentence.
OPENING = 2
# Types that speak of something still to come, whose date is not theirs.
PROPOSING = frozenset({"Invitation", "Commitment"})
# Types of acts that are done by being announced.
MEASURES = frozenset({"Sanction", "Appointment", "Aid", "Relations", "Protest", "Commitment", "Statement"})
INNER = frozenset({"xcomp", "ccomp", "advcl"})
CLAUSAL = frozenset({"relcl", "acl", "acl:relcl", "advcl", "ccomp", "conj"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "nsubj:pass"})
# Prepositions of how long something lasts.
LASTING_FOR = frozenset({"for", "during", "pour", "pendant", "durant"})


def when_of(reading: Reading, sentence: Sentence, match: Match, others: frozenset[int]) -> When | None:
    """The bounds of an event, or None; `others` are the words that trigger other events."""
    index = _date_index(reading, sentence, match, others)
    when = _resolved(reading, sentence.block, index, _ahead(match)) if index is not None else None
    return _lasting(reading, sentence, match, when)


def _ahead(match: Match) -> bool | None:
    """Whether an event lies ahead of the publication, or None: "meets on Friday" may be either."""
    if match.status in (Status.PLANNED, Status.PROPOSED):
        return True
    return False if match.status is Status.OCCURRED and not _present(clause_of(match)) else None


def _present(verb: Token) -> bool:
    """Whether a clause is told in the present: "visits", "se rend", "is visiting"."""
    helpers = [c for c in verb.children if c.dep_ in ("aux", "auxpass", "aux:tense", "aux:pass")]
    if helpers:
        return verb.tag_ == "VBG" and all(h.tag_ in ("VBZ", "VBP") for h in helpers)
    return verb.tag_ in ("VBZ", "VBP") or verb.morph.get("Tense", []) == ["Pres"]


def _resolved(reading: Reading, block: int, index: int, ahead: bool | None) -> When | None:
    """The bounds of an expression of the text."""
    expression = reading.expressions[block][index]
    base, entry = published(reading), entry_of(reading, block)
    if expression.anchored:
        told = _told_before(reading, block, index, ahead) or (entry.earliest if entry else None)
        return resolve(expression, base=told or (None if expression.days else base), ahead=ahead)
    yearless = expression.first[0] is None and expression.years is None and expression.shift is None
    if yearless and expression.first != (None, None, None):
        if entry is not None:
            return within(expression, entry)
        context = _year_told(reading, block, index) if base is None else None
        if context is not None:
            return resolve(expression, base=context)
    if expression.weekday is not None and base is None:
        return resolve(expression, base=entry.earliest) if entry else _weekday_within(reading, expression)
    return resolve(expression, base=base, year=reading.year, ahead=ahead)


def entry_of(reading: Reading, block: int) -> When | None:
    """The date of the entry of a chronicle or an agenda that a block belongs to."""
    source = reading.document.source
    spans = tuple((b.start, b.end) for b in reading.blocks)
    dates = entry_dates(
        reading.document.text, spans, source.language or "en", source.title or "", source.published
    )
    return dates[block]


def _year_told(reading: Reading, block: int, index: int) -> date | None:
    """Where an undated text has come to in time: dates without a year follow the last one that has it."""
    earlier = [e for b in range(block) for e in reading.expressions[b]]
    at: date | None = None
    for e in (*earlier, *reading.expressions[block][: index + 1]):
        year, month, day = e.first
        if month is None or e.edge:
            continue
        if year is not None and abs(year - (reading.year or year)) <= SAME_STORY:
            at = date(year, month, min(day or MID_MONTH, MID_MONTH))
        elif year is None and at is not None and e.years is None and e.shift is None:
            at = min((date(at.year + k, month, MID_MONTH) for k in (-1, 0, 1)), key=partial(_step, at))
    return at


def _step(start: date, to: date) -> float:
    """How far a story goes from one date to another; it rarely goes back."""
    days = (to - start).days
    return days if days >= 0 else -days * BACKWARDS


def _told_before(reading: Reading, block: int, index: int, ahead: bool | None) -> date | None:
    """The day that the text told last before an expression, to which "the next day" refers."""
    earlier = [(block, k) for k in range(index)]
    if block:
        earlier = [(block - 1, k) for k in range(len(reading.expressions[block - 1]))] + earlier
    for b, k in reversed(earlier):
        when = _resolved(reading, b, k, ahead) if not reading.expressions[b][k].edge else None
        if when is not None and when.precision is Precision.DAY:
            return when.earliest
    return None


def _lasting(reading: Reading, sentence: Sentence, match: Match, when: When | None) -> When | None:
    """A visit's span from its length: "began a three-day visit on Monday", "left on Friday after a two-day visit"."""
    if match.rule.type != "Visit" or (when is not None and when.precision is not Precision.DAY):
        return when
    data = language_data(sentence.doc.user_data["language"])
    number = _days_long(match, data)
    if not 1 < number < LONGEST_VISIT:
        return when
    days = timedelta(days=number - 1)
    edge, at = _edge(reading, sentence, match) if when is None else ("", when)
    if at is None:
        return when
    if edge == "until" or (not edge and clause_of(match).lemma_ in data["ending"]):
        return When(at.earliest - days, at.latest, Precision.SPAN, at.text, True)
    return When(at.earliest, at.latest + days, Precision.SPAN, at.text, True)


def _days_long(match: Match, data: Mapping[str, Any]) -> int:
    """How many days a visit is said to last: "a three-day visit", "visited for three days"; 0 if nothing is."""
    for word in match.trigger.subtree:
        if word.lemma_ not in data["day"] or (is_verb(match.trigger) and word.head.lower_ not in LASTING_FOR):
            continue
        for c in word.children:
            if c.dep_ == "nummod":
                return int(data["numbers"].get(c.lower_) or (c.text if c.text.isdigit() else 0))
    return 0


def _edge(reading: Reading, sentence: Sentence, match: Match) -> tuple[str, When | None]:
    """Since or until what day a sentence says that something lasts: "depuis jeudi"."""
    for index in sentence.collapsed.date:
        expression = reading.expressions[sentence.block][index] if index is not None else None
        if index is None or expression is None or not expression.edge:
            continue
        when = _resolved(reading, sentence.block, index, expression.edge == "until")
        if when is not None and when.precision is Precision.DAY:
            return expression.edge, when
    return "", None


def _weekday_within(reading: Reading, expression: Expression) -> When | None:
    """ "on Friday" of an undated text: the one Friday in a span of days that the text dates."""
    found: set[date] = set()
    for block in reading.expressions:
        for e in block:
            span = resolve(e, year=reading.year) if e.last is not None and e.first[2] else None
            if span is not None:
                days = [
                    span.earliest + timedelta(days=k) for k in range((span.latest - span.earliest).days + 1)
                ]
                found.update(d for d in days[:14] if d.weekday() == expression.weekday)
    if len(found) != 1 or expression.until is not None:
        return None
    day = found.pop()
    return When(day, day, Precision.DAY, expression.text, True)


def _date_index(reading: Reading, sentence: Sentence, match: Match, others: frozenset[int]) -> int | None:
    """The date expression nearest to the trigger in the tree, not beyond its clause."""
    doc, collapsed = sentence.doc, sentence.collapsed
    edges = {k for k, e in enumerate(reading.expressions[sentence.block]) if e.edge}
    dates = [(i, d) for i, d in enumerate(collapsed.date) if d is not None and d not in edges]
    # ", a annoncé vendredi le ministère": the day of the report, not of the event
    anchors = [(i, d) for i, d in dates if not closes_report(doc[i])]
    goals = {match.trigger.i: 0}
    own = match.rule.own_date or _prior(match)
    if own:
        anchors += [(i, d) for i, d in enumerate(collapsed.aside) if d is not None]
    else:
        if match.verb is not None:
            goals[match.verb.i] = 1
        goals.setdefault(clause_of(match).i, 2)
    nearest = _nearest(doc, anchors, goals, match, others)
    if nearest is not None or own:
        return nearest
    # a date that opens the sentence holds for all that follows
    opening = [d for i, d in anchors if i <= OPENING]
    return opening[0] if opening else _announced(doc, dates, match)


def _prior(match: Match) -> bool:
    """ "visited on Friday at the invitation of": an invitation that nobody gives here lies before."""
    return match.rule.type == "Invitation" and match.verb is None and not is_verb(match.trigger)


def _nearest(
    doc: Doc,
    anchors: Sequence[tuple[int, int]],
    goals: Mapping[int, int],
    match: Match,
    others: frozenset[int],
) -> int | None:
    """Of the dates that lead to a goal up the tree the one with the fewest steps."""
    best: tuple[int, int, int] | None = None
    for i, d in anchors:
        steps, at = 0, doc[i]
        while at.i not in goals and at.i not in others and at.head != at and not _closed(at, steps, match):
            at, steps = at.head, steps + 1
        if at.i in goals:
            key = (goals[at.i] + steps, abs(i - match.trigger.i), d)
            best = min(best, key) if best else key
    return best[2] if best else None


def _closed(at: Token, steps: int, match: Match) -> bool:
    """Whether a date can not belong to what stands above: it is of another event, or of what is proposed."""
    if not is_verb(at):
        return False
    if match.rule.type in PROPOSING and at.dep_ in INNER:
        return True
    return steps > 0 and at.dep_ in CLAUSAL and any(c.dep_ in SUBJECTS for c in at.children)


def _announced(doc: Doc, dates: Sequence[tuple[int, int]], match: Match) -> int | None:
    """The day on which a measure is announced is its own: "said on Saturday that it was expelling"."""
    at = clause_of(match)
    past = any(c.lower_ in ("had", "avait", "avaient") for c in at.children)
    if match.rule.type not in MEASURES or match.status is not Status.OCCURRED or past:
        return None
    report = at.head if at.dep_ in INNER and is_verb(at.head) and at.head != at else None
    return next((d for i, d in dates if report is not None and _clause_at(doc[i]) == report), None)


def _clause_at(token: Token) -> Token:
    """The verb whose clause a date stands in."""
    while not is_verb(token) and token.head != token:
        token = token.head
    return token


def published(reading: Reading) -> date | None:
    """The publication date of a reading's document, if known."""
    return reading.document.source.published
