"""Mends how the French parser reads openings, numbers in words, phrases after a place, and framed clauses."""

import re
from collections.abc import Collection, Iterator

from spacy.tokens import Doc, Token

from kg.nlp.syntax import GOINGS_ON, OBJECT, OBLIQUE, PASSIVE_SUBJECT, SUBJECT, has_subject, is_verb
from kg.nlp.tree import Edit

LINKS = frozenset({"conj", "appos", "nmod"})
# Numbers in words that the tagger takes for nouns.
NUMBER = re.compile(
    r"(\w+-)*(deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|vingts?|trente|quarante|cinquante|soixante|un|une|cents?)|[\w-]+ième"
)
# Nouns that only say when something else is: what a relative clause tells is that.
FRAMES = frozenset({"cadre", "occasion", "issue", "terme", "marge", "lendemain", "veille", "cours"})
BESIDE = frozenset(
    {"à", "au", "aux", "avec", "entre", "contre", "auprès", "lors", "pour", "sur", "sous", "par"}
)


def case_of(noun: Token) -> str:
    """The preposition before a noun, or nothing."""
    return next((c.lower_ for c in noun.children if c.dep_ == "case"), "")


def listed(token: Token, verb: Token, names: Collection[int]) -> bool:
    """Whether a word before a verb is a noun of a list, hung on what stands before it."""
    if token.i >= verb.i or token.dep_ not in LINKS or case_of(token) or token.head == verb:
        return False
    full = token.i in names or any(c.dep_ == "det" for c in token.children)
    return full and not is_verb(token) and before(token) in (",", "et", "que")


def before(token: Token) -> str:
    """The word before a noun with its determiner."""
    first = min([token.i, *(c.i for c in token.children if c.dep_ in ("det", "amod") and c.i < token.i)])
    return token.doc[first - 1].lower_ if first else ""


def opening_participle(doc: Doc, names: Collection[int]) -> Iterator[Edit]:
    """ "Reçue à Paris, X a salué Y": what X did heads the sentence, not what was done to X."""
    opening = doc[0]
    if opening.dep_ != "ROOT" or opening.pos_ != "VERB" or opening.morph.get("VerbForm", []) != ["Part"]:
        return
    if any(c.dep_ in ("aux:tense", "aux:pass", "cop") for c in opening.children):
        return
    main = next((t for t in doc if _tells(t, opening)), None)
    if main is None or not any(t.text == "," for t in doc[opening.i : main.i]):
        return
    subjects = [c for c in opening.children if c.dep_ in SUBJECT or c.dep_ in PASSIVE_SUBJECT]
    subjects = subjects or [t for t in doc[opening.i : main.i] if listed(t, main, names)][:1]
    if not subjects and not has_subject(main):
        return
    yield main.i, main.i, "ROOT"
    yield opening.i, main.i, "advcl"
    passive = any(c.dep_ == "aux:pass" for c in main.children)
    label = "nsubj:pass" if passive else "nsubj"
    yield from ((c.i, main.i, label) for c in subjects if not has_subject(main))


def _tells(verb: Token, opening: Token) -> bool:
    """Whether a verb may head the sentence that a participle opens."""
    finite = verb.morph.get("VerbForm", []) == ["Fin"] or any(c.dep_ == "aux:tense" for c in verb.children)
    return verb.head == opening and is_verb(verb) and finite and verb.dep_ not in ("acl", "acl:relcl")


def opening_word(doc: Doc, _: Collection[int]) -> Iterator[Edit]:
    """ "Joint par X, Y a dit": the participle that opens a sentence is a clause."""
    opening = doc[0]
    if opening.pos_ != "VERB" or opening.morph.get("VerbForm", []) != ["Part"] or opening.i + 1 == len(doc):
        return
    later = is_verb(opening.head) and opening.head.i > opening.i
    if later and opening.dep_ in ("obl:mod", "nmod", "amod", "dep") and opening.nbor().pos_ == "ADP":
        yield opening.i, opening.head.i, "advcl"


def numbered(doc: Doc, _: Collection[int]) -> Iterator[Edit]:
    """ "un dix-neuvième paquet", "vingt-trois accords": the noun, not the number before it, stands in the clause."""
    for number in doc[:-1]:
        noun = number.nbor()
        if not NUMBER.fullmatch(number.lower_) or noun.head != number or noun.pos_ not in ("NOUN", "PROPN"):
            continue
        yield noun.i, noun.i if number.head == number else number.head.i, number.dep_
        yield number.i, noun.i, "amod" if number.lower_.endswith("ième") else "nummod"
        yield from ((c.i, noun.i, c.dep_) for c in number.children if c != noun)


def place_between(doc: Doc, names: Collection[int]) -> Iterator[Edit]:
    """ "a pris part à Tunis à la session", "signé à Lomé entre X et Y": the phrase is the verb's, not the place's."""
    for noun in doc:
        head = noun.head
        if noun.dep_ != "nmod" or case_of(noun) not in BESIDE or head.i not in names or head.i > noun.i:
            continue
        near = min((c.i for c in noun.children if c.dep_ == "case"), default=0) == head.i + 1
        if near and case_of(head) in ("à", "en") and head.dep_ in (*OBLIQUE, *OBJECT) and is_verb(head.head):
            yield noun.i, head.head.i, "obl:mod"


def situated(doc: Doc, names: Collection[int]) -> Iterator[Edit]:
    """ "se sont entretenus de la situation au Mali": the place is the situation's, not the verb's."""
    for place in doc:
        case = next((c for c in place.children if c.dep_ == "case"), None)
        if place.i not in names or case is None or not case.i or case.lower_ not in ("à", "au", "aux", "en"):
            continue
        noun = doc[case.i - 1]
        if noun.lemma_ in GOINGS_ON and is_verb(place.head) and noun.head == place.head:
            yield place.i, noun.i, "nmod"


def late_object(doc: Doc, _: Collection[int]) -> Iterator[Edit]:
    """ "a inscrit sur sa liste noire 27 personnes": the object, read as a part of the phrase before it."""
    for noun in doc:
        phrase, verb = noun.head, noun.head.head
        counted = any(c.dep_ == "nummod" and c.i < noun.i for c in noun.children)
        if noun.dep_ != "nmod" or not counted or case_of(noun) or not is_verb(verb) or verb.i > phrase.i:
            continue
        bound = any(c.dep_ in OBJECT or c.dep_ in PASSIVE_SUBJECT for c in verb.children)
        if phrase.dep_ in OBLIQUE and case_of(phrase) and not bound:
            yield noun.i, verb.i, "obj"


def framed(doc: Doc, _: Collection[int]) -> Iterator[Edit]:
    """ "dans le cadre de la visite qu'il effectue": it is the visit that is paid."""
    for verb in doc:
        frame = verb.head
        if verb.dep_ != "acl:relcl" or frame.lemma_ not in FRAMES or frame.i > verb.i:
            continue
        inside = [c for c in frame.children if c.dep_ == "nmod" and frame.i < c.i < verb.i]
        if inside and case_of(inside[-1]) in ("de", "du", "d'", "des"):
            yield verb.i, inside[-1].i, "acl:relcl"
