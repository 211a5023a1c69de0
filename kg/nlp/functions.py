"""Grammatical functions of verbs and event nouns, the same for every language's parser.

`verb_functions` and `noun_functions` name what depends on a verb or on an event noun: "subject",
"object", "indirect", "agent", "poss", "mod", and one entry for each preposition. Passives,
control, relative and participial clauses, and coordination are undone here, so that rules need
not know of them.
"""

from collections import defaultdict
from collections.abc import Sequence

from spacy.tokens import Token

from kg.nlp.objects import (
    displaced,
    hangs,
    is_bare,
    is_partitive,
    is_small,
    parted,
    relative_object,
    shared_object,
)
from kg.nlp.subjects import DEPTH, inverted_subjects, is_infinitive, surface_subjects
from kg.nlp.syntax import (
    CLAUSE_MODIFIER,
    OBJECT,
    OBLIQUE,
    PASSIVE_SUBJECT,
    SUBJECT,
    antecedent,
    clause_head,
    expand,
    far_obliques,
    has_subject,
    is_passive,
    is_verb,
    lemma_of,
    obliques,
    preposition,
)

INDIRECT = frozenset({"dative", "iobj", "obl:arg"})
MODIFIER = frozenset({"amod", "compound", "nmod", "nummod", "appos"})
# "a round of talks": the noun that carries the talks.
MEASURES = frozenset({"round", "series", "set", "number", "day", "hour", "kind", "string", "copy", "letter"})
# French ones: "les travaux de la session", "la cérémonie de signature".
COURSES = frozenset(
    {"travaux", "série", "cycle", "tour", "ouverture", "clôture", "séance", "phase", "volet", "ensemble"}
)
# Prepositions of what somebody is about when he does something else.
ON = frozenset({"on", "during"})
# Verbs of those who hold a gathering.
STAGING = frozenset(
    "stage host organise organize convene co-host co-organise co-organize sponsor hold organiser accueillir".split()
)
# Participles that name who takes part in what a noun tells.
JOINING = frozenset(
    {"involve", "include", "group", "unite", "gather", "pit", "impliquer", "réunir", "associer"}
)
# Prepositions of a noun's participle that tell of the noun: "talks mediated by X between Y and Z".
PARTNERED = frozenset({"avec", "entre", "between", "with"})
POSSESSIVE = frozenset({"son", "sa", "ses", "leur", "leurs"})

Functions = dict[str, list[Token]]


def verb_functions(verb: Token) -> Functions:
    """The logical functions of a verb; read once for each word of a parse."""
    memo: dict[int, Functions] = verb.doc.user_data.setdefault("verbs", {})
    if verb.i not in memo:
        memo[verb.i] = _read_verb(verb)
    return memo[verb.i]


def _read_verb(verb: Token) -> Functions:
    found: Functions = defaultdict(list)
    for prep, noun in obliques(verb):
        found[prep].append(noun)
    for child in verb.children:
        if child.dep_ == "acomp":
            for prep, noun in obliques(child):
                found[prep].append(noun)
    for prep, noun in far_obliques(verb):
        if prep not in found and prep != "de":
            found[prep].append(noun)
    agents = [n for c in verb.children if c.dep_ == "agent" for n in c.children if n.dep_ == "pobj"]
    agents += [c for c in verb.children if c.dep_ in ("obl:agent", "mod")]
    own = [
        antecedent(c, verb)
        for c in verb.children
        if (c.dep_ in OBJECT or is_bare(c)) and c not in inverted_subjects(verb)
    ]
    own, found["complement"] = parted(verb, own)
    indirect = [c for c in verb.children if c.dep_ in INDIRECT and c.pos_ != "ADP"]
    if is_passive(verb):
        passive = surface_subjects(verb)
        found["subject"] = agents or found.get("par", []) or found.get("by", [])
        found["indirect"] = passive if own else indirect
        found["object"] = own or passive
    else:
        found["small"] = [n for c in verb.children if is_small(c) for n in c.children if n.dep_ in SUBJECT]
        found["subject"] = surface_subjects(verb)
        partitive = [c for c in verb.children if c.dep_ in OBLIQUE and is_partitive(c)]
        found["object"] = own or relative_object(verb) or partitive or displaced(verb) or shared_object(verb)
        found["indirect"] = indirect
    found["xcomp"] = [c for c in verb.children if c.dep_ in ("xcomp", "ccomp", "advcl") and is_infinitive(c)]
    return {k: v for k, v in found.items() if v}


def noun_functions(noun: Token, light: frozenset[str]) -> tuple[Functions, Token | None]:
    """The functions of an event noun, and the light verb that carries it ("paid a visit"), if any."""
    return carried(noun, *carriers(noun, light))


def carriers(noun: Token, light: frozenset[str]) -> tuple[Token | None, tuple[Token, ...]]:
    """The light verb of a noun, and the light participles that say more of it ("a visit made by X")."""
    verb = support(noun, light)
    made = [c for c in _participles(noun, verb) if c.lemma_ in light or not light]
    return verb, tuple(made or _following(noun, light) or _opening(noun, light))


def carried(noun: Token, verb: Token | None, participles: Sequence[Token]) -> tuple[Functions, Token | None]:
    """The functions of an event noun with those of what carries it, and the first of these."""
    found: Functions = defaultdict(list)
    for prep, inner in (*obliques(noun), *far_obliques(noun)):
        found[prep].append(inner)
    _add_around(found, noun)
    _add_dependents(found, noun)
    for prep, inner in _remote(noun):
        found[prep].extend([inner] if prep not in found else [])
    if verb is not None:
        for name, tokens in verb_functions(verb).items():
            found[name].extend(
                t for t in tokens if t != noun and noun not in expand(t) and t not in found[name]
            )
        found["between"].extend(_moved(noun, verb) if "between" not in found else [])
    _add_participles(found, noun, verb)
    # "agreed a ceasefire brokered by X": those who agreed, not X, where another verb carries the noun
    done = verb is not None and any(t != noun for t in surface_subjects(verb))
    for clause in participles:
        for name, tokens in verb_functions(clause).items():
            if not (done and name in ("subject", "by", "par")):
                found[name].extend(t for t in tokens if t != noun and t not in found[name])
    return {k: v for k, v in found.items() if v}, verb or next(iter(participles), None)


def _remote(noun: Token) -> list[tuple[str, Token]]:
    """ "talks at the level of ministers [between] X and Y": phrases of the event read as those of a word below."""
    below = [inner for _, inner in obliques(noun) if not is_verb(inner)]
    below += [inner for at in below for _, inner in obliques(at) if not is_verb(inner)]
    return [(prep, inner) for at in below for prep, inner in obliques(at) if prep in ("between", "to")]


def _add_around(found: Functions, noun: Token) -> None:
    """Add what stands around a noun: whom it is said of, its clause's subject, its partner's phrases."""
    found["bearer"].extend(_bearer(noun))
    if found["bearer"] and not is_verb(noun.head):
        for prep, inner in obliques(noun.head):
            found[prep].extend([inner] if inner.i > noun.i else [])
    if noun.dep_ == "pobj" or noun.dep_ in OBLIQUE:
        found["clause"] = surface_subjects(clause_head(noun))
        if noun.dep_ == "pobj" and noun.head.lower_ in ON and noun.head.head == clause_head(noun):
            # "in Ashgabat on an official visit, X planted a tree"
            found["where"] = [n for prep, n in obliques(clause_head(noun)) if prep in ("in", "to", "at")]
    if noun.dep_ == "conj" and not is_verb(noun.head):
        for prep, inner in obliques(noun.head):
            found[prep].extend(
                [inner] if prep in ("with", "between", "avec", "entre") and prep not in found else []
            )


def _add_dependents(found: Functions, noun: Token) -> None:
    """Add a noun's subject, possessor and modifiers."""
    for child in noun.children:
        if child.dep_ in SUBJECT:
            found["subject"].append(child)
        elif child.dep_ == "poss" or (child.dep_ == "det" and child.lower_ in POSSESSIVE):
            found["poss"].append(_whose(child))
        elif child.dep_ in MODIFIER and not any(c.dep_ == "case" for c in child.children):
            found["mod"].append(child)
            found["mod"].extend(c for c in child.children if c.dep_ in ("compound", "amod", "conj"))


def _whose(owner: Token) -> Token:
    """ "X, whose visit": X; any other possessor as it is."""
    clause = next((a for a in owner.ancestors if a.dep_ == "relcl"), None) if owner.tag_ == "WP$" else None
    return clause.head if clause is not None else owner


def _moved(noun: Token, verb: Token) -> list[Token]:
    """ "Talks will be held in Geneva in June between X and Y": the phrase has moved to the end."""
    if noun.i > verb.i:
        return []
    moved = [t for t in verb.subtree if t.lower_ == "between" and t.i > verb.i]
    return [n for t in moved for n in t.children if n.dep_ == "pobj"]


def _participles(noun: Token, verb: Token | None) -> list[Token]:
    """The verbs of the clauses that qualify a noun, but for the one that carries it."""
    found = [c for c in noun.children if c.dep_ in CLAUSE_MODIFIER and is_verb(c) and c != verb]
    return found + [
        x
        for c in found
        if inverted_subjects(c) or c.lemma_ in ("devoir", "be")
        for x in c.children
        if x.dep_ == "xcomp"
    ]


def _add_participles(found: Functions, noun: Token, verb: Token | None) -> None:
    """Add what a noun's participles say, whether light or not."""
    participles = _participles(noun, verb)
    for prep, inner in ((p, n) for c in participles for p, n in obliques(c) if p in PARTNERED):
        found[prep].append(inner)
    found["staged"] = [
        x for c in participles if c.lemma_ in STAGING for x in verb_functions(c).get("subject", [])
    ]
    found["said"] = [x for c in participles for x in verb_functions(c).get("object", []) if x != noun]
    # "talks involving X and Y"
    found["between"].extend(
        x
        for c in participles
        if c.lemma_ in JOINING
        for x in verb_functions(c).get("object", [])
        if x != noun
    )


def _opening(noun: Token, light: frozenset[str]) -> list[Token]:
    """The participle that opens a sentence and tells of its subject: "Signed in Doha, the accord was …"."""
    if noun.dep_ not in (*SUBJECT, *PASSIVE_SUBJECT):
        return []
    before = (c for c in noun.head.children if c.dep_ == "advcl" and c.i < noun.left_edge.i)
    return [
        c for c in before if (c.tag_ == "VBN" or is_passive(c)) and c.lemma_ in light and not has_subject(c)
    ]


def _following(noun: Token, light: frozenset[str]) -> list[Token]:
    """The participle right after a noun, which the parser may hang on an earlier word of a long list."""
    after = noun.doc[noun.i + 1] if noun.i + 1 < len(noun.doc) else noun
    own = any(c.dep_ in ("aux", "auxpass", "nsubj", "nsubjpass") for c in after.children)
    return [after] if after.tag_ == "VBN" and after.lemma_ in light and not own else []


def _bearer(noun: Token) -> list[Token]:
    """Whom "en visite" is said of: the noun that it follows, or the subject of its clause."""
    if noun.dep_ not in OBLIQUE or not any(c.dep_ == "case" and c.lower_ == "en" for c in noun.children):
        return []
    return surface_subjects(noun.head) if is_verb(noun.head) else [noun.head]


def support(noun: Token, light: frozenset[str]) -> Token | None:
    """The light verb of a noun: the verb of which it is object, passive subject or prepositional object."""
    at = _topmost(noun)
    head = at.head
    if hangs(at) and head.dep_ in OBLIQUE and lemma_of(head.head) in light:
        return head.head
    if at.dep_ == "pobj" and f"{head.head.lemma_} {head.lower_}" in light:
        return head.head
    direct = at.dep_ in (*OBJECT, *SUBJECT, *PASSIVE_SUBJECT) or (at.dep_ in OBLIQUE and is_partitive(at))
    if direct and lemma_of(head) in light:
        return head
    raised = _raised(at) if direct else None
    if raised is not None and lemma_of(raised) in light:
        return raised
    cases = [c for c in at.children if c.dep_ == "case"] if at.dep_ in OBLIQUE else []
    return head if any(f"{lemma_of(head)} {preposition(c)}" in light for c in cases) else None


def _raised(subject: Token) -> Token | None:
    """ "is due to be signed", "was expected to begin": the infinitive that a subject belongs to."""
    at: Token | None = subject.head
    for _ in range(DEPTH):
        inner = [c for c in at.children if c.dep_ in ("xcomp", "acomp")] if at is not None else []
        at = inner[0] if inner else None
        if at is not None and is_infinitive(at):
            return at
    return None


def _topmost(noun: Token) -> Token:
    """The noun that stands for a noun in its clause: the first of those coordinated, or a measure of it."""
    at = noun
    for _ in range(DEPTH):
        numbered = at.dep_ == "compound" and any(c.isdigit() for c in at.head.text)
        if (at.dep_ == "conj" and not is_verb(at.head)) or numbered:
            at = at.head
        elif at.dep_ == "pobj" and at.head.lower_ == "of" and at.head.head.lemma_ in MEASURES:
            at = at.head.head
        elif (
            at.dep_ == "nmod"
            and at.head.lower_ in COURSES
            and any(preposition(c) == "de" for c in at.children)
        ):
            at = at.head
        else:
            break
    return at
