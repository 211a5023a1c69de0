"""What rules read around a trigger: its functions, the words of its clause.

What one rule reads at a word of a parsed sentence the next reads too: it is kept with the parse.
"""

from collections.abc import Iterator, Mapping

from spacy.tokens import Token

from kg.nlp.functions import carried, carriers, verb_functions
from kg.nlp.objects import is_small
from kg.nlp.syntax import is_verb

CLAUSES = frozenset({"ccomp", "advcl", "relcl", "acl:relcl", "conj", "parataxis"})
Fillers = Mapping[str, list[Token]]


def clause(token: Token, verb: Token | None) -> Iterator[Token]:
    """The words of a trigger's own clause, nested clauses left out."""
    head = verb if verb is not None else token
    todo = [head]
    while todo:
        at = todo.pop()
        yield at
        todo.extend(c for c in at.children if is_small(c) or not (is_verb(c) and c.dep_ in CLAUSES))


def _above(token: Token) -> list[Token]:
    """The prepositions and nouns that a noun depends on, up to its verb: "the lifting of the embargo"."""
    found: list[Token] = []
    at = token
    while not is_verb(at) and at.head != at and len(found) < 4:
        at = at.head
        found.append(at)
    return found


def own_words(token: Token) -> tuple[str, ...]:
    """The forms of a word of the text; none of a word that stands for a name."""
    return () if token.i in token.doc.user_data.get("names", ()) else (token.lower_, token.lemma_.lower())


def of_verb(token: Token) -> Fillers:
    """The functions of a verb."""
    return verb_functions(token)


def of_noun(token: Token, light: frozenset[str]) -> tuple[Fillers, Token | None]:
    """The functions of an event noun, and the light verb that carries it."""
    read: dict[tuple[int, frozenset[str]], tuple[Fillers, Token | None]]
    read = token.doc.user_data.setdefault("nouns", {})
    if (token.i, light) not in read:
        # most lists of light verbs find the same one, or none
        verb, participles = carriers(token, light)
        same: dict[tuple[int, ...], tuple[Fillers, Token | None]]
        same = token.doc.user_data.setdefault("carried", {})
        key = (token.i, -1 if verb is None else verb.i, *(t.i for t in participles))
        if key not in same:
            same[key] = carried(token, verb, participles)
        read[token.i, light] = same[key]
    return read[token.i, light]


def words_around(token: Token, verb: Token | None) -> frozenset[str]:
    """The words of a trigger's clause and of what it depends on, and the labels of its children."""
    key = (token.i, verb.i if verb is not None else None)
    memo: dict[tuple[int, int | None], frozenset[str]] = token.doc.user_data.setdefault("words", {})
    if key not in memo:
        near = {t.i: t for t in (*clause(token, verb), *clause(token, None), *_above(token))}
        words = {w for t in near.values() for w in own_words(t)}
        memo[key] = frozenset(words | {f"dep:{c.dep_}" for c in token.children})
    return memo[key]
