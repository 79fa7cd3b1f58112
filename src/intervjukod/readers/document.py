"""A document of a word processor as lines of text, whatever wrote it: paragraphs, and rows of its tables."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from intervjukod.domain.span import Span, laid_out
from intervjukod.domain.text import Canonical, canonical
from intervjukod.domain.transcript import Note, Reading
from intervjukod.errors import SourceError
from intervjukod.readers.assembly import Found, Source, reading, refuse_too_many_lines
from intervjukod.readers.speakers import hear
from intervjukod.readers.turn_table import TurnColumns, hear_rows, turn_columns

LETTERS = 12 * 2**20
"""Code points of a document, the words of two hundred hours of talk."""
MOST = 1 / 2
"""The share of a document's letters that stand in a table of turns before everything is read from there."""


class Role(Enum):
    """What a line is to the interview. Nobody says a heading, unless a label stands in it, nor ever an aside."""

    SAID = "said"
    HEADING = "heading"
    ASIDE = "aside"


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph, or a row with its ``cells``, which stand in ``text`` with tabs between them.

    It holds line ends where it has soft breaks. ``number`` is what ``text`` begins with by the numbering of
    a list, so that a label may stand after it.
    """

    text: str
    role: Role = Role.SAID
    number: str = ""
    cells: tuple[str, ...] = ()


def aside(text: str) -> Line:
    """A footnote, a text box or the like."""
    return Line(text, Role.ASIDE)


def row_of(cells: Sequence[str]) -> Line:
    """A row of a table."""
    return Line("\t".join(cells), cells=tuple(cells))


def spoken(source: Source, lines: Sequence[Line], notes: Iterable[Note], reader: str, version: int) -> Reading:
    """The reading of a document: by the columns of its table where that holds most of it, else by labels.

    SourceError when nobody says anything, and for more than :data:`LETTERS`.
    """
    if sum(len(line.text) for line in lines) > LETTERS:
        raise SourceError("files.archive_too_large", path=source.path)
    texts = [canonical(line.text) for line in lines]
    made = joined(texts)
    rows, columns = _turn_rows(lines)
    if columns is None:
        refuse_too_many_lines(source, made.text)
        pairs = list(zip(lines, (one.text for one in texts), strict=True))
        heard = hear("\n".join(_heard(*pair) for pair in pairs), tuple(_nobodys(pairs)))
        return reading(source, Found(made, notes=tuple(notes)), heard, reader, version)
    cells = [[canonical(cell).text for cell in lines[n].cells] for n in rows]
    places = list(_places([one.text for one in texts], dict(zip(rows, cells, strict=True))))
    heard = hear_rows(made.text, places, cells, columns)
    return reading(source, Found(made, notes=(*notes, *columns.notes)), heard, reader, version)


def joined(texts: Sequence[Canonical]) -> Canonical:
    """Canonical lines as one text, with what it took to get all of them."""
    return Canonical(
        "\n".join(one.text for one in texts),
        sum(one.nfc_changes for one in texts),
        sum(one.newlines for one in texts),
        sum(one.surrogate_pairs for one in texts),
        sum(one.lone_surrogates for one in texts),
    )


def _heard(line: Line, text: str) -> str:
    """A line as it is listened to, as long as it is: without a list's number, an aside without any label."""
    if line.role == Role.ASIDE:
        return re.sub(r"[^\n]", "-", text)
    number = canonical(line.number).text
    is_number = number and ":" not in number and text.startswith(number)  # a list may write the labels
    return " " * len(number) + text[len(number) :] if is_number else text


def _nobodys(lines: Iterable[tuple[Line, str]]) -> Iterator[int]:
    """The 1-based lines of the text that nobody says."""
    number = 1
    for line, text in lines:
        height = text.count("\n") + 1
        if line.role != Role.SAID:
            yield from range(number, number + height)
        number += height


def _turn_rows(lines: Sequence[Line]) -> tuple[list[int], TurnColumns | None]:
    """Which lines are rows as wide as those with most words, and what their columns hold."""
    widths: Counter[int] = Counter()
    for line in lines:
        if len(line.cells) > 1:
            widths[len(line.cells)] += len(line.text)
    width, size = next(iter(widths.most_common(1)), (0, 0))
    if not width or size < MOST * sum(len(line.text) for line in lines):
        return [], None
    rows = [n for n, line in enumerate(lines) if len(line.cells) == width]
    return rows, turn_columns([lines[n].cells for n in rows])


def _places(texts: Sequence[str], rows: Mapping[int, Sequence[str]]) -> Iterator[list[Span]]:
    """Where the cells of each row, by the number of its line, stand in the text."""
    parts: list[str] = []
    firsts: list[tuple[int, int]] = []
    for n, text in enumerate(texts):
        if n in rows:
            firsts.append((len(parts), len(parts) + 2 * len(rows[n])))
            parts += [part for cell in rows[n] for part in (cell, "\t")]
            parts[-1] = "\n"
        else:
            parts += [text, "\n"]
    spans = list(laid_out(parts))
    for first, last in firsts:
        yield spans[first:last:2]
