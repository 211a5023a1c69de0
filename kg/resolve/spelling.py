"""Spellings of names: folding, a transliteration key, nicknames.

A word's *key* is what is left of it when the usual differences between romanisations are taken
away ("Zelenskyy", "Zelenskiy" and "Zelensky" share one; so do "Poutine" and "Putin").
"""

import re
from functools import lru_cache

from anyascii import anyascii
from rapidfuzz.distance import JaroWinkler

_APOSTROPHE = re.compile(r"['’‘ʼ`´]")
_ELISION = re.compile(r"\b(?:[dl]|qu)['’](?=\w)", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['’]s\b")
_NOT_WORD = re.compile(r"[^0-9a-z]+")
_REPEATED = re.compile(r"(.)\1+")

# One sound, several romanisations; applied in this order. "5" stands for the sound of "sh".
_SOUNDS = (
    (re.compile(r"^[yij]e"), "e"),
    (re.compile(r"shch|chtch|tsch|tch|sch|ch|sh"), "5"),
    (re.compile(r"ou|oo"), "u"),
    (re.compile(r"ee"), "i"),
    (re.compile(r"dj"), "j"),
    (re.compile(r"kh"), "h"),
    (re.compile(r"([dgt])h"), r"\1"),
    (re.compile(r"oe"), "o"),
    (re.compile(r"[ae][iy]"), "ai"),
    (re.compile(r"ph|ff"), "f"),
    (re.compile(r"x"), "ks"),
    (re.compile(r"gu(?=[ei])"), "g"),
    (re.compile(r"ck|q|c"), "k"),
    (re.compile(r"w"), "v"),
    (re.compile(r"iy|ij|yy|ie|y"), "i"),
)

# Short forms and the given names they stand for: common English ones, and the given names that
# press agencies write in the form of another language.
_SHORT_FORMS = {
    "abigail": "abby",
    "alexander": "alex aleksandr alexandre oleksandr aliaksandr alyaksandr",
    "andrew": "andy drew",
    "anthony": "tony antony",
    "benjamin": "ben benny",
    "catherine": "kate katherine kathy cathy kathryn",
    "charles": "charlie chuck",
    "christopher": "chris",
    "daniel": "dan danny",
    "david": "dave",
    "deborah": "debbie",
    "donald": "don",
    "edward": "ed eddie ted",
    "elizabeth": "liz beth betty",
    "francis": "frank",
    "frederick": "fred",
    "gabriel": "gabe",
    "gerald": "gerry jerry",
    "gregory": "greg",
    "henry": "harry hank",
    "james": "jim jimmy jamie",
    "jeffrey": "jeff",
    "jennifer": "jen jenny",
    "john": "jack johnny",
    "jonathan": "jon",
    "joseph": "joe joey",
    "joshua": "josh",
    "judith": "judy",
    "kenneth": "ken",
    "lawrence": "larry",
    "margaret": "maggie peggy",
    "matthew": "matt",
    "michael": "mike mick",
    "mohammed": "mohamed mohammad muhammad mohamad mohamud",
    "nicholas": "nick nicolas",
    "patrick": "pat",
    "penelope": "penny",
    "peter": "pete",
    "philip": "phil phillip",
    "philippa": "pippa",
    "raymond": "ray",
    "rebecca": "becky",
    "richard": "dick rick",
    "robert": "bob bobby rob",
    "ronald": "ron ronnie",
    "samuel": "sam",
    "sergei": "sergey serhii serhiy serguei siarhei",
    "stephen": "steve steven",
    "susan": "sue susie",
    "theodore": "theo teddy",
    "thomas": "tom tommy",
    "timothy": "tim",
    "victoria": "vicky",
    "vladimir": "volodymyr uladzimir",
    "walter": "walt",
    "william": "bill billy will",
}
_FULL_FORM = {short: full for full, shorts in _SHORT_FORMS.items() for short in shorts.split()}

# "Mostafa" and "Mustafa", "Abdelrahim" and "Abdelrahem"; in short names they tell two apart ("Jong", "Jung").
_NEAR_VOWELS = str.maketrans("eo", "iu")
LONG = 6
SIMILAR = 0.93
SHORTEST_SIMILAR = 5
VOWELS = frozenset("aeiouy")


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Lower-case ASCII words of `text`, one space between; hyphens divide words, apostrophes do not."""
    plain = anyascii(_POSSESSIVE.sub("", text)).lower()
    return _NOT_WORD.sub(" ", _APOSTROPHE.sub("", plain)).strip()


@lru_cache(maxsize=65536)
def fold_phrase(text: str) -> str:
    """`fold` of words that are no person's name: "l'Union" is "union" (in "D'Angelo" the D is the name's)."""
    return fold(_ELISION.sub("", text))


@lru_cache(maxsize=65536)
def sound_key(word: str) -> str:
    """The transliteration key of a folded word."""
    for pattern, sound in _SOUNDS:
        word = pattern.sub(sound, word)
    word = _REPEATED.sub(r"\1", word)
    if len(word) >= LONG:
        word = word[:-1].translate(_NEAR_VOWELS) + word[-1]
    return word[:-1] if len(word) > SHORTEST_SIMILAR - 1 and word.endswith("e") else word


def full_form(word: str) -> str:
    """The given name that a folded short form stands for; the word itself where it is none."""
    return _FULL_FORM.get(word, word)


def similar(left: str, right: str) -> bool:
    """Two folded words differ by what looks like a slip or a looser romanisation."""
    if min(len(left), len(right)) < SHORTEST_SIMILAR:
        return False
    return JaroWinkler.similarity(left, right) >= SIMILAR


def adds_a_vowel(left: str, right: str) -> bool:
    """The longer word is the shorter with one vowel between two consonants ("Afwerki", "Afewerki")."""
    if min(len(left), len(right)) < SHORTEST_SIMILAR:
        return False
    short, long = sorted((left, right), key=len)
    at = next((i for i, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    between = 0 < at < len(short) and not {short[at - 1], short[at]} & VOWELS
    return between and long[at] in VOWELS and short == long[:at] + long[at + 1 :]
