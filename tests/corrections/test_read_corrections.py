"""The file of corrections: what it says, and what is wrong with it."""

from datetime import date
from pathlib import Path

import pytest

from kg.corrections import Correction, Ref, append, read_corrections
from kg.corrections.model import Verb
from kg.errors import UsageError

ABOUT = 'author = "A. Nother"\ndate = 2026-05-01\n'
TEXT = f"""
# Comments stay.
[[same]]
entities = ["person/raul-castro-1", "General Castro", {{ document = "b.txt", text = "Castro" }}]
{ABOUT}reason = "one man"

[[set]]
event = {{ document = "a.txt", quote = "met on \\"Monday\\"", type = "Meeting" }}
status = "cancelled"
when = "2024-09"
{ABOUT}
"""


def test_what_a_file_says(tmp_path: Path) -> None:
    path = tmp_path / "corrections.toml"
    path.write_text(TEXT, encoding="utf-8")
    same, settled = read_corrections(path)
    assert same.entities == (
        Ref(id="person/raul-castro-1"),
        Ref(name="General Castro"),
        Ref(document="b.txt", text="Castro"),
    )
    assert same.by() == "corrected by A. Nother, 2026-05-01: one man"
    assert (same.line, settled.line) == (3, 9)
    assert settled.values == (("status", "cancelled"), ("when", "2024-09"))
    assert settled.events == (Ref(document="a.txt", text='met on "Monday"', type="Meeting"),)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[[join]]\n", r"\[\[join\]\] is no correction; there are: same, different, rename, reject, set"),
        ("x = ", "cannot be read"),
        (f'[[same]]\nentities = ["a b"]\n{ABOUT}', r"line 1: \[\[same\]\] wants two at least"),
        (f'[[same]]\nentities = ["a", "b"]\nevents = ["event/x", "event/y"]\n{ABOUT}', "one of the two"),
        (f'[[different]]\nentities = ["a", "b", "c"]\n{ABOUT}', "one entry for each pair"),
        (f'\n[[rename]]\nentity = "a"\n{ABOUT}', r"line 2: \[\[rename\]\] wants entity = … and name"),
        (f"[[reject]]\n{ABOUT}", "wants mention = … or event = …"),
        (f'[[set]]\nevent = "event/x"\n{ABOUT}', "and what to set"),
        (f'[[set]]\nevent = "event/x"\nstatus = "held"\n{ABOUT}', "status is one of occurred, planned"),
        (f'[[set]]\nevent = "event/x"\nwhen = "2024-02-30"\n{ABOUT}', "when is 2024-09-25"),
        (f'[[set]]\nevent = "event/x"\ntype = "Dinner"\n{ABOUT}', "type is one of Visit"),
        (f'[[set]]\nevent = "event/x"\nrole = "host"\n{ABOUT}', "entity and role together"),
        (f'[[set]]\nevent = "event/x"\nentity = "a"\nrole = "cook"\n{ABOUT}', "role is one of"),
        (f'[[set]]\nevent = "event/x"\ncolour = "red"\n{ABOUT}', "has no 'colour'; it has: author"),
        (f'[[same]]\nentities = [3, "b"]\n{ABOUT}', "an id or { document = “…”, text = “…” }, not 3"),
        ('[[rename]]\nentity = "a"\nname = "b"\ndate = 2026-05-01', "wants author"),
        ('[[rename]]\nentity = "a"\nname = "b"\nauthor = "c"', "wants date = 2026-05-01"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "corrections.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match=message):
        read_corrections(path)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no corrections at"):
        read_corrections(tmp_path / "corrections.toml")


def test_answers_are_added_behind_what_is_there(tmp_path: Path) -> None:
    path = tmp_path / "corrections.toml"
    path.write_text(TEXT, encoding="utf-8")
    ref = Ref(document="c.txt", text='“a”\t"b"\x7f\\', type="Visit", trigger="visit")
    made = Correction(Verb.DIFFERENT, 0, events=(ref, Ref(id="frame/x-1")), author="B", day=date(2026, 5, 2))
    append(path, [made])
    append(path, [made])
    *_, first, second = read_corrections(path)
    assert path.read_text(encoding="utf-8").startswith(TEXT.rstrip())
    assert (first.events, second.events) == (made.events, made.events)


def test_a_file_that_is_wrong_is_not_added_to(tmp_path: Path) -> None:
    path = tmp_path / "corrections.toml"
    path.write_text("[[join]]\n", encoding="utf-8")
    with pytest.raises(UsageError, match="no correction"):
        append(path, [])
    assert path.read_text(encoding="utf-8") == "[[join]]\n"
    assert [p.name for p in tmp_path.iterdir()] == ["corrections.toml"]
