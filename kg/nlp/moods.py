"""What the form of a verb says of its being done: its helpers, its inflection, what negates it."""

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from spacy.tokens import Token

from kg.model import Status

NE = frozenset({"ne", "n'", "n’"})
NEGATIONS = frozenset({"neg"})


@dataclass(frozen=True, slots=True)
class Markers:
    """The word lists of `kg/lexicon/LANGUAGE/status.toml`: word -> status, by the word's place."""

    auxiliaries: dict[str, Status]
    governors: dict[str, Status]
    of_noun: dict[str, Status]
    adjectives: dict[str, Status]
    negations: frozenset[str]
    no_longer: frozenset[str]
    no: frozenset[str]
    ahead: frozenset[str]
    as_planned: frozenset[str]
    accepting: frozenset[str]
    able: frozenset[str]
    enacted: frozenset[str]
    undone: frozenset[str]
    deciding: frozenset[str]
    future: bool
    reported: frozenset[str]


@lru_cache(maxsize=4)
def markers(language: str) -> Markers:
    """The status words of a language."""
    data = tomllib.loads(files("kg.lexicon").joinpath(f"{language}/status.toml").read_text("utf-8"))
    return Markers(
        _table(data["auxiliaries"]),
        _table(data["governors"]),
        _table(data["of_noun"]),
        _table(data["adjectives"]),
        frozenset(data.get("negations", [])),
        frozenset(data.get("no_longer", [])),
        frozenset(data["no"]),
        frozenset(data["ahead"]),
        frozenset(data["as_planned"]),
        frozenset(data["accepting"]),
        frozenset(data.get("able", [])),
        frozenset(data.get("enacted", [])),
        frozenset(data["undone"]),
        frozenset(data.get("deciding", [])),
        bool(data.get("morphological_future", False)),
        frozenset(data["reported"]["lemmas"]),
    )


def _table(lists: dict[str, list[str]]) -> dict[str, Status]:
    """Word -> status; listed first wins, so that a word in two lists is read as the weaker state."""
    table: dict[str, Status] = {}
    for status in (Status.PLANNED, Status.PROPOSED, Status.CANCELLED, Status.DENIED):
        for word in lists.get(status.value, []):
            table.setdefault(word, status)
    return table


def is_past(verb: Token) -> bool:
    """Whether a verb tells of what has been: the past or the perfect, no auxiliary of the future."""
    auxiliaries = [c for c in verb.children if c.dep_ in ("aux", "aux:tense")]
    if any(c.tag_ == "MD" or "Fut" in c.morph.get("Tense", []) for c in auxiliaries):
        return False
    perfect = any(c.lemma_ in ("have", "avoir", "être") for c in auxiliaries)
    return verb.tag_ == "VBD" or perfect or "Past" in verb.morph.get("Tense", [])


def is_perfect(verb: Token) -> bool:
    """Whether a French verb is in the perfect, not in the conditional."""
    auxiliaries = [c for c in verb.children if c.dep_ == "aux:tense"]
    return bool(auxiliaries) and not any("Cnd" in c.morph.get("Mood", []) for c in auxiliaries)


def was_to(verb: Token) -> bool:
    """ "aurait dû se rendre": was to, and did not."""
    auxiliaries = [c for c in verb.children if c.dep_ == "aux:tense"]
    return any(_is_conditional(c) for c in auxiliaries)


def is_infinitive(verb: Token) -> bool:
    """Whether a verb is an infinitive: "to visit", "visiter"."""
    return any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children) or verb.morph.get(
        "VerbForm", []
    ) == ["Inf"]


def is_tensed(verb: Token) -> bool:
    """Whether a verb has a tense, itself or by an auxiliary."""
    if verb.tag_ in ("VBD", "VBZ", "VBP") or verb.morph.get("VerbForm", []) == ["Fin"]:
        return True
    return any(c.dep_ in ("aux", "auxpass") and c.tag_ in ("VBD", "VBZ", "VBP") for c in verb.children)


def auxiliaries(verb: Token, words: Markers) -> list[Status]:
    """What the auxiliaries of a verb say: "will visit", "doit se rendre"."""
    found = []
    for child in verb.children:
        if (
            child.dep_ in ("aux", "auxpass", "aux:tense", "cop", "aux:pass")
            and child.lower_ in words.auxiliaries
        ):
            said = child.lower_ == "would" and is_reported(verb, words)
            found.append(Status.PLANNED if said else words.auxiliaries[child.lower_])
    return [*found, *_be_to(verb), *(inflection(verb, words) if words.future else [])]


def _be_to(verb: Token) -> list[Status]:
    """ "is to visit"; "was to have visited" did not."""
    auxiliaries = [c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")]
    if (
        verb.dep_ == "xcomp"
        and verb.head.lemma_ == "be"
        and "to" in auxiliaries
        and verb.head.pos_ in ("AUX", "VERB")
    ):
        past = verb.head.lower_ in ("was", "were")
        return [Status.CANCELLED if past and "have" in auxiliaries else Status.PLANNED]
    return []


def inflection(verb: Token, words: Markers) -> list[Status]:
    """The future and the conditional of a verb, or of its auxiliaries."""
    found = [Status.PLANNED] if "Fut" in verb.morph.get("Tense", []) else []
    expected = words.governors.get(verb.lemma_) is Status.PLANNED
    if _is_conditional(verb) and not expected:
        found.append(Status.PLANNED if is_reported(verb, words) else Status.PROPOSED)
    for child in verb.children:
        if child.dep_ in ("aux:tense", "aux:pass") and "Fut" in child.morph.get("Tense", []):
            found.append(Status.PLANNED)
        elif child.dep_ in ("aux:tense", "aux:pass") and "Cnd" in child.morph.get("Mood", []):
            found.append(Status.PROPOSED)
    return found


def _is_conditional(verb: Token) -> bool:
    """By the tagger, or by the form: the infinitive with an ending of the imperfect, which it takes for one."""
    stem = verb.lemma_.lower().removesuffix("e")
    return "Cnd" in verb.morph.get("Mood", []) or verb.lower_ in (f"{stem}ait", f"{stem}aient")


def is_reported(verb: Token, words: Markers) -> bool:
    """Whether someone said so, so that its "would" is a future seen from the past."""
    return verb.dep_ == "ccomp" and verb.head.lemma_ in words.reported


def is_negated(verb: Token, words: Markers) -> bool:
    """Whether a negation stands beside a verb."""
    beside = {c.lower_ for c in verb.children}
    # "ne rencontrera plus", but not "plus de"
    return bool(beside & words.no_longer and beside & NE) or any(
        c.dep_ in NEGATIONS or (c.dep_ == "advmod" and c.lower_ in words.negations) for c in verb.children
    )
