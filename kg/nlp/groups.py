"""Whom a plural means: "both leaders", "the three ministers", "they", "the two sides"."""

from kg.nlp.story import RECENT, Referent, Story


def together(story: Story, number: int = 2) -> tuple[Referent, ...]:
    """So many persons whom a plural means.

    Those of the sentence before if it named so many, else those listed just before, else of two the
    document's main pair once both were named.
    """
    here = {p for p in story.here if p not in story.reported}
    just = dict.fromkeys(p for p in story.before if p not in story.by_the_way)
    if len(just) == number and len(here - set(just)) < 2:
        return tuple(Referent(person=p) for p in sorted(just))
    if number > 2:
        return story.rolls.get(number, ())
    if story.main and all(p in story.seen for p in story.main):
        return tuple(Referent(person=p) for p in story.main)
    return story.pair


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
