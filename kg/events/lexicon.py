"""Loads and validates the event types and the rules of a language.

A rule file (`kg/lexicon/LANGUAGE/TYPE.toml`) is a list of `[[rule]]` tables:

    id          unique, "LANGUAGE.type.name"
    type, kind  of the frame; kind may be left out
    verbs       lemmas that trigger the rule, or
    nouns       lemmas that trigger it, alone or carried by a verb of `light`
    light       lemmas of light verbs ("pay", "hold"), with a preposition if needed ("embark on")
    needs_light whether the noun alone does not suffice
    roles       role -> functions: "subject", "object", "indirect", "agent", "poss", "mod",
                prepositions, "self" (the noun's compounds); "a+b" both, ["a", "b"] the first that holds
    object      functions whose text becomes the frame's object ("self": the noun phrase)
    any, none   words of which one must, or none may, stand in the trigger's clause ("dep:LABEL": a child's label)
    open        a role that may be left to what was told before: "will lead the delegation" (destination)
    titled      the trigger must be capitalised, as in a name: "the Munich Security Conference"
    own_date    only a date of the noun phrase itself, or in brackets after it, is the event's
    dated       as own_date, and without such a date there is no event: "the accord of 2 May between X and Y"
    foreign     the participants must be known to be of different states
    yields_to   types that are preferred where a rule of theirs fires at the same trigger
    both        functions each of which must give a participant ("subject", "object")
    states      persons stand for their states
    implicit    a role that the text's two main states fill where nobody is named for it
    status      fixed, instead of read from the sentence
    confidence  a prior between 0 and 1
    examples    sentences with inline markup, "[Lula|visitor] visited [China|destination]."
    counter     sentences in which the rule must not fire
"""

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from kg.errors import LexiconError

Functions = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RoleType:
    """A role of an event type; a text may leave one that is `unsaid` unsaid."""

    name: str
    kinds: frozenset[str]
    core: bool
    minimum: int
    unsaid: bool = False


@dataclass(frozen=True, slots=True)
class EventType:
    """An event type of `types.toml`."""

    name: str
    kinds: tuple[str, ...]
    object: str
    place_role: str | None
    roles: dict[str, RoleType]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of one language; see the module's description. `file` is "LANGUAGE/NAME.toml"."""

    id: str
    type: str
    kind: str | None
    verbs: frozenset[str]
    nouns: frozenset[str]
    light: frozenset[str]
    needs_light: bool
    roles: tuple[tuple[str, tuple[Functions, ...]], ...]
    object: Functions
    any: frozenset[str]
    none: frozenset[str]
    status: str | None
    confidence: float
    examples: tuple[str, ...]
    counter: tuple[str, ...]
    optional: frozenset[str]
    kind_words: tuple[tuple[str, frozenset[str]], ...]
    object_words: frozenset[str]
    own_date: bool
    foreign: bool
    yields_to: frozenset[str]
    implicit: str | None
    both: frozenset[str]
    titled: bool = False
    dated: bool = False
    open: str | None = None
    states: bool = False
    file: str = ""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The rules of a language, and by which lemma each is triggered."""

    language: str
    rules: tuple[Rule, ...]
    by_lemma: dict[str, tuple[Rule, ...]]
    forms: frozenset[str]


KEYS = frozenset(
    (
        "id type kind verbs nouns light needs_light roles object any none status confidence examples counter "
        "optional kind_words object_words own_date foreign yields_to implicit both titled dated open states"
    ).split()
)


@lru_cache(maxsize=1)
def event_types() -> dict[str, EventType]:
    """The event types by name."""
    data = tomllib.loads(files("kg.lexicon").joinpath("types.toml").read_text("utf-8"))
    return {
        name: EventType(
            name,
            tuple(t["kinds"]),
            t["object"],
            t.get("place_role"),
            {
                role: RoleType(
                    role, frozenset(r["kinds"]), r.get("core", False), r.get("min", 0), r.get("unsaid", False)
                )
                for role, r in t["roles"].items()
            },
        )
        for name, t in data.items()
    }


@lru_cache(maxsize=4)
def lexicon(language: str) -> Lexicon:
    """The rules of a language; raises `LexiconError` with file and key for a rule that is not well formed."""
    rules: list[Rule] = []
    folder = files("kg.lexicon").joinpath(language)
    for path in sorted(folder.iterdir(), key=lambda p: p.name):
        if not path.name.endswith(".toml"):
            continue
        try:
            data = tomllib.loads(path.read_text("utf-8"))
        except tomllib.TOMLDecodeError as error:
            raise LexiconError(f"{language}/{path.name}: {error}") from error
        shared = data.get("shared", {})
        rules += [_rule({**shared, **raw}, f"{language}/{path.name}") for raw in data.get("rule", [])]
    ids = [r.id for r in rules]
    twice = sorted({i for i in ids if ids.count(i) > 1})
    if twice:
        raise LexiconError(f"{language}: rule ids used twice: {', '.join(twice)}")
    by_lemma: dict[str, tuple[Rule, ...]] = {}
    for rule in rules:
        for lemma in sorted(rule.verbs | rule.nouns):
            by_lemma[lemma] = (*by_lemma.get(lemma, ()), rule)
    return Lexicon(language, tuple(rules), by_lemma, frozenset(by_lemma))


def _rule(raw: dict[str, object], where: str) -> Rule:
    name = f"{where}: rule {raw.get('id', '?')!r}"
    unknown = sorted(set(raw) - KEYS)
    if unknown:
        raise LexiconError(f"{name}: unknown key {unknown[0]!r}; known: {', '.join(sorted(KEYS))}")
    type_ = event_types().get(str(raw.get("type")))
    if type_ is None:
        raise LexiconError(f"{name}: unknown type {raw.get('type')!r}; known: {', '.join(event_types())}")
    kind = raw.get("kind")
    if kind is not None and kind not in type_.kinds:
        raise LexiconError(f"{name}: unknown kind {kind!r} of {type_.name}; known: {', '.join(type_.kinds)}")
    roles = raw.get("roles")
    if not isinstance(roles, dict) or not set(roles) <= set(type_.roles):
        raise LexiconError(f"{name}: roles must be among {', '.join(type_.roles)}")
    if not (raw.get("verbs") or raw.get("nouns")):
        raise LexiconError(f"{name}: needs verbs or nouns")
    if not raw.get("examples"):
        raise LexiconError(f"{name}: needs at least one example")
    kind_words = raw.get("kind_words", {})
    return Rule(
        str(raw["id"]),
        type_.name,
        kind if isinstance(kind, str) else None,
        _set(raw, "verbs"),
        _set(raw, "nouns"),
        _set(raw, "light"),
        bool(raw.get("needs_light", False)),
        tuple((role, _functions(spec)) for role, spec in roles.items()),
        tuple(f for alternative in _functions(raw.get("object", [])) for f in alternative),
        _set(raw, "any"),
        _set(raw, "none"),
        str(raw["status"]) if "status" in raw else None,
        float(str(raw.get("confidence", 0.8))),
        tuple(raw["examples"]),  # type: ignore[arg-type]
        tuple(raw.get("counter", ())),  # type: ignore[arg-type]
        _set(raw, "optional"),
        tuple((k, frozenset(v)) for k, v in kind_words.items()) if isinstance(kind_words, dict) else (),
        _set(raw, "object_words"),
        bool(raw.get("own_date", raw.get("dated", False))),
        bool(raw.get("foreign", False)),
        _set(raw, "yields_to"),
        str(raw["implicit"]) if "implicit" in raw else None,
        _set(raw, "both"),
        bool(raw.get("titled", False)),
        bool(raw.get("dated", False)),
        str(raw["open"]) if "open" in raw else None,
        bool(raw.get("states", False)),
        where,
    )


def _set(raw: dict[str, object], key: str) -> frozenset[str]:
    value = raw.get(key, [])
    return frozenset(value) if isinstance(value, list) else frozenset()


def _functions(spec: object) -> tuple[Functions, ...]:
    """ "a+b" or ["a", "b+c"] as alternatives of joined functions."""
    alternatives = spec if isinstance(spec, list) else [spec]
    return tuple(tuple(part.strip() for part in str(a).split("+")) for a in alternatives)
