"""The lexicon by its own examples: each rule must fire in them, and not in its counter-examples.

An example is a sentence with inline markup, "[Lula|visitor] visited [China|destination]."; a date
in brackets before it, "(2024-05-01) …", is its publication date.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from kg.config import Settings
from kg.events.lexicon import Rule, event_types, lexicon
from kg.extract import check_settings, extract
from kg.model import Document, Extraction, Frame, Mention, Source
from kg.nlp.view import words

MARK = re.compile(r"\[(?P<text>[^\[\]|]+)\|(?P<role>\w+)\]")
_DATED = re.compile(r"^\((?P<day>\d{4}-\d\d-\d\d)\)\s+")


@dataclass(frozen=True, slots=True)
class Failure:
    """A sentence in which a rule does not do what it says: `file` as "LANGUAGE/NAME.toml"."""

    file: str
    rule: str
    sentence: str
    expected: str
    found: str

    def __str__(self) -> str:
        """One line for people."""
        return f"{self.file}: {self.rule}: {self.sentence!r}: expected {self.expected}; found {self.found}"


@dataclass(frozen=True, slots=True)
class Count:
    """How much there is to check in a language."""

    language: str
    rules: int
    examples: int
    counter: int


@dataclass(frozen=True, slots=True)
class Mark:
    """A marked role at `start:end` of a sentence without its markup."""

    role: str
    start: int
    end: int


def check(settings: Settings) -> tuple[Failure, ...]:
    """What fails, in the order of the lexicon; UsageError or LexiconError for a wrong setting or rule."""
    check_settings(settings)
    return tuple(
        failure
        for language in _languages(settings)
        for rule in lexicon(language).rules
        for failure in check_rule(rule, language, settings)
    )


def count(settings: Settings) -> tuple[Count, ...]:
    """The rules, examples and counter-examples of each language of the settings."""
    return tuple(
        Count(
            language,
            len(lexicon(language).rules),
            sum(len(rule.examples) for rule in lexicon(language).rules),
            sum(len(rule.counter) for rule in lexicon(language).rules),
        )
        for language in _languages(settings)
    )


def check_rule(rule: Rule, language: str, settings: Settings) -> Iterator[Failure]:
    """What fails of one rule: its examples, its counter-examples, and their form."""
    if not rule.counter:
        yield _failure(rule, "", "at least one counter-example", "none")
    sentences = (*rule.examples, *rule.counter)
    for sentence in dict.fromkeys(s for s in sentences if sentences.count(s) > 1):
        yield _failure(rule, sentence, "each sentence once", f"{sentences.count(sentence)} times")
    for example in rule.examples:
        yield from check_example(rule, example, language, settings)
    for counter in rule.counter:
        yield from check_counter(rule, counter, language, settings)


def check_example(rule: Rule, example: str, language: str, settings: Settings) -> Iterator[Failure]:
    """Whether the rule, or one of its type that outranks it, fills the roles that an example marks."""
    text, marks, published = read_markup(example)
    unknown = sorted({m.role for m in marks} - set(event_types()[rule.type].roles))
    if unknown or not marks:
        known = ", ".join(event_types()[rule.type].roles)
        yield _failure(rule, example, f"marked roles among {known}", ", ".join(unknown) or "none")
        return
    extraction = extract(_document(text, published, language), settings)
    frames = [f for f in extraction.frames if f.rule == rule.id]
    frames = frames or [f for f in extraction.frames if f.type == rule.type]
    if not any(_holds(frame, marks, text, extraction, language) for frame in frames):
        expected = ", ".join(f"{m.role} {text[m.start : m.end]!r}" for m in marks)
        yield _failure(rule, example, f"{rule.type} with {expected}", _describe(extraction))


def check_counter(rule: Rule, counter: str, language: str, settings: Settings) -> Iterator[Failure]:
    """Whether the rule stays silent in a counter-example."""
    text, marks, published = read_markup(counter)
    if marks:
        yield _failure(rule, counter, "a counter-example without marks", f"{len(marks)} marks")
    extraction = extract(_document(text, published, language), settings)
    if any(f.rule == rule.id for f in extraction.frames):
        yield _failure(rule, counter, f"no {rule.type} by this rule", _describe(extraction))


def read_markup(example: str) -> tuple[str, tuple[Mark, ...], date | None]:
    """The sentence without markup, its marks, and its publication date if it begins with one."""
    dated = _DATED.match(example)
    published = date.fromisoformat(dated["day"]) if dated else None
    rest = example[dated.end() :] if dated else example
    text, at, marks = "", 0, []
    for match in MARK.finditer(rest):
        text += rest[at : match.start()]
        marks.append(Mark(match["role"], len(text), len(text) + len(match["text"])))
        text += match["text"]
        at = match.end()
    return text + rest[at:], tuple(marks), published


def _languages(settings: Settings) -> list[str]:
    return sorted(language for language, _ in settings.models)


def _document(text: str, published: date | None, language: str) -> Document:
    return Document(Source("example", "example", published=published, language=language), text)


def _failure(rule: Rule, sentence: str, expected: str, found: str) -> Failure:
    return Failure(rule.file, rule.id, sentence, expected, found)


def _holds(frame: Frame, marks: tuple[Mark, ...], text: str, extraction: Extraction, language: str) -> bool:
    """Whether each mark has a mention of its own in its role."""
    mentions = {m.id: m for m in extraction.mentions}
    filled = [(a.role, mentions[a.mention]) for a in frame.arguments]
    return all(
        any(
            role == mark.role
            and _covers(mention, mark, text, language)
            and not any(_covers(mention, other, text, language) for other in marks if other != mark)
            for role, mention in filled
        )
        for mark in marks
    )


def _covers(mention: Mention, mark: Mark, text: str, language: str) -> bool:
    """Whether a mention holds all of a marked text; its offices, and an article, may lie on either side."""
    first, _, rest = text[mark.start : mark.end].partition(" ")
    article = rest and first.lower() in words(language).lists["articles"]
    start = mark.end - len(rest) if article else mark.start
    return mention.evidence.start <= start and mark.end <= mention.evidence.end


def _describe(extraction: Extraction) -> str:
    """The frames of a sentence on one line."""
    quotes = {m.id: m.evidence.quote for m in extraction.mentions}
    told = [
        f"{f.rule} ({', '.join(f'{a.role} {quotes[a.mention]!r}' for a in f.arguments)})"
        for f in sorted(extraction.frames, key=lambda f: (f.rule, f.id))
    ]
    return "; ".join(told) or "no event"
