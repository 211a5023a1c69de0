"""No text, id, date or base IRI breaks a file of any format."""

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.errors import UsageError, WriteError
from kg.export import FORMATS, export
from kg.model import Decision, Judgement, Kind, Knowledge, Precision, Status, When
from tests.export.readers import READERS
from tests.factories import BASE, NASTY, make_account, make_entity, make_event, make_knowledge

EACH = pytest.mark.parametrize("format", FORMATS)
THOROUGH = settings(
    max_examples=15,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
BAD = "\"'<>&\\\n\r\t;,:|=+-@ \u2028\u2029\u0085\x00\x1f\u202e\ufeff%{}[]#\u0301\U0001f54a"
texts = st.one_of(
    st.sampled_from(NASTY),
    st.text(max_size=20),
    st.text(
        alphabet="\"'<>&\\\n\r\t;,:|=+-@ \u2028\u2029\u0085\x00\x1f\u202e\ufeff%{}[]#\u0301\U0001f54a",
        max_size=12,
    ),
)
days = st.dates(date(1, 1, 1), date(9999, 12, 31))


@st.composite
def whens(draw: st.DrawFn) -> When | None:
    """A time, or none."""
    if draw(st.booleans()):
        return None
    first, last = sorted((draw(days), draw(days)))
    return When(first, last, draw(st.sampled_from(Precision)), draw(texts), draw(st.booleans()))


@st.composite
def graphs(draw: st.DrawFn) -> Knowledge:
    """A small graph with any text in every place that holds text."""
    names = draw(st.lists(texts, min_size=1, max_size=3))
    entities = [
        make_entity(
            name,
            id=f"person/{number}{draw(texts)}",
            kind=draw(st.sampled_from(Kind)),
            country=draw(st.none() | st.sampled_from(("fr", "de", "x<"))),
            aliases=tuple(draw(st.lists(texts, max_size=2))),
            offices=tuple(draw(st.lists(texts, max_size=2))),
            links=tuple(draw(st.lists(texts | texts.map("http://a.example/".__add__), max_size=2))),
            documents=(f"d{number % 2}{name}",),
        )
        for number, name in enumerate(names)
    ]
    documents = [
        make_account(
            f"d{number}{name}", title=draw(texts), url=draw(texts), outlet=draw(texts), problems=[draw(texts)]
        )
        for number in range(2)
        for name in dict.fromkeys(names)
    ]
    events = [
        make_event(
            draw(st.sampled_from(("Meeting", "Visit", "Agreement")) | texts),
            {draw(st.sampled_from(("participant", "visitor")) | texts): [one.id for one in entities]},
            id=f"event/{number}{draw(texts)}",
            label=draw(texts),
            kind=draw(st.none() | texts),
            object=draw(st.none() | texts),
            conflicts=tuple(draw(st.lists(texts, max_size=1))),
            place=draw(st.none() | st.sampled_from([one.id for one in entities])),
            reports=[(documents[0].source.id, draw(st.sampled_from(Status)), draw(whens()))],
        )
        for number in range(draw(st.integers(0, 2)))
    ]
    decisions = [Decision(entities[0].id, draw(texts), draw(st.sampled_from(Judgement)), 0.5, (draw(texts),))]
    return make_knowledge(documents=documents, entities=entities, events=events, decisions=decisions)


def test_every_format_has_a_reader() -> None:
    assert set(READERS) == set(FORMATS)


@EACH
@THOROUGH
@given(knowledge=graphs())
def test_every_file_is_read_back(format: str, knowledge: Knowledge, tmp_path: Path) -> None:
    path = tmp_path / f"file{FORMATS[format][0]}"
    export(knowledge, path, format=format, base_iri=BASE)
    READERS[format](path, knowledge)


@EACH
def test_half_of_a_surrogate_pair_breaks_no_file(format: str, tmp_path: Path) -> None:
    knowledge = make_knowledge(
        documents=[make_account("a\ud800.txt", title="\udfff")],
        entities=[make_entity("x\ud800", documents=("a\ud800.txt",))],
        events=[make_event("Meeting", {"participant": ["person/x"]}, label="\udc00 y")],
    )
    path = tmp_path / f"file{FORMATS[format][0]}"
    try:
        export(knowledge, path, format=format, base_iri=BASE)
    except WriteError:
        assert list(tmp_path.iterdir()) == []
    else:
        READERS[format](path, knowledge) if format not in ("json", "ftm") else path.read_bytes().decode(
            "utf-8"
        )


@settings(
    max_examples=100,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(base=texts | texts.map("http://a.example/".__add__) | texts.map(lambda one: f"urn:{one}:"))
def test_a_base_iri_is_refused_or_good(base: str, tmp_path: Path) -> None:
    path = tmp_path / "file.nt"
    path.unlink(missing_ok=True)
    knowledge = make_knowledge(entities=[make_entity("Anna")])
    try:
        export(knowledge, path, format="nt", base_iri=base)
    except UsageError as error:
        assert "base IRI" in str(error)
        assert not path.exists()
    else:
        READERS["nt"](path, knowledge)


@EACH
def test_no_format_takes_a_bad_base_iri(format: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="base IRI"):
        export(make_knowledge(), tmp_path / "file", format=format, base_iri="no iri>")
    assert list(tmp_path.iterdir()) == []


FULL = """
import resource, signal, sys
from pathlib import Path
from kg.errors import WriteError
from kg.export import FORMATS, export
from tests.factories import BASE, nasty_knowledge

for format in FORMATS:
    if format == "parquet":
        import pyarrow.parquet  # it reads files of its own before
# as on a disk that is full, a file grows to so many bytes and no further
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))
sys.dont_write_bytecode = True
for format in FORMATS:
    try:
        export(nasty_knowledge(), Path(sys.argv[1]) / "file", format=format, base_iri=BASE)
    except WriteError as error:
        assert "File too large" in str(error), error
    else:
        raise AssertionError(format)
    assert list(Path(sys.argv[1]).iterdir()) == [], format
"""


def test_a_disk_that_fills_up_leaves_no_file_in_any_format(tmp_path: Path) -> None:
    result = subprocess.run(
        [sys.executable, "-B", "-c", FULL, str(tmp_path)], capture_output=True, text=True, check=False
    )
    assert (result.returncode, result.stderr) == (0, "")
