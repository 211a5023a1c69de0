"""`kg validate`: the SHACL shapes, run on an export."""

from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.console import emit, emit_json
from kg.cli.options import resolve
from kg.cli.status import CHECK_FAILED, WELL

if TYPE_CHECKING:
    from kg.export.validate import Violation

File = Annotated[
    str | None, typer.Argument(help="A built graph or an RDF file.  [default: exports]", metavar="[DIR|FILE]")
]
Json = Annotated[bool, typer.Option("--json", help="The violations as a JSON list.")]


def validate_command(file: File = None, as_json: Json = False) -> int:
    """Check an export by its SHACL shapes; exit code 3 where it does not conform."""
    from kg.export.validate import rdf_file, validate

    path = rdf_file(Path(resolve({"graph": file}).graph))
    found = validate(path)
    if as_json:
        emit_json([asdict(one) for one in found])
    elif found:
        for one in found:
            emit("\n".join(render(one)))
        emit(f"{path.as_posix()} does not conform to the shapes: {len(found)} violations")
    else:
        emit(f"{path.as_posix()} conforms to the shapes")
    return CHECK_FAILED if found else WELL


def render(violation: "Violation") -> Iterator[str]:
    """The lines of a violation: what it is about, what is wrong, and where it is told."""
    about = violation.event or violation.node
    yield f"{about}  {' '.join(violation.label.split())}".rstrip()
    where = violation.path.rpartition("#")[2].rpartition("/")[2]
    found = f" (found: {' '.join(violation.value.split())})" if violation.value else ""
    yield f"  {where}: {violation.message}{found}"
    if violation.event and not violation.node.endswith(violation.event):
        yield f"  node      {violation.node}"
    yield f"  source    {violation.source or '(none)'}"
    yield (
        f"  sentence  “{' '.join(violation.sentence.split())}”"
        if violation.sentence
        else "  sentence  (none)"
    )
