"""Rules against a parsed sentence: which roles does each trigger's grammar fill?"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from kg.events.around import Fillers, clause, of_noun, of_verb, own_words, words_around
from kg.events.filling import fill, step_to
from kg.events.lexicon import Lexicon, Rule
from kg.model import Status
from kg.nlp.language import language_data
from kg.nlp.status import status_of
from kg.nlp.syntax import clause_head, is_verb, lemma_of, obliques, subtree

# Functions whose words do not tell what a trigger is about.
DISTANT = frozenset({"bearer", "poss", "mod", "clause", "small", "said"})
# Types of acts that a decision brings about by itself: "decided to recall the ambassador".
DECIDED = frozenset({"Sanction", "Relations", "Appointment"})
TITLING = frozenset({"compound", "amod", "nmod"})


@dataclass(frozen=True, slots=True)
class Match:
    """A rule that fired at a trigger: tokens by role, before they become mentions.

    `verb` carries a noun trigger; `object` is a span of words (first, last + 1) or None. `guessed`
    says that a role was given to the nearest word that can fill it, not by the grammar, `open` that one
    is left to be filled from what was told before, `learned` that the statistical reader has found it, `sure`
    that it is sure enough of the trigger to do without some who take part; `chance` is how likely it holds
    the word for a trigger, 0 where it was not asked.
    """

    rule: Rule
    trigger: Token
    verb: Token | None
    roles: dict[str, list[Token]]
    status: Status
    kind: str | None
    object: tuple[int, int] | None
    guessed: bool = False
    open: bool = False
    learned: bool = False
    sure: bool = False
    chance: float = 0.0


def candidates(
    doc: Doc, lexicon: Lexicon, kinds: Callable[[Token], frozenset[str]], names: frozenset[int] = frozenset()
) -> list[list[Match]]:
    """For each trigger of a sentence and each type: the rules that fire there, the best first.

    `kinds` tells what a token may stand for. Words that stand for a name (their indices are
    `names`) trigger nothing. Why other rules do not fire is kept in `doc.user_data["refused"]`.
    """
    found: list[list[Match]] = []
    refused: dict[tuple[int, str], list[tuple[str, str]]] = {}
    doc.user_data["refused"] = refused
    for token in doc:
        rules = lexicon.by_lemma.get(lemma_of(token), ()) if token.i not in names else ()
        by_type: dict[str, list[Match]] = {}
        for rule in rules:
            match = attempt(rule, token, kinds)
            if isinstance(match, str):
                refused.setdefault((token.i, rule.type), []).append((rule.id, match))
            else:
                by_type.setdefault(rule.type, []).append(match)
        found.extend(sorted(group, key=_rank, reverse=True) for group in by_type.values())
    return found


def _rank(match: Match) -> tuple[bool, int, float]:
    return not (match.guessed or match.open), sum(len(v) for v in match.roles.values()), match.rule.confidence


def attempt(rule: Rule, token: Token, kinds: Callable[[Token], frozenset[str]]) -> Match | str:
    """The match of a rule at a trigger, or in words why there is none."""
    lemma = lemma_of(token)
    verb: Token | None = None
    if lemma in rule.verbs and is_verb(token):
        functions: Fillers = of_verb(token)
    elif lemma in rule.nouns and not is_verb(token):
        functions, verb = of_noun(token, rule.light)
        if rule.needs_light and verb is None:
            return "no light verb carries it"
    else:
        return "another part of speech"
    if not _words_allow(rule, token, verb, kinds):
        return "the words of its clause"
    if not _object_allows(rule, token, functions, kinds):
        return "the words of its object"
    filled = fill(rule, token, functions, kinds)
    if isinstance(filled, str):
        return filled
    status = Status(rule.status) if rule.status else status_in(rule, token, verb, functions)
    return Match(
        rule, token, verb, filled.roles, status, kind_of(rule, token, verb), object_of(rule, token, functions),
        filled.guessed, filled.open,
    )  # fmt: skip


def status_in(rule: Rule, token: Token, verb: Token | None, functions: Fillers) -> Status:
    """The state in which the sentence tells the event of a rule."""
    language = token.doc.user_data["language"]
    said = status_of(token, verb, language, decided=rule.type in DECIDED)
    if said is Status.OCCURRED and rule.type == "Conference" and verb is None and "clause" in functions:
        # "will meet on the sidelines of the summit"
        return status_of(clause_head(token), None, language)
    leads = {token.head.lower_, *(c.lower_ for c in token.children if c.dep_ == "case")}
    if (
        said is Status.DENIED
        and "poss" in functions
        and not leads.isdisjoint(language_data(language)["meanwhile"])
    ):
        # "failed to sign a treaty at their meeting": they met
        return Status.OCCURRED
    return said


def _words_allow(
    rule: Rule, token: Token, verb: Token | None, kinds: Callable[[Token], frozenset[str]]
) -> bool:
    if rule.titled and not _titled(token):
        return False
    if not rule.any and not rule.none:
        return True
    words = words_around(token, verb)
    if words & rule.none:
        return False
    if not rule.any or words & rule.any:
        return True
    # an office or a body that is one word of the collapsed sentence: "named X ambassador to China"
    return any(kinds(t) & rule.any for t in clause(token, verb))


def _titled(token: Token) -> bool:
    """Whether a trigger closes a title: "Munich Security [Conference]", not "the Summit"."""
    before = [c for c in token.children if c.i < token.i and c.dep_ in TITLING]
    return token.text[:1].isupper() and any(c.text[:1].isupper() for c in before)


def _object_allows(
    rule: Rule, token: Token, functions: Fillers, kinds: Callable[[Token], frozenset[str]]
) -> bool:
    if not rule.object_words:
        return True
    near = [t for key in sorted(set(functions) - DISTANT) for t in functions[key]]
    near += [x for t in near for _, x in obliques(t)] + [token]
    words = {w for t in near for x in (t, *t.children) for w in own_words(x)} - {
        token.lemma_.lower(),
        token.lower_,
    }
    held = {w for t in near for w in kinds(t)}
    if rule.titled and held & rule.none:
        return False
    words |= held
    return bool(words & rule.object_words)


def kind_of(rule: Rule, token: Token, verb: Token | None) -> str | None:
    """The kind of a rule's event that the words around its trigger say."""
    near = {w for t in (token, *token.children) for w in (t.lower_, t.lemma_.lower())}
    # "in a cable sent to X he conveyed his condolences": what the clause says
    told = [clause_head(token)] if rule.type == "Message" else []
    for around in (*told, *([verb] if verb is not None else [])):
        near |= {w for t in (around, *around.children) for w in (t.lower_, t.lemma_.lower())}
    # of a noun only what it is of: "a cable of condolences"
    beside = [n for prep, n in obliques(token) if is_verb(token) or prep == "of"]
    near |= {w for n in beside for t in (n, *n.children) for w in (t.lower_, t.lemma_.lower())}
    for kind, words in rule.kind_words:
        if near & words:
            return kind
    return rule.kind


def object_of(rule: Rule, token: Token, functions: Mapping[str, list[Token]]) -> tuple[int, int] | None:
    """The words (first, last + 1) that a rule takes for the object of its event."""
    for function in rule.object:
        if function == "self":
            return subtree(token)
        if function == "clause":
            inner = [c for c in token.children if c.dep_ in ("xcomp", "ccomp", "advcl")]
            if inner:
                return subtree(inner[0])
            continue
        first, *rest = function.split(">")
        for start in functions.get(first, []):
            steps = [start]
            for step in rest:
                steps = [n for t in steps for n in step_to(t, step)]
            if steps:
                first_word, end = subtree(steps[0])
                # "de la Conférence": the preposition is not the object's
                led = steps[0].doc[first_word].pos_ == "ADP" and first_word < steps[0].i
                return first_word + led, end
    return None


def clause_of(match: Match) -> Token:
    """The verb of the clause in which a match stands."""
    return clause_head(match.verb if match.verb is not None else match.trigger)
