"""Datasette opens the SQLite file, and followthemoney finds nothing to object to."""

import json
import subprocess
from pathlib import Path
from typing import Any

FOLLOWTHEMONEY = """
import json, sys
from followthemoney import model
count = 0
for line in open(sys.argv[1], encoding="utf-8"):
    data = json.loads(line)
    # raises for a schema, a property or a value that there is not
    model.get(data["schema"]).validate(data)
    proxy = model.get_proxy(data, cleaned=False)
    assert proxy.id == data["id"] and proxy.caption, data
    for prop, value in proxy.itervalues():
        assert prop.type.name in ("entity", "text", "string") or prop.type.validate(value), (prop.name, value)
        count += 1
print(count)
"""


def run(command: list[str]) -> str:
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr[-2000:]
    return result.stdout


def get(folder: Path, tools: Path, address: str) -> Any:
    program = str(tools / "venv" / "bin" / "datasette")
    database, metadata = str(folder / "graph.db"), str(folder / "datasette.json")
    return run([program, database, "--metadata", metadata, "--get", address])


def test_datasette_opens_the_file_with_its_facets(folder: Path, tools: Path) -> None:
    found = json.loads(get(folder, tools, "/graph/events.json?_facet=type&_shape=objects"))
    assert found["rows"]
    assert set(found["facet_results"]) >= {"type"}
    page = get(folder, tools, "/graph/events")
    assert "500" not in page.split("<title>")[1].split("</title>")[0]


def test_followthemoney_accepts_every_entity(folder: Path, tools: Path) -> None:
    python = str(tools / "venv" / "bin" / "python")
    assert int(run([python, "-c", FOLLOWTHEMONEY, str(folder / "ftm.ftm.json")])) > 0
