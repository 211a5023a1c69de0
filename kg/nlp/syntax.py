"""Words of a parsed sentence, the same for every language's parser.

Which are verbs, which verbs are passive, what prepositions govern. The parser's label scheme (the
English models' or Universal Dependencies) is told apart by the labels themselves.
"""

from collections.abc import Collection, Iterator

from spacy.tokens import Token

SUBJECT = frozenset({"nsubj", "csubj", "expl:subj"})
PASSIVE_SUBJECT = frozenset({"nsubjpass", "nsubj:pass", "csubjpass"})
PASSIVE_MARK = frozenset({"auxpass", "aux:pass"})
OBJECT = frozenset({"dobj", "obj", "attr"})
OBLIQUE = frozenset({"obl", "obl:mod", "obl:arg", "obl:agent", "nmod", "iobj"})
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
    "among": "between",
    "amongst": "between",
}
LONGEST_CHAIN = 2
# Groups that somebody leads, and the verbs that say so: "une délégation de députés menée par X".
GROUPS = frozenset({"délégation", "mission", "groupe", "équipe", "délégations"})
LEADING = frozenset({"conduire", "diriger", "mener", "présider", "emmener", "guider"})
# Nouns that only say how many: "a number of officials".
QUANTITIES = frozenset(
    "range number series variety host handful couple group dozens hundreds nombre série dizaine".split()
)
REFLEXIVE = frozenset({"se", "s'", "s’"})
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

# Prepositions whose "to" tells no goal: "according to X".
CITING = frozenset({"according", "due", "owing", "prior", "contrary", "thanks"})
# French nouns of what goes on somewhere: a place after them is theirs.
GOINGS_ON = frozenset(
    "situation crise conflit guerre insécurité tension transition évolution événement violence arrivée retour".split()
)


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
    """A token and what is coordinated with it; for "his colleague, X" also X."""
    names = token.doc.user_data.get("names", frozenset())
    out, todo = [], [token]
    while todo:
        at = todo.pop(0)
        if at in out:
            continue
        out.append(at)
        todo.extend(
            c
            for c in at.children
            if (c.dep_ == "conj" and not (is_verb(c) and not is_verb(at) and has_subject(c)))
            or (c.dep_ == "appos" and c.i in names and at.i not in names and at.tag_ == "NN")
            or _names_it(c, at, names)
        )
        if at.lower_ in GROUPS:
            clauses = [c for c in at.children if c.dep_ in CLAUSE_MODIFIER and c.lemma_ in LEADING]
            todo.extend(noun for c in clauses for prep, noun in obliques(c) if prep == "par")
        if at.lower_ in QUANTITIES and at.i not in names:
            # "met a number of officials": the officials
            todo.extend(noun for prep, noun in obliques(at) if prep in ("of", "de"))
    return out


def _names_it(name: Token, noun: Token, names: Collection[int]) -> bool:
    """Whether a name says who a noun before it is: "l'écrivain Valérie Toranian"."""
    if name.dep_ != "flat:name" or name.i not in names or noun.i in names or noun.i > name.i:
        return False
    return not any(c.dep_ == "case" for c in name.children)


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
    return verb.dep_ in ("acl", "advcl", "amod") and (_past_participle(verb) or _opens(verb))


def _opens(verb: Token) -> bool:
    """Whether an English participle opens a sentence and tells of its subject: "Sworn in on Friday, X becomes"."""
    bare = not any(c.dep_ in ("mark", "aux") for c in verb.children)
    return verb.dep_ == "advcl" and verb.tag_ == "VBN" and bare and not has_subject(verb)


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
        elif (
            child.dep_ in OBLIQUE
            and child.lower_ == "mains"
            and any(c.dep_ == "case" for c in child.children)
        ):
            # "reçu des mains de X": from X
            yield from (("par", n) for prep, n in obliques(child) if prep == "de")
        elif child.dep_ in OBLIQUE:
            cases = [c for c in child.children if c.dep_ == "case"]
            yield from ((preposition(c), antecedent(child, token)) for c in cases[:1])
        elif child.pos_ == "ADV":
            yield from _beside_adverb(child, token)
        elif child.lower_ == "qui" and child.i and child.doc[child.i - 1].pos_ == "ADP":
            yield preposition(child.doc[child.i - 1]), antecedent(child, token)


def _beside_adverb(adverb: Token, head: Token) -> Iterator[tuple[str, Token]]:
    """What hangs on an adverb: "lors de la visite", "s'est entretenu longuement avec X"."""
    if adverb.lower_ in ("auprès", "lors", "près"):
        yield from ((adverb.lower_, c) for c in adverb.children if c.dep_ in OBLIQUE)
    elif adverb.dep_ == "advmod" and is_verb(head):
        yield from obliques(adverb)


def _governed_nouns(adposition: Token) -> Iterator[tuple[str, Token]]:
    for inner in adposition.children:
        if inner.dep_ in ("pobj", "pcomp"):
            yield preposition(adposition), inner
            # "met with the minister of Laos, pledging": the parser takes him for who pledges
            taken = [c for c in inner.children if c.dep_ == "nsubj" and c.i == adposition.i + 1]
            yield from ((preposition(adposition), c) for c in taken if inner.dep_ == "pcomp")
        elif inner.dep_ == "prep" and adposition.lower_ not in CITING:
            yield from ((preposition(inner), x) for x in inner.children if x.dep_ == "pobj")
        elif inner.dep_ == "conj" and inner.pos_ == "ADP":
            # "with Wang Yi and with Ararat Mirzoyan"
            yield from _governed_nouns(inner)
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
            far = FAR - {"à", "en"} if child.lemma_ in GOINGS_ON else FAR
            yield from ((prep, inner) for prep, inner in obliques(child) if prep in far)
            yield from ((prep, n) for c in _of_noun(child) for prep, n in obliques(c) if prep in FAR)
            if depth < LONGEST_CHAIN:
                yield from far_obliques(child, depth + 1)


def _of_noun(noun: Token) -> list[Token]:
    """Adjectives and bare participles of a noun, on which the parser hangs what follows: "avions chargés … en X"."""
    return [c for c in noun.children if c.dep_ in ("amod", "acl") and c.pos_ == "ADJ" and c.i > noun.i]


def antecedent(subject: Token, verb: Token) -> Token:
    """The noun that a relative pronoun stands for, or the subject itself."""
    if subject.lower_ in RELATIVE and verb.dep_ == "advcl" and is_governed(subject):
        before = [t for t in subject.doc[: subject.i - 1] if t.pos_ in ("NOUN", "PROPN")]
        return before[-1] if before else subject
    if subject.lower_ in RELATIVE and verb.dep_ in CLAUSE_MODIFIER:
        return verb.head
    if subject.lower_ in RELATIVE and verb.dep_ == "conj" and verb.head.dep_ in CLAUSE_MODIFIER:
        return verb.head.head
    return subject


def is_governed(pronoun: Token) -> bool:
    """Whether a relative "qui" follows a preposition, and so is no subject."""
    return pronoun.lower_ == "qui" and pronoun.i > 0 and pronoun.doc[pronoun.i - 1].pos_ == "ADP"


def is_unmarked(noun: Token) -> bool:
    """Whether a noun has a determiner and neither a preposition nor a conjunction."""
    marks = {c.dep_ for c in noun.children}
    return "det" in marks and not marks & {"case", "cc"}


def clause_head(token: Token) -> Token:
    """The verb of the clause that a token stands in, or the sentence's root."""
    at = token
    while not is_verb(at) and at.head != at:
        at = at.head
    return at


def subtree(token: Token) -> tuple[int, int]:
    """(first, last + 1) word of a token's subtree."""
    return token.left_edge.i, token.right_edge.i + 1
