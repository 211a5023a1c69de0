"""Five ways to ask a graph: each loads the files of a folder and gives a function from SPARQL to rows."""

import json
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

import pyoxigraph as ox
import rdflib

Rows = list[tuple[str | None, ...]]
Ask = Callable[[str], Rows]
PATIENCE = 60
VIRTUOSO = """[Database]
DatabaseFile = {home}/virtuoso.db
ErrorLogFile = {home}/virtuoso.log
LockFile = {home}/virtuoso.lck
TransactionFile = {home}/virtuoso.trx
xa_persistent_file = {home}/virtuoso.pxa
[TempDatabase]
DatabaseFile = {home}/temporary.db
TransactionFile = {home}/temporary.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
DirsAllowed = {folder}
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerRoot = {home}
ServerThreads = 4
"""


def free_port() -> int:
    """A port of the loopback interface that nobody listens at."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
    return port


@contextmanager
def in_rdflib(folder: Path, tools: Path, home: Path) -> Iterator[Ask]:
    """A Dataset whose default graph is the union."""
    data = rdflib.Dataset(default_union=True)
    data.parse(data=(folder / "graph.trig").read_bytes(), format="trig")
    yield lambda sparql: [
        tuple(None if term is None else str(term) for term in row)  # type: ignore[union-attr]
        for row in data.query(sparql)
    ]


@contextmanager
def in_pyoxigraph(folder: Path, tools: Path, home: Path) -> Iterator[Ask]:
    """A store in memory, asked for the union."""
    store = ox.Store()
    store.bulk_load(path=str(folder / "graph.trig"), format=ox.RdfFormat.TRIG)

    def ask(sparql: str) -> Rows:
        found = store.query(sparql, use_default_graph_as_union=True)
        assert isinstance(found, ox.QuerySolutions)
        return [tuple(None if term is None else term.value for term in row) for row in found]

    yield ask


@contextmanager
def in_oxigraph(folder: Path, tools: Path, home: Path) -> Iterator[Ask]:
    """Oxigraph's own server over HTTP."""
    program, port = str(tools / "venv" / "bin" / "oxigraph"), free_port()
    load = [program, "load", "--location", str(home / "data"), "--file", str(folder / "graph.nq")]
    subprocess.run(load, check=True, capture_output=True)
    where = f"127.0.0.1:{port}"
    serve = [program, "serve-read-only", "--location", str(home / "data"), "--bind", where]
    with running([*serve, "--union-default-graph"], home):
        yield over_http(f"http://{where}/query")


@contextmanager
def in_virtuoso(folder: Path, tools: Path, home: Path) -> Iterator[Ask]:
    """Virtuoso over HTTP, the union in one graph."""
    sql, http = free_port(), free_port()
    settings = VIRTUOSO.format(home=home, sql=sql, http=http, folder=folder)
    (home / "virtuoso.ini").write_text(settings, encoding="utf-8")
    with running(["virtuoso-t", "+foreground", "+configfile", str(home / "virtuoso.ini")], home):
        ask = over_http(f"http://127.0.0.1:{http}/sparql")
        load = f"DB.DBA.TTLP (file_to_string_output ('{folder}/graph.nt'), '', 'urn:graph', 0);"
        told = subprocess.run(
            ["isql-vt", str(sql), "dba", "dba", f"exec={load}"], capture_output=True, text=True, check=False
        )
        assert told.returncode == 0, told.stderr
        assert "Error" not in told.stderr, told.stderr
        yield ask


@contextmanager
def in_our_server(folder: Path, tools: Path, home: Path) -> Iterator[Ask]:
    """`kg serve`."""
    port = free_port()
    copy = home / "built"
    copy.mkdir()
    (copy / "graph.trig").write_bytes((folder / "graph.trig").read_bytes())
    program = str(Path(sys.executable).with_name("kg"))
    with running([program, "serve", str(copy), "--port", str(port)], home):
        yield over_http(f"http://127.0.0.1:{port}/sparql")


ENGINES = {
    "rdflib": in_rdflib,
    "pyoxigraph": in_pyoxigraph,
    "oxigraph": in_oxigraph,
    "virtuoso": in_virtuoso,
    "kg serve": in_our_server,
}


@contextmanager
def running(command: list[str], home: Path) -> Iterator[None]:
    """A process for as long as the block lasts."""
    with (home / "output").open("wb") as output:
        process = subprocess.Popen(command, stdout=output, stderr=subprocess.STDOUT)
        try:
            yield
        finally:
            process.terminate()
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def over_http(address: str) -> Ask:
    """The SPARQL protocol, once the server answers."""

    def ask(sparql: str) -> Rows:
        accept = {"Accept": "application/sparql-results+json"}
        with urlopen(Request(f"{address}?{urlencode({'query': sparql})}", headers=accept)) as answer:
            found = json.load(answer)
        names = found["head"]["vars"]
        bindings = found["results"]["bindings"]
        return [tuple(row[name]["value"] if name in row else None for name in names) for row in bindings]

    end = time.monotonic() + PATIENCE
    while True:
        try:
            ask("SELECT * { ?s ?p ?o } LIMIT 1")
        except HTTPError:
            raise
        except (URLError, ConnectionError):
            if time.monotonic() > end:
                raise
            time.sleep(0.1)
        else:
            return ask
