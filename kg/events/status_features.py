"""What the statistical reader sees of the state in which words tell an event: held, planned, denied."""

from collections.abc import Iterator

from spacy.tokens import Token

from kg.events.features import Scene, around, word_of
from kg.model import Status

# How many words up the tree are looked at for the state of an event; which words hang there that tell it,
# and classes of words of a sentence that may.
HEIGHT = 4
HELPERS = frozenset("aux auxpass aux:tense aux:pass cop neg mark prt".split())
TELLING = frozenset("amod advmod acl nsubj dobj obj nsubj:pass nsubjpass xcomp obl:arg nmod".split())
SAYING_CLASSES = frozenset("AUX VERB ADV SCONJ ADJ NOUN PART".split())


def status_features(here: Scene, trigger: Token, type_: str, verb: Token | None, said: Status) -> list[str]:
    """The features of the state in which a trigger, carried by `verb` if it is a noun, tells an event.

    `said` is what the rules make of it.
    """
    dated, head = bool(here.doc.user_data.get("dated")), word_of(here, trigger.head)
    out = [f"rule={said}", f"type={type_}", f"rule={said} {type_}", f"rule={said} {trigger.pos_}"]
    out += [f"dated={dated}", f"dated={dated} {said}", f"dated={dated} {head}"]
    out += around(here, trigger)
    out += _above(here, trigger)
    if verb is not None and verb != trigger:
        out += [f"verb {feature}" for feature in _above(here, verb)]
    out += [f"s={t.lower_}" for t in here.doc if t.pos_ in SAYING_CLASSES]
    return list(dict.fromkeys(out))


def _above(here: Scene, token: Token) -> Iterator[str]:
    """What a word and those above it in the tree say by their forms, their helpers, what hangs on them."""
    at = token
    for height in range(HEIGHT):
        helpers = sorted({c.lower_ for c in at.children if c.dep_ in HELPERS})
        tense, mood, form = (at.morph.get(key, []) for key in ("Tense", "Mood", "VerbForm"))
        yield f"up{height}={at.dep_} {word_of(here, at)}"
        yield f"up{height} form={at.tag_} {tense} {mood} {form}"
        yield f"up{height} with={' '.join(helpers)}"
        yield from (f"{where}={h}" for h in helpers for where in ("with", f"up{height} with"))
        if height:
            yield f"up={word_of(here, at)}"
        yield from (f"up{height} {c.dep_}={word_of(here, c)}" for c in at.children if c.dep_ in TELLING)
        if at.head == at:
            yield f"height={height}"
            return
        at = at.head
