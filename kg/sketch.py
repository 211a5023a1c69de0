"""Sketches of texts: enough to tell near-copies when the texts are gone.

The sketch is Broder's (On the resemblance and containment of documents, 1997): of the hashes of all
runs of RUN words the SIZE smallest, behind the number of runs; 8 hexadecimal digits each.
"""

import hashlib
import re
from collections.abc import Iterable

RUN = 4
SIZE = 64
# Shorter texts are alike by chance ("Ministry of Foreign Affairs, Hanoi, 5 May").
FEWEST_RUNS = 20
DIGITS = 8
# Broder and others, Syntactic clustering of the Web (1997): half of the runs in common. A text cut
# short has fewer; most of what is left of it must stand in the longer one.
COPY_RESEMBLANCE = 0.5
CUT_RESEMBLANCE, CUT_CONTAINED = 0.25, 0.8
_WORD = re.compile(r"\w+")


def sketch(paragraphs: Iterable[str]) -> str:
    """The sketch of a text; empty for one too short to have one."""
    runs: set[str] = set()
    for paragraph in paragraphs:
        words = _WORD.findall(paragraph.casefold())
        runs.update(" ".join(words[i : i + RUN]) for i in range(len(words) - RUN + 1))
    if len(runs) < FEWEST_RUNS:
        return ""
    hashes = sorted({hashlib.blake2b(run.encode(), digest_size=DIGITS // 2).hexdigest() for run in runs})
    return f"{len(runs):0{DIGITS}x}" + "".join(hashes[:SIZE])


def smallest(sketch: str, number: int) -> list[str]:
    """The smallest hashes of a sketch: near-copies share some of them."""
    return _hashes(sketch)[:number]


def is_copy(left: str, right: str) -> bool:
    """Two sketches are of near-copies, or of a text and what was cut from it."""
    if not left or not right:
        return False
    alike = _resemblance(_hashes(left), _hashes(right))
    if alike >= COPY_RESEMBLANCE:
        return True
    sizes = int(left[:DIGITS], 16), int(right[:DIGITS], 16)
    contained = alike * sum(sizes) / (1 + alike) / min(sizes)
    return alike >= CUT_RESEMBLANCE and contained >= CUT_CONTAINED


def _hashes(sketch: str) -> list[str]:
    return [sketch[i : i + DIGITS] for i in range(DIGITS, len(sketch), DIGITS)]


def _resemblance(left: list[str], right: list[str]) -> float:
    """The share of the runs of either that both have, estimated from the smallest of either."""
    both = set(left) & set(right)
    either = sorted({*left, *right})[:SIZE]
    return sum(h in both for h in either) / len(either)
