"""Several holders of one office, told first by their states and then by their names.

"Les ministres des Affaires étrangères français et allemand, X et Y," are two persons, not four.
"""

from collections.abc import Sequence
from dataclasses import replace

from kg.model import Kind
from kg.nlp.name import Name
from kg.nlp.view import View


def called(view: View, found: Sequence[Name]) -> list[Name]:
    """The names, each of several described holders made one with the name that is listed for him."""
    out: list[Name] = []
    k = 0
    while k < len(found):
        described = _run(view, found, k, named=False)
        after = k + len(described)
        called_so = _run(view, found, after, named=True) if len(described) > 1 else []
        if called_so and len(called_so) == len(described) and view.at(described[-1].end) == ",":
            out += _made_one(view, described, called_so)
            k = after + len(called_so)
        else:
            out.append(found[k])
            k += 1
    return out


def _made_one(view: View, described: Sequence[Name], called_so: Sequence[Name]) -> list[Name]:
    """The persons with the offices that were told of them, the first from where the first office begins."""
    out = [
        replace(name, offices=told.offices, country=name.country or told.country)
        for told, name in zip(described, called_so, strict=True)
    ]
    out[0] = replace(out[0], start=described[0].start, article=described[0].article)
    closes = view.at(out[-1].end) == "," and not view.is_in("and", out[-1].end + 1)
    out[-1] = replace(out[-1], end=out[-1].end + closes)
    return out


def _run(view: View, found: Sequence[Name], k: int, *, named: bool) -> list[Name]:
    """The persons from the k-th name on that are listed side by side, all with names or all only described."""
    run: list[Name] = []
    for name in found[k:]:
        fits = name.kind is Kind.PERSON and name.named is named and not name.group
        plain = not name.offices if named else bool(name.offices and name.country)
        if not fits or not plain or (run and not _side_by_side(view, run[-1], name)):
            break
        run.append(name)
    return run


def _side_by_side(view: View, left: Name, right: Name) -> bool:
    between = range(left.end, right.start)
    listed = any(view.at(t) == "," or view.is_in("and", t) for t in between)
    return listed and all(
        view.at(t) == "," or any(view.is_in(w, t) for w in ("and", "articles", "name_of")) for t in between
    )
