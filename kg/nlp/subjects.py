"""Who does what a verb says: subjects through coordination, control, and clauses of nouns.

Where the parser errs in a known way (inversion, a detached participle) its reading is repaired.
"""

from spacy.tokens import Token

from kg.nlp.syntax import (
    OBJECT,
    PASSIVE_SUBJECT,
    SUBJECT,
    antecedent,
    is_governed,
    is_passive,
    is_unmarked,
    is_verb,
    obliques,
)

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
        "encourage",
        "expect",
        "persuade",
        "welcome",
        "inviter",
        "prier",
        "demander",
        "appeler",
        "charger",
        "autoriser",
        "sommer",
        "exhorter",
        "presser",
        "pousser",
        "conjurer",
        "adjurer",
        "enjoindre",
        "contraindre",
        "convaincre",
        "persuader",
        "encourager",
        "convier",
        "mandater",
        "voir",
    }
)
# Verbs whose object has done what is said after "for", "of" or "in".
PRAISING = frozenset(
    (
        "thank praise commend applaud congratulate credit condemn criticise criticize blame accuse sanction punish "
        "salute hail welcome recognise recognize honor honour denounce remercier féliciter saluer louer condamner "
        "critiquer accuser sanctionner dénoncer complimenter"
    ).split()
)
# Verbs whose subject does not do what their object's infinitive says: "backed efforts to reach a deal".
LOOKING_ON = PRAISING | frozenset("support back endorse reject oppose soutenir appuyer rejeter".split())
PRAISED_FOR = frozenset({"for", "of", "in", "pour", "de", "d'", "d’"})
# Nouns whose infinitive is done by the one to whom they are given.
OFFERS = frozenset({"invitation", "request", "proposal", "offer", "demande"})
# Those of them whose infinitive is done by the one who makes them, where that is said.
OWN_OFFERS = OFFERS - {"invitation", "demande"}
DEPARTURES = frozenset({"leave", "depart", "head", "set", "fly", "travel"})
DEPTH = 6
FINITE = frozenset({"VBD", "VBZ"})
# How a verb hangs on one whose subject it shares.
INHERITING = frozenset("conj xcomp advcl ccomp dep parataxis aux obl:mod obl:arg acomp".split())
REPORTING = frozenset(
    (
        "déclarer indiquer annoncer affirmer préciser rappeler souligner ajouter estimer assurer confirmer "
        "rapporter noter expliquer dire conclure"
    ).split()
)


def surface_subjects(verb: Token, depth: int = 0) -> list[Token]:
    """The grammatical subject, active or passive, found through coordination and control."""
    own = [
        c for c in verb.children if (c.dep_ in SUBJECT or c.dep_ in PASSIVE_SUBJECT) and not is_governed(c)
    ]
    own = [] if _leaves_for(verb) else _detached(verb) or own or inverted_subjects(verb)
    if (
        own
        and verb.dep_ == "conj"
        and not is_verb(verb.head)
        and any(c.dep_ == "cc" and c.i < own[0].i for c in verb.children)
    ):
        # "X and Y have signed", read as "X, and Y has signed"
        own = [verb.head, *own]
    if own:
        return [antecedent(c, verb) for c in own]
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
    return [t for t in before if is_unmarked(t) and _after_comma(t)][-1:]


def _after_comma(noun: Token) -> bool:
    """Whether a comma stands before a noun's determiner."""
    first = min(c.i for c in noun.children if c.dep_ == "det")
    return first > 0 and noun.doc[first - 1].text == ","


def inverted_subjects(verb: Token) -> list[Token]:
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


def _outer_subjects(verb: Token, depth: int) -> list[Token]:
    head = verb.head
    if depth > DEPTH or head == verb:
        return []
    praised = _praised(verb, head)
    if praised or not is_verb(head) or verb.dep_ in ("pcomp", "pobj"):
        return praised or _below_noun(verb, depth)
    controller = _controllers(verb, head) or _invited(verb, head) or _absolute(verb, head)
    if controller:
        return controller
    # "They backed efforts to end the war and reach a deal", read as "They backed, and reach"
    helped = any(c.dep_ == "aux" for c in verb.children)
    bare = verb.dep_ == "conj" and verb.tag_ == "VB" and head.tag_ in FINITE and not helped
    return surface_subjects(head, depth + 1) if verb.dep_ in INHERITING and not bare else []


def _below_noun(verb: Token, depth: int) -> list[Token]:
    """The subject of a verb that hangs on a preposition, a noun or an adjective."""
    if verb.dep_ in ("pcomp", "pobj"):
        return _subjects_or_owner(verb.head.head, depth + 1)
    return _nominal_subjects(verb, depth)


def _praised(verb: Token, head: Token) -> list[Token]:
    """ "thanked X for hosting", "praised X's role in hosting": X."""
    if verb.dep_ == "pcomp":
        leads, governor = head.lower_, head.head
    else:
        governor = head
        leads = next((c.lower_ for c in verb.children if c.dep_ in ("mark", "case") and c.i < verb.i), "")
    if leads not in PRAISED_FOR or governor.lemma_ not in PRAISING or not is_verb(governor):
        return []
    sort = PASSIVE_SUBJECT if is_passive(governor) else OBJECT
    praised = [c for c in governor.children if c.dep_ in sort][:1]
    owners = [o for c in praised for o in c.children if o.dep_ == "poss"]
    return owners or praised


def _subjects_or_owner(governor: Token, depth: int) -> list[Token]:
    return surface_subjects(governor, depth) if is_verb(governor) else _owner(governor, depth)


def _nominal_subjects(verb: Token, depth: int) -> list[Token]:
    """The subject of a verb that hangs on a noun or an adjective."""
    head = verb.head
    if verb.dep_ in ("acl", "relcl", "acl:relcl"):
        return _owner(head, depth + 1) if is_infinitive(verb) else [head]
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


def is_infinitive(verb: Token) -> bool:
    """Whether a verb is an infinitive, in English one with "to"."""
    return any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children) or verb.morph.get(
        "VerbForm", []
    ) == ["Inf"]


def _invited(verb: Token, head: Token) -> list[Token]:
    """ "extended an invitation to X to visit": X, though the parser hangs the infinitive on the verb."""
    if not is_infinitive(verb) or not any(c.lemma_ in OFFERS for c in head.children if c.dep_ in OBJECT):
        return []
    givers = [c for c in head.children if c.dep_ in OBJECT and c.lemma_ in OFFERS]
    return (
        _offerer(givers[0])
        or [n for x in (head, *givers) for prep, n in obliques(x) if prep in ("to", "for", "à", "pour")][:1]
    )


def _absolute(verb: Token, head: Token) -> list[Token]:
    """ "…, with the Assembly passing a resolution": the Assembly."""
    if verb.tag_ != "VBG" or verb.dep_ != "advcl":
        return []
    withs = [c for c in head.children if c.dep_ == "prep" and c.lower_ == "with" and c.i < verb.i]
    return [n for c in withs[-1:] for n in c.children if n.dep_ == "pobj" and n.i < verb.i]


def _offerer(offer: Token) -> list[Token]:
    """ "X's offer to mediate", "the offer of X to mediate": X."""
    if offer.lemma_ not in OWN_OFFERS:
        return []
    owners = [c for c in offer.children if c.dep_ == "poss"]
    return (owners or [n for prep, n in obliques(offer) if prep == "of"])[:1]


def _owner(noun: Token, depth: int) -> list[Token]:
    """Whose plan, visit or invitation: the possessor, the "for X" of an infinitive, or the giver's subject."""
    owners = [c for c in noun.children if c.dep_ == "poss"] if noun.lemma_ not in OFFERS else _offerer(noun)
    if owners:
        return owners
    owners = [n for prep, n in obliques(noun) if prep in ("for", "to", "by")]
    if not owners and noun.lemma_ in OFFERS and is_verb(noun.head):
        owners = [n for prep, n in obliques(noun.head) if prep in ("for", "to")]
    if owners:
        return owners[:1]
    if noun.head.lemma_ in LOOKING_ON and noun.dep_ in OBJECT:
        return []
    if is_verb(noun.head) and depth <= DEPTH and noun.dep_ in (*OBJECT, "pobj"):
        return surface_subjects(noun.head, depth + 1)
    if noun.dep_ == "pobj" and is_verb(noun.head.head) and depth <= DEPTH:
        return surface_subjects(noun.head.head, depth + 1)
    return []
