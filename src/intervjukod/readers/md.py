"""Markdown: front matter gives attributes, headings and rules are said by nobody, marks stay in the text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from intervjukod.domain.text import canonical
from intervjukod.domain.transcript import Note, Reading
from intervjukod.files.marked_yaml import Node, load
from intervjukod.readers.assembly import Found, Source, assemble, refuse_too_many_lines

NAME = "md"
VERSION = 2

_FENCED = re.compile(r"---[ \t]{0,9}\n(.*?^)(?:---|\.\.\.)[ \t]{0,9}(?:\n|\Z)", re.MULTILINE | re.DOTALL)
_HEADING = re.compile(r"#{1,6}[ \t]|(?:-{3,}|\*{3,}|_{3,})[ \t]{0,9}$")


def read(source: Source) -> Reading:
    """The text after the front matter, which gives attributes and is no part of the text.

    SourceError when the front matter is broken (with its line) or nobody says anything.
    """
    made = canonical(source.text)
    refuse_too_many_lines(source, made.text)
    front = _front_matter(made.text, source.path)
    headings = [n for n, line in enumerate(front.body.split("\n"), 1) if _HEADING.match(line)]
    found = Found(replace(made, text=front.body), front.attributes, headings, front.body_line, front.notes)
    return assemble(source, found, NAME, VERSION)


@dataclass(frozen=True, slots=True)
class _Front:
    body: str
    attributes: Mapping[str, str]
    body_line: int = 1
    notes: tuple[Note, ...] = ()


def _front_matter(text: str, path: str) -> _Front:
    """Attributes and the rest. A text that opens with a rule and goes on in prose has none."""
    match = _FENCED.match(text)
    entries = load(match[1], path, first_line=2).value if match else ""
    if match is None or not isinstance(entries, dict):
        return _Front(text, {})
    attributes = {name: told for name, node in entries.items() if (told := _told(node)) is not None}
    nested = [name for name in entries if name not in attributes]
    notes = (Note("front_matter_nested", {"names": ", ".join(nested)}, 2),) if nested else ()
    return _Front(text[match.end() :], attributes, match[0].count("\n") + 1, notes)


def _told(node: Node) -> str | None:
    """An attribute's value; several are joined with ``;``. None for what has parts of its own."""
    if isinstance(node.value, str):
        return node.value
    if isinstance(node.value, list) and all(isinstance(item.value, str) for item in node.value):
        return ";".join(str(item.value) for item in node.value)
    return None
