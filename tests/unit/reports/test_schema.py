"""`docs/report.schema.json` describes what is written, no less and no more."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from intervjukod.reports.write import write
from tests.unit.reports.test_report_texts import SCENES

SCHEMA: Any = json.loads((Path(__file__).parents[3] / "docs" / "report.schema.json").read_text("utf-8"))
TYPES: dict[str, Any] = {
    "object": dict,
    "array": list,
    "string": str,
    "integer": int,
    "number": (int, float),
    "boolean": bool,
    "null": type(None),
}


def faults(value: Any, schema: Any, place: str = "$") -> list[str]:
    """Where ``value`` is not what the schema says; of JSON Schema what the schema uses."""
    if "$ref" in schema:
        return faults(value, SCHEMA["$defs"][schema["$ref"].rpartition("/")[2]], place)
    if "anyOf" in schema:
        tried = [faults(value, one, place) for one in schema["anyOf"]]
        return [] if [] in tried else [f"{place}: none of them: {tried}"]
    if "enum" in schema:
        return [] if value in schema["enum"] else [f"{place}: {value!r}"]
    types = [schema["type"]] if isinstance(schema["type"], str) else schema["type"]
    if not any(isinstance(value, TYPES[one]) and (one == "boolean") == isinstance(value, bool) for one in types):
        return [f"{place}: {value!r} is no {types}"]
    if isinstance(value, list):
        return [fault for n, one in enumerate(value) for fault in faults(one, schema["items"], f"{place}[{n}]")]
    return faults_of_object(value, schema, place) if isinstance(value, dict) else []


def faults_of_object(value: dict[str, Any], schema: Any, place: str) -> list[str]:
    """Names that are missing, names that nobody knows, and what is wrong with the others."""
    known, other = schema.get("properties", {}), schema.get("additionalProperties", True)
    found = [f"{place}: no {name}" for name in schema.get("required", ()) if name not in value]
    for name, one in value.items():
        if name in known:
            found += faults(one, known[name], f"{place}.{name}")
        elif other is False:
            found.append(f"{place}: {name}?")
        elif isinstance(other, dict):
            found += faults(one, other, f"{place}.{name}")
    return found


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.__name__)
def test_a_report_is_as_its_schema_says(scene: Any) -> None:
    """Every name and every type, of every report; rows are those of that report."""
    told = json.loads(write(scene(), "json", "sv"))
    assert faults(told, SCHEMA) == []
    rows = SCHEMA["$defs"][told["report"]]
    assert [fault for row in told["rows"] for fault in faults(row, rows)] == []
    assert list(told) == SCHEMA["required"]
    assert set(rows["required"]) <= set(told["columns"]) <= set(rows["properties"])
    assert set(told["selection"]) <= set(SCHEMA["properties"]["selection"]["properties"])
    assert set(told["denominator"]) <= set(SCHEMA["properties"]["denominator"]["properties"])
