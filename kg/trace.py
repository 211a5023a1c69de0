"""Why a sentence gives the events that it gives: its collapsed parse, and every rule that was tried."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from kg.config import Settings
from kg.events.frames import frame
from kg.events.lexicon import Lexicon, lexicon
from kg.events.match import Match, attempt
from kg.events.reading import Reading, Sentence, kinds_of
from kg.extract import check_settings, read, sentences
from kg.model import Document
from kg.nlp.functions import Functions, noun_functions, verb_functions
from kg.nlp.syntax import is_verb, lemma_of


@dataclass(frozen=True, slots=True)
class Attempt:
    """A rule tried at a trigger: which words it gave roles, and what came of it.

    `outcome` is "event", or why there is none; `functions` are the trigger's, with their words.
    """

    rule: str
    type: str
    trigger: str
    roles: tuple[tuple[str, tuple[str, ...]], ...]
    functions: tuple[tuple[str, tuple[str, ...]], ...]
    outcome: str

    def __str__(self) -> str:
        """One line for people."""
        filled = self.roles or self.functions
        told = ", ".join(f"{name} {' and '.join(map(repr, texts))}" for name, texts in filled)
        return f"{self.rule} at {self.trigger!r}: {self.outcome} ({told or 'no functions'})"


@dataclass(frozen=True, slots=True)
class Account:
    """A sentence at `start:end` of its document, its collapsed parse as word/tag/label<head, the attempts."""

    start: int
    end: int
    parse: str
    attempts: tuple[Attempt, ...]


def trace(document: Document, settings: Settings) -> tuple[Account, ...]:
    """An account of each sentence that reaches the rules, in order; UsageError as for `extract`."""
    check_settings(settings)
    language = document.source.language or "en"
    reading = read(document, settings, language)
    return tuple(
        _account(reading, s, language) for s in sentences(reading, settings, language, hopeless=True)
    )


def _account(reading: Reading, sentence: Sentence, language: str) -> Account:
    sentence.doc.user_data["language"] = language
    sentence.doc.user_data["names"] = frozenset(
        i for i, n in enumerate(sentence.collapsed.name) if n is not None
    )
    view = reading.views[sentence.block]
    offset = reading.blocks[sentence.block].start
    last = view.doc[sentence.end - 1]
    parse = " ".join(
        f"{_text(reading, sentence, t.i)}/{t.tag_}/{t.dep_}<{t.head.i - t.i:+d}" for t in sentence.doc
    )
    return Account(
        offset + view.doc[sentence.start].idx,
        offset + last.idx + len(last),
        parse,
        tuple(_attempts(reading, sentence, lexicon(language))),
    )


def _attempts(reading: Reading, sentence: Sentence, rules: Lexicon) -> Iterator[Attempt]:
    kinds = partial(kinds_of, reading, sentence)
    for token in sentence.doc:
        if sentence.collapsed.name[token.i] is not None:
            continue
        for rule in rules.by_lemma.get(lemma_of(token), ()):
            found = attempt(rule, token, kinds)
            if found == "another part of speech":
                continue
            functions = verb_functions(token) if is_verb(token) else noun_functions(token, rule.light)[0]
            yield Attempt(
                rule.id,
                rule.type,
                token.text,
                _texts(reading, sentence, found.roles) if isinstance(found, Match) else (),
                _texts(reading, sentence, functions),
                found if isinstance(found, str) else _outcome(reading, sentence, found),
            )


def _outcome(reading: Reading, sentence: Sentence, match: Match) -> str:
    told = frame(reading, sentence, match)
    return told if isinstance(told, str) else "event"


def _texts(
    reading: Reading, sentence: Sentence, filled: Functions
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((k, tuple(_text(reading, sentence, t.i) for t in v)) for k, v in sorted(filled.items()))


def _text(reading: Reading, sentence: Sentence, index: int) -> str:
    """A word of the collapsed sentence as the document has it, names joined by underscores."""
    start, end = sentence.collapsed.origin[index]
    return "_".join(reading.views[sentence.block].span(start, end).split())
