"""What a rule asks of a sentence before it is parsed."""

from kg.events.possible import Asked, Need, Node, needs

PERSON, STATE = frozenset({"Person"}), frozenset({"Country"})
NONE: frozenset[str] = frozenset()


def test_each_role_asks_for_somebody_else() -> None:
    need = Need((), (Asked(PERSON | STATE), Asked(STATE)))
    assert need.met(NONE, [Node(PERSON, NONE), Node(STATE, NONE)])
    assert not need.met(NONE, [Node(STATE, NONE)])
    assert not need.met(NONE, [Node(PERSON, NONE), Node(PERSON, NONE)])


def test_one_word_of_each_list_is_needed() -> None:
    need = Need((frozenset({"pay", "make"}), frozenset({"visit"})), ())
    assert need.met(frozenset({"pay", "visit"}), [])
    assert not need.met(frozenset({"visit"}), [])


def test_a_preposition_stands_before_its_noun() -> None:
    asked = Asked(STATE, frozenset({"in"}))
    assert asked.may_be(Node(STATE, frozenset({"was", "in"})))
    assert not asked.may_be(Node(STATE, frozenset({"of"})))


def test_every_trigger_of_the_lexicon_asks_for_something() -> None:
    assert all(needs("en")["visit"])
    assert "rendre" in needs("fr")
