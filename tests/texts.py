"""What the stages before the rules make of short texts, for tests; needs the default models."""

from datetime import date

from spacy.tokens import Doc

from kg.config import Settings
from kg.extract import extract, model_of
from kg.model import Document, Extraction, Frame, Source
from kg.nlp import pipeline
from kg.nlp.layout import blocks
from kg.nlp.name import Name
from kg.nlp.names import names, surname_words
from kg.nlp.view import View, view

SETTINGS = Settings()


def make_document(
    text: str,
    *,
    language: str | None = "en",
    published: date | None = None,
    title: str | None = None,
    url: str | None = None,
) -> Document:
    """A document of one text."""
    source = Source("a.txt", "a.txt", title=title, url=url, published=published, language=language)
    return Document(source, text)


def extract_text(
    text: str,
    *,
    language: str = "en",
    published: date | None = None,
    title: str | None = None,
    url: str | None = None,
    settings: Settings = SETTINGS,
) -> Extraction:
    """The extraction of one text."""
    document = make_document(text, language=language, published=published, title=title, url=url)
    return extract(document, settings)


def read_views(text: str, *, language: str = "en") -> list[View]:
    """The view of each paragraph."""
    kept, model = [block.text for block in blocks(text)], model_of(SETTINGS, language)
    return [view(doc, language) for doc in pipeline.first_pass(model, pipeline.tokens(model, kept))]


def read_names(views: list[View]) -> list[list[Name]]:
    """The names of each paragraph, with the names found elsewhere in the text known."""
    found = [names(v) for v in views]
    known = surname_words(n for block in found for n in block)
    return [names(v, known) for v in views]


def parse(sentence: str, *, language: str = "en") -> Doc:
    """The parse of one sentence whose words are parted by spaces."""
    [doc] = pipeline.parse(model_of(SETTINGS, language), [sentence.split()])
    doc.user_data["language"] = language
    return doc


def fillers(extraction: Extraction, frame: Frame) -> dict[str, list[str]]:
    """The names of a frame's arguments by role, in order."""
    named = {m.id: m.name for m in extraction.mentions}
    found: dict[str, list[str]] = {}
    for argument in frame.arguments:
        found.setdefault(argument.role, []).append(named[argument.mention])
    return found
