"""Sport and business, whose verbs are those of diplomacy: teams meet, clubs sign contracts, stars tour."""

from kg.events.match import Match
from kg.events.reading import Reading, Sentence, mentions_of
from kg.model import Kind
from kg.nlp.language import language_data

# Types whose verbs sport and business use too.
ELSEWHERE_TYPES = frozenset({"Meeting", "Visit", "Agreement", "Award", "Conference", "Appointment"})
# A text is about sport or business if it has so many different words of it, and one in so many of all.
WORDS = 3
EVERY = 80


def is_elsewhere(reading: Reading, sentence: Sentence, match: Match) -> bool:
    """Whether a match is told by a sentence about sport or business, or by a text about them without officials."""
    data = language_data(reading.views[0].language)
    said = frozenset(data["elsewhere"])
    if any(_is_of(w, said) for w in sentence.collapsed.words):
        return True
    said |= frozenset(data["elsewhere_hints"])
    found = [w for v in reading.views for w in v.low if _is_of(w, said)]
    length = sum(len(v.low) for v in reading.views)
    about = len(set(found)) >= WORDS and len(found) * EVERY >= length
    return about and not _has_official(reading, sentence, match)


def _is_of(word: str, said: frozenset[str]) -> bool:
    return word in said or word.removesuffix("s") in said


def _has_official(reading: Reading, sentence: Sentence, match: Match) -> bool:
    ids = [m for tokens in match.roles.values() for t in tokens for m in mentions_of(reading, sentence, t)]
    return any(reading.mentions[m].kind is Kind.PERSON and reading.mentions[m].offices for m in ids)
