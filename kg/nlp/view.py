"""A block's tokens as the name grammar sees them: words, gazetteer readings, statistical entities."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from anyascii import anyascii
from spacy.tokens import Doc, Span

from kg import gazetteer
from kg.gazetteer import Match, Use
from kg.nlp.conjugation import plain_forms


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
        "finite gathering_last organ_last where whither going journeys made_by one_holder things"
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
    # the tokens of sentences that are headlines
    headlines: frozenset[int]

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

    def headline(self, i: int) -> bool:
        """Whether most words of the sentence around i are capitalised, and no full stop ends it."""
        return i in self.headlines

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
    # "Nishan-e-Pakistan" is no Pakistan
    inner = {i for i in range(2, len(text)) if text[i - 1] == "-" and text[i - 2] in LINKING}
    found = [m for m in found if m.start not in inner]
    titles = [s for s in doc.sents if _all_capitals(s)]
    plain = frozenset(i for s in titles for i in _verbs(s, language))
    ner = {
        i: (e.start, e.end, LABELS.get(e.label_, e.label_))
        for e in doc.ents
        if e.start not in inner and plain.isdisjoint(range(e.start, e.end))
        for i in range(e.start, e.end)
    }
    written = tuple(t.lower() if i in plain else t for i, t in enumerate(text))
    return View(
        doc, language, written, tuple(t.lower() for t in text), {m.start: m for m in found}, ner, words(language),
        tuple(bool(t.is_sent_start) for t in doc), frozenset(t.i for s in titles for t in s),
    )  # fmt: skip


def _all_capitals(sentence: Span) -> bool:
    if sentence.text.rstrip().endswith((".", "!", "?", "”", '"')):
        return False
    letters = [t.text for t in sentence if t.is_alpha and len(t) > LONGEST_SMALL_WORD]
    return len(letters) > LONGEST_SMALL_WORD and sum(w[0].isupper() for w in letters) >= 0.8 * len(letters)


def _verbs(headline: Span, language: str) -> Iterator[int]:
    """The words of a headline that are its verbs, and no part of a name: "King Invites", not "Nicholas Burns"."""
    forms = plain_forms(language)
    low = [t.lower_ for t in headline]
    for k, word in enumerate(low[1:], 1):
        to = next((at for at in (k - 1, k) if low[at] == "to"), 0)
        infinitive = to and low[to + 1 : to + 2] and low[to + 1] in forms
        if infinitive or (forms.get(word) and anyascii(low[k - 1]) not in gazetteer.given_names()):
            yield headline.start + k


# Marks of direction and joiners that cling to words of mixed scripts: no part of a name.
_INVISIBLE = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
# The French models' labels, as the English ones.
LABELS = {"PER": "PERSON", "LOC": "GPE"}
LONGEST_SMALL_WORD = 3
# Words between hyphens that make one name of those around them.
LINKING = frozenset({"e", "i"})
STATE_USES = frozenset({Use.NAME, Use.DEMONYM})
