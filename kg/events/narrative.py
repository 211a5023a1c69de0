"""The time of acts that say none: that of the sentence, of the account that they continue, of the visit.

What a text tells in order it mostly tells in the order of time: an undated act is of the day of the
act told before it by the same people, in the same state (held, or planned). Nothing is taken from
background: neither from what "had" happened, nor from what lies far from the day of the account.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from kg.events.involved import parties, people, places
from kg.events.reading import Reading
from kg.events.reckoning import entry_of, published, resolved
from kg.events.time import ABOUT
from kg.model import Frame, Precision, Status, When
from kg.nlp.dates import grammar
from kg.nlp.language import language_data

# Types whose acts happen in the course of a visit or a meeting, or at its end.
WITHIN = frozenset(
    "Meeting Tribute Award Message Declaration Statement Commitment Invitation Visit Agreement Conference".split()
)
# Types whose acts last, and are mentioned for that: of no day, whatever is told around them.
LASTING = frozenset({"Sanction"})
LASTING_KINDS = frozenset({None, "maintain"})
TOLD = WITHIN | {"Call", "Protest", "Appointment"}
# Types whose acts are of the one day that a report is about, whoever acts.
OF_THE_DAY = TOLD - {"Visit"} | {"Relations", "Resolution"}
# Types whose undated acts are most often of the day that the head of a report names, and how many blocks that head has.
# In the articles of `tests/gold/training` that say what dates an act (`when`) the head's day is right for 126 of 177
# such acts that were held and that nothing else dates; 27 have no day at all.
OF_THE_HEAD = frozenset({"Meeting", "Visit", "Tribute", "Declaration", "Agreement"})
HEAD = 2
# Types whose acts are mostly told by the way, in thanks for them: what follows is of another day.
GIVEN = frozenset({"Aid"})
EXACT = frozenset({Precision.DAY, Precision.SPAN})
HAPPENING = frozenset({Status.OCCURRED, Status.PLANNED})
# How many days from the account's own date an act may lie to carry others with it.
NEAR = 45
# How many days before its publication a report's day may lie.
FRESH = 2
# How many characters before its trigger a word of the past in the past belongs to an act.
BEFORE = 40
# How many characters behind an act of a year its sentence may tell the next one.
STEP = 60


def inherit(reading: Reading, frames: Sequence[Frame], own: frozenset[str] = frozenset()) -> list[Frame]:
    """The frames, each undated act with the bounds that the account gives it, marked as inferred.

    Frames of the rules `own` never inherit and give nothing: what they tell lies before.
    """
    story = _Story(reading, frames, own)
    return [story.dated(f) for f in frames]


@dataclass(slots=True)
class _Story:
    """The account while it is read: the dated acts so far."""

    reading: Reading
    frames: Sequence[Frame]
    own: frozenset[str]
    told: list[Frame]
    base: date | None
    # the day or days that the head of the text names first, as lying behind and ahead
    heads: dict[bool, When | None]

    def __init__(self, reading: Reading, frames: Sequence[Frame], own: frozenset[str]) -> None:
        self.reading, self.frames, self.own = reading, frames, own
        self.told = []
        issued = published(reading)
        first = next((f.when for f in frames if f.when and f.when.precision in EXACT), None)
        self.base = issued or (first.earliest if first else None)
        self.heads = {ahead: _named_first(reading, ahead=ahead) for ahead in (False, True)}

    def dated(self, frame: Frame) -> Frame:
        """The frame with the time that it has or inherits; it is told from here on."""
        lasts = (frame.type in LASTING and frame.kind in LASTING_KINDS) or (
            frame.type == "Visit" and self._near_trigger("ongoing", frame)
        )
        if frame.when is None and not lasts and not self._background(frame):
            source = self._source(frame)
            if source is not None and source.when is not None:
                frame = self._at(frame, source.when)
        goes_on = frame.type not in GIVEN and not self._background(frame) and not self._aside(frame)
        if frame.when is not None and goes_on:
            self.told.append(frame)
        return frame

    def _source(self, frame: Frame) -> Frame | None:
        """What an undated act has its time of."""
        if frame.status not in HAPPENING:
            return self._entry(frame) if frame.status is Status.DENIED else None
        apart = self._words("apart", frame)
        found = self._beside(frame)
        if apart is not None:
            return self._days_apart(frame, found, apart)
        found = found or self._entry(frame)
        if found is None and not self._aside(frame):
            told = self._there(frame) or self._told(frame) or self._before(frame)
            found = told or self._day(frame) or self._head(frame)
        return found

    def _beside(self, frame: Frame) -> Frame | None:
        """A dated act of the same sentence, in the same state."""
        here = [f for f in self.frames if f.when and f.evidence.start == frame.evidence.start]
        # "went to Lima in 1994 and met X", but not every act of a sentence that names a year
        same = [
            f for f in here if f.when and (f.when.precision is not Precision.YEAR or self._goes_on(f, frame))
        ]
        same = [f for f in same if f.status is frame.status and not self._background(f)]
        same = [f for f in same if not self._of_cause(frame, f)]
        return next((f for f in same if self._aside(frame) or not self._aside(f)), None)

    def _goes_on(self, first: Frame, then: Frame) -> bool:
        """Whether a sentence tells an act right after another one of the same people."""
        quote = then.evidence.quote
        step = quote.find(then.trigger) - quote.find(first.trigger)
        return 0 < step < STEP and bool(people(self.reading, first) & people(self.reading, then))

    def _of_cause(self, frame: Frame, other: Frame) -> bool:
        """Whether an act is told as what another one is about: "thanked Ghana for hosting the summit last month"."""
        quote = frame.evidence.quote
        at, then = quote.find(frame.trigger), quote.find(other.trigger)
        causes = language_data(self.reading.document.source.language or "en")["causes"]
        return (
            frame.type in ABOUT and at < then and not set(causes).isdisjoint(quote[at:then].lower().split())
        )

    def _at(self, frame: Frame, when: When) -> Frame:
        """The frame at a time that it does not say itself."""
        when = replace(when, inferred=True)
        issued = published(self.reading)
        ahead = issued is not None and when.earliest > issued and frame.status is Status.OCCURRED
        return replace(frame, when=when, status=Status.PLANNED if ahead else frame.status)

    def _entry(self, frame: Frame) -> Frame | None:
        """What an act has of the entry of a chronicle in which it stands: the day told last there, or its own."""
        block = self._block(frame)
        when = entry_of(self.reading, block)
        if when is None:
            return None
        start = self.reading.blocks[block].start
        inside = [
            f
            for f in self.told
            if f.evidence.start >= start and f.when and when.earliest <= f.when.earliest <= when.latest
        ]
        return inside[-1] if inside and when.precision not in EXACT else replace(frame, when=when)

    def _there(self, frame: Frame) -> Frame | None:
        """The dated visit told before to the place to which somebody goes."""
        if frame.type != "Visit":
            return None
        where, who = places(self.reading, frame), people(self.reading, frame)
        visits = (f for f in reversed(self.told) if f.type == "Visit" and f.status is frame.status)
        there = (f for f in visits if self._near(f) and where & places(self.reading, f))
        return next((f for f in there if who & people(self.reading, f)), None)

    def _told(self, frame: Frame) -> Frame | None:
        """The dated act told last by one of those who take part, if it is near the account's date."""
        if frame.type not in TOLD:
            return None
        acting, block = parties(self.reading, frame), self._block(frame)
        for f in reversed(self.told):
            if f.status is not frame.status or not acting & parties(self.reading, f):
                continue
            if self._around_told(f):
                continue
            if self._near(f) or (f.when and f.when.precision is Precision.MONTH and self._block(f) == block):
                return self._main(f, acting)
        return None

    def _main(self, told: Frame, acting: set[str]) -> Frame:
        """The act that the sentence of a dated one tells first, of the same people: its others are by the way."""
        same = (f for f in self.told if f.evidence.start == told.evidence.start and f.status is told.status)
        return next((f for f in same if acting & parties(self.reading, f) and self._near(f)), told)

    def _before(self, frame: Frame) -> Frame | None:
        """The day or days that the paragraph named last before an act: something happened then that is no frame."""
        if frame.type not in TOLD:
            return None
        block = self._block(frame)
        start = frame.evidence.start - self.reading.blocks[block].start
        for k, e in reversed(list(enumerate(self.reading.expressions[block]))):
            if e.start >= start or e.edge:
                continue
            when = resolved(self.reading, block, k, frame.status is Status.PLANNED)
            dated = replace(frame, when=when)
            return dated if self._near(dated) and self._possible(dated) else None
        return None

    def _possible(self, frame: Frame) -> bool:
        """Whether an act lies on the side of the publication on which its status puts it."""
        issued = published(self.reading)
        if issued is None or frame.when is None:
            return frame.status is Status.OCCURRED
        return (frame.when.earliest > issued) is (frame.status is Status.PLANNED)

    def _around_told(self, visit: Frame) -> bool:
        """Whether a visit of several days is told around an act of one of them: the account is of that day."""
        when = visit.when
        if visit.type != "Visit" or when is None or when.earliest == when.latest:
            return False
        acts = [f for f in self.told if f.type != "Visit" and f.when and f.when.earliest == f.when.latest]
        return any(when.earliest <= f.when.earliest <= when.latest for f in acts if f.when)

    def _day(self, frame: Frame) -> Frame | None:
        """The one day of which all acts are that a report dates, where it is that of the report or just before."""
        if frame.type not in OF_THE_DAY:
            return None
        issued = published(self.reading)
        days = {
            (f.when.earliest, f.when.latest): f.when.text
            for f in self.frames
            if f.when and f.status is Status.OCCURRED and self._near(f)
            if not self._background(f) and not self._aside(f)
        }
        if issued is None or len(days) != 1 or frame.status is not Status.OCCURRED:
            return None
        [((first, last), text)] = days.items()
        if first != last or not 0 <= (issued - first).days <= FRESH:
            return None
        return replace(frame, when=When(first, last, Precision.DAY, text, True))

    def _head(self, frame: Frame) -> Frame | None:
        """What a report tells of its own time, with the day that its head names first: most often that of all of it."""
        ahead = frame.status is Status.PLANNED
        of_the_head = OF_THE_HEAD - {"Visit"} if ahead else OF_THE_HEAD
        when = self.heads[ahead]
        if frame.type not in of_the_head or when is None or frame.status not in HAPPENING:
            return None
        dated = replace(frame, when=when)
        return dated if self._possible(dated) else None

    def _near(self, frame: Frame) -> bool:
        when = frame.when
        if when is None or when.precision not in EXACT or self.base is None:
            return False
        return abs((when.earliest - self.base).days) <= NEAR

    def _block(self, frame: Frame) -> int:
        """The block in which a frame is told."""
        at = frame.evidence.start
        return next((b for b, it in enumerate(self.reading.blocks) if it.start <= at < it.end), 0)

    def _aside(self, frame: Frame) -> bool:
        """Whether an act is told by the way: "the aid that Qatar sent"."""
        return self._near_trigger("aside", frame)

    def _background(self, frame: Frame) -> bool:
        """Whether an act is told as lying before what the account is about: "had met"."""
        return frame.rule in self.own or self._near_trigger("earlier", frame)

    def _near_trigger(self, pattern: str, frame: Frame) -> bool:
        """Whether words of a pattern of the language stand before an act's trigger or end with it."""
        return self._words(pattern, frame) is not None

    def _words(self, pattern: str, frame: Frame) -> re.Match[str] | None:
        """The words of a pattern before an act's trigger."""
        quote = frame.evidence.quote
        at = quote.find(frame.trigger)
        words = grammar(self.reading.document.source.language or "en").told[pattern]
        end = at if pattern in ("aside", "apart") else at + len(frame.trigger)
        return words.search(quote[max(0, at - BEFORE) : end]) if at >= 0 else None

    def _days_apart(self, frame: Frame, other: Frame | None, words: re.Match[str]) -> Frame | None:
        """An act "a day after" or "two days before" which the sentence tells another one."""
        if other is None or other.when is None or other.when.precision is not Precision.DAY:
            return None
        said = words.groupdict()
        number = grammar(self.reading.document.source.language or "en").words.numbers
        n = (said["n"] or "1").casefold()
        days = timedelta(days=int(n) if n.isdigit() else number.get(n, 1))
        earlier = said.get("after") or said.get("next")
        day = other.when.earliest - days if earlier else other.when.earliest + days
        return replace(other, when=replace(other.when, earliest=day, latest=day))


def _named_first(reading: Reading, *, ahead: bool) -> When | None:
    """The day or days that the head of a text names first, read as lying behind or ahead."""
    named = (
        resolved(reading, b, k, ahead)
        for b, expressions in enumerate(reading.expressions[:HEAD])
        for k, e in enumerate(expressions)
        if not e.edge
    )
    return next((when for when in named if when is not None and when.precision in EXACT), None)
