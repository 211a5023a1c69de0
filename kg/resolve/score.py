"""Scores of entity pairs: a literal list of named, weighted features, and the judgement.

A feature either holds or not; the score is the sum of the weights of those that hold. Every
decision names its features, so that a reader can recompute it.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from kg.model import Decision, Judgement, Kind
from kg.resolve.names import Likeness, compare_organisations, compare_persons, content_words
from kg.resolve.offices import office_keys
from kg.resolve.spelling import fold


@dataclass(frozen=True, slots=True)
class Feature:
    """A reason for or against, with its weight."""

    name: str
    weight: float


@dataclass(frozen=True, slots=True)
class Candidate:
    """One entity as far as it is known before resolution: one name in one country.

    `id` is the first of its mentions' ids; `offices` are folded; `company` are the states that its
    documents name, each with the months in which it is of interest: "cu 24297".
    """

    id: str
    kind: Kind
    name: str
    country: str | None = None
    offices: frozenset[str] = frozenset()
    company: frozenset[str] = frozenset()


SAME_COUNTRY = Feature("same country", 0.2)
OTHER_COUNTRY = Feature("different countries", -0.25)
SHARED_OFFICE = Feature("shared office", 0.15)
SHARED_COMPANY = Feature("told of the same states in the same weeks", 0.15)
LEAST_COMPANY = 2
RESIDUE_IS_COUNTRY = Feature("the longer name adds the country's name", 0.1)

NAME_FEATURES = {
    Likeness.EQUAL: Feature(Likeness.EQUAL.value, 0.7),
    Likeness.ORDER: Feature(Likeness.ORDER.value, 0.65),
    Likeness.WITHIN: Feature(Likeness.WITHIN.value, 0.6),
    Likeness.NICKNAME: Feature(Likeness.NICKNAME.value, 0.55),
    Likeness.INITIALS: Feature(Likeness.INITIALS.value, 0.5),
    Likeness.SPELLING: Feature(Likeness.SPELLING.value, 0.5),
    Likeness.ACRONYM: Feature(Likeness.ACRONYM.value, 0.45),
    Likeness.SIMILAR: Feature(Likeness.SIMILAR.value, 0.4),
    Likeness.REVERSED: Feature(Likeness.REVERSED.value, 0.4),
    Likeness.GENERIC: Feature(Likeness.GENERIC.value, 0.4),
    Likeness.SURNAME: Feature(Likeness.SURNAME.value, 0.45),
    Likeness.PARTIAL: Feature(Likeness.PARTIAL.value, 0.3),
}
SAME_FROM = 0.6
UNSURE_FROM = 0.25


def judge(left: Candidate, right: Candidate, *, country_words: frozenset[str] = frozenset()) -> Decision:
    """Whether two candidates of one kind are the same entity.

    `country_words` are folded words of the names of the candidates' common country: what "of
    Cuba" adds to "Communist Party" when both are Cuban. Ids in the decision are in order.
    """
    left, right = (left, right) if left.id <= right.id else (right, left)
    if left.kind is Kind.PERSON:
        likeness = compare_persons(left.name, right.name)
    else:
        likeness = compare_organisations(left.name, right.name, silent=country_words)
    if likeness is Likeness.NONE:
        return Decision(left.id, right.id, Judgement.DIFFERENT, 0.0, (likeness.value,))
    features = [NAME_FEATURES[likeness], *_context(left, right, likeness=likeness)]
    if likeness is Likeness.PARTIAL and _residue_is_country(left, right, country_words=country_words):
        features.append(RESIDUE_IS_COUNTRY)
    return decide(left.id, right.id, features)


def decide(
    left: str,
    right: str,
    features: Iterable[Feature],
    *,
    same_from: float = SAME_FROM,
    unsure_from: float = UNSURE_FROM,
) -> Decision:
    """The decision that the sum of the features' weights gives; reasons in the order given."""
    listed = tuple(features)
    score = round(max(0.0, min(1.0, sum(f.weight for f in listed))), 3)
    judgement = Judgement.DIFFERENT
    if score >= same_from:
        judgement = Judgement.SAME
    elif score >= unsure_from:
        judgement = Judgement.UNSURE
    return Decision(left, right, judgement, score, tuple(f"{f.name} {f.weight:+.2f}" for f in listed))


def share_office(left: frozenset[str], right: frozenset[str]) -> bool:
    """One office of the one is an office of the other, or says more of the same."""
    words = [[frozenset(content_words(office)) for office in sorted(side)] for side in (left, right)]
    if any(a and b and (a <= b or b <= a) for a in words[0] for b in words[1]):
        return True
    return bool(office_keys(left) & office_keys(right))


def fold_offices(offices: Iterable[str]) -> frozenset[str]:
    """Offices as they are compared."""
    return frozenset(folded for office in offices if (folded := fold(office)))


def _context(left: Candidate, right: Candidate, *, likeness: Likeness) -> list[Feature]:
    features = []
    if left.country and right.country:
        features.append(SAME_COUNTRY if left.country == right.country else OTHER_COUNTRY)
    elif (left.kind is Kind.PERSON or likeness is Likeness.ACRONYM) and _in_company(left, right):
        features.append(SHARED_COMPANY)
    if share_office(left.offices, right.offices):
        features.append(SHARED_OFFICE)
    return features


def _in_company(left: Candidate, right: Candidate) -> bool:
    """Two states in common in the same weeks, or the one that one of them is known to be of."""
    shared = {word.split()[0] for word in left.company & right.company}
    return len(shared) >= LEAST_COMPANY or bool(shared & {left.country, right.country})


def _residue_is_country(left: Candidate, right: Candidate, *, country_words: frozenset[str]) -> bool:
    residue = set(content_words(left.name)) ^ set(content_words(right.name))
    return left.country == right.country is not None and residue <= country_words
