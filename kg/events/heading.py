"""What a text's heading tells: mostly what the text then tells better.

A heading has no time of its own, leaves names short, and is told in the present. So an act of it
counts only where the text does not tell one of its type with somebody in common.
"""

from collections.abc import Sequence
from dataclasses import replace

from kg.events.lexicon import event_types
from kg.events.reading import Reading
from kg.events.reckoning import published
from kg.model import Frame, Kind, Precision, Status, When

ENDS = (".", "!", "?", "…", ":", ";")
LONGEST = 400
# Types of acts that a text is itself whose heading opens with the word for them: "Joint Statement by …"; it is
# issued on the day of its publication. A headline that reports one ("A and B sign …") says nothing of the day.
ISSUED = frozenset({"Declaration"})
OPENING = 3


def settled(reading: Reading, frames: Sequence[Frame]) -> list[Frame]:
    """The frames without those of the heading that the text retells; a declaration that it heads is dated."""
    end = heading_end(reading)
    told = [f for f in frames if f.evidence.start >= end]
    return [
        _issued(reading, frame) if frame.evidence.start < end else frame
        for frame in frames
        if frame.evidence.start >= end or not any(_same(reading, frame, f) for f in told)
    ]


def heading_end(reading: Reading) -> int:
    """Where a text's heading ends; 0 if it has none."""
    if len(reading.blocks) < 2:
        return 0
    first = reading.blocks[0]
    text = first.text.strip(" \"”»'")
    return 0 if not text or text.endswith(ENDS) or len(text) > LONGEST else first.end


def _same(reading: Reading, heading: Frame, told: Frame) -> bool:
    """Whether an act of the text may be the heading's: of its type, with somebody or some state in common."""
    return heading.type == told.type and bool(_who(reading, heading) & _who(reading, told))


def _who(reading: Reading, frame: Frame) -> frozenset[str]:
    roles = event_types()[frame.type].roles
    mentions = [reading.mentions[a.mention] for a in frame.arguments if roles[a.role].core]
    states = {f"state {m.country}" for m in mentions if m.country and m.kind is not Kind.PLACE}
    return frozenset({m.key or m.name for m in mentions} | states)


def _issued(reading: Reading, frame: Frame) -> Frame:
    day = published(reading)
    itself = frame.type in ISSUED and frame.trigger in frame.evidence.quote.split()[:OPENING]
    if not itself or frame.when is not None or frame.status is not Status.OCCURRED or day is None:
        return frame
    return replace(frame, when=When(day, day, Precision.DAY, inferred=True))
