"""From a sentence to the short one that the parser sees: each mention and date is one word.

`origin[i]` gives the tokens of the block that word i stands for; `name[i]` and `date[i]` the index
of the mention or date expression that it stands for, or None.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from kg.model import Kind
from kg.nlp.dates import Expression
from kg.nlp.name import Name
from kg.nlp.plain import aside_end, cleft, title_end
from kg.nlp.sums import short_sum
from kg.nlp.tense import perfect
from kg.nlp.view import View
from kg.nlp.writing import Writing, writing

# "38e", "2ème", "XIXe": numbers that the model takes for nouns.
ORDINAL = re.compile(r"(\d+|[ivxl]{2,})(e|è|ème|eme|ième|ère|re|er|nd|nde)")
# The word, the tokens that it stands for, the name and the date that it stands for.
Row = tuple[str, tuple[int, int], int | None, int | None]


@dataclass(frozen=True, slots=True)
class Collapsed:
    """A sentence as parsed: parallel tuples, one item a word. `aside[i]` is a date in brackets after i.

    `lemmas` gives the verb that a word i stands for where another was written for the parser's sake.
    """

    words: tuple[str, ...]
    origin: tuple[tuple[int, int], ...]
    name: tuple[int | None, ...]
    date: tuple[int | None, ...]
    aside: tuple[int | None, ...]
    lemmas: Mapping[int, str] = field(default_factory=dict)


def token_dates(view: View, expressions: Sequence[Expression]) -> dict[int, tuple[int, int]]:
    """For the token at which an expression begins: (end token, index of the expression)."""
    starts: dict[int, tuple[int, int]] = {}
    for index, e in enumerate(expressions):
        span = view.doc.char_span(e.start, e.end, alignment_mode="expand")
        if span is not None and len(span):
            starts[span.start] = (span.end, index)
    return starts


@dataclass(slots=True)
class _Draft:
    """A short sentence while it is written; `aside` and `dropped` are dates by row, `opening` one before all;
    `closing` the marks of titles to come that are left out.
    """

    rows: list[Row] = field(default_factory=list)
    aside: dict[int, int] = field(default_factory=dict)
    dropped: dict[int, int] = field(default_factory=dict)
    lemmas: dict[int, str] = field(default_factory=dict)
    opening: int | None = None
    closing: set[str] = field(default_factory=set)

    def date_of(self, k: int) -> int | None:
        own = self.rows[k][3]
        return own if own is not None else self.dropped.get(k, self.opening if k == 0 else None)


def collapse(
    view: View,
    start: int,
    end: int,
    *,
    names: Sequence[Name],
    dates: Mapping[int, tuple[int, int]],
    expressions: Sequence[Expression],
    whole: bool = True,
) -> Collapsed:
    """The sentence at tokens `start:end`. With `whole` False names stay as written (for ablation)."""
    style = writing(view.language)
    by_start = {n.start: (i, n) for i, n in enumerate(names)}
    draft = _Draft()
    left_out = cleft(view, start, end)
    i = start
    while i < end:
        plainly = _add_plainly(draft, view, i, end, left_out)
        closing = aside_end(view, i, end)
        skipped = _skip(view, i, style.skipped)
        if plainly:
            i += plainly
        elif closing:
            _add_aside(draft, [dates[k][1] for k in range(i, closing) if k in dates])
            i = closing
        elif skipped:
            i += skipped
        elif i in by_start and by_start[i][1].end <= end:
            index, name = by_start[i]
            _add_name(draft.rows, view, name, index, style, whole=whole)
            i = max(name.end, i + 1)
        elif i in dates:
            stop, index = dates[i]
            _add_date(draft, view, (i, stop), index, expressions[index], style)
            i = max(stop, i + 1)
        else:
            i += _add_joined(draft.rows, view, i, style) or _add_word(draft, view, i, style)
    rows = draft.rows
    return Collapsed(
        tuple(r[0].replace("’", "'") for r in rows),
        tuple(r[1] for r in rows),
        tuple(r[2] for r in rows),
        tuple(draft.date_of(k) for k in range(len(rows))),
        tuple(draft.aside.get(k) for k in range(len(rows))),
        draft.lemmas,
    )


def _add_plainly(draft: _Draft, view: View, i: int, end: int, left_out: dict[int, str]) -> int:
    """How many words at i are left out or written otherwise, as they only give emphasis or a title."""
    if i in left_out:
        if left_out[i] and draft.rows and draft.rows[-1][0] != left_out[i]:
            draft.rows.append((left_out[i], (i, i + 1), None, None))
        return 1
    if view.text[i] in draft.closing:
        draft.closing.discard(view.text[i])
        return 1
    title = title_end(view, i, end)
    if title is None:
        return 0
    stop, marks = title
    if not marks:
        return stop + 1 - i
    draft.closing.add(view.text[stop])
    return 1


def _add_aside(draft: _Draft, dates: Sequence[int]) -> None:
    if dates and draft.rows:
        draft.aside[len(draft.rows) - 1] = dates[0]


def _add_joined(rows: list[Row], view: View, i: int, style: Writing) -> int:
    """Add as one word "co-chaired" or a phrase ("persona non grata"), or add a sum in words; how many tokens it has."""
    if money := short_sum(view, i):
        rows.extend((word, (i, i + 1), None, None) for word in money)
        return 1
    if view.at(i) in style.prefixes and view.at(i + 1) == "-" and view.glued(i + 2):
        rows.append(("".join(view.text[i : i + 3]), (i, i + 3), None, None))
        return 3
    for size in (4, 3, 2):
        word = style.joined.get(" ".join(view.low[i : i + size]))
        if word:
            rows.append((word, (i, i + size), None, None))
            return size
    return 0


def _add_word(draft: _Draft, view: View, i: int, style: Writing) -> int:
    """Add the word at i, or what is written for it; always one token."""
    rows = draft.rows
    bare_comma = (
        view.at(i) == ","
        and style.drop_dates
        and (not rows or rows[-1][0] == "," or _first_of_two(view, i, rows))
    )
    finite = style.past.get(view.at(i)) if rows and rows[-1][2] is not None else None
    tense = perfect(view, i, [r[0] for r in rows[-2:]], [r[2] is not None for r in rows[-2:]])
    if finite:
        # a present tense that the tagger takes for a noun is read as the past
        rows.extend((word, (i, i + 1), None, None) for word in finite.split())
    elif tense:
        if tense.pronoun:
            rows[-1] = (tense.pronoun, *rows[-1][1:])
        rows.extend((word, (i, i + 1), None, None) for word in tense.words)
        draft.lemmas[len(rows) - 1] = tense.lemma
    elif not view.doc[i].is_space and not bare_comma:
        _add_plain(draft, view, i, style)
    return 1


def _first_of_two(view: View, i: int, rows: Sequence[Row]) -> bool:
    """Whether the comma at i parts the name that opens a clause from another: "Le ministre, X, et Y ont signé"."""
    if rows[-1][2] is None or not view.is_in("and", i + 1) or any(row[0].lower() in HELPERS for row in rows):
        return False
    named = rows[-1][2]
    before = [row[0] for row in rows if row[2] is None and row[1][1] <= rows[-1][1][0]]
    opens = not before or before[-1] in LEADS or (before[-1].lower() in view.words.lists["articles"])
    second = view.capital(i + 2) or view.is_in("articles", i + 2) or view.is_in("possessives", i + 2)
    return opens and second and named is not None


def _add_plain(draft: _Draft, view: View, i: int, style: Writing) -> None:
    """Add the word at i as it is, or another of the same use that the model knows better."""
    rows, word = draft.rows, view.at(i)
    written = style.instead.get(word, view.text[i])
    lemma = None
    if ORDINAL.fullmatch(word) and style.ordinals:
        written = style.ordinals[bool(rows) and rows[-1][0].lower() == "la"]
    elif word in style.familiar and not (rows and view.is_in("articles", i - 1)):
        written, lemma = style.familiar[word]
    elif not rows and word in style.verbs:
        # a participle that opens the sentence is no name
        written = word
    if lemma:
        draft.lemmas[len(rows)] = lemma
    rows.append((written, (i, i + 1), None, None))


def _skip(view: View, i: int, skipped: Mapping[str, Sequence[tuple[str, ...]]]) -> int:
    """How many words an adverbial phrase at i has, that is left out for the parser's sake ("en outre"), or 0."""
    known = skipped.get(view.low[i], ())
    return next((len(phrase) for phrase in known if view.low[i : i + len(phrase)] == phrase), 0)


def _drop_leads(rows: list[Row], leads: Collection[str]) -> None:
    """Take back the words that only led to a date: "depuis", "au mois de"."""
    while rows and rows[-1][0].lower() in leads and rows[-1][2] is None:
        rows.pop()


# Words before the first of two names.
LEADS = frozenset({",", "-", "–", "—", "entre"})
# Auxiliaries: a clause has begun before.
HELPERS = frozenset({"a", "ont", "avait", "avaient", "est", "sont", "était", "étaient"})
OWNERS = frozenset("his her their its our my son sa leur notre".split())


def _add_name(
    rows: list[Row],
    view: View,
    name: Name,
    index: int,
    style: Writing,
    *,
    whole: bool,
) -> None:
    if name.pair and whole:
        rows.append((style.pair, (name.start, name.end), index, None))
        return
    if name.adjective or name.group or not whole:
        stands = _noun_of(view, name)
        for k in range(name.start, name.end):
            rows.append((view.text[k], (k, k + 1), index if k == stands else None, None))
        return
    _add_placeholder(rows, view, name, index, style)


def _add_placeholder(rows: list[Row], view: View, name: Name, index: int, style: Writing) -> None:
    """The word, with its article, that stands for a name."""
    if rows and rows[-1][0].lower() in style.contracted:
        rows[-1] = (style.contracted[rows[-1][0].lower()], *rows[-1][1:])
    owned = name.kind is Kind.PERSON and name.article in OWNERS
    if owned:
        rows.append((view.text[name.start], (name.start, name.start + 1), None, None))
    article, _, word = style.placeholders[name.kind.value].rpartition(" ")
    if (
        article
        and not owned
        and not (rows and rows[-1][2] is None and view.is_in("articles", rows[-1][1][0]))
    ):
        rows.append((article if rows else article.capitalize(), (name.start, name.end), None, None))
    if rows and _runs_on(rows[-1], name):
        # "On February 24 the President visited": two names side by side are told apart
        rows.append((",", (name.start, name.start), None, None))
    rows.append((word, (name.start, name.end), index, None))
    if view.is_in("genitive", name.end - 1) and name.end - name.start > 1 and name.head[1] == name.end - 1:
        rows.append(("'s", (name.end - 1, name.end), None, None))


def _runs_on(before: Row, name: Name) -> bool:
    """Whether a name or a date stands right before a name."""
    stands = before[2] is not None or before[3] is not None
    return stands and before[1][1] == name.start and before[0][:1].isupper()


def _noun_of(view: View, name: Name) -> int:
    """The word that stands for a name that is written out: a group's noun, else the last."""
    nouns = (k for k in range(name.start, name.end) if view.words.plural.get(view.at(k)) == name.noun)
    return next(nouns, name.end - 1) if name.group else name.end - 1


def _add_date(
    draft: _Draft, view: View, span: tuple[int, int], index: int, expression: Expression, style: Writing
) -> None:
    rows = draft.rows
    if style.drop_dates:
        _drop_leads(rows, style.leads)
        if rows:
            draft.dropped.setdefault(len(rows) - 1, index)
        else:
            draft.opening = index
    elif expression.days is not None or expression.unit is not None or expression.weekday is not None:
        for k in range(*span):
            rows.append((view.text[k], (k, k + 1), None, index if k == span[1] - 1 else None))
    else:
        word = style.placeholders["Day" if expression.first[2] is not None else "Date"]
        rows.append((word, span, None, index))
