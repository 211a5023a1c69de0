"""What a text's heading tells: mostly what the text then tells better.

A heading has no time of its own, leaves names short, and is told in the present. So an act of it
counts only where the text does not tell one of its type with somebody in common.
"""

from collections.abc import Sequence
from dataclasses import replace

from kg import ids
from kg.events.attendance import MET
from kg.events.reading import Reading, add_name
from kg.events.reckoning import published
from kg.model import Argument, Evidence, Frame, Kind, Precision, Status, When
from kg.nlp.language import language_data

ENDS = (".", "!", "?", "…", ":", ";")
LONGEST = 400
# Types of acts that a text is itself whose heading opens with the word for them: "Joint Statement by …"; it is
# issued on the day of its publication. A headline that reports one ("A and B sign …") says nothing of the day.
ISSUED = frozenset({"Declaration"})
OPENING = 3
# How sure it is that a text is a declaration of those whom it names first, how many those are at least, within how many
# words of its beginning the first stands, and what may stand between them.
HEADED = 0.7
TWO = 2
LEAD = 6
LISTING = ("and", "articles", "name_of")
LONGEST_OBJECT = 200


def settled(reading: Reading, frames: Sequence[Frame]) -> list[Frame]:
    """The frames without those of the heading that the text retells; a declaration that it heads is dated."""
    end = heading_end(reading)
    told = [_introduced(reading, f) for f in frames if f.evidence.start >= end]
    headed = [_issued(reading, f) for f in frames if f.evidence.start < end]
    kept = {f.id for f in headed if not any(_same(reading, f, t) for t in told)}
    out = [f for f in (*headed, *told) if f.evidence.start >= end or f.id in kept]
    if end and not any(f.type in ISSUED for f in headed):
        own = _joint_text(reading, end)
        out += [own] if own is not None and not any(_same(reading, own, f) for f in told) else []
    return out


def _joint_text(reading: Reading, end: int) -> Frame | None:
    """The declaration that a text is whose heading says "Joint Leaders' Statement" and whose first words say whose."""
    language = reading.document.source.language or "en"
    data = language_data(language)
    opening = [w.strip("’'").casefold() for w in reading.blocks[0].text.split()[:OPENING]]
    word = next((w for w in opening if w in data["joint_texts"]), None)
    if word is None or not set(opening) & set(data["joint_words"]):
        return None
    issuers = _first_named(reading, end)
    if len(issuers) < TWO:
        return None
    first = reading.blocks[0]
    text = first.text.strip()
    start = first.start + first.text.index(text)
    evidence = Evidence(reading.document.source.id, start, start + len(text), text)
    day = published(reading)
    id_ = ids.mint("frame", "Declaration", evidence.document, str(start), word, *issuers)
    trigger = next(w for w in text.split() if w.strip("’'").casefold() == word)
    kind = "communique" if word.startswith("commun") else "joint_statement"
    return Frame(
        id_, "Declaration", kind, f"{language}.declaration.heading", trigger,
        tuple(Argument("issuer", mention) for mention in issuers),
        When(day, day, Precision.DAY, inferred=True) if day is not None else None,
        None, Status.OCCURRED, text[:LONGEST_OBJECT], None, evidence, HEADED,
    )  # fmt: skip


def _first_named(reading: Reading, end: int) -> list[str]:
    """The mentions of the states, bodies and people in office with which a text begins, listed side by side."""
    block = next((b for b, of in enumerate(reading.blocks) if of.start >= end), None)
    if block is None:
        return []
    view, names = reading.views[block], reading.names[block]
    found: list[str] = []
    last = None
    for k, name in enumerate(names):
        between = range(last, name.start) if last is not None else range(0)
        listed = all(view.at(t) in ("", ",") or any(view.is_in(w, t) for w in LISTING) for t in between)
        later = any(view.starts_sentence(t) for t in range(1, name.start + 1))
        if not listed or later or (last is None and name.start > LEAD):
            break
        last = name.end
        if name.country or (name.key or "").startswith("org:") or (name.kind is Kind.PERSON and name.named):
            found.append(add_name(reading, block, k))
    return list(dict.fromkeys(found))


def heading_end(reading: Reading) -> int:
    """Where a text's heading ends; 0 if it has none."""
    if len(reading.blocks) < 2:
        return 0
    first = reading.blocks[0]
    text = first.text.strip(" \"”»'")
    return 0 if not text or text.endswith(ENDS) or len(text) > LONGEST else first.end


def _same(reading: Reading, heading: Frame, told: Frame) -> bool:
    """Whether an act of the text may be the heading's: of its type, with somebody or some state in common."""
    if heading.type != told.type:
        return False
    if heading.type in ISSUED and told.when and heading.when and told.when.latest < heading.when.earliest:
        # the declaration that a text is, and an earlier one to which it refers
        return False
    if _described(reading, heading) and heading.status is told.status:
        # "our envoy was not recalled": whoever it is
        return not _states(reading, heading) - _states(reading, told)
    return bool(_who(reading, heading) & _who(reading, told)) and not _with_another(reading, heading, told)


def _described(reading: Reading, frame: Frame) -> bool:
    """Whether a heading only describes who takes part."""
    mentions = [reading.mentions[a.mention] for a in frame.arguments]
    return all(m.kind is Kind.PERSON and not m.named for m in mentions)


def _states(reading: Reading, frame: Frame) -> set[str]:
    mentions = (reading.mentions[a.mention] for a in frame.arguments)
    return {m.country for m in mentions if m.country and m.kind is not Kind.PLACE}


def _with_another(reading: Reading, heading: Frame, told: Frame) -> bool:
    """Whether a heading's two people met, and the text tells that one of them met somebody else."""
    if heading.type not in MET:
        return False
    headed, others = (
        {m.name for a in f.arguments if (m := reading.mentions[a.mention]).kind is Kind.PERSON and m.named}
        for f in (heading, told)
    )
    return min(len(headed), len(others)) >= TWO and not (headed <= others or others <= headed)


def _who(reading: Reading, frame: Frame) -> frozenset[str]:
    mentions = (reading.mentions[a.mention] for a in frame.arguments)
    states = {f"state {code}" for code in _states(reading, frame)}
    return frozenset({m.key or m.name for m in mentions} | states)


def _introduced(reading: Reading, frame: Frame) -> Frame:
    """A declaration that stands in the text, "the following joint statement", dated as the text is."""
    said = language_data(reading.document.source.language or "en")["introducing"]
    introduces = frame.type in ISSUED and not set(said).isdisjoint((frame.object or "").lower().split())
    return _of_publication(reading, frame) if introduces else frame


def _issued(reading: Reading, frame: Frame) -> Frame:
    itself = frame.type in ISSUED and frame.trigger in frame.evidence.quote.split()[:OPENING]
    return _of_publication(reading, frame) if itself else frame


def _of_publication(reading: Reading, frame: Frame) -> Frame:
    """A frame that was held and that no word dates, of the day on which the text was published."""
    day = published(reading)
    dated = frame.when is not None and not frame.when.inferred
    if dated or frame.status is not Status.OCCURRED or day is None:
        return frame
    return replace(frame, when=When(day, day, Precision.DAY, inferred=True))
