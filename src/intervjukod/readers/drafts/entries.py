"""Codes on their way from a file to a draft: what was found, before keys and letters are given out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from intervjukod.domain.transcript import Note

_HEX = re.compile(r"#?([0-9a-fA-F]{3}|[0-9a-fA-F]{6})")
_BULLET = re.compile(r"^(?:[-–—•*·▪◦‣]\s+|\d{1,3}[.)]\s+)")
_LETTER = re.compile(r"[a-zåäö]")


@dataclass(eq=False, slots=True)
class Entry:
    """One code as its file has it; rows and lines that follow add to it. ``labels`` are by language, where told."""

    label: str
    where: str
    parent: Entry | None = None
    key: str = ""
    letter: str = ""
    definition: str = ""
    brief: str = ""
    use_when: str = ""
    not_when: str = ""
    examples: list[str] = field(default_factory=list)
    keywords: list[str] = field(default_factory=list)
    alias: list[str] = field(default_factory=list)
    colour: str = ""
    labels: dict[str, str] = field(default_factory=dict)
    codable: bool = True
    bad_colour: bool = False


@dataclass(slots=True)
class Outline:
    """Entries in the order of the file. ``dotted``: a point in a label parts a code from what is above it."""

    entries: list[Entry]
    notes: list[Note] = field(default_factory=list)
    dotted: bool = False
    title: str = ""


_ONE = ("definition", "brief", "use_when", "not_when")
_MANY = {"examples": re.compile(r"\n"), "keywords": re.compile(r"[,;\n]"), "alias": re.compile(r"[,;\n]")}


def add(entry: Entry, name: str, text: str) -> None:
    """Put what a column or a line says into the field ``name``; what stands there already stays before it."""
    if not text:
        return
    if name in _ONE:
        before = getattr(entry, name)
        setattr(entry, name, text if not before or before == text else f"{before}\n{text}")
    elif name in _MANY:
        parts = (_BULLET.sub("", part.strip()) for part in _MANY[name].split(text))
        known = getattr(entry, name)
        known.extend(part for part in dict.fromkeys(parts) if part and part not in known)
    elif name == "colour":
        set_colour(entry, text)
    elif name == "letter" and _LETTER.fullmatch(text.lower()):
        entry.letter = text.lower()
    elif name == "key" and not text.isdigit():  # a running number says nothing
        entry.key = text


def set_colour(entry: Entry, said: str) -> None:
    """A colour of three or six hexadecimal digits as ``#rrggbb``; any other is remembered as one left out."""
    found = _HEX.fullmatch(said.strip())
    if found:
        digits = found[1].lower()
        entry.colour = "#" + (digits if len(digits) == 6 else "".join(digit * 2 for digit in digits))
    elif said.strip():
        entry.bad_colour = True


def colour_notes(entries: Iterable[Entry]) -> list[Note]:
    """A remark when colours were left out."""
    count = sum(entry.bad_colour for entry in entries)
    return [Note("drafts.colours_left_out", {"count": count})] if count else []
