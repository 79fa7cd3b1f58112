"""Codes in running text: numbers, bullets and headings make the tree, what follows a code defines it."""

from __future__ import annotations

import re

from intervjukod.domain.transcript import Note
from intervjukod.readers.drafts.columns import role_of
from intervjukod.readers.drafts.entries import Entry, Outline, add
from intervjukod.readers.drafts.parts import Line, LineKind

_APART = re.compile(r"(?P<label>[^:–—]{1,80}?)(?:: | [–—-] |\t)(?P<rest>\S.*)", re.DOTALL)
_FIELD = re.compile(r"(?P<name>[^\W\d][\w /-]{1,30}): ?(?P<text>.*)", re.DOTALL)
_FIELDS = {
    "definition", "brief", "use_when", "not_when", "examples", "keywords", "alias", "colour", "letter", "probes",
}  # fmt: skip
_QUOTED = ("”", "“", '"', "«", "»")


def codes_of(lines: tuple[Line, ...]) -> Outline:
    """The codes of an outline; a title is the codebook's own."""
    outline = Outline([])
    above: list[tuple[int, Entry]] = []
    skipped: list[Line] = []
    for line in lines:
        if line.kind == LineKind.TITLE:
            outline.title = outline.title or line.text
        elif line.kind == LineKind.PLAIN or _is_said_of_the_last(line):
            if outline.entries:
                _define(outline.entries[-1], line)
            else:
                skipped.append(line)
        else:
            _add(outline, above, line)
    if skipped:
        outline.notes.append(Note("drafts.lines_left_out", {"count": len(skipped), "example": skipped[0].text[:60]}))
    return outline


def _add(outline: Outline, above: list[tuple[int, Entry]], line: Line) -> None:
    while above and above[-1][0] >= line.rank:
        above.pop()
    found = _APART.fullmatch(line.text)
    label, rest = (found["label"], found["rest"]) if found else (line.text, "")
    entry = Entry(label.strip(" :") or line.where, line.where, above[-1][1] if above else None, definition=rest)
    above.append((line.rank, entry))
    outline.entries.append(entry)


def _is_said_of_the_last(line: Line) -> bool:
    """Whether a bullet is no code of its own: an example in quotation marks, or a field by its name."""
    return line.kind == LineKind.BULLET and (line.text.startswith(_QUOTED) or bool(_field(line.text)))


def _field(text: str) -> str:
    found = _FIELD.fullmatch(text)
    role = role_of(found["name"]) if found else ""
    return role if role in _FIELDS else ""


def _define(entry: Entry, line: Line) -> None:
    role = _field(line.text)
    if role:
        add(entry, "keywords" if role == "probes" else role, line.text.partition(":")[2].strip())
    else:
        add(entry, "examples" if line.text.startswith(_QUOTED) else "definition", line.text)
