"""How many events of single sentences are found: `tests/gold/sentences/LANGUAGE.jsonl`.

usage: python -m benchmarks.sentences [LANGUAGE...]

Each line has a sentence with the participants of its main event marked ("[To Lam|visitor]"), the event's
type and status. Found means: an event of the type with a marked participant in its role. Rules may be
written for what the sentences of odd number show; those of even number only measure.
"""

import json
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from kg.check import MARK
from kg.config import Settings
from kg.evaluate.match import same_name
from kg.extract import extract
from kg.model import Document, Source

FOLDER = Path(__file__).parents[1] / "tests" / "gold" / "sentences"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence without its marks, and the (role, name) pairs that were marked."""

    number: int
    type: str
    status: str
    text: str
    marked: tuple[tuple[str, str], ...]


def read_sentences(path: Path) -> list[Sentence]:
    """The sentences of a file, in its order."""
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        marked = tuple((m["role"], m["text"]) for m in MARK.finditer(row["text"]))
        plain = MARK.sub(lambda m: m["text"], row["text"])
        found.append(Sentence(row["id"], row["type"], row["status"], plain, marked))
    return found


def is_found(sentence: Sentence, language: str, settings: Settings) -> bool:
    """Whether an event of the type is found with a marked participant in its role."""
    document = Document(Source(str(sentence.number), "", language=language), sentence.text)
    told = extract(document, settings)
    mentions = {m.id: m for m in told.mentions}
    said = [
        (a.role, mentions[a.mention])
        for frame in told.frames
        if frame.type == sentence.type
        for a in frame.arguments
    ]
    return any(
        role == other and (same_name(name, m.name) or same_name(name, m.evidence.quote))
        for role, name in sentence.marked
        for other, m in said
    )


def main(languages: list[str]) -> None:
    """Print the share found by language, half and type."""
    for language in languages or sorted(path.stem for path in FOLDER.glob("*.jsonl")):
        for half, rest in (("read", 1), ("held", 0)):
            ours = [s for s in read_sentences(FOLDER / f"{language}.jsonl") if s.number % 2 == rest]
            asked = Counter(s.type for s in ours)
            found = Counter(s.type for s in ours if is_found(s, language, Settings()))
            by_type = "  ".join(f"{t} {found[t]}/{asked[t]}" for t in sorted(asked))
            print(f"{language}, {half}: {found.total() / len(ours):.3f} of {len(ours)}   {by_type}")


if __name__ == "__main__":
    main(sys.argv[1:])
