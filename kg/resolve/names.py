"""Comparing names: what two names of persons, organisations or places have to do with each other.

Functions here look at names alone; `kg.resolve.score` adds country and office and decides.
"""

import re
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from functools import lru_cache
from itertools import pairwise

from kg.resolve.bodies import ENGLISH
from kg.resolve.spelling import adds_a_vowel, fold, fold_phrase, full_form, similar, sound_key

HONORIFICS = frozenset(
    "mr mrs ms miss dr prof professor sir dame lord lady madam madame monsieur mme mlle his her "
    "excellency highness majesty royal holiness president prime minister king queen general gen colonel "
    "secretary ambassador chancellor senator sheikh sheik pope hon honorable honourable comrade".split()
)
SENIORITY = frozenset({"jr", "sr", "ii", "iii", "iv"})
ALONE = 2
PARTICLES = frozenset(
    "de da do dos das del della di la le van von der den ten ter al el bin ibn ben bint y e".split()
)
_SERVANT = "abdel"
_SERVANTS = frozenset({"abd", "abdel", "abdul", "abdal", "abdoul", "abdil"})
_SERVANT_OF = re.compile(r"^abd(?:el|ul|al|oul|our|ur|er|il|ol)(?=[b-df-hj-np-tv-z])")
_ARTICLES = frozenset({"al", "el", "ul", "ur", "ar", "er", "as", "es"})
STOP_WORDS = frozenset(
    "the of and for in on to at by with from against its a an de du des la le les et l d".split()
)
# A name made of these alone ("Foreign Ministry", "Presidential Palace") is borne by every state.
GENERIC_WORDS = frozenset(
    "academy administration affairs agency airport armed army assembly association bank base board bureau "
    "cabinet capital castle cathedral center central centre chamber church command commission committee "
    "communist conference congress consulate cooperation coordination council court defence defense "
    "democratic delegation department diplomatic directorate embassy executive external federal federation "
    "finance force forces foreign foundation front general government hall headquarters high hotel house "
    "institute interior international joint justice labour legislature liberal library memorial military "
    "ministry mission monument museum national nations office palace parliament party people peoples "
    "permanent police politburo popular port presidential presidency progressive province public republican "
    "residence school secretariat security senate service social socialist special square staff standing "
    "state supreme trade treasury tribunal union university upper lower workers "
    "affaires ambassade assemblee commerce conseil etat etrangeres gouvernement ministere nationale palais "
    "parlement parti peuple presidence presidentiel interieur ministres ministers armees securite senat".split()
)


class Likeness(StrEnum):
    """What two names have to do with each other, the strongest first."""

    EQUAL = "equal names"
    ORDER = "equal names, words in another order"
    WITHIN = "one name is part of the other"
    NICKNAME = "equal but for a short form of a given name"
    INITIALS = "equal but for initials"
    SPELLING = "equal but for the romanisation"
    ACRONYM = "one is the other's acronym"
    SIMILAR = "similar spelling"
    REVERSED = "equal but for the order and the spelling"
    GENERIC = "equal names that many bear"
    SURNAME = "one name is the other's surname"
    PARTIAL = "names share words"
    NONE = "names differ"


class _Fit(IntEnum):
    EQUAL = 0
    NICKNAME = 1
    INITIAL = 2
    SPELLING = 3
    SIMILAR = 4


_WORST_FIT = {
    _Fit.NICKNAME: Likeness.NICKNAME,
    _Fit.INITIAL: Likeness.INITIALS,
    _Fit.SPELLING: Likeness.SPELLING,
    _Fit.SIMILAR: Likeness.SIMILAR,
}


@dataclass(frozen=True, slots=True)
class _Alignment:
    """Words of the shorter name fitted to words of the longer: (short index, long index, fit)."""

    fits: tuple[tuple[int, int, _Fit], ...]
    short: tuple[str, ...]
    long: tuple[str, ...]

    @property
    def left_over(self) -> tuple[int, ...]:
        used = {i for i, _, _ in self.fits}
        return tuple(i for i in range(len(self.short)) if i not in used)


@lru_cache(maxsize=65536)
def person_words(name: str) -> tuple[str, ...]:
    """Folded words of a person's name without honorifics, suffixes and particles.

    What is left over is never empty unless the name has no letters: "President" stays "president".
    """
    words = _servants(fold(name).split())
    start = 0
    while start < len(words) - 1 and words[start] in HONORIFICS:
        start += 1
    plain = tuple(words[start:])
    # A monarch has nothing else beside the numeral ("Charles III"); for others it is left out.
    plain = plain if len(plain) <= ALONE else tuple(w for w in plain if w not in SENIORITY)
    kept = tuple(w for i, w in enumerate(plain) if i == 0 or w not in PARTICLES)
    kept = kept[1:] if len(kept) > 1 and kept[0] in {"al", "el", "de", "van", "von"} else kept
    return kept or plain or tuple(words)


def _servants(words: list[str]) -> list[str]:
    """Arabic names of "the servant of" in one form: "Abd al-Rahim", "Abdul Rahim", "Abdelrahim"."""
    joined: list[str] = []
    for word in words:
        if joined and joined[-1] == _SERVANT:
            joined[-1] = _SERVANT if word in _ARTICLES else _SERVANT + word
        elif word in _SERVANTS:
            joined.append(_SERVANT)
        else:
            joined.append(_SERVANT_OF.sub(_SERVANT, word))
    return joined


def compare_persons(left: str, right: str) -> Likeness:
    """What two persons' names have to do with each other."""
    if _seniority_differs(left, right):
        return Likeness.NONE
    a, b = person_words(left), person_words(right)
    if not a or not b:
        return Likeness.NONE
    if a == b or "".join(a) == "".join(b):
        return Likeness.EQUAL if len(a) > 1 or len(b) > 1 else Likeness.SURNAME
    if len(a) > 1 and (sorted(a) == sorted(b) or _is_turned(a, b)):
        return Likeness.ORDER
    short, long = (a, b) if (len(a), a) <= (len(b), b) else (b, a)
    return _judge_alignment(_align(short, long))


def _is_turned(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """The surname stands at the other end, and hyphens divide or not: "Han Seung-woo", "Seungwoo Han"."""
    whole = "".join(right)
    turned = ((*left[1:], left[0]), (left[-1], *left[:-1]))
    return len(right) > 1 and any("".join(words) == whole for words in turned)


def compare_organisations(left: str, right: str, *, silent: frozenset[str] = frozenset()) -> Likeness:
    """What two organisations' (or sites') names have to do with each other.

    `silent` are words of their common country: "Ministry of Defence of Mali" is Mali's "Ministry of Defence".
    """
    a, b = (_without(body_words(name), silent) for name in (left, right))
    if not a or not b:
        return Likeness.NONE
    generic = all(word in GENERIC_WORDS for word in a)
    if a == b or "".join(a) == "".join(b):
        return Likeness.GENERIC if generic else Likeness.EQUAL
    if sorted(a) == sorted(b):
        return Likeness.GENERIC if generic else Likeness.ORDER
    if is_acronym_of(left, right) or is_acronym_of(right, left):
        return Likeness.ACRONYM
    if set(a) <= set(b) or set(b) <= set(a):
        return Likeness.PARTIAL
    return Likeness.NONE


def _without(words: tuple[str, ...], silent: frozenset[str]) -> tuple[str, ...]:
    return tuple(w for w in words if w not in silent) or words


@lru_cache(maxsize=65536)
def content_words(name: str) -> tuple[str, ...]:
    """Folded words of a name without articles and prepositions."""
    words = fold_phrase(name).split()
    return tuple(w for w in words if w not in STOP_WORDS) or tuple(words)


def is_generic(name: str) -> bool:
    """Every content word of the name is one that any state's bodies and sites bear."""
    return all(word in GENERIC_WORDS for word in content_words(name))


@lru_cache(maxsize=65536)
def body_words(name: str) -> tuple[str, ...]:
    """The content words in English and without "affairs", so that "ministère des Affaires étrangères"
    and "Foreign Ministry" are of one form.
    """
    words = content_words(name)
    return tuple(w for w in (ENGLISH.get(word, word) for word in words) if w != "affairs") or words


def is_acronym_of(short: str, long: str) -> bool:
    """`short` is written as an acronym and its letters begin the content words of `long`."""
    letters = short.replace(".", "").strip()
    words = content_words(long)
    shortest = 2
    if len(letters) < shortest or not letters.isupper() or not letters.isalpha() or len(words) < shortest:
        return False
    return fold(letters) in {"".join(w[0] for w in words), "".join(w[0] for w in fold(long).split())}


def _seniority_differs(left: str, right: str) -> bool:
    a, b = ({w for w in fold(name).split() if w in SENIORITY} for name in (left, right))
    return bool(a and b and a != b)


def _align(short: tuple[str, ...], long: tuple[str, ...]) -> _Alignment:
    """Fit words best first, so that an equal word is never taken by a looser fit."""
    possible = sorted(
        (fit, abs(i - j), i, j)
        for i, word in enumerate(short)
        for j, other in enumerate(long)
        if (fit := _fit(word, other, given=i == 0 and j == 0)) is not None
    )
    fits: list[tuple[int, int, _Fit]] = []
    for fit, _, i, j in possible:
        if all(i != x and j != y for x, y, _ in fits):
            fits.append((i, j, fit))
    return _Alignment(tuple(sorted(fits)), short, long)


def _fit(word: str, other: str, *, given: bool) -> _Fit | None:
    if word == other:
        return _Fit.EQUAL
    if given and full_form(word) == full_form(other):
        return _Fit.NICKNAME
    if 1 in (len(word), len(other)):
        return _Fit.INITIAL if full_form(word)[0] == full_form(other)[0] else None
    if min(len(word), len(other)) > 2 and sound_key(word) == sound_key(other):
        return _Fit.SPELLING
    if adds_a_vowel(word, other):
        return _Fit.SPELLING
    return _Fit.SIMILAR if similar(word, other) else None


def _judge_alignment(alignment: _Alignment) -> Likeness:
    fits, short = alignment.fits, alignment.short
    whole = [fit for _, _, fit in fits if fit is not _Fit.INITIAL]
    if not whole:
        return Likeness.NONE
    if alignment.left_over:
        return Likeness.PARTIAL if len(whole) > 1 and _is_shifted(fits) else Likeness.NONE
    if _middle_initials_differ(alignment):
        return Likeness.NONE
    covers_given = any(j == 0 for _, j, _ in fits)
    if len(short) == 1 or not covers_given:
        # "Wang" says too little to forgive a slip as well.
        told = max(fit for _, _, fit in fits) in (_Fit.EQUAL, _Fit.SPELLING)
        return Likeness.SURNAME if told else Likeness.NONE
    return _judge_whole(alignment)


def _judge_whole(alignment: _Alignment) -> Likeness:
    """All words of the shorter name are fitted, a given name among them."""
    fits, short = alignment.fits, alignment.short
    worst = max(fit for _, _, fit in fits)
    in_order = all(a[1] < b[1] for a, b in pairwise(fits))
    if worst is _Fit.EQUAL:
        return Likeness.WITHIN
    if in_order:
        return _WORST_FIT[worst]
    return Likeness.REVERSED if len(short) == len(alignment.long) == ALONE else Likeness.NONE


def _is_shifted(fits: tuple[tuple[int, int, _Fit], ...]) -> bool:
    """The one name goes on where the other stops ("Ana Paz Ruiz", "Paz Ruiz Soto"); names that
    differ in place ("Kim Jong Un", "Kim Jong Il") are of two persons.
    """
    shifts = {j - i for i, j, _ in fits}
    return len(shifts) == 1 and 0 not in shifts


def _middle_initials_differ(alignment: _Alignment) -> bool:
    a = tuple(w for w in alignment.short[1:] if len(w) == 1)
    b = tuple(w for w in alignment.long[1:] if len(w) == 1)
    return bool(a and b and a != b)
