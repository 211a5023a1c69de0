"""Who is meant by "he", "the Cuban leader", "both sides": reference inside one document.

A cautious reading in one pass over the text: descriptions by office and state, singular pronouns
by the person that the clause before is about, groups by the document's two main parties. What
stays unclear stays unresolved: a description is then a mention of its own, a pronoun none.
"""

from collections.abc import Sequence

from kg import gazetteer
from kg.model import Kind
from kg.nlp.cast import Person
from kg.nlp.description import described
from kg.nlp.groups import group_of, number_of, several, together
from kg.nlp.name import Name
from kg.nlp.nearby import ahead, before_noun, beside, far, fronted, is_latter, relative
from kg.nlp.neuter import land, note, thing
from kg.nlp.speakers import Block, block_of, listed_at, speaker, takes_stances
from kg.nlp.standins import national, standing_for
from kg.nlp.story import (
    Body,
    Place,
    Referent,
    Story,
    main_states,
    receiving_state,
)
from kg.nlp.view import View
from kg.nlp.voice import signed

# A paragraph that ends in "said:" gives the word to its speaker for what follows.
QUOTE_OPENS = 6


def resolve(
    views: Sequence[View],
    names: Sequence[Sequence[Name]],
    persons: Sequence[Person],
    owners: Sequence[Sequence[int | None]],
    *,
    author: int | None = None,
    home: str | None = None,
) -> dict[Place, tuple[Referent, ...]]:
    """The referents of each pronoun and description that could be resolved, by its first token.

    `author` is the person who says "I"; `home` the state that publishes the text and says "we".
    """
    found: dict[Place, tuple[Referent, ...]] = {}
    story = Story(persons, main_states(persons, names))
    story.gender = {i: sex for i, p in enumerate(persons) if (sex := gazetteer.gender("".join(p.words[:1])))}
    story.voice, story.home = _author(views, names, owners) if author is None else author, home
    story.receiving = receiving_state(names)
    bodies = {n.key for block in names for n in block if n.kind is Kind.ORGANISATION and n.key}
    story.organs = tuple(dict.fromkeys(organ for key in sorted(bodies) for organ in gazetteer.organs(key)))
    story.signer = _signer(views, names, home)
    story.takes_stances = takes_stances(views, names) if home is None else None
    for b, view in enumerate(views):
        block = block_of(view, names[b], owners[b])
        for i in range(len(view)):
            _turn(story, view, i, block)
            referents = _token(story, view, i, block)
            if referents:
                found[Place(b, i)] = referents
    return found


def _author(
    views: Sequence[View], names: Sequence[Sequence[Name]], owners: Sequence[Sequence[int | None]]
) -> int | None:
    """Who says "I" in "Statement by Secretary X", where that heads the text itself."""
    if not views:
        return None
    pairs = zip(names[0], owners[0], strict=True)
    return next((o for n, o in pairs if o is not None and signed(views[0], n)), None)


def _signer(views: Sequence[View], names: Sequence[Sequence[Name]], home: str | None) -> Body | None:
    """Who says "I" in "Statement by the President", where the heading names nobody."""
    for view, found in list(zip(views, names, strict=True))[:1]:
        for name in found:
            if name.kind is Kind.PERSON and not name.named and not name.group and signed(view, name):
                return Body(name.text, name.country or home, named=False)
    return None


def _turn(story: Story, view: View, i: int, block: Block) -> None:
    """What the story takes note of before a word: a new sentence, a quotation that opens."""
    if view.starts_sentence(i) or i == 0:
        story.new_sentence()
        stop = next((k for k in range(i + 1, len(view)) if view.starts_sentence(k)), len(view))
        # "The President will go to Rome, where Mr. Obama": by a title alone somebody known is named again
        later = (block.by_start[k] for k in range(i, stop) if k in block.by_start)
        story.coming = frozenset(owner for name, owner in later if owner is not None and not name.sex)
        comma = next((k for k in range(i, stop) if view.at(k) == ","), i)
        story.reported = _reported(view, i, stop, block)
        opens = view.at(i) in block.words["fronting"] | block.words["opening"]
        story.aside = frozenset(block.people[k] for k in range(i, comma) if opens and k in block.people)
    opens = view.at(i) in block.words["reporting"] and view.at(i + 1) == ":" and len(view) - i < QUOTE_OPENS
    if opens and story.here:
        story.voice = story.here[0]


def _reported(view: View, start: int, stop: int, block: Block) -> frozenset[int]:
    """Who is on the other side of a "that" than two persons, or alone behind it: "X warned that Y would not stop"."""
    that = next((k for k in range(start, stop) if view.at(k) in block.words["subordinate"]), stop)
    before, after = (
        {block.people[k] for k in span if k in block.people}
        for span in (range(start, that), range(that, stop))
    )
    if len(after) == 1:
        return frozenset(after - before)
    return frozenset(before - after if len(before) == 1 and len(after) > 1 else ())


def _token(story: Story, view: View, i: int, block: Block) -> tuple[Referent, ...]:
    if i in block.by_start:
        name, owner = block.by_start[i]
        _note(story, view, name, block)
        referents = _name(story, view, name, owner, block.words)
        return referents if owner is None else ()
    return () if i in block.inside else _pronoun(story, view, i, block)


def _name(
    story: Story, view: View, name: Name, owner: int | None, words: dict[str, frozenset[str]]
) -> tuple[Referent, ...]:
    if owner is not None:
        _note_gender(story, name, owner, words)
        before = name.start - 1 - view.is_in("articles", name.start - 1)
        owns = view.is_in("genitive", name.end)
        if owner not in story.here and view.at(before) in words["oblique"] and not owns:
            story.oblique.add(owner)
        story.mention(owner)
        return ()
    if name.kind is Kind.ORGANISATION:
        return _short_body(story, name)
    if name.kind is Kind.STATE:
        return national(story, view, name, words)
    return _description(story, view, name, words) if name.kind is Kind.PERSON and not name.named else ()


def _description(
    story: Story, view: View, name: Name, words: dict[str, frozenset[str]]
) -> tuple[Referent, ...]:
    """The referents of a description without a name: "the minister", "the two leaders", "his country"."""
    if name.group:
        return land(story, view, name.end - 1, words) or group_of(story, view, name, words)
    person = described(story, name, words)
    if person is None:
        return ()
    story.mention(person)
    return (Referent(person=person),)


def _note_gender(story: Story, name: Name, owner: int, words: dict[str, frozenset[str]]) -> None:
    """Take note of what a title or an office says of a person's sex."""
    office = frozenset(name.offices[0].casefold().split()) if name.offices else frozenset()
    if name.sex:
        story.gender[owner] = name.sex
    for gender, key in (("m", "masculine_offices"), ("f", "feminine_offices")):
        if office & words[key]:
            story.gender.setdefault(owner, gender)


def _note(story: Story, view: View, name: Name, block: Block) -> None:
    """Take note of a body, and of two states side by side."""
    note(story, view, name, block.words)
    if name.noun in block.words["delegations"]:
        story.delegation = Body(name.text, name.country, named=False)
    if name.kind is Kind.ORGANISATION and name.named:
        story.bodies.append(Body(name.text, name.country, name.key))
    if roll := listed_at(view, name, block):
        story.rolls[len(roll)] = roll
    after = name.end + 1 + view.is_in("articles", name.end + 1)
    other = block.by_start.get(after) or block.by_start.get(name.end + 1)
    if other is None or not view.is_in("and", name.end):
        return
    left, right = block.by_start[name.start][1], other[1]
    if left is not None and right is not None and left != right:
        story.unite(left, right)
    states = [n.country for n in (name, other[0]) if n.kind is Kind.STATE and not n.adjective and n.country]
    if len(set(states)) == 2:
        story.join(*states)


def _short_body(story: Story, name: Name) -> tuple[Referent, ...]:
    """ "the Commission" of a text that named the European Commission before, or only the European Union anywhere."""
    word = name.text.split()[-1]
    if name.key or name.country or not name.named or len(name.text.split()) > 1:
        return ()
    full = [b for b in reversed(story.bodies) if word in b.name.split() and b.name != name.text]
    if not full:
        names = {organ: gazetteer.names(organ) for organ in story.organs}
        full = [Body(of[0], None, organ) for organ, of in names.items() if any(word in n.split() for n in of)]
        if len(full) > 1:
            return ()
    return tuple(Referent(body=b) for b in full[:1])


def _pronoun(story: Story, view: View, i: int, block: Block) -> tuple[Referent, ...]:
    """The referents of a pronoun at i: of several, of the speaker, of one person."""
    words, word = block.words, view.at(i)
    if word not in block.cues:
        return ()
    if word in words["first_person"] or word in words["first_plural"]:
        return speaker(story, view, i, block)
    found = (
        _several(story, view, i, words)
        or thing(story, view, i, words)
        or land(story, view, i, words)
        or standing_for(story, view, i, words, beside=beside(view, i, block.ends))
    )
    person = _one(story, view, i, block) if not found else None
    if person is None:
        return found
    if word in words["singular_subject"] or is_latter(view, i, words):
        story.mention(person)
    return (Referent(person=person),)


def _several(story: Story, view: View, i: int, words: dict[str, frozenset[str]]) -> tuple[Referent, ...]:
    """Whom "their", "both", "they" mean."""
    word = view.at(i)
    if word in words["plural_possessive"]:
        here = dict.fromkeys(story.here)
        return tuple(Referent(person=p) for p in here) if len(here) == 2 else story.group
    if word in words["two"] and (view.is_in("articles", i - 1) or word != "two"):
        return together(story)
    if view.at(i - 1) in words["all_of"] and (number := _counted(view, i, words)):
        return together(story, number)
    return several(story) if word in words["plural"] else ()


def _counted(view: View, i: int, words: dict[str, frozenset[str]]) -> int:
    """How many "the three met", "the pair signed" says, if no noun follows that is counted; else 0."""
    if view.at(i) in words["pairs"]:
        return 0 if view.is_in("name_of", i + 1) else 2
    alone = view.at(i + 1) in words["national_before"] | words["several_before"]
    return number_of(view.at(i), words) if alone else 0


def _one(story: Story, view: View, i: int, block: Block) -> int | None:
    """The one person whom a singular pronoun means."""
    words, word = block.words, view.at(i)
    if word in words["singular_subject"]:
        later = ahead(view, i, block.people, words)
        return later if later is not None else story.about(word, fronted=fronted(view, i))
    possessive = word in words["singular_possessive"]
    if word in words["singular_object"] and not (possessive and before_noun(view, i)):
        if story.object is None:
            shared = view.is_in("and", i - 1)
            told_of = relative(view, i, block.ends, words)
            story.object = story.other(
                word,
                beside=not shared and (told_of or beside(view, i, block.ends)),
                far=not shared and ((told_of and len({*story.here}) > 1) or far(view, i, block.people)),
            )
        # "handed him a letter and invited him": the same person
        return story.object
    if possessive:
        return story.about(word)
    if is_latter(view, i, words):
        return next(reversed(story.here or story.before), None)
    return None
