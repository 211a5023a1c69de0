"""What the statistical reader finds again: "the leaders discussed", after "the two presidents met"."""

from collections import defaultdict
from collections.abc import Sequence

from kg import gazetteer
from kg.events.learned import is_learned
from kg.events.lexicon import event_types
from kg.events.reading import Reading
from kg.model import Frame, Kind, Mention
from kg.nlp.language import language_data

# Types that a text often tells as each other.
TALKS = frozenset({"Meeting", "Call"})
# How many characters on a text still tells of the same talks.
GOES_ON = 2500
PAIR = 2


def told_once(reading: Reading, frames: Sequence[Frame]) -> list[Frame]:
    """The frames of a text without the learned ones that another frame tells better."""
    frames = _one_gathering(reading, _talked_on(reading, frames))
    kept = [f for f in frames if not is_learned(f)]
    for frame in sorted((f for f in frames if is_learned(f)), key=lambda f: -f.confidence):
        if not any(_tells(reading, other, frame) for other in kept):
            kept.append(frame)
    stays = {f.id for f in kept}
    return [f for f in frames if f.id in stays]


def _talked_on(reading: Reading, frames: Sequence[Frame]) -> list[Frame]:
    """The frames without calls of which only "they also spoke of" tells, after they met, and the other way round."""
    out: list[Frame] = []
    for frame in frames:
        plain = frame.type in TALKS and frame.kind is None and _goes_on(reading, frame)
        if plain and frame.type == "Call" and _when_they_met(reading, frame, frames):
            continue
        before = [f for f in out if f.type in TALKS and 0 < frame.evidence.start - f.evidence.start < GOES_ON]
        last = before[-1] if plain and before else None
        if last is not None and last.type != frame.type and _people(reading, last) == _people(reading, frame):
            continue
        out.append(frame)
    return out


def _when_they_met(reading: Reading, call: Frame, frames: Sequence[Frame]) -> bool:
    """Whether the sentence that tells of talks says that those people met: "spoke about the delay when they met"."""
    here = (f for f in frames if f.type == "Meeting" and f.evidence.start == call.evidence.start)
    return call.when is None and any(_people(reading, f) >= _people(reading, call) for f in here)


def _one_gathering(reading: Reading, frames: Sequence[Frame]) -> list[Frame]:
    """The frames with one of a meeting and a conference that are told by one word: "attended the summit with X"."""
    found: dict[tuple[int, str], set[str]] = defaultdict(set)
    large = set()
    for f in frames:
        word = f.evidence.start, f.trigger
        found[word].add(f.type)
        if _is_large(reading, f):
            large.add(word)
    twice = {word for word, types in found.items() if types >= {"Meeting", "Conference"}}
    left_out = {word: "Meeting" if word in large else "Conference" for word in twice}
    return [f for f in frames if left_out.get((f.evidence.start, f.trigger)) != f.type]


def _is_large(reading: Reading, frame: Frame) -> bool:
    """Whether a gathering is more than a meeting of two: by its word, as that of an organisation, or by its number."""
    data = language_data(reading.document.source.language or "en")
    word = frame.trigger.lower()
    involved = {m.key or m.name: m for _, m in _core(reading, frame)}
    kinds = {m.kind for m in involved.values()}
    if word not in data["summits"]:
        return word in data["gatherings"] or Kind.ORGANISATION in kinds
    # one who attends an organisation's summit, or who is host of one
    several = len(involved) > PAIR or any(not m.named for m in involved.values())
    hosted = any(a.role == "host" for a in frame.arguments)
    return several or hosted or kinds >= {Kind.PERSON, Kind.ORGANISATION}


def _goes_on(reading: Reading, frame: Frame) -> bool:
    """Whether a sentence only says more of talks told before: of "they", or what was "discussed" at no other time."""
    said = language_data(reading.document.source.language or "en")["talked"]
    return not _named_in(reading, frame) or (frame.when is None and frame.trigger.lower() in said)


def _named_in(reading: Reading, frame: Frame) -> bool:
    """Whether a sentence names somebody of those who take part, and does not only mean them."""
    names = (reading.mentions[a.mention].name for a in frame.arguments)
    return any(word in frame.evidence.quote for name in names for word in name.split()[-1:])


def _people(reading: Reading, frame: Frame) -> set[str]:
    return {m.key or m.name for _, m in _core(reading, frame)}


def _tells(reading: Reading, better: Frame, frame: Frame) -> bool:
    """Whether all who take part in a frame do so in the same role in another of its kind, at no other time."""
    if (
        better.type != frame.type
        and not {better.type, frame.type} <= TALKS
        and not _same_words(better, frame)
    ):
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
