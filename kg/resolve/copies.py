"""Syndicated copies: documents of nearly the same text are one witness."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from kg.model import Extraction
from kg.resolve.block import pairs_within
from kg.sketch import is_copy, smallest

# Of a half-alike pair at least one of the eight smallest runs is common in 996 cases of 1,000.
KEYS = 8


def find_originals(extractions: Iterable[Extraction]) -> dict[str, str]:
    """For each document that is nearly the text of another the first published of them (of those of
    one day, or without a date, the first by id); itself for the first. Others are left out.
    """
    sketches = {e.source.id: e.sketch for e in extractions if e.sketch}
    dates = {e.source.id: e.source.published or date.max for e in extractions}
    blocks: dict[str, list[str]] = defaultdict(list)
    for document in sorted(sketches):
        for key in smallest(sketches[document], KEYS):
            blocks[key].append(document)
    root = {document: document for document in sketches}
    for left, right in pairs_within({key: found for key, found in blocks.items() if len(found) > 1}):
        a, b = _root(left, root), _root(right, root)
        if a != b and is_copy(sketches[left], sketches[right]):
            root[max(a, b)] = min(a, b)
    groups: dict[str, list[str]] = defaultdict(list)
    for document in sorted(root):
        groups[_root(document, root)].append(document)
    return {
        document: min(group, key=lambda d: (dates[d], d))
        for group in groups.values()
        if len(group) > 1
        for document in group
    }


def _root(document: str, root: dict[str, str]) -> str:
    while root[document] != document:
        root[document] = root[root[document]]
        document = root[document]
    return document
