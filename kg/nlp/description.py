"""Who is meant by a description: "the Cuban leader", "his guest", "both sides"."""

import re

from kg.gazetteer.leaders import leader
from kg.nlp.cast import Person, is_peer
from kg.nlp.name import Name
from kg.nlp.story import Story

# Those who, counted, do not act for their state: "two British diplomats".
ALONE = frozenset(
    {"diplomat", "diplomate", "official", "responsable", "representative", "représentant", "général"}
)

_EMPTY = frozenset("of the and for to 's de du la le des et l' d' l’ d’ a an".split())
OFFICE_WORDS = frozenset(
    (
        "president minister prime foreign vice deputy secretary general first chancellor king queen "
        "premier chairman ambassador envoy defence defense finance interior trade leader speaker chief "
        "state party national security adviser advisor crown prince director commissioner governor mayor "
        "senator ministre premier première président présidente chef secrétaire général ambassadeur "
        "ambassadrice étrangères affaires roi reine prince héritier vice-président chancelier "
        "chancelière directeur commissaire"
    ).split()
)
# What joins the offices of one holder: "Deputy Prime Minister and Minister of Finance".
JOINED = re.compile(r",? (?:and|et) ")


def described(story: Story, name: Name, words: dict[str, frozenset[str]]) -> int | None:
    """The person whom a description means, if exactly one fits best."""
    if name.noun in words["other"]:
        return _counterpart(story, name, words)
    if name.noun in words["honorific"] and not name.offices:
        return next(iter(story.seen), None)
    wanted = content(plain_office(name.offices[0] if name.offices else name.text, words))
    scores = {
        index: score + (0.6 if index in story.seen else 0)
        for index, person in enumerate(story.persons)
        # "the President met X, President of Kenya" speaks of two people
        if index not in story.coming and (score := _fit(name, wanted, person, words)) > 0
    }
    if not scores:
        return _compatriot(story, name)
    best = max(scores.values())
    top = [i for i, s in scores.items() if s >= best - 0.01]
    if len(top) == 1:
        return top[0] if best >= 1 else None
    # "the President" of a text with two presidents is the one whom the text is about
    order = list(reversed(story.seen)) if name.country else story.seen
    return next((i for i in order if i in top), None)


def _compatriot(story: Story, name: Name) -> int | None:
    """ "the Rwandan president": the one person named so far who is of that state and of no office that is said."""
    if name.country is None or name.group or name.noun in ALONE or name.article in ("a", "an", "un", "une"):
        return None
    fits = [
        p
        for p in dict.fromkeys(story.seen)
        if story.persons[p].country == name.country
        and all(map(is_peer, story.persons[p].offices))
        and p not in story.coming
    ]
    return fits[0] if len(fits) == 1 else None


def _fit(name: Name, wanted: frozenset[str], person: Person, words: dict[str, frozenset[str]]) -> float:
    """How well a person fits a description, by office and state; 0 if not at all."""
    if name.country and person.country and name.country != person.country:
        return 0.0
    if name.country and person.country is None and name.noun in words["envoys"]:
        # a country has one foreign minister, but ambassadors are many
        return 0.0
    score = _office_score(name, wanted, person, words)
    if score <= 0 or not name.country:
        return score
    return score + 1 if person.country == name.country else max(score - 0.5, 0.01)


def plain_office(text: str, words: dict[str, frozenset[str]]) -> str:
    """A description in the words of the office that it means ("chef de la diplomatie")."""
    plain = text.casefold()
    for pair in sorted(words.get("same", ())):
        said, meant = pair.split(" = ")
        plain = plain.replace(said, meant)
    return plain


def content(text: str) -> frozenset[str]:
    """The words of an office that tell something, in small letters."""
    return frozenset(w.strip(",.()").casefold() for w in text.replace("-", " ").split()) - _EMPTY


def _office_score(
    name: Name, wanted: frozenset[str], person: Person, words: dict[str, frozenset[str]]
) -> float:
    told = person.offices or _known_offices(person, words)
    offices = [content(part) for o in told for part in (o, *JOINED.split(o))]
    joined = frozenset(w for o in offices for w in o)
    if name.noun in ("leader", "dirigeant", "dirigeante"):
        leads = any(title in office.casefold() for office in person.offices for title in words["leaders"])
        return 1.2 if leads else 0.4 if not offices and name.country else 0.0
    core = {w for w in wanted if w not in _adjectives(name)}
    if not core:
        return 0.0
    if name.noun in words["any_envoy"] and core == {name.noun}:
        # "the envoy" is the special envoy, else the ambassador or the high commissioner
        return 1.4 if name.noun in joined else 1.2 if joined & words["sent"] else 0.0
    for office in offices:
        if core <= office:
            # "the President" is not the Vice President
            if ("vice" in office) != ("vice" in core) or ("deputy" in office) != ("deputy" in core):
                continue
            # of "the President of the Republic" and "the President of the Republic of Peru" the former
            return 1.3 if office == wanted else 1.2
    return 1.0 if len(core) > 1 and core <= joined else 0.0


def _known_offices(person: Person, words: dict[str, frozenset[str]]) -> tuple[str, ...]:
    """The office of somebody whom the text names without one, if the world knows it."""
    found = leader(person.words) if person.words else None
    names = dict(pair.split(" = ") for pair in sorted(words["known_offices"]))
    return (names[found.office],) if found is not None and found.office in names else ()


def _adjectives(name: Name) -> frozenset[str]:
    """Words of a description that say of which state, or which holder, not which office."""
    return frozenset(
        {"visiting", "new", "outgoing", "incoming", "former", "top", "current", "his", "her", "its", "their"}
    ) | (
        frozenset(w for w in content(name.text) if w[:1].isalpha() and name.country and w not in OFFICE_WORDS)
    )


def _counterpart(story: Story, name: Name, words: dict[str, frozenset[str]]) -> int | None:
    """ "his guest", "his Cuban counterpart": the other of two persons."""
    if name.noun in words["guest"] | words["host"]:
        told = story.visitor(host=name.noun in words["host"] and name.noun not in words["guest"])
        agrees = told is not None and name.country in (None, story.persons[told].country)
        if told is not None and agrees and (not name.article or told not in story.here[:1]):
            return told
        if name.article in words["definite"] and not story.here:
            return None
    pool = list(dict.fromkeys([*reversed(story.here), *story.before]))
    subject = next(iter(story.here or story.before), None)
    if subject is not None and name.noun not in words["guest"] | words["host"]:
        peers = _peers(story, subject, name.country)
        if len(peers) == 1:
            return peers[0]
    if not name.country and subject in story.main:
        return next((p for p in story.main if p != subject and p in story.seen), None)
    fits = [
        p
        for p in pool
        if p != subject and (not name.country or story.persons[p].country in (None, name.country))
    ]
    return fits[0] if len(fits) == 1 else None


def _peers(story: Story, subject: int, country: str | None) -> list[int]:
    """Those who hold a person's office in another state: named so far, or anywhere if the state is said."""
    own = story.persons[subject]
    titles = [t for t in map(title_of, own.offices) if t]
    pool = range(len(story.persons)) if country else dict.fromkeys(story.seen)
    return [
        p
        for p in pool
        if p != subject
        and (story.persons[p].country == country if country else story.persons[p].country != own.country)
        and any(title_of(office) in titles for office in story.persons[p].offices)
    ]


def title_of(office: str) -> frozenset[str]:
    """The words of an office that say which one it is, not of which state."""
    return content(office) & OFFICE_WORDS - {"state"}
