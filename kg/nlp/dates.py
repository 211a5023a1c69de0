"""Date expressions, found by grammar. What an expression says is read in `kg.nlp.expression`, and
the days that it means are told by `kg.nlp.bounds`.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import files
from typing import Any

from kg.nlp.expression import Expression, Tables, read, with_year


@dataclass(frozen=True, slots=True)
class Grammar:
    """The compiled patterns of a language, in order of preference, and its word tables."""

    patterns: tuple[tuple[str, re.Pattern[str]], ...]
    words: Tables
    edges: tuple[tuple[str, re.Pattern[str]], ...]
    # words of which a text that a pattern fits has at least one
    cues: Mapping[str, frozenset[str]]
    capitals: bool
    ending: re.Pattern[str]
    told: Mapping[str, re.Pattern[str]]
    article: str
    beside: frozenset[str]


@lru_cache(maxsize=4)
def grammar(language: str) -> Grammar:
    """The date grammar of `kg/lexicon/LANGUAGE/dates.toml`."""
    data = tomllib.loads(files("kg.lexicon").joinpath(f"{language}/dates.toml").read_text("utf-8"))
    data["short_months"] = [word for words in data["months"] for word in words[1:]]
    data["months"] = {word: i for i, words in enumerate(data["months"], 1) for word in words}
    data["weekdays"] = {word: i for i, words in enumerate(data["weekdays"]) for word in words}
    tables = "months weekdays days anchored units numbers seasons portions ordinals first_days halves".split()
    said: dict[str, Any] = {k: data[k] for k in tables}
    said |= {k: frozenset(data[k].split("|")) for k in ("next", "last")}
    found = [*_calendar(data), *_parts(data), *_relative(data), *_late(data)]
    return Grammar(
        patterns=tuple((name, re.compile(p, re.I)) for name, p in found),
        words=Tables(**said),
        cues={name: _words(data[table]) for table, names in _ASKED.items() for name in names.split()},
        edges=tuple((k, re.compile(rf"(?:^|\W)(?:{data[k]})$", re.I)) for k in ("from", "until", "occasion")),
        capitals=data["capitals"],
        ending=re.compile(rf"\b(?:{data['ending']})\b", re.I),
        told={k: re.compile(data[k], re.I) for k in ("earlier", "aside", "ongoing", "apart")},
        article=data["article"],
        beside=frozenset(data["beside"]),
    )


EDGE = r"(?<![\w-])"
YEAR = r"(?:1[5-9]|20)\d\d(?!\d|-\d\d\d)"


# Which patterns have a word of which table, and which have figures.
_ASKED = {
    "months": "md_md dm_dm md_d d_dm week_of md dm m_m my mod_m m",
    "weekdays": "weekdays weekday",
    "units": "coming past ago hence after before following preceding same part_unit unit",
    "seasons": "season",
    "portions": "portion",
}
_IN_FIGURES = frozenset("iso numeric md_md dm_dm md_d d_dm week_of md dm y_y y d_d d".split())
_WORD = re.compile(r"[^\W\d_]+")


def _words(table: Mapping[str, Any]) -> frozenset[str]:
    return frozenset(word for said in table for word in _WORD.findall(said))


def _any(words: Any) -> str:
    return "|".join(re.escape(w) for w in sorted(words, key=lambda w: (-len(w), w)))


def _modifier(data: dict[str, Any], *keys: str) -> str:
    return _any([w for key in keys for w in data[key].split("|")])


def _month(data: dict[str, Any]) -> str:
    # only an abbreviation has a full stop of its own: "in November." ends a sentence
    short = _any(data["short_months"])
    return rf"(?:(?:{short})\.|(?:{_any(data['months'])})\b)"


def _calendar(data: dict[str, Any]) -> list[tuple[str, str]]:
    """Days and ranges of days, by the calendar."""
    month, the = _month(data), rf"(?:{data['article']})?"
    week = rf"(?:(?:{_any(data['weekdays'])})\b,?\s+)?{the}"
    day = rf"(?:[12]\d|3[01]|0?[1-9])(?:{data['ordinal']})?(?!\d|[.,]\d|%|:)"
    to = rf"\s*(?:{data['range']})\s*{the}"
    of = rf"\s+(?:{data['joiner']}\s+)?"
    prefix = rf"(?:(?:{data['range_prefix']})\s+)?"
    y = rf"(?:,?\s+(?P<y>{YEAR}))?"
    y2 = rf"(?:,?\s+(?P<y2>{YEAR}))?"
    ry = rf"(?:,?\s+(?P<y>{YEAR})|\s+(?P<ry>{data['year_of']})(?!\w)|\s+(?P<mod>{data['day_shift']})(?!\w|\s\w+day))?"
    return [
        ("iso", rf"{EDGE}(?P<y>\d{{4}})-(?P<m>0[1-9]|1[0-2])-(?P<d>0[1-9]|[12]\d|3[01])(?!\d)"),
        ("numeric", rf"(?<![\w./-])(?:{data['numeric']})(?![\d/])"),
        ("md_md", rf"{EDGE}{prefix}{week}(?P<m>{month})\s+(?P<d>{day}){y}{to}{week}(?P<m2>{month})\s+(?P<d2>{day}){y2}"),
        ("dm_dm", rf"{EDGE}{prefix}{week}(?P<d>{day}){of}(?P<m>{month}){y}{to}{week}(?P<d2>{day}){of}(?P<m2>{month}){y2}"),
        ("md_d", rf"{EDGE}{prefix}{week}(?P<m>{month})\s+(?P<d>{day})(?:,\s+{day})*,?{to}(?P<d2>{day})(?!\s+{month}){ry}"),
        ("d_dm", rf"{EDGE}{prefix}{week}(?P<d>{day})(?:,\s+{day})*{to}{week}(?P<d2>{day}){of}(?P<m>{month}){ry}"),
        ("week_of", rf"{EDGE}(?:{data['week_of']})\s+{the}(?:(?P<m>{month})\s+(?P<d>{day})|(?P<d3>{day}){of}(?P<m3>{month})){ry}"),
        ("md", rf"{EDGE}{week}(?P<m>{month})\s+(?P<d>{day}){ry}"),
        ("dm", rf"{EDGE}{week}(?P<d>{day}){of}(?P<m>{month}){ry}"),
    ]  # fmt: skip


def _parts(data: dict[str, Any]) -> list[tuple[str, str]]:
    """Months, parts of years, and ranges of them."""
    month, the = _month(data), rf"(?:{data['article']})?"
    to = rf"\s*(?:{data['range']})\s*{the}"
    near = rf"(?:(?:{data['month_parts']})[ -]+)"
    between = rf"{EDGE}(?:{data['range_prefix']})\s+"
    of = rf"(?:{data['joiner']}\s+)?"
    relative = rf"(?P<ry>{data['year_of']})(?!\w)"
    modifier = _modifier(data, "next", "last", "this", "later")
    said, season = _modifier(data, "next", "last", "this"), _any(data["seasons"])
    y = rf"(?:,?\s+(?P<y>{YEAR}))?"
    y2 = rf"(?:,?\s+(?P<y2>{YEAR}))?"
    return [
        ("m_m", rf"{between}{near}?(?P<m>{month}){y}{to}{near}?(?P<m2>{month}){y2}(?!\s+\d)"),
        ("y_y", rf"{between}(?P<y>{YEAR}){to}(?P<y2>{YEAR})"),
        ("my", rf"{EDGE}(?P<part>{near}?)(?P<m>{month})(?:,?\s+{of}(?P<y>{YEAR})|\s+{relative})"),
        ("mod_m", rf"{EDGE}(?P<mod>{modifier})\s+(?P<m>{month})(?!\s+\d)|{EDGE}(?P<m2>{month})\s+(?P<mod2>{modifier})(?!\w)"),
        ("m", rf"{EDGE}(?:{_after(data['month_leads'])}|(?P<part>{near}))(?P<m>{month})(?!\s+\d)"),
        ("portion", rf"{EDGE}{the}(?P<nth>{_any(data['ordinals'])})\s+(?P<portion>{_any(data['portions'])})\s+{of}(?:(?P<y>{YEAR})|{relative})"),
        (
            "season",
            rf"{EDGE}(?:(?P<mod>{said})\s+(?P<s>{season})(?!\w)|{the}(?P<s2>{season})\s+{of}(?P<y>{YEAR})"
            rf"|{the}(?P<s3>{season})\s+(?P<mod2>{said})(?!\w)|(?:{data['season_leads']})(?P<s4>{season})(?![\w-]))",
        ),
    ]  # fmt: skip


def _after(leads: str) -> str:
    """One of some words must stand before; each has its own look behind, which must be of one length."""
    return "(?:" + "|".join(rf"(?<=\b{w})" for w in leads.split("|")) + ")"


def _relative(data: dict[str, Any]) -> list[tuple[str, str]]:
    """Days, weeks and months seen from the publication or from a date told before."""
    weekdays, units = _any(data["weekdays"]), _any(data["units"])
    # "on the last day of the summit" is no date
    long = _any(w for w, unit in data["units"].items() if unit not in ("day", "hour"))
    modifier = _modifier(data, "next", "last", "this", "later")
    prefix = rf"(?:(?:{data['range_prefix']})\s+)?(?:{data['article']})?"
    part = rf"(?:\s+(?:{data['day_parts']})(?!\w))?"
    # "the day after" is a day only where it does not say after what
    open_ = [w for w in data["anchored"] if w.split()[-1] in data["of_what"].split("|")]
    whole = [w for w in data["anchored"] if w not in open_]
    end = rf"(?=\s*(?:$|[.,;:)]|(?:{data['and']})\b))"
    return [
        ("ago", rf"{EDGE}(?:{_counted(data, data['ago'])})(?!\w)"),
        ("days", rf"{EDGE}(?P<words>{_any(data['days'])})(?!\w)"),
        ("anchored", rf"{EDGE}(?:(?P<words>{_any(whole)})(?![\w’']|\s+(?:{data['of_what']})\b)|(?P<words2>{_any(open_) or '(?!)'}){end})"),
        *((key, rf"{EDGE}(?:{_counted(data, data[key])})(?!\w)") for key in ("coming", "past", "hence", "after", "before")),
        *((key, rf"{EDGE}(?:{_told(data[key], long)})(?![\w’'])") for key in ("following", "preceding", "same")),
        ("weekdays", rf"{EDGE}{prefix}(?:(?P<mod>{modifier})\s+)?(?P<w>{weekdays})\s*(?:(?P<listed>,?\s(?:{data['and']})\s)|{data['range']})\s*(?:{data['article']})?(?P<w2>{weekdays})(?!\w){part}(?:\s+(?P<mod2>{modifier})(?!\w))?"),
        ("weekday", rf"{EDGE}(?:(?P<mod>{modifier})\s+)?(?P<w>{weekdays})(?!\w){part}(?:\s+(?P<mod2>{modifier})(?!\w))?"),
        ("weekend", rf"{EDGE}(?:{data['weekend']})(?!\w)(?!\s+(?:{modifier})\b)"),
        ("part_unit", rf"{EDGE}(?:{data['unit_parts']})(?P<u>{units})(?!\w)(?!\s+(?:{modifier})\b)"),
        ("unit", rf"{EDGE}(?P<mod>{modifier})\s+(?P<u>{long})(?!\w)|{EDGE}(?P<u2>{long})\s+(?P<mod2>{modifier})(?!\w)"),
    ]  # fmt: skip


def _told(pattern: str, units: str) -> str:
    """A pattern with its UNITs written out."""
    before, *rest = pattern.split("UNIT")
    return before + "".join(rf"(?P<u{k if k > 1 else ''}>{units}){after}" for k, after in enumerate(rest, 1))


def _counted(data: dict[str, Any], pattern: str) -> str:
    """A pattern with its COUNTs written out: a number, or a word for one, and a unit of time."""
    before, *rest = pattern.split("COUNT")
    for k, after in enumerate(rest):
        n = k + 1 if k else ""
        number = rf"(?P<n{n}>\d{{1,2}}|{_any(data['numbers'])})"
        before += rf"{number}\s+(?P<u{n}>{_any(data['units'])}){after}"
    return before


def _late(data: dict[str, Any]) -> list[tuple[str, str]]:
    """What counts only where nothing else was read: a year, a day or days of a month that is not said."""
    return [
        ("y", rf"{EDGE}(?:{_after(data['year_leads'])}|(?P<part>(?:{data['month_parts']})[ -]+))(?P<y>{YEAR})(?![\w-])"),
        ("d_d", rf"{EDGE}(?:{data['bare_days']})"),
        ("d", rf"{EDGE}(?:{data['bare_day']})"),
    ]  # fmt: skip


def find(text: str, language: str) -> list[Expression]:
    """The date expressions of a text, left to right, without overlap, longest reading first."""
    words = grammar(language)
    said = frozenset(_WORD.findall(text.lower()))
    numbered = any(c.isdigit() for c in text)
    taken: list[Expression] = []
    for name, pattern in words.patterns:
        if words.cues.get(name, said).isdisjoint(said) or (name in _IN_FIGURES and not numbered):
            continue
        for match in pattern.finditer(text):
            if not any(match.start() < e.end and e.start < match.end() for e in taken):
                taken.extend(read(match, name, words.words, capitals=words.capitals))
    found = sorted((_with_edge(e, text, words) for e in taken), key=lambda e: e.start)
    for k in reversed(range(1, len(found))):
        found[k - 1] = with_year(
            found[k - 1], found[k], text[found[k - 1].end : found[k].start], words.beside
        )
    return found


def _with_edge(expression: Expression, text: str, words: Grammar) -> Expression:
    """An expression that says only since when or until when something lasts is marked so."""
    before = text[: expression.start]
    edge = next((k for k, pattern in words.edges if pattern.search(before)), "")
    if edge == "until" and words.ending.search(expression.text):
        # "before the end of the year" is some day of the year
        return expression
    return replace(expression, edge=edge) if edge else expression


__all__ = ["Expression", "find", "grammar"]
