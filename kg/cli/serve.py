"""`kg serve`: a SPARQL endpoint and pages for a built graph."""

import signal
import socket
from contextlib import closing
from pathlib import Path
from types import FrameType
from typing import Annotated

import typer

from kg.cli.console import narrate
from kg.cli.folder import graph_folder
from kg.cli.options import Options, resolve
from kg.cli.status import WELL
from kg.errors import UsageError

BACKLOG = 128
Folder = Annotated[str | None, typer.Argument(help="A built graph.  [default: exports]", metavar="[DIR]")]
Host = Annotated[str, typer.Option(help="The address to listen at; another than loopback lets others in.")]
Port = Annotated[int, typer.Option(help="The port; 0 for any free one.", min=0, max=65535)]
Timeout = Annotated[float, typer.Option(help="Seconds that a query may take.", min=0.1)]
Limit = Annotated[int, typer.Option(help="Megabytes that an answer may have.", min=1)]
Workers = Annotated[int, typer.Option(help="Queries that are answered at the same time.", min=1)]
Quiet = Annotated[bool | None, typer.Option("--quiet", help="No narration.")]


def serve_command(
    folder: Folder = None,
    host: Host = "127.0.0.1",
    port: Port = 8000,
    timeout: Timeout = 10.0,
    limit: Limit = 64,
    workers: Workers = 4,
    quiet: Quiet = None,
) -> int:
    """Serve a built graph over HTTP: SPARQL at /sparql, a query page, and a page for each resource."""
    import uvicorn

    from kg.serve.app import create_app

    options = resolve({"graph": folder, "quiet": quiet})
    graph = Path(graph_folder(options))
    with closing(_listen(host, port)) as listener:
        app = create_app(_store(graph, options), workers=workers, timeout=timeout, limit=limit * 2**20)
        where = f"http://{f'[{host}]' if ':' in host else host}:{listener.getsockname()[1]}/"
        narrate(f"serving {graph} at {where} (Ctrl-C stops it)", quiet=options.quiet)
        # a polite request to end is what Ctrl-C is
        signal.signal(signal.SIGTERM, _interrupt)
        try:
            config = uvicorn.Config(app, log_level="warning", access_log=False, timeout_graceful_shutdown=3)
            uvicorn.Server(config).run(sockets=[listener])
        except KeyboardInterrupt:
            narrate("stopped", quiet=options.quiet)
    return WELL


def _store(graph: Path, options: Options) -> Path:
    """The store of a built folder, made or renewed where it has to be; raises UsageError, WriteError."""
    from kg.store import keep, kept

    if kept(graph) is None:
        narrate(f"loading {graph} into its store ...", quiet=options.quiet)
        keep(graph)
    store = kept(graph)
    if store is None:
        raise UsageError(f"{graph} has changed while it was loaded; try again")
    return store


def _interrupt(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def _listen(host: str, port: int) -> socket.socket:
    """A socket that listens at an address; raises UsageError where that is taken or none."""
    listener = None
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        listener = socket.socket(family, kind, protocol)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
        # from here on whoever asks too early waits, and nobody else gets the port
        listener.listen(BACKLOG)
    except OSError as error:
        if listener is not None:
            listener.close()
        raise UsageError(f"cannot listen at {host} port {port}: {error.strerror or error}") from error
    return listener
