"""An answer written into `corrections.toml`, behind what it says already."""

import json
import os
from collections.abc import Iterable
from pathlib import Path

from kg.corrections.model import Correction, Ref
from kg.corrections.read import read_corrections
from kg.errors import UsageError, WriteError


def append(path: Path, corrections: Iterable[Correction]) -> None:
    """Add entries to the file, which is made where it is missing; whole or as it was before.

    Raises UsageError where the file is no file of corrections, WriteError.
    """
    before = ""
    if path.exists():
        read_corrections(path)
        before = path.read_text(encoding="utf-8").rstrip("\n") + "\n\n"
    text = before + "\n\n".join(map(entry, corrections)) + "\n"
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        temporary.write_text(text, encoding="utf-8")
        read_corrections(temporary)
        temporary.replace(path)
    except OSError as error:
        raise WriteError(f"cannot write {path}: {error.strerror or error}") from error
    finally:
        temporary.unlink(missing_ok=True)


def entry(correction: Correction) -> str:
    """One correction as the file has it."""
    lines = [f"[[{correction.verb}]]"]
    if correction.entities:
        lines.append(f"entities = {_list(correction.entities, 'text')}")
    if correction.events:
        lines.append(f"events = {_list(correction.events, 'quote')}")
    lines += [f"{key} = {_text(value)}" for key, value in correction.values]
    lines.append(f"author = {_text(correction.author)}")
    if correction.day is None:
        raise UsageError("a correction wants a date")
    lines.append(f"date = {correction.day.isoformat()}")
    if correction.reason:
        lines.append(f"reason = {_text(correction.reason)}")
    return "\n".join(lines)


def _list(refs: Iterable[Ref], words: str) -> str:
    return "[\n" + "".join(f"    {_ref(ref, words)},\n" for ref in refs) + "]"


def _ref(ref: Ref, words: str) -> str:
    if not ref.document:
        return _text(ref.id or ref.name)
    parts = {"document": ref.document, words: ref.text, "type": ref.type, "trigger": ref.trigger}
    return "{ " + ", ".join(f"{key} = {_text(value)}" for key, value in parts.items() if value) + " }"


def _text(text: str) -> str:
    """A basic string of TOML: JSON's, but for one character that TOML wants escaped."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
