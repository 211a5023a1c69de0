"""Values by key in some store, each read when it is wanted, and all that changed written together."""

from collections.abc import Iterable, Iterator
from typing import Any, Generic, Protocol, TypeVar

from kg.codec import decoder, encode

T = TypeVar("T")
Change = tuple[str, str, bytes | None]


class Store(Protocol):
    """Where shelves are kept."""

    def read(self, shelf: str, key: str) -> bytes | None:
        """What a shelf has under a key."""

    def rows(self, shelf: str) -> Iterable[tuple[str, bytes]]:
        """All that a shelf has."""

    def write(self, changes: Iterable[Change]) -> None:
        """Keep some (shelf, key, value), all or none; None removes."""


class Memory:
    """A store that ends with its process."""

    def __init__(self) -> None:
        self.kept: dict[str, dict[str, bytes]] = {}

    def read(self, shelf: str, key: str) -> bytes | None:
        """As `Store.read`."""
        return self.kept.get(shelf, {}).get(key)

    def rows(self, shelf: str) -> Iterable[tuple[str, bytes]]:
        """As `Store.rows`."""
        return self.kept.get(shelf, {}).items()

    def write(self, changes: Iterable[Change]) -> None:
        """As `Store.write`."""
        for shelf, key, value in changes:
            rows = self.kept.setdefault(shelf, {})
            if value is None:
                rows.pop(key, None)
            else:
                rows[key] = value


class Shelf(Generic[T]):
    """The values of one kind; `changes` are those that were put since it was made."""

    def __init__(self, store: Store, name: str, kind: type[T]) -> None:
        self._store, self._name = store, name
        self._decode = decoder(kind)
        self._held: dict[str, T | None] = {}
        self._changed: set[str] = set()
        # A store in which there is nothing yet need not be asked for each value.
        self._bare = next(iter(store.rows(name)), None) is None

    def get(self, key: str) -> T | None:
        """The value of a key."""
        if key in self._held:
            return self._held[key]
        data = None if self._bare else self._store.read(self._name, key)
        value = self._held[key] = None if data is None else self._decode(data)
        return value

    def __getitem__(self, key: str) -> T:
        value = self.get(key)
        if value is None:
            raise KeyError(key)
        return value

    def put(self, key: str, value: T | None) -> None:
        """Let a key have this value; None removes it."""
        self._held[key] = value
        self._changed.add(key)

    def items(self) -> Iterator[tuple[str, T]]:
        """All keys with their values."""
        for key, data in () if self._bare else self._store.rows(self._name):
            if key not in self._held:
                yield key, self._decode(data)
        yield from ((key, value) for key, value in self._held.items() if value is not None)

    def changes(self) -> Iterator[Change]:
        """What is to be written."""
        for key in sorted(self._changed):
            value = self._held[key]
            yield self._name, key, None if value is None else encode(value)


class Shelves:
    """The shelves of one store."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._made: list[Shelf[Any]] = []

    def make(self, name: str, kind: type[T]) -> Shelf[T]:
        """The shelf of that name."""
        shelf = Shelf(self._store, name, kind)
        self._made.append(shelf)
        return shelf

    def write(self) -> None:
        """Keep all that was put, or nothing."""
        self._store.write(change for shelf in self._made for change in shelf.changes())
