"""What a date expression says, read from the groups of the pattern that found it."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Expression:
    """A date expression at `start:end` of a block.

    `first` and `last` are (year, month, day) with None for what is not said; `last` is set for a
    range, `months` for a season, a half or a quarter of a year. The other fields are for relative
    expressions: `days` from the base, or where `anchored` from the date told before; a `weekday`
    (Monday is 0), to `until`; a `unit` with `shift` (-1 last, 0 this, +1 next) and the `count` of
    it; `years` from the base's for a month or a day "of last year". `part` is "early", "the end of"
    and the like. `edge` marks what is not the time of an event but where it begins ("from": since
    Monday) or ends ("until").
    """

    start: int
    end: int
    text: str
    first: tuple[int | None, int | None, int | None] = (None, None, None)
    last: tuple[int | None, int | None, int | None] | None = None
    months: tuple[int, int] | None = None
    days: int | None = None
    anchored: bool = False
    weekday: int | None = None
    until: int | None = None
    unit: str | None = None
    shift: int | None = None
    count: int | None = None
    years: int | None = None
    part: str = ""
    edge: str = ""


@dataclass(frozen=True, slots=True)
class Tables:
    """The word tables of `kg/lexicon/LANGUAGE/dates.toml`."""

    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    days: Mapping[str, int]
    anchored: Mapping[str, int]
    units: Mapping[str, str]
    numbers: Mapping[str, int]
    seasons: Mapping[str, list[int]]
    portions: Mapping[str, int]
    ordinals: Mapping[str, int]
    first_days: Mapping[str, int]
    halves: Mapping[str, list[str]]
    next: frozenset[str]
    last: frozenset[str]


Groups = Mapping[str, str]
# How many words stand between two days that share a year at most.
NEAR = 8
LAST = 31
# The words that only a capital tells from other words, by the names of their groups.
_CAPITALISED = ("m", "m2", "m3", "w", "w2")


def read(match: re.Match[str], name: str, words: Tables, *, capitals: bool) -> Iterator[Expression]:
    """The expression of a match of the pattern `name`; `capitals` asks for those of months and weekdays."""
    written = {k: v for k, v in match.groupdict().items() if v}
    if capitals and not _capital(written):
        return
    got = {k: v.lower() for k, v in written.items()}
    plain = Expression(match.start(), match.end(), match.group(), part=got.get("part", "").strip())
    yield _READERS.get(name, _calendar)(plain, got, words)


def _capital(written: Groups) -> bool:
    """Whether months and weekdays have the capital that tells them from "may" and "march", or a year beside them."""
    named = [written[k] for k in _CAPITALISED if k in written]
    return "y" in written or all(not word[0].isalpha() or word[0].isupper() for word in named)


def _calendar(plain: Expression, got: Groups, words: Tables) -> Expression:
    """A day, month or year, or a range of them."""
    year, month = _number(got.get("y")), _month(got.get("m"), words)
    last = None
    if "d2" in got or "m2" in got or "y2" in got:
        year2, month2 = _number(got.get("y2")), _month(got.get("m2"), words) or month
        last = (year2, month2, _number(got.get("d2")))
        if year is None and year2 is not None:
            # "from December 30 to January 2, 2024"
            year = year2 - (month2 is not None and month is not None and month2 < month)
    first = (year, month, _number(got.get("d")))
    days = words.first_days.get(plain.part)
    if days and last is None and first[2] is None:
        # "the first week of December"
        first, last = (year, month, 1), (None, month, days)
    return replace(plain, first=first, last=last, years=_relative_year(got, words), shift=_shift(got, words))


def _numeric(plain: Expression, got: Groups, _: Tables) -> Expression:
    """ "3.5.2021", "3/5/2021", wherever the pattern has the day."""
    year, month, day = (next((got[k] for k in (g, f"{g}2", f"{g}3") if k in got), None) for g in "ymd")
    return replace(plain, first=(_number(year), _number(month), _number(day)))


def _week_of(plain: Expression, got: Groups, words: Tables) -> Expression:
    month, day = got.get("m") or got.get("m3"), got.get("d") or got.get("d3")
    first = (_number(got.get("y")), _month(month, words), _number(day))
    return replace(plain, first=first, unit="week", years=_relative_year(got, words))


def _portion(plain: Expression, got: Groups, words: Tables) -> Expression:
    """The second half of 2024, the third quarter of this year."""
    size = 12 // words.portions[got["portion"]]
    nth = min(words.ordinals[got["nth"]], words.portions[got["portion"]])
    year = _number(got.get("y"))
    months = (size * (nth - 1) + 1, size * nth)
    return replace(plain, first=(year, None, None), months=months, years=_relative_year(got, words))


def _season(plain: Expression, got: Groups, words: Tables) -> Expression:
    season = next(got[k] for k in ("s", "s2", "s3", "s4") if k in got)
    first, last = words.seasons[season]
    year = _number(got.get("y"))
    return replace(plain, first=(year, None, None), months=(first, last), shift=_shift(got, words))


def _modified_month(plain: Expression, got: Groups, words: Tables) -> Expression:
    month = _month(got.get("m") or got["m2"], words)
    return replace(plain, first=(None, month, None), shift=_shift(got, words))


def _days(plain: Expression, got: Groups, words: Tables) -> Expression:
    return replace(plain, days=words.days[got["words"]])


def _anchored(plain: Expression, got: Groups, words: Tables) -> Expression:
    return replace(plain, days=words.anchored[got.get("words") or got["words2"]], anchored=True)


def _counted(shift: int, *, anchored: bool = False) -> "Reader":
    """A reader of a number of units before or after the base or the anchor."""

    def reader(plain: Expression, got: Groups, words: Tables) -> Expression:
        count = next((got[k] for k in ("n", "n2", "n3") if k in got), "1")
        unit = next(got[k] for k in ("u", "u2", "u3") if k in got)
        number = int(count) if count.isdigit() else words.numbers[count]
        # "one year ago today" is a day
        part = "to the day" if "exact" in got else ""
        return replace(plain, unit=words.units[unit], count=number, shift=shift, anchored=anchored, part=part)

    return reader


def _rolling(shift: int) -> "Reader":
    """A reader of the days, weeks or months that follow or precede the base, counted or not."""

    def reader(plain: Expression, got: Groups, words: Tables) -> Expression:
        unit = next(got[k] for k in ("u", "u2", "u3") if k in got)
        said = next((got[k] for k in ("n", "n2") if k in got), "0" if shift > 0 else "1")
        number = int(said) if said.isdigit() else words.numbers[said]
        return replace(plain, unit=words.units[unit], count=number, shift=shift, part="rolling")

    return reader


def _weekday(plain: Expression, got: Groups, words: Tables) -> Expression:
    until = words.weekdays[got["w2"]] if "w2" in got else None
    part = "listed" if "listed" in got else ""
    return replace(plain, weekday=words.weekdays[got["w"]], until=until, shift=_shift(got, words), part=part)


def _unit(plain: Expression, got: Groups, words: Tables) -> Expression:
    unit = words.units[got.get("u") or got["u2"]]
    said = got.get("mod") or got.get("mod2") or ""
    part = next((k for k, spoken in words.halves.items() if any(said.startswith(w) for w in spoken)), "")
    return replace(plain, unit=unit, shift=_shift(got, words) or 0, part=part)


def _weekend(plain: Expression, _: Groups, __: Tables) -> Expression:
    return replace(plain, unit="weekend")


Reader = Callable[[Expression, Groups, Tables], Expression]
_READERS: dict[str, Reader] = {
    "numeric": _numeric,
    "week_of": _week_of,
    "portion": _portion,
    "season": _season,
    "mod_m": _modified_month,
    "days": _days,
    "anchored": _anchored,
    "coming": _rolling(1),
    "past": _rolling(-1),
    "ago": _counted(-1),
    "hence": _counted(1),
    "after": _counted(1, anchored=True),
    "before": _counted(-1, anchored=True),
    "following": _counted(1, anchored=True),
    "preceding": _counted(-1, anchored=True),
    "same": _counted(0, anchored=True),
    "weekdays": _weekday,
    "weekday": _weekday,
    "weekend": _weekend,
    "part_unit": _unit,
    "unit": _unit,
}


def with_year(one: Expression, other: Expression, between: str, beside: frozenset[str]) -> Expression:
    """A day without a year beside one that says it: "to Rome on May 3 and to Oslo on May 5, 2024".

    `beside` are the words that may stand between, besides names.
    """
    (year, month, day), (year2, month2, day2) = one.first, other.first
    told = year is not None or one.years is not None
    if told or month is None or day is None or year2 is None or month2 is None:
        return one
    said = re.findall(r"[^\W\d_]+|[.;:!?()]", between)
    joined = between.startswith(",") or (bool(said) and said[0] in beside)
    # not "on May 3 the minister recalled the treaty of June 5, 1971"
    if not joined or len(said) > NEAR or any(w not in beside and not w[0].isupper() for w in said):
        return one
    year = year2 - ((month, day) > (month2, day2 or LAST))
    if one.last is None:
        return replace(one, first=(year, month, day))
    year2, month2, day2 = one.last
    return replace(
        one, first=(year, month, day), last=(year2 or year + ((month2 or month) < month), month2, day2)
    )


def _shift(got: Groups, words: Tables) -> int | None:
    said = got.get("mod") or got.get("mod2") or ""
    if not said:
        return None
    return 1 if said in words.next else -1 if said in words.last else 0


def _relative_year(got: Groups, words: Tables) -> int | None:
    """How many years from the base's "of last year" is, or None if nothing of the kind is said."""
    if "ry" not in got:
        return None
    said = set(re.findall(r"\w+", got["ry"]))
    return 1 if said & words.next else -1 if said & words.last else 0


def _number(text: str | None) -> int | None:
    return int(re.sub(r"\D", "", text)) if text else None


def _month(text: str | None, words: Tables) -> int | None:
    if not text:
        return None
    return int(text) if text.isdigit() else words.months[text.rstrip(".")]
