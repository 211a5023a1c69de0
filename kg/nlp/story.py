"""What a reader has in mind while reading: who was named here and before, who speaks."""

import tomllib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from kg.model import Kind
from kg.nlp.cast import Person
from kg.nlp.name import Name

# For how many sentences two states named side by side are "the two countries".
RECENT = 2
# Among how many first sentences a release names who says "we".
HEAD = 3


@dataclass(frozen=True, slots=True)
class Body:
    """An organisation by its full name, with the state that it is of and the gazetteer's key, if known.

    A group of people who are only described ("23 British diplomats") is one that is not `named`.
    """

    name: str
    country: str | None = None
    key: str | None = None
    named: bool = True


@dataclass(frozen=True, slots=True)
class Referent:
    """A person of the cast (`person`), a state (`country`) or an organisation (`body`)."""

    person: int | None = None
    country: str | None = None
    body: Body | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: block, token."""

    block: int
    token: int


FEMININE = frozenset({"she", "her", "elle", "la"})
# Words that tell no sex of whom they mean.
EITHER = frozenset({"lui", "son", "sa", "ses", "l'", "l’"})
# Lists of words that only stand beside those that refer to somebody.
_BESIDE = frozenset(
    {
        "groups",
        "official",
        "private",
        "worldwide",
        "definite",
        "fronting",
        "any_envoy",
        "opening",
        "looking_ahead",
        "sent",
        "relative",
        "nationals",
        "demonstrative",
        "clause_opening",
        "no_verbs",
        "reporting",
        "auxiliaries",
        "clitic_subjects",
        "m_words",
        "definite_one",
        "national_before",
        "national_plurals",
        "known_offices",
        "f_words",
        "subordinate",
        "all_of",
        "contracted_to",
        "oblique",
        "several_before",
    }
)


@lru_cache(maxsize=4)
def reference_words(language: str) -> dict[str, frozenset[str]]:
    """The word lists of `kg/lexicon/LANGUAGE/reference.toml`."""
    data = tomllib.loads(files("kg.lexicon").joinpath(f"{language}/reference.toml").read_text("utf-8"))
    return {k: frozenset(v) for k, v in data.items()}


@lru_cache(maxsize=4)
def reference_cues(language: str) -> frozenset[str]:
    """The words that may stand for somebody, and the last ones of phrases that do."""
    lists = reference_words(language)
    counts = frozenset(w.split(" = ")[0] for w in lists["counts"])
    return counts.union(
        w.split(" ")[-1] for name, words in lists.items() if name not in _BESIDE for w in words
    )


class Story:
    """What the reader has in mind: who was named, in this sentence and before."""

    def __init__(self, persons: Sequence[Person], states: tuple[str, ...]) -> None:
        self.persons = persons
        self.states = states
        self.here: list[int] = []
        self.before: list[int] = []
        self.pair: tuple[Referent, ...] = ()
        self.group: tuple[Referent, ...] = ()
        # three or more who were listed last, by how many they are
        self.rolls: dict[int, tuple[Referent, ...]] = {}
        self.main = _main_persons(persons)
        self.voice: int | None = None
        self.home: str | None = None
        self.signer: Body | None = None
        # those who issue a text together and say "we" in it; the number of the sentence that names them as persons
        self.authors: tuple[Referent, ...] = ()
        self.authored_in = 0
        self.seen: list[int] = []
        self.gender: dict[int, str] = {}
        self.coming: frozenset[int] = frozenset()
        # those of the phrase that opens a sentence: "After his talks with X, Y went on"
        self.aside: frozenset[int] = frozenset()
        # those of whom somebody says something, or who say something of several: "X warned that Y"
        self.reported: frozenset[int] = frozenset()
        # those of the last sentence with persons who do not act in it together
        self.by_the_way: frozenset[int] = frozenset()
        self.receiving: str | None = None
        self.bodies: list[Body] = []
        # the keys of organs that one word may mean
        self.organs: tuple[str, ...] = ()
        self.joined: tuple[Referent, ...] = ()
        self.age = 0
        self.couple: tuple[Referent, ...] = ()
        self.couple_age = 0
        self.delegation: Body | None = None
        # the state or body of each gender that the last clause about one is about, with the number of persons
        # named before its sentence; the state named last
        self.actors: dict[str, tuple[Referent, int]] = {}
        # the first that a clause is about, if it is so at the head of the text: the voice of a release
        self.opening: Referent | None = None
        # the one that takes stances in a text that nobody signs
        self.takes_stances: Referent | None = None
        self.sentences = 0
        self.opened = 0
        self.land: str | None = None
        self.object: int | None = None
        # those of this sentence whom a preposition introduces
        self.oblique: set[int] = set()

    def new_sentence(self) -> None:
        """Turn to the next sentence; one without persons leaves what was before."""
        if self.here:
            # "In a letter to X, Y offered help. He": Y
            if self.before and self.oblique.issuperset(self.here):
                # "He organised talks between X and Y. He": who was the one before, not they
                self.before = list(dict.fromkeys([*self.before, *self.here]))
            else:
                low = self.aside | self.oblique
                self.before = sorted(self.here, key=lambda p: p in low)
            self.by_the_way = self.aside | self.reported
        self.here, self.oblique = [], set()
        self.opened = len(self.seen)
        self.sentences += 1
        self.object = None
        self.age += 1
        self.couple_age += 1

    def mention(self, person: int) -> None:
        """Take note that a person is spoken of here."""
        self.here.append(person)
        self.seen.append(person)
        distinct = [p for p in dict.fromkeys(self.here) if p not in self.reported]
        if len(distinct) == 2:
            self.pair = tuple(Referent(person=p) for p in distinct)

    def bloc(self) -> tuple[Referent, ...]:
        """The international organisation that was named last, for which "the bloc" stands."""
        found = (b for b in reversed(self.bodies) if b.key and not b.country)
        return tuple(Referent(body=b) for b in found)[:1]

    def unite(self, left: int, right: int) -> None:
        """Take note of two persons who are named side by side: "King Philippe and Queen Mathilde"."""
        self.couple, self.couple_age = tuple(Referent(person=p) for p in (left, right)), 0

    def join(self, left: str, right: str) -> None:
        """Take note of two states that are named side by side: "Iran and Saudi Arabia"."""
        self.joined, self.age = tuple(Referent(country=c) for c in sorted((left, right))), 0

    def visitor(self, *, host: bool) -> int | None:
        """ "the guest", "the host": of those named so far the one from abroad, or at home, if the places tell."""
        if self.receiving is None:
            return None
        near = list(dict.fromkeys([*self.here, *self.before]))
        for pool in (near, list(dict.fromkeys(self.seen))):
            known = [p for p in pool if self.persons[p].country and self.persons[p].offices]
            fits = [p for p in known if (self.persons[p].country == self.receiving) is host]
            if fits:
                return fits[0] if len(fits) == 1 else None
        return None

    def about(self, word: str, *, fronted: bool = False) -> int | None:
        """The person whom a subject pronoun means: the first of this sentence, or of the last that had one.

        Those of a phrase before the pronoun's clause (`fronted`) are others: "Received by X, he".
        """
        here = self.here
        if self.couple and self.couple_age == 0 and len({*here}) > len(self.couple):
            # "X and Y reviewed Z's visit, his talks": one pronoun means no two who act together
            here = [p for p in here if Referent(person=p) not in self.couple]
        fronted = fronted or (bool(here) and self.aside.issuperset(here))
        here = [p for p in here if p not in self.aside] or here
        for group in (self.before, here) if fronted else (here, self.before):
            fits = [p for p in group if self._fits(p, word)]
            if fits:
                return fits[0]
        if word in EITHER:
            return None
        # of those named farther back only one of whom the sex is known
        sex = "f" if word in FEMININE else "m"
        return next((p for p in reversed(self.seen) if self.gender.get(p) == sex), None)

    def act(self, who: Referent, gender: str) -> None:
        """Take note of a state or a body that a clause is about."""
        if self.opening is None and self.sentences <= HEAD and not self.seen:
            self.opening = who
        self.actors[gender] = who, self.opened

    def actor(self, word: str, gender: str, *, alone: bool) -> Referent | None:
        """The state or body that a pronoun means; unless it `alone` can be meant, only if no person fits better."""
        who, since = self.actors.get(gender, (None, 0))
        if who is None or (not alone and any(self._fits(p, word) for p in self.seen[since:])):
            return None
        self.act(who, gender)
        return who

    def other(self, word: str, *, beside: bool, far: bool = False) -> int | None:
        """The person whom an object pronoun means: not the subject of its clause.

        That is the person named just before (`beside`), else the one whom the sentence is about.
        """
        subject = (self.here[-1] if beside else self.here[0]) if self.here else None
        if far and self.here and self._fits(self.here[0], word):
            # deep in the sentence the pronoun returns to whom the sentence is about
            return self.here[0]
        fits = [p for p in reversed(self.here) if p != subject and self._fits(p, word)]
        earlier = list(dict.fromkeys(self.before))
        # of two persons it is the other one; of others only the one whom the sentence before is about
        pool = earlier if len(earlier) == 2 and subject in earlier else earlier[:1]
        fits += [p for p in pool if p != subject and self._fits(p, word)]
        return fits[0] if fits else None

    def _fits(self, person: int, word: str) -> bool:
        gender = self.gender.get(person, "")
        return not gender or word in EITHER or gender == ("f" if word in FEMININE else "m")


def _main_persons(persons: Sequence[Person]) -> tuple[int, ...]:
    """The two persons in office who are named most, if two stand out."""
    ranked = sorted(
        (i for i, p in enumerate(persons) if p.offices), key=lambda i: (-persons[i].count, persons[i].first)
    )
    if len(ranked) < 2 or (len(ranked) > 2 and persons[ranked[2]].count == persons[ranked[1]].count):
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


def receiving_state(names: Sequence[Sequence[Name]]) -> str | None:
    """The state in which most places of the document lie, or of as many the one named first: that of the hosts."""
    count: Counter[str] = Counter()
    for block in names:
        count.update(n.country for n in block if n.kind is Kind.PLACE and n.country)
    return next((code for code, _ in count.most_common(1)), None)
