"""How a language writes the short sentences that the parser sees, from its `language.toml`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from kg.nlp.conjugation import familiar_forms
from kg.nlp.gate import verb_forms
from kg.nlp.language import language_data


@dataclass(frozen=True, slots=True)
class Writing:
    """How a language writes short sentences, from its `language.toml`."""

    placeholders: Mapping[str, str]
    drop_dates: bool
    leads: frozenset[str]
    contracted: Mapping[str, str]
    past: Mapping[str, str]
    skipped: Mapping[str, tuple[tuple[str, ...], ...]]
    pair: str
    instead: Mapping[str, str]
    verbs: Mapping[str, str]
    prefixes: frozenset[str]
    joined: Mapping[str, str]
    familiar: Mapping[str, tuple[str, str]]
    ordinals: tuple[str, ...]


@lru_cache(maxsize=4)
def writing(language: str) -> Writing:
    """How a language writes short sentences."""
    data = language_data(language)
    return Writing(
        data["placeholders"],
        data["dates"] == "drop",
        frozenset(data.get("date_leads", ())),
        data.get("contracted", {}),
        data.get("past", {}),
        _by_first_word(data.get("skipped", ())),
        data["pair"],
        data.get("instead", {}),
        verb_forms(language),
        frozenset(data.get("prefixes", ())),
        data.get("joined", {}),
        familiar_forms(language),
        tuple(data.get("ordinals", ())),
    )


def _by_first_word(phrases: Sequence[str]) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Phrases by their first word, the longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in sorted((tuple(p.split(" ")) for p in phrases), key=lambda p: (-len(p), p)):
        found.setdefault(phrase[0], []).append(phrase)
    return {word: tuple(several) for word, several in found.items()}
