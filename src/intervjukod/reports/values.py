"""How a value of a list is written: for people in a cell, for programs in CSV and JSON."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from enum import StrEnum
from io import StringIO
from typing import Any

from intervjukod.domain.glyphs import printable
from intervjukod.domain.span import Span
from intervjukod.locale import has, say

FORMULAS = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""What a cell that a spreadsheet runs begins with: also as East Asian keyboards write it."""
_STATES = ("status", "state", "kind", "check")
"""Columns whose values are words of ours, translated for people as those of an enumeration are."""


def heading(name: str, language: str) -> str:
    """What people call a column, an attribute or a facet; its own name where the catalogues have none."""
    key = f"reports.column.{name}"
    return say(key, language) if has(key, language) else name


def state(value: str, language: str) -> str:
    """What people call a status; the status itself where the catalogues have no word for it."""
    key = f"reports.status.{value}".replace(" ", "_")
    return say(key, language) if has(key, language) else value


def items(row: object) -> Mapping[str, Any]:
    """The fields of a dataclass or a mapping, by name."""
    if isinstance(row, Mapping):
        return row
    if is_dataclass(row):
        return {field.name: getattr(row, field.name) for field in fields(row)}
    raise TypeError(f"no row of a table: {row!r}")


def in_cell(name: str, value: object, language: str) -> str:
    """For people: ``name`` is the column; a decimal comma in Swedish, yes or nothing for truth values."""
    if isinstance(value, bool):
        return say("reports.yes", language) if value else ""
    if isinstance(value, float):
        return decimal(value, language, 2)
    parts = value if isinstance(value, tuple) else (value,)
    if value and (name in _STATES or all(isinstance(part, StrEnum) for part in parts)):
        return ", ".join(state(str(part), language) for part in parts)
    return _text(value, language, ", ")


def in_csv(value: object, language: str) -> str:
    """For CSV: lists joined with ``;``, pairs as ``k=v``, spans as ``start:end``, true and false, "" for none."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return _text(value, language, ";")


def in_json(value: object, language: str) -> object:
    """For JSON: numbers, truth and null stay what they are; a note or an act is its sentence."""
    if value is None or isinstance(value, (bool, int, float)):
        return value
    if isinstance(value, str):
        return str(value)
    if isinstance(value, Span):
        return {"start": value.start, "end": value.end}
    if (said := _said(value, language)) is not None:
        return said
    if isinstance(value, Mapping) or is_dataclass(value):
        return {str(name): in_json(part, language) for name, part in items(value).items()}
    if isinstance(value, Iterable):
        return [in_json(part, language) for part in value]
    return str(value)


def decimal(value: float, language: str, places: int) -> str:
    """``value`` with so many decimals, and a comma before them in Swedish."""
    text = f"{value:.{places}f}"
    return text.replace(".", ",") if language == "sv" else text


def csv_text(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """RFC 4180 with LF after each row. Cells stand as they are, also those a spreadsheet may run.

    What is exported must come back letter for letter, so a leading ``=`` or ``+`` gets no apostrophe.
    """
    out = _Lines()
    writer = csv.writer(out)
    writer.writerow(columns)
    writer.writerows(rows)
    return out.getvalue()


def for_excel(value: object, language: str) -> str:
    """As ``in_csv``, with a decimal comma, controls visible, and an apostrophe before what Excel would run."""
    if isinstance(value, float):
        return str(value).replace(".", ",")
    text = printable(in_csv(value, language))
    return f"'{text}" if isinstance(value, str) and text.startswith(FORMULAS) else text


def excel_csv_text(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """What a Swedish Excel opens with a double click: semicolons, CRLF, and a byte order mark first."""
    out = StringIO(newline="")
    writer = csv.writer(out, delimiter=";")
    writer.writerow(columns)
    writer.writerows(rows)
    return f"\ufeff{out.getvalue()}"


class _Lines(StringIO):
    """Takes a row at a time and ends it in LF; the writer itself ends it in CRLF, so that it quotes both."""

    def __init__(self) -> None:
        super().__init__(newline="")

    def write(self, row: str) -> int:
        return super().write(row.removesuffix("\r\n") + "\n")


def json_list(rows: Iterable[Mapping[str, object]]) -> str:
    """An array with one object a line."""
    lines = ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    return f"[\n{lines}\n]\n" if lines else "[]\n"


def _text(value: object, language: str, joint: str) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return str(value)
    if (said := _said(value, language)) is not None:
        return said
    if isinstance(value, Mapping):
        return joint.join(f"{name}={_text(part, language, joint)}" for name, part in value.items())
    if isinstance(value, Iterable) and not isinstance(value, Span):
        return joint.join(_text(part, language, joint) for part in value)
    return str(value)


def _said(value: object, language: str) -> str | None:
    """The sentence of what carries a key and values, such as a note or an act; None for anything else."""
    key, values = getattr(value, "key", None), getattr(value, "values", None)
    if isinstance(key, str) and isinstance(values, Mapping):
        return say(key, language, **values)
    return None
