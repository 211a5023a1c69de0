"""States and bodies that plain words stand for: "it", "its", "elle", "the country", "son pays"."""

from kg.model import Kind
from kg.nlp.name import Name
from kg.nlp.story import Body, Referent, Story
from kg.nlp.view import View

# How many words may stand before a name that is a sentence's subject: "On Monday the United States".
LEAD = 4


def note(story: Story, view: View, name: Name, words: dict[str, frozenset[str]]) -> None:
    """Take note of a state or a body that a clause is about, and of the state that was named last."""
    if name.country and not name.country.startswith("region:") and name.kind is Kind.STATE:
        story.land = name.country
    if name.kind is Kind.STATE and not name.adjective and name.country:
        who = Referent(country=name.country)
    elif name.kind is Kind.ORGANISATION and not name.group:
        who = Referent(body=Body(name.text, name.country, name.key, name.named))
    else:
        return
    if _subject(view, name, words):
        story.act(who, gender(view.at(name.start), words))


def _subject(view: View, name: Name, words: dict[str, frozenset[str]]) -> bool:
    """Whether a name opens its clause and a word in small letters follows: as the subject does."""
    first = name.start - (name.start > 0 and view.is_in("articles", name.start - 1))
    before = view.at(first - 1)
    opens = first == 0 or view.starts_sentence(first) or before in words["clause_opening"]
    # "On Monday the United States"
    near = any(view.starts_sentence(k) for k in range(max(first - LEAD, 0), first)) or first <= LEAD
    dated = near and (before[:1].isdigit() or view.capital(first - 1))
    after = view.at(name.end)
    said = after[:1].isalpha() and not view.capital(name.end) and after not in words["no_verbs"]
    return (opens and (said or after in (",", "("))) or (dated and said)


def thing(story: Story, view: View, i: int, words: dict[str, frozenset[str]]) -> tuple[Referent, ...]:
    """The referent of "it", "its" or "elle" at i: the state or body of its gender that the clause before is about.

    A word that may mean a person means one if one was named since.
    """
    word = view.at(i)
    if word not in words["neuter"] | words["neuter_possessive"]:
        return ()
    actor = story.actor(word, gender(word, words), alone=word not in words["singular_subject"])
    return (actor,) if actor is not None else ()


def gender(word: str, words: dict[str, frozenset[str]]) -> str:
    """The gender that an article or a pronoun tells: "m", "f", or "" in a language without."""
    return next((g for g in ("m", "f") if word in words[f"{g}_words"]), "")


def land(story: Story, view: View, i: int, words: dict[str, frozenset[str]]) -> tuple[Referent, ...]:
    """The state of "the country", "his country", "their country" at i, if the words say no other."""
    told = view.is_in("name_of", i + 1) or view.is_in("genitive", i + 1) or view.at(i + 1) == "-"
    if view.at(i) not in words["lands"] or told:
        return ()
    before = view.at(i - 1)
    if before in words["singular_possessive"]:
        person = story.about(before)
        country = story.persons[person].country if person is not None else None
    elif before in words["neuter_possessive"]:
        country = None
    elif before in words["definite"] | words["demonstrative"] | words["contracted_to"]:
        country = story.land
    else:
        return ()
    return (Referent(country=country),) if country else ()
