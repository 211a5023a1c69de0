"""Corrections replayed: the graph of a corpus as it is with them.

An id of a correction may be one of the graph without corrections, or of the graph with those that
matched before: a merge gives other ids to the events of those merged.
"""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from kg import codec
from kg.corrections.apply import Faults, apply_sets, record
from kg.corrections.match import index
from kg.corrections.model import Correction
from kg.corrections.plan import Plan, make_plan, without_rejected
from kg.link import link_all
from kg.model import Account, Extraction, Knowledge, Problem, Source, Stamp

STAGE = "corrections"
ROUNDS = 3
DIGITS = 16


def link_corrected(
    extractions: Iterable[Extraction],
    *,
    accounts: Sequence[Account],
    stamp: Stamp,
    corrections: Sequence[Correction],
    path: Path,
) -> Knowledge:
    """The graph of all extractions with the corrections of the file `path`.

    One that matches nothing becomes a Problem of that file. Equal for any order of the extractions.
    """
    ordered = sorted(extractions, key=lambda e: e.source.id)
    stamped = Stamp(tuple(sorted((*stamp.parts, (STAGE, _hash(corrections))))))
    known = index(ordered)
    if any(ref.id for c in corrections for ref in (*c.entities, *c.events)):
        known.add_graph(link_all(ordered, accounts=accounts, stamp=stamped))
    for _ in range(ROUNDS):
        plan = make_plan(corrections, known)
        knowledge, faults = _linked(ordered, plan, accounts=accounts, stamp=stamped)
        missing = [c for c, _ in plan.unmatched if any(ref.id for ref in (*c.entities, *c.events))]
        before = len(known.ids)
        known.add_graph(knowledge)
        if not missing or len(known.ids) == before:
            break
    return _with_problems(knowledge, [*plan.unmatched, *faults], path)


def _linked(
    ordered: Sequence[Extraction], plan: Plan, *, accounts: Sequence[Account], stamp: Stamp
) -> tuple[Knowledge, Faults]:
    left = [without_rejected(extraction, plan) for extraction in ordered]
    names = {mention: name for _, mentions, name in plan.renamed for mention in mentions}
    knowledge = link_all(left, accounts=accounts, stamp=stamp, rulings=plan.rulings(), names=names)
    corrected, faults = apply_sets(knowledge, plan)
    return record(corrected, plan), faults


def _with_problems(knowledge: Knowledge, faults: Faults, path: Path) -> Knowledge:
    if not faults:
        return knowledge
    ordered = sorted(faults, key=lambda fault: (fault[0].line, fault[1]))
    problems = tuple(Problem(path.name, STAGE, f"[[{c.verb}]] {message}", c.line) for c, message in ordered)
    account = Account(Source(path.name, path.name), problems)
    documents = sorted((*knowledge.documents, account), key=lambda a: a.source.id)
    return replace(knowledge, documents=tuple(documents))


def _hash(corrections: Sequence[Correction]) -> str:
    told = codec.encode([replace(correction, line=0) for correction in corrections])
    return hashlib.sha256(told).hexdigest()[:DIGITS]
