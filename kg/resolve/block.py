"""Blocking: which candidates are compared at all, so that pairs grow about linearly.

A block holds candidates that share a key; a block that is too large is compared only among
neighbours in its order, for then the key says little.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from kg.model import Kind
from kg.resolve.known import country_words
from kg.resolve.names import body_words, content_words, person_words
from kg.resolve.score import Candidate
from kg.resolve.spelling import full_form, sound_key

LARGEST = 40
NEIGHBOURS = 12

Pair = tuple[str, str]


def candidate_pairs(candidates: Iterable[Candidate]) -> list[Pair]:
    """Pairs of candidates' ids worth comparing, each in order, sorted."""
    keys: dict[str, list[str]] = defaultdict(list)
    for candidate in sorted(candidates, key=lambda c: (c.name, c.id)):
        for key in sorted(set(_keys(candidate))):
            keys[key].append(candidate.id)
    return pairs_within(keys)


def pairs_within(blocks: Mapping[str, list[str]]) -> list[Pair]:
    """All pairs of small blocks and the neighbouring pairs of large ones, each once, sorted."""
    found: set[Pair] = set()
    for key in sorted(blocks):
        found.update(_pairs(blocks[key]))
    return sorted(found)


def _pairs(members: list[str]) -> Iterator[Pair]:
    reach = len(members) if len(members) <= LARGEST else NEIGHBOURS
    for i, left in enumerate(members):
        for right in members[i + 1 : i + 1 + reach]:
            if left != right:
                yield (min(left, right), max(left, right))


def _keys(candidate: Candidate) -> Iterator[str]:
    if candidate.kind is Kind.PERSON:
        yield from _person_keys(candidate.name)
    else:
        yield from _organisation_keys(candidate)


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
