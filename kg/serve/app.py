"""The ASGI application: https://www.w3.org/TR/sparql11-protocol/ (query operation), read-only."""

import json
from collections import Counter
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter
from urllib.parse import parse_qsl, unquote

import pyoxigraph as ox
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from kg.serve import pages
from kg.serve.description import description
from kg.serve.media import GRAPHS, HTML, TABLES, choose
from kg.serve.pool import Pool
from kg.serve.worker import Answer, Question

STATUS = {"query": 400, "media": 406, "size": 413, "store": 500, "busy": 503, "time": 504}
FORM, DIRECT = "application/x-www-form-urlencoded", "application/sparql-query"
LARGEST_QUERY = 2**20
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'",
    "X-Content-Type-Options": "nosniff",
    "Vary": "Accept",
}
_BASE = "SELECT ?d { ?d a <http://rdfs.org/ns/void#Dataset> }"
_OUT = "SELECT DISTINCT ?it ?predicate ?object { ?it ?predicate ?object } ORDER BY ?predicate ?object"
_BACK = "SELECT DISTINCT ?it ?subject ?predicate { ?subject ?predicate ?it } ORDER BY ?predicate ?subject"
_PAGE = tuple(f"{query} LIMIT {pages.MOST}" for query in (_OUT, _BACK))
_ABOUT = "CONSTRUCT { ?it ?p ?o . ?s ?q ?it } WHERE { { ?it ?p ?o } UNION { ?s ?q ?it } }"
_JSON = "application/sparql-results+json"
_TURTLE = "text/turtle"


class RefusalError(Exception):
    """A request that is answered with a status and a message."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status


@dataclass(slots=True)
class Service:
    """What the routes share: the workers, what pages say of the graph, and what was counted."""

    pool: Pool
    limit: int
    site: pages.Site = field(default_factory=lambda: pages.Site("", 0, 0.0))
    outcomes: Counter[str] = field(default_factory=Counter)
    seconds: float = 0.0

    async def ask(
        self,
        query: str,
        *,
        table: str,
        graph: str,
        parameters: Mapping[str, list[str]] | None = None,
        it: str = "",
    ) -> Answer:
        """The answer to a query, counted; raises RefusalError for a fault."""
        given = parameters or {}
        question = Question(
            query, table, graph, self.limit, {"it": it} if it else {},
            given.get("default-graph-uri", []), given.get("named-graph-uri", []),
        )  # fmt: skip
        began = perf_counter()
        found = await self.pool.ask(question)
        self.seconds += perf_counter() - began
        self.outcomes[found.fault or "answered"] += 1
        if found.fault:
            raise RefusalError(STATUS[found.fault], found.body.decode("utf-8", "replace"))
        return found


def create_app(store: Path, *, workers: int = 4, timeout: float = 10.0, limit: int = 64 * 2**20) -> Starlette:
    """The application over a store on disk; queries take at most `timeout` seconds and give at most `limit` bytes."""
    service = Service(Pool(store, workers, timeout), limit)

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        try:
            await service.pool.start()
            service.site = await _site(service, timeout)
            yield
        finally:
            await service.pool.stop()

    routes = [
        Route("/", _home),
        Route("/sparql", _sparql, methods=["GET", "POST"]),
        Route("/health", _health),
        Route("/metrics", _metrics),
        Route("/{path:path}", _resource),
    ]
    app = Starlette(routes=routes, lifespan=lifespan, exception_handlers={RefusalError: _refused})
    app.state.service = service
    return app


async def _site(service: Service, timeout: float) -> pages.Site:
    found = json.loads((await service.ask(_BASE, table=_JSON, graph="")).body)["results"]["bindings"]
    base = found[0]["d"]["value"].removesuffix("dataset") if len(found) == 1 else ""
    counted = await service.ask("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", table=_JSON, graph="")
    triples = int(json.loads(counted.body)["results"]["bindings"][0]["n"]["value"])
    return pages.Site(base, triples, timeout)


def _service(request: Request) -> Service:
    service: Service = request.app.state.service
    return service


def _answer(content: str | bytes, media: str, status: int = 200) -> Response:
    return Response(content, status_code=status, media_type=media, headers=HEADERS)


async def _refused(request: Request, error: Exception) -> Response:
    status = error.status if isinstance(error, RefusalError) else 500
    headers = HEADERS | ({"Retry-After": "1"} if status == 503 else {})
    if choose(request.headers.get("accept"), ("text/plain", HTML)) != HTML:
        return Response(f"{error}\n", status_code=status, media_type="text/plain", headers=headers)
    asked = request.query_params.get("query", "")
    page = (
        pages.query_page(_service(request).site, query=asked, error=str(error))
        if asked
        else pages.error_page(str(error))
    )
    return Response(page, status_code=status, media_type=HTML, headers=headers)


async def _home(request: Request) -> Response:
    return _answer(pages.query_page(_service(request).site), HTML)


async def _sparql(request: Request) -> Response:
    service, accept = _service(request), request.headers.get("accept")
    parameters = await _parameters(request)
    queries = parameters.get("query", [])
    if "update" in parameters:
        raise RefusalError(403, "updates are refused: this endpoint is read-only")
    if not parameters and request.method == "GET":
        return _describe(request)
    if len(queries) != 1:
        raise RefusalError(400, f"one query is wanted, not {len(queries)}: /sparql?query=…")
    if choose(accept, (_JSON, HTML)) == HTML and request.method == "GET":
        found = await service.ask(queries[0], table=_JSON, graph=_TURTLE, parameters=parameters)
        table, graph = (found.body, None) if found.media == _JSON else (None, found.body)
        return _answer(pages.query_page(service.site, query=queries[0], table=table, graph=graph), HTML)
    tabular, graphical = choose(accept, tuple(TABLES)) or "", choose(accept, tuple(GRAPHS)) or ""
    found = await service.ask(queries[0], table=tabular, graph=graphical, parameters=parameters)
    return _answer(found.body, found.media)


def _describe(request: Request) -> Response:
    """What an endpoint is asked for without a query: its description, or its page."""
    service, media = _service(request), choose(request.headers.get("accept"), (*GRAPHS, HTML))
    if media == HTML:
        return _answer(pages.query_page(service.site), HTML)
    if media is None:
        raise RefusalError(406, f"a description comes as {', '.join((HTML, *GRAPHS))}")
    where = str(request.url.replace(query="", fragment=""))
    return _answer(description(where, media, triples=service.site.triples), media)


async def _parameters(request: Request) -> dict[str, list[str]]:
    """The parameters of a request by name, from its address and, of a POST, its body."""
    pairs = request.query_params.multi_items()
    if request.method == "POST":
        media = request.headers.get("content-type", "").partition(";")[0].strip().casefold()
        if media not in (FORM, DIRECT):
            raise RefusalError(415, f"a POST is {FORM} or {DIRECT}, not {media or 'nothing'}")
        try:
            body = (await _body(request)).decode("utf-8")
        except UnicodeDecodeError as error:
            raise RefusalError(400, f"the query is not UTF-8: {error}") from error
        pairs += [("query", body)] if media == DIRECT else parse_qsl(body, keep_blank_values=True)
    found: dict[str, list[str]] = {}
    for name, value in pairs:
        found.setdefault(name, []).append(value)
    return found


async def _body(request: Request) -> bytes:
    parts, size = [], 0
    async for part in request.stream():
        size += len(part)
        if size > LARGEST_QUERY:
            raise RefusalError(413, f"a query has at most {LARGEST_QUERY} bytes")
        parts.append(part)
    return b"".join(parts)


async def _resource(request: Request) -> Response:
    service = _service(request)
    iri = service.site.base + unquote(request.url.path.removeprefix("/"))
    try:
        ox.NamedNode(iri)
    except ValueError as error:
        raise RefusalError(404, f"no resource at {request.url.path}") from error
    media = choose(request.headers.get("accept"), (*GRAPHS, HTML))
    if media is None:
        raise RefusalError(406, f"a resource comes as {', '.join((HTML, *GRAPHS))}")
    known = await service.ask("ASK { { ?it ?p ?o } UNION { ?s ?q ?it } }", table=_JSON, graph="", it=iri)
    if not service.site.base or not json.loads(known.body)["boolean"]:
        raise RefusalError(404, f"no resource at {request.url.path}")
    if media == HTML:
        out, back = [await service.ask(q, table=_JSON, graph="", it=iri) for q in _PAGE]
        return _answer(pages.resource_page(service.site, iri, out.body, back.body), HTML)
    found = await service.ask(_ABOUT, table="", graph=media, it=iri)
    return _answer(found.body, media)


async def _health(request: Request) -> Response:
    service = _service(request)
    await service.ask("ASK {}", table=_JSON, graph="")
    return _answer(json.dumps({"status": "ok", "triples": service.site.triples}) + "\n", "application/json")


async def _metrics(request: Request) -> Response:
    """Counts in the text format of Prometheus."""
    service = _service(request)
    lines = ["# TYPE kg_queries_total counter"]
    lines += [f'kg_queries_total{{outcome="{name}"}} {n}' for name, n in sorted(service.outcomes.items())]
    lines += ["# TYPE kg_query_seconds_total counter", f"kg_query_seconds_total {service.seconds:.6f}"]
    lines += ["# TYPE kg_worker_restarts_total counter", f"kg_worker_restarts_total {service.pool.restarts}"]
    lines += ["# TYPE kg_triples gauge", f"kg_triples {service.site.triples}"]
    return _answer("\n".join(lines) + "\n", "text/plain; version=0.0.4")
