"""A report as a Word document: headings, tables with a repeated header row, notes; in a template's own styles."""

from __future__ import annotations

import re
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.exceptions import OpcError
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from intervjukod.domain.glyphs import printable
from intervjukod.domain.text import REPLACEMENT
from intervjukod.errors import SourceError
from intervjukod.locale import say
from intervjukod.reports.body import Bullets, Drawing, Heading, Paragraph, Quotation
from intervjukod.reports.charts.pages import sheets
from intervjukod.reports.charts.parts import TALLEST
from intervjukod.reports.charts.printed import as_png, can_print
from intervjukod.reports.charts.terminal import as_text
from intervjukod.reports.docx_links import unlink
from intervjukod.reports.page import Page
from intervjukod.reports.tables import Table, cell_of, parted, shares

if TYPE_CHECKING:
    from docx.document import Document as DocumentObject
    from docx.styles.style import ParagraphStyle

CELLS = 104
"""Width of a table on a page, in cells of a terminal; a wider one is parted."""
GRID = "Table Grid"
"""The style of tables, where the template has it."""
FONT = "Arial"
"""Of a document without a template: every system has it, or one of the same measures."""
TYPEWRITER = "Courier New"
"""Of a picture in letters: every one as wide as the next."""
SHEETS = 40
"""Pages of pictures in one document: each takes a quarter of a second to draw, and 200 kB."""
IN_LETTERS = 92
"""How many of them stand on a line."""
SMALL = Pt(9)
"""The size of what stands in a table."""
STEP = Cm(0.4)
"""How far a code stands in, for each step that it lies below another."""
QUOTED = Cm(0.8)
"""How far a quote stands in where no template says otherwise."""
SIZES = {f"Heading {level}": size for level, size in enumerate((18, 13, 11, 10.5), 1)} | {
    "Caption": 10,
    "List Bullet": 10.5,
    "Quote": 10.5,
}
"""The styles that are used, and their sizes in points where no template says otherwise."""
LOCALES = {"sv": "sv-SE", "en": "en-GB"}
_DAMAGED = (BadZipFile, OpcError, SyntaxError, KeyError, ValueError, AttributeError, OSError)
"""What python-docx raises at what is no Word document, or not a whole one; its XML parser's errors are SyntaxErrors."""
_NO_CHARACTER = re.compile("[\ufffe\uffff]")
"""What XML refuses besides controls and half characters."""


def as_docx(page: Page, language: str, template: bytes = b"", name: str = "") -> bytes:
    """The page as the bytes of a document; after what stands in ``template``, a file that is called ``name``.

    SourceError when the template is no Word document.
    """
    document = _from(template, name) if template else _plain(language)
    _describe(document, page, language)
    _paragraph(document, page.title, "Heading 1")
    for told in page.head:
        _paragraph(document, told)
    drawn = 0
    for block in page.body:
        if isinstance(block, Drawing):
            drawn += _draw(document, block, language, SHEETS - drawn)
        else:
            _add_block(document, block, page, language)
    if page.notes:
        _paragraph(document, say("formats.notes", language), "Heading 2")
        for note in page.notes:
            _paragraph(document, note, "List Bullet")
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _add_block(
    document: DocumentObject, block: Table | Heading | Paragraph | Bullets | Quotation, page: Page, language: str
) -> None:
    if isinstance(block, Table):
        parts = parted(block, CELLS)
        for n, part in enumerate(parts, 1):
            nth = say("formats.part", language, n=n, of=len(parts)) if len(parts) > 1 else ""
            _add_table(document, part, f"{part.caption or page.title} {nth}" if nth else part.caption)
    elif isinstance(block, Heading):
        _paragraph(document, block.text, f"Heading {block.level}")
    elif isinstance(block, Paragraph):
        _paragraph(document, block.text)
    elif isinstance(block, Bullets):
        for item in block.items:
            _paragraph(document, item, "List Bullet")
    else:
        said = _paragraph(document, block.text, "Quote")
        said.paragraph_format.keep_with_next = said.paragraph_format.keep_together = True
        said.paragraph_format.space_after = Pt(0)
        _paragraph(document, block.by, "Quote")


def _draw(document: DocumentObject, drawing: Drawing, language: str, most: int) -> int:
    """The picture, with its title for those who do not see it; in letters where nothing here can draw one.

    Gives how many sheets were drawn, no more than ``most``; where some were not, a sentence says so.
    """
    if not can_print():
        for line in as_text(drawing.picture, IN_LETTERS).splitlines():
            paragraph = document.add_paragraph()
            paragraph.paragraph_format.space_after = Pt(0)
            run = paragraph.add_run(_line(line))
            run.font.name, run.font.size = TYPEWRITER, Pt(8)
        return 0
    made = sheets(drawing.picture, language)
    for sheet in made[:most]:
        wide = min(Pt(sheet.wide), _room(document), int(Pt(sheet.wide) * Pt(TALLEST) / Pt(sheet.high)))
        placed = document.add_picture(BytesIO(as_png(sheet)), width=wide)
        told = placed._inline.docPr
        told.set("descr", _line(sheet.title))
        told.set("name", _line(sheet.title))
    if len(made) > most:
        _paragraph(document, say("charts.left_out", language, title=drawing.picture.title, n=most, of=len(made)))
    return min(most, len(made))


def _from(template: bytes, name: str) -> DocumentObject:
    try:
        document = Document(BytesIO(template))
        document.element.body.xpath("w:p")  # where one can write at all
        unlink(document)
        return document
    except _DAMAGED as error:
        raise SourceError("formats.no_template", path=name) from error


def _plain(language: str) -> DocumentObject:
    """An empty document of ours: A4, black on white, its words in the language they are in."""
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.2)
    section.top_margin = section.bottom_margin = Cm(2.2)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = FONT, Pt(10.5)
    normal.paragraph_format.space_after = Pt(4)
    for name, size in SIZES.items():
        style = document.styles[name]
        style.font.name, style.font.size, style.font.color.rgb = FONT, Pt(size), None
        style.font.color.theme_color = None
        fonts = style.element.rPr.rFonts
        for key in [key for key in fonts.attrib if key.endswith("Theme")]:
            del fonts.attrib[key]
    document.styles["Quote"].paragraph_format.left_indent = QUOTED
    for told in document.styles.element.iter(qn("w:lang")):
        told.set(qn("w:val"), LOCALES[language])
    return document


def _describe(document: DocumentObject, page: Page, language: str) -> None:
    """What the file says of itself: the title and when it was made, and no author that nobody named."""
    told = document.core_properties
    told.title, told.language, told.author, told.comments = _line(page.title), LOCALES[language], "", ""
    told.last_modified_by = ""
    if page.basis.made:
        told.created = told.modified = datetime.fromisoformat(page.basis.made)


def _line(text: str) -> str:
    """One line that an XML file can hold, every control character a visible sign."""
    return _NO_CHARACTER.sub(REPLACEMENT, printable(text))


def _paragraph(document: DocumentObject, text: str, style: str = "") -> Any:
    return document.add_paragraph(_line(text), _style(document, style) if style else None)


def _style(document: DocumentObject, name: str) -> ParagraphStyle | None:
    """The template's own style, or ours where it has none; None where that name is no style of paragraphs."""
    if name not in document.styles:
        made = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH, builtin=True)
        made.font.size, made.font.bold = Pt(SIZES[name]), name.startswith(("Heading", "Caption"))
        if name.startswith("Heading"):
            level = OxmlElement("w:outlineLvl")
            level.set(qn("w:val"), str(int(name[-1]) - 1))
            made.element.get_or_add_pPr().append(level)
    style = document.styles[name]
    return style if style.type == WD_STYLE_TYPE.PARAGRAPH else None


def _add_table(document: DocumentObject, table: Table, caption: str) -> None:
    if caption:
        _paragraph(document, caption, "Caption").paragraph_format.keep_with_next = True
    made = document.add_table(rows=0, cols=len(table.columns))
    if GRID in document.styles:
        made.style = document.styles[GRID]
    made.autofit = False
    widths = [int(_room(document) * share) for share in shares(table, CELLS)]
    for column, width in zip(made.columns, widths, strict=True):
        column.width = width
    _add_row(made, table, [column.heading for column in table.columns], widths, head=True)
    for row in table.rows:
        _add_row(made, table, row, widths)
    document.add_paragraph()


def _room(document: DocumentObject) -> int:
    """The width between the margins of the last section; that of A4 where a template leaves it open."""
    section = document.sections[-1]
    return (section.page_width or Cm(21)) - (section.left_margin or Cm(2)) - (section.right_margin or Cm(2))


def _add_row(made: Any, table: Table, row: Any, widths: list[int], *, head: bool = False) -> None:
    """One row; it is not broken over pages, and the head is repeated on each."""
    added = made.add_row()
    manners = added._tr.get_or_add_trPr()
    manners.append(OxmlElement("w:cantSplit"))
    if head:
        manners.append(OxmlElement("w:tblHeader"))
    for place, stated, column, width in zip(added.cells, row, table.columns, widths, strict=True):
        cell, place.width = cell_of(stated), width
        paragraph = place.paragraphs[0]
        manner = paragraph.paragraph_format
        manner.space_before = manner.space_after = Pt(1.5)
        manner.keep_with_next = head
        if cell.depth:
            manner.left_indent = cell.depth * STEP
        if column.right:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        run = paragraph.add_run(_line(cell.text))
        run.bold, run.font.size = head or None, SMALL
