"""One trigger, several events: "visited Ghana and Togo", "laid wreaths at A and at B"."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Token

from kg.events.match import Match
from kg.events.reading import Reading, Sentence, mentions_of
from kg.model import Kind, Mention
from kg.nlp.language import language_data


def separate(reading: Reading, sentence: Sentence, match: Match) -> list[Match]:
    """The events that a match tells, in the order of the sentence; most often itself alone."""
    if match.rule.type == "Meeting" and _says(sentence, "apart"):
        return _each(match, "participant", match.roles.get("participant", []))
    if match.rule.type == "Visit":
        return _destinations(reading, sentence, match)
    if match.rule.type == "Tribute":
        return _each(match, "site", match.roles.get("site", []))
    if match.rule.type == "Meeting" and not _says(sentence, "together"):
        return _each(match, "participant", _one_after_another(reading, sentence, match))
    return [match]


def _destinations(reading: Reading, sentence: Sentence, match: Match) -> list[Match]:
    """A visit for each destination; a state that only says where another destination lies is none."""
    tokens = match.roles.get("destination", [])
    found = {t: [reading.mentions[m] for m in mentions_of(reading, sentence, t)] for t in tokens}
    within = {m.country for ms in found.values() for m in ms if m.kind is Kind.PLACE}
    kept = [t for t in tokens if not any(m.kind is Kind.STATE and m.country in within for m in found[t])]
    if len(kept) > 1 and not _says(sentence, "together") and _beside(kept, found):
        return [replace(match, roles={**match.roles, "destination": [one]}) for one in kept]
    return [replace(match, roles={**match.roles, "destination": kept})] if tokens else [match]


def _beside(tokens: Sequence[Token], found: Mapping[Token, Sequence[Mention]]) -> bool:
    """Whether destinations lie beside one another: states, or cities of the gazetteer, not a site in a city."""
    return all(m.kind is Kind.STATE or m.key for t in tokens for m in found[t])


def _each(match: Match, role: str, holders: Sequence[Token]) -> list[Match]:
    """A match for each of several coordinated holders of a role, with all others of the match."""
    parted = [t for t in holders if _coordinated(t, holders)]
    if len(parted) < 2:
        return [match]
    kept = [t for t in match.roles[role] if t not in parted]
    return [replace(match, roles={**match.roles, role: [*kept, one]}) for one in parted]


def _coordinated(token: Token, others: Sequence[Token]) -> bool:
    """Whether a word is joined to another one by "and", or by a comma in a list."""
    return any(other != token and _first(other) == _first(token) for other in others)


def _first(token: Token) -> Token:
    """The first of those that a word is coordinated with, by itself or with its preposition."""
    at = token
    while at.head != at:
        if at.dep_ == "conj":
            at = at.head
        elif at.dep_ == "pobj" and at.head.dep_ == "conj" and at.head.head.pos_ == "ADP":
            at = next((c for c in at.head.head.children if c.dep_ == "pobj"), at.head.head)
        else:
            break
    return at


def _one_after_another(reading: Reading, sentence: Sentence, match: Match) -> list[Token]:
    """Those of one state, each with an office, whom someone else is said to have met: not at one table."""
    held: dict[str, list[Token]] = {}
    others = 0
    for token in match.roles.get("participant", []):
        ids = mentions_of(reading, sentence, token)
        mention = reading.mentions[ids[0]] if len(ids) == 1 else None
        if mention is None or mention.kind is not Kind.PERSON:
            others += 1
        elif mention.country and mention.offices and token.dep_ in ("pobj", "dobj", "conj", "obj", "obl:arg"):
            held.setdefault(mention.country, []).append(token)
        else:
            others += 1
    if len(held) != 1 or others != 1:
        return []
    return next(iter(held.values()))


def _says(sentence: Sentence, how: str) -> bool:
    """Whether a sentence says that all sat together, or each apart."""
    said = language_data(sentence.doc.user_data["language"])[how]
    return any(w.lower() in said for w in sentence.collapsed.words)
