"""Grammatical functions of a parsed sentence, the same for every language's parser.

`functions(token)` names what depends on a verb or on an event noun: "subject", "object",
"indirect", "agent", "poss", "mod", and one entry for each preposition. Passives, control,
relative and participial clauses, and coordination are undone here, so that rules need not know
of them. The parser's label scheme (the English models' or Universal Dependencies) is told apart
by the labels themselves.
"""

from collections import defaultdict
from collections.abc import Iterator

from spacy.tokens import Token

SUBJECT = frozenset({"nsubj", "csubj", "expl:subj"})
PASSIVE_SUBJECT = frozenset({"nsubjpass", "nsubj:pass", "csubjpass"})
PASSIVE_MARK = frozenset({"auxpass", "aux:pass"})
OBJECT = frozenset({"dobj", "obj", "attr"})
INDIRECT = frozenset({"dative", "iobj", "obl:arg"})
OBLIQUE = frozenset({"obl", "obl:mod", "obl:arg", "obl:agent", "nmod", "iobj"})
MODIFIER = frozenset({"amod", "compound", "nmod", "nummod", "appos"})
CLAUSE_MODIFIER = frozenset({"acl", "acl:relcl", "relcl"})
RELATIVE = frozenset(
    {
        "who",
        "which",
        "that",
        "whom",
        "qui",
        "que",
        "lequel",
        "laquelle",
        "lesquels",
        "lesquelles",
        "auquel",
        "duquel",
        "qu'",
    }
)
CONTRACTED = {
    "au": "à",
    "aux": "à",
    "du": "de",
    "des": "de",
    "d'": "de",
    "d’": "de",
    "toward": "towards",
    "alongside": "with",
    "together": "with",
}
# Verbs whose object, not subject, does what their infinitive says.
OBJECT_CONTROL = frozenset(
    {
        "invite",
        "ask",
        "urge",
        "request",
        "tell",
        "allow",
        "order",
        "call",
        "appoint",
        "authorize",
        "inviter",
        "prier",
        "demander",
        "appeler",
        "charger",
        "autoriser",
    }
)
# Nouns whose infinitive is done by the one to whom they are given.
OFFERS = frozenset({"invitation", "request", "proposal", "offer", "demande"})
# "a round of talks": the noun that carries the talks.
MEASURES = frozenset({"round", "series", "set", "number", "day", "hour", "kind", "string", "copy", "letter"})
DEPARTURES = frozenset({"leave", "depart", "head", "set", "fly", "travel"})
DEPTH = 6
LONGEST_CHAIN = 2
REFLEXIVE = frozenset({"se", "s'", "s’"})
REPORTING = frozenset(
    (
        "déclarer indiquer annoncer affirmer préciser rappeler souligner ajouter estimer assurer confirmer "
        "rapporter noter expliquer dire conclure"
    ).split()
)
POSSESSIVE = frozenset({"son", "sa", "ses", "leur", "leurs"})
# French verbs that form their perfect with "be": no passive.
UNACCUSATIVE = frozenset(
    (
        "arriver aller venir partir revenir rentrer retourner entrer devenir rester tomber monter descendre "
        "sortir passer naître mourir décéder parvenir repartir"
    ).split()
)
# Prepositions whose phrase belongs to the whole, though the parser hangs it on the phrase before
# ("un message de félicitations à X").
FAR = frozenset({"avec", "à", "entre", "en", "contre", "sur", "auprès", "par", "lors", "de"})

Functions = dict[str, list[Token]]


def is_verb(token: Token) -> bool:
    """Whether a token heads a clause: a verb, or what the tagger took for an adjective beside "have"."""
    return token.pos_ in ("VERB", "AUX") or (
        token.pos_ == "ADJ" and any(c.dep_ == "aux:tense" for c in token.children)
    )


def is_reflexive(verb: Token) -> bool:
    """Whether a verb has a reflexive pronoun ("se rendre")."""
    return any(c.dep_.startswith("expl") and c.lower_ in REFLEXIVE for c in verb.children)


def lemma_of(token: Token) -> str:
    """The lemma by which rules know a token; that of a reflexive verb begins with "se " or "s'"."""
    lemma = token.lemma_.lower()
    if not is_verb(token) or not is_reflexive(token):
        return lemma
    return f"s'{lemma}" if lemma[:1] in "aeiouyhéèêâîô" else f"se {lemma}"


def expand(token: Token) -> list[Token]:
    """A token and what is coordinated with it."""
    out, todo = [], [token]
    while todo:
        at = todo.pop(0)
        if at in out:
            continue
        out.append(at)
        todo.extend(
            c
            for c in at.children
            if c.dep_ == "conj" and not (is_verb(c) and not is_verb(at) and has_subject(c))
        )
    return out


def has_subject(verb: Token) -> bool:
    """Whether a verb has a subject of its own."""
    return any(c.dep_ in SUBJECT or c.dep_ in PASSIVE_SUBJECT for c in verb.children)


def is_passive(verb: Token) -> bool:
    """Whether a verb is in the passive voice, a bare past participle of a noun included."""
    if verb.lemma_ in UNACCUSATIVE or is_reflexive(verb):
        return False
    if any(c.dep_ in PASSIVE_MARK or c.dep_ in PASSIVE_SUBJECT for c in verb.children):
        return True
    if verb.dep_ == "conj" and is_verb(verb.head) and not has_subject(verb) and verb.tag_ == "VBN":
        return is_passive(verb.head)
    if verb.dep_ == "acl" and not has_subject(verb) and not any(c.dep_ == "aux" for c in verb.children):
        return verb.tag_ == "VBN" or _past_participle(verb)
    if verb.dep_ == "conj" and _past_participle(verb) and is_verb(verb.head) and not has_subject(verb):
        return is_passive(verb.head)
    return verb.dep_ in ("acl", "advcl", "amod") and _past_participle(verb)


def _past_participle(verb: Token) -> bool:
    """Whether a verb is a bare past participle, by its morphology (Universal Dependencies only)."""
    bare = not any(c.dep_ in ("aux", "aux:tense", "aux:pass") for c in verb.children)
    return (
        bare
        and verb.tag_ == verb.pos_
        and verb.morph.get("VerbForm", []) == ["Part"]
        and verb.morph.get("Tense", []) != ["Pres"]
    )


def preposition(token: Token) -> str:
    """A preposition in its plain form."""
    low = token.lower_
    return CONTRACTED.get(low, low)


def obliques(token: Token) -> Iterator[tuple[str, Token]]:
    """(preposition, noun) pairs that depend on a token, nested prepositions ("out of") included."""
    for child in token.children:
        if child.dep_ in ("prep", "dative", "agent", "prt") or (
            child.pos_ == "ADP" and child.dep_ not in ("case", "mark")
        ):
            yield from _governed_nouns(child)
        elif child.dep_ in ("acl", "advcl", "relcl") and _clause_mark(child):
            yield from ((_clause_mark(child), c) for c in child.children if c.dep_ in SUBJECT)
        elif child.dep_ in OBLIQUE:
            cases = [c for c in child.children if c.dep_ == "case"]
            if cases:
                yield preposition(cases[0]), _antecedent(child, token)
        elif child.lower_ in ("auprès", "lors", "près") and child.pos_ == "ADV":
            yield from ((child.lower_, c) for c in child.children if c.dep_ in OBLIQUE)
        elif child.lower_ == "qui" and child.i and child.doc[child.i - 1].pos_ == "ADP":
            yield preposition(child.doc[child.i - 1]), _antecedent(child, token)


def _governed_nouns(adposition: Token) -> Iterator[tuple[str, Token]]:
    for inner in adposition.children:
        if inner.dep_ in ("pobj", "pcomp"):
            yield preposition(adposition), inner
        elif inner.dep_ == "prep":
            yield from ((preposition(inner), x) for x in inner.children if x.dep_ == "pobj")
    if adposition.lower_ == "for" and not any(c.dep_ == "pobj" for c in adposition.children):
        after = adposition.i + 1
        yield from (
            ("for", t) for t in adposition.doc[after:] if t.dep_ in SUBJECT and t.left_edge.i == after
        )


def _clause_mark(clause: Token) -> str:
    """The "for" or "with" that begins a clause and so governs its subject, or ""."""
    return next((c.lower_ for c in clause.children if c.dep_ == "mark" and c.lower_ in ("for", "with")), "")


def far_obliques(token: Token, depth: int = 0) -> Iterator[tuple[str, Token]]:
    """Prepositional phrases below those of a token that may belong to the token itself."""
    for child in token.children:
        if child.dep_ in (*OBJECT, "xcomp") or (
            child.dep_ in OBLIQUE and any(c.dep_ == "case" for c in child.children)
        ):
            yield from ((prep, inner) for prep, inner in obliques(child) if prep in FAR)
            if depth < LONGEST_CHAIN and child.dep_ in OBLIQUE:
                yield from far_obliques(child, depth + 1)


def surface_subjects(verb: Token, depth: int = 0) -> list[Token]:
    """The grammatical subject, active or passive, found through coordination and control."""
    own = [c for c in verb.children if (c.dep_ in SUBJECT or c.dep_ in PASSIVE_SUBJECT) and not _governed(c)]
    own = [] if _leaves_for(verb) else _detached(verb) or own or _inverted(verb)
    if (
        own
        and verb.dep_ == "conj"
        and not is_verb(verb.head)
        and any(c.dep_ == "cc" and c.i < own[0].i for c in verb.children)
    ):
        # "X and Y have signed", read as "X, and Y has signed"
        own = [verb.head, *own]
    if own:
        return [_antecedent(c, verb) for c in own]
    return _outer_subjects(verb, depth)


def _leaves_for(verb: Token) -> bool:
    """Whether the parser took "left for X to meet Y" to mean that X meets Y."""
    return (
        verb.dep_ == "advcl"
        and verb.head.lemma_ in DEPARTURES
        and any(c.dep_ == "mark" and c.lower_ == "for" for c in verb.children)
    )


def _detached(verb: Token) -> list[Token]:
    """ "Reçu à Paris, le roi a signé": the subject, which the parser hangs on the place before the comma."""
    if any(c.dep_ in SUBJECT and not is_verb(c) for c in verb.children) or verb.dep_ in (
        "advcl",
        "acl",
        "acl:relcl",
    ):
        return []
    before = [
        t for t in verb.subtree if t.i < verb.i and t.dep_ in ("appos", "nmod", "conj") and t.head != verb
    ]
    return [t for t in before if _unmarked(t) and _after_comma(t)][-1:]


def _after_comma(noun: Token) -> bool:
    """Whether a comma stands before a noun's determiner."""
    first = min(c.i for c in noun.children if c.dep_ == "det")
    return first > 0 and noun.doc[first - 1].text == ","


def _unmarked(noun: Token) -> bool:
    """Whether a noun has a determiner and neither a preposition nor a conjunction."""
    marks = {c.dep_ for c in noun.children}
    return "det" in marks and not marks & {"case", "cc"}


def _governed(pronoun: Token) -> bool:
    """Whether a relative "qui" follows a preposition, and so is no subject."""
    return pronoun.lower_ == "qui" and pronoun.i > 0 and pronoun.doc[pronoun.i - 1].pos_ == "ADP"


def _inverted(verb: Token) -> list[Token]:
    """ "que devait effectuer X", ", a rappelé X": X, which the parser takes for an object."""
    if closes_report(verb):
        return [c for c in verb.children if c.dep_ in OBJECT and c.i > verb.i][:1]
    chain = [verb, verb.head] if verb.dep_ == "xcomp" else [verb]
    if not any(c.dep_ in OBJECT and c.lower_ in ("que", "qu'", "qu’") for v in chain for c in v.children):
        return []
    return [c for c in verb.children if c.dep_ in OBJECT and c.i > verb.i][:1]


def closes_report(verb: Token) -> bool:
    """Whether a verb only says who reports what stands before it: ", a indiqué la présidence"."""
    if verb.lemma_ not in REPORTING or verb.dep_ not in ("conj", "parataxis", "ccomp"):
        return False
    first = min([verb.i, *(c.i for c in verb.children if c.dep_ == "aux:tense")])
    return first > 0 and verb.doc[first - 1].text in (",", "»", '"', "”")


def _antecedent(subject: Token, verb: Token) -> Token:
    if subject.lower_ in RELATIVE and verb.dep_ == "advcl" and _governed(subject):
        before = [t for t in subject.doc[: subject.i - 1] if t.pos_ in ("NOUN", "PROPN")]
        return before[-1] if before else subject
    if subject.lower_ in RELATIVE and verb.dep_ in CLAUSE_MODIFIER:
        return verb.head
    if subject.lower_ in RELATIVE and verb.dep_ == "conj" and verb.head.dep_ in CLAUSE_MODIFIER:
        return verb.head.head
    return subject


def _outer_subjects(verb: Token, depth: int) -> list[Token]:
    head = verb.head
    if depth > DEPTH or head == verb:
        return []
    if verb.dep_ in ("pcomp", "pobj"):
        return _subjects_or_owner(head.head, depth + 1)
    if not is_verb(head):
        return _nominal_subjects(verb, depth)
    controller = _controllers(verb, head) or _invited(verb, head) or _absolute(verb, head)
    if controller:
        return controller
    if verb.dep_ in ("conj", "xcomp", "advcl", "ccomp", "dep", "parataxis", "aux", "obl:mod", "obl:arg"):
        return surface_subjects(head, depth + 1)
    return []


def _subjects_or_owner(governor: Token, depth: int) -> list[Token]:
    return surface_subjects(governor, depth) if is_verb(governor) else _owner(governor, depth)


def _nominal_subjects(verb: Token, depth: int) -> list[Token]:
    """The subject of a verb that hangs on a noun or an adjective."""
    head = verb.head
    if verb.dep_ in ("acl", "relcl", "acl:relcl"):
        return _owner(head, depth + 1) if _infinitive(verb) else [head]
    if head.pos_ == "ADJ" and verb.dep_ in ("xcomp", "ccomp") and is_verb(head.head):
        # "X is due to visit"
        return surface_subjects(head.head, depth + 1)
    return _owner(head, depth + 1) if verb.dep_ == "advcl" else []


def _controllers(verb: Token, head: Token) -> list[Token]:
    """ "invited X to visit", "called on X to visit": X."""
    if (
        verb.dep_ not in ("xcomp", "ccomp", "advcl", "prep")
        or head.lemma_ not in OBJECT_CONTROL
        or is_passive(head)
    ):
        return []
    objects = [c for c in head.children if c.dep_ in OBJECT or c.dep_ == "iobj"]
    return [*objects, *(n for prep, n in obliques(head) if prep in ("on", "upon", "à"))][:1]


def _infinitive(verb: Token) -> bool:
    return any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children) or verb.morph.get(
        "VerbForm", []
    ) == ["Inf"]


def _invited(verb: Token, head: Token) -> list[Token]:
    """ "extended an invitation to X to visit": X, though the parser hangs the infinitive on the verb."""
    if not _infinitive(verb) or not any(c.lemma_ in OFFERS for c in head.children if c.dep_ in OBJECT):
        return []
    givers = [c for c in head.children if c.dep_ in OBJECT and c.lemma_ in OFFERS]
    return [n for x in (head, *givers) for prep, n in obliques(x) if prep in ("to", "for", "à", "pour")][:1]


def _absolute(verb: Token, head: Token) -> list[Token]:
    """ "…, with the Assembly passing a resolution": the Assembly."""
    if verb.tag_ != "VBG" or verb.dep_ != "advcl":
        return []
    withs = [c for c in head.children if c.dep_ == "prep" and c.lower_ == "with" and c.i < verb.i]
    return [n for c in withs[-1:] for n in c.children if n.dep_ == "pobj" and n.i < verb.i]


def _owner(noun: Token, depth: int) -> list[Token]:
    """Whose plan, visit or invitation: the possessor, the "for X" of an infinitive, or the giver's subject."""
    owners = [c for c in noun.children if c.dep_ == "poss"]
    if owners and noun.lemma_ not in OFFERS:
        return owners
    owners = [n for prep, n in obliques(noun) if prep in ("for", "to", "by")]
    if not owners and noun.lemma_ in OFFERS and is_verb(noun.head):
        owners = [n for prep, n in obliques(noun.head) if prep in ("for", "to")]
    if owners:
        return owners[:1]
    if is_verb(noun.head) and depth <= DEPTH and noun.dep_ in (*OBJECT, "pobj"):
        return surface_subjects(noun.head, depth + 1)
    if noun.dep_ == "pobj" and is_verb(noun.head.head) and depth <= DEPTH:
        return surface_subjects(noun.head.head, depth + 1)
    return []


def verb_functions(verb: Token) -> Functions:
    """The logical functions of a verb."""
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
    agents += [c for c in verb.children if c.dep_ == "obl:agent"]
    own = [
        _antecedent(c, verb)
        for c in verb.children
        if (c.dep_ in OBJECT or _bare(c)) and c not in _inverted(verb)
    ]
    indirect = [c for c in verb.children if c.dep_ in INDIRECT and c.pos_ != "ADP"]
    if is_passive(verb):
        passive = surface_subjects(verb)
        found["subject"] = agents or found.get("par", []) or found.get("by", [])
        found["indirect"] = passive if own else indirect
        found["object"] = own or passive
    else:
        found["small"] = [n for c in verb.children if is_small(c) for n in c.children if n.dep_ in SUBJECT]
        found["subject"] = surface_subjects(verb)
        partitive = [c for c in verb.children if c.dep_ in OBLIQUE and _partitive(c)]
        found["object"] = (
            own or _relative_object(verb) or partitive or _displaced(verb) or _shared_object(verb)
        )
        found["indirect"] = indirect
    # "he and President Xi met": the recogniser of coordination in the parser sees one subject
    return {k: v for k, v in found.items() if v}


def _partitive(noun: Token) -> bool:
    """Whether "des" before a noun is an article that the parser takes for a preposition ("a livré des vaccins")."""
    return (
        any(c.dep_ == "case" and c.lower_ in ("des", "du") for c in noun.children)
        and is_verb(noun.head)
        and noun.i > noun.head.i
    )


def is_small(clause: Token) -> bool:
    """Whether a clause has a subject, and neither auxiliary nor conjunction: "declared [X persona non grata]"."""
    return clause.dep_ == "ccomp" and not any(c.dep_ in ("aux", "auxpass", "mark") for c in clause.children)


def _bare(word: Token) -> bool:
    """Whether a verb's right neighbour is a name that the parser takes for its adjective ("a visité Londres")."""
    return word.dep_ in ("nmod", "amod") and word.i == word.head.i + 1 and word.text[0].isupper()


def _shared_object(verb: Token) -> list[Token]:
    """ "called and congratulated X": X is the object of both."""
    if any(c.dep_ in ("prep", "xcomp", "ccomp", *OBLIQUE) for c in verb.children):
        return []
    partners = [
        c
        for c in verb.children
        if c.dep_ == "conj" and is_verb(c) and not has_subject(c) and c.i - verb.i == 2
    ]
    return [o for c in partners for o in c.children if o.dep_ in OBJECT]


def _displaced(verb: Token) -> list[Token]:
    """ "a rencontré à Genève le ministre": the object, which the parser hangs on the place before it."""
    return [c for n in verb.children if n.dep_ in OBLIQUE for c in n.children if _hangs(c)]


def _hangs(noun: Token) -> bool:
    """Whether a noun with a determiner and no preposition stands after a prepositional phrase, as part of it."""
    governed = any(c.dep_ == "case" for c in noun.head.children)
    return noun.dep_ in ("appos", "nmod") and _unmarked(noun) and governed and noun.i > noun.head.i


def _relative_object(verb: Token) -> list[Token]:
    if verb.dep_ not in ("relcl", "acl:relcl"):
        return []
    subjects = [c for c in verb.children if c.dep_ in SUBJECT]
    return [verb.head] if subjects and subjects[0].lower_ not in RELATIVE else []


def noun_functions(noun: Token, light: frozenset[str]) -> tuple[Functions, Token | None]:
    """The functions of an event noun, and the light verb that carries it ("paid a visit"), if any."""
    found: Functions = defaultdict(list)
    for prep, inner in (*obliques(noun), *far_obliques(noun)):
        found[prep].append(inner)
    _add_around(found, noun)
    _add_dependents(found, noun)
    verb = support(noun, light)
    if verb is not None:
        for name, tokens in verb_functions(verb).items():
            found[name].extend(
                t for t in tokens if t != noun and noun not in expand(t) and t not in found[name]
            )
        found["between"].extend(_moved(noun, verb) if "between" not in found else [])
    clause = _add_participles(found, noun, light, verb)
    return {k: v for k, v in found.items() if v}, verb or clause


def _add_around(found: Functions, noun: Token) -> None:
    """Add what stands around a noun: whom it is said of, its clause's subject, its partner's phrases."""
    found["bearer"].extend(_bearer(noun))
    if found["bearer"] and not is_verb(noun.head):
        for prep, inner in obliques(noun.head):
            found[prep].extend([inner] if inner.i > noun.i else [])
    if noun.dep_ == "pobj" or noun.dep_ in OBLIQUE:
        found["clause"] = surface_subjects(clause_head(noun))
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
            found["poss"].append(child)
        elif child.dep_ in MODIFIER and not any(c.dep_ == "case" for c in child.children):
            found["mod"].append(child)
            found["mod"].extend(c for c in child.children if c.dep_ in ("compound", "amod", "conj"))


def _moved(noun: Token, verb: Token) -> list[Token]:
    """ "Talks will be held in Geneva in June between X and Y": the phrase has moved to the end."""
    if noun.i > verb.i:
        return []
    moved = [t for t in verb.subtree if t.lower_ == "between" and t.i > verb.i]
    return [n for t in moved for n in t.children if n.dep_ == "pobj"]


def _add_participles(
    found: Functions, noun: Token, light: frozenset[str], verb: Token | None
) -> Token | None:
    """Add the functions of a noun's participles ("a visit made by X"); the first of them that is light."""
    participles = [c for c in noun.children if c.dep_ in CLAUSE_MODIFIER and is_verb(c) and c != verb]
    participles += [
        x
        for c in participles
        if _inverted(c) or c.lemma_ == "devoir"
        for x in c.children
        if x.dep_ == "xcomp"
    ]
    for prep, inner in ((p, n) for c in participles for p, n in obliques(c) if p in ("avec", "entre")):
        found[prep].append(inner)
    found["said"] = [x for c in participles for x in verb_functions(c).get("object", []) if x != noun]
    carrying = [c for c in participles if c.lemma_ in light or not light]
    for clause in carrying:
        for name, tokens in verb_functions(clause).items():
            found[name].extend(t for t in tokens if t != noun and t not in found[name])
    return next(iter(carrying), None)


def _bearer(noun: Token) -> list[Token]:
    """Whom "en visite" is said of: the noun that it follows, or the subject of its clause."""
    if noun.dep_ not in OBLIQUE or not any(c.dep_ == "case" and c.lower_ == "en" for c in noun.children):
        return []
    return surface_subjects(noun.head) if is_verb(noun.head) else [noun.head]


def support(noun: Token, light: frozenset[str]) -> Token | None:
    """The light verb of a noun: the verb of which it is object, passive subject or prepositional object."""
    at = _topmost(noun)
    head = at.head
    if _hangs(at) and head.dep_ in OBLIQUE and lemma_of(head.head) in light:
        return head.head
    if at.dep_ == "pobj" and f"{head.head.lemma_} {head.lower_}" in light:
        return head.head
    direct = at.dep_ in (*OBJECT, *SUBJECT, *PASSIVE_SUBJECT) or (at.dep_ in OBLIQUE and _partitive(at))
    if direct and lemma_of(head) in light:
        return head
    cases = [c for c in at.children if c.dep_ == "case"] if at.dep_ in OBLIQUE else []
    return head if any(f"{lemma_of(head)} {preposition(c)}" in light for c in cases) else None


def _topmost(noun: Token) -> Token:
    """The noun that stands for a noun in its clause: the first of those coordinated, or a measure of it."""
    at = noun
    for _ in range(DEPTH):
        numbered = at.dep_ == "compound" and any(c.isdigit() for c in at.head.text)
        if (at.dep_ == "conj" and not is_verb(at.head)) or numbered:
            at = at.head
        elif at.dep_ == "pobj" and at.head.lower_ == "of" and at.head.head.lemma_ in MEASURES:
            at = at.head.head
        else:
            break
    return at


def clause_head(token: Token) -> Token:
    """The verb of the clause that a token stands in, or the sentence's root."""
    at = token
    while not is_verb(at) and at.head != at:
        at = at.head
    return at


def subtree(token: Token) -> tuple[int, int]:
    """(first, last + 1) word of a token's subtree."""
    return token.left_edge.i, token.right_edge.i + 1
