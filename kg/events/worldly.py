"""Whether a text may be about more than one state at all, told from its words before anything is recognised.

Most general news is about one state only, and no event is admitted from it (`admission`). What is
refused here would be refused there: a text that names two states, an organisation of states, an
office that has to do with others, or two heads of states is let through.
"""

from collections.abc import Iterator, Sequence

from kg.gazetteer import Use, gazetteer
from kg.gazetteer.leaders import leaders_in
from kg.gazetteer.spelling import name_words
from kg.nlp.language import language_data

# A text shorter than this, in tokens, may leave out whose office-holders it is about.
ENOUGH_WORDS = 90
_STATES = frozenset({Use.NAME, Use.DEMONYM})


def may_be_worldly(blocks: Sequence[Sequence[str]], language: str, home: str | None) -> bool:
    """Whether a text, as the tokens of its blocks, may be about more than one state.

    `home` is the code of the state that publishes it, if one does.
    """
    if sum(map(len, blocks)) < ENOUGH_WORDS:
        return True
    text = " ".join(" ".join(block) for block in blocks).casefold()
    data = language_data(language)
    if any(word in text for word in data["abroad"]):
        return True
    # two heads of states, or several in one word: "presidents X and Y"
    if any(f"{head}s" in text or text.count(head) > 1 for head in (*data["sovereign"], *HEADS)):
        return True
    known = set() if home is None else {home}
    for found in _countries(blocks, language):
        known.add(found)
        if len(known) > 1 or ":" in found:
            return True
    return False


HEADS = ("president", "président")


def _countries(blocks: Sequence[Sequence[str]], language: str) -> Iterator[str]:
    """The codes of states, and the keys of organisations of states, that the words may name or point to."""
    for block in blocks:
        for match in gazetteer.load(language).find(block):
            for entry in match.entries:
                if entry.key.startswith("org:"):
                    yield entry.key
                if entry.country or entry.use in _STATES:
                    yield entry.country or entry.key
        for holder in leaders_in([w for word in block if word[:1].isupper() for w in name_words(word)]):
            yield holder.body or holder.country or ""
