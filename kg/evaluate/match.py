"""Which event of the graph is which annotated event: names, arguments, assignment."""

from collections.abc import Sequence
from functools import lru_cache

from kg.evaluate.told import Thing, Told
from kg.resolve.spelling import fold

# Words that say what somebody is, not who: left out before names are compared.
OFFICE_WORDS = frozenset(
    "a acting adviser advisor affairs ambassador an and at chair chairman chairwoman chancellor commission "
    "commissioner crown defence defense deputy director dr emir envoy excellency external federal first for "
    "foreign former general governor her high highness his in king kingdom leader majesty mayor minister mr "
    "mrs ms national of on party premier president prime prince princess queen relations representative "
    "republic royal secretary security senator sheikh sir speaker special state sultan taoiseach the to "
    "vice".split()
)


def same_thing(left: Thing, right: Thing) -> bool:
    """States by their codes, everything else by any two of the names."""
    if left.type == right.type == "Country" and left.country and right.country:
        return left.country == right.country
    return any(same_name(a, b) for a in left.names for b in right.names)


@lru_cache(maxsize=65536)
def same_name(left: str, right: str) -> bool:
    """Equal but for case, accents and punctuation; or the words of the one are among those of the
    other and they share the last or the first; or one surname, and given names with one initial.
    """
    a, b = fold(left), fold(right)
    if not a or not b:
        return False
    if a.replace(" ", "") == b.replace(" ", ""):
        return True
    short, long = sorted((_words(a), _words(b)), key=len)
    if not short:
        return False
    if set(short) <= set(long):
        return short[-1] in long[-2:] or short[0] == long[0]
    return len(short) > 1 and short[-1] == long[-1] and short[0][0] == long[0][0]


def shared_arguments(gold: Told, got: Told, *, core: bool = False) -> list[tuple[str, Thing]]:
    """The annotated arguments that `got` has too, one to one."""
    left = list(got.arguments)
    hits = []
    for role, thing in gold.core if core else gold.arguments:
        place = next((i for i, (r, other) in enumerate(left) if r == role and same_thing(thing, other)), None)
        if place is not None:
            del left[place]
            hits.append((role, thing))
    return hits


def same_date(gold: str | None, got: str | None) -> bool:
    """Equal at the annotation's precision; an unknown date equals nothing."""
    return bool(gold and got) and str(got).startswith(str(gold))


def assign(golds: Sequence[Told], gots: Sequence[Told]) -> list[tuple[int, int]]:
    """Pairs (annotated, extracted) of one type that share a core argument, the best first, each once."""
    scored = [(weight(g, s), i, j) for i, g in enumerate(golds) for j, s in enumerate(gots)]
    return one_to_one([found for found in scored if found[0] > 0])


def assign_mistyped(golds: Sequence[Told], gots: Sequence[Told]) -> list[tuple[int, int]]:
    """Pairs of different types that stand in one sentence and share an entity in whatever role."""
    scored = [
        (1.0, i, j)
        for i, g in enumerate(golds)
        for j, s in enumerate(gots)
        if g.type != s.type and _one_sentence(g, s) and _share_entity(g, s)
    ]
    return one_to_one(scored)


def weight(gold: Told, got: Told) -> float:
    """How well two events fit: a core argument counts 1, another half, the date half, a surplus
    argument a twentieth against; 0 where no core argument is shared.
    """
    if gold.type != got.type:
        return 0.0
    core = len(shared_arguments(gold, got, core=True))
    if not core:
        return 0.0
    extra = len(shared_arguments(gold, got)) - core
    surplus = max(0, len(got.arguments) - core - extra)
    return core + 0.5 * extra + 0.5 * same_date(gold.start, got.start) - 0.05 * surplus


def one_to_one(scored: list[tuple[float, int, int]]) -> list[tuple[int, int]]:
    """Of (score, left, right) the pairs (left, right), the best first, each of either once."""
    taken: tuple[set[int], set[int]] = (set(), set())
    pairs = []
    for _, i, j in sorted(scored, key=lambda found: (-found[0], found[1], found[2])):
        if i not in taken[0] and j not in taken[1]:
            taken[0].add(i)
            taken[1].add(j)
            pairs.append((i, j))
    return pairs


def _words(folded: str) -> list[str]:
    words = [w for w in folded.split() if len(w) > 1 or w.isdigit()]
    return [w for w in words if w not in OFFICE_WORDS] or words


def _one_sentence(gold: Told, got: Told) -> bool:
    quote = " ".join(gold.quote.split())
    return bool(quote) and any(quote in " ".join(sentence.split()) for sentence in got.sentences)


def _share_entity(gold: Told, got: Told) -> bool:
    return any(same_thing(a, b) for _, a in gold.arguments for _, b in got.arguments)
