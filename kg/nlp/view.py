"""A block's tokens as the name grammar sees them: words, gazetteer readings, statistical entities."""

import tomllib
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files

from spacy.tokens import Doc

from kg import gazetteer
from kg.gazetteer import Match, Use


@dataclass(frozen=True, slots=True)
class Words:
    """The word lists of `kg/lexicon/LANGUAGE/names.toml`, all lower case."""

    lists: dict[str, frozenset[str]]
    plural: dict[str, str]
    phrases: dict[str, tuple[str, ...]]
    starters: frozenset[str]

    def has(self, name: str, word: str) -> bool:
        """Whether `word` is in the list `name`."""
        return word in self.lists[name]


# Lists of words that stand inside a name or after one, but begin none.
_INNER = frozenset(
    (
        "of inside and genitive name_of not_name sent_to sent_for led_by name_words before_verbs verbs_too newly "
        "event_words after_phrases made newly_held shared abroad stationed sessions postposed state_offices capital "
        "gathering_last organ_last where whither going journeys made_by one_holder"
    ).split()
)


@lru_cache(maxsize=4)
def words(language: str) -> Words:
    """The word lists of a language."""
    data = tomllib.loads(files("kg.lexicon").joinpath(f"{language}/names.toml").read_text("utf-8"))
    lists = {k: frozenset(v) for k, v in data.items() if isinstance(v, list)}
    starters = frozenset(data["plural"]).union(
        *(words for name, words in lists.items() if name not in _INNER)
    )
    return Words(
        lists, data["plural"], {k: tuple(v) for k, v in data.items() if isinstance(v, list)}, starters
    )


@dataclass(frozen=True, slots=True)
class View:
    """Tokens of a block; `gaz[i]` is the match that starts at i, `ner[i]` (start, end, label) over i."""

    doc: Doc
    language: str
    text: tuple[str, ...]
    low: tuple[str, ...]
    gaz: dict[int, Match]
    ner: dict[int, tuple[int, int, str]]
    words: Words
    opens: tuple[bool, ...]
    # whether the sentence of a token is a headline, where that was asked
    headlines: dict[int, bool] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.text)

    def at(self, i: int) -> str:
        """The lower-case word at i, "" beyond the end."""
        return self.low[i] if 0 <= i < len(self.low) else ""

    def is_in(self, name: str, i: int) -> bool:
        """Whether the word at i is in a word list; a list that a language does not have is empty."""
        low = self.low
        return 0 <= i < len(low) and low[i] in self.words.lists.get(name, ())

    def capital(self, i: int) -> bool:
        """Whether the word at i begins with a capital letter."""
        return 0 <= i < len(self.text) and self.text[i][:1].isupper()

    def glued(self, i: int) -> bool:
        """Whether no white space stands between the words at i - 1 and i."""
        return 0 < i < len(self.text) and not self.doc[i - 1].whitespace_

    def span(self, start: int, end: int) -> str:
        """The text of tokens start:end, white space collapsed."""
        return " ".join(self.doc[start:end].text.split())

    def starts_sentence(self, i: int) -> bool:
        """Whether i is the first word of a sentence."""
        return i < len(self.opens) and self.opens[i]

    def label(self, i: int) -> str:
        """The statistical recogniser's label at i, or ""."""
        return self.ner[i][2] if i in self.ner else ""


def view(doc: Doc, language: str, *, use_gazetteer: bool = True) -> View:
    """The view of a block after the first pass."""
    text = tuple(t.text.strip(_INVISIBLE) or t.text for t in doc)
    found = gazetteer.load(language).find(text) if use_gazetteer else []
    ner = {
        i: (e.start, e.end, LABELS.get(e.label_, e.label_)) for e in doc.ents for i in range(e.start, e.end)
    }
    return View(
        doc, language, text, tuple(t.lower() for t in text), {m.start: m for m in found}, ner, words(language),
        tuple(bool(t.is_sent_start) for t in doc),
    )  # fmt: skip


# Marks of direction and joiners that cling to words of mixed scripts: no part of a name.
_INVISIBLE = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
# The French models' labels, as the English ones.
LABELS = {"PER": "PERSON", "LOC": "GPE"}
STATE_USES = frozenset({Use.NAME, Use.DEMONYM})
