"""Why each slip happened: its sentence, the collapsed parse, and the rule that fired or came closest."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from kg.config import Settings
from kg.evaluate.figures import Report, Slip
from kg.evaluate.told import document_key
from kg.model import Document
from kg.trace import Account, Attempt, trace

# How many of the rules that came closest are shown.
CLOSEST = 3
# How far a rule came, by how its outcome begins: the further, the later in the list.
STEPS = ("no light verb", "the words of its clause", "the words of its object", "nobody", "no ", "too few")


def workbench(report: Report, documents: Iterable[Document], settings: Settings, *, errors: int) -> str:
    """Up to `errors` slips of each sort with what the rules made of their sentences; ends in a newline.

    A slip whose document is not among `documents` is shown by itself.
    """
    texts = {document_key(d.source.id): d for d in documents}
    known: dict[str, tuple[Account, ...]] = {}
    lines: list[str] = []
    sorts = (("missed", report.missed), ("spurious", report.spurious), ("mistyped", report.mistyped))
    for sort, slips in sorts:
        for slip in slips[:errors]:
            lines.append(f"{sort}  {slip.document}  {slip.type}  {slip.label}")
            lines += [f"    {line}" for line in _explain(slip, texts, known, settings)]
    return "\n".join(lines) + "\n" if lines else ""


def _explain(
    slip: Slip, texts: Mapping[str, Document], known: dict[str, tuple[Account, ...]], settings: Settings
) -> Iterator[str]:
    yield " ".join(slip.sentence.split())
    document = texts.get(slip.document)
    if document is None:
        return
    if slip.document not in known:
        known[slip.document] = trace(document, settings)
    at = _find(slip.sentence, document.text)
    account = next((a for a in known[slip.document] if at is not None and a.start <= at < a.end), None)
    if account is None:
        yield "the sentence did not reach the rules"
        return
    yield account.parse
    types = {slip.type, slip.other_type}
    tried = [a for a in account.attempts if a.type in types]
    yield from map(str, closest(tried)) if tried else ("no rule of the type has a trigger here",)


def closest(attempts: Sequence[Attempt]) -> list[Attempt]:
    """The attempts that came closest to an event, the closest first."""
    return sorted(attempts, key=lambda a: -_progress(a))[:CLOSEST]


def _progress(attempt: Attempt) -> int:
    if attempt.outcome == "event":
        return len(STEPS) + 1
    return next((n for n, step in enumerate(STEPS) if attempt.outcome.startswith(step)), len(STEPS))


def _find(quote: str, text: str) -> int | None:
    """Where a quote begins in a text, whatever the white space; None where it is not."""
    found = re.search(r"\s+".join(map(re.escape, quote.split())), text) if quote.strip() else None
    return found.start() if found else None
