"""The stages wired together: read, extract, resolve, link. Notebooks import `build`."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from kg.config import Runtime, Settings
from kg.engines import ENGINES, Lost
from kg.errors import LexiconError, ReadError, UsageError
from kg.model import Account, Document, Extraction, Knowledge, Problem, Source, Stamp
from kg.read.files import File, find_files, problem_key, read_files
from kg.read.language import language_name

if TYPE_CHECKING:
    from kg.corrections import Correction

Report = Callable[[int, int], None]
STAGE = "extract"


@dataclass(frozen=True, slots=True)
class Corpus:
    """What reading gave: documents sorted by id, the problems, and each file's path by its id."""

    documents: tuple[Document, ...]
    problems: tuple[Problem, ...]
    paths: dict[str, str]


def build(
    inputs: Iterable[str | Path],
    settings: Settings = Settings(),
    runtime: Runtime = Runtime(),
    *,
    corrections: str | Path | None = None,
    strict: bool = False,
    report: Report | None = None,
) -> Knowledge:
    """The knowledge graph of all documents in `inputs` (files, folders, `-` for standard input), with
    what the file `corrections` corrects.

    The result depends on the documents and the settings alone: not on `runtime`, nor on the order
    of the inputs. What cannot be read or extracted becomes a Problem of its document's Account.
    `report`, if given, is called with the number of documents done and of all.

    Raises UsageError, before any document is read, for inputs, models or settings that do not
    exist, and LexiconError for a rule that is not well formed; with `strict`, ReadError for the
    first Problem.
    """
    files = find_files(inputs)
    check_limits(settings, runtime)
    from kg.stamp import check_installed, stamp

    check_installed(settings)
    corrected = read_corrections(corrections)
    corpus = read_corpus(files, settings)
    if strict:
        refuse(corpus.problems)
    extractions = extract_corpus(corpus.documents, settings, runtime, report=report)
    if strict:
        refuse(problems_of(extractions))
    sources = [document.source for document in corpus.documents]
    accounts = accounts_of(sources, (*corpus.problems, *problems_of(extractions)), paths=corpus.paths)
    knowledge = link(extractions, accounts=accounts, stamp=stamp(settings), corrected=corrected)
    return keep_confident(knowledge, at_least=settings.min_confidence)


@dataclass(frozen=True, slots=True)
class Corrected:
    """The corrections of a file."""

    path: Path
    corrections: tuple["Correction", ...]


def read_corrections(path: str | Path | None) -> Corrected | None:
    """The corrections of a file; raises UsageError for one that is missing or not well formed."""
    if path is None:
        return None
    from kg.corrections import read_corrections as read

    return Corrected(Path(path), read(Path(path)))


def link(
    extractions: Sequence[Extraction],
    *,
    accounts: Sequence[Account],
    stamp: Stamp,
    corrected: Corrected | None,
) -> Knowledge:
    """The graph of all extractions, with what is corrected."""
    if corrected is None or not corrected.corrections:
        from kg.link import link_all

        return link_all(extractions, accounts=accounts, stamp=stamp)
    from kg.corrections import link_corrected

    return link_corrected(
        extractions, accounts=accounts, stamp=stamp, corrections=corrected.corrections, path=corrected.path
    )


def write(
    knowledge: Knowledge, folder: str | Path, *, base_iri: str = Settings().base_iri, licence: str = ""
) -> list[Path]:
    """Write every export of `knowledge` into `folder`; gives the files. Raises UsageError, WriteError."""
    from kg.export import write_all

    return write_all(knowledge, Path(folder), base_iri=base_iri, licence=licence)


def load(folder: str | Path) -> Knowledge:
    """The graph that `write` wrote into `folder`; raises UsageError where there is none."""
    from kg.export import read_knowledge

    return read_knowledge(Path(folder))


def describe(problem: Problem) -> str:
    """A problem on one line: document, line, what is wrong."""
    where = problem.document if problem.line is None else f"{problem.document} line {problem.line}"
    return f"{where}: {problem.message}"


def check_limits(settings: Settings, runtime: Runtime) -> None:
    """Raises UsageError for numbers out of range."""
    if not 0 <= settings.min_confidence <= 1:
        raise UsageError(f"the least confidence is a number from 0 to 1, not {settings.min_confidence}")
    if runtime.workers < 1 or runtime.chunk < 1:
        raise UsageError(f"workers are 1 or more, not {min(runtime.workers, runtime.chunk)}")


def read_corpus(files: Sequence[File], settings: Settings) -> Corpus:
    """All documents of `files` in a language that `settings` has a model for, sorted by id."""
    documents, problems = [], []
    for item in read_files(files):
        if isinstance(item, Problem):
            problems.append(item)
        else:
            documents.append(item)
            problems.extend(language_problems(item.source, settings))
    documents.sort(key=lambda document: document.source.id)
    problems.sort(key=problem_key)
    return Corpus(tuple(documents), tuple(problems), {file.id: file.path for file in files})


def extract_corpus(
    documents: Sequence[Document],
    settings: Settings,
    runtime: Runtime = Runtime(),
    *,
    report: Report | None = None,
    keep: Callable[[Sequence[Extraction]], None] | None = None,
) -> list[Extraction]:
    """The extractions of `documents` in languages that are supported, sorted by document id.

    `keep`, if given, is called with those of each chunk as soon as they are there, in any order.
    """
    supported = [document for document in documents if is_supported(document.source, settings)]
    extractions: list[Extraction] = []
    for extracted in _map_documents(supported, settings, runtime, keep):
        extractions.extend(extracted)
        if report is not None:
            report(len(extractions), len(supported))
    return sorted(extractions, key=lambda extraction: extraction.source.id)


def extract_safely(documents: Sequence[Document], *, settings: Settings) -> list[Extraction]:
    """The extractions of `documents`, in order; one that fails has its Problem and nothing else."""
    from kg.extract import extract_chunk

    try:
        return extract_chunk(documents, settings)
    except (UsageError, LexiconError):
        raise
    # Whatever it was, it must not take the rest of the corpus with it.
    except Exception as error:
        if len(documents) == 1:
            return [_failed(documents[0], f"{type(error).__name__}: {error}")]
    return [
        extraction for document in documents for extraction in extract_safely([document], settings=settings)
    ]


def keep_confident(knowledge: Knowledge, *, at_least: float) -> Knowledge:
    """`knowledge` without the events whose confidence is below `at_least`."""
    events = tuple(event for event in knowledge.events if event.confidence >= at_least)
    return replace(knowledge, events=events)


def refuse(problems: Sequence[Problem]) -> None:
    """Raises ReadError for the first problem, if there is one."""
    if problems:
        raise ReadError(describe(problems[0]), problems[0].line)


def is_supported(source: Source, settings: Settings) -> bool:
    """Whether the settings name a model for the language of a document."""
    return source.language in dict(settings.models)


def language_problems(source: Source, settings: Settings) -> Iterator[Problem]:
    """The problem of a document in a language that is not read, if it is one."""
    if not is_supported(source, settings):
        found = f"{language_name(source.language or '')} ({source.language})"
        known = ", ".join(f"{language_name(code)} ({code})" for code, _ in sorted(settings.models))
        yield Problem(source.id, "language", f"{found} is not supported; supported: {known}")


def _map_documents(
    documents: Sequence[Document],
    settings: Settings,
    runtime: Runtime,
    keep: Callable[[Sequence[Extraction]], None] | None,
) -> Iterator[list[Extraction]]:
    function = partial(extract_safely, settings=settings)
    # No worker stays without a chunk in a small corpus; results do not depend on the size.
    size = max(1, min(runtime.chunk, len(documents) // runtime.workers))
    chunks = [documents[start : start + size] for start in range(0, len(documents), size)]
    map_chunks = ENGINES["serial" if runtime.workers == 1 else "pool"]
    results = map_chunks(function, chunks, workers=runtime.workers, done=keep)
    for chunk, result in zip(chunks, results, strict=True):
        if not isinstance(result, Lost):
            yield result
            continue
        singles = [[document] for document in chunk]
        results_again = ENGINES["pool"](function, singles, workers=1, done=keep)
        for single, again in zip(singles, results_again, strict=True):
            yield [_failed(single[0], again.reason)] if isinstance(again, Lost) else again


def _failed(document: Document, reason: str) -> Extraction:
    return Extraction(document.source, problems=(Problem(document.source.id, STAGE, reason),))


def accounts_of(
    sources: Iterable[Source], problems: Iterable[Problem], *, paths: Mapping[str, str]
) -> list[Account]:
    """One account a document, and one for each file or record that gave none, sorted by id.

    `paths` are the paths of files by their ids.
    """
    known = {source.id: source for source in sources}
    found: dict[str, list[Problem]] = {name: [] for name in known}
    for problem in problems:
        found.setdefault(problem.document, []).append(problem)
    return [Account(known.get(name) or _unread(name, paths), tuple(found[name])) for name in sorted(found)]


def problems_of(extractions: Iterable[Extraction]) -> list[Problem]:
    """What went wrong in extracting."""
    return [problem for extraction in extractions for problem in extraction.problems]


def _unread(name: str, paths: Mapping[str, str]) -> Source:
    """The source of what could not be read: of a record, the file that it is in."""
    return Source(name, paths.get(name) or paths.get(name.split("#", maxsplit=1)[0], name))
