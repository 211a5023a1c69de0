"""From the rules that fire in a sentence to its frames: which of several readings of a trigger holds."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TypeVar

from spacy.tokens import Token

from kg.events.elsewhere import ELSEWHERE_TYPES, is_elsewhere
from kg.events.features import scene
from kg.events.frames import frame
from kg.events.learned import assured, is_never, second_opinion, seen_alone, told_as
from kg.events.lexicon import Lexicon, event_types
from kg.events.match import Match, candidates
from kg.events.participants import with_more
from kg.events.reading import About, Reading, Sentence, about, identity, is_short, kinds_of
from kg.events.separate import separate
from kg.model import Argument, Frame, Kind, Status
from kg.nlp.syntax import is_verb

T = TypeVar("T")
# What a verb tells loosely, and the noun that it carries tells better: "met for a working lunch".
OF_NOUNS = frozenset({"Meeting", "Call", "Statement", "Commitment", "Declaration"})
# Events that a sentence tells once of the same people, whatever it says that they are about.
ACTS = frozenset({"Message", "Meeting", "Call", "Visit"})
# Events beside the verb's own, not in its place: "met on the sidelines of the summit".
BESIDE = frozenset({"Statement", "Conference"})


@dataclass(frozen=True, slots=True)
class _Told:
    """A match with the frames that it gives, one or several."""

    match: Match
    frames: tuple[Frame, ...]


def frames_of(
    reading: Reading,
    sentence: Sentence,
    lexicon: Lexicon,
    before: Sequence[Frame] = (),
    *,
    learned: bool = True,
) -> Iterator[Frame]:
    """The frames of a sentence, in the order of its words; `before` are those of the text so far.

    At each trigger the best rule of a type counts whose match is admitted. If `learned`, the statistical
    reader takes hopeless matches back, fills roles that they leave empty, says in what state an event is
    told, and is asked where no match is admitted.
    """
    kinds = kinds_in(reading, sentence, lexicon.language)
    ruled = candidates(sentence.doc, lexicon, kinds, sentence.doc.user_data["names"])
    here = scene(sentence.doc, kinds, ruled, about_in(reading, sentence))
    if learned:
        hopeful = ([m for m in group if not is_never(here, m, lexicon.language)] for group in ruled)
        ruled = [[with_more(here, m, lexicon.language) for m in group] for group in hopeful if group]
    groups = [*ruled, *(seen_alone(here, ruled, lexicon.language) if learned else ())]
    groups.sort(key=lambda group: group[0].trigger.i)

    def state(match: Match) -> Status:
        return told_as(here, match, lexicon.language) if learned else match.status

    told = []
    for group in groups:
        others = frozenset(t.i for g in groups if _another(g, group) for t in (g[0].trigger, g[0].verb) if t)
        best = _first_admitted(reading, sentence, group, others, before, state)
        if best is None and learned and not group[0].learned:
            other = second_opinion(here, group[0], lexicon.language)
            best = _first_admitted(reading, sentence, [other] if other else [], others, before, state)
            if best is None:
                sure = [m for m in (assured(here, m, lexicon.language) for m in group) if m.sure]
                best = _first_admitted(reading, sentence, sure, others, before, state)
        told.extend([best] if best is not None else [])
    told = [one for one in told if not _told_better(reading, one, told)]
    kept = [f for one in told if not _gives_way(one.match, told) for f in one.frames]
    yield from _invited_where(reading, list(_once(reading, kept)))


def _another(group: Sequence[Match], than: Sequence[Match]) -> bool:
    """Whether a trigger may be of another event.

    A noun that only the statistical reader takes for one of the same type is most often a word of the same:
    "entretien téléphonique"; so is a verb that the noun hangs on, or that hangs on it: "la visite qu'il effectue".
    """
    first, other = group[0], than[0]
    beside = (
        other.trigger in (first.trigger.head, first.trigger.head.head) or other.trigger.head == first.trigger
    )
    word = not is_verb(first.trigger) or (beside and not is_verb(other.trigger))
    same = first.learned and first.rule.type == other.rule.type and word
    return first.trigger != other.trigger and not same


def kinds_in(reading: Reading, sentence: Sentence, language: str) -> Callable[[Token], frozenset[str]]:
    """What each word of a sentence may stand for, read once; the parse is told its language and names."""
    sentence.doc.user_data["language"] = language
    sentence.doc.user_data["names"] = frozenset(
        i for i, n in enumerate(sentence.collapsed.name) if n is not None
    )
    sentence.doc.user_data["alone"] = is_short(reading)
    sentence.doc.user_data["dated"] = any(d is not None for d in sentence.collapsed.date)
    return _by_word(sentence, partial(kinds_of, reading, sentence), frozenset())


def about_in(reading: Reading, sentence: Sentence) -> Callable[[Token], About]:
    """What is known of those for whom each word of a sentence stands, read once."""
    return _by_word(sentence, partial(about, reading, sentence), About())


def _by_word(sentence: Sentence, read: Callable[[Token], T], nobody: T) -> Callable[[Token], T]:
    """What is read of each word of a sentence, once."""
    known: dict[int, T] = {}

    def told(token: Token) -> T:
        if token.i not in known:
            start, end = sentence.collapsed.origin[token.i]
            # a word that was put in for the parser's sake stands for nobody
            known[token.i] = read(token) if start < end else nobody
        return known[token.i]

    return told


def _once(reading: Reading, frames: Sequence[Frame]) -> Iterator[Frame]:
    """Each event of a sentence once, though two words tell it: "is going to visit", "is due to visit".

    Of two frames with the same core participants that stays which has more of others; what either
    says against its having been held, and when, goes to it.
    """
    same: dict[tuple[str, tuple[str, ...]], list[Frame]] = {}
    for one in frames:
        roles = event_types()[one.type].roles
        core = sorted(
            f"{a.role} {identity(m)}"
            for a in one.arguments
            if roles[a.role].core
            for m in (reading.mentions[a.mention],)
        )
        told = "" if one.type in ACTS else one.object or ""
        same.setdefault((one.type, (*core, told)), []).append(one)
    for group in same.values():
        best = max(group, key=lambda f: (not f.guessed, len(f.arguments)))
        open_ = [f.status for f in group if f.status is not Status.OCCURRED]
        dated = [f.when for f in group if f.when is not None]
        yield replace(
            best,
            status=best.status if best.status in open_ else next(iter(open_), best.status),
            when=best.when or next(iter(dated), None),
        )


def _invited_where(reading: Reading, frames: Sequence[Frame]) -> Iterator[Frame]:
    """The frames, an invitation with the destination of the visit that its sentence says the guest pays."""
    for one in frames:
        guests = {_who(reading, a) for a in one.arguments if a.role == "invitee"}
        goals = [
            a
            for visit in frames
            if visit.type == "Visit"
            and guests & {_who(reading, a) for a in visit.arguments if a.role == "visitor"}
            for a in visit.arguments
            if a.role == "destination"
        ]
        open_ = one.type == "Invitation" and not any(a.role == "destination" for a in one.arguments)
        fits = [a for a in goals if reading.mentions[a.mention].kind is not Kind.ORGANISATION]
        yield replace(one, arguments=(*one.arguments, fits[0])) if open_ and fits else one


def _who(reading: Reading, argument: Argument) -> str:
    return identity(reading.mentions[argument.mention])


def _first_admitted(
    reading: Reading,
    sentence: Sentence,
    group: Sequence[Match],
    others: frozenset[int],
    before: Sequence[Frame],
    state: Callable[[Match], Status],
) -> _Told | None:
    for candidate in group:
        if candidate.rule.type in ELSEWHERE_TYPES and is_elsewhere(reading, sentence, candidate):
            continue
        match = replace(candidate, status=state(candidate))
        told = [frame(reading, sentence, one, others, before) for one in separate(reading, sentence, match)]
        frames = tuple(f for f in told if isinstance(f, Frame))
        if frames:
            return _Told(match, frames)
    return None


def _told_better(reading: Reading, one: _Told, told: Sequence[_Told]) -> bool:
    """Whether what only the statistical reader sees is told of the same people by a surer word of the sentence."""

    def sureness(of: _Told) -> tuple[bool, float, int]:
        return not of.match.learned, of.match.rule.confidence, -of.match.trigger.i

    def people(of: _Told) -> set[str]:
        core = event_types()[of.match.rule.type].roles
        return {_who(reading, a) for f in of.frames for a in f.arguments if core[a.role].core}

    return one.match.learned and any(
        other.match.rule.type == one.match.rule.type
        and sureness(other) > sureness(one)
        and people(other) & people(one)
        for other in told
    )


def _gives_way(match: Match, told: Sequence[_Told]) -> bool:
    """Whether another event of the sentence tells the same better."""
    others = [one.match for one in told if one.match != match]
    better = (o for o in others if not o.learned or o.rule.confidence >= match.rule.confidence)
    if any(o.trigger == match.trigger and o.rule.type in match.rule.yields_to for o in better):
        return True
    # a verb's own event gives way to that of the noun that it carries: "received him for talks"
    carried = [o for o in others if o.verb is not None and o.verb == match.trigger and o.trigger != o.verb]
    # "met in Luanda under the auspices of Angola": what only the statistical reader sees is another event
    carried = [o for o in carried if match.learned or not o.learned or o.rule.type == match.rule.type]
    if match.verb is not None or not is_verb(match.trigger):
        return False
    return any(
        o.rule.type == match.rule.type or (match.rule.type in OF_NOUNS and o.rule.type not in BESIDE)
        for o in carried
    )
