"""Random extractions of few names, offices, days and texts, so that much is alike in several."""

import random
from dataclasses import replace
from datetime import date, timedelta

from kg.model import Argument, Evidence, Extraction, Frame, Kind, Mention, Source, Status
from kg.sketch import sketch
from tests.resolve.builders import make_mention, make_state, make_when

FIRST = date(2024, 1, 25)
STATES = {"cu": "Cuba", "vn": "Vietnam", "fr": "France"}
PERSONS = (
    "Ana Kovač", "A. Kovač", "Ana Kovac", "Kovač", "Ana Maria Kovač", "To Lam", "Lam", "Lam To", "Lee",
    "Lee Kim", "Kim Lee", "Jean Lee", "Ivan Petrov", "Petrov", "Ivanka Petrova",
)  # fmt: skip
OFFICES = ("president", "foreign minister", "former president", "prime minister", "Foreign Minister", "envoy")
BODIES = ("Ministry of Foreign Affairs", "Communist Party", "Communist Party of Cuba", "CPC", "Havana Forum")
DESCRIPTIONS = (
    "the Cuban leader",
    "the Foreign Minister",
    "the party",
    "his Havana host",
    "He",
    "the council",
)
TYPES = {
    "Meeting": ("participant",), "Visit": ("visitor", "destination"), "Call": ("participant",),
    "Statement": ("speaker",), "Conference": ("participant", "host"), "Agreement": ("party",),
}  # fmt: skip
TIMES = (None, None, "2024-02-01", "2024-02-02", "2024-02", "2024-02-01/2024-02-03", "2024")
TEXTS = [" ".join(f"w{t}x{i}" for i in range(40)) for t in range(3)]


def mention(chance: random.Random, doc: str, number: int) -> Mention:
    """A mention of a state, of a body that the gazetteer knows, by a name, or by a description."""
    start, quote = 40 * number, chance.choice((None, None, *DESCRIPTIONS))
    country = chance.choice((None, *STATES))
    offices = chance.sample(OFFICES, chance.choice((0, 1, 1, 2)))
    drawn = chance.random()
    if drawn < 0.15:
        code = chance.choice(list(STATES))
        return replace(make_state(code, STATES[code], doc=doc), id=f"m{number}@{doc}")
    if drawn < 0.25:
        made = make_mention(
            "United Nations", doc=doc, kind=Kind.ORGANISATION, key="un", quote=quote, start=start
        )
    elif drawn < 0.4:
        made = make_mention(
            chance.choice(BODIES), doc=doc, kind=Kind.ORGANISATION, country=country, quote=quote, start=start
        )
    elif drawn < 0.6:
        made = make_mention(
            chance.choice(("the minister", "the president")), doc=doc, country=country, offices=offices,
            named=False, quote=quote, start=start,
        )  # fmt: skip
    else:
        made = make_mention(
            chance.choice(PERSONS), doc=doc, country=country, offices=offices, quote=quote, start=start
        )
    return replace(made, id=f"m{number}@{doc}")


def document(chance: random.Random, doc: str) -> Extraction:
    """A document of few names, so that much is alike in several."""
    published = chance.choice((None, FIRST + timedelta(days=chance.choice((0, 1, 20, 40, 300)))))
    mentions = [mention(chance, doc, n) for n in range(chance.choice((1, 3, 6)))]
    frames = []
    for number in range(chance.choice((0, 1, 2, 4))):
        type, roles = chance.choice(list(TYPES.items()))
        found = {(chance.choice(roles), m.id) for m in chance.sample(mentions, min(len(mentions), 3))}
        evidence = Evidence(doc, 100 * number, 100 * number + 10, "Something.")
        frames.append(
            Frame(
                id=f"f{number}@{doc}", type=type, kind=chance.choice((None, "talks")), rule="r", trigger="t",
                arguments=tuple(Argument(*pair) for pair in sorted(found)),
                when=make_when(chance.choice(TIMES)),
                place=chance.choice((None, *(m.id for m in mentions))),
                status=chance.choice((Status.OCCURRED, Status.OCCURRED, Status.PLANNED, Status.DENIED)),
                object=chance.choice((None, "trade pact", "Havana Forum")),
                speaker=chance.choice((None, mentions[0].id)), evidence=evidence, confidence=0.8,
            )
        )  # fmt: skip
    text = chance.choice((*TEXTS, TEXTS[0] + " more", ""))
    source = Source(doc, doc, published=published, language=chance.choice(("en", "fr")))
    return Extraction(source, tuple(mentions), tuple(frames), sketch=sketch([text]))
