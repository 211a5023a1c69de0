"""In what state a sentence reports an event: from auxiliaries, governors, adjectives and negation."""

from dataclasses import replace

from spacy.tokens import Token

from kg.model import Status
from kg.nlp.moods import (
    Markers,
    auxiliaries,
    is_infinitive,
    is_negated,
    is_past,
    is_perfect,
    is_tensed,
    markers,
    was_to,
)
from kg.nlp.syntax import OBJECT, PASSIVE_SUBJECT, SUBJECT, has_subject, is_verb, lemma_of, obliques

HEIGHT = 5
# The stronger state wins where several words speak: a cancelled plan is cancelled.
STRENGTH = (Status.DENIED, Status.CANCELLED, Status.PROPOSED, Status.PLANNED)
INVITATIONS = frozenset({"invitation", "offer", "offre"})
CONDITIONS = frozenset({"if", "unless", "si"})
# How a clause hangs on what may govern it.
GOVERNED = frozenset("xcomp ccomp pcomp acl advcl dobj obj pobj obl:arg obl:mod csubj".split())


def status_of(trigger: Token, verb: Token | None, language: str, *, decided: bool = False) -> Status:
    """The state of an event whose trigger is a verb, or a noun carried by `verb` (or by none).

    With `decided` the event is one that the decision itself brings about: "decided to lift the sanctions".
    """
    words = markers(language)
    if decided:
        words = replace(
            words, governors={w: s for w, s in words.governors.items() if w not in words.deciding}
        )
    found: list[Status] = []
    if not is_verb(trigger):
        found += _noun_statuses(trigger, verb, words)
        if trigger.lemma_ in words.enacted:
            # "announced the appointment": done by being announced
            found = [s for s in found if s is not Status.PLANNED]
        if trigger.lemma_ in words.undone:
            # "cancelled the debt", "suspended the sanctions": that is the act
            found = [s for s in found if s is not Status.CANCELLED]
    carrier = verb if verb is not None else trigger if is_verb(trigger) else None
    if carrier is not None:
        found += _verb_statuses(carrier, words)
    return next((s for s in STRENGTH if s in found), Status.OCCURRED)


def _noun_statuses(noun: Token, verb: Token | None, words: Markers) -> list[Status]:
    found = [words.adjectives[c.lower_] for c in noun.children if c.lower_ in words.adjectives]
    if verb is not None and is_past(verb):
        # "took part in a scheduled summit": it was held
        found = [s for s in found if s is not Status.PLANNED]
    if any(c.dep_ == "det" and c.lower_ in words.no for c in noun.children):
        found.append(Status.DENIED)
    if found and verb is None:
        # "the upcoming visit was discussed": what is said of it does not make it less certain
        return [*found, *(s for s in _above(noun, words) if s is Status.CANCELLED)]
    if verb is not None and not noun.is_ancestor(verb):
        return [*found, *_of_noun(verb, words), *_ahead(noun, words)]
    return [*found, *_above(noun, words)]


def _above(noun: Token, words: Markers) -> list[Status]:
    """What stands above an event noun, or above the nouns that it is one of."""
    at = noun
    while at.dep_ == "conj" and not is_verb(at.head):
        at = at.head
    return [*_above_noun(at, noun, words), *_ahead(at, words)]


def _ahead(noun: Token, words: Markers) -> list[Status]:
    """ "ahead of his visit", "en prévision de la visite": it lies ahead of what is told."""
    before = noun.doc[max(0, noun.left_edge.i - 3) : noun.left_edge.i].text.lower()
    return [Status.PLANNED] if any(before.endswith(phrase) for phrase in sorted(words.ahead)) else []


def _above_noun(at: Token, noun: Token, words: Markers) -> list[Status]:
    """What the head of an event noun says of it; `at` is the first of the nouns coordinated with it."""
    head = at.head
    if at.dep_ == "pobj" and head.head.dep_ == "prep" and is_verb(head.head.head):
        # "pulled out of the talks"
        key = f"{head.head.head.lemma_} {head.head.lower_}"
        return [words.of_noun[key]] if key in words.of_noun else []
    if at.dep_ == "pobj" and not is_verb(head.head) and head.head != noun:
        # "plans for a visit", "the postponement of the visit", "denied reports of a visit"
        return [*_governing(head.head, words), *_denying(head.head, words)]
    if at.dep_ == "pobj" and is_verb(head.head):
        # "called for a meeting"
        return [words.of_noun[k] for k in _keys(head.head, head.lower_) if k in words.of_noun][:1]
    if at.dep_ == "nmod":
        return [*_governing(head, words), *_denying(head, words)]
    if at.dep_ not in (*OBJECT, *SUBJECT, *PASSIVE_SUBJECT) or not is_verb(head):
        return []
    denied = [Status.DENIED] if is_negated(head, words) else []
    governed = _governing(head, words) if at.dep_ in OBJECT else []
    return [*_of_noun(head, words), *denied, *auxiliaries(head, words), *governed]


def _keys(verb: Token, prep: str) -> list[str]:
    particles = [c.lower_ for c in verb.children if c.dep_ in ("prt", "prep") and c.lower_ != prep]
    return [f"{verb.lemma_} {prep}", *(f"{verb.lemma_} {p}" for p in particles)]


def _denying(noun: Token, words: Markers) -> list[Status]:
    """ "denied reports of a meeting": what is denied of the report is denied of the meeting."""
    if noun.dep_ not in (*OBJECT, *PASSIVE_SUBJECT) or not is_verb(noun.head):
        return []
    return [s for s in _of_noun(noun.head, words) if s is Status.DENIED]


def _governing(head: Token, words: Markers) -> list[Status]:
    return [words.governors[head.lemma_]] if head.lemma_ in words.governors else []


def _of_noun(verb: Token, words: Markers) -> list[Status]:
    """What a verb says of the event that is its subject or object: "the visit was called off"."""
    particles = [c.lower_ for c in verb.children if c.dep_ == "prt"]
    keys = (
        [f"{verb.lemma_} {p}" for p in particles]
        + [f"{verb.lemma_} {n.lemma_}" for _, n in obliques(verb)]
        + [verb.lemma_]
    )
    return [words.of_noun[k] for k in keys if k in words.of_noun][:1]


def _verb_statuses(verb: Token, words: Markers) -> list[Status]:
    found = auxiliaries(verb, words)
    if is_negated(verb, words):
        found.append(Status.CANCELLED if _as_planned(verb, words) else Status.DENIED)
        found = found[-1:] if _as_planned(verb, words) else found
    at = verb
    for _ in range(HEIGHT):
        head = at.head
        if head == at:
            break
        found += _from_above(at, words)
        found += _given_up(at, found, words)
        if not _leads_up(at):
            found += _tense_above(at, words)
            break
        at = head
    return [*found, *_given_up(at, found, words), *_given_up(at.head, found, words)]


def _from_above(at: Token, words: Markers) -> list[Status]:
    """What the verb above a clause says of it, as its governor, its condition or its tense."""
    found = _offered(at, words)
    if at.dep_ == "conj" and is_verb(at.head):
        found += auxiliaries(at.head, words) if not has_subject(at) and not is_tensed(at) else []
    elif at.dep_ in GOVERNED:
        found += _from_governor(at, words)
    if at.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ in CONDITIONS for c in at.children):
        found.append(Status.PROPOSED)
    if _goes_with(at):
        # "will travel to Lima to meet X", "will return, visiting Y"
        found += auxiliaries(at.head, words)
    return found


def _as_planned(verb: Token, words: Markers) -> bool:
    """ "will not visit Berlin as planned": a plan given up, not a report denied."""
    said = verb.doc.text.lower()
    return any(phrase in said for phrase in sorted(words.as_planned))


def _given_up(verb: Token, found: list[Status], words: Markers) -> list[Status]:
    """ "had been due to visit, but cancelled": the plan is given up in a clause beside its own."""
    if Status.PLANNED not in found:
        return []
    beside = [c for c in verb.children if c.dep_ == "conj" and is_verb(c)]
    return [
        Status.CANCELLED
        for c in beside
        if words.of_noun.get(c.lemma_, words.governors.get(c.lemma_)) is Status.CANCELLED
        and not any(o.dep_ in OBJECT and o.pos_ != "PRON" for o in c.children)
    ][:1]


def _goes_with(at: Token) -> bool:
    """Whether a clause has no tense of its own, and takes that of the verb that it hangs on."""
    if at.dep_ not in ("advcl", "obl", "obl:mod", "xcomp") or not is_verb(at.head) or has_subject(at):
        return False
    return at.tag_ == "VBG" or is_infinitive(at)


def _tense_above(at: Token, words: Markers) -> list[Status]:
    """The tense that goes down through clauses without one: "will travel to meet X to sign a treaty"."""
    found: list[Status] = []
    for _ in range(HEIGHT):
        if not _goes_with(at):
            break
        at = at.head
        found += auxiliaries(at, words)
    return found


def _leads_up(at: Token) -> bool:
    """Whether what stands above a clause may still speak of its event."""
    if at.dep_ == "conj":
        return is_verb(at.head)
    return at.dep_ in (*GOVERNED, "prep", "relcl", "acl:relcl") and at.dep_ != "advcl"


def _offered(at: Token, words: Markers) -> list[Status]:
    """ "extended an invitation to visit", wherever the parser hangs the infinitive."""
    if at.dep_ not in ("xcomp", "advcl", "acl", "ccomp", "conj") or not is_verb(at.head):
        return []
    if not is_infinitive(at) or is_infinitive(at.head):
        return []
    offers = [c for c in at.head.children if c.dep_ in OBJECT and c.lemma_ in words.governors]
    if offers and at.head.lemma_ in words.accepting:
        return [Status.PLANNED]
    return [words.governors[c.lemma_] for c in offers][:1]


def _from_governor(at: Token, words: Markers) -> list[Status]:
    """What the verb, adjective or noun directly above a clause says of it."""
    # "the possibility of visiting", "a commitment to reaching"
    inside = at.dep_ == "pcomp" and at.tag_ == "VBG" and at.head.pos_ == "ADP"
    head = at.head.head if inside else at.head
    if not _is_governed(at, words):
        return []
    if head.lemma_ in words.able and is_perfect(head):
        # "a pu rencontrer": was able to, and did
        return []
    known = (lemma_of(head), head.lemma_, head.lower_)
    governors = [words.governors[w] for w in known if w in words.governors][:1]
    if Status.PLANNED in governors and was_to(head):
        governors = [Status.CANCELLED]
    if head.lemma_ in INVITATIONS and is_verb(head.head) and head.head.lemma_ in words.accepting:
        governors = [Status.PLANNED]
    controlled = at.dep_ in ("xcomp", "pcomp", "acl") and is_verb(head)
    return [*governors, *(auxiliaries(head, words) if controlled else [])]


def _is_governed(at: Token, words: Markers) -> bool:
    if at.dep_ == "ccomp" and is_tensed(at) and not auxiliaries(at, words):
        # "hoped that X visited": only a denial reaches into a clause with a tense of its own
        return words.governors.get(at.head.lemma_) is Status.DENIED
    if at.dep_ == "acl":
        return is_infinitive(at)
    if at.dep_ == "advcl":
        return not is_verb(at.head) and is_infinitive(at)
    return at.dep_ in ("xcomp", "ccomp", "pcomp", "dobj", "obj", "obl:arg")
