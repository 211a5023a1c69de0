"""What the title before a person's name says of the sex: "Mr. Obama", "Mme Curie"."""

from collections.abc import Sequence
from dataclasses import replace

from kg.model import Kind
from kg.nlp.name import Name
from kg.nlp.story import reference_words
from kg.nlp.view import View


def styled(view: View, found: Sequence[Name]) -> list[Name]:
    """The names of a block, those of persons with the sex that the title before them says."""
    lists = reference_words(view.language)

    def sex(name: Name) -> str:
        title = name.head[0] - 1
        if name.kind is not Kind.PERSON or not name.named or title < 0:
            return ""
        said = (s for s, key in (("m", "masculine"), ("f", "feminine")) if view.at(title) in lists[key])
        return next(said, "")

    return [replace(n, sex=s) if (s := sex(n)) else n for n in found]
