"""Values as YAML text, written the way a person would: no quotes where none are needed."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

Plain: TypeAlias = "str | Sequence[Plain] | Mapping[str, Plain]"
"""A value without marks: a text, a list or a mapping of such."""


@dataclass(frozen=True, slots=True)
class Block:
    """A mapping's entry as a file has it, key, layout and comments too.

    ``text`` lacks the indentation before its first line, which was ``column`` wide; ``value`` is what it says.
    Its first ``comments`` lines are comments above the key.
    """

    text: str
    column: int
    value: Plain
    comments: int = 0

    def at(self, column: int) -> str:
        """The text where the entry stands at another column; without indentation before its first line."""
        first, *rest = self.text.split("\n")
        return "\n".join([first, *(self._shifted(line, column) for line in rest)])

    def _shifted(self, line: str, column: int) -> str:
        words = line.lstrip(" ")
        return " " * max(0, len(line) - len(words) + column - self.column) + words if words else ""


Written: TypeAlias = "Plain | Block | Mapping[str, Written]"
"""What can be written: a value, or an entry that a file has already."""

_BARE = re.compile(r"[\w(](?:[^\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff:#]|:(?=[^\s,])|(?<=\S)#)*(?<!\s)")
_BRACKETS = re.compile(r"[\[\]{},]")
_OTHER_MEANING = {"yes", "no", "on", "off", "y", "n", "null"}
"""Words that programs with types of their own would not read as text."""
_UNPRINTABLE = re.compile("[\x7f-\x9f\u2028\u2029\ufeff]")
_BLOCK = re.compile("(?! )[^\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff]*[^\\s]\n?")


def scalar(text: str, *, flow: bool = False, style: str = "") -> str:
    """``text`` as a scalar on one line. ``flow``: inside brackets. ``style``: the quote to keep, if any."""
    bare = _BARE.fullmatch(text) and text.lower() not in _OTHER_MEANING and not (flow and _BRACKETS.search(text))
    if bare and style not in ('"', "'"):
        return text
    if style == "'" and text.isprintable():
        return "'" + text.replace("'", "''") + "'"
    quoted = json.dumps(text, ensure_ascii=False)
    return _UNPRINTABLE.sub(lambda odd: f"\\u{ord(odd[0]):04x}", quoted)


def flow(value: Written) -> str:
    """``value`` on one line, collections in brackets."""
    if isinstance(value, Block):
        return flow(value.value)
    if isinstance(value, str):
        return scalar(value, flow=True)
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{scalar(key, flow=True)}: {flow(part)}" for key, part in value.items()) + "}"
    return "[" + ", ".join(flow(part) for part in value) + "]"


def entry(key: str, value: Written, column: int, step: int = 2) -> str:
    """A mapping's entry whose key stands at ``column``; without indentation before its first line."""
    if isinstance(value, Block):
        return value.at(column)
    name = scalar(key)
    if isinstance(value, str) and fits_literal(value):
        return f"{name}: {literal(value, column + step)}"
    if isinstance(value, str):
        return f"{name}: {scalar(value)}"
    if isinstance(value, Mapping) and not _short(value):
        inner = column + step
        return f"{name}:\n{' ' * inner}{block(value, inner, step)}"
    return f"{name}: {flow(value)}"


def block(value: Mapping[str, Written] | Sequence[Plain], column: int, step: int = 2) -> str:
    """A collection with one entry or item a line at ``column``; without indentation before the first."""
    if isinstance(value, Mapping):
        lines = [entry(key, part, column, step) for key, part in value.items()]
    else:
        lines = [f"- {flow(part) if not isinstance(part, str) else scalar(part)}" for part in value]
    return f"\n{' ' * column}".join(lines)


def literal(text: str, column: int) -> str:
    """``text`` of several lines as a block, each line kept as it is."""
    head = "|" if text.endswith("\n") else "|-"
    return "\n".join([head, *((" " * column + line) if line else "" for line in text.rstrip("\n").split("\n"))])


def fits_literal(text: str) -> bool:
    """Whether a block of lines can hold ``text`` exactly."""
    return "\n" in text and bool(_BLOCK.fullmatch(text))


def _short(value: Mapping[str, Written]) -> bool:
    """Fit for one line: a label in two languages, a code that has nothing but a label."""
    return len(value) <= 2 and all(isinstance(part, str) and len(part) < 40 for part in value.values())
