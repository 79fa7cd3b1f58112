"""Small files and short names, so that a test reads like what it says."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from intervjukod.domain.transcript import Reading
from intervjukod.readers.registry import read


def reading(folder: Path, name: str, content: str | bytes) -> Reading:
    """The reading of a file that holds ``content``."""
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read(path)


def turns(made: Reading) -> list[tuple[str, str]]:
    """Speaker and words of each turn."""
    return [(turn.speaker, turn.words.of(made.text)) for turn in made.turns]


def times(made: Reading) -> list[float | None]:
    """When each turn begins."""
    return [turn.time for turn in made.turns]


def notes(made: Reading) -> dict[str, dict[str, object]]:
    """What the reader had to tell."""
    return {note.key: dict(note.values) for note in made.notes}


def interviewers(made: Reading) -> set[str]:
    """The labels on the interviewer's side."""
    return {turn.speaker for turn in made.turns if turn.side == "interviewer"}


def paragraph(*runs: str, style: str = "") -> str:
    """A Word paragraph of runs of text or of ready elements."""
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}{''.join(run if run.startswith('<') else text(run) for run in runs)}</w:p>"


def text(words: str) -> str:
    """A run of text."""
    return f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>'


def table(*rows: tuple[str, ...]) -> str:
    """A Word table whose cells are paragraphs or words."""
    cells = [[cell if cell.startswith("<") else paragraph(cell) for cell in row] for row in rows]
    inside = "".join("<w:tr>" + "".join(f"<w:tc>{cell}</w:tc>" for cell in row) + "</w:tr>" for row in cells)
    return f"<w:tbl><w:tblPr/>{inside}</w:tbl>"


def docx(*blocks: str) -> bytes:
    """A Word document of the blocks."""
    names = 'xmlns:w="urn:w" xmlns:mc="urn:mc"'
    body = f"<w:document {names}><w:body>{''.join(blocks)}<w:sectPr/></w:body></w:document>"
    return archive({"word/document.xml": body.encode()})


def archive(entries: dict[str, bytes]) -> bytes:
    """A zip archive."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in entries.items():
            packed.writestr(name, data)
    return buffer.getvalue()
