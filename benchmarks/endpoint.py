"""The ten questions in the embedded store, and the endpoint under load, on a million made-up triples.

usage: python -m benchmarks.endpoint [--documents N] [--clients N] [--seconds N]

First each recipe is asked of the store on disk, with a value for each parameter that names somebody
or something: processor seconds, the best of three. Then `kg serve` is started over the same store and clients ask the
five lookup questions in turn, each with other values each time, for so many seconds; then they do so
once more while one client asks what would take hours. Prints seconds, requests a second, the median,
the 95th percentile and the worst of the times, and errors. The exit code is 1 where a bar is missed:
a question in a second, no error, 95 of 100 lookups in 100 ms.
"""

import argparse
import http.client
import json
import random
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from urllib.parse import urlencode

from benchmarks.synthetic import TRIPLES, made_up
from kg.config import Settings
from kg.export import write_knowledge
from kg.export.rdf import write_trig
from kg.model import Kind, Knowledge
from kg.store import keep, opened, query, recipe, recipes

QUESTION_SECONDS, P95_SECONDS = 1.0, 0.1
LOOKUPS = ("agreements", "claims_of_document", "events_of_person", "events_of_state", "offices_of_person")
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
LIMIT = 5
Values = dict[str, list[dict[str, str]]]


@dataclass(slots=True)
class Load:
    """What clients saw: seconds a request, and what went wrong."""

    times: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    @property
    def p95(self) -> float:
        """The time within which 95 of 100 requests were answered."""
        return sorted(self.times)[int(0.95 * len(self.times))] if self.times else float("inf")


def main() -> int:
    """Measure, print, compare with the bars."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--documents", type=int, default=1_000_000 // TRIPLES)
    parser.add_argument("--clients", type=int, default=10)
    parser.add_argument("--seconds", type=float, default=60)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        values = prepare(folder, given.documents)
        missed = [*ask_all(folder, values), *serve(folder, values, given.clients, given.seconds)]
    for one in missed:
        print(f"MISSED: {one}")
    return 1 if missed else 0


def prepare(folder: Path, documents: int) -> Values:
    """A store of so many documents in a folder, and values to ask for."""
    knowledge = made_up(documents)
    write_knowledge(knowledge, folder / "knowledge.json")
    write_trig(knowledge, folder / "graph.trig", base_iri=Settings().base_iri)
    start = time.perf_counter()
    _, count = keep(folder)
    print(
        f"{count:,} quads in the store, half of them in the default graph; {time.perf_counter() - start:.0f} s"
    )
    return values_of(knowledge)


def values_of(knowledge: Knowledge) -> Values:
    """For each recipe the parameters that there are to ask with; one without any for the others."""
    people = [one.name for one in knowledge.entities if one.kind is Kind.PERSON]
    states = [one for one in knowledge.entities if one.kind is Kind.STATE and one.country]
    held = {p.entity for e in knowledge.events if e.type == "Agreement" for p in e.participants}
    codes = [str(one.country) for one in states]
    values: Values = {name: [{}] for name in recipes()}
    values["events_of_person"] = values["offices_of_person"] = [{"called": name} for name in people]
    values["events_of_state"] = [{"code": code} for code in codes]
    values["visits_between_states"] = [{"from": code} for code in codes]
    values["claims_of_document"] = [{"document": one.source.id} for one in knowledge.documents]
    values["agreements"] = [{"party": one.name} for one in knowledge.entities if one.id in held]
    for several in values.values():
        random.Random(1).shuffle(several)
    return values


def ask_all(folder: Path, values: Values) -> Iterator[str]:
    """Each question to the embedded store; gives the bars missed."""
    store = opened(folder / "store" / "oxigraph")
    for name in recipes():
        sparql, times = recipe(name, **values[name][0]), []
        for _ in range(3):
            start = time.process_time()
            _, rows = query(store, sparql)
            times.append(time.process_time() - start)
        print(f"  {name:22} {min(times):7.3f} s  {len(rows):7,} rows  {values[name][0]}", flush=True)
        if min(times) > QUESTION_SECONDS:
            yield f"{name}: {min(times):.2f} s"


def serve(folder: Path, values: Values, clients: int, seconds: float) -> Iterator[str]:
    """The endpoint under load; gives the bars missed."""
    with running(folder) as port:
        calm = under_load(port, values, clients, seconds)
        yield from judge("lookups", calm, seconds)
        cut: list[str] = []
        hog = threading.Thread(target=lambda: cut.append(status(port, ENDLESS)))
        hog.start()
        busy = under_load(port, values, clients, LIMIT + 2)
        hog.join()
        yield from judge("lookups beside a query without end", busy, LIMIT + 2)
        print(f"  the query without end was answered with {cut[0]}")
        if not cut[0].startswith("504"):
            yield f"a query without end: {cut[0]}"


def judge(name: str, load: Load, seconds: float) -> Iterator[str]:
    """Print the figures of a load; gives the bars missed."""
    print(
        f"{name}: {len(load.times) / seconds:,.0f} a second, median {median(load.times) * 1000:.0f} ms, "
        f"p95 {load.p95 * 1000:.0f} ms, worst {max(load.times) * 1000:.0f} ms, {len(load.errors)} errors",
        flush=True,
    )
    if load.errors:
        yield f"{name}: {len(load.errors)} errors, the first: {load.errors[0]}"
    if load.p95 > P95_SECONDS:
        yield f"{name}: p95 {load.p95 * 1000:.0f} ms"


@contextmanager
def running(folder: Path) -> Iterator[int]:
    """`kg serve` over a folder; gives its port."""
    program = str(Path(sys.executable).with_name("kg"))
    command = [program, "serve", str(folder), "--port", "0", "--timeout", str(LIMIT)]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    assert process.stderr is not None
    try:
        line = process.stderr.readline()
        port = int(line.partition("127.0.0.1:")[2].partition("/")[0])
        wait(port)
        yield port
    finally:
        process.terminate()
        code = process.wait(30)
        print(f"  the server ended with {code}")


def wait(port: int) -> None:
    """Return when the server answers."""
    for _ in range(200):
        with suppress(OSError, http.client.HTTPException):
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
            connection.request("GET", "/health")
            if connection.getresponse().status == http.client.OK:
                return
        time.sleep(0.1)
    raise OSError("the server does not answer")


def status(port: int, sparql: str) -> str:
    """The status and the first words of an answer."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request("GET", f"/sparql?{urlencode({'query': sparql})}")
    answer = connection.getresponse()
    return f"{answer.status} {answer.read(200).decode('utf-8', 'replace').strip()}"


def under_load(port: int, values: Values, clients: int, seconds: float) -> Load:
    """What so many clients see in so many seconds."""
    load = Load()
    end = time.monotonic() + seconds
    threads = [threading.Thread(target=client, args=(port, values, n, end, load)) for n in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return load


def client(port: int, values: Values, number: int, end: float, load: Load) -> None:
    """Ask one lookup after the other until the end."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    choose = random.Random(number)
    while time.monotonic() < end:
        name = choose.choice(LOOKUPS)
        sparql = recipe(name, **choose.choice(values[name]))
        start = time.perf_counter()
        try:
            connection.request("GET", f"/sparql?{urlencode({'query': sparql})}")
            answer = connection.getresponse()
            body = answer.read()
            if answer.status != http.client.OK:
                load.errors.append(f"{answer.status} {body[:200]!r}")
            else:
                json.loads(body)
        except (OSError, http.client.HTTPException, ValueError) as error:
            load.errors.append(repr(error))
            connection.close()
        load.times.append(time.perf_counter() - start)


if __name__ == "__main__":
    sys.exit(main())
