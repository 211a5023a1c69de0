"""The time of acts that say none: that of the sentence, of the account that they continue, of the visit.

What a text tells in order it mostly tells in the order of time: an undated act is of the day of the
act told before it by the same people, in the same state (held, or planned). Nothing is taken from
background: neither from what "had" happened, nor from what lies far from the day of the account.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from kg.events.reading import Reading
from kg.events.time import entry_of
from kg.model import Frame, Precision, Status, When
from kg.nlp.dates import grammar

# Types whose acts happen in the course of a visit or a meeting, or at its end.
WITHIN = frozenset(
    "Meeting Tribute Award Message Declaration Statement Commitment Invitation Visit Agreement Conference".split()
)
# Types whose acts last, and are mentioned for that: of no day, whatever is told around them.
LASTING = frozenset({"Sanction"})
TOLD = WITHIN | {"Call", "Protest", "Aid", "Appointment"}
MAIN = frozenset({"Visit", "Meeting", "Call", "Conference"})
EXACT = frozenset({Precision.DAY, Precision.SPAN})
# How many days from the account's own date an act may lie to carry others with it.
NEAR = 45
# How many characters before its trigger a word of the past in the past belongs to an act.
BEFORE = 40


def inherit(reading: Reading, frames: Sequence[Frame], own: frozenset[str] = frozenset()) -> list[Frame]:
    """The frames, each undated act with the bounds that the account gives it, marked as inferred.

    Frames of the rules `own` never inherit and give nothing: what they tell lies before.
    """
    story = _Story(reading, frames, own)
    return [story.dated(f) for f in frames]


@dataclass(slots=True)
class _Story:
    """The account while it is read: the dated acts so far, the main visit or meeting."""

    reading: Reading
    frames: Sequence[Frame]
    own: frozenset[str]
    told: list[Frame]
    main: Frame | None
    base: date | None

    def __init__(self, reading: Reading, frames: Sequence[Frame], own: frozenset[str]) -> None:
        self.reading, self.frames, self.own = reading, frames, own
        self.told = []
        self.main = _main(frames)
        published = reading.document.source.published
        first = next((f.when for f in frames if f.when and f.when.precision in EXACT), None)
        self.base = published or (first.earliest if first else None)

    def dated(self, frame: Frame) -> Frame:
        """The frame with the time that it has or inherits; it is told from here on."""
        open_ = frame.when is None and frame.type not in LASTING and not self._background(frame)
        if open_ and frame.status in (Status.OCCURRED, Status.PLANNED):
            source = self._beside(frame) or self._entry(frame) or self._told(frame) or self._held(frame)
            if source is not None and source.when is not None:
                frame = self._at(frame, source.when)
        if frame.when is not None and not self._background(frame):
            self.told.append(frame)
        return frame

    def _beside(self, frame: Frame) -> Frame | None:
        """A dated act of the same sentence, in the same state."""
        same = [f for f in self.frames if f.evidence.start == frame.evidence.start and f.when]
        return next((f for f in same if f.status is frame.status and not self._background(f)), None)

    def _at(self, frame: Frame, when: When) -> Frame:
        """The frame at a time that it does not say itself."""
        when = replace(when, inferred=True)
        published = self.reading.document.source.published
        ahead = published is not None and when.earliest > published and frame.status is Status.OCCURRED
        return replace(frame, when=when, status=Status.PLANNED if ahead else frame.status)

    def _entry(self, frame: Frame) -> Frame | None:
        """What an act has of the entry of a chronicle in which it stands: the day told last there, or its own."""
        at = frame.evidence.start
        block = next((b for b, it in enumerate(self.reading.blocks) if it.start <= at < it.end), None)
        when = entry_of(self.reading, block) if block is not None else None
        if when is None or block is None:
            return None
        start = self.reading.blocks[block].start
        inside = [f for f in self.told if f.evidence.start >= start and f.when and when.earliest <= f.when.earliest <= when.latest]
        return inside[-1] if inside and when.precision not in EXACT else replace(frame, when=when)

    def _told(self, frame: Frame) -> Frame | None:
        """The dated act told last by one of those who take part, if it is near the account's date."""
        if frame.type not in TOLD:
            return None
        parties = self._parties(frame)
        for f in reversed(self.told):
            if f.status is frame.status and self._near(f) and parties & self._parties(f):
                return f
        return None

    def _held(self, frame: Frame) -> Frame | None:
        """The main visit or meeting, for an act of its parties."""
        inside = self.main is not None and frame.status is Status.OCCURRED and frame.type in WITHIN
        if inside and self.main is not None and self._parties(self.main) & self._parties(frame):
            return self.main
        return None

    def _near(self, frame: Frame) -> bool:
        when = frame.when
        if when is None or when.precision not in EXACT or self.base is None:
            return False
        return abs((when.earliest - self.base).days) <= NEAR

    def _parties(self, frame: Frame) -> set[str]:
        found: set[str] = set()
        for a in frame.arguments:
            m = self.reading.mentions[a.mention]
            found.add(m.name)
            if m.country:
                found.add(m.country)
        return found

    def _background(self, frame: Frame) -> bool:
        """Whether an act is told as lying before what the account is about: "had met"."""
        if frame.rule in self.own:
            return True
        pattern = grammar(self.reading.document.source.language or "en").earlier
        quote = frame.evidence.quote
        at = quote.find(frame.trigger)
        return at >= 0 and bool(pattern.search(quote[max(0, at - BEFORE) : at + len(frame.trigger)]))


def _main(frames: Sequence[Frame]) -> Frame | None:
    """The first visit of several days that was held, else the first visit, meeting, call or conference."""
    held = [f for f in frames if f.type in MAIN and f.status is Status.OCCURRED and f.when]
    return next(
        (f for f in held if f.type == "Visit" and f.when and f.when.earliest != f.when.latest),
        held[0] if held else None,
    )
