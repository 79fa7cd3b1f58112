"""Which draft a file holds: told by what is in it, never by its suffix."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import PurePath

from intervjukod.domain.transcript import Note
from intervjukod.errors import SourceError
from intervjukod.files.archive import Archive, parse_xml
from intervjukod.files.decoding import decode
from intervjukod.readers import docx
from intervjukod.readers.drafts import xlsx_table
from intervjukod.readers.drafts.code_outline import codes_of
from intervjukod.readers.drafts.code_table import codes_in
from intervjukod.readers.drafts.columns import Columns, guessed, header_of
from intervjukod.readers.drafts.docx_tables import read_docx
from intervjukod.readers.drafts.entries import Outline, colour_notes
from intervjukod.readers.drafts.naming import Taken, named
from intervjukod.readers.drafts.parts import Grid, Line, LineKind, Parts, clean, one_line
from intervjukod.readers.drafts.qdc import read_qdc
from intervjukod.readers.drafts.question_outline import asks, questions_of
from intervjukod.readers.drafts.question_table import lines_in
from intervjukod.readers.drafts.shapes import Draft, DraftKind
from intervjukod.readers.drafts.text_lines import read_text
from intervjukod.readers.drafts.typed_numbers import numbered
from intervjukod.readers.guide import kind_of
from intervjukod.readers.workbook import BOOK

READABLE = ("docx", "xlsx", "qdc", "csv", "txt")
LIMIT = 64 * 2**20
"""Bytes."""

_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_XML = re.compile(rb"(?:\xef\xbb\xbf)?\s{0,99}<[?!A-Za-z]|\xff\xfe<\0|\xfe\xff\0<")
_ASKING = 0.3
"""The share of an outline's items that ask something in a guide."""


def read_draft(data: bytes, path: str, wanted: DraftKind | None = None, taken: Taken | None = None) -> Draft:
    """The codebook or the guide that the file is a draft of; ``wanted`` decides where it might be either.

    Keys and letters in ``taken`` are not proposed again. SourceError for a file that is damaged, out of
    bounds, of a kind that no draft is read from, or without anything of what is wanted.
    """
    found = _opened(data, path)
    if isinstance(found, Outline):
        if wanted == DraftKind.GUIDE:
            raise SourceError("drafts.no_questions", path=path)
        return _codebook(found, path, taken)
    tables = _tables(found.grids)
    if (wanted or _kind(tables, found.lines)) == DraftKind.GUIDE:
        return _guide(tables, found, path)
    return _codebook(_codes(tables, found), path, taken)


def _opened(data: bytes, path: str) -> Parts | Outline:
    if data.startswith(_ZIP):
        archive = Archive(data, path)
        if docx.PART in archive.names:
            return _with_numbers(read_docx(archive, path))
        if BOOK in archive.names:
            return xlsx_table.read_xlsx(archive, path)
        project = next(
            (name for name in sorted(archive.names) if name.lower().endswith(".qde") and "/" not in name), ""
        )
        outline = read_qdc(parse_xml(archive.read(project), path), path) if project else None
    elif _XML.match(data):
        outline = read_qdc(parse_xml(data, path), path)
    elif data.startswith(_OLD_OFFICE):
        raise SourceError("drafts.old_office", path=path)
    else:
        return _text(data, path)
    if outline is None:
        raise SourceError("drafts.unreadable_kind", path=path, known=", ".join(READABLE))
    return outline


def _text(data: bytes, path: str) -> Parts:
    decoded = decode(data, None, path)
    if kind_of(decoded.text):
        raise SourceError("drafts.is_yaml", path=path)
    parts = _with_numbers(read_text(decoded.text, path))
    guess = [Note("drafts.encoding_guessed", {"encoding": decoded.encoding})] if decoded.guessed else []
    return replace(parts, notes=(*guess, *parts.notes))


def _with_numbers(parts: Parts) -> Parts:
    return replace(parts, lines=tuple(numbered(parts.lines)))


@dataclass(frozen=True, slots=True)
class _Table:
    grid: Grid
    columns: Columns


def _tables(grids: Iterable[Grid]) -> list[_Table]:
    """Every table with what its columns hold; those that nothing can be told of are left out."""
    read = ((grid, header_of(grid) or guessed(grid)) for grid in grids if grid.rows)
    return [_Table(grid, columns) for grid, columns in read if columns is not None]


def _kind(tables: list[_Table], lines: tuple[Line, ...]) -> DraftKind:
    """A header decides; else whether what stands in the outline asks something."""
    for table in tables:
        if not table.columns.guessed:
            return DraftKind.GUIDE if table.columns.asks else DraftKind.CODEBOOK
    items = [line for line in lines if line.kind not in (LineKind.TITLE, LineKind.HEADING)]
    asking = sum(asks(line.text) for line in items)
    return DraftKind.GUIDE if asking and asking >= _ASKING * len(items) else DraftKind.CODEBOOK


def _chosen(tables: list[_Table], *, asks: bool) -> list[_Table]:
    """The tables to read: those whose header tells most of what is wanted, and those with the same one."""
    fit = [table for table in tables if table.columns.asks == asks and not table.columns.guessed]
    if not fit:
        return []
    best = max(fit, key=lambda table: len(table.columns.fields) + len(table.columns.labels))
    return [table for table in fit if table.columns.shape == best.columns.shape]


def _column_notes(chosen: list[_Table], tables: list[_Table]) -> list[Note]:
    columns = chosen[0].columns
    notes = []
    if columns.guessed:
        notes.append(Note("drafts.no_header"))
    else:
        named = ", ".join(f"{one_line(heading)} → {role}" for heading, role in columns.named)
        notes.append(Note("drafts.columns", {"columns": named}))
    if columns.unread:
        notes.append(Note("drafts.columns_left_out", {"columns": ", ".join(map(one_line, columns.unread))}))
    others = [table.grid.name for table in tables if table not in chosen]
    if others:
        notes.append(Note("drafts.tables_left_out", {"names": ", ".join(others)}))
    return notes


def _codes(tables: list[_Table], parts: Parts) -> Outline:
    """Codes from tables with a header, else from an outline, else from a table whose columns are guessed."""
    chosen = _chosen(tables, asks=False)
    structured = any(line.kind not in (LineKind.PLAIN, LineKind.TITLE) for line in parts.lines)
    if not chosen and structured:
        outline = codes_of(parts.lines)
        left = [Note("drafts.tables_left_out", {"names": ", ".join(table.grid.name for table in tables)})]
        outline.notes = [*parts.notes, *outline.notes, *(left if tables and tables[0].grid.name else [])]
        return outline
    chosen = chosen or tables[:1]
    if not chosen:
        return Outline([])
    read = [codes_in(table.grid, table.columns) for table in chosen]
    entries = [entry for outline in read for entry in outline.entries]
    notes = [*parts.notes, *_column_notes(chosen, tables), *(note for outline in read for note in outline.notes)]
    return Outline(entries, notes, dotted=chosen[0].columns.dotted, title=_title(parts, chosen[0]))


def _title(parts: Parts, table: _Table) -> str:
    """A title in the text, else a lone cell above the header."""
    told = next((line.text for line in parts.lines if line.kind == LineKind.TITLE), "")
    above = table.grid.rows[: max(table.columns.first - 1, 0)]
    alone = [next(filter(None, row.texts)) for row in above if sum(map(bool, row.texts)) == 1]
    return told or (one_line(alone[0]) if alone else "")


def _codebook(outline: Outline, path: str, taken: Taken | None) -> Draft:
    if not outline.entries:
        raise SourceError("drafts.no_codes", path=path)
    codes, notes = named(outline, taken or Taken())
    every = (*outline.notes, *colour_notes(outline.entries), *notes)
    return Draft(DraftKind.CODEBOOK, _name(path), outline.title or _stem(path), codes=codes, notes=every)


def _guide(tables: list[_Table], parts: Parts, path: str) -> Draft:
    chosen = _chosen(tables, asks=True)
    lines = [line for table in chosen for line in lines_in(table.grid, table.columns)] if chosen else parts.lines
    interview = questions_of(lines)
    if not any(not question.heading for question in interview.questions):
        raise SourceError("drafts.no_questions", path=path)
    about = _column_notes(chosen, tables) if chosen else []
    title = interview.title or (_title(parts, chosen[0]) if chosen else "") or _stem(path)
    notes = (*parts.notes, *about, *interview.notes)
    return Draft(DraftKind.GUIDE, _name(path), title, questions=interview.questions, notes=notes)


def _name(path: str) -> str:
    return one_line(clean(PurePath(path).name, path, "")) or "-"


def _stem(path: str) -> str:
    return one_line(clean(PurePath(path).stem.replace("_", " "), path, "")) or "-"
