"""Who came to a meeting that the text told before, or hosted it: "Foreign Minister Vieira joined the talks"."""

from collections.abc import Sequence

from kg import gazetteer
from kg.events.match import Match
from kg.events.reading import Reading, Sentence, identity
from kg.model import Argument, Frame, Mention
from kg.nlp.language import language_data
from kg.nlp.syntax import lemma_of

# Types whose meeting somebody attends.
MET = frozenset({"Meeting", "Call"})
ROLE = "participant"
# How many characters after a meeting the text still says who was there.
NEAR = 1500
TWO = 2


def attended(
    reading: Reading, sentence: Sentence, match: Match, arguments: Sequence[Argument], before: Sequence[Frame]
) -> tuple[Argument, ...]:
    """The arguments of a meeting; where a sentence only says who else was at "the meeting", with those who met.

    None where it only says who hosted "the meeting" that was told.
    """
    hosted = _at_the_meeting(match, "hosting")
    if match.rule.type != "Meeting" or not arguments or not (hosted or _at_the_meeting(match, "attending")):
        return tuple(arguments)
    start = reading.blocks[sentence.block].start + reading.views[sentence.block].doc[sentence.start].idx
    near = [f for f in before if f.type in MET and 0 < start - f.evidence.start < NEAR]
    met = next((f for f in reversed(near) if sum(a.role == ROLE for a in f.arguments) >= TWO), None)
    if met is None:
        return tuple(arguments)
    if hosted:
        # "Iran thanked China for hosting the talks": told before, and those who host need not take part
        return tuple(arguments) if len(arguments) >= TWO else ()
    come = [reading.mentions[a.mention] for a in arguments]
    if not _of_one_side(come, [reading.mentions[a.mention] for a in met.arguments]):
        return tuple(arguments)
    there = {identity(m) for m in come}
    more = (a for a in met.arguments if a.role == ROLE and identity(reading.mentions[a.mention]) not in there)
    return (*arguments, *more)


def _at_the_meeting(match: Match, verbs: str) -> bool:
    """Whether a match is of somebody's coming to "the meeting", or hosting it, and does not say whose it is."""
    data = language_data(match.trigger.doc.user_data["language"])
    verb = match.verb
    if verb is None or verb == match.trigger or lemma_of(verb) not in data[verbs]:
        return False
    before = [c.lower_ for c in match.trigger.children if c.i < match.trigger.i]
    return any(w in data["definite"] for w in before) and not any(
        c.dep_ in ("prep", "nmod", "poss") and c.lower_ not in data["place_prepositions"]
        for c in match.trigger.children
    )


def _of_one_side(come: Sequence[Mention], met: Sequence[Mention]) -> bool:
    """Whether those who came may all be on the sides of those who met: of their states, or of none that is known."""
    sides = {gazetteer.sovereign(m.country) for m in met if m.country}
    return all(m.country is None or gazetteer.sovereign(m.country) in sides for m in come)
