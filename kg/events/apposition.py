"""Descriptions beside the names of those whom they mean: "her Angolan colleague, Téte António"."""

import re
from functools import cache

from kg.events.reading import Reading, Sentence, add_name
from kg.model import Kind
from kg.nlp.language import language_data

# How much of the text after a name is looked at.
AFTER_NAME = 8


def named_beside(reading: Reading, sentence: Sentence, mention: str) -> str:
    """For a description the mention of the person who is named right after it: "her colleague, [Téte António],"."""
    described = reading.mentions[mention]
    if described.named or described.kind is Kind.PLACE:
        return mention
    block, view = sentence.block, reading.views[sentence.block]
    text, offset = reading.document.text, reading.blocks[block].start
    for index, name in enumerate(reading.names[block]):
        start, end = offset + view.doc[name.start].idx, offset + view.doc[name.end - 1].idx
        if name.kind is not Kind.PERSON or not name.named or name.group or start < described.evidence.end:
            continue
        between = text[described.evidence.end : start]
        after = text[end + len(view.doc[name.end - 1]) :][:AFTER_NAME]
        beside, closes = _apposition(view.language)
        fits = beside.fullmatch(between) and ("," not in between or closes.match(after))
        return add_name(reading, block, index) if fits else mention
    return mention


@cache
def _apposition(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What may stand between a description and the name of whom it means, and after that name."""
    data = language_data(language)
    between = re.compile(rf"(?: (?:{data['belonging']})[^,.;:()]{{1,60}})?,? (?:[^\W\d_]+['’]s )?")
    return between, re.compile(rf"\s*(?:$|[,.;:)]|(?:{data['joining']})\b)")
