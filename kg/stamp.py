"""Versions and content hashes of all that shapes a result, without loading a model.

The stamp of a graph covers everything; the fingerprint of an extraction only what its document's
language needs, so that a change extracts again exactly what it must.
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from importlib.resources.abc import Traversable
from importlib.util import find_spec
from pathlib import Path

from kg import codec
from kg.config import Settings
from kg.errors import UsageError
from kg.lexicon import languages
from kg.model import Stamp

DATA = (".toml", ".tsv", ".txt", ".json", ".gz", ".py", ".ttl", ".rq")
LENGTH = 16
# What a document goes through on its way to an extraction, and what reading a file depends on.
EXTRACTING = (
    "codec.py",
    "config.py",
    "events",
    "extract.py",
    "gazetteer",
    "ids.py",
    "model.py",
    "nlp",
    "sketch.py",
)
READING = ("model.py", "read")
RESOLVING = ("codec.py", "gazetteer", "ids.py", "lexicon", "model.py", "resolve", "sketch.py")
RESOLVERS = ("anyascii", "rapidfuzz")
READERS = ("charset-normalizer", "lxml", "markdown-it-py", "py3langid", "pyyaml", "trafilatura")


def check_installed(settings: Settings) -> None:
    """Raises UsageError for a language without a lexicon or a model that is not there; loads none."""
    for language, model in settings.models:
        if language not in languages():
            raise UsageError(f"no lexicon for language {language!r}; there are: {', '.join(languages())}")
        if not model.isidentifier() or find_spec(model) is None:
            raise UsageError(f"the spaCy model {model!r} is not installed; install the package of that name")


def stamp(settings: Settings) -> Stamp:
    """Versions and content hashes of all that shapes a result."""
    parts = {
        "settings": _short(codec.encode(settings)),
        "lexicon": _tree_hash("lexicon"),
        "gazetteer": _tree_hash("gazetteer"),
        "code": _tree_hash(""),
        "spacy": version("spacy"),
    }
    for language, model in settings.models:
        parts[f"model-{language}"] = f"{model} {model_version(model)}"
    return Stamp(tuple(sorted(parts.items())))


@cache
def fingerprint(settings: Settings, language: str) -> str:
    """What the extraction of a document in `language` depends on besides the document, hashed."""
    model = dict(settings.models).get(language, "")
    relevant = replace(settings, models=((language, model),), min_confidence=0.0, base_iri="", licence="")
    parts = [codec.encode(relevant).decode(), version("spacy"), model_version(model) if model else ""]
    parts += [_tree_hash(name) for name in (*EXTRACTING, "lexicon/types.toml", f"lexicon/{language}")]
    return _short("\0".join(parts).encode())


@cache
def reading_fingerprint() -> str:
    """What the documents of a file depend on besides its bytes and its suffix, hashed."""
    parts = [*map(_tree_hash, READING), *(f"{name} {version(name)}" for name in READERS)]
    return _short("\0".join(parts).encode())


@cache
def resolving_fingerprint() -> str:
    """What a resolution depends on besides the extractions, hashed."""
    parts = [*map(_tree_hash, RESOLVING), *(f"{name} {version(name)}" for name in RESOLVERS)]
    return _short("\0".join(parts).encode())


def model_version(model: str) -> str:
    """The version that a model's `meta.json` gives; "" where there is none."""
    found = find_spec(model)
    if found is None or found.origin is None:
        return ""
    metas = sorted(Path(found.origin).parent.rglob("meta.json"), key=lambda path: (len(path.parts), path))
    return str(json.loads(metas[0].read_text(encoding="utf-8")).get("version", "")) if metas else ""


def _short(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:LENGTH]


@cache
def _tree_hash(name: str) -> str:
    """The hash of a file or folder of the package; "" is the package itself."""
    digest = hashlib.sha256()
    for path in _below([files("kg").joinpath(name)]):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:LENGTH]


def _below(todo: list[Traversable]) -> Iterator[Traversable]:
    while todo:
        at = todo.pop()
        if at.is_file() and at.name.endswith(DATA):
            yield at
        elif at.is_dir() and at.name != "__pycache__":
            todo += sorted(at.iterdir(), key=lambda p: p.name)
