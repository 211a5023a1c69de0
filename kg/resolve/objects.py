"""Objects of events (documents, honours, posts, topics): do two texts mean the same one?"""

from enum import StrEnum
from functools import lru_cache

from rapidfuzz import fuzz

from kg.resolve.names import STOP_WORDS
from kg.resolve.spelling import fold, fold_phrase

SAME_WORDS = 0.6
SAME_RATIO = 85.0
LONG_WORD = 3
# What an agreement or a measure is called without saying which one; English and French.
GENERIC = frozenset(
    "accord agreement arrangement bilateral commun commune communique contract convention cooperation "
    "deal declaration diplomatic diplomatique document economic embargo historic historique important "
    "international joint key link lien medal medaille measure memorandum mesure message mou mutual new "
    "nouveau nouvelle official officiel order ordre pact pacte post poste prize prix protocol protocole "
    "relation resolution restriction sanction several statement summit sommet state texte text tie title "
    "titre traite treaty understanding unilateral unjust visit visite "
    # "a joint statement on Tuesday": the day is not what it is about
    "monday tuesday wednesday thursday friday saturday sunday today yesterday lundi mardi mercredi jeudi "
    "vendredi samedi dimanche aujourdhui hier".split()
)
POSSESSIVES = [[word] for word in "his her its their our my son sa ses leur leurs notre nos".split()]
ONE_WORD = {"blockade": "embargo", "blocus": "embargo", "sanction": "embargo", "traite": "treaty"}
# What sanctions are called without saying against what.
WHOLESALE = frozenset(
    "against commercial commerciale financial financier financiere imposed impose lifting removal trade "
    "unilateral unilaterale".split()
)
# Sorts of measures: two that are plainly of two sorts are two.
SORTS = {
    word: sort
    for sort, words in {
        "list": "blacklist list liste sponsor terrorism terrorisme",
        "embargo": "blockade blocus embargo sanction",
        "tariff": "douane duty tariff taxe",
        "entry": "entree entry visa",
        "asset": "asset avoir freeze gel",
    }.items()
    for word in words.split()
}


class ObjectAccord(StrEnum):
    """How two objects stand to each other."""

    SAME = "same object"
    KINDRED = "objects of one sort"
    UNKNOWN = "object not told"
    OTHER = "different objects"


def compare_objects(
    left: str | None, right: str | None, *, foreign: bool = False, names: frozenset[str] = frozenset()
) -> ObjectAccord:
    """How two objects stand to each other.

    `foreign` objects are in two languages, where different words prove nothing; `names` are folded
    words that tell nothing because both are about them.
    """
    if not left or not right:
        return ObjectAccord.UNKNOWN
    a, b = _words(left), _words(right)
    if a == b:
        return ObjectAccord.SAME
    silent = GENERIC | names
    told = a - silent, b - silent
    if not told[0] or not told[1]:
        return ObjectAccord.KINDRED if a & b else ObjectAccord.UNKNOWN
    shared = len(told[0] & told[1]) / min(len(told[0]), len(told[1]))
    if _enough(shared, told) or fuzz.token_sort_ratio(fold_phrase(left), fold_phrase(right)) >= SAME_RATIO:
        return ObjectAccord.SAME
    if shared or foreign:
        return ObjectAccord.UNKNOWN
    return ObjectAccord.OTHER


def compare_measures(
    left: str | None, right: str | None, *, foreign: bool = False, names: frozenset[str] = frozenset()
) -> ObjectAccord:
    """How two measures stand to each other: a terror list is not the embargo, and "economic sanctions"
    and "the trade embargo" may be one. `foreign` and `names` as for `compare_objects`.
    """
    a, b = (_words(text) if text else frozenset() for text in (left, right))
    sorts = [{SORTS[word] for word in words if word in SORTS} for words in (a, b)]
    if sorts[0] and sorts[1]:
        if not sorts[0] & sorts[1]:
            return ObjectAccord.OTHER
        if "list" in sorts[0] & sorts[1]:
            return ObjectAccord.SAME
        if min(len(words - GENERIC - WHOLESALE - names - SORTS.keys()) for words in (a, b)) == 0:
            return ObjectAccord.KINDRED
    return compare_objects(left, right, foreign=foreign, names=names)


def is_somebodys(text: str) -> bool:
    """It says whose it is by a pronoun alone: "his leadership" is another's in another text."""
    return fold(text).split()[:1] in POSSESSIVES


def _enough(shared: float, told: tuple[frozenset[str], frozenset[str]]) -> bool:
    """Most words of the shorter are in the longer: all of them where it has but one or two."""
    few = 2
    return shared >= (1.0 if min(map(len, told)) <= few else SAME_WORDS)


@lru_cache(maxsize=16384)
def object_words(text: str) -> frozenset[str]:
    """The words that say which one it is, folded, in the singular."""
    return _words(text) - GENERIC


@lru_cache(maxsize=16384)
def _words(text: str) -> frozenset[str]:
    singular = (_singular(word) for word in fold_phrase(text).split() if word not in STOP_WORDS)
    return frozenset(ONE_WORD.get(word, word) for word in singular)


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > LONG_WORD + 1:
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > LONG_WORD else word
