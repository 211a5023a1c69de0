"""Words per second of the extraction, against the same model's stock pipeline with all components.

usage: python -m benchmarks.speed DOCUMENTS...

Both run in this process, over the same texts, in turn; the median of the ratios counts.
"""

import sys
import time
from collections.abc import Callable
from functools import partial
from statistics import median

import spacy
from spacy.language import Language

from kg.config import Settings
from kg.extract import extract, model_of
from kg.model import Document
from kg.read import read

ROUNDS = 5


def seconds(work: Callable[[], object]) -> float:
    """Processor time of one call."""
    start = time.process_time()
    work()
    return time.process_time() - start


def _extract_all(texts: list[Document], settings: Settings) -> None:
    for document in texts:
        extract(document, settings)


def _pipe_all(texts: list[Document], nlp: Language) -> None:
    for _ in nlp.pipe(d.text for d in texts):
        pass


def main(folders: list[str]) -> None:
    """Print words per second of both and the ratio, by language."""
    settings = Settings()
    documents = [d for d in read(folders) if isinstance(d, Document)]
    for language in dict(settings.models):
        texts = [d for d in documents if d.source.language == language]
        if not texts:
            continue
        # a copy of its own: the extraction switches the model's sentence splitter on
        nlp = spacy.load(model_of(settings, language))
        words = sum(len(d.text.split()) for d in texts)
        ours = partial(_extract_all, texts, settings)
        stock = partial(_pipe_all, texts, nlp)
        ours(), stock()
        pairs = [(seconds(ours), seconds(stock)) for _ in range(ROUNDS)]
        ratio = median(theirs / mine for mine, theirs in pairs)
        mine, theirs = median(p[0] for p in pairs), median(p[1] for p in pairs)
        print(
            f"{language}: {len(texts)} texts, {words} words: {words / mine:.0f} words/s, "
            f"stock {words / theirs:.0f} words/s, ratio {ratio:.2f}"
        )


if __name__ == "__main__":
    main(sys.argv[1:])
