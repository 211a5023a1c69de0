"""Names first: every titled person, organisation, state, place and description of a block.

The statistical recogniser proposes, the grammar of offices and the gazetteer decide: a name that
the recogniser cut or missed is repaired by what stands around it.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace

from anyascii import anyascii

from kg.model import Kind
from kg.nlp.bodies import body, led_government, organ, state_phrase
from kg.nlp.called import called
from kg.nlp.documents import title_end
from kg.nlp.name import Name
from kg.nlp.pairs import may_be_pair, pair
from kg.nlp.persons import delegation_head, introduced, national, person, spouse, titled
from kg.nlp.places import capital, listed_place, seat_of, site, site_first, statistical
from kg.nlp.plurals import share
from kg.nlp.view import View

SHORTEST_LIST = 3

Reader = Callable[[View, int, frozenset[str]], Name | None]
# The first reader that reads a name wins: the more a reader asks for, the earlier it comes.
GRAMMAR: tuple[Reader, ...] = (
    pair,
    capital,
    state_phrase,
    led_government,
    organ,
    titled,
    delegation_head,
    body,
    seat_of,
    site,
    site_first,
    spouse,
    national,
    person,
    introduced,
    listed_place,
    statistical,
)
LISTS_ONLY: tuple[Reader, ...] = (listed_place, statistical)


def names(view: View, known: frozenset[str] = frozenset(), *, grammar: bool = True) -> list[Name]:
    """The names and descriptions of a block, left to right, not overlapping.

    `known` are the words of personal names found elsewhere in the document (surnames, given
    names), by which a bare surname is recognised. Without `grammar` only the statistical
    recogniser and the gazetteer are asked (for ablation).
    """
    found: list[Name] = []
    i = 0
    while i < len(view):
        opens = _may_begin(view, i)
        title = title_end(view, i) if opens and grammar else i
        if title > i:
            i = title
            continue
        name = _name_at(view, i, known, grammar=grammar) if opens else None
        if name is None:
            i += 1
        else:
            found.append(name)
            i = max(name.end, i + 1)
    return _share_country(view, called(view, share(view, found)))


def _may_begin(view: View, i: int) -> bool:
    """Whether a name can begin at i: a quick look that spares most words the grammar."""
    return (
        view.text[i][:1].isupper()
        or i in view.gaz
        or i in view.ner
        or view.low[i] in view.words.starters
        or may_be_pair(view, i)
    )


def _name_at(view: View, i: int, known: frozenset[str], *, grammar: bool) -> Name | None:
    for reader in GRAMMAR if grammar else LISTS_ONLY:
        name = reader(view, i, known)
        if name is not None:
            return name
    return None


def _share_country(view: View, found: list[Name]) -> list[Name]:
    """In "Secretary A, President B, and Prime Minister C of Vietnam" the state is that of all three.

    Two alone may well be of two states: "Prime Minister A and President B of Korea".
    """
    out = list(found)
    first = 0
    for k in range(1, len(out) + 1):
        if k < len(out) and _listed(view, out[k - 1], out[k]):
            continue
        last = out[k - 1]
        tail = view.at(last.head[1]) in view.words.phrases["name_of"] and last.end > last.head[1] + 1
        if k - first >= SHORTEST_LIST and tail and last.country:
            for n in range(first, k - 1):
                out[n] = replace(out[n], country=out[n].country or last.country)
        first = k
    return out


def _listed(view: View, left: Name, right: Name) -> bool:
    """Whether two titled persons stand side by side in a list."""
    between = [view.at(t) for t in range(left.end, right.start)]
    titled = all(n.offices and n.named and n.kind is Kind.PERSON for n in (left, right))
    return (
        titled
        and bool(between)
        and all(w == "," or view.is_in("and", left.end + n) for n, w in enumerate(between))
    )


def surname_words(found: Iterator[Name]) -> frozenset[str]:
    """The lower-case words of all personal names found, longer than two letters."""
    words: set[str] = set()
    for name in found:
        if name.kind is Kind.PERSON and name.named:
            plain = anyascii(name.text).casefold()
            words.update(w for w in plain.replace("-", " ").split() if len(w) > 1)
    return frozenset(words)
