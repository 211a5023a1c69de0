"""When an event happened: the date expression that belongs to its trigger, and its bounds."""

from datetime import date, timedelta

from spacy.tokens import Token

from kg.events.match import Match, clause_of
from kg.events.reading import Reading, Sentence
from kg.model import Precision, Status, When
from kg.nlp.dates import Expression, resolve
from kg.nlp.language import language_data
from kg.nlp.subjects import closes_report
from kg.nlp.syntax import is_verb

LONGEST_VISIT = 30


def when_of(reading: Reading, sentence: Sentence, match: Match, others: frozenset[int]) -> When | None:
    """The bounds of an event, or None; `others` are the words that trigger other events."""
    return _lasting(sentence, match, _expressed(reading, sentence, match, others))


def _expressed(reading: Reading, sentence: Sentence, match: Match, others: frozenset[int]) -> When | None:
    index = _date_index(sentence, match, others)
    if index is None:
        return None
    expression = reading.expressions[sentence.block][index]
    ahead = {Status.PLANNED: True, Status.PROPOSED: True, Status.OCCURRED: False, Status.DENIED: None}.get(
        match.status
    )
    if expression.weekday is not None and published(reading) is None:
        return _weekday_within(reading, expression)
    return resolve(expression, base=published(reading), year=reading.year, ahead=ahead)


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


def published(reading: Reading) -> date | None:
    """The publication date of a reading's document, if known."""
    return reading.document.source.published
