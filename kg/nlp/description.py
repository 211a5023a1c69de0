"""Who is meant by a description: "the Cuban leader", "his guest", "both sides"."""

from kg.nlp.cast import Person
from kg.nlp.name import Name
from kg.nlp.story import Referent, Story
from kg.nlp.view import View

_EMPTY = frozenset("of the and for to 's de du la le des et l' d' l’ d’ a an".split())
_OFFICE_WORDS = frozenset(
    (
        "president minister prime foreign vice deputy secretary general first chancellor king queen "
        "premier chairman ambassador envoy defence defense finance interior trade leader speaker chief "
        "state party national security adviser advisor crown prince director commissioner governor mayor "
        "senator ministre premier première président présidente chef secrétaire général ambassadeur "
        "ambassadrice étrangères affaires roi reine prince héritier vice-président chancelier "
        "chancelière directeur commissaire"
    ).split()
)


def described(story: Story, name: Name, words: dict[str, frozenset[str]]) -> int | None:
    """The person whom a description means, if exactly one fits best."""
    if name.noun in words["other"]:
        return _counterpart(story, name)
    wanted = _content(_plain_office(name.offices[0] if name.offices else name.text, words))
    scores = {
        index: score + (0.6 if index in story.seen else 0)
        for index, person in enumerate(story.persons)
        # "the President met X, President of Kenya" speaks of two people
        if index not in story.coming and (score := _fit(name, wanted, person, words)) > 0
    }
    if not scores:
        return None
    best = max(scores.values())
    top = [i for i, s in scores.items() if s >= best - 0.01]
    if len(top) == 1:
        return top[0] if best >= 1 else None
    # "the President" of a text with two presidents is the one whom the text is about
    order = list(reversed(story.seen)) if name.country else story.seen
    return next((i for i in order if i in top), None)


def _fit(name: Name, wanted: frozenset[str], person: Person, words: dict[str, frozenset[str]]) -> float:
    """How well a person fits a description, by office and state; 0 if not at all."""
    if name.country and person.country and name.country != person.country:
        return 0.0
    score = _office_score(name, wanted, person, words)
    if score <= 0 or not name.country:
        return score
    return score + 1 if person.country == name.country else max(score - 0.5, 0.01)


def _plain_office(text: str, words: dict[str, frozenset[str]]) -> str:
    """A description in the words of the office that it means ("chef de la diplomatie")."""
    plain = text.casefold()
    for pair in sorted(words.get("same", ())):
        said, meant = pair.split(" = ")
        plain = plain.replace(said, meant)
    return plain


def _content(text: str) -> frozenset[str]:
    return frozenset(w.strip(",.()").casefold() for w in text.replace("-", " ").split()) - _EMPTY


def _office_score(
    name: Name, wanted: frozenset[str], person: Person, words: dict[str, frozenset[str]]
) -> float:
    offices = [_content(o) for o in person.offices]
    joined = frozenset(w for o in offices for w in o)
    if name.noun in ("leader", "dirigeant", "dirigeante"):
        leads = any(title in office.casefold() for office in person.offices for title in words["leaders"])
        return 1.2 if leads else 0.4 if not offices and name.country else 0.0
    core = {w for w in wanted if w not in _adjectives(name)}
    if not core:
        return 0.0
    for office in offices:
        if core <= office:
            # "the President" is not the Vice President
            extra = ("vice" in office) != ("vice" in core) or ("deputy" in office) != ("deputy" in core)
            return 0.0 if extra else 1.2
    return 1.0 if len(core) > 1 and core <= joined else 0.0


def _adjectives(name: Name) -> frozenset[str]:
    """Words of a description that say of which state, or which holder, not which office."""
    return frozenset(
        {"visiting", "new", "outgoing", "incoming", "former", "top", "current", "his", "her", "its", "their"}
    ) | (
        frozenset(
            w for w in _content(name.text) if w[:1].isalpha() and name.country and w not in _OFFICE_WORDS
        )
    )


def _counterpart(story: Story, name: Name) -> int | None:
    """ "his guest", "his Cuban counterpart": the other of two persons."""
    pool = list(dict.fromkeys([*reversed(story.here), *story.before]))
    subject = next(iter(story.here or story.before), None)
    if not name.country and subject in story.main:
        return next((p for p in story.main if p != subject and p in story.seen), None)
    fits = [
        p
        for p in pool
        if p != subject and (not name.country or story.persons[p].country in (None, name.country))
    ]
    return fits[0] if len(fits) == 1 else None


def group_of(story: Story, view: View, name: Name, words: dict[str, frozenset[str]]) -> tuple[Referent, ...]:
    """The referents of a plural: two persons, two states, or those who lead a state."""
    if name.country and name.noun in words["people"]:
        # leaders of a state who are not named act for it
        return _leaders_of(story, name.country, words) or (Referent(country=name.country),)
    two = (
        name.article in words["two"]
        or view.at(name.start - 1) in words["two"]
        or any(view.at(k) in words["two"] for k in range(name.start, name.end))
    )
    definite = name.article in ("the", "les", "ces", "these", "their")
    if not (two or definite) or (name.country and name.noun not in words["sides"]):
        return ()
    if name.noun in words["sides"]:
        story.group = (
            tuple(Referent(country=c) for c in story.states) if len(story.states) == 2 and two else ()
        )
    elif name.noun in words["people"]:
        story.group = story.together()
    else:
        return ()
    return story.group


def _leaders_of(story: Story, country: str, words: dict[str, frozenset[str]]) -> tuple[Referent, ...]:
    """ "the Vietnamese leaders": the persons named so far who lead that state, if there are several."""
    seen = dict.fromkeys(story.seen)
    fits = [i for i in seen if story.persons[i].country == country]
    fits = [
        i for i in fits if any(t in o.casefold() for o in story.persons[i].offices for t in words["leaders"])
    ]
    return tuple(Referent(person=i) for i in sorted(fits)) if len(fits) > 1 else ()
