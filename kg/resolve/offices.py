"""Offices in one form whatever the language: "Cuba's foreign minister", "ministre cubain des Affaires étrangères".

Only offices of which a state has one at a time have a key: who is described by it is one person as
long as nobody else takes it over.
"""

from collections.abc import Iterable
from functools import lru_cache

from kg.resolve.spelling import fold

MINISTERS = frozenset({"minister", "ministers", "ministre", "ministres", "secretary", "fm"})
# Words that say that it is not the office itself.
NOT_IT = frozenset(
    "former ex ancien ancienne deputy vice acting interim assistant under undersecretary junior adjoint "
    "adjointe delegue deleguee elect spokesperson spokesman spokeswoman parliamentary permanent counterpart "
    "homologue candidate candidat minister-designate adviser advisor conseiller envoy emissaire late feu "
    "private chief office cabinet".split()
)
# Bodies that have presidents and secretaries of their own.
BODIES = frozenset(
    "assembly assemblee association bank banque board bundestag chamber chambre commission committee comite "
    "conference congress conseil council court cour federation foundation group groupe parliament parlement "
    "senate senat union university organisation organization parti party".split()
)
PORTFOLIOS = {
    "agriculture": "agriculture agricultural",
    "commerce": "trade commerce commercial",
    "culture": "culture",
    "defence": "defence defense armees",
    "education": "education",
    "energy": "energy energie",
    "environment": "environment environnement climate",
    "finance": "finance finances treasury",
    "foreign": "foreign external etrangeres exterieures",
    "health": "health sante",
    "interior": "interior interieur home",
    "justice": "justice",
    "labour": "labour labor travail",
    "tourism": "tourism tourisme",
    "transport": "transport transports transportation",
}
_PORTFOLIO = {word: name for name, words in PORTFOLIOS.items() for word in words.split()}
_GOVERNMENT = frozenset({"premier", "taoiseach", "chancellor", "chancelier", "chanceliere"})
_MONARCHS = frozenset("king queen roi reine emir sultan emperor empereur monarch grand-duc".split())
_PRESIDENTS = frozenset({"president", "presidente"})
_SORTS = {
    word: sort
    for sort, words in {
        "minister": "minister ministers ministre ministres",
        "ambassador": "ambassador ambassadors ambassadeur ambassadrice ambassadeurs",
        "envoy": "envoy emissary emissaire envoye envoyee",
    }.items()
    for word in words.split()
}
_PHRASES = {
    "chef de la diplomatie": "minister foreign",
    "cheffe de la diplomatie": "minister foreign",
    "chief diplomat": "minister foreign",
    "top diplomat": "minister foreign",
    "chef de letat": "head of state",
    "chef detat": "head of state",
    "head of state": "head of state",
}


@lru_cache(maxsize=65536)
def office_key(office: str) -> str | None:
    """What the office is in any language; None for one that several may hold or that is unknown."""
    text = fold(office)
    words = frozenset(text.split())
    said = next((key for phrase, key in _PHRASES.items() if phrase in text), None)
    if said or words & NOT_IT:
        return said
    if "general secretary" in text or "secretaire general" in text or "first secretary" in text:
        return "head of party" if words & {"party", "parti", "communist", "communiste", "central"} else None
    if words & MINISTERS:
        return _ministry(text, words)
    if words & BODIES:
        return None
    return _head(words)


def office_sort(office: str) -> str | None:
    """What sort of office it is, for "the Kazakh minister" after "Deputy Prime Minister X": more than one
    may be of a sort.
    """
    key = office_key(office)
    if key:
        return _SORTS.get(key.split()[0], key)
    return next((_SORTS[word] for word in fold(office).split() if word in _SORTS), None)


def office_keys(offices: Iterable[str]) -> frozenset[str]:
    """The keys of those that have one."""
    return frozenset(key for office in offices if (key := office_key(office)))


def _ministry(text: str, words: frozenset[str]) -> str | None:
    if "prime minister" in text or "premier ministre" in text or "premiere ministre" in text:
        return "head of government"
    if text.endswith("secretary of state") or "secretary of state of the united states" in text:
        return "minister foreign"
    held = {_PORTFOLIO[word] for word in words if word in _PORTFOLIO}
    return f"minister {' '.join(sorted(held))}" if held else None


def _head(words: frozenset[str]) -> str | None:
    if words & _PRESIDENTS:
        return "head of state"
    if words & _GOVERNMENT:
        return None if "exchequer" in words else "head of government"
    return "monarch" if words & _MONARCHS and "consort" not in words else None


def portfolios(name: str) -> frozenset[str]:
    """What a ministry or a minister is for, whatever the language: "ministère des Affaires étrangères" is "foreign"."""
    return frozenset(_PORTFOLIO[word] for word in fold(name).split() if word in _PORTFOLIO)
