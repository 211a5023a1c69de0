"""A report of figures as text for people and as JSON for machines."""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from kg.evaluate.figures import Bin, Figures, Report, Score, Slip
from kg.evaluate.merges import Bcubed, Merges

PLACES = 4
SENTENCE = 90


def render_text(
    report: Report, *, errors: int = 0, merges: Merges | None = None, entities: Bcubed | None = None
) -> str:
    """A table of the figures, with up to `errors` slips of each sort; ends in a newline."""
    rows = [*report.by_type, ("core types", report.overall)]
    lines = [
        f"{report.documents} documents",
        "",
        f"{'type':<14}{'gold':>5}{'found':>6}   {'events P/R/F1':<18}{'arguments P/R/F1':<18}"
        f"{'exact':>6}{'time':>6}{'place':>6}{'status':>7}",
        *(_row(name, figures) for name, figures in rows),
        "",
        "confidence   events  right  precision  mean confidence",
        *(_bin(one) for one in report.reliability),
    ]
    if merges:
        lines += ["", _merges(merges)]
    if entities:
        lines += ["", _entities(entities)]
    if errors:
        lines += [
            "",
            *_slips("missed", report.missed[:errors]),
            *_slips("spurious", report.spurious[:errors]),
        ]
        lines += _slips("mistyped", report.mistyped[:errors])
    return "\n".join(lines) + "\n"


def render_json(report: Report, *, merges: Merges | None = None, entities: Bcubed | None = None) -> str:
    """The report as one JSON object with sorted keys; ends in a newline."""
    data: dict[str, Any] = {
        "documents": report.documents,
        "overall": _figures(report.overall),
        "by_type": {name: _figures(figures) for name, figures in report.by_type},
        "by_role": [{"type": t, "role": r, **_score(score)} for t, r, score in report.by_role],
        "missed": [_slip(slip) for slip in report.missed],
        "spurious": [_slip(slip) for slip in report.spurious],
        "mistyped": [_slip(slip) for slip in report.mistyped],
        "reliability": [
            {
                "lowest": one.lowest,
                "highest": one.highest,
                "events": one.events,
                "right": one.right,
                "mean_confidence": one.mean_confidence,
            }
            for one in report.reliability
        ],
    }
    if merges:
        data["merges"] = {**_score(merges.pairs), "found": merges.found}
    if entities:
        data["entities"] = {
            "precision": round(entities.precision, PLACES),
            "recall": round(entities.recall, PLACES),
            "f1": round(entities.f1, PLACES),
            "found": entities.found,
            "gold": entities.gold,
        }
    return json.dumps(data, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def _merges(merges: Merges) -> str:
    pairs = merges.pairs
    return (
        f"merges across documents P/R/F1 {_three(pairs)}: {pairs.right} of {pairs.system} pairs right, "
        f"{pairs.gold} to be joined, of {merges.found} of which both events are found"
    )


def _entities(entities: Bcubed) -> str:
    return (
        f"entities across documents, B-cubed P/R/F1 {entities.precision:.2f}/{entities.recall:.2f}/"
        f"{entities.f1:.2f}: {entities.found} of {entities.gold} are found"
    )


def _row(name: str, figures: Figures) -> str:
    event = figures.event
    return (
        f"{name:<14}{event.gold:>5}{event.system:>6}   {_three(event):<18}{_three(figures.argument):<18}"
        f"{figures.exact.f1:>6.2f}{figures.time.recall:>6.2f}{figures.place.recall:>6.2f}"
        f"{figures.status.recall:>7.2f}"
    )


def _three(score: Score) -> str:
    return f"{score.precision:.2f}/{score.recall:.2f}/{score.f1:.2f}"


def _bin(one: Bin) -> str:
    precision = one.right / one.events
    return (
        f"{one.lowest:.1f} to {one.highest:.1f}   {one.events:>6}{one.right:>7}{precision:>11.2f}"
        f"{one.mean_confidence:>17.2f}"
    )


def _slips(sort: str, slips: Sequence[Slip]) -> Iterable[str]:
    for slip in slips:
        type = f"{slip.other_type} as {slip.type}" if slip.other_type else slip.type
        rule = f" [{slip.rule}]" if slip.rule else ""
        sentence = " ".join(slip.sentence.split())[:SENTENCE]
        yield f"{sort:<9}{slip.document[:28]:<30}{type:<13} {slip.label}{rule} | {sentence}"


def _figures(figures: Figures) -> dict[str, Any]:
    return {
        "event": _score(figures.event),
        "argument": _score(figures.argument),
        "exact": _score(figures.exact),
        "time": round(figures.time.recall, PLACES),
        "place": round(figures.place.recall, PLACES),
        "status": round(figures.status.recall, PLACES),
    }


def _score(score: Score) -> dict[str, Any]:
    return {
        "precision": round(score.precision, PLACES),
        "recall": round(score.recall, PLACES),
        "f1": round(score.f1, PLACES),
        "right": score.right,
        "system": score.system,
        "gold": score.gold,
    }


def _slip(slip: Slip) -> dict[str, Any]:
    return {
        "document": slip.document,
        "type": slip.type,
        "other_type": slip.other_type,
        "sentence": slip.sentence,
        "rule": slip.rule,
        "label": slip.label,
    }
