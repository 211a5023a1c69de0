"""`extract(document, settings) -> Extraction`: the pure function that everything per document is."""

from collections.abc import Sequence
from dataclasses import replace

from anyascii import anyascii
from spacy.tokens import Doc

from kg.config import Settings
from kg.errors import UsageError
from kg.events.confidence import grade
from kg.events.heading import settled
from kg.events.learned import is_learned
from kg.events.lexicon import lexicon
from kg.events.narrative import inherit
from kg.events.possible import possible
from kg.events.reading import Reading, Sentence, add_name
from kg.events.retold import told_once
from kg.events.telling import frames_of
from kg.events.whereabouts import located
from kg.events.worldly import may_be_worldly
from kg.lexicon import languages
from kg.model import Document, Extraction, Frame, Kind, Problem
from kg.nlp import dates, pipeline
from kg.nlp.cast import cast
from kg.nlp.collapse import collapse, token_dates
from kg.nlp.gate import implied_forms, trigger_forms
from kg.nlp.incumbents import with_described, with_incumbent
from kg.nlp.inherit import proven_year
from kg.nlp.layout import Role, blocks
from kg.nlp.name import Name
from kg.nlp.names import names, surname_words
from kg.nlp.parsing import parsed
from kg.nlp.reference import resolve
from kg.nlp.story import Place, main_states
from kg.nlp.styled import styled
from kg.nlp.sums import short_sum
from kg.nlp.view import View, view
from kg.nlp.voice import publisher, signed
from kg.sketch import sketch

LONGEST_SENTENCE = 120
SIDES = 2
# How many events a text must tell to be about diplomacy: of those in `tests/gold/none` and 66 French ones on home
# affairs, none that has a doubtful one as well tells two.
ENOUGH = 2


def model_of(settings: Settings, language: str) -> str:
    """The spaCy model for a language; UsageError if the settings name none."""
    found = dict(settings.models).get(language)
    if found is None:
        raise UsageError(
            f"no model for language {language!r}; there are models for: {', '.join(dict(settings.models))}"
        )
    return found


def check_settings(settings: Settings) -> None:
    """Raise UsageError for a model that is not installed or a language without a lexicon."""
    for language, model in settings.models:
        if language not in languages():
            raise UsageError(f"no lexicon for language {language!r}; there are: {', '.join(languages())}")
        pipeline.load(model)


def extract(document: Document, settings: Settings) -> Extraction:
    """What a document asserts: its mentions and frames, each with its evidence.

    A document in a language without lexicon gives an Extraction with a Problem.
    """
    language = document.source.language or ""
    if language not in languages() or language not in dict(settings.models):
        message = f"language {language or 'unknown'!r} is not supported; supported: {', '.join(languages())}"
        return Extraction(document.source, problems=(Problem(document.source.id, "language", message),))
    reading = read(document, settings, language)
    found = _told_in(reading, sentences(reading, settings, language), language, learned=settings.learned)
    for b, block in enumerate(reading.names):
        for k, name in enumerate(block):
            if name.named and not name.adjective:
                add_name(reading, b, k)
    own = frozenset(r.id for r in lexicon(language).rules if r.own_date)
    dated = inherit(reading, told_once(reading, found), own)
    told = settled(reading, located(reading, dated))
    frames = [f if is_learned(f) else grade(f, f.confidence, reading.mentions) for f in told]
    used = {a.mention for f in frames for a in f.arguments} | {
        m for f in frames for m in (f.place, f.speaker) if m
    }
    kept = tuple(
        sorted((m for m in reading.mentions.values() if m.named or m.id in used), key=lambda m: m.id)
    )
    ordered = tuple(sorted(frames, key=lambda f: f.id))
    return Extraction(document.source, kept, ordered, sketch=sketch(b.text for b in reading.blocks))


def _told_in(reading: Reading, sentences: Sequence[Sentence], language: str, *, learned: bool) -> list[Frame]:
    """The frames of a document's sentences; those in doubt are read again if the document is about states."""
    told: list[list[Frame]] = []
    found: list[Frame] = []
    for sentence in sentences:
        told.append(list(frames_of(reading, sentence, lexicon(language), found, learned=learned)))
        found += told[-1]
    if reading.doubted and len(found) >= ENOUGH:
        sure, found = replace(reading, diplomatic=True), []
        for sentence, before in zip(sentences, told, strict=True):
            again = (sentence.block, sentence.start) in reading.doubted
            rules = lexicon(language)
            found += list(frames_of(sure, sentence, rules, found, learned=learned)) if again else before
    return found


def extract_chunk(documents: Sequence[Document], settings: Settings) -> list[Extraction]:
    """`extract` over a chunk, in order."""
    return [extract(document, settings) for document in documents]


def read(document: Document, settings: Settings, language: str) -> Reading:
    """What is known of a document before its sentences are matched."""
    kept = [b for b in blocks(document.text) if b.role is not Role.FURNITURE]
    title, model, home = document.source.title or "", model_of(settings, language), publisher(document.source)
    words = pipeline.tokens(model, [*(b.text for b in kept), title])
    worldly = not settings.gate or may_be_worldly([[t.text for t in doc] for doc in words], language, home)
    *docs, title_doc = pipeline.first_pass(model, words, recognise=worldly)
    views = [view(doc, language, use_gazetteer=settings.gazetteer) for doc in docs]
    found = [names(v, grammar=settings.names_first) for v in views]
    titled = [n for n in names(view(title_doc, language)) if n.kind is Kind.PERSON and n.named]
    known = surname_words(n for block in found for n in block)
    found = [
        names(v, known, grammar=settings.names_first) if _names_more(v, f, known) else f
        for v, f in zip(views, found, strict=True)
    ]
    by_author = bool(titled) and signed(view(title_doc, language), titled[0])
    expressions = [dates.find(b.text, language) for b in kept]
    year = proven_year(document, [b.text for b in kept], expressions)
    found = [styled(v, f) for v, f in zip(views, found, strict=True)]
    persons, flat = cast([*(n for block in found for n in block), *(titled[:1] if by_author else [])], year)
    owners, at = [], 0
    for block in found:
        owners.append(flat[at : at + len(block)])
        at += len(block)
    author = flat[at] if by_author else None
    persons, owners = with_incumbent(language, found, persons, owners, home)
    persons, owners = with_described(language, found, persons, owners)
    referents = resolve(views, found, persons, owners, author=author, home=home) if settings.reference else {}
    return Reading(
        document,
        kept,
        views,
        found,
        owners,
        persons,
        referents,
        expressions,
        year,
        home,
        main_states(persons, found),
        worldly,
    )


def _names_more(view: View, found: Sequence[Name], known: frozenset[str]) -> bool:
    """Whether a block has a word of a known person's name outside the names of persons already found."""
    persons = (n for n in found if n.named and n.kind is Kind.PERSON)
    inside = {t for n in persons for t in range(n.start, n.end)}
    return any(
        t not in inside and view.capital(t) and anyascii(w).casefold() in known
        for t, w in enumerate(view.text)
    )


def sentences(
    reading: Reading, settings: Settings, language: str, *, hopeless: bool = False
) -> list[Sentence]:
    """The sentences that the gate lets pass, collapsed and parsed; with `hopeless` also where no rule can hold."""
    if not (reading.worldly or hopeless):
        return []
    forms = trigger_forms(language, learned=settings.learned)
    lemmas = pipeline.lemmas(model_of(settings, language)) if settings.gate and not hopeless else None
    drafts = []
    for b, v in enumerate(reading.views):
        starts = token_dates(v, reading.expressions[b])
        for start, end in _bounds(v.doc, reading.names[b]):
            if end - start > LONGEST_SENTENCE * 2 or (
                settings.gate and not _passes(reading, b, v, start, end, forms)
            ):
                continue
            short = collapse(
                v, start, end, names=reading.names[b], dates=starts, expressions=reading.expressions[b],
                whole=settings.collapse,
            )  # fmt: skip
            if short.words and (
                lemmas is None or possible(reading, b, short, language, lemmas, learned=settings.learned)
            ):
                drafts.append((b, start, end, short))
    pairs = parsed(model_of(settings, language), language, [d[3] for d in drafts])
    return [
        Sentence(b, start, end, short, doc)
        for (b, start, end, _), (short, doc) in zip(drafts, pairs, strict=True)
    ]


def _bounds(doc: Doc, names: Sequence[Name]) -> list[tuple[int, int]]:
    """The sentences, with those joined that the splitter parted inside a name."""
    inside = {t for n in names for t in range(n.start + 1, n.end)}
    # "Ferdinand Marcos Jr. will visit": the full stop is the name's
    inside |= {
        n.end
        for n in names
        if n.end < len(doc) and doc[n.end - 1].text[-1:] == "." and doc[n.end].text.islower()
    }
    starts = [s.start for s in doc.sents if s.start not in inside]
    return list(zip(starts, [*starts[1:], len(doc)], strict=True))


def _passes(reading: Reading, b: int, v: View, start: int, end: int, forms: frozenset[str]) -> bool:
    if not any(
        v.low[i] in forms or f"{v.low[i]} {v.at(i + 1)}" in forms or short_sum(v, i)
        for i in range(start, end)
    ):
        return False
    if any(start <= n.start < end for n in reading.names[b]):
        return True
    if any(Place(b, t) in reading.referents for t in range(start, end)):
        return True
    implied = implied_forms(v.language) if len(reading.sides) == SIDES else frozenset()
    return any(v.low[i] in implied for i in range(start, end))
