"""What a built graph holds, in numbers and names: as data, and as text for people."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.model import Event, Knowledge
from kg.pipeline import describe

MERGED = 5
PROBLEMS = 20


@dataclass(frozen=True, slots=True)
class Merged:
    """An event that several documents tell."""

    id: str
    label: str
    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """Counts by name, most first; `merged` are the events with most documents, most first.

    `copies` are groups of documents with the same bytes, `example` is the id of some event.
    """

    documents: int
    languages: dict[str, int]
    entities: dict[str, int]
    events: dict[str, int]
    statuses: dict[str, int]
    merged: tuple[Merged, ...]
    copies: tuple[tuple[str, ...], ...]
    files: tuple[str, ...]
    problems: tuple[str, ...]
    example: str | None


def summarise(knowledge: Knowledge, files: Sequence[Path] = ()) -> Summary:
    """The summary of `knowledge`, written to `files`."""
    sources = [account.source for account in knowledge.documents]
    return Summary(
        documents=len(sources),
        languages=_counts(source.language or "unread" for source in sources),
        entities=_counts(entity.kind.value for entity in knowledge.entities),
        events=_counts(event.type for event in knowledge.events),
        statuses=_counts(event.status.value for event in knowledge.events),
        merged=_most_told(knowledge.events),
        copies=_copies(knowledge),
        files=tuple(path.as_posix() for path in files),
        example=knowledge.events[0].id if knowledge.events else None,
        problems=tuple(describe(problem) for account in knowledge.documents for problem in account.problems),
    )


def render(summary: Summary, *, folder: str, program: str = "kg") -> str:
    """The summary as lines of text, with the next command to try; `program` is how `kg` is called."""
    lines = [
        f"Documents  {_total(summary.languages)}",
        f"Entities   {_total(summary.entities)}",
        f"Events     {_total(summary.events)}",
        f"Statuses   {_total(summary.statuses)}",
    ]
    if summary.merged:
        lines += ["", "Told by most documents:"]
        lines += [f"  {len(event.documents)}  {event.label}  ({event.id})" for event in summary.merged]
    if summary.copies:
        lines += ["", "The same document twice: " + "; ".join(" = ".join(group) for group in summary.copies)]
    if summary.files:
        names = " ".join(Path(name).name for name in summary.files)
        lines += ["", f"Files in {folder}/: {names}"]
    lines += ["", *_problem_lines(summary.problems), *_next_lines(summary, folder=folder, program=program)]
    return "\n".join(lines)


def _problem_lines(problems: Sequence[str]) -> list[str]:
    if not problems:
        return ["No problems."]
    more = [f"  and {len(problems) - PROBLEMS} more in documents.jsonl"] if len(problems) > PROBLEMS else []
    return [f"Problems   {len(problems)}", *(f"  {line}" for line in problems[:PROBLEMS]), *more]


def _next_lines(summary: Summary, *, folder: str, program: str) -> list[str]:
    if summary.example is None:
        return []
    shown = summary.merged[0].id if summary.merged else summary.example
    return [
        "",
        f"Next: {program} explain {shown} --graph {folder}",
        f"      {program} query --recipe who_met_whom --graph {folder}",
    ]


def _counts(names: Iterable[str]) -> dict[str, int]:
    counted = Counter(names)
    return dict(sorted(counted.items(), key=lambda pair: (-pair[1], pair[0])))


def _total(counts: dict[str, int]) -> str:
    parts = ", ".join(f"{name} {count}" for name, count in counts.items())
    return f"{sum(counts.values())}" + (f": {parts}" if parts else "")


def _most_told(events: Iterable[Event]) -> tuple[Merged, ...]:
    told = [
        Merged(
            event.id, event.label, tuple(sorted({witness.evidence.document for witness in event.evidence}))
        )
        for event in events
    ]
    several = [event for event in told if len(event.documents) > 1]
    return tuple(sorted(several, key=lambda event: (-len(event.documents), event.id))[:MERGED])


def _copies(knowledge: Knowledge) -> tuple[tuple[str, ...], ...]:
    groups: dict[str, list[str]] = {}
    for account in knowledge.documents:
        if account.source.sha256:
            groups.setdefault(account.source.sha256, []).append(account.source.id)
    return tuple(sorted(tuple(sorted(group)) for group in groups.values() if len(group) > 1))
