"""Small files and short names, so that a test reads like what it says."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
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


NAMES = 'xmlns:w="urn:w" xmlns:mc="urn:mc"'


def docx(*blocks: str, **parts: str) -> bytes:
    """A Word document of the blocks; ``parts`` are what stands in its other files, by their names."""
    body = f"<w:document {NAMES}><w:body>{''.join(blocks)}<w:sectPr/></w:body></w:document>"
    others = {f"word/{name}.xml": f"<w:{name} {NAMES}>{inside}</w:{name}>".encode() for name, inside in parts.items()}
    return archive({"word/document.xml": body.encode(), **others})


ODF = " ".join(f'xmlns:{name}="urn:{name}"' for name in ("office", "text", "table", "style", "draw", "svg"))


def odt(*blocks: str, styles: str = "", common: str = "", more: Mapping[str, bytes] | None = None) -> bytes:
    """An OpenDocument text of the blocks; ``styles`` are its own, ``common`` and ``more`` stand in its other files."""
    own = f"<office:automatic-styles>{styles}</office:automatic-styles>"
    body = f"<office:body><office:text>{''.join(blocks)}</office:text></office:body>"
    content = f"<office:document-content {ODF}>{own}{body}</office:document-content>"
    shared = f"<office:document-styles {ODF}>{common}</office:document-styles>"
    kind = b"application/vnd.oasis.opendocument.text"
    files = {"mimetype": kind, "content.xml": content.encode(), "styles.xml": shared.encode()}
    return archive(files | dict(more or {}))


def rtf(inside: str, head: str = "") -> bytes:
    """A rich text file; its letters are those of Western Windows."""
    return f"{{\\rtf1\\ansi\\ansicpg1252{head}\n{inside}}}".encode("cp1252")


def pdf(*pages: Sequence[tuple[float, float, str]]) -> bytes:
    """A PDF document of pages of lines: how far from the left, how far up (points), and what it says."""

    def drawn(lines: Sequence[tuple[float, float, str]]) -> bytes:
        words = [(x, y, line.translate({ord(sign): f"\\{sign}" for sign in "\\()"})) for x, y, line in lines]
        return "".join(f"BT /F 9 Tf {x} {y} Td ({line}) Tj ET\n" for x, y, line in words).encode("cp1252")

    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count %d/Kids[%s]>>"
        % (len(pages), b" ".join(b"%d 0 R" % (4 + 2 * n) for n in range(len(pages)))),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    for n, lines in enumerate(pages):
        box = b"/MediaBox[0 0 595 842]/Resources<</Font<</F 3 0 R>>>>"
        objects.append(b"<</Type/Page/Parent 2 0 R%s/Contents %d 0 R>>" % (box, 5 + 2 * n))
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(drawn(lines)), drawn(lines)))
    body, places = b"%PDF-1.4\n", []
    for n, one in enumerate(objects, 1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (n, one)
    table = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + b"".join(
        b"%010d 00000 n \n" % one for one in places
    )
    return body + table + b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, len(body))


def archive(entries: dict[str, bytes]) -> bytes:
    """A zip archive."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in entries.items():
            packed.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)  # the same bytes at any time
    return buffer.getvalue()
