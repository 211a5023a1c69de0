"""From a sentence to the short one that the parser sees: each mention and date is one word.

`origin[i]` gives the tokens of the block that word i stands for; `name[i]` and `date[i]` the index
of the mention or date expression that it stands for, or None.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from kg.model import Kind
from kg.nlp.dates import Expression
from kg.nlp.names import Name
from kg.nlp.view import View

LONGEST_ASIDE = 14


@dataclass(frozen=True, slots=True)
class Collapsed:
    """A sentence as parsed: parallel tuples, one item a word. `aside[i]` is a date in brackets after i."""

    words: tuple[str, ...]
    origin: tuple[tuple[int, int], ...]
    name: tuple[int | None, ...]
    date: tuple[int | None, ...]
    aside: tuple[int | None, ...]


def token_dates(view: View, expressions: Sequence[Expression]) -> dict[int, tuple[int, int]]:
    """For the token at which an expression begins: (end token, index of the expression)."""
    starts: dict[int, tuple[int, int]] = {}
    for index, e in enumerate(expressions):
        span = view.doc.char_span(e.start, e.end, alignment_mode="expand")
        if span is not None and len(span):
            starts[span.start] = (span.end, index)
    return starts


def collapse(
    view: View,
    start: int,
    end: int,
    *,
    names: Sequence[Name],
    dates: Mapping[int, tuple[int, int]],
    expressions: Sequence[Expression],
    placeholders: Mapping[str, str],
    drop_dates: bool = False,
    leads: Collection[str] = (),
    contracted: Mapping[str, str] | None = None,
    past: Mapping[str, str] | None = None,
    skipped: Collection[str] = (),
    instead: Mapping[str, str] | None = None,
    verbs: Collection[str] = (),
    whole: bool = True,
) -> Collapsed:
    """The sentence at tokens `start:end`. With `whole` False names stay as written (for ablation)."""
    by_start = {n.start: (i, n) for i, n in enumerate(names)}
    rows: list[tuple[str, tuple[int, int], int | None, int | None]] = []
    aside: dict[int, int] = {}
    dropped: dict[int, int] = {}
    opening: int | None = None
    i = start
    while i < end:
        closing = _aside_end(view, i, end, by_start)
        if closing:
            inner = [dates[k][1] for k in range(i, closing) if k in dates]
            if inner and rows:
                aside[len(rows) - 1] = inner[0]
            i = closing
        elif _skip(view, i, skipped):
            i += _skip(view, i, skipped)
        elif i in by_start and by_start[i][1].end <= end:
            index, name = by_start[i]
            _add_name(rows, view, name, index, placeholders, contracted or {}, whole=whole)
            i = max(name.end, i + 1)
        elif i in dates:
            stop, index = dates[i]
            if not drop_dates:
                _add_date(rows, view, (i, stop), index, expressions[index], placeholders)
            else:
                _drop_leads(rows, leads)
                if rows:
                    dropped.setdefault(len(rows) - 1, index)
                else:
                    opening = index
            i = max(stop, i + 1)
        else:
            bare_comma = view.at(i) == "," and drop_dates and (not rows or rows[-1][0] == ",")
            finite = (past or {}).get(view.at(i)) if rows and rows[-1][2] is not None else None
            if not rows and view.at(i) in verbs:
                # a participle that opens the sentence is no name
                rows.append((view.at(i), (i, i + 1), None, None))
            elif finite:
                # a present tense that the tagger takes for a noun is read as the past
                rows.extend((word, (i, i + 1), None, None) for word in finite.split())
            elif not view.doc[i].is_space and not bare_comma:
                rows.append(((instead or {}).get(view.at(i), view.text[i]), (i, i + 1), None, None))
            i += 1
    return Collapsed(
        tuple(r[0].replace("’", "'") for r in rows),
        tuple(r[1] for r in rows),
        tuple(r[2] for r in rows),
        tuple(
            r[3] if r[3] is not None else dropped.get(k, opening if k == 0 else None)
            for k, r in enumerate(rows)
        ),
        tuple(aside.get(k) for k in range(len(rows))),
    )


def _skip(view: View, i: int, skipped: Collection[str]) -> int:
    """How many words an adverbial phrase at i has, that is left out for the parser's sake ("en outre"), or 0."""
    for size in (5, 4, 3, 2, 1):
        if " ".join(view.low[i : i + size]) in skipped:
            return size
    return 0


def _drop_leads(
    rows: list[tuple[str, tuple[int, int], int | None, int | None]], leads: Collection[str]
) -> None:
    """Take back the words that only led to a date: "depuis", "au mois de"."""
    while rows and rows[-1][0].lower() in leads and rows[-1][2] is None:
        rows.pop()


def _aside_end(view: View, i: int, end: int, by_start: Mapping[int, object]) -> int:
    if view.at(i) not in ("(", "["):
        return 0
    for k in range(i + 1, min(i + LONGEST_ASIDE, end)):
        if view.at(k) in (")", "]"):
            return k + 1
    return 0


def _add_name(
    rows: list[tuple[str, tuple[int, int], int | None, int | None]],
    view: View,
    name: Name,
    index: int,
    placeholders: Mapping[str, str],
    contracted: Mapping[str, str],
    *,
    whole: bool,
) -> None:
    if name.adjective or name.group or not whole:
        last = name.end - 1
        for k in range(name.start, name.end):
            rows.append((view.text[k], (k, k + 1), index if k == last else None, None))
        return
    if rows and rows[-1][0].lower() in contracted:
        rows[-1] = (contracted[rows[-1][0].lower()], *rows[-1][1:])
    owned = name.kind is Kind.PERSON and name.article in (
        "his",
        "her",
        "their",
        "its",
        "our",
        "my",
        "son",
        "sa",
        "leur",
        "notre",
    )
    if owned:
        rows.append((view.text[name.start], (name.start, name.start + 1), None, None))
    article, _, word = placeholders[name.kind.value].rpartition(" ")
    if (
        article
        and not owned
        and not (rows and rows[-1][2] is None and view.is_in("articles", rows[-1][1][0]))
    ):
        rows.append((article if rows else article.capitalize(), (name.start, name.end), None, None))
    if (
        rows
        and rows[-1][1][1] == name.start
        and (rows[-1][2] is not None or rows[-1][3] is not None)
        and rows[-1][0][:1].isupper()
    ):
        # "On February 24 the President visited": two names side by side are told apart
        rows.append((",", (name.start, name.start), None, None))
    rows.append((word, (name.start, name.end), index, None))
    if view.is_in("genitive", name.end - 1) and name.end - name.start > 1 and name.head[1] == name.end - 1:
        rows.append(("'s", (name.end - 1, name.end), None, None))


def _add_date(
    rows: list[tuple[str, tuple[int, int], int | None, int | None]],
    view: View,
    span: tuple[int, int],
    index: int,
    expression: Expression,
    placeholders: Mapping[str, str],
) -> None:
    if expression.days is not None or expression.unit is not None or expression.weekday is not None:
        for k in range(*span):
            rows.append((view.text[k], (k, k + 1), None, index if k == span[1] - 1 else None))
        return
    word = placeholders["Day"] if expression.first[2] is not None else placeholders["Date"]
    rows.append((word, span, None, index))
