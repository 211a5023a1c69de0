"""Shelves: what is put is there, what is stored is read once, and all is written together."""

import pytest

from kg.resolve.kept.shelf import Memory, Shelves


def test_what_is_put_is_there_before_and_after_it_is_written() -> None:
    store = Memory()
    shelves = Shelves(store)
    shelf = shelves.make("s", tuple[str, ...])
    shelf.put("a", ("x",))
    shelf.put("b", ("y", "z"))
    assert shelf["a"] == ("x",)
    assert store.kept == {}
    shelves.write()
    again = Shelves(store).make("s", tuple[str, ...])
    again.put("b", None)
    assert dict(again.items()) == {"a": ("x",)}
    assert again.get("b") is None
    with pytest.raises(KeyError):
        again["b"]


def test_only_what_changed_is_written() -> None:
    store = Memory()
    shelves = Shelves(store)
    shelves.make("s", str).put("a", "x")
    shelves.write()
    shelves = Shelves(store)
    shelf = shelves.make("s", str)
    assert shelf.get("a") == "x"
    assert list(shelf.changes()) == []
    shelf.put("a", None)
    assert list(shelf.changes()) == [("s", "a", None)]
