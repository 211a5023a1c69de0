"""`kg explain`: an event or entity back to its sentences, rules and decisions."""

from collections.abc import Iterator
from typing import Annotated

import typer

from kg.cli.console import emit, emit_json
from kg.cli.folder import graph_folder
from kg.cli.options import Options, resolve
from kg.cli.status import WELL
from kg.errors import UsageError
from kg.model import Decision, Entity, Event, Knowledge, When, Witness

Id = Annotated[str, typer.Argument(help="An id of the tables, or the beginning of one.", metavar="ID")]
Graph = Annotated[str | None, typer.Option(help="A built graph.  [default: exports]", metavar="DIR")]
Json = Annotated[bool, typer.Option("--json", help="The event or entity as JSON.")]
NEAR = 5


def explain_command(identifier: Id, graph: Graph = None, json: Json = False) -> int:
    """Show what is behind an event or an entity."""
    return explain_graph(resolve({"graph": graph}), identifier, json=json)


def explain_graph(options: Options, identifier: str, *, json: bool) -> int:
    """Explain one event or entity of the graph of `options.graph`."""
    from kg.pipeline import load

    knowledge = load(graph_folder(options))
    found = find(knowledge, identifier)
    if json:
        emit_json(to_record(found, knowledge))
    else:
        emit("\n".join(explain(found, knowledge)))
    return WELL


def find(knowledge: Knowledge, identifier: str) -> Event | Entity:
    """The event or entity whose id is `identifier`, or the only one whose id has it as a part.

    Raises UsageError where there is none, or several.
    """
    things: dict[str, Event | Entity] = {entity.id: entity for entity in knowledge.entities}
    things |= {event.id: event for event in knowledge.events}
    if identifier in things:
        return things[identifier]
    matches = sorted(name for name in things if identifier.lower() in name)
    if len(matches) == 1:
        return things[matches[0]]
    if matches:
        raise UsageError(f"{identifier!r} is part of {len(matches)} ids: {', '.join(matches[:NEAR])}")
    raise UsageError(f"no event or entity {identifier!r}{_near(identifier, list(things))}")


def to_record(found: Event | Entity, knowledge: Knowledge) -> dict[str, object]:
    """The event or entity as a JSON object, with the `decisions` that concern it."""
    import json

    from kg.codec import encode

    record: dict[str, object] = json.loads(encode(found))
    decisions = json.loads(encode(_decisions(found, knowledge)))
    return record | {"decisions": decisions}


def explain(found: Event | Entity, knowledge: Knowledge) -> Iterator[str]:
    """Lines of text: what is known of the event or entity, and from which sentences."""
    if isinstance(found, Event):
        yield from _explain_event(found, {entity.id: entity.name for entity in knowledge.entities})
    else:
        yield from _explain_entity(found, knowledge)
    decisions = _decisions(found, knowledge)
    if decisions:
        yield "decisions"
    for decision in decisions:
        reasons = "; ".join(decision.reasons)
        yield f"  {decision.judgement} {decision.score:g}  {decision.left} | {decision.right}  ({reasons})"


def _explain_event(event: Event, names: dict[str, str]) -> Iterator[str]:
    kind = f" ({event.kind})" if event.kind else ""
    yield event.id
    yield f"{event.label}"
    yield f"type        {event.type}{kind}"
    yield f"status      {event.status}"
    yield f"when        {_when(event.when)}"
    if event.place:
        yield f"place       {names.get(event.place, event.place)}"
    if event.object:
        yield f"object      {event.object}"
    for participant in event.participants:
        name = names.get(participant.entity, participant.entity)
        yield f"{participant.role:<11} {name}  ({participant.entity})"
    yield f"confidence  {event.confidence:g}"
    yield from (f"conflict    {conflict}" for conflict in event.conflicts)
    for report in event.history:
        published = f", published {report.published}" if report.published else ""
        yield f"history     {report.status}, {_when(report.when)}: {report.document}{published}"
    yield f"evidence    {len(event.evidence)}"
    for witness in event.evidence:
        yield from _explain_witness(witness, names)


def _explain_witness(witness: Witness, names: dict[str, str]) -> Iterator[str]:
    evidence = witness.evidence
    yield f"  {evidence.document} {evidence.start}-{evidence.end}"
    yield f"    “{' '.join(evidence.quote.split())}”"
    said = f", said by {names.get(witness.speaker, witness.speaker)}" if witness.speaker else ""
    told = f"{witness.status}, {_when(witness.when)}{said}"
    yield f"    rule {witness.rule}, trigger “{witness.trigger}”, {told}"


def _explain_entity(entity: Entity, knowledge: Knowledge) -> Iterator[str]:
    yield entity.id
    yield entity.name
    yield f"type        {entity.kind}"
    if entity.country:
        yield f"country     {entity.country}"
    yield from (f"also        {alias}" for alias in entity.aliases)
    yield from (f"office      {office}" for office in entity.offices)
    yield from (f"link        {link}" for link in entity.links)
    events = [event for event in knowledge.events if _takes_part(entity, event)]
    yield f"events      {len(events)}"
    yield from (f"  {event.label}  ({event.id})" for event in events)
    yield f"mentions    {len(entity.mentions)}"
    for mention in entity.mentions:
        evidence = mention.evidence
        yield f"  {evidence.document} {evidence.start}-{evidence.end}  “{' '.join(evidence.quote.split())}”"


def _takes_part(entity: Entity, event: Event) -> bool:
    return event.place == entity.id or any(one.entity == entity.id for one in event.participants)


def _decisions(found: Event | Entity, knowledge: Knowledge) -> list[Decision]:
    """The decisions that name the event or entity itself, or a frame or mention of it."""
    if isinstance(found, Event):
        parts = {witness.frame for witness in found.evidence}
    else:
        parts = {mention.id for mention in found.mentions}
    parts.add(found.id)
    return [one for one in knowledge.decisions if one.left in parts or one.right in parts]


def _when(when: When | None) -> str:
    if when is None:
        return "no date"
    days = str(when.earliest) if when.earliest == when.latest else f"{when.earliest} to {when.latest}"
    written = f" (“{' '.join(when.text.split())}”)" if when.text else ""
    return f"{days}, by {when.precision}{written}" if when.earliest != when.latest else f"{days}{written}"


def _near(identifier: str, names: list[str]) -> str:
    from difflib import get_close_matches

    close = get_close_matches(identifier, names, n=NEAR, cutoff=0.5)
    return f"; nearest: {', '.join(close)}" if close else "; ids are in events.jsonl and entities.jsonl"
