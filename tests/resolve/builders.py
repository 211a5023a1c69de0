"""Builders of small extractions for the tests of resolution."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from kg.corrections.values import parse_when
from kg.model import (
    Argument,
    Evidence,
    Extraction,
    Frame,
    Kind,
    Mention,
    Source,
    Status,
    When,
)


def make_when(text: str | None) -> When | None:
    """A time from "2024", "2024-09", "2024-09-25" or "2024-09-25/2024-09-27"."""
    when = parse_when(text) if text else None
    return replace(when, text=text) if when and text else None


def make_mention(
    name: str,
    *,
    doc: str = "a",
    kind: Kind = Kind.PERSON,
    country: str | None = None,
    key: str | None = None,
    offices: Iterable[str] = (),
    named: bool = True,
    quote: str | None = None,
    start: int = 0,
) -> Mention:
    """A mention; its quote is its name unless another is given."""
    said = quote or name
    return Mention(
        id=f"mention/{doc}/{start:05d}/{name}",
        kind=kind,
        name=name,
        evidence=Evidence(doc, start, start + len(said), said),
        offices=tuple(offices),
        country=country,
        key=key,
        named=named,
    )


def make_state(code: str, name: str, *, doc: str = "a") -> Mention:
    """A mention of a state that the gazetteer knows."""
    return make_mention(name, doc=doc, kind=Kind.STATE, country=code, key=code)


class Story:
    """A document in the making: cast it, tell frames, and take the extraction."""

    def __init__(
        self, doc: str, *, published: str | None = None, cast: Mapping[str, Mention] | None = None
    ) -> None:
        day = date.fromisoformat(published) if published else None
        self.source = Source(id=doc, path=doc, published=day, language="en")
        self.cast = {
            short: replace(m, id=f"{m.id}@{doc}", evidence=replace(m.evidence, document=doc))
            for short, m in (cast or {}).items()
        }
        self.frames: list[Frame] = []

    def tell(
        self,
        type: str,
        roles: Mapping[str, Sequence[str]],
        *,
        when: str | None = None,
        status: Status = Status.OCCURRED,
        kind: str | None = None,
        object: str | None = None,
        place: str | None = None,
        confidence: float = 0.8,
    ) -> "Story":
        """Add a frame; `roles` map a role to names in the cast."""
        number = len(self.frames)
        arguments = tuple(Argument(r, self.cast[x].id) for r, names in roles.items() for x in names)
        frame = Frame(
            id=f"frame/{self.source.id}/{number:03d}",
            type=type,
            kind=kind,
            rule=f"test.{type.lower()}",
            trigger=type.lower(),
            arguments=arguments,
            when=make_when(when),
            place=self.cast[place].id if place else None,
            status=status,
            object=object,
            speaker=None,
            evidence=Evidence(self.source.id, 100 * number, 100 * number + 20, f"Sentence {number} of text"),
            confidence=confidence,
        )
        self.frames.append(frame)
        return self

    def extraction(self) -> Extraction:
        """What the document asserts."""
        return Extraction(self.source, tuple(self.cast[k] for k in sorted(self.cast)), tuple(self.frames))
