"""Who says something in what somebody receives: "received a cable from X, congratulating him"."""

from collections.abc import Collection, Iterator

from spacy.tokens import Doc

from kg.nlp.tree import Edit

# What one receives from who says something in it.
POST = frozenset({"letter", "cable", "message", "telegram", "note", "call"})


def sent(doc: Doc, names: Collection[int]) -> Iterator[Edit]:
    """ "received a cable from X, [congratulating] him": who sent it congratulates."""
    for participle in doc:
        verb = participle.head
        if participle.tag_ != "VBG" or participle.dep_ != "advcl" or verb.lemma_ != "receive":
            continue
        post = [c for c in verb.children if c.dep_ == "dobj" and c.lemma_ in POST]
        sources = (
            c for of in (verb, *post) for c in of.children if c.lower_ == "from" and c.i < participle.i
        )
        sender = next((n for c in sources for n in c.children if n.i in names), None) if post else None
        if sender is not None:
            yield participle.i, sender.i, "acl"
