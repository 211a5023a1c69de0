"""Whom a plural means: "both leaders", "the three ministers", "they", "the two sides"."""

from collections.abc import Mapping

from kg import gazetteer
from kg.gazetteer import Use
from kg.model import Kind
from kg.nlp.cast import Person, is_peer
from kg.nlp.description import ALONE, JOINED, OFFICE_WORDS, content, title_of
from kg.nlp.listed import listed_states
from kg.nlp.name import Name
from kg.nlp.story import RECENT, Body, Referent, Story
from kg.nlp.view import View

# How many words may stand between a plural office and the organisation that it is of.
FARTHEST = 7
# How many of one sentence are too many to be "the ministers".
MANY = 6
# Offices that one word tells.
_RANKS = frozenset("president king ambassador chancellor président roi ambassadeur chancelier".split())
# Nouns of offices that are as much: "the two foreign ministers" of whom one is a secretary of state.
_LIKE = {
    "minister": ("secretary", "chancellor"),
    "ministre": ("secrétaire", "chef"),
    "leader": ("president",),
}


def together(story: Story, number: int = 2) -> tuple[Referent, ...]:
    """So many persons whom a plural means.

    Those of this sentence or of the one before if it named so many, else those listed last, else of two the
    document's main pair once both were named.
    """
    meant = _near(story, number, {})
    if len(meant) == number:
        return tuple(Referent(person=p) for p in sorted(meant))
    if number > 2:
        return story.rolls.get(number, ())
    if story.main and all(p in story.seen for p in story.main):
        return tuple(Referent(person=p) for p in story.main)
    return story.pair


def _near(story: Story, number: int, held: Mapping[int, bool | None]) -> list[int]:
    """Who acts in this sentence, if they are so many ("Y received him, and the two signed"), else in the one before.

    Who is known not to hold an office, as `held` says, is none of them.
    """
    here = (p for p in dict.fromkeys(story.here) if p not in story.reported)
    before = (p for p in dict.fromkeys(story.before) if p not in story.by_the_way)
    now, earlier = ([p for p in some if held.get(p) is not False] for some in (here, before))
    return now if len(now) == number else earlier


def several(story: Story) -> tuple[Referent, ...]:
    """Those whom "they" means: two named side by side just before, a group, the two main persons."""
    return (story.couple if story.couple_age <= RECENT else ()) or story.group or together(story)


def both_sides(story: Story, number: int = 2) -> tuple[Referent, ...]:
    """The states whom "the two sides" means.

    Those named side by side just before, those of the two persons named last, those of the document.
    """
    if number > 2:
        return _lands(story, story.rolls.get(number, ()))
    if story.joined and story.age <= RECENT:
        return story.joined
    pair = _lands(story, story.pair)
    if len(pair) == 2:
        return pair
    if len(story.states) == 2:
        return tuple(Referent(country=c) for c in story.states)
    known = [story.persons[r.person].country for r in story.pair if r.person is not None]
    return together(story) if None in known else ()


def _lands(story: Story, several: tuple[Referent, ...]) -> tuple[Referent, ...]:
    """The states of some persons or states, if each has one of its own."""
    lands = {
        r.country or (story.persons[r.person].country if r.person is not None else None) for r in several
    }
    told = sorted(c for c in lands if c)
    return tuple(Referent(country=c) for c in told) if len(told) == len(several) else ()


def group_of(story: Story, view: View, name: Name, words: dict[str, frozenset[str]]) -> tuple[Referent, ...]:
    """The referents of a plural: two persons, two states, those who lead a state, or an organisation."""
    body = _counted(view, name) if name.noun in words["people"] else None
    of_bodies = words["people"] | words["sides"] | words["members"]
    body = body or (
        _body_of(view, name) or _of_the_body(story, view, name, words) if name.noun in of_bodies else None
    )
    if body is not None:
        if body.key:
            # "the leaders of the African Union ... the bloc"
            story.bodies.append(body)
        return (Referent(body=body),)
    states = listed_states(view, name) if name.noun in words["people"] else ()
    if states:
        # leaders of a state who are not named act for it
        alone = _leaders_of(story, states[0], words) if len(states) == 1 else ()
        if states[0].startswith("region:"):
            # "European leaders": nobody that could be named, yet somebody
            return (Referent(body=Body(view.span(name.start, name.end), named=False)),)
        return alone or tuple(Referent(country=c) for c in states)
    number = _number(view, name, words)
    definite = name.article in ("the", "les", "ces", "these", "their")
    if not (number or definite) or (name.country and name.noun not in words["sides"]):
        return ()
    # "the ministers of several states", but "the leaders of the two countries"
    of_others = view.is_in("name_of", name.end) and not any(
        view.at(name.end + k) in words["two"] for k in (1, 2)
    )
    if name.noun in words["sides"]:
        # "the countries" may be any, "the sides" are those that talk
        # "the parties to the conflict" are said to be those of something else
        said = view.at(name.end) in ("to", "à", "au") or of_others
        talking = name.noun in words["talking"] and not name.country and not said
        story.group = both_sides(story, number or 2) if number or talking else ()
    elif name.noun in words["people"] and not of_others:
        story.group = _of_office(story, name, number, words)
    else:
        return ()
    return story.group


def _number(view: View, name: Name, words: dict[str, frozenset[str]]) -> int:
    """How many a plural says it means: 2 for "both leaders", 3 for "the three ministers"; 0 if it does not say."""
    said = (name.article, view.at(name.start - 1), *(view.at(k) for k in range(name.start, name.end)))
    return next((number for word in said if (number := number_of(word, words))), 0)


def number_of(word: str, words: dict[str, frozenset[str]]) -> int:
    """How many a word says: 2 for "both", 3 for "three"; 0 for any other."""
    return next((int(n) for w, n in (entry.split(" = ") for entry in words["counts"]) if w == word), 0)


def _of_office(
    story: Story, name: Name, number: int, words: dict[str, frozenset[str]]
) -> tuple[Referent, ...]:
    """ "the two foreign ministers": those of the sentence before, or who were named last and hold that office.

    Nobody is meant who is known to hold another office alone.
    """
    wanted = title_of(" ".join(name.offices)) | ({name.noun} & OFFICE_WORDS)
    says = len(wanted) > 1 or bool(wanted & _RANKS)
    seen = dict.fromkeys(reversed(story.seen)) if says else ()
    held = {p: _holds(story.persons[p], name.noun, wanted) for p in seen}
    just = _near(story, number or 2, held)
    all_hold = all(held.get(p) for p in just) and len(just) < MANY
    if len(just) == (number or 2) or (not number and len(just) > 1 and all_hold):
        return tuple(Referent(person=p) for p in sorted(just))
    number = number or 2
    found = [p for p, holds in held.items() if holds][:number]
    if len(found) == number:
        return tuple(Referent(person=p) for p in sorted(found))
    meant = together(story, number)
    return () if any(r.person is not None and held.get(r.person) is False for r in meant) else meant


def _holds(person: Person, noun: str, wanted: frozenset[str]) -> bool | None:
    """Whether somebody holds an office; None if what is told leaves it open."""
    parts = (part for o in person.offices if not is_peer(o) for part in JOINED.split(o))
    told = [w for part in parts if (w := content(part)) & OFFICE_WORDS]
    deputy = frozenset({"vice", "deputy"})
    if any(wanted <= w and deputy & w == deputy & wanted for w in told):
        return True
    # "the two foreign ministers" may be a secretary of state and a minister of external affairs
    return None if not told or any(w & {noun, *_LIKE.get(noun, ())} for w in told) else False


def _body_of(view: View, name: Name) -> Body | None:
    """The organisation that a plural office names: "EU leaders", "les chefs d'État et de gouvernement de la Cédéao"."""
    match = next((view.gaz[k] for k in range(name.start, name.end) if k in view.gaz), None)
    if match is None and not name.country:
        k = name.end
        while k - name.end < FARTHEST and (
            any(view.is_in(w, k) for w in ("and", "name_of", "articles", "state_offices"))
            or view.at(k) == "from"
        ):
            k += 1
        match = view.gaz.get(k) if k > name.end else None
    entry = match.entries[0] if match is not None else None
    if entry is None or entry.use is not Use.ORGANISATION or entry.kind is not Kind.ORGANISATION:
        return None
    return Body(gazetteer.name(entry.key, view.language) or entry.label, entry.country, entry.key)


def _of_the_body(story: Story, view: View, name: Name, words: dict[str, frozenset[str]]) -> Body | None:
    """The organisation named before: "the leaders of the bloc", "les dirigeants de l'organisation"."""
    noun = name.end + 1 + view.is_in("articles", name.end + 1)
    within = any(view.at(k) in words["bodies"] for k in range(name.start + 1, name.end))
    if not within and not (view.is_in("name_of", name.end) and view.at(noun) in words["bodies"]):
        return None
    return next((r.body for r in story.bloc()), None)


def _counted(view: View, name: Name) -> Body | None:
    """ "23 British diplomats": so many people are themselves, not their state."""
    begin = name.start
    if view.at(begin - 1).isdigit() or view.is_in("numbers", begin - 1):
        begin -= 1
    number = view.at(begin)
    few = view.is_in("numbers", begin) and name.noun not in ALONE
    if not name.country or few or not (number.isdigit() or view.is_in("numbers", begin)):
        return None
    return Body(view.span(begin, name.end), name.country, named=False)


def _leaders_of(story: Story, country: str, words: dict[str, frozenset[str]]) -> tuple[Referent, ...]:
    """ "the Vietnamese leaders": the persons named so far who lead that state, if there are several."""
    seen = dict.fromkeys(story.seen)
    fits = [i for i in seen if story.persons[i].country == country]
    fits = [
        i for i in fits if any(t in o.casefold() for o in story.persons[i].offices for t in words["leaders"])
    ]
    return tuple(Referent(person=i) for i in sorted(fits)) if len(fits) > 1 else ()
