"""Extractions of a corpus become one graph, the same for any order and any hash seed."""

import os
import random
import subprocess
import sys

from kg.codec import encode
from kg.link import link_all
from kg.model import Account, Extraction, Judgement, Knowledge, Problem, Source, Stamp, Status
from tests.resolve.builders import Story, make_mention, make_state

STAMP = Stamp((("code", "test"),))


def corpus() -> list[Extraction]:
    """Six documents on a visit, a meeting, a call, and a namesake."""
    cast = {
        "fumio": make_mention("Fumio Kishida", country="jp", offices=["Prime Minister"]),
        "yoon": make_mention("Yoon Suk Yeol", country="kr", offices=["President"]),
        "jp": make_state("jp", "Japan"),
        "kr": make_state("kr", "South Korea"),
        "envoy": make_mention("the envoy", named=False),
        "idle": make_mention("the driver", named=False),
    }
    other = {
        **cast,
        "fumio": make_mention("Kishida Fumio", country="jp"),
        "yoon": make_mention("Yoon", country="kr"),
    }
    visit = {"visitor": ["yoon"], "destination": ["jp"]}
    stories = [
        Story("a.txt", published="2023-03-10", cast=cast).tell(
            "Visit", visit, status=Status.PLANNED, place="jp"
        ),
        Story("b.txt", published="2023-03-17", cast=cast)
        .tell("Visit", visit, when="2023-03-16/2023-03-17", place="jp")
        .tell("Meeting", {"participant": ["yoon", "fumio"]}, when="2023-03-16"),
        Story("c.txt", published="2023-03-18", cast=other)
        .tell("Meeting", {"participant": ["jp", "kr"]}, when="2023-03-16", kind="talks")
        .tell("Meeting", {"participant": ["envoy", "fumio"]}),
        Story("d.txt", cast=other).tell("Call", {"participant": ["fumio", "yoon"]}, when="2023-05-01"),
        Story("e.txt", cast=other).tell("Call", {"participant": ["fumio", "yoon"]}, when="2023-05-01"),
        Story("f.txt", cast={"x": make_mention("Fumio Kishida", country="br")}),
    ]
    return [story.extraction() for story in stories]


def link(extractions: list[Extraction]) -> Knowledge:
    return link_all(extractions, accounts=[Account(e.source) for e in extractions], stamp=STAMP)


def test_events_and_their_documents() -> None:
    knowledge = link(corpus())
    told = {e.label: sorted({w.evidence.document for w in e.evidence}) for e in knowledge.events}
    assert told == {
        "Visit: Yoon Suk Yeol → Japan, 2023-03-16/2023-03-17": ["a.txt", "b.txt"],
        "Meeting: Kishida Fumio – Yoon Suk Yeol, 2023-03-16": ["b.txt", "c.txt"],
        "Meeting: Kishida Fumio – the envoy": ["c.txt"],
        "Call: Kishida Fumio – Yoon Suk Yeol, 2023-05-01": ["d.txt", "e.txt"],
    }


def test_everything_is_sorted_and_points_at_what_exists() -> None:
    knowledge = link(corpus())
    assert [a.source.id for a in knowledge.documents] == sorted(a.source.id for a in knowledge.documents)
    for listed in (knowledge.entities, knowledge.events):
        ids = [one.id for one in listed]
        assert ids == sorted(set(ids))
    known = {e.id for e in knowledge.entities}
    pointed = {
        p.entity for e in knowledge.events for w in e.evidence for p in (*w.participants, *e.participants)
    }
    assert pointed <= known


def test_descriptions_that_take_part_in_nothing_are_left_out() -> None:
    names = [e.name for e in link(corpus()).entities]
    assert names.count("the envoy") == 1
    assert "the driver" not in names


def test_a_namesake_of_another_country_is_another() -> None:
    countries = {e.country for e in link(corpus()).entities if e.name in ("Fumio Kishida", "Kishida Fumio")}
    assert countries == {"jp", "br"}


def test_every_merge_is_recorded_with_reasons() -> None:
    decisions = [d for d in link(corpus()).decisions if d.judgement is Judgement.SAME]
    assert decisions
    assert all(d.reasons and d.left < d.right for d in decisions)
    merged_frames = [d for d in decisions if d.left.startswith("frame/")]
    assert len(merged_frames) == 3


def test_the_order_of_documents_makes_no_difference() -> None:
    expected = encode(link(corpus()))
    for seed in range(5):
        shuffled = corpus()
        random.Random(seed).shuffle(shuffled)
        assert encode(link(shuffled)) == expected


def test_the_hash_seed_makes_no_difference() -> None:
    code = "import sys; from tests.test_link import *; sys.stdout.buffer.write(encode(link(corpus())))"
    outputs = [
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert outputs[0] == outputs[1] == encode(link(corpus()))


def test_documents_without_extraction_are_kept() -> None:
    broken = Account(Source("z.txt", "z.txt"), (Problem("z.txt", "read", "empty"),))
    knowledge = link_all([], accounts=[broken], stamp=STAMP)
    assert knowledge == Knowledge(STAMP, (broken,), (), (), ())
