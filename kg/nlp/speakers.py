"""Who says "I" and "we": the author of a text, the state that it speaks for, who is quoted."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.model import Kind
from kg.nlp.description import described
from kg.nlp.name import Name
from kg.nlp.story import Body, Referent, Story, reference_cues, reference_words
from kg.nlp.view import View

# What stands between "we" and those who say it.
LEADS_ON = frozenset({",", "–", "—"})


@dataclass(frozen=True, slots=True)
class Block:
    """A block's names by first token, with their persons; the tokens inside names, and of persons."""

    by_start: dict[int, tuple[Name, int | None]]
    inside: frozenset[int]
    people: dict[int, int]
    ends: frozenset[int]
    words: dict[str, frozenset[str]]
    cues: frozenset[str]


def block_of(view: View, names: Sequence[Name], owners: Sequence[int | None]) -> Block:
    """A block as the readers of its words need it: by token, what stands there."""
    pairs = list(zip(names, owners, strict=True))
    return Block(
        {n.start: (n, owner) for n, owner in pairs},
        frozenset(t for n in names for t in range(n.start + 1, n.end)),
        {t: owner for n, owner in pairs if owner is not None for t in range(n.start, n.end)},
        frozenset(n.end for n in names if n.kind is Kind.PERSON),
        reference_words(view.language),
        reference_cues(view.language),
    )


def takes_stances(views: Sequence[View], names: Sequence[Sequence[Name]]) -> Referent | None:
    """The one state that a text has say something: "The U.S. strongly condemns", where nobody signs it."""
    found = {
        name.country
        for view, block in zip(views, names, strict=True)
        for name in block
        if name.kind is Kind.STATE and name.country and not name.adjective
        if not reference_words(view.language)["stances"].isdisjoint(view.at(name.end + k) for k in (0, 1))
        and not _inside_quotes(view, name.start)
    }
    return Referent(country=found.pop()) if len(found) == 1 else None


def speaker(story: Story, view: View, i: int, block: Block) -> tuple[Referent, ...]:
    """Who says "I", or for whom "we" is said."""
    if view.at(i) not in block.words["first_plural"]:
        voice = story.voice if story.voice is not None else _quoted(story, view, i, block)
        return (Referent(person=voice),) if voice is not None else _unnamed(story, view, i, block)
    _note_authors(story, view, i, block)
    quoted = _inside_quotes(view, i)
    if story.authors and not quoted:
        # "We, the ministers of Chile and Peru, met": the ministers take part by their own words
        return () if story.authored_in == story.sentences else story.authors
    voice = _quoted(story, view, i, block) if story.voice is None and quoted else story.voice
    country = story.home or (story.persons[voice].country if voice is not None else None)
    if country:
        return (Referent(country=country),)
    if voice is not None:
        return (Referent(person=voice),)
    # "The United States condemns the attack. We offer our condolences."
    stance = None if quoted else story.takes_stances or story.opening
    return _unnamed(story, view, i, block) or ((stance,) if stance is not None else ())


def _unnamed(story: Story, view: View, i: int, block: Block) -> tuple[Referent, ...]:
    """Who signs a text without a name, or the state on whose behalf somebody speaks."""
    if story.signer is not None:
        return (Referent(body=story.signer),)
    country = _on_behalf(view, i, block)
    return (Referent(country=country),) if country else ()


def _note_authors(story: Story, view: View, i: int, block: Block) -> None:
    """Take note of those who issue a text together: "We, the leaders of Chile, Peru and Kenya, met"."""
    if view.at(i + 1) not in LEADS_ON:
        return
    names = list(_apposed(view, i + 2, block))
    several = tuple(dict.fromkeys(r for name, owner in names if (r := _referent(name, owner)) is not None))
    if len(several) > 1:
        persons = any(name.kind is Kind.PERSON for name, _ in names)
        story.authors, story.authored_in = several, story.sentences if persons else 0


def listed_at(view: View, name: Name, block: Block) -> tuple[Referent, ...]:
    """Three or more persons, or as many states, who are listed from a name on: "A, B and C"."""
    before = name.start - 1 - view.is_in("articles", name.start - 1)
    if view.at(before) in LEADS_ON or view.is_in("and", before):
        return ()
    found = list(_apposed(view, name.start, block))
    told = tuple(dict.fromkeys(r for n, owner in found if (r := _referent(n, owner)) is not None))
    alike = len({r.person is None for r in told}) == 1 and all(r.body is None for r in told)
    return told if len(told) == len(found) > 2 and alike else ()


def _apposed(view: View, start: int, block: Block) -> Iterator[tuple[Name, int | None]]:
    """The names that stand side by side from a token on, each with its person."""
    for k in range(start, len(view)):
        if k in block.by_start:
            yield block.by_start[k]
        elif not (
            k in block.inside or view.at(k) in LEADS_ON or view.is_in("articles", k) or _links(view, k)
        ):
            return


def _links(view: View, k: int) -> bool:
    return view.is_in("and", k) or view.is_in("of", k)


def _referent(name: Name, owner: int | None) -> Referent | None:
    if owner is not None and name.named:
        return Referent(person=owner)
    if name.country and not name.adjective:
        return Referent(country=name.country)
    if name.kind is Kind.ORGANISATION and name.key:
        return Referent(body=Body(name.text, name.country, name.key))
    return None


def _on_behalf(view: View, i: int, block: Block) -> str | None:
    """The state for which somebody who is not named speaks: "On behalf of the American people, I congratulate"."""
    first = next((k for k in range(i, -1, -1) if view.starts_sentence(k)), 0)
    said = next((k for k in range(first, i) if view.at(k) in block.words["behalf"]), None)
    if said is None:
        return None
    for k in range(said, i):
        name = block.by_start[k][0] if k in block.by_start else None
        if name is not None and name.country and not name.country.startswith("region:"):
            return name.country
    return None


def _inside_quotes(view: View, i: int) -> bool:
    """Whether a word stands between quotation marks."""
    before = "".join(view.text[:i])
    opened = sum(map(before.count, "“«„")) - sum(map(before.count, "”»"))
    return opened > 0 or before.count('"') % 2 == 1


def _quoted(story: Story, view: View, i: int, block: Block) -> int | None:
    """Who says "I" in a quotation: the person beside the verb of saying in the same sentence, named or meant."""
    for k in range(i + 1, len(view)):
        if view.starts_sentence(k):
            break
        if view.at(k) in block.words["reporting"] or view.at(k) in ("told", "tells"):
            named = block.people.get(k - 1, block.people.get(k + 1))
            if named is not None:
                return named
            for said in (k - 1, k + 1):
                if view.at(said) in block.words["singular_subject"]:
                    return story.about(view.at(said))
            names = [n for n, _ in block.by_start.values() if n.end == k or n.start == k + 1]
            meant = (n for n in names if n.kind is Kind.PERSON and not n.named and not n.group)
            return next((p for n in meant if (p := described(story, n, block.words)) is not None), None)
    return None
