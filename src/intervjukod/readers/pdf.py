"""PDF documents, with the extra ``pdf``: the lines that are seen, put together to the paragraphs that were written.

A line that ends where the next word had no room goes on with the next line; hyphens at the ends of lines
stay, for nobody can tell which of them were written.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from importlib.util import find_spec
from typing import Any

from intervjukod.domain.transcript import Note, Reading
from intervjukod.errors import SourceError
from intervjukod.readers.assembly import Source
from intervjukod.readers.document import Line, spoken
from intervjukod.readers.pdf_child import LOCKED
from intervjukod.readers.pdf_lines import Placed, Text, put_together

NAME = "pdf"
VERSION = 1

SIZE = 128 * 2**20
"""Bytes."""
CHILD = ("-P", "-m", "intervjukod.readers.pdf_child")
PATIENCE = 30
"""Seconds to wait for a child that does not work, which its own limits would not end."""
_ANSWER = 64 * 2**20
"""Bytes of the child's answer, a hundred times the longest interview."""


def recognises(source: Source) -> bool:
    """Whether the bytes begin as PDF does; some programs write a line before that."""
    return b"%PDF-" in source.data[:1024]


def read(source: Source) -> Reading:
    """The text of all pages; labels tell who speaks.

    SourceError without the extra, for a locked, damaged or hostile file, and for one without words, as a
    scan is.
    """
    if find_spec("pypdfium2") is None:
        raise SourceError("readers.pdf_extra", path=source.path)
    if len(source.data) > SIZE:
        raise SourceError("files.too_large", path=source.path, megabytes=SIZE // 2**20)
    text = put_together([[Placed(*line) for line in page] for page in pages(source.data, source.path)])
    if not text.paragraphs:
        raise SourceError("readers.pdf_without_text", path=source.path)
    lines = [Line(paragraph) for paragraph in text.paragraphs]
    return spoken(replace(source, encoding=NAME), lines, _notes(text), NAME, VERSION)


def pages(data: bytes, path: str) -> Sequence[Sequence[Sequence[Any]]]:
    """The lines of each page, as :mod:`pdf_child` finds them in a process of its own.

    SourceError when it answers that the file is locked or damaged, or does not answer.
    """
    try:
        done = subprocess.run(
            [sys.executable, *CHILD],
            input=data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
            timeout=PATIENCE,
            check=False,
            start_new_session=True,  # Ctrl+C in the terminal is for the program
        )
        answer = json.loads(done.stdout) if done.returncode == 0 and len(done.stdout) <= _ANSWER else {}
    except (subprocess.TimeoutExpired, ValueError):
        answer = {}
    if "pages" not in answer:
        raise SourceError("readers.locked" if answer.get("error") == LOCKED else "readers.broken_pdf", path=path)
    found: Sequence[Sequence[Sequence[Any]]] = answer["pages"]
    return found


def _notes(text: Text) -> Iterator[Note]:
    for key, count in (
        ("wraps_joined", text.joined),
        ("hyphens", text.hyphens),
        ("margins", text.margins),
        ("line_numbers", text.numbers),
        ("lines_doubled", text.doubled),
    ):
        if count:
            yield Note(key, {"count": count})
