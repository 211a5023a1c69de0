"""What the user set, and where: flags over KG_ environment over kg.toml over defaults."""

import os
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from kg.config import Runtime, Settings
from kg.errors import UsageError
from kg.iris import check_licence

CONFIG = "kg.toml"
PREFIX = "KG_"
_TRUE = {"1", "true", "yes", "on"}
_FALSE = {"0", "false", "no", "off", ""}


@dataclass(frozen=True, slots=True)
class Options:
    """The settings of a command; `models` are (language, package) pairs."""

    out: str = "exports"
    graph: str = "exports"
    workspace: str = ""
    corrections: str = ""
    workers: int = Runtime().workers
    models: tuple[tuple[str, str], ...] = Settings().models
    min_confidence: float = Settings().min_confidence
    base_iri: str = Settings().base_iri
    licence: str = Settings().licence
    strict: bool = False
    quiet: bool = False

    def settings(self) -> Settings:
        """What of it changes results."""
        return Settings(
            models=self.models,
            min_confidence=self.min_confidence,
            base_iri=self.base_iri,
            licence=self.licence,
        )


def resolve(given: Mapping[str, object], stored: Mapping[str, object] | None = None) -> Options:
    """Options from the flags in `given` (None: not given), the environment, kg.toml, `stored`, defaults.

    `stored` is what a workspace was built with. Raises UsageError for an unknown key of kg.toml and
    for a value of the wrong kind.
    """
    chosen = dict(stored or {}) | _file_values(Path(CONFIG)) | _environment_values() | _set(given)
    values = {name: _READ[name](value, name) for name, value in sorted(chosen.items())}
    return Options(**values)  # type: ignore[arg-type]  # each reader of _READ gives its field's type


def _set(given: Mapping[str, object]) -> dict[str, object]:
    return {name: value for name, value in given.items() if value is not None and value != []}


def _environment_values() -> dict[str, object]:
    names = ((name, PREFIX + name.upper()) for name in _READ)
    return {name: os.environ[variable] for name, variable in names if os.environ.get(variable)}


def _file_values(path: Path) -> dict[str, object]:
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UsageError(f"{path} cannot be read: {error}") from error
    for name in values:
        if name not in _READ:
            raise UsageError(f"{path}: unknown key {name!r}; there are: {', '.join(_READ)}")
    return values


def _text(value: object, name: str) -> str:
    if not isinstance(value, str) or not value:
        raise UsageError(f"{name} is a text, not {value!r}")
    return value


def _licence(value: object, name: str) -> str:
    """The IRI of a licence; "" takes back the one that a workspace was built with."""
    return check_licence(_text(value, name)) if value != "" else ""


def _whole(value: object, name: str) -> int:
    try:
        return int(str(value))
    except ValueError as error:
        raise UsageError(f"{name} is a whole number, not {value!r}") from error


def _number(value: object, name: str) -> float:
    try:
        return float(str(value))
    except ValueError as error:
        raise UsageError(f"{name} is a number, not {value!r}") from error


def _switch(value: object, name: str) -> bool:
    word = str(value).lower()
    if word not in _TRUE | _FALSE:
        raise UsageError(f"{name} is true or false, not {value!r}")
    return word in _TRUE


def _models(value: object, name: str) -> tuple[tuple[str, str], ...]:
    """The default models with those of `value`: a table, "en=NAME,fr=NAME", or a list of pairs."""
    if isinstance(value, Mapping):
        pairs = [(str(language), str(package)) for language, package in value.items()]
    else:
        items = value if isinstance(value, list | tuple) else str(value).split(",")
        pairs = [_pair(str(item)) for item in items]
    return tuple(sorted((dict(Settings().models) | dict(pairs)).items()))


def _pair(item: str) -> tuple[str, str]:
    language, equals, package = (part.strip() for part in item.partition("="))
    if not (language and equals and package):
        raise UsageError(
            f"a model is LANGUAGE=PACKAGE, such as en={dict(Settings().models)['en']}, not {item!r}"
        )
    return language, package


_READ: dict[str, Callable[[object, str], object]] = {
    "out": _text,
    "graph": _text,
    "workspace": _text,
    "corrections": _text,
    "workers": _whole,
    "models": _models,
    "min_confidence": _number,
    "base_iri": _text,
    "licence": _licence,
    "strict": _switch,
    "quiet": _switch,
}
