"""Markdown: front matter gives attributes, headings and rules are said by nobody, marks stay in the text."""

from __future__ import annotations

import re

from intervjukod.domain.text import canonical
from intervjukod.domain.transcript import Note, Reading
from intervjukod.errors import SourceError
from intervjukod.files.marked_yaml import Node, load
from intervjukod.readers.assembly import Found, Source, assemble

NAME = "md"
VERSION = 1

_FENCE = re.compile(r"---[ \t]{0,9}\n")
_CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]{0,9}(?:\n|\Z)", re.MULTILINE)
_HEADING = re.compile(r"#{1,6}[ \t]|(?:-{3,}|\*{3,}|_{3,})[ \t]{0,9}$")


def read(source: Source) -> Reading:
    """The text after the front matter, which gives attributes and is no part of the text.

    SourceError when the front matter is broken (with its line) or nobody says anything.
    """
    text = canonical(source.text)  # decides where lines end, so that front matter and headings are found
    attributes, body, first_line, notes = _front_matter(text.text, source.path)
    headings = {n for n, line in enumerate(body.split("\n"), 1) if _HEADING.match(line)}
    raw = body if not text.nfc_changes else _same_part(source.text, body)
    return assemble(source, Found(raw, attributes, headings, first_line, notes), NAME, VERSION)
