"""Mends what the French parser gets wrong in a known way, before anything reads the parse.

Each repair looks at a parsed short sentence and says which words hang elsewhere, by which label.
"""

from collections.abc import Callable, Collection, Iterator, Mapping

from spacy.tokens import Doc, Token

from kg.nlp.collapse import Collapsed
from kg.nlp.conjugation import ahead_forms, participle_forms
from kg.nlp.lists_fr import named_in_a_row
from kg.nlp.openings_fr import (
    LINKS,
    before,
    case_of,
    framed,
    late_object,
    listed,
    numbered,
    opening_participle,
    opening_word,
    place_between,
    situated,
)
from kg.nlp.syntax import (
    OBJECT,
    OBLIQUE,
    PASSIVE_SUBJECT,
    SUBJECT,
    UNACCUSATIVE,
    has_subject,
    is_reflexive,
    is_verb,
)
from kg.nlp.tree import Edit, rehung

# Verbs of what one "se voit" do: the subject of "se voit décerner" receives.
GIVING = frozenset(
    {
        "accorder", "adresser", "attribuer", "confier", "déclarer", "conférer", "décerner", "imposer", "infliger",
        "interdire", "notifier", "octroyer", "offrir", "proposer", "refuser", "remettre", "retirer",
    }
)  # fmt: skip
# How many commas set off a phrase between a verb and its object.
TWO = 2
JOURNEYS = frozenset({"visite", "déplacement", "voyage", "tournée", "mission"})
NAMING = frozenset({"nommer", "élire", "réélire", "désigner", "proclamer"})
GOING = frozenset({"va", "vont", "allait", "allaient"})


def repair(doc: Doc, short: Collapsed) -> Doc:
    """The parse, mended."""
    for i, lemma in short.lemmas.items():
        doc[i].lemma_ = lemma
        doc[i].pos_ = "VERB"
    _set_right(doc)
    names = frozenset(i for i, n in enumerate(short.name) if n is not None)
    doc = rehung(doc, list(_participles(doc, participle_forms("fr"))))
    for find in _REPAIRS:
        doc = rehung(doc, list(find(doc, names)))
    return doc


def _set_right(doc: Doc) -> None:
    """What the tagger gets wrong by a word's form alone: "puis", the future and the conditional of known verbs."""
    ahead = ahead_forms("fr")
    for token in doc:
        if token.lower_ == "puis":
            # "then", taken for a form of "pouvoir"
            token.lemma_ = "puis"
        elif token.lower_ in GOING and any(_is_infinitive(c) for c in token.children if c.dep_ == "xcomp"):
            # "va signer": goes nowhere
            token.lemma_ = "devoir"
        elif token.lower_ in ahead and token.pos_ in ("VERB", "AUX"):
            mood = "Mood=Cnd|Tense=Pres" if ahead[token.lower_] else "Mood=Ind|Tense=Fut"
            token.set_morph(f"{mood}|Person=3|VerbForm=Fin")  # type: ignore[attr-defined]


def _is_infinitive(verb: Token) -> bool:
    return verb.morph.get("VerbForm", []) == ["Inf"]


def _participles(doc: Doc, forms: Mapping[str, str]) -> Iterator[Edit]:
    """Participles that the tagger takes for adjectives, nouns or adverbs: "ont été échangés", "adressée à"."""
    for token in doc:
        lemma = forms.get(token.lower_)
        if lemma is not None and token.pos_ == "VERB" and token.morph.get("VerbForm", []) == ["Part"]:
            token.set_morph("Tense=Past|VerbForm=Part")  # type: ignore[attr-defined]
            yield from _as_verb(token, [c for c in token.children if c.dep_ == "cop" and c.i < token.i])
        if lemma is None or token.pos_ in ("VERB", "AUX"):
            continue
        helpers = [c for c in token.children if c.dep_ in ("cop", "aux:tense", "aux:pass") and c.i < token.i]
        followed = token.i + 1 < len(doc) and doc[token.i + 1].pos_ == "ADP"
        opens = not token.i and token.pos_ == "ADJ" and is_verb(token.head)
        if helpers or ((token.dep_ == "acl" or opens) and followed):
            token.pos_, token.lemma_ = "VERB", lemma
            token.set_morph("Tense=Past|VerbForm=Part")  # type: ignore[attr-defined]
            yield from _as_verb(token, [c for c in helpers if c.dep_ == "cop"])


def _as_verb(token: Token, copulas: list[Token]) -> Iterator[Edit]:
    """The copula of what is a participle is its auxiliary, of the passive unless the verb is built with "être"."""
    perfect = token.lemma_ in UNACCUSATIVE or is_reflexive(token)
    for c in copulas:
        yield c.i, token.i, "aux:tense" if perfect else "aux:pass"
    if copulas and not perfect:
        yield from ((c.i, token.i, "nsubj:pass") for c in token.children if c.dep_ == "nsubj")


def _dative_pronouns(doc: Doc, _: Collection[int]) -> Iterator[Edit]:
    """ "X lui a présenté": the one to whom, not an adjective of X."""
    for token in doc[:-1]:
        if token.lower_ not in ("lui", "leur") or token.dep_ in ("iobj", "det", "conj"):
            continue
        after = token.nbor()
        verb = after if after.pos_ == "VERB" else after.head
        if after.pos_ in ("VERB", "AUX") and verb.pos_ == "VERB" and verb.i > token.i:
            yield token.i, verb.i, "iobj"


def _given(doc: Doc, _: Collection[int]) -> Iterator[Edit]:
    """ "X s'est vu décerner Y par Z" as "Y was given to X by Z", X its passive subject."""
    for seen in doc:
        if seen.lower_ not in ("vu", "vue", "vus", "vues") or seen.i + 1 == len(doc):
            continue
        giving = seen.nbor()
        if giving.lemma_ not in GIVING or giving not in (seen.head, *seen.children):
            continue
        if seen.head != giving:
            yield giving.i, giving.i if seen.head == seen else seen.head.i, seen.dep_
        yield seen.i, giving.i, "aux:pass"
        given = next((t for t in doc[giving.i + 1 :] if t.pos_ == "NOUN"), None)
        if given is not None and given.head.i > given.i and not case_of(given):
            yield given.i, giving.i, "obj"
        yield from (
            _rehung(c, seen, giving) for c in (*seen.children, *giving.children) if c not in (seen, giving)
        )


def _rehung(child: Token, seen: Token, giving: Token) -> Edit:
    """Where a word that hung on "vu" or on what follows it hangs when the latter is the verb."""
    if child.dep_ in SUBJECT or child.dep_ in PASSIVE_SUBJECT:
        return child.i, giving.i, "nsubj:pass"
    if child.i < seen.i:
        return child.i, seen.i, child.dep_
    return child.i, giving.i, "obl:agent" if case_of(child) == "par" else child.dep_


def _being(doc: Doc, _: Collection[int]) -> Iterator[Edit]:
    """ "X est à Londres": the verb heads the clause, not the place."""
    for be in doc:
        noun = be.head
        if be.dep_ != "cop" or case_of(noun) in ("", "de", "du", "d'", "des"):
            continue
        yield be.i, be.i if noun.head == noun else noun.head.i, noun.dep_
        yield noun.i, be.i, "obl:mod"
        for child in noun.children:
            if child != be and (child.i < be.i or child.dep_ in ("punct", "advcl", "parataxis")):
                yield child.i, be.i, child.dep_
            elif child.dep_ == "nmod" and case_of(child) not in ("de", "du", "d'", "des"):
                yield child.i, be.i, "obl:mod"


def _places_before(doc: Doc, _: Collection[int]) -> Iterator[Edit]:
    """ "a signé à Londres un accord", "a joint par téléphone X": the phrase between verb and object is the verb's."""
    for noun in doc:
        case = next((c for c in noun.children if c.dep_ == "case" and c.i < noun.i), None)
        verb = noun.head
        own = [c for c in noun.children if c.dep_ in ("det", "nummod") and c.i < noun.i]
        if case is None or not own or not is_verb(verb) or verb.i > case.i:
            continue
        between = [
            c
            for c in (*noun.children, *case.children)
            if case.i < c.i < own[-1].i and c.pos_ in ("PROPN", "NOUN", "ADJ", "X", "ADV")
        ]
        if len(between) != 1:
            continue
        place = between[0]
        yield case.i, place.i, "case"
        yield from ((c.i, place.i, "det") for c in own[:-1] if c.i < place.i)
        yield place.i, verb.i, "obl:mod"
        yield noun.i, verb.i, noun.dep_ if any(c.dep_ in OBJECT for c in verb.children) else "obj"


def _fronted(doc: Doc, names: Collection[int]) -> Iterator[Edit]:
    """ "Lors de leur entretien, X et Y ont signé": X and Y, which the parser hangs on the phrase before them."""
    for verb in doc:
        if not is_verb(verb) or verb.dep_ in ("advcl", "acl", "acl:relcl"):
            continue
        own = [c for c in verb.children if c.dep_ in SUBJECT or c.dep_ in PASSIVE_SUBJECT]
        if any(not case_of(c) or c.i > verb.i for c in own):
            continue
        found = [t for t in verb.subtree if listed(t, verb, names)]
        first = next((k for k, t in enumerate(found) if before(t) == ","), None)
        if first is None:
            continue
        subject, *others = found[first:]
        passive = any(c.dep_ == "aux:pass" for c in verb.children)
        yield subject.i, verb.i, "nsubj:pass" if passive else "nsubj"
        yield from ((t.i, subject.i, "conj") for t in others)
        yield from ((c.i, verb.i, "obl:mod") for c in own)


def _postponed(doc: Doc, names: Collection[int]) -> Iterator[Edit]:
    """ "a accordé, à Rabat, une audience": the object, after what stands between commas."""
    for noun in doc:
        if noun.dep_ not in ("conj", "appos", "obl:mod", "nmod") or case_of(noun) or before(noun) != ",":
            continue
        led = [c for c in noun.children if c.dep_ in ("det", "nummod") and c.i < noun.i]
        if not led or not (noun.pos_ == "NOUN" or noun.i in names):
            continue
        verb = next((a for a in noun.ancestors if is_verb(a)), None)
        if verb is None or verb.i > noun.i or is_reflexive(verb) or verb.lemma_ in UNACCUSATIVE:
            continue
        commas = [t.i for t in doc[verb.i : led[0].i] if t.text == ","]
        bound = any(c.dep_ in OBJECT or c.dep_ in ("aux:pass", "ccomp", "xcomp") for c in verb.children)
        if len(commas) == TWO and not bound:
            yield noun.i, verb.i, "obj"


def _after_comma(doc: Doc, _: Collection[int]) -> Iterator[Edit]:
    """ "a pris part, à Londres, à une réunion": a phrase after a comma is the verb's, not the place's."""
    for noun in doc:
        head = noun.head
        if noun.dep_ != "nmod" or case_of(noun) in ("", "de", "du", "d'", "des"):
            continue
        case = next(c for c in noun.children if c.dep_ == "case")
        if case.i and doc[case.i - 1].text == "," and head.dep_ in (*OBLIQUE, *OBJECT) and is_verb(head.head):
            yield noun.i, head.head.i, "obl:mod"


def _apposed_participle(doc: Doc, _: Collection[int]) -> Iterator[Edit]:
    """ "Les dirigeants, réunis à Rome, ont": the participle is the noun's, nothing coordinated with it."""
    for token in doc:
        bare = not any(c.dep_ in ("cc", "aux:tense", "aux:pass", "nsubj") for c in token.children)
        if (
            token.dep_ == "conj"
            and token.pos_ == "VERB"
            and bare
            and token.morph.get("VerbForm", []) == ["Part"]
        ):
            noun = token.head
            if not is_verb(noun) and token.i and doc[token.i - 1].text == ",":
                yield token.i, noun.i, "acl"


def _demonyms(doc: Doc, names: Collection[int]) -> Iterator[Edit]:
    """ "les sanctions américaines contre X": no verb, whatever the tagger says; what follows is the noun's."""
    for token in doc[1:]:
        noun = token.nbor(-1)
        if token.i not in names or token.pos_ not in ("VERB", "AUX") or noun.pos_ != "NOUN":
            continue
        if not token.text[0].islower() or token.dep_ not in ("acl", "amod", "advcl", "conj"):
            continue
        token.pos_ = "ADJ"
        yield token.i, noun.i, "amod"
        yield from ((c.i, noun.i, "nmod" if case_of(c) else c.dep_) for c in token.children)


def _made(doc: Doc, names: Collection[int]) -> Iterator[Edit]:
    """ "a nommé X ministre du Chili": what X is made, which the parser hangs on X."""
    for verb in doc:
        if verb.lemma_ not in NAMING or not is_verb(verb):
            continue
        named = [c for c in verb.children if c.dep_ in OBJECT and c.i in names]
        posts = [c for x in named for c in x.children if c.i in names and c.i > x.i and not case_of(c)]
        yield from ((c.i, verb.i, "xcomp") for c in posts if c.dep_ in LINKS and c.dep_ != "conj")


def _on_visit(doc: Doc, names: Collection[int]) -> Iterator[Edit]:
    """ "a reçu X, en visite au Pérou": X is on the visit, not who received him."""
    for noun in doc:
        case = next((c for c in noun.children if c.dep_ == "case" and c.lower_ == "en"), None)
        if noun.lemma_ not in JOURNEYS or case is None or noun.i - case.i > 1 or noun.head.i in names:
            continue
        before = case.i - 1 - (case.i > 0 and doc[case.i - 1].text == ",")
        verb = noun.head if is_verb(noun.head) else noun.head.head
        if before in names and verb.i < before:
            yield noun.i, before, "nmod"
            after = (c for c in noun.head.children if c.i > noun.i and c.dep_ in OBLIQUE and case_of(c))
            yield from ((c.i, noun.i, "nmod") for c in after)


def _inverted(doc: Doc, _: Collection[int]) -> Iterator[Edit]:
    """ "où le reçoit X": X receives."""
    for verb in doc:
        objects = [c for c in verb.children if c.dep_ in OBJECT]
        held = [c for c in objects if c.pos_ == "PRON" and c.i < verb.i and c.lower_ not in ("que", "qu'")]
        after = [c for c in objects if c.i > verb.i and c.pos_ != "PRON"]
        if held and after and is_verb(verb) and not has_subject(verb):
            yield after[0].i, verb.i, "nsubj"


_REPAIRS: tuple[Callable[[Doc, Collection[int]], Iterator[Edit]], ...] = (
    named_in_a_row, _demonyms, _dative_pronouns, _given, _being, _places_before, _postponed, _fronted, _after_comma,
    _inverted, framed, late_object, opening_participle, _apposed_participle, _on_visit, numbered, place_between,
    situated, opening_word, _made,
)  # fmt: skip
