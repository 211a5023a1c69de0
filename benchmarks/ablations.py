"""What each part of the extraction is worth: figures with one part switched off at a time.

usage: python -m benchmarks.ablations DOCUMENTS GOLD
"""

import sys
from dataclasses import replace
from pathlib import Path

from kg.config import Settings
from kg.evaluate import evaluate
from kg.pipeline import build

SWITCHES = ("names_first", "gazetteer", "collapse", "gate", "reference", "learned")


def main(documents: str, gold: str) -> None:
    """Print event, argument and exact F1 for the full settings and for each ablation."""
    rows = [
        ("all on", Settings()),
        *((f"{name} off", replace(Settings(), **{name: False})) for name in SWITCHES),
    ]
    print(f"{'':<18}{'event':>7}{'arg':>7}{'exact':>7}")
    for label, settings in rows:
        report = evaluate(Path(gold), build([documents], settings))
        core = report.overall
        print(f"{label:<18}{core.event.f1:>7.2f}{core.argument.f1:>7.2f}{core.exact.f1:>7.2f}")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit("usage: python -m benchmarks.ablations DOCUMENTS GOLD")
    main(*sys.argv[1:])
