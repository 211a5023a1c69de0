"""Lists of names that the parser takes apart."""

import pytest

from tests.texts import extract_text, fillers

pytestmark = pytest.mark.model


def listed(text: str, type: str, role: str) -> list[set[str]]:
    found = extract_text(text, language="fr")
    return [set(fillers(found, f)[role]) for f in found.frames if f.type == type]


@pytest.mark.parametrize(
    ("text", "type", "names"),
    [
        (
            "À la fin du mois, le Mali, le Tchad, les Émirats Arabes Unis, le Niger et le Togo ont noué "
            "des relations diplomatiques avec le Pérou.",
            "Relations",
            {"Mali", "Tchad", "Émirats arabes unis", "Niger", "Togo", "Pérou"},
        ),
        (
            "Les présidents Ali Bongo, Denis Sassou Nguesso, Idriss Déby et Paul Biya ont signé un accord.",
            "Agreement",
            {"Ali Bongo", "Denis Sassou Nguesso", "Idriss Déby", "Paul Biya"},
        ),
        # who stands in a phrase before a list is none of it
        (
            "Après des entretiens avec l'Allemagne, la France et l'Italie, le Maroc a signé un accord à Rome.",
            "Agreement",
            {"Maroc", "Allemagne", "France", "Italie"},
        ),
    ],
)
def test_who_is_listed(text: str, type: str, names: set[str]) -> None:
    assert listed(text, type, "party") == [names]


def test_a_place_before_a_list_is_none_of_it() -> None:
    text = "Le roi Philippe a reçu à Bruxelles le président Paul Biya et le ministre Ali Bongo."
    meetings = listed(text, "Meeting", "participant")
    assert set().union(*meetings) == {"Philippe", "Paul Biya", "Ali Bongo"}
