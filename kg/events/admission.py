"""Which matches are events of diplomacy at all: who takes part, and of how many states."""

from kg.events.between import UNKNOWN_STATES, heads_body, is_local, is_of_travellers, of_one_state
from kg.events.filling import place_roles
from kg.events.match import Match, clause_of
from kg.events.reading import Reading, Sentence, is_short, kinds_of
from kg.model import Argument, Kind, Mention, When
from kg.nlp.language import language_data
from kg.nlp.syntax import is_verb
from kg.nlp.view import words

# Types that two private persons can not make an event of.
OFFICIAL_TYPES = frozenset({"Meeting", "Call"})
# Types of which companies and home affairs are full: a sure word alone tells nothing of states.
ANYWHERE = frozenset({"Appointment"})
# How likely an event must be of people with names of whom no state is known.
CERTAIN = 0.75
# How likely a word must be a trigger to outweigh that nothing says that those who take part act for states: of
# such refusals in texts that nobody learns from (`tests/gold/aside`), 9 in 10 were wrong.
TRUSTED = 0.8
# Why what is done again and again is no event.
PRACTICE = "a practice, not an event"


def refusal(
    reading: Reading, sentence: Sentence, match: Match, arguments: tuple[Argument, ...], when: When | None
) -> str | None:
    """Why those who take part, or how the sentence tells it, make no event between states; None if they do."""
    type_ = match.rule.type
    untold = _untold(match, when)
    if untold is not None:
        return untold
    if type_ == "Visit" and is_of_travellers(reading, arguments):
        return "troops or travellers, no visit"
    official = type_ in OFFICIAL_TYPES and when is None
    practice = official and _generic(reading, sentence, match, arguments)
    if practice and not _is_trusted(reading, sentence, match):
        return PRACTICE
    sure = match.sure and is_short(reading) and type_ not in ANYWHERE
    if sure and _somebody(reading, type_, arguments):
        return None
    doubt = _doubt(reading, sentence, match, arguments)
    if doubt is not None and not _is_trusted(reading, sentence, match):
        return doubt
    reason = of_one_state(reading, sentence, match, arguments)
    return None if reason == UNKNOWN_STATES and _is_trusted(reading, sentence, match) else reason


def _untold(match: Match, when: When | None) -> str | None:
    """Why a sentence tells no single act; None if it may."""
    if _is_aside(match):
        return "the words of one who speaks"
    if match.rule.dated and when is None:
        return "no day of its own"
    return PRACTICE if when is None and _is_habit(match) else None


def _is_trusted(reading: Reading, sentence: Sentence, match: Match) -> bool:
    """Whether a word is so sure that it outweighs a doubt, in a text that tells enough of states.

    Whether the text does is known when all of it has been read: till then the sentence is marked.
    """
    if match.chance < TRUSTED:
        return False
    reading.doubted.add((sentence.block, sentence.start))
    return reading.diplomatic


def _doubt(reading: Reading, sentence: Sentence, match: Match, arguments: tuple[Argument, ...]) -> str | None:
    """Why it is not said that those who take part act for states; None if it is."""
    type_ = match.rule.type
    # one whom the statistical reader finds by a word of no kind needs no office
    appointed = type_ == "Appointment" and (
        match.kind in ("credentials", None) or _office_said(reading, sentence, match)
    )
    enough = 2 if reading.home and type_ == "Meeting" else 1
    if not appointed and _officials(reading, type_, arguments) < enough:
        return "too few officials"
    involved = [reading.mentions[a.mention] for a in arguments]
    certain = match.rule.confidence >= CERTAIN and any(m.named for m in involved)
    known = not match.learned or is_short(reading) or certain
    if not known and not any(map(is_known, involved)) and not heads_body(reading, involved):
        return "nobody of a known state or organisation"
    return None


def _somebody(reading: Reading, type_: str, arguments: tuple[Argument, ...]) -> bool:
    """Whether somebody takes part who is named, not counting where."""
    return any(reading.mentions[a.mention].named for a in arguments if a.role not in place_roles(type_))


def _is_habit(match: Match) -> bool:
    """Whether the words tell what is done again and again: "the ministers meet regularly"."""
    habits = language_data(match.trigger.doc.user_data["language"]).get("habits", ())
    return any(c.lower_ in habits for t in (match.trigger, match.verb) if t is not None for c in t.children)


def _is_aside(match: Match) -> bool:
    """Whether a verb only says who has spoken: "…", a-t-il conclu."""
    doc = match.trigger.doc
    behind = language_data(doc.user_data["language"]).get("aside", ())
    before = [c for c in match.trigger.children if c.i < match.trigger.i]
    if not is_verb(match.trigger) or not any(c.lower_ in behind for c in before):
        return False
    first = min(c.i for c in before if c.lower_ in behind or c.pos_ in ("AUX", "PRON"))
    return first > 0 and doc[first - 1].is_punct


def _office_said(reading: Reading, sentence: Sentence, match: Match) -> bool:
    """Whether the clause says of what state or body the office is: "was sworn in as president of Ukraine"."""
    taken = {t.i for tokens in match.roles.values() for t in tokens}
    clause = clause_of(match).subtree
    numbers = (sentence.collapsed.name[t.i] for t in clause if t.i not in taken)
    said = [reading.names[sentence.block][n] for n in numbers if n is not None]
    listed = reading.views[sentence.block].gaz
    return any(
        n.key or n.country or any(i in listed for i in range(n.start, n.end))
        for n in said
        if n.offices or n.kind is Kind.ORGANISATION
    )


def _generic(reading: Reading, sentence: Sentence, match: Match, arguments: tuple[Argument, ...]) -> bool:
    """Talks that no verb says to have been held, between bodies or unnamed groups: a practice, not an event."""
    if is_verb(match.trigger) or match.verb is not None:
        return False
    persons = any(reading.mentions[a.mention].kind is Kind.PERSON for a in arguments)
    groups = any("Group" in kinds_of(reading, sentence, t) for tokens in match.roles.values() for t in tokens)
    return groups or not persons


def _officials(reading: Reading, type_: str, arguments: tuple[Argument, ...]) -> int:
    """How many take part who are known to hold an office, or to be or to belong to a state or body.

    Where someone goes or is invited to does not count.
    """
    offices = {p.name: p.offices for p in reading.persons}
    involved = [reading.mentions[a.mention] for a in arguments if a.role not in place_roles(type_)]
    data = language_data(reading.views[0].language)
    bodies = words(reading.views[0].language).lists["body"]
    heads = {p.name for p in reading.persons if p.body}

    def official(m: Mention) -> bool:
        held = (*m.offices, *offices.get(m.name, ()))
        if (m.country or m.key) and not (held and all(is_local(o.casefold(), data) for o in held)):
            return True
        if m.name in heads or any(not is_local(office.casefold(), data) for office in held):
            return True
        if not m.named and m.kind is Kind.ORGANISATION and any(w[:1].isupper() for w in m.name.split()):
            # people of whom it is said what they are of
            return True
        # an organisation of which nothing is known but that its name says what it is
        return m.kind is Kind.ORGANISATION and bool({w.casefold() for w in m.name.split()} & bodies)

    return sum(official(m) for m in involved)


def is_known(mention: Mention) -> bool:
    """Whether somebody who is named is of a known state, or a known organisation."""
    acts = mention.kind in (Kind.PERSON, Kind.ORGANISATION, Kind.STATE)
    return acts and mention.named and (mention.country is not None or (mention.key or "").startswith("org:"))
