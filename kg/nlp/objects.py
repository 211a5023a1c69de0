"""What a verb acts on, where the parser hangs it elsewhere or takes it for something else."""

from spacy.tokens import Token

from kg.nlp.syntax import (
    OBJECT,
    OBLIQUE,
    RELATIVE,
    SUBJECT,
    has_subject,
    is_passive,
    is_unmarked,
    is_verb,
)

# Verbs that make someone something: "élu président".
NAMING = frozenset({"nommer", "élire", "réélire", "désigner", "proclamer", "faire", "reconduire"})


def parted(verb: Token, own: list[Token]) -> tuple[list[Token], list[Token]]:
    """Objects, and what someone is made: "was elected [president]", "est nommé [ambassadeur]", which is no object."""
    made = [c for c in verb.children if c.dep_ == "oprd" or (c.dep_ == "xcomp" and not is_verb(c))]
    return ([], made + own) if is_passive(verb) and verb.lemma_ in NAMING else (own, made)


def is_partitive(noun: Token) -> bool:
    """Whether "des" before a noun is an article that the parser takes for a preposition ("a livré des vaccins")."""
    return (
        any(c.dep_ == "case" and c.lower_ in ("des", "du") for c in noun.children)
        and is_verb(noun.head)
        and noun.i > noun.head.i
    )


def is_small(clause: Token) -> bool:
    """Whether a clause has a subject, and neither auxiliary nor conjunction: "declared [X persona non grata]"."""
    return clause.dep_ == "ccomp" and not any(c.dep_ in ("aux", "auxpass", "mark") for c in clause.children)


def is_bare(word: Token) -> bool:
    """Whether a verb's right neighbour is a name that the parser takes for its adjective ("a visité Londres")."""
    return word.dep_ in ("nmod", "amod") and word.i == word.head.i + 1 and word.text[0].isupper()


def shared_object(verb: Token) -> list[Token]:
    """ "called and congratulated X": X is the object of both."""
    if any(c.dep_ in ("prep", "xcomp", "ccomp", *OBLIQUE) for c in verb.children):
        return []
    partners = [
        c
        for c in verb.children
        if c.dep_ == "conj" and is_verb(c) and not has_subject(c) and c.i - verb.i == 2
    ]
    return [o for c in partners for o in c.children if o.dep_ in OBJECT]


def displaced(verb: Token) -> list[Token]:
    """ "a rencontré à Genève le ministre": the object, which the parser hangs on the place before it."""
    return [c for n in verb.children if n.dep_ in OBLIQUE for c in n.children if hangs(c)]


def hangs(noun: Token) -> bool:
    """Whether a noun with a determiner and no preposition stands after a prepositional phrase, as part of it."""
    governed = any(c.dep_ == "case" for c in noun.head.children)
    return noun.dep_ in ("appos", "nmod") and is_unmarked(noun) and governed and noun.i > noun.head.i


def relative_object(verb: Token) -> list[Token]:
    """The noun that a relative clause with a subject of its own is about: "the pact that X signed"."""
    if verb.dep_ not in ("relcl", "acl:relcl"):
        return []
    subjects = [c for c in verb.children if c.dep_ in SUBJECT]
    return [verb.head] if subjects and subjects[0].lower_ not in RELATIVE else []
