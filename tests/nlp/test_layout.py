import pytest

from kg.nlp.layout import Block, Role, blocks

TEXT = (
    "HANOI — The minister met the ambassador on Monday.\n"
    "By Anna Keller\n"
    "The two ministers shook hands. (Photo: AFP)\n"
    "They spoke of trade.\n"
    "Source: Ministry of Foreign Affairs\n"
    "The minister met the ambassador on Monday.\n"
    "Read more\n"
    "President visits the north\n"
    "Minister signs a pact\n"
)


def roles(text: str) -> list[tuple[str, str]]:
    return [(block.role.value, " ".join(text[block.start : block.end].split())) for block in blocks(text)]


def bodies(text: str) -> list[str]:
    return [" ".join(b.text.split()) for b in blocks(text) if b.role is not Role.FURNITURE]


def test_a_page_with_everything_on_it() -> None:
    assert [(b.role.value, b.dateline) for b in blocks(TEXT)] == [
        ("body", "HANOI"),
        ("furniture", ""),
        ("caption", ""),
        ("body", ""),
        ("furniture", ""),
        ("furniture", ""),
        ("furniture", ""),
        ("furniture", ""),
        ("furniture", ""),
    ]


def test_line_ends_do_not_matter() -> None:
    assert [b.role for b in blocks(TEXT.replace("\n", "\r\n"))] == [b.role for b in blocks(TEXT)]


@pytest.mark.parametrize(
    "text", [TEXT, TEXT.replace("\n", "\r\n"), "a\tb\n\n  c  \n", " \n\nÉlysée — Le président reçoit.\n"]
)
def test_offsets_stay_true(text: str) -> None:
    for block in blocks(text):
        raw = text[block.start : block.end]
        assert len(block.text) == len(raw)
        assert all(a in (b, " ") for a, b in zip(block.text, raw, strict=True))


@pytest.mark.parametrize(
    "line",
    [
        "By Anna Keller",
        "By John F. O’Brien",
        "Par Anne Dupont",
        "Source: Ministry of Foreign Affairs",
        "Sources",
        "Photo: Reuters",
        "Share",
        "Imprimer",
        "* * *",
        "-----",
        "© 2024 The Daily Post",
        "All rights reserved.",
        "Updated 5 May 2024, 10:30",
        "https://example.org/news/1",
        "press@example.org",
    ],
)
def test_page_furniture(line: str) -> None:
    assert roles(f"The king left.\n{line}\n")[1] == ("furniture", line)


@pytest.mark.parametrize(
    "line",
    [
        "By visiting Rome the king broke with custom.",
        "Source material was shared by the ministers.",
        "Updated rules were signed by France and Spain, as the ministers of the two said after long talks.",
        "The end of the visit came early.",
        "Sharing borders, the two states agreed on a plan.",
        "Read more about the visit in the ministry's long report, which the envoy presented.",
    ],
)
def test_running_text_is_no_furniture(line: str) -> None:
    assert roles(f"The king left.\n{line}\n")[1] == ("body", line)


@pytest.mark.parametrize(
    "line",
    [
        "See also",
        "Read more:",
        "Related articles",
        "Voir plus",
        "Lire aussi",
        "À lire aussi :",
        "Sur le même sujet",
    ],
)
def test_a_list_of_other_articles_runs_to_the_end(line: str) -> None:
    assert bodies(f"The king left.\n{line}\nPresident visits Rome\nKing meets queen\n") == ["The king left."]


def test_a_repeated_lead_is_told_once() -> None:
    assert bodies("The king  left.\nHe was in Rome.\nThe King left.\n") == [
        "The king left.",
        "He was in Rome.",
    ]


def test_a_credit_is_blanked_in_its_caption() -> None:
    [block] = blocks("The king greets the queen (Photo: AFP)")
    assert block.role is Role.CAPTION
    assert block.text.rstrip() == "The king greets the queen"


@pytest.mark.parametrize(
    ("text", "city", "rest"),
    [
        ("HANOI — The king left.", "HANOI", "The king left."),
        ("Hanoi (VNA) - The king left.", "Hanoi", "The king left."),
        ("GENEVA, Switzerland (AP) — The king left.", "GENEVA", "The king left."),
        ("PARIS, May 5 (Reuters) - The king left.", "PARIS", "The king left."),
        ("NEW YORK – The king left.", "NEW YORK", "The king left."),
        ("The king left.", "", "The king left."),
        ("The king — old as he is — left.", "", "The king — old as he is — left."),
        ("5 mai 2024 — Le roi est parti.", "", "Le roi est parti."),
    ],
)
def test_datelines(text: str, city: str, rest: str) -> None:
    [block] = blocks(text)
    assert (block.dateline, block.text.strip()) == (city, rest)


def test_a_stamp_of_the_date_is_blanked() -> None:
    [block] = blocks("date 2025-02-05 The king left.")
    assert block.text.strip() == "The king left."


def test_hard_wrapped_text_breaks_at_empty_lines() -> None:
    lines = ["The king of the north went to the south on", "Monday and came back on Tuesday with a gift"]
    text = "\n".join(lines) + " from\nthe queen.\n\n" + "\n".join(lines) + ".\n\n" + "He slept\nwell.\n"
    found = bodies(text)
    assert len(found) == 3
    assert found[0].endswith("on Monday and came back on Tuesday with a gift from the queen.")


def test_one_paragraph_a_line() -> None:
    long = (
        "The king of the north went to the south on Monday and came back on Tuesday, and all was well there."
    )
    assert len(bodies("\n".join(f"{n}. {long}" for n in range(8)))) == 8


@pytest.mark.parametrize("text", ["", "\n\n", " \t\n "])
def test_nothing_to_read(text: str) -> None:
    assert list(blocks(text)) == []


def test_a_block_is_a_value() -> None:
    assert list(blocks("He left.")) == [Block(0, 8, "He left.", Role.BODY, "")]
