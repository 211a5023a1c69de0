"""What the references of corrections mean: ids of mentions and of frames."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from kg.corrections.model import Ref
from kg.model import Extraction, Frame, Knowledge, Mention
from kg.resolve.spelling import fold

Ids = frozenset[str]
EVENTS = ("event/", "frame/")


class UnmatchedError(Exception):
    """A reference means nothing, or one cannot tell what; the message is for users."""


@dataclass(slots=True)
class Index:
    """Mentions and frames by all that a reference can say; `add_graph` makes ids of a graph known."""

    mentions: dict[str, list[Mention]] = field(default_factory=lambda: defaultdict(list))
    frames: dict[str, list[Frame]] = field(default_factory=lambda: defaultdict(list))
    names: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    ids: dict[str, Ids] = field(default_factory=dict)

    def add_graph(self, knowledge: Knowledge) -> None:
        """Let the ids of a graph mean what they mean there, unless they are known."""
        for entity in knowledge.entities:
            self.ids.setdefault(entity.id, frozenset(m.id for m in entity.mentions))
        for event in knowledge.events:
            self.ids.setdefault(event.id, frozenset(w.frame for w in event.evidence))

    def entity(self, ref: Ref) -> Ids:
        """The mentions that a reference to an entity means; raises UnmatchedError."""
        if ref.id:
            return self._by_id(ref, EVENTS, False)
        if ref.name:
            found = frozenset(self.names.get(fold(ref.name), ()))
        else:
            wanted = fold(ref.text)
            here = self.mentions.get(ref.document, ())
            found = frozenset(m.id for m in here if wanted in (fold(m.evidence.quote), fold(m.name)))
        if not found:
            raise UnmatchedError(f"nobody and nothing is called {ref}")
        return found

    def event(self, ref: Ref) -> Ids:
        """The frames that a reference to an event means; raises UnmatchedError."""
        if ref.id:
            return self._by_id(ref, EVENTS, True)
        wanted = " ".join(ref.text.split())
        found = [f for f in self.frames.get(ref.document, ()) if _tells(f, ref, wanted)]
        if not found:
            raise UnmatchedError(f"no event is told by {ref}")
        types = sorted({f.type for f in found})
        if len(types) > 1:
            raise UnmatchedError(f"{ref} tells of several events ({', '.join(types)}): add type = “…”")
        return frozenset(f.id for f in found)

    def _by_id(self, ref: Ref, prefixes: tuple[str, ...], wanted: bool) -> Ids:
        if ref.id not in self.ids or ref.id.startswith(prefixes) != wanted:
            raise UnmatchedError(f"there is no {ref.id}")
        return self.ids[ref.id]


def index(extractions: Iterable[Extraction]) -> Index:
    """The index of what the documents say."""
    found = Index()
    for extraction in extractions:
        for mention in extraction.mentions:
            found.mentions[extraction.source.id].append(mention)
            found.ids[mention.id] = frozenset({mention.id})
            for name in {fold(mention.name), fold(mention.evidence.quote)}:
                found.names[name].add(mention.id)
        for frame in extraction.frames:
            found.frames[extraction.source.id].append(frame)
            found.ids[frame.id] = frozenset({frame.id})
    return found


def all_of(refs: Iterable[Ref], find: Callable[[Ref], Ids]) -> list[Ids]:
    """What each of the references means."""
    return [find(ref) for ref in refs]


def _tells(frame: Frame, ref: Ref, wanted: str) -> bool:
    if (ref.type and frame.type != ref.type) or (ref.trigger and frame.trigger != ref.trigger):
        return False
    return wanted in " ".join(frame.evidence.quote.split())
