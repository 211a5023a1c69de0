from datetime import date

import pytest

from kg.read.draft import Draft
from kg.read.markdown import read_markdown


def _read(text: str) -> Draft:
    return next(read_markdown(text.encode()))


def test_front_matter_is_metadata() -> None:
    draft = _read(
        "---\n"
        "title: The King’s\u00a0visit\n"
        "date: 2024-03-05\n"
        "source_url: https://example.org/a\n"
        "outlet: The Gazette\n"
        "language: en\n"
        "author: A. Writer\n"
        "---\n\nThe king came.\n"
    )
    assert draft == Draft(
        "The king came.",
        title="The King’s visit",
        published=date(2024, 3, 5),
        url="https://example.org/a",
        outlet="The Gazette",
        language="en",
    )


def test_markup_goes_and_words_stay() -> None:
    draft = _read(
        "The **king** met\n_the_ [minister](https://example.org/x) on the 3<sup>rd</sup>  \n"
        "of&nbsp;May \\#1.\n\n"
        "-   one\n-   two\n\n> quoted\n\n![a picture](x.jpg)\n\n## Later\n\n1 < 2 & 3\n\n    indented text\n"
    )
    assert draft.text.split("\n\n") == [
        "The king met the minister on the 3rd of May #1.",
        "one",
        "two",
        "quoted",
        "Later",
        "1 < 2 & 3",
        "indented text",
    ]


def test_the_first_heading_is_the_title_where_none_is_stated() -> None:
    draft = _read("# The visit\n\nThe king came.\n\n# More\n\nHe left.")
    assert (draft.title, draft.text) == ("The visit", "The king came.\n\nMore\n\nHe left.")


def test_a_heading_that_is_not_the_stated_title_stays_in_the_text() -> None:
    draft = _read("---\ntitle: News\n---\n# The visit\n\nThe king came.")
    assert (draft.title, draft.text) == ("News", "The visit\n\nThe king came.")
    assert _read("---\ntitle: The visit\n---\n# The visit\n\nThe king came.").text == "The king came."


@pytest.mark.parametrize(
    ("front", "line"),
    [
        ("title: 'open\ndate: 2024-03-05", 3),
        ("title: [1, 2", 2),
        ("a: b: c", 2),
        ("just words", 2),
        ("- a\n- b", 2),
    ],
)
def test_front_matter_that_is_not_yaml_is_a_fault_and_the_text_is_read(front: str, line: int) -> None:
    draft = _read(f"---\n{front}\n---\nThe king came.\n")
    assert draft.text == "The king came."
    assert [fault.line for fault in draft.faults] == [line]
    assert "front matter is not YAML" in str(draft.faults[0])


@pytest.mark.parametrize("value", ["'2024-02-30'", "yesterday", "05/02/2025"])
def test_a_date_that_is_none_is_a_fault(value: str) -> None:
    draft = _read(f"---\ndate: {value}\n---\nThe king came.\n")
    assert draft.published is None
    assert "is not a day" in str(draft.faults[0])


@pytest.mark.parametrize("value", ["2024", "2024-03", ""])
def test_a_date_that_is_not_whole_is_unknown(value: str) -> None:
    draft = _read(f"---\ndate: {value}\n---\nThe king came.\n")
    assert (draft.published, draft.faults) == (None, ())


@pytest.mark.parametrize("text", ["---\n\nThe king came.", "The king came.\n\n---\n\nHe left.\n\n---\n"])
def test_a_rule_is_not_front_matter(text: str) -> None:
    draft = _read(text)
    assert draft.text.startswith("The king came.")
    assert not draft.faults


def test_empty_front_matter() -> None:
    assert _read("---\n---\nThe king came.") == Draft("The king came.")
