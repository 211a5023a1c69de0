"""The events that a SPARQL CONSTRUCT names."""

import tempfile
from pathlib import Path

from kg.errors import UsageError
from kg.export.rdf import write_trig
from kg.iris import check_base, resource_iri
from kg.model import Knowledge


def constructed(knowledge: Knowledge, query: str, *, base_iri: str) -> set[str]:
    """The ids of the events whose IRI is a subject or an object of what the query constructs.

    `query` is the path of a file, which asks the union of all graphs of `knowledge`. Raises
    UsageError where it cannot be read or is no CONSTRUCT.
    """
    import pyoxigraph

    text = _read(query)
    store = pyoxigraph.Store()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "graph.trig"
        write_trig(knowledge, path, base_iri=base_iri)
        store.bulk_load(path=str(path), format=pyoxigraph.RdfFormat.TRIG)
    try:
        found = store.query(text, use_default_graph_as_union=True)
    except SyntaxError as error:
        raise UsageError(f"--select construct={query}: not well formed: {error}") from error
    if not isinstance(found, pyoxigraph.QueryTriples):
        raise UsageError(f"--select construct={query}: expected CONSTRUCT {{ … }} WHERE {{ … }}")
    named = {str(term) for triple in found for term in (triple.subject, triple.object)}
    base = check_base(base_iri)
    return {one.id for one in knowledge.events if f"<{resource_iri(base, 'event', one.id)}>" in named}


def _read(query: str) -> str:
    try:
        return Path(query).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"--select construct={query}: cannot be read: {error}") from error
