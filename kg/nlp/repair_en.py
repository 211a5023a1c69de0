"""Mends what the English parser gets wrong in a known way, before anything reads the parse.

Each repair looks at a parsed short sentence and says which words hang elsewhere, by which label.
"""

from collections.abc import Callable, Collection, Iterator, Sequence

from spacy.tokens import Doc, Token

from kg.nlp.collapse import Collapsed
from kg.nlp.lists_en import listed_after, listed_first
from kg.nlp.post_en import sent
from kg.nlp.syntax import OBJECT, PASSIVE_SUBJECT, SUBJECT, has_subject, is_verb
from kg.nlp.times_en import beside_dates, between_after, said_when

Edit = tuple[int, int, str]  # word, its head, label
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
# Verbs whose participle tells of who came with a subject, not of the event named before it.
COMPANY = frozenset({"accompany", "join", "flank", "follow", "lead", "surround", "represent", "escort"})
# Verbs whose asker may be named after what is asked.
ASKING = frozenset({"invite", "ask", "urge", "request"})
# The word that stands for "persona non grata" in a short sentence, and the lemma that rules know it by.
UNWELCOME = ("unwelcome", "persona")
MODIFIERS = frozenset({"JJ", "NN", "CC", ","})


def repair(doc: Doc, short: Collapsed) -> Doc:
    """The parse, mended."""
    for token in doc:
        if token.tag_ == "VBG" and token.dep_ == "prep":
            # "following an invitation": a preposition
            token.pos_ = "ADP"
        elif token.lower_ == UNWELCOME[0]:
            token.lemma_ = UNWELCOME[1]
    names = frozenset(i for i, n in enumerate(short.name) if n is not None)
    labels = {t.dep_ for t in doc}
    for find, of in _REPAIRS:
        edits = list(find(doc, names)) if not of.isdisjoint(labels) else []
        doc = _rehung(doc, edits)
        labels.update(label for *_, label in edits)
    doc = _rehung(doc, list(_parted_objects(doc, names, short.origin)) if "appos" in labels else [])
    return _rehung(doc, [*beside_dates(doc, names, short.date), *between_after(doc, names, short.date)])


def _rehung(doc: Doc, edits: Sequence[Edit]) -> Doc:
    """A copy in which some words hang elsewhere, or the parse itself if nothing changes."""
    if not edits:
        return doc
    heads, labels = [t.head.i for t in doc], [t.dep_ for t in doc]
    for word, head, label in edits:
        heads[word], labels[word] = head, label
    return Doc(
        doc.vocab,
        words=[t.text for t in doc],
        # a participle that a noun has is passive, whatever the tagger made of it
        tags=["VBN" if labels[t.i] == "acl" and t.tag_ == "VBD" else t.tag_ for t in doc],
        pos=[t.pos_ for t in doc],
        morphs=[str(t.morph) for t in doc],
        lemmas=[t.lemma_ for t in doc],
        heads=heads,
        deps=labels,
    )


def _is_finite(verb: Token) -> bool:
    helping = (c for c in verb.children if c.dep_ in ("aux", "auxpass"))
    return verb.tag_ in FINITE or any(c.tag_ in FINITE for c in helping)


def _subject_label(verb: Token) -> str:
    return "nsubjpass" if any(c.dep_ == "auxpass" for c in verb.children) else "nsubj"


def _fronted(doc: Doc, names: Collection[int]) -> Iterator[Edit]:
    """ "At the invitation of X, [A and B] will visit": A and B, read as coordinated with X."""
    for verb in doc:
        if not is_verb(verb) or has_subject(verb) or not _is_finite(verb) or verb.dep_ in ("relcl", "acl"):
            continue
        if any(c.dep_ in ("expl", "csubj") for c in verb.children):
            continue
        openings = [c for c in verb.children if c.dep_ in ("prep", "advcl") and c.i < verb.i]
        inner = [t for c in openings for t in c.subtree if t.i < verb.i and _opens_subject(t, names)]
        if inner:
            first = inner[0]
            yield first.i, verb.i, _subject_label(verb)
            # what the parser coordinated with the same word belongs to the subject
            yield from ((t.i, first.i, t.dep_) for t in first.head.children if first.i < t.i < verb.i)


def _opens_subject(token: Token, names: Collection[int]) -> bool:
    """Whether a coordinated or apposed noun stands right after a comma, with no conjunction before it."""
    first = token.left_edge.i
    after_comma = first > 0 and token.doc[first - 1].text == ","
    known = token.i in names or token.pos_ in ("NOUN", "PROPN", "PRON")
    return token.dep_ in ("conj", "appos") and after_comma and known


def _progressive(doc: Doc, names: Collection[int]) -> Iterator[Edit]:
    """ "is mediating", read as "is" with a noun."""
    for verb in doc:
        be = verb.head
        if verb.tag_ != "VBG" or verb.dep_ not in ("attr", "acomp") or be.lemma_ != "be" or be == verb:
            continue
        if verb.left_edge.i != verb.i or any(not c.is_punct and be.i < c.i < verb.i for c in be.children):
            continue
        yield verb.i, be.head.i if be.head != be else verb.i, be.dep_
        yield from ((c.i, verb.i, c.dep_) for c in be.children if c != verb)
        yield be.i, verb.i, "aux"


def _hyphened(doc: Doc, names: Collection[int]) -> Iterator[Edit]:
    """ "[US]-brokered talks": by whom, as the participle of a noun has it."""
    for participle in doc[2:]:
        agent = doc[participle.i - 2]
        if agent.i not in names or participle.tag_ not in ("VBN", "VBD") or doc[participle.i - 1].text != "-":
            continue
        if participle.head.i > participle.i and not is_verb(participle.head):
            written = agent.text in ("China", "Congress", "Clinton", "London")
            yield participle.i, participle.head.i, "acl"
            yield agent.i, participle.i, "obl:agent" if written else "mod"


def _detached(doc: Doc, names: Collection[int]) -> Iterator[Edit]:
    """ "held talks, [mediated] by X", "[Brokered] by X, the deal": a participle of the talks, not of who held them."""
    for participle in doc:
        verb = participle.head
        if participle.tag_ != "VBN" or participle.dep_ != "advcl" or has_subject(participle):
            continue
        if any(c.dep_ in ("aux", "auxpass", "mark") for c in participle.children):
            continue
        noun = _told_of(participle, verb) if any(c.dep_ == "agent" for c in participle.children) else None
        if noun is not None:
            yield participle.i, noun.i, "acl"


def _told_of(participle: Token, verb: Token) -> Token | None:
    """What a participle apart from its noun tells of: the subject, or the thing said after the verb."""
    subjects = [c for c in verb.children if c.dep_ in SUBJECT or c.dep_ in PASSIVE_SUBJECT]
    objects = [c for c in verb.children if c.dep_ in OBJECT and verb.i < c.i < participle.i]
    late = participle.i > verb.i and participle.lemma_ not in COMPANY
    chosen = [o for o in objects if o.pos_ == "NOUN"] if late and objects else subjects
    return chosen[0] if chosen else None


def _late_objects(doc: Doc, names: Collection[int]) -> Iterator[Edit]:
    """ "received in audience [the President]", read as an adverbial."""
    for noun in doc:
        verb = noun.head
        if noun.dep_ != "npadvmod" or noun.i not in names or noun.text == "London" or not is_verb(verb):
            continue
        if noun.i > verb.i and not any(c.dep_ in OBJECT or c.dep_ == "auxpass" for c in verb.children):
            yield noun.i, verb.i, "dobj"


def _parted_objects(doc: Doc, names: Collection[int], origin: Sequence[tuple[int, int]]) -> Iterator[Edit]:
    """ "received on Monday [the envoy]": parted from the date by a comma that only the short sentence has."""
    for noun in doc[1:]:
        start, end = origin[noun.i - 1]
        if noun.dep_ != "appos" or noun.i not in names or start != end:
            continue
        verb = next((a for a in noun.ancestors if is_verb(a)), None)
        if (
            verb is not None
            and noun.i > verb.i
            and not any(c.dep_ in OBJECT or c.dep_ == "auxpass" for c in verb.children)
        ):
            yield noun.i, verb.i, "dobj"


def _relatives(doc: Doc, names: Collection[int]) -> Iterator[Edit]:
    """ "a call from [X], who invited": the clause tells of X, not of the call."""
    for verb in doc:
        noun = verb.head
        who = [c for c in verb.children if c.lower_ in ("who", "whom")] if verb.dep_ == "relcl" else []
        if not who or noun.i in names:
            continue
        before = who[0].i - 1
        while before > noun.i and doc[before].is_punct:
            before -= 1
        if before in names and noun in doc[before].ancestors:
            yield verb.i, before, "relcl"


def _coordinated(doc: Doc, names: Collection[int]) -> Iterator[Edit]:
    """ "met X and [visited] Y", where the participle is read as an adjective of Y."""
    for word in doc[1:]:
        noun = word.head
        read_so = word.tag_ in ("VBN", "VBD") and word.dep_ == "amod" and noun.i == word.i + 1
        if read_so and noun.i in names and noun.dep_ == "conj" and doc[word.i - 1].dep_ == "cc":
            verb = next((a for a in noun.ancestors if is_verb(a)), None)
            if verb is not None and _is_finite(verb):
                yield word.i, verb.i, "conj"
                yield noun.i, word.i, "dobj"


def _reduced(doc: Doc, names: Collection[int]) -> Iterator[Edit]:
    """ "A treaty, [concluded] in 2020, will enter into force": read as the main verb."""
    for verb in doc:
        if verb.tag_ not in ("VBD", "VBN"):
            continue
        subjects = [c for c in verb.children if c.dep_ == "nsubj" and c.i < verb.i]
        later = [c for c in verb.children if c.dep_ == "conj" and is_verb(c) and not has_subject(c)]
        if not subjects or not later or doc[verb.i - 1].text != ",":
            continue
        if any(c.dep_ in ("cc", "dobj", "aux") for c in verb.children) or subjects[0].pos_ != "NOUN":
            continue
        main = later[0]
        if _is_finite(main):
            yield main.i, verb.head.i if verb.head != verb else main.i, verb.dep_
            yield verb.i, subjects[0].i, "acl"
            yield subjects[0].i, main.i, _subject_label(main)


def _predicates(doc: Doc, names: Collection[int]) -> Iterator[Edit]:
    """ "declared [X] unwelcome": X is the object, though read as the subject of "unwelcome"."""
    for word in doc:
        if word.dep_ != "ccomp" or not (word.pos_ == "ADJ" or word.lower_ == UNWELCOME[0]):
            continue
        subjects = [c for c in word.children if c.dep_ in SUBJECT]
        if subjects and not any(c.dep_ in ("aux", "mark", "cop") for c in word.children):
            yield word.i, word.head.i, "oprd"
            yield subjects[0].i, word.head.i, "dobj"


def _late_agents(doc: Doc, names: Collection[int]) -> Iterator[Edit]:
    """ "was invited to attend the summit [by X]": whose phrase the parser hangs on the summit."""
    for verb in doc:
        asked = verb.lemma_ in ASKING and any(c.dep_ == "auxpass" for c in verb.children)
        if not asked or any(c.dep_ == "agent" or c.lower_ == "by" for c in verb.children):
            continue
        asides = [t for t in verb.subtree if t.lower_ == "by" and t.dep_ == "prep" and t.i > verb.i]
        named = [t for t in asides if any(c.i in names for c in t.children)]
        yield from ((t.i, verb.i, "agent") for t in named[:1])


def _modifiers(doc: Doc, names: Collection[int]) -> Iterator[Edit]:
    """ "of economic, trade and financial [sanctions] against X": where an adjective is read as the noun."""
    for noun in doc:
        first = noun.head
        while noun.dep_ == "conj" and first.dep_ == "conj":
            first = first.head
        last = noun.dep_ == "conj" and not any(c.dep_ == "conj" for c in noun.children)
        between = doc[first.i : noun.i] if last and first.tag_ == "JJ" else ()
        if not between or noun.tag_ not in ("NN", "NNS") or not all(t.tag_ in MODIFIERS for t in between):
            continue
        after = doc[noun.i + 1] if noun.i + 1 < len(doc) else noun
        if first.dep_ in ("pobj", "dobj"):
            yield noun.i, first.head.i, first.dep_
            if after.dep_ == "prep" and after.head in first.ancestors:
                yield after.i, noun.i, "prep"
        elif first.head == after and after.tag_ == "VBN" and after.dep_ == "pcomp":
            yield noun.i, after.head.i, "pobj"
            yield after.i, noun.i, "acl"
        else:
            continue
        yield first.i, noun.i, "amod"


def _called_on(doc: Doc, names: Collection[int]) -> Iterator[Edit]:
    """ "called on X to [lift] the embargo": what X is to do, read as what the call is for."""
    for verb in doc:
        if verb.tag_ != "VB" or verb.dep_ != "advcl" or verb.head.lemma_ not in ("call", "appeal"):
            continue
        whom = [c for c in verb.head.children if c.dep_ == "prep" and verb.head.i < c.i < verb.i]
        if whom and any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children):
            yield verb.i, verb.head.i, "xcomp"


# The repairs in their order, each with the labels of which a parse must have one for it to apply.
_REPAIRS: tuple[tuple[Callable[[Doc, Collection[int]], Iterator[Edit]], frozenset[str]], ...] = (
    (_modifiers, frozenset({"conj"})),
    (_called_on, frozenset({"advcl"})),
    (_progressive, frozenset({"attr", "acomp"})),
    (_fronted, frozenset({"conj", "appos"})),
    (listed_first, frozenset({"npadvmod"})),
    (listed_after, frozenset({"conj"})),
    (_hyphened, frozenset({"ROOT"})),
    (_detached, frozenset({"advcl"})),
    (sent, frozenset({"advcl"})),
    (_late_objects, frozenset({"npadvmod"})),
    (_predicates, frozenset({"ccomp"})),
    (said_when, frozenset({"ccomp"})),
    (_relatives, frozenset({"relcl"})),
    (_coordinated, frozenset({"amod"})),
    (_reduced, frozenset({"conj"})),
    (_late_agents, frozenset({"auxpass"})),
)
