"""Whether an event is a matter between states: of how many those are who take part."""

from collections.abc import Mapping, Sequence

from kg import gazetteer
from kg.events.match import Match
from kg.events.reading import Reading, Sentence, is_short
from kg.events.worldly import HEADS
from kg.gazetteer import Use
from kg.model import Argument, Kind, Mention
from kg.nlp.language import language_data

# Types in which a publisher's own officials take part with others that a sentence need not name.
OPEN_TYPES = frozenset({"Meeting", "Call", "Conference"})
# Types that are events of this kind only between states.
BETWEEN_STATES = frozenset(
    "Visit Meeting Call Aid Message Invitation Award Agreement Conference Appointment".split()
)
# Why an event whose participants are not known to be of two states is none.
UNKNOWN_STATES = "not known to be of different states"


def of_one_state(
    reading: Reading, sentence: Sentence, match: Match, arguments: tuple[Argument, ...]
) -> str | None:
    """Why an event is no matter between states; None if it is one."""
    type_ = match.rule.type
    if not _international(reading, arguments):
        return "a text about one state"
    domestic = _domestic(reading, type_, arguments) or (match.learned and _named_at_home(reading, arguments))
    if domestic and not _posted(reading, sentence, match, arguments):
        return "all of one state"
    unvisited = _no_visit(reading, arguments) if type_ == "Visit" else None
    if unvisited is not None:
        return unvisited
    if match.rule.foreign and not match.sure and not _foreign(reading, arguments):
        return UNKNOWN_STATES
    return None


def is_of_travellers(reading: Reading, arguments: tuple[Argument, ...]) -> bool:
    """Whether only troops, tourists and the like come, or a state's: "the arrival of Kenyan troops in Haiti"."""
    others = language_data(reading.views[0].language)["no_visitors"]
    visitors = [reading.mentions[a.mention] for a in arguments if a.role == "visitor"]
    coming = [m for m in visitors if m.name.casefold().split()[-1] in others]
    return bool(coming) and all(m in coming or m.kind is Kind.STATE for m in visitors)


def _no_visit(reading: Reading, arguments: tuple[Argument, ...]) -> str | None:
    """Why nobody goes anywhere; None if somebody may."""
    if {reading.mentions[a.mention].kind for a in arguments if a.role == "visitor"} == {Kind.STATE}:
        return "a state, nobody who travels"
    if _to_people(reading, arguments):
        return "to people, no place"
    return "received at a building, no visit" if _hosted_in_a_building(reading, arguments) else None


def _named_at_home(reading: Reading, arguments: tuple[Argument, ...]) -> bool:
    """Whether a government names somebody of whom no other state is said."""
    involved = {a.role: reading.mentions[a.mention] for a in arguments}
    appointer, appointee = involved.get("appointer"), involved.get("appointee")
    if appointer is None or appointee is None or appointer.kind is not Kind.STATE:
        return False
    return appointee.country in (None, appointer.country)


def _posted(reading: Reading, sentence: Sentence, match: Match, arguments: tuple[Argument, ...]) -> bool:
    """Whether an office that a state gives its own has to do with others: "named X ambassador"."""
    if match.rule.type != "Appointment":
        return False
    view = reading.views[sentence.block]
    offices = (o for a in arguments for o in reading.mentions[a.mention].offices)
    told = " ".join((view.span(sentence.start, sentence.end), *offices)).casefold()
    return any(word in told for word in language_data(view.language)["abroad"])


def _domestic(reading: Reading, type_: str, arguments: tuple[Argument, ...]) -> bool:
    """Whether all that take part are of one state, as far as is known.

    In a text that a state publishes, those of whom no state is said are its own, unless they hold
    an office that only a foreigner can hold there.
    """
    if type_ not in BETWEEN_STATES:
        return False
    involved = [reading.mentions[a.mention] for a in arguments]
    if any((m.key or "").startswith("org:") for m in involved) or heads_body(reading, involved):
        return False
    countries = {gazetteer.sovereign(m.country) for m in involved}
    if None not in countries:
        return len(countries) == 1 and len(involved) > 1
    if reading.home is None or countries - {None, reading.home}:
        return False
    offices = {p.name: p.offices for p in reading.persons}
    unknown = [
        " ".join((*m.offices, *offices.get(m.name, ()))).casefold() for m in involved if m.country is None
    ]
    own_people = any(m.country and not m.named and m.kind is Kind.ORGANISATION for m in involved)
    return _at_home(reading, type_, unknown, own_people=own_people)


def heads_body(reading: Reading, involved: Sequence[Mention]) -> bool:
    """Whether somebody of no state is known to speak for an organisation: the president of the European Commission."""
    names = {m.name for m in involved if m.country is None and m.kind is Kind.PERSON}
    asked = (p for p in reading.persons if p.name in names) if names else ()
    return any(p.body or _of_organisation(p.offices, reading) for p in asked)


def _of_organisation(offices: Sequence[str], reading: Reading) -> bool:
    """Whether an office is of an organisation that is of no state."""
    listed = gazetteer.load(reading.views[0].language)
    return any(
        m.entries[0].use is Use.ORGANISATION and m.entries[0].country is None
        for office in offices
        for m in listed.find(office.split())
    )


def _at_home(reading: Reading, type_: str, offices: Sequence[str], *, own_people: bool) -> bool:
    """Whether those whose state is not said belong to the publisher's, by the offices that they hold.

    `own_people` says that they are together with people who are only described, of that state.
    """
    data = language_data(reading.views[0].language)
    home = [is_local(o, data) or any(t in o for t in data["home_affairs"]) for o in offices]
    if any(t in o for o, own in zip(offices, home, strict=True) if not own for t in data["sovereign"]):
        return False
    if own_people or type_ not in OPEN_TYPES or not _foreign_context(reading):
        return True
    return any(home)


def is_local(office: str, data: Mapping[str, Sequence[str]]) -> bool:
    """Whether an office, in small letters, is of a town or a province, or of one in parliament."""
    return any(t in office for t in data["subnational"]) and not any(t in office for t in data["of_state"])


def _foreign_context(reading: Reading) -> bool:
    """Whether a text names another state than its publisher's, or an international organisation."""
    found = (n for block in reading.names for n in block if n.kind is not Kind.PERSON)
    return any((n.country or reading.home) != reading.home or (n.key or "").startswith("org:") for n in found)


def _international(reading: Reading, arguments: tuple[Argument, ...]) -> bool:
    """Whether a text is about more than one state, or about an office or a body that has to do with others.

    A sentence or two may leave that open, and two who hold the highest office hold it in two states.
    """
    if is_short(reading) or _worldly(reading):
        return True
    heads = language_data(reading.views[0].language)["sovereign"]
    offices = {p.name: p.offices for p in reading.persons}
    mentions = [reading.mentions[a.mention] for a in arguments]
    held = [" ".join((*m.offices, *offices.get(m.name, ()))).casefold() for m in mentions]
    return any(sum(head in one for one in held) > 1 for head in (*heads, *HEADS))


def _worldly(reading: Reading) -> bool:
    names = [n for block in reading.names for n in block]
    states = {n.country for n in names} | {p.country for p in reading.persons} | {reading.home}
    if len(states - {None}) > 1:
        return True
    if any((n.key or "").startswith("org:") for n in names):
        return True
    abroad = language_data(reading.views[0].language)["abroad"]
    return any(word in office.casefold() for n in names for office in n.offices for word in abroad)


def _to_people(reading: Reading, arguments: tuple[Argument, ...]) -> bool:
    """Whether a visit would go to people who are only described."""
    where = [reading.mentions[a.mention] for a in arguments if a.role == "destination"]
    return any(m.kind is Kind.ORGANISATION and not m.named for m in where)


def _hosted_in_a_building(reading: Reading, arguments: tuple[Argument, ...]) -> bool:
    """Whether a host receives somebody at a place that is neither a state, a city nor a seat of power."""
    hosted = any(a.role == "host" for a in arguments)
    where = [reading.mentions[a.mention] for a in arguments if a.role == "destination"]
    return hosted and any(m.kind is Kind.PLACE and not m.key for m in where)


def _foreign(reading: Reading, arguments: tuple[Argument, ...]) -> bool:
    countries = {reading.mentions[a.mention].country for a in arguments}
    return None not in countries and len(countries) > 1
