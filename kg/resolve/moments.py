"""Times of two accounts of an event: do they agree, exclude one another, or say too little?"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from kg.model import Precision, Status, When

_LENGTH = {Precision.DAY: 10, Precision.MONTH: 7, Precision.YEAR: 4, Precision.SPAN: 10}
MONTH_DAYS = 31
LASTING = frozenset({"Visit", "Conference"})
AHEAD = frozenset({Status.PLANNED, Status.PROPOSED})


class TimeAccord(StrEnum):
    """How two times stand to each other, the best first."""

    SAME = "same date"
    OVERLAP = "dates overlap"
    LOOSE = "dates overlap by the year"
    NEAR = "dates a day or two apart"
    CORROBORATED = "undated, but published at the time"
    ASSUMED = "undated"
    OPEN = "undated, and may be another time"
    APART = "dates exclude each other"


@dataclass(frozen=True, slots=True)
class Habit:
    """What is usual for a type of event.

    `window`: days from the event within which an undated report of it is taken to be of the same;
    None where it happens once. `assumed`: an undated report whose publication date is unknown as
    well may still be of the same. `slack`: days by which two sources may differ about one event.
    """

    window: int | None
    assumed: bool = False
    slack: int = 0


HABITS = {
    "Visit": Habit(400, assumed=True, slack=2),
    "Meeting": Habit(14, slack=1),
    "Call": Habit(7),
    "Conference": Habit(60, assumed=True, slack=2),
    "Declaration": Habit(60, assumed=True, slack=2),
    "Agreement": Habit(None, assumed=True, slack=2),
    "Commitment": Habit(30),
    "Invitation": Habit(30, slack=1),
    "Award": Habit(None, assumed=True, slack=2),
    "Tribute": Habit(30, slack=1),
    "Message": Habit(30, slack=1),
    "Appointment": Habit(200, assumed=True, slack=2),
    "Relations": Habit(None, assumed=True, slack=2),
    "Resolution": Habit(60, slack=2),
    "Sanction": Habit(None, assumed=True, slack=2),
    "Aid": Habit(30, slack=1),
    "Statement": Habit(7),
    "Mediation": Habit(60),
    "Protest": Habit(14, slack=1),
}
RARE_HABIT = Habit(30)


@dataclass(frozen=True, slots=True)
class Timing:
    """When an account says that it happened, as what, and when it was published."""

    when: When | None
    statuses: frozenset[Status]
    published: tuple[date, ...]


def compare_times(left: Timing, right: Timing, *, type: str, within: bool) -> TimeAccord:
    """How the times stand to each other; `within` one document nothing undated is another time."""
    if left.when is not None and right.when is not None:
        # One text tells on which day a visitor arrived, and on which they spoke or left.
        exact = within and type not in LASTING
        found = _compare_dated(
            left.when, right.when, slack=0 if exact else HABITS.get(type, RARE_HABIT).slack
        )
        inferred = not within and (left.when.inferred or right.when.inferred)
        # a day that a text does not say itself is no more than an assumption
        return TimeAccord.ASSUMED if inferred and found is TimeAccord.NEAR else found
    if within:
        return TimeAccord.ASSUMED
    return _compare_undated(left, right, habit=HABITS.get(type, RARE_HABIT))


def overlap(left: When, right: When) -> bool:
    """Some day lies within both bounds."""
    return left.earliest <= right.latest and right.earliest <= left.latest


def days(when: When) -> int:
    """How many days lie within the bounds."""
    return (when.latest - when.earliest).days + 1


def written(when: When) -> str:
    """The bounds at their precision: "2024-09-25", "2024-09-25/2024-09-27", "2024-09"."""
    length = _LENGTH[when.precision]
    first, last = when.earliest.isoformat()[:length], when.latest.isoformat()[:length]
    return first if first == last else f"{first}/{last}"


def agreed(times: Sequence[tuple[str, When]], *, type: str) -> When | None:
    """Of (document, time) pairs the time that says most and that most documents agree with.

    Of several, the one of the earliest document. A month that holds a day says nothing beside it;
    for what lasts a span says more than a day of it, for what does not a day says more.
    """
    telling = [
        (d, w) for d, w in times if not any(_says_less(w, than=other, type=type) for _, other in times)
    ]
    if not telling:
        return None

    def rank(pair: tuple[str, When]) -> tuple[int, int, bool, str, date, str]:
        document, when = pair
        return (-support(when, times), days(when), when.inferred, document, when.earliest, when.text)

    return min(telling, key=rank)[1]


def support(when: When, times: Iterable[tuple[str, When]]) -> int:
    """How many documents give a time that fits."""
    return len({document for document, other in times if overlap(when, other)})


def _says_less(when: When, *, than: When, type: str) -> bool:
    if (when.earliest, when.latest) == (than.earliest, than.latest) or not overlap(when, than):
        return False
    if type in LASTING and than.precision is Precision.SPAN and days(than) <= MONTH_DAYS:
        return _inside(when, than)
    if type in LASTING and when.precision is Precision.SPAN and days(when) <= MONTH_DAYS:
        return False
    return _inside(than, when)


def _inside(inner: When, outer: When) -> bool:
    return outer.earliest <= inner.earliest and inner.latest <= outer.latest


def _compare_dated(left: When, right: When, *, slack: int) -> TimeAccord:
    if (left.earliest, left.latest) == (right.earliest, right.latest) and days(left) <= MONTH_DAYS:
        return TimeAccord.SAME if days(left) == 1 or left.precision is Precision.SPAN else TimeAccord.OVERLAP
    if overlap(left, right):
        return TimeAccord.OVERLAP if max(days(left), days(right)) <= MONTH_DAYS else TimeAccord.LOOSE
    gap = max((right.earliest - left.latest).days, (left.earliest - right.latest).days)
    return TimeAccord.NEAR if gap <= slack else TimeAccord.APART


def _compare_undated(left: Timing, right: Timing, *, habit: Habit) -> TimeAccord:
    anchor, other = _anchor(left), _anchor(right)
    if anchor is None or other is None:
        proposed = Status.PROPOSED in left.statuses | right.statuses
        both_undated = left.when is None and right.when is None
        assumed = habit.assumed and not proposed and (habit.window is None or not both_undated)
        return TimeAccord.ASSUMED if assumed else TimeAccord.OPEN
    if habit.window is None:
        return TimeAccord.ASSUMED
    # A second invitation a year later is another.
    ahead = left.statuses | right.statuses <= AHEAD
    margin = timedelta(days=habit.window // 2 if ahead else habit.window)
    near = anchor[0] - margin <= other[1] and other[0] <= anchor[1] + margin
    return TimeAccord.CORROBORATED if near else TimeAccord.OPEN


def _anchor(timing: Timing) -> tuple[date, date] | None:
    """The days that an account is tied to: of the event, else of publication."""
    if timing.when is not None:
        return timing.when.earliest, timing.when.latest
    return (min(timing.published), max(timing.published)) if timing.published else None
