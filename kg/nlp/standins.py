"""Plain words that stand for somebody named before: "the royal couple", "the delegation", "the former", "l'a reçu"."""

from kg.nlp.groups import several
from kg.nlp.name import Name
from kg.nlp.neuter import gender
from kg.nlp.story import Referent, Story
from kg.nlp.view import View

# How far behind "the former" its "latter" may follow.
LATTER = 12


def standing_for(
    story: Story, view: View, i: int, words: dict[str, frozenset[str]], *, beside: bool
) -> tuple[Referent, ...]:
    """The referents of a plain word at i, if it stands for somebody; `beside` a person's name ends just before."""
    word = view.at(i)
    if word in words["couples"]:
        return story.couple if _definite(view, i, words) else ()
    if word in words["bodies"]:
        return _body(story, view, i, words)
    if word in words["delegations"]:
        return _delegation(story, view, i, words)
    if word in words["former"] or word in words["latter"]:
        return _one_of_two(story, view, i, words)
    return _clitic(story, view, i, words, beside=beside)


def national(story: Story, view: View, name: Name, words: dict[str, frozenset[str]]) -> tuple[Referent, ...]:
    """ "the Norwegian told reporters", "l'Allemand a reçu": the last person named who is of that state."""
    ends = view.at(name.end)
    alone = ends in words["national_before"] or not ends[:1].isalpha()
    several = any(view.at(name.end - 1).endswith(end) for end in words["national_plurals"])
    singular = not several and view.capital(name.start)
    if not (name.adjective and singular and alone and view.at(name.start - 1) in words["definite_one"]):
        return ()
    person = next((p for p in reversed(story.seen) if story.persons[p].country == name.country), None)
    if person is None:
        return ()
    story.mention(person)
    return (Referent(person=person),)


def _body(story: Story, view: View, i: int, words: dict[str, frozenset[str]]) -> tuple[Referent, ...]:
    """ "the bloc", "the organisation": the international one that was named last, unless it is said here which."""
    if view.at(i - 1) not in words["definite"] | words["demonstrative"] or view.is_in("name_of", i + 1):
        return ()
    return story.bloc()


def _definite(view: View, i: int, words: dict[str, frozenset[str]]) -> bool:
    """Whether an article, or "their", stands before a noun, perhaps with an adjective between."""
    before = words["definite"] | words["plural_possessive"]
    return view.at(i - 1) in before or view.at(i - 2) in before


def _delegation(story: Story, view: View, i: int, words: dict[str, frozenset[str]]) -> tuple[Referent, ...]:
    """ "the delegation": the one named before, unless it is said here whose it is."""
    if view.at(i - 1) not in words["definite"] or view.is_in("name_of", i + 1) or story.delegation is None:
        return ()
    told = Referent(body=story.delegation)
    story.act(told, gender(view.at(i - 1), words))
    return (told,)


def _one_of_two(story: Story, view: View, i: int, words: dict[str, frozenset[str]]) -> tuple[Referent, ...]:
    """ "the former invited the latter": of the two persons of the sentence before."""
    two = list(dict.fromkeys(story.before))
    after = [view.at(k) for k in range(i + 1, min(i + LATTER, len(view)))]
    first = view.at(i) in words["former"]
    if first and not any(word in words["latter"] for word in after):
        return ()
    if len(two) != 2 or view.at(i - 1) not in words["definite"]:
        return ()
    return (Referent(person=two[0] if first else two[1]),)


def _clitic(
    story: Story, view: View, i: int, words: dict[str, frozenset[str]], *, beside: bool
) -> tuple[Referent, ...]:
    """The object before its verb: "l'a reçu", "qui le reçoit", "il les a salués"."""
    word, before = view.at(i), view.at(i - 1)
    follows = before in words["clitic_subjects"]
    if word not in words["clitics"] or not (
        follows or (_elided(word) and view.at(i + 1) in words["auxiliaries"])
    ):
        return ()
    if word in words["plural_clitics"]:
        return several(story)
    person = story.other(word, beside=beside or before in words["relative"])
    return (Referent(person=person),) if person is not None else ()


def _elided(word: str) -> bool:
    return word.endswith(("'", "’"))
