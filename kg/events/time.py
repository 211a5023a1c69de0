"""When an event happened: the date expression that belongs to its trigger, and its bounds."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from spacy.tokens import Doc, Token

from kg.events.match import Match, clause_of
from kg.events.reach import INNER, PROPOSING, RELATIVE, displaced, nearest, own_year, staged_apart
from kg.events.reading import Reading, Sentence
from kg.events.reckoning import published, resolved
from kg.model import Kind, Precision, Status, When
from kg.nlp.conjugation import present_forms
from kg.nlp.language import language_data
from kg.nlp.moods import is_past
from kg.nlp.subjects import closes_report
from kg.nlp.syntax import is_verb

__all__ = ["published", "when_of"]

LONGEST_VISIT = 30
WEEK = 7
# How many words after a place its date stands at most, and of how many places each must have one.
CLOSE = 5
TWO = 2
# A date among so many first words opens a sentence.
OPENING = 2
# Words that may stand before a date that opens a sentence.
LEADING = frozenset({"prep", "case", "det", "punct", "advmod", "ROOT", "fixed"})
# Types of acts that are done by being announced.
MEASURES = frozenset({"Sanction", "Appointment", "Aid", "Relations", "Protest", "Commitment", "Statement"})
# Types whose time may be told by its beginning alone: "under an embargo since 2013".
ENDURING = frozenset({"Visit", "Sanction", "Relations", "Conference", "Appointment"})
# Types whose object has a date of its own: "congratulated him on his election last week".
ABOUT = frozenset({"Message", "Statement", "Tribute"})


def when_of(reading: Reading, sentence: Sentence, match: Match, others: frozenset[int]) -> When | None:
    """The bounds of an event, or None; `others` are the words that trigger other events."""
    index = _date_index(reading, sentence, match, others)
    when = (
        resolved(reading, sentence.block, index, _ahead(reading, sentence, match))
        if index is not None
        else None
    )
    year = own_year(match.trigger)
    if year is not None and not (when and when.earliest.year <= year <= when.latest.year):
        # "recalled on Monday the 2015 accord"
        return When(date(year, 1, 1), date(year, 12, 31), Precision.YEAR, str(year))
    return _lasting(reading, sentence, match, when)


def _ahead(reading: Reading, sentence: Sentence, match: Match) -> bool | None:
    """Whether an event lies ahead of the publication, or None: "meets on Friday" may be either."""
    if match.status in (Status.PLANNED, Status.PROPOSED):
        return True
    present = _present(reading, sentence, clause_of(match))
    return False if match.status is Status.OCCURRED and not present else None


def _present(reading: Reading, sentence: Sentence, verb: Token) -> bool:
    """Whether a clause is told in the present: "visits", "se rend", "is visiting"."""
    view = reading.views[sentence.block]
    if view.at(sentence.collapsed.origin[verb.i][0]) in present_forms(view.language):
        # written in the perfect for the parser's sake
        return True
    helpers = [c for c in verb.children if c.dep_ in ("aux", "auxpass", "aux:tense", "aux:pass")]
    if helpers:
        return verb.tag_ == "VBG" and all(h.tag_ in ("VBZ", "VBP") for h in helpers)
    return verb.tag_ in ("VBZ", "VBP") or verb.morph.get("Tense", []) == ["Pres"]


def _lasting(reading: Reading, sentence: Sentence, match: Match, when: When | None) -> When | None:
    """What one end of a span tells, and a visit's length: "began a three-day visit on Monday", "since 2013"."""
    if when is not None and when.precision is not Precision.DAY:
        return when
    edge, at = _edge(reading, sentence, match) if when is None else ("", when)
    if at is None or match.rule.type not in ENDURING:
        return when
    if (match.rule.type == "Visit" and at.precision is not Precision.DAY) or match.kind == "lift":
        # "the first visit since 2010", "lifted the embargo in force since 2010"
        return when
    if match.rule.type == "Visit" and (spent := _spent(reading, sentence, match, edge, at)) is not None:
        return spent
    return at if edge == "from" and match.status in (Status.OCCURRED, Status.PLANNED) else when


def _spent(reading: Reading, sentence: Sentence, match: Match, edge: str, at: When) -> When | None:
    """The days of a visit of which one end (`edge`, if that is said) and the length, or both ends, are told."""
    data = language_data(sentence.doc.user_data["language"])
    ends = edge == "until" or (not edge and _ends(match, data))
    if ends and not edge:
        since, began = _edge(reading, sentence, match)
        if since == "from" and began is not None and began.earliest < at.earliest:
            # "ends today the visit that he has paid since Monday"
            return When(began.earliest, at.latest, Precision.SPAN, at.text, True)
    number = _days_long(match, data)
    if not 1 < number < LONGEST_VISIT or at.precision is not Precision.DAY:
        return None
    days = timedelta(days=number - 1)
    if ends:
        return When(at.earliest - days, at.latest, Precision.SPAN, at.text, True)
    return When(at.earliest, at.latest + days, Precision.SPAN, at.text, True)


def _ends(match: Match, data: Mapping[str, Any]) -> bool:
    """Whether what is told of an event is its end: "ended his visit", "termine la visite qu'il effectue"."""
    verbs = (clause_of(match), _clause_at(match.trigger))
    return any(v.lemma_ in data["ending"] or any(c.lower_ in data["ends"] for c in v.children) for v in verbs)


def _days_long(match: Match, data: Mapping[str, Any]) -> int:
    """How many days a visit is said to last: "a three-day visit", "visited for three days"; 0 if nothing is."""
    for word in match.trigger.subtree:
        weeks = word.lemma_ in data.get("week", ())
        if not (weeks or word.lemma_ in data["day"]) or not (_long_for(word) or not is_verb(match.trigger)):
            continue
        for c in word.children:
            number = int(data["numbers"].get(c.lower_) or (c.text if c.text.isdigit() else 0))
            if c.dep_ == "nummod":
                return number * (WEEK if weeks else 1)
            if weeks and c.dep_ == "det" and c.lower_ == "une":
                return WEEK
    return 0


def _long_for(word: Token) -> bool:
    """Whether a count of days says how long: "stayed for two days", "left after a two-day visit"."""
    noun, data = word.head, language_data(word.doc.user_data["language"])
    lasting = set(data["lasting_for"])
    before = {noun.head.lower_, *(c.lower_ for c in noun.children if c.dep_ == "case")}
    return noun.lower_ in lasting or (noun.pos_ == "NOUN" and bool(before & lasting.union(data["following"])))


def _edge(reading: Reading, sentence: Sentence, match: Match) -> tuple[str, When | None]:
    """Since or until what day a clause says that something lasts: "depuis jeudi"."""
    expressions = reading.expressions[sentence.block]
    anchors = [(i, d) for i, d in enumerate(sentence.collapsed.date) if d is not None and expressions[d].edge]
    index = nearest(sentence.doc, anchors, _goals(match), match, frozenset())
    if index is None:
        return "", None
    edge = expressions[index].edge
    return edge, resolved(reading, sentence.block, index, edge == "until")


def _goals(match: Match) -> dict[int, int]:
    """The words to which a date of an event hangs, with how far they are from it."""
    goals = {match.trigger.i: 0}
    if match.verb is not None:
        goals[match.verb.i] = 1
    goals.setdefault(clause_of(match).i, 2)
    return goals


def _date_index(reading: Reading, sentence: Sentence, match: Match, others: frozenset[int]) -> int | None:
    """The date expression nearest to the trigger in the tree, not beyond its clause."""
    doc, collapsed = sentence.doc, sentence.collapsed
    edges = {k for k, e in enumerate(reading.expressions[sentence.block]) if e.edge}
    dates = [(_anchor(doc, i), d) for i, d in enumerate(collapsed.date) if d is not None and d not in edges]
    # ", a annoncé vendredi le ministère": the day of the report, not of the event
    anchors = [(i, d) for i, d in dates if not closes_report(doc[i]) and not staged_apart(doc[i], match)]
    placed = _of_destination(reading, sentence, match, anchors)
    if placed is not None:
        return placed
    own = match.rule.own_date or _prior(match)
    goals = {match.trigger.i: 0} if own else _goals(match)
    if match.rule.type in ABOUT:
        anchors = [(i, d) for i, d in anchors if not _of_cause(doc[i], match)]
    if own:
        anchors += [(i, d) for i, d in enumerate(collapsed.aside) if d is not None]
    found = nearest(doc, anchors, goals, match, others)
    if found is not None or own:
        return found
    # "his visit to Rome (12-14 May)"
    aside = [
        (i, d) for i, d in enumerate(collapsed.aside) if d is not None and _by_calendar(reading, sentence, d)
    ]
    found = nearest(doc, aside, {match.trigger.i: 0}, match, others) if match.rule.type in ENDURING else None
    if found is not None:
        return found
    # a date that opens the sentence holds for all that follows, but not for what lasts
    at = clause_of(match)
    lasts = at.dep_ in RELATIVE and _present(reading, sentence, at)
    opening = [d for i, d in anchors if _opens(doc, i) and not lasts and not _of_the_saying(doc[i], match)]
    if opening:
        return opening[0]
    said = displaced(doc, anchors, match, others)
    said = said if said is not None else _announced(doc, dates, match)
    return said if said is not None or lasts or not anchors else _lone(reading, sentence, match, others)


def _of_destination(
    reading: Reading, sentence: Sentence, match: Match, dates: Sequence[tuple[int, int]]
) -> int | None:
    """The date right after a visit's destination, where each place has its own: "Chile on May 3 and Peru on May 5"."""
    where = match.roles.get("destination", ())
    if match.rule.type != "Visit" or len(where) != 1 or len(dates) < TWO:
        return None
    names = reading.names[sentence.block]
    places = [
        i
        for i, n in enumerate(sentence.collapsed.name)
        if n is not None and names[n].kind in (Kind.PLACE, Kind.STATE)
    ]
    first = {
        place: next((d for i, d in dates if place <= i < min(end, place + CLOSE)), None)
        for place, end in pairwise((*places, len(sentence.doc)))
    }
    several = {d for d in first.values() if d is not None}
    return first.get(where[0].i) if len(several) >= TWO else None


def _lone(reading: Reading, sentence: Sentence, match: Match, others: frozenset[int]) -> int | None:
    """The only date of a sentence, where nothing else tells when an event was: most often its own."""
    found = [(i, d) for i, d in enumerate(sentence.collapsed.date) if d is not None]
    expression = reading.expressions[sentence.block][found[0][1]]
    year = expression.first[0] is not None and expression.first[1] is None
    kept_up = match.rule.type == "Sanction" and match.kind in (None, "maintain")
    if len(found) != 1 or expression.edge or year or kept_up or match.rule.type in PROPOSING:
        # "the treaty concluded in 2007": a year is most often that of something else
        return None
    date = sentence.doc[found[0][0]]
    teller = _clause_at(date)
    if (
        _apart(date, match)
        or staged_apart(date, match)
        or (teller.i in others and not teller.is_ancestor(match.trigger))
    ):
        # "dedicated the embassy, which was opened in May"
        return None
    return None if _of_the_saying(date, match) else found[0][1]


def _of_the_saying(date: Token, match: Match) -> bool:
    """ "decided on Tuesday that they will lift the sanctions": the day of what is over is none of what is to come."""
    told = _clause_at(date)
    ahead = match.status in (Status.PLANNED, Status.PROPOSED)
    return ahead and told != clause_of(match) and is_past(told)


def _apart(date: Token, match: Match) -> bool:
    """Whether an event lies before or after the one whose date it is: "met on Tuesday, a day after he visited"."""
    at, beside = match.trigger, language_data(date.doc.user_data["language"])["beside"]
    while at.head != at and not at.is_ancestor(date):
        marks = [at.head, *(c for c in at.children if c.dep_ in ("mark", "case"))]
        if is_verb(at) and any(m.lower_ in beside for m in marks):
            return True
        at = at.head
    return False


def _anchor(doc: Doc, at: int) -> int:
    """The word that a date hangs on: where a comma stands for a date that was left out, the word before."""
    closes = at > 0 and doc[at].dep_ == "punct" and any(c.dep_ == "case" for c in doc[at - 1].children)
    return at - 1 if closes else at


def _by_calendar(reading: Reading, sentence: Sentence, index: int) -> bool:
    """Whether a date names a month: a year in brackets is most often a person's or a book's."""
    return reading.expressions[sentence.block][index].first[1] is not None


def _opens(doc: Doc, at: int) -> bool:
    """Whether a date opens its sentence, with nothing but a preposition before it."""
    return at <= OPENING and all(t.dep_ in LEADING for t in doc[:at])


def _of_cause(date: Token, match: Match) -> bool:
    """Whether a date closes the words that say for what one thanks, mourns or congratulates."""
    between = date.doc[match.trigger.i + 1 : date.i]
    data = language_data(date.doc.user_data["language"])
    causes = [t for t in between if t.lower_ in data["causes"] and not any(c.i == date.i for c in t.children)]
    # "stood for a minute"
    return any(not any(c.lemma_ in data["short_time"] for c in (*t.children, t.head)) for t in causes)


def _prior(match: Match) -> bool:
    """ "visited on Friday at the invitation of": an invitation that nobody gives here lies before."""
    return match.rule.type == "Invitation" and match.verb is None and not is_verb(match.trigger)


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
