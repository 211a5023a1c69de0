"""Groups of mentions as entities, kept up: their ids, and what comparing events asks of them."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from kg.model import Entity, Evidence, Kind, Mention
from kg.resolve import known
from kg.resolve.describe import entity_of, id_parts, identity, minted
from kg.resolve.gather import Local, merge
from kg.resolve.kept.names import Names
from kg.resolve.kept.places import KEYED, NAMED, Map
from kg.resolve.kept.pools import Member
from kg.resolve.kept.shelf import Shelves
from kg.resolve.kept.telling import Telling
from kg.resolve.offices import office_key
from kg.resolve.score import Candidate
from kg.resolve.spelling import fold

# Of the mentions of an entity comparing asks but whether any names it.
_NAMED = (Mention("", Kind.PERSON, "", Evidence("", 0, 0, "")),)


@dataclass(frozen=True, slots=True)
class Group:
    """Documents' entities that are one; `others` are those that are in no head of its cluster.

    `face` is the entity as far as comparing events asks, with the id; `alone` is the id that it has if
    no other has its `parts`, `beside` that which it has else.
    """

    others: tuple[Member, ...]
    parts: str
    alone: str
    beside: str
    face: Entity


class Groups:
    """The entities by group and by id."""

    def __init__(self, shelves: Shelves, telling: Telling, map: Map, names: Names) -> None:
        self._telling, self._map, self._names = telling, map, names
        self.shelf = shelves.make("groups", Group)
        self._faces = shelves.make("faces", Entity)
        self._known: dict[str, Entity] = {}
        self._bearers = shelves.make("entity names", tuple[str, ...])

    def update(self) -> set[str]:
        """Follow what the map and the names have changed; gives the documents that name an entity which
        is another now.
        """
        touched = self._map.left.keys() | self._map.joined.keys() | self._names.changed
        touched |= {id for id in self._map.crossed() if self._is_body(id)}
        before = {id: self.shelf.get(id) for id in touched}
        bearers: dict[str, dict[str, bool]] = defaultdict(dict)
        for id in sorted(touched):
            old, new = before[id], self._renewed(id, before[id])
            if old:
                bearers[old.parts][id] = False
            if new:
                bearers[new.parts][id] = True
            self.shelf.put(id, new)
        return self._name(before, bearers)

    def entity(self, group: str) -> str:
        """The id of the entity of a group."""
        if known_wholly(group):
            face = _known(group)
            self._known[face.id] = face
            return face.id
        return self.shelf[group].face.id

    def face(self, entity: str) -> Entity | None:
        """What comparing events asks of an entity."""
        return self._known.get(entity) or self._faces.get(entity)

    def members(self, id: str) -> Iterator[Member]:
        """What documents say of the entity of a group that is not known wholly."""
        cluster = self._names.clusters.get(id)
        for head in cluster.heads if cluster else ():
            yield from self._names.heads[head].members
        if group := self.shelf.get(id):
            yield from group.others

    def _name(self, before: dict[str, Group | None], bearers: dict[str, dict[str, bool]]) -> set[str]:
        """Give ids to those whose name has come or gone, and to who is called the same."""
        for parts, changes in bearers.items():
            ids = set(self._bearers.get(parts) or ()) - changes.keys()
            ids |= {id for id, there in changes.items() if there}
            self._bearers.put(parts, tuple(sorted(ids)) or None)
            for id in ids:
                group = self.shelf[id]
                before.setdefault(id, group)
                face = replace(group.face, id=group.alone if len(ids) == 1 else group.beside)
                self.shelf.put(id, replace(group, face=face))
        documents: set[str] = set()
        for id, old in before.items():
            new = self.shelf.get(id)
            if old and not (new and new.face.id == old.face.id):
                self._faces.put(old.face.id, None)
            if new and not (old and new.face == old.face):
                documents |= {document for _, document in self.members(id)}
        for id in before:
            if new := self.shelf.get(id):
                self._faces.put(new.face.id, new.face)
        return documents

    def _renewed(self, id: str, old: Group | None) -> Group | None:
        if known_wholly(id):
            return None
        out, into = self._map.left.get(id, set()), self._map.joined.get(id, set())
        others = {member for member in (old.others if old else ()) if member not in out | into}
        others |= {member for member in into if not self._is_name(member)}
        cluster = self._names.clusters.get(id)
        if not cluster and not others:
            return None
        heads = (
            [self._names.merged(self._names.heads[head].members) for head in cluster.heads] if cluster else []
        )
        members = tuple(sorted(others))
        merged = merge([*heads, *(self._telling.local(member) for member in members)])
        name = identity(merged)
        parts = id_parts(name, merged)
        alone, beside = (minted(name, parts, merged, single=single) for single in (True, False))
        return Group(members, "\t".join(parts), alone, beside, self._face(name, merged))

    def _face(self, name: str, merged: Local) -> Entity:
        full = entity_of("", name, merged, shared=_Shared(self._map))
        folded = sorted(map(fold, full.offices), reverse=True)
        offices = {key: office for office in folded if (key := office_key(office))}
        person, body = full.kind is Kind.PERSON, full.kind is Kind.ORGANISATION
        return replace(
            full,
            aliases=full.aliases if body else (),
            offices=tuple(sorted(offices.values())) if person else (),
            links=full.links[:1],
            mentions=_NAMED if any(m.named or m.key for m in full.mentions) else (),
        )

    def _is_name(self, member: Member) -> bool:
        return self._map.documents[member[1]][member[0]].pool.startswith(NAMED)

    def _is_body(self, id: str) -> bool:
        group = self.shelf.get(id)
        return group is not None and group.face.kind is Kind.ORGANISATION


class _Shared:
    def __init__(self, map: Map) -> None:
        self._map = map

    def __contains__(self, quote: object) -> bool:
        return isinstance(quote, str) and self._map.is_shared(quote)


@cache
def known_wholly(group: str) -> bool:
    """The gazetteer says all that comparing asks: a state, or a place whose state it knows."""
    key = group.removeprefix(KEYED)
    if not group.startswith(KEYED) or known.country(key) is None:
        return False
    return known.kind(key) in (Kind.STATE, Kind.PLACE)


@cache
def _known(group: str) -> Entity:
    key = group.removeprefix(KEYED)
    kind, name = known.kind(key) or Kind.STATE, known.label(key) or key
    local = Local(Candidate("", kind, name), key, True, ())
    id = minted(name, id_parts(name, local), local, single=True)
    return Entity(id, kind, name, (), known.country(key), (), known.links(key)[:1], _NAMED)
