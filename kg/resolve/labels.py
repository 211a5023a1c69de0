"""Readable labels of events: "Visit: To Lam → Cuba, 2024-09-25/2024-09-27"."""

from collections.abc import Mapping

from kg.model import Status, When
from kg.resolve.casts import Cast
from kg.resolve.drafts import Draft
from kg.resolve.moments import written
from kg.resolve.schema import schema

LONGEST_OBJECT = 60
MOST_NAMES = 4
OBJECT_TELLS = frozenset(
    {"Agreement", "Appointment", "Award", "Conference", "Declaration", "Resolution", "Sanction", "Statement"}
)


def label(draft: Draft, *, status: Status, when: When | None, named: str | None, cast: Cast) -> str:
    """Type, status unless it occurred, core participants, object, date, in English."""
    return label_of(draft.type, dict(draft.roles), status=status, when=when, named=named, cast=cast)


def label_of(
    type: str,
    fillers: Mapping[str, frozenset[str]],
    *,
    status: Status,
    when: When | None,
    named: str | None,
    cast: Cast,
) -> str:
    """The same from the parts of an event."""
    about = schema(type)
    head = about.label if status is Status.OCCURRED else f"{about.label} ({status.value})"
    core = [role for role in about.roles if role in about.core]
    sides = [_names(fillers.get(role, frozenset()), cast=cast) for role in core]
    tail = [" → ".join(side for side in sides if side)]
    if named and type in OBJECT_TELLS:
        tail.append(_short(named))
    if when:
        tail.append(written(when))
    return f"{head}: {', '.join(part for part in tail if part)}"


def _names(fillers: frozenset[str], *, cast: Cast) -> str:
    names = sorted(cast[f].name if f in cast else f for f in fillers)
    shown = names[:MOST_NAMES]
    if len(names) > MOST_NAMES:
        shown.append(f"{len(names) - MOST_NAMES} more")
    return " – ".join(shown)


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= LONGEST_OBJECT else text[: LONGEST_OBJECT - 1].rstrip() + "…"
