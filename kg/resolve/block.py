"""Blocking: which candidates are compared at all, so that pairs grow about linearly.

A block holds candidates that share a key; a block that is too large is compared only among
neighbours in its order, for then the key says little.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from kg.model import Kind
from kg.resolve.known import country_words
from kg.resolve.names import Likeness, body_words, compare_persons, content_words, person_words
from kg.resolve.score import Candidate
from kg.resolve.spelling import full_form, sound_key

LARGEST = 40
NEIGHBOURS = 12
MOST_BEARERS = 60
SURNAME = "surname "

Pair = tuple[str, str]
# A candidate in a block: what it is ordered by, its id, and whether it is one of those that the block is
# for (a lone surname among its bearers).
Slot = tuple[str, str, bool]


def candidate_pairs(candidates: Iterable[Candidate]) -> list[Pair]:
    """Pairs of candidates' ids worth comparing, each in order, sorted."""
    blocks: dict[str, list[Slot]] = defaultdict(list)
    for candidate in candidates:
        for key, slot in name_slots(candidate).items():
            blocks[key].append(slot)
    found: set[Pair] = set()
    for key, slots in blocks.items():
        found.update(name_pairs(key, sorted(slots)))
    return sorted(found)


def name_slots(candidate: Candidate) -> dict[str, Slot]:
    """The place of a candidate in each of its blocks."""
    keys = _person_keys(candidate.name) if candidate.kind is Kind.PERSON else _organisation_keys(candidate)
    slots = dict.fromkeys(keys, (candidate.name, candidate.id, False))
    if candidate.kind is Kind.PERSON:
        words = person_words(candidate.name)
        for word in words:
            slots[SURNAME + sound_key(word)] = (candidate.name, candidate.id, len(words) == 1)
    return slots


def name_pairs(key: str, slots: Sequence[Slot]) -> Iterator[Pair]:
    """The pairs of one block; of a surname its lone bearers with all others, or it would not be certain
    that only one fits.
    """
    if not key.startswith(SURNAME):
        yield from pairs_in(slots)
        return
    bearers = [slot for slot in slots if not slot[2]]
    # With very many nobody could tell.
    if len(bearers) <= MOST_BEARERS:
        for name, id, lone in slots:
            for other, theirs, _ in bearers if lone else ():
                if compare_persons(name, other) is Likeness.SURNAME:
                    yield (min(id, theirs), max(id, theirs))


def pairs_within(blocks: Mapping[str, list[str]]) -> list[Pair]:
    """All pairs of small blocks and the neighbouring pairs of large ones, each once, sorted."""
    found: set[Pair] = set()
    for key in sorted(blocks):
        found.update(_pairs(blocks[key]))
    return sorted(found)


def pairs_in(slots: Sequence[Slot]) -> Iterator[Pair]:
    """The pairs of one block, as `pairs_within`."""
    return _pairs([id for _, id, _ in slots])


def _pairs(members: Sequence[str]) -> Iterator[Pair]:
    reach = len(members) if len(members) <= LARGEST else NEIGHBOURS
    for i, left in enumerate(members):
        for right in members[i + 1 : i + 1 + reach]:
            if left != right:
                yield (min(left, right), max(left, right))


def _person_keys(name: str) -> Iterator[str]:
    """Each word with the initial of each other word; a lone surname by itself and by the word."""
    words = person_words(name)
    yield "whole " + "".join(sorted(words))
    for i, word in enumerate(words):
        if len(word) == 1:
            continue
        for j, other in enumerate(words):
            if i != j:
                yield f"{sound_key(full_form(other))[0]} {sound_key(word)}"
    if len(words) == 1:
        yield f"alone {sound_key(words[0])}"


def _organisation_keys(candidate: Candidate) -> Iterator[str]:
    words = content_words(candidate.name)
    yield "words " + " ".join(sorted(body_words(candidate.name)))
    if candidate.country:
        own = [w for w in body_words(candidate.name) if w not in country_words(candidate.country)]
        yield f"{candidate.country} " + " ".join(sorted(own))
    letters = candidate.name.replace(".", "")
    if letters.isupper():
        yield "letters " + letters.lower()
    elif len(words) > 1:
        yield "letters " + "".join(w[0] for w in words)
    if candidate.country:
        for word in words[:2]:
            yield f"{candidate.country} {word}"
