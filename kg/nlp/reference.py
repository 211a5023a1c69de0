"""Who is meant by "he", "the Cuban leader", "both sides": reference inside one document.

A cautious reading in one pass over the text: descriptions by office and state, singular pronouns
by the person that the clause before is about, groups by the document's two main parties. What
stays unclear stays unresolved: a description is then a mention of its own, a pronoun none.
"""

import tomllib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from kg.model import Kind
from kg.nlp.cast import Person
from kg.nlp.names import Name
from kg.nlp.view import View


@dataclass(frozen=True, slots=True)
class Referent:
    """A person of the cast (`person`), or a state (`country`)."""

    person: int | None = None
    country: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: block, token."""

    block: int
    token: int


# A paragraph that ends in "said:" gives the word to its speaker for what follows.
QUOTE_OPENS = 6
FAR = 8


@lru_cache(maxsize=4)
def reference_words(language: str) -> dict[str, frozenset[str]]:
    """The word lists of `kg/lexicon/LANGUAGE/reference.toml`."""
    data = tomllib.loads(files("kg.lexicon").joinpath(f"{language}/reference.toml").read_text("utf-8"))
    return {k: frozenset(v) for k, v in data.items()}


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
    story = _Story(persons, main_states(persons, names))
    story.voice, story.home = author, home
    for b, view in enumerate(views):
        words = reference_words(view.language)
        by_start = {n.start: (n, owners[b][k]) for k, n in enumerate(names[b])}
        ends = frozenset(n.end for n in names[b] if n.kind is Kind.PERSON)
        people = {
            t: o
            for k, n in enumerate(names[b])
            if (o := owners[b][k]) is not None
            for t in range(n.start, n.end)
        }
        inside = {t for n in names[b] for t in range(n.start + 1, n.end)}
        for i in range(len(view)):
            if view.starts_sentence(i) or i == 0:
                story.new_sentence()
                stop = next((k for k in range(i + 1, len(view)) if view.starts_sentence(k)), len(view))
                story.coming = frozenset(people[k] for k in range(i, stop) if k in people)
            if (
                view.at(i) in words["reporting"]
                and view.at(i + 1) == ":"
                and story.here
                and len(view) - i < QUOTE_OPENS
            ):
                story.voice = story.here[0]
            if i in by_start:
                name, owner = by_start[i]
                referents = _name(story, view, name, owner, words)
                if owner is None and referents:
                    found[Place(b, name.start)] = referents
            elif i not in inside:
                referents = _pronoun(story, view, i, words, ends, people)
                if referents:
                    found[Place(b, i)] = referents
    return found


class _Story:
    """What the reader has in mind: who was named, in this sentence and before."""

    def __init__(self, persons: Sequence[Person], states: tuple[str, ...]) -> None:
        self.persons = persons
        self.states = states
        self.here: list[int] = []
        self.before: list[int] = []
        self.pair: tuple[Referent, ...] = ()
        self.group: tuple[Referent, ...] = ()
        self.main = _main_persons(persons)
        self.voice: int | None = None
        self.home: str | None = None
        self.seen: list[int] = []
        self.gender: dict[int, str] = {}
        self.coming: frozenset[int] = frozenset()

    def new_sentence(self) -> None:
        if self.here:
            self.before = self.here
        self.here = []

    def mention(self, person: int) -> None:
        self.here.append(person)
        self.seen.append(person)
        distinct = list(dict.fromkeys(self.here))
        if len(distinct) == 2:
            self.pair = tuple(Referent(person=p) for p in distinct)

    def together(self) -> tuple[Referent, ...]:
        """The two persons whom a plural means: the document's main pair once both were named."""
        if self.main and all(p in self.seen for p in self.main):
            return tuple(Referent(person=p) for p in self.main)
        return self.pair

    def about(self, word: str) -> int | None:
        """The person whom a subject pronoun means: the first of this sentence, or of the last that had one."""
        for group in (self.here, self.before):
            fits = [p for p in group if self._fits(p, word)]
            if fits:
                return fits[0]
        return None

    def other(self, word: str, *, beside: bool, far: bool = False) -> int | None:
        """The person whom an object pronoun means: not the subject of its clause.

        That is the person named just before (`beside`), else the one whom the sentence is about.
        """
        subject = (self.here[-1] if beside else self.here[0]) if self.here else None
        if far and self.here:
            # deep in the sentence the pronoun returns to whom the sentence is about
            return self.here[0] if self._fits(self.here[0], word) else None
        fits = [p for p in reversed(self.here) if p != subject and self._fits(p, word)]
        earlier = list(dict.fromkeys(self.before))
        # of two persons it is the other one; of others only the one whom the sentence before is about
        pool = earlier if len(earlier) == 2 and subject in earlier else earlier[:1]
        fits += [p for p in pool if p != subject and self._fits(p, word)]
        return fits[0] if fits else None

    def _fits(self, person: int, word: str) -> bool:
        gender = self.gender.get(person, "")
        return (
            not gender
            or word in ("lui", "son", "sa", "ses")
            or gender == ("f" if word in ("she", "her", "elle") else "m")
        )


def _main_persons(persons: Sequence[Person]) -> tuple[int, ...]:
    """The two persons in office who are named most, if two stand out."""
    ranked = sorted((i for i, p in enumerate(persons) if p.offices), key=lambda i: (-persons[i].count, i))
    if len(ranked) < 2 or (len(ranked) > 2 and persons[ranked[2]].count == persons[ranked[1]].count > 1):
        return ()
    return tuple(sorted(ranked[:2]))


def main_states(persons: Sequence[Person], names: Sequence[Sequence[Name]]) -> tuple[str, ...]:
    """The two states that the document speaks of most."""
    count: Counter[str] = Counter()
    for block in names:
        for n in block:
            if n.kind is Kind.STATE and n.key:
                count[n.key] += 1
    for p in persons:
        if p.country:
            count[p.country] += p.count
    return tuple(code for code, _ in sorted(count.items(), key=lambda kv: (-kv[1], kv[0]))[:2])


def _name(
    story: _Story, view: View, name: Name, owner: int | None, words: dict[str, frozenset[str]]
) -> tuple[Referent, ...]:
    if owner is not None:
        before = view.at(name.head[0] - 1)
        for gender, key in (("m", "masculine"), ("f", "feminine")):
            if before in words[key]:
                story.gender[owner] = gender
        story.mention(owner)
        return ()
    if name.kind is not Kind.PERSON or name.named:
        return ()
    if name.group:
        return _group(story, view, name, words)
    person = _described(story, name, words)
    if person is None:
        return ()
    story.mention(person)
    return (Referent(person=person),)


def _described(story: _Story, name: Name, words: dict[str, frozenset[str]]) -> int | None:
    """The person whom a description means, if exactly one fits best."""
    if name.noun in words["other"]:
        return _counterpart(story, name)
    wanted = _content(_plain_office(name.offices[0] if name.offices else name.text, words))
    scored: list[tuple[float, int]] = []
    for index, person in enumerate(story.persons):
        if name.country and person.country and name.country != person.country:
            continue
        if index in story.coming:
            # "the President met X, President of Kenya": two people
            continue
        score = _office_score(name, wanted, person, words)
        if score <= 0:
            continue
        if name.country and person.country == name.country:
            score += 1
        elif name.country:
            score -= 0.5
        known = index in story.seen
        scored.append((score + (0.6 if known else 0), index))
    if not scored:
        return None
    best = max(s for s, _ in scored)
    top = [i for s, i in scored if s >= best - 0.01]
    if len(top) == 1:
        return top[0] if best >= 1 else None
    if any(story.persons[i].first >= 0 for i in top) and not name.country:
        # "the President" of a text with two presidents is the one whom the text is about
        named = [i for i in top if i in story.seen]
        if named:
            return min(named, key=story.seen.index)
    recent = [i for i in reversed(story.seen) if i in top]
    return recent[0] if recent else None


def _plain_office(text: str, words: dict[str, frozenset[str]]) -> str:
    """A description in the words of the office that it means ("chef de la diplomatie")."""
    plain = text.casefold()
    for pair in sorted(words.get("same", ())):
        said, meant = pair.split(" = ")
        plain = plain.replace(said, meant)
    return plain


def _content(text: str) -> frozenset[str]:
    skip = {
        "of",
        "the",
        "and",
        "for",
        "to",
        "'s",
        "de",
        "du",
        "la",
        "le",
        "des",
        "et",
        "l'",
        "d'",
        "l’",
        "d’",
        "a",
        "an",
    }
    return frozenset(w.strip(",.()").casefold() for w in text.replace("-", " ").split()) - skip


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


def _counterpart(story: _Story, name: Name) -> int | None:
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


def _group(story: _Story, view: View, name: Name, words: dict[str, frozenset[str]]) -> tuple[Referent, ...]:
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


def _leaders_of(story: _Story, country: str, words: dict[str, frozenset[str]]) -> tuple[Referent, ...]:
    """ "the Vietnamese leaders": the persons named so far who lead that state, if there are several."""
    seen = dict.fromkeys(story.seen)
    fits = [i for i in seen if story.persons[i].country == country]
    fits = [
        i for i in fits if any(t in o.casefold() for o in story.persons[i].offices for t in words["leaders"])
    ]
    return tuple(Referent(person=i) for i in sorted(fits)) if len(fits) > 1 else ()


def _quoted(
    story: _Story, view: View, i: int, words: dict[str, frozenset[str]], people: dict[int, int]
) -> int | None:
    """Who says "I" in a quotation: the person beside the verb of saying in the same sentence."""
    for k in range(i + 1, len(view)):
        if view.starts_sentence(k):
            break
        if view.at(k) in words["reporting"] or view.at(k) in ("told", "tells"):
            return people.get(k - 1, people.get(k + 1))
    return None


def _far(view: View, i: int, people: dict[int, int]) -> bool:
    """Whether the sentence's first person stands far before i, with another clause between."""
    start = i
    while start > 0 and not view.starts_sentence(start):
        start -= 1
    first = next((k for k in range(start, i) if k in people), i)
    near = max((k for k in range(start, i) if k in people), default=i)
    return i - first > FAR and i - near > FAR


def _beside(view: View, i: int, ends: frozenset[int]) -> bool:
    """Whether a person's name ends shortly before i, with only a verb between."""
    for k in range(i, max(i - 4, 0), -1):
        if k in ends:
            return True
        if view.at(k - 1) in (",", ";") or view.is_in("and", k - 1):
            return False
    return False


def _pronoun(
    story: _Story,
    view: View,
    i: int,
    words: dict[str, frozenset[str]],
    ends: frozenset[int],
    people: dict[int, int],
) -> tuple[Referent, ...]:
    word = view.at(i)
    if word in words["plural_possessive"]:
        return (
            tuple(Referent(person=p) for p in dict.fromkeys(story.here))
            if len(set(story.here)) == 2
            else story.group
        )
    if word in words["first_person"]:
        voice = story.voice if story.voice is not None else _quoted(story, view, i, words, people)
        return (Referent(person=voice),) if voice is not None else ()
    if word in words["first_plural"]:
        country = story.home or (story.persons[story.voice].country if story.voice is not None else None)
        return (
            (Referent(country=country),)
            if country
            else (Referent(person=story.voice),)
            if story.voice is not None
            else ()
        )
    if word in words["two"] and (view.is_in("articles", i - 1) or word != "two"):
        return story.together()
    if word in words["plural"]:
        return story.group or story.together()
    person: int | None = None
    if word in words["singular_subject"]:
        person = story.about(word)
    elif word in words["singular_object"] and not (
        word in words["singular_possessive"] and _before_noun(view, i)
    ):
        person = story.other(word, beside=_beside(view, i, ends), far=_far(view, i, people))
    elif word in words["singular_possessive"]:
        person = story.about(word)
    elif word in words["latter"] or f"{view.at(i - 1)} {word}" in words["latter"]:
        person = next(reversed(story.here or story.before), None)
    if person is None:
        return ()
    if word in words["singular_subject"]:
        story.mention(person)
    return (Referent(person=person),)


def _before_noun(view: View, i: int) -> bool:
    nxt = view.at(i + 1)
    return bool(nxt) and (
        nxt.isalpha()
        and nxt
        not in (
            "to",
            "on",
            "with",
            "for",
            "in",
            "at",
            "and",
            "the",
            "a",
            "an",
            "that",
            "as",
            "by",
            "from",
            "after",
        )
    )
