"""A built graph in an Oxigraph store, asked with SPARQL; offline and read-only."""

import re
from pathlib import Path

import pyoxigraph as ox

from kg.errors import UsageError

Table = tuple[tuple[str, ...], tuple[tuple[str | None, ...], ...]]

FORMATS = {
    ".trig": ox.RdfFormat.TRIG,
    ".nq": ox.RdfFormat.N_QUADS,
    ".ttl": ox.RdfFormat.TURTLE,
    ".nt": ox.RdfFormat.N_TRIPLES,
}
_FILES = ("graph.trig", "graph.nq", "graph.ttl", "graph.nt")
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
# Strings, IRIs and comments: what keywords are not to be looked for in. IRIs stand before
# comments, because an IRI may hold "#".
_OPAQUE = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*"""' + r"|'''(?:[^'\\]|\\.|'(?!''))*'''"
    r'|"(?:[^"\\\n]|\\.)*"' + r"|'(?:[^'\\\n]|\\.)*'" + r'|<[^<>"{}|^`\\\s]*>|\#[^\n]*',
    re.DOTALL,
)
_KEYWORD = r"(?<![\w:?$.-]){}(?![\w:-])"
_SERVICE = re.compile(_KEYWORD.format("SERVICE"), re.IGNORECASE)
_ORDERED = re.compile(_KEYWORD.format(r"ORDER\s+BY"), re.IGNORECASE)
_UPDATE = re.compile(_KEYWORD.format("(?:INSERT|DELETE|LOAD|CLEAR|CREATE|DROP|COPY|MOVE|ADD)"), re.IGNORECASE)


def load(path: Path) -> ox.Store:
    """A store in memory with the quads of a file (.trig, .nq, .ttl, .nt) or of a built folder's graph.

    The named graphs are those of the file; the default graph is the union of all, because
    Oxigraph's own union gives a triple of two graphs twice, which spoils counts. Raises UsageError
    where there is no such file or it is not well formed.
    """
    store = ox.Store()
    fill(store, graph_file(path))
    return store


def opened(path: Path) -> ox.Store:
    """The store on disk at `path`, to be asked only; raises UsageError where it cannot be opened."""
    try:
        return ox.Store.read_only(str(path))
    except (OSError, ValueError) as error:
        raise UsageError(f"cannot open the store {path}: {error}; kg load makes it anew") from error


def fill(store: ox.Store, file: Path) -> None:
    """Load a file into an empty store as `load` does; raises UsageError."""
    if file.suffix not in FORMATS:
        raise UsageError(f"{file}: unknown suffix {file.suffix!r}; there are: {', '.join(FORMATS)}")
    format = FORMATS[file.suffix]
    try:
        store.bulk_load(path=str(file), format=format)
        if format.supports_datasets:
            quads = ox.parse(path=str(file), format=format)
            store.bulk_extend(ox.Quad(quad.subject, quad.predicate, quad.object) for quad in quads)
    except (OSError, SyntaxError, ValueError) as error:
        raise UsageError(f"cannot load {file}: {error}") from error


def query(store: ox.Store, sparql: str) -> Table:
    """The column names and the rows of a query to a store that `load` made.

    Values are texts: an IRI as it is, a literal without its datatype; None where nothing is bound.
    ASK gives one column `answer`; CONSTRUCT and DESCRIBE give `subject`, `predicate`, `object`.
    Rows of a query without ORDER BY are sorted, so that one graph gives one answer. Raises
    UsageError for what is no query, for updates and for SERVICE.
    """
    bare = check_query(sparql)
    try:
        result = store.query(sparql)
        columns, rows = _table(result)
    except (SyntaxError, ValueError, OSError, RuntimeError) as error:
        raise UsageError(f"the query fails: {error}") from error
    if not _ORDERED.search(bare):
        rows = sorted(rows, key=lambda row: tuple((value is not None, value or "") for value in row))
    return columns, tuple(rows)


def check_query(sparql: str) -> str:
    """The query without strings, IRIs and comments; raises UsageError for updates and for SERVICE."""
    bare = _bare(sparql)
    _refuse(bare)
    return bare


def graph_file(path: Path) -> Path:
    """The file of a built folder that its graph is loaded from, or the file itself; raises UsageError."""
    if path.is_file():
        return path
    for name in _FILES:
        if (path / name).is_file():
            return path / name
    raise UsageError(f"no graph at {path}: expected a file, or a folder with one of {', '.join(_FILES)}")


def _bare(sparql: str) -> str:
    """The query without strings, IRIs and comments; code point escapes are resolved first."""
    plain = _ESCAPE.sub(lambda match: _character(match[1] or match[2]), sparql)
    return _OPAQUE.sub(" ", plain)


def _character(hexadecimal: str) -> str:
    code = int(hexadecimal, 16)
    return chr(code) if code <= 0x10FFFF else " "


def _refuse(bare: str) -> None:
    if _SERVICE.search(bare):
        raise UsageError("SERVICE is refused: queries are answered from the graph alone, without network")
    verb = _UPDATE.search(bare)
    if verb:
        raise UsageError(f"{verb[0].upper()} is refused: ask with SELECT, ASK, CONSTRUCT or DESCRIBE")


def _table(
    result: ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples,
) -> tuple[tuple[str, ...], list[tuple[str | None, ...]]]:
    if isinstance(result, ox.QueryBoolean):
        return ("answer",), [("true" if result else "false",)]
    if isinstance(result, ox.QueryTriples):
        triples = [(one.subject, one.predicate, one.object) for one in result]
        return ("subject", "predicate", "object"), [tuple(map(_text, triple)) for triple in triples]
    columns = tuple(variable.value for variable in result.variables)
    return columns, [tuple(map(_text, solution)) for solution in result]


def _text(term: object) -> str | None:
    if term is None:
        return None
    return term.value if isinstance(term, ox.NamedNode | ox.Literal | ox.BlankNode) else str(term)
