"""Which date of a sentence an event's words reach: up the tree, or past the parser's slips."""

import re
from collections.abc import Mapping, Sequence

from spacy.tokens import Doc, Token

from kg.events.filling import QUALIFIERS
from kg.events.match import Match, clause_of
from kg.nlp.language import language_data
from kg.nlp.syntax import is_verb

# Types that speak of something still to come, whose date is not theirs.
PROPOSING = frozenset({"Invitation", "Commitment"})
INNER = frozenset({"xcomp", "ccomp", "advcl"})
CLAUSAL = frozenset({"relcl", "acl", "acl:relcl", "advcl", "ccomp", "conj"})
RELATIVE = frozenset({"relcl", "acl", "acl:relcl"})
# A year that says which one a noun means.
YEAR = re.compile(r"(19|20)\d\d")
SUBJECTS = frozenset({"nsubj", "nsubjpass", "nsubj:pass"})


def nearest(
    doc: Doc,
    anchors: Sequence[tuple[int, int]],
    goals: Mapping[int, int],
    match: Match,
    others: frozenset[int],
) -> int | None:
    """Of the dates that lead to a goal up the tree the one with the fewest steps."""
    best: tuple[int, int, int] | None = None
    for i, d in anchors:
        steps, at = 0, doc[i]
        while at.i not in goals and at.i not in others and at.head != at and not _closed(at, steps, match):
            at, steps = at.head, steps + 1
        if at.i in goals:
            key = (goals[at.i] + steps, abs(i - match.trigger.i), d)
            best = min(best, key) if best else key
    return best[2] if best else None


def _closed(at: Token, steps: int, match: Match) -> bool:
    """Whether a date can not belong to what stands above: it is of another event, or of what is proposed."""
    data = language_data(at.doc.user_data["language"])
    if any(c.lower_ in data["since"] for c in at.children if c.dep_ in ("case", "mark")) and steps > 0:
        # "the first visit since the war of 1990"
        return True
    if not is_verb(at):
        return False
    if match.rule.type in PROPOSING and at.dep_ in INNER:
        return True
    if at.dep_ in RELATIVE and at.head == match.trigger and not is_verb(match.trigger):
        # "the visit that he was to pay on Friday"
        return at.lemma_ not in data["fixing"] and not any(
            t.lemma_ in match.rule.light for t in (at, *at.children)
        )
    return steps > 0 and at.dep_ in CLAUSAL and any(c.dep_ in SUBJECTS for c in at.children)


def staged_apart(at: Token, match: Match) -> bool:
    """Whether a date or place is of something else that is held: "announced the holding of a summit in March"."""
    staging = language_data(at.doc.user_data["language"])["staging"]
    held = (a for a in (at, *at.ancestors) if a.lemma_ in staging)
    return any(a != match.trigger and not a.is_ancestor(match.trigger) for a in held)


def own_year(noun: Token) -> int | None:
    """The year that says which one a noun means: "the 2015 accord", "his 2019 visit"."""
    if is_verb(noun) or noun.tag_ in ("NNS", "NNPS") or noun.morph.get("Number", []) == ["Plur"]:
        return None
    beside = (c for c in noun.children if c.i < noun.i or c.i == noun.i + 1)
    return next((int(c.text) for c in beside if c.dep_ in QUALIFIERS and YEAR.fullmatch(c.text)), None)


def displaced(
    doc: Doc, anchors: Sequence[tuple[int, int]], match: Match, others: frozenset[int]
) -> int | None:
    """A date after an event that the parser hangs above its clause: "is due to hold talks with X, on Monday"."""
    at = clause_of(match)
    goals: dict[int, int] = {}
    last = len(doc)
    while at.head != at and at.head.i not in others and _leans(at):
        if at.dep_ == "ccomp":
            # "held a call earlier on Monday, the sources said"
            last = min((c.left_edge.i for c in at.head.children if c.dep_ in SUBJECTS), default=0)
        at = at.head
        goals[at.i] = len(goals)
    after = [(i, d) for i, d in anchors if match.trigger.i < i < last]
    return nearest(doc, after, goals, match, others) if goals else None


def _leans(at: Token) -> bool:
    """Whether what stands above a clause only says that it is due, begun, or who reports it after it."""
    if at.dep_ == "ccomp":
        return at.head.i > at.i and is_verb(at.head)
    return at.dep_ == "acomp" or (at.dep_ == "xcomp" and not any(c.dep_ in SUBJECTS for c in at.children))
