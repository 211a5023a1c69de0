"""Near-copies of a text are one witness."""

from kg.model import Extraction
from kg.resolve.copies import find_originals
from kg.resolve.entities import resolve_entities
from kg.resolve.events import resolve_events
from kg.sketch import is_copy, sketch
from tests.resolve.builders import Story, make_mention, make_state

WORDS = [f"word{n * 7919 % 1009}" for n in range(240)]
STORY = " ".join(WORDS)
OTHER = " ".join(f"other{n * 104729 % 1013}" for n in range(240))


def test_a_copy_with_another_beginning_and_a_few_words_changed() -> None:
    edited = " ".join(["HANOI", "AGENCY", *WORDS[:100], "said", *WORDS[101:], "All", "rights", "reserved"])
    assert is_copy(sketch([STORY]), sketch([edited]))


def test_a_copy_that_is_cut_short() -> None:
    assert is_copy(sketch([STORY]), sketch([" ".join(WORDS[:90])]))


def test_another_text_that_quotes_it_is_no_copy() -> None:
    quoting = [OTHER, " ".join(WORDS[:60])]
    assert not is_copy(sketch([STORY]), sketch(quoting))
    assert not is_copy(sketch([STORY]), sketch([OTHER]))


def test_a_text_too_short_is_nobodys_copy() -> None:
    assert sketch(["Ministry of Foreign Affairs, Hanoi"]) == ""
    assert not is_copy("", "")


def test_a_sketch_is_the_same_for_the_same_text_only() -> None:
    assert sketch([STORY]) == sketch([STORY.upper()])
    assert len(sketch([STORY])) == 8 * 65


def told(doc: str, published: str | None, text: str) -> Extraction:
    cast = {"lam": make_mention("To Lam", country="vn"), "cu": make_state("cu", "Cuba")}
    made = Story(doc, published=published, cast=cast)
    made.tell("Visit", {"visitor": ["lam"], "destination": ["cu"]}, when="2024-09-25", confidence=0.7)
    found = made.extraction()
    return Extraction(found.source, found.mentions, found.frames, sketch=sketch([text]))


def test_the_first_published_is_the_original() -> None:
    found = find_originals(
        [told("b", "2024-09-27", STORY), told("a", "2024-09-28", STORY), told("c", None, OTHER)]
    )
    assert found == {"a": "b", "b": "b"}


def test_copies_count_once() -> None:
    def only(*extractions: Extraction) -> tuple[float, tuple[str, ...], int]:
        (event,) = resolve_events(extractions, resolve_entities(extractions)).events
        return event.confidence, event.sources, len(event.evidence)

    copied = only(told("a", "2024-09-27", STORY), told("b", "2024-09-28", STORY))
    apart = only(told("a", "2024-09-27", STORY), told("b", "2024-09-28", OTHER))
    assert copied == (0.7, ("a",), 2)
    assert apart == (0.91, ("a", "b"), 2)
