"""What the statistical reader finds again: "the leaders discussed", after "the two presidents met"."""

from collections.abc import Sequence

from kg import gazetteer
from kg.events.learned import is_learned
from kg.events.lexicon import event_types
from kg.events.reading import Reading
from kg.model import Frame, Mention

# Types that a text often tells as each other.
TALKS = frozenset({"Meeting", "Call"})


def told_once(reading: Reading, frames: Sequence[Frame]) -> list[Frame]:
    """The frames of a text without the learned ones that another frame tells better."""
    kept = [f for f in frames if not is_learned(f)]
    for frame in sorted((f for f in frames if is_learned(f)), key=lambda f: -f.confidence):
        if not any(_tells(reading, other, frame) for other in kept):
            kept.append(frame)
    stays = {f.id for f in kept}
    return [f for f in frames if f.id in stays]


def _tells(reading: Reading, better: Frame, frame: Frame) -> bool:
    """Whether all who take part in a frame do so in the same role in another of its kind, at no other time."""
    if better.type != frame.type and not {better.type, frame.type} <= TALKS and not _same_words(better, frame):
        return False
    if (
        better.when
        and frame.when
        and (better.when.latest < frame.when.earliest or frame.when.latest < better.when.earliest)
    ):
        return False
    others = _core(reading, better)
    return all(
        any(role == its and _same(mention, other) for its, other in others)
        for role, mention in _core(reading, frame)
    )


def _same_words(better: Frame, frame: Frame) -> bool:
    """Whether a meeting and a gathering are one word of one sentence: "joined the meeting"."""
    here = (better.evidence.start, better.trigger) == (frame.evidence.start, frame.trigger)
    return here and (better.type, frame.type) == ("Meeting", "Conference")


def _core(reading: Reading, frame: Frame) -> list[tuple[str, Mention]]:
    roles = event_types()[frame.type].roles
    return [(a.role, reading.mentions[a.mention]) for a in frame.arguments if roles[a.role].core]


def _same(one: Mention, other: Mention) -> bool:
    """Whether two may stand for each other: by name, or as a state and whoever acts for it."""
    if (one.key or one.name) == (other.key or other.name):
        return True
    state = gazetteer.sovereign(one.country)
    return state is not None and state == gazetteer.sovereign(other.country)
