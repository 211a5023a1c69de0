"""Lists of names that the parser takes apart."""

import pytest

from tests.texts import extract_text, fillers

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "type", "role", "names"),
    [
        (
            "Dans la nuit, l'Arabie Saoudite, l'Égypte, le Bahreïn, les Émirats Arabes Unis, le Yémen et la Libye "
            "ont rompu leurs relations diplomatiques avec le Qatar.",
            "Relations",
            "party",
            {"Arabie saoudite", "Égypte", "Bahreïn", "Émirats arabes unis", "Yémen", "Libye", "Qatar"},
        ),
        (
            "Les présidents Ali Bongo, Denis Sassou Nguesso, Idriss Déby et Paul Biya ont signé un accord.",
            "Agreement",
            "party",
            {"Ali Bongo", "Denis Sassou Nguesso", "Idriss Déby", "Paul Biya"},
        ),
        # a place before a list is none of it
        (
            "Le roi Philippe a reçu à Bruxelles le président Paul Biya et le ministre Ali Bongo.",
            "Meeting",
            "participant",
            {"Philippe", "Paul Biya", "Ali Bongo"},
        ),
        # nor is who stands in a phrase before
        (
            "Après des entretiens avec l'Allemagne, la France et l'Italie, le Maroc a signé un accord à Rome.",
            "Agreement",
            "party",
            {"Maroc", "Allemagne", "France", "Italie"},
        ),
    ],
)
def test_who_is_listed(text: str, type: str, role: str, names: set[str]) -> None:
    found = extract_text(text, language="fr")
    told = [fillers(found, f)[role] for f in found.frames if f.type == type]
    assert [set(one) for one in told] == [names] or (type == "Meeting" and set().union(*told) == names)
