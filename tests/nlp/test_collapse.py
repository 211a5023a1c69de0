"""What the parser sees of a sentence: one word for each name and date, with the way back."""

import pytest

from kg.nlp import dates
from kg.nlp.collapse import Collapsed, collapse, token_dates
from kg.nlp.view import View
from tests.texts import read_names, read_views

pytestmark = pytest.mark.model

SENTENCE = (
    "On February 24, 2023, General Secretary of the Communist Party of Vietnam Central Committee To Lam "
    "held phone talks with President of Cuba Miguel Díaz-Canel (24 April 2021)."
)


def read(sentence: str, *, language: str = "en", whole: bool = True) -> tuple[View, Collapsed]:
    [view] = views = read_views(sentence, language=language)
    [found] = read_names(views)
    expressions = dates.find(view.doc.text, language)
    short = collapse(
        view,
        0,
        len(view),
        names=found,
        dates=token_dates(view, expressions),
        expressions=expressions,
        whole=whole,
    )
    return view, short


@pytest.mark.parametrize(
    ("sentence", "language", "words"),
    [
        ("President Emmanuel Macron visited Japan.", "en", "Clinton visited China ."),
        (SENTENCE, "en", "On Friday , Clinton held phone talks with Clinton ."),
        ("On Monday President Lula da Silva left.", "en", "On Monday , Clinton left ."),
        ("He left Buckingham Palace in May 2023.", "en", "He left London in September ."),
        (
            "The Cuban Government's envoy thanked the European Union.",
            "en",
            "China 's envoy thanked Congress .",
        ),
        ("The Cuban people danced with French wine.", "en", "China danced with French wine ."),
        ("The two leaders met.", "en", "The two leaders met ."),
        (
            "Le président Emmanuel Macron a quitté le Japon le 5 mai 2023.",
            "fr",
            "Le ministre a quitté la Chine .",
        ),
    ],
)
def test_the_words_of_a_short_sentence(sentence: str, language: str, words: str) -> None:
    assert " ".join(read(sentence, language=language)[1].words) == words


@pytest.mark.parametrize("whole", [True, False])
def test_every_word_leads_back_to_the_text(whole: bool) -> None:
    view, short = read(SENTENCE, whole=whole)
    count = len(short.words)
    assert {len(short.origin), len(short.name), len(short.date), len(short.aside)} == {count}
    ends = [0]
    for word, (start, end), name, date in zip(short.words, short.origin, short.name, short.date, strict=True):
        assert ends[-1] <= start <= end <= len(view)
        ends.append(end)
        if name is None and date is None and end == start + 1 and start:
            assert word == view.text[start]


def test_the_names_stand_for_themselves() -> None:
    view, short = read(SENTENCE)
    [found] = read_names([view])
    told = {
        found[index].text: view.span(*short.origin[i])
        for i, index in enumerate(short.name)
        if index is not None
    }
    assert told["To Lam"].startswith("General Secretary of the Communist Party")
    assert told["To Lam"].endswith("To Lam")


def test_a_date_in_brackets_stands_aside() -> None:
    view, short = read("They marked the founding of relations (May 12, 1955) in Muscat.")
    aside = [short.words[i] for i, date in enumerate(short.aside) if date is not None]
    assert aside == ["relations"]
    assert "1955" not in short.words
    assert [e.text for e in dates.find(view.doc.text, "en")] == ["May 12, 1955"]


def test_a_dropped_date_hangs_on_the_word_before() -> None:
    _, short = read("Le président Emmanuel Macron est parti le 5 mai 2023 pour Rome.", language="fr")
    assert [short.words[i] for i, date in enumerate(short.date) if date is not None] == ["parti"]


def test_names_stay_as_written_without_collapsing() -> None:
    _, short = read("President Emmanuel Macron visited Japan.", whole=False)
    assert short.words == ("President", "Emmanuel", "Macron", "visited", "Japan", ".")
    assert [i for i, name in enumerate(short.name) if name is not None] == [2, 4]
