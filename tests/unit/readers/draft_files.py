"""Miniatures of what Word, Excel and other programs write, and drafts of them in few words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape, quoteattr

from intervjukod.domain.transcript import Note
from intervjukod.readers.codebook import read_codebook
from intervjukod.readers.drafts.naming import Taken
from intervjukod.readers.drafts.rendering import rendered
from intervjukod.readers.drafts.shapes import Draft, DraftKind
from intervjukod.readers.drafts.sniffing import read_draft
from intervjukod.readers.guide import read_guide
from tests.unit.readers.miniatures import archive

NAMES = 'xmlns:w="urn:w" xmlns:mc="urn:mc" xmlns:r="urn:r"'
Levels = Sequence[tuple[str, str]]
"""The form and the text of each level of a list: ``("lowerLetter", "%2)")``."""

GUIDE_LEVELS: Levels = (("decimal", "%1."), ("lowerLetter", "%2)"), ("lowerRoman", "%3."))
BULLETS: Levels = (("bullet", ""), ("bullet", "o"))


def drafted(data: bytes | str, wanted: str = "", *, name: str = "Min kodbok.docx", taken: Taken | None = None) -> Draft:
    """The draft of a file, whose YAML the house reads without a complaint."""
    made = read_draft(
        data.encode() if isinstance(data, str) else data, name, DraftKind(wanted) if wanted else None, taken
    )
    read = read_codebook if made.kind == DraftKind.CODEBOOK else read_guide
    read(rendered(made, "sv", ["Prov"]), "a.yaml", "a")
    return made


def tree(draft: Draft) -> list[str]:
    """Each label with those above it: ``Tema / Kod``."""
    labels = {code.key: code.label for code in draft.codes}
    parents = {code.key: code.parent for code in draft.codes}
    return [" / ".join(labels[key] for key in _upwards(code.key, parents)) for code in draft.codes]


def _upwards(key: str, parents: Mapping[str, str]) -> list[str]:
    return [*(_upwards(parents[key], parents) if parents[key] else []), key]


def asked(draft: Draft) -> list[tuple[str, str]]:
    """Number and words of each question; a heading's words stand in brackets."""
    return [(one.nr, f"[{one.text}]" if one.heading else one.text) for one in draft.questions]


def told(notes: Sequence[Note]) -> dict[str, dict[str, object]]:
    """Remarks by key, without their area."""
    return {note.key.removeprefix("drafts."): dict(note.values) for note in notes}


def numbered(words: str, level: int = 0, list_: int = 1, properties: str = "") -> str:
    """A paragraph with automatic numbering."""
    mark = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_}"/></w:numPr>'
    return f"<w:p><w:pPr>{mark}{properties}</w:pPr><w:r><w:t>{escape(words)}</w:t></w:r></w:p>"


def word(*blocks: str, lists: Sequence[Levels] = (), numbering: str = "", styles: str = "") -> bytes:
    """A Word document. ``lists`` are lists 1, 2 ... by their levels; ``numbering`` and ``styles`` are added to them."""
    abstract = "".join(
        f'<w:abstractNum w:abstractNumId="{n}">{_levels(one)}</w:abstractNum>' for n, one in enumerate(lists, 1)
    )
    nums = "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>' for n in range(1, len(lists) + 1))
    parts = {"word/document.xml": f"<w:document {NAMES}><w:body>{''.join(blocks)}<w:sectPr/></w:body></w:document>"}
    if lists or numbering:
        parts["word/numbering.xml"] = f"<w:numbering {NAMES}>{abstract}{nums}{numbering}</w:numbering>"
    if styles:
        parts["word/styles.xml"] = f"<w:styles {NAMES}>{styles}</w:styles>"
    return archive({name: part.encode() for name, part in parts.items()})


def _levels(levels: Levels) -> str:
    return "".join(level(n, form, text) for n, (form, text) in enumerate(levels))


def level(n: int, form: str, text: str, more: str = '<w:start w:val="1"/>') -> str:
    """One level of a list."""
    return f'<w:lvl w:ilvl="{n}">{more}<w:numFmt w:val="{form}"/><w:lvlText w:val={quoteattr(text)}/></w:lvl>'


def listed(n: int, levels: str, more: str = "") -> str:
    """List ``n`` of ready levels."""
    abstract = f'<w:abstractNum w:abstractNumId="{n}">{levels}</w:abstractNum>'
    return abstract + f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/>{more}</w:num>'


def style(id_: str, name: str, list_: int = 0, based_on: str = "", at: str = "") -> str:
    """A paragraph style, with the list that it brings, and the level ``at`` where it says one."""
    base = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    ilvl = f'<w:ilvl w:val="{at}"/>' if at else ""
    brings = f'<w:pPr><w:numPr>{ilvl}<w:numId w:val="{list_}"/></w:numPr></w:pPr>' if list_ else ""
    return f'<w:style w:styleId="{id_}"><w:name w:val="{name}"/>{base}{brings}</w:style>'


def workbook(sheets: Mapping[str, Sequence[Sequence[str]]], *, more: Mapping[str, str] | None = None) -> bytes:
    """An Excel workbook of sheets of rows; a cell that begins with ``<c`` is taken as it is.

    ``more`` adds parts, or replaces them.
    """
    names = "".join(f'<sheet name={quoteattr(name)} sheetId="{n}" r:id="rId{n}"/>' for n, name in enumerate(sheets, 1))
    targets = "".join(
        f'<Relationship Id="rId{n}" Target="worksheets/sheet{n}.xml"/>' for n in range(1, len(sheets) + 1)
    )
    parts = {
        "xl/workbook.xml": f"<workbook {NAMES}><sheets>{names}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f"<Relationships>{targets}</Relationships>",
    }
    for n, rows in enumerate(sheets.values(), 1):
        parts[f"xl/worksheets/sheet{n}.xml"] = sheet(rows)
    return archive({name: part.encode() for name, part in (parts | dict(more or {})).items()})


def sheet(rows: Sequence[Sequence[str]], merged: Sequence[str] = ()) -> str:
    """A sheet's part; ``merged`` are ranges such as ``A1:C1``."""
    lines = "".join(f'<row r="{n}">{"".join(_cells(row, n))}</row>' for n, row in enumerate(rows, 1))
    ranges = "".join(f'<mergeCell ref="{one}"/>' for one in merged)
    return f"<worksheet><sheetData>{lines}</sheetData><mergeCells>{ranges}</mergeCells></worksheet>"


def _cells(row: Sequence[str], n: int) -> list[str]:
    made = []
    for column, text in enumerate(row):
        place = f"{chr(ord('A') + column)}{n}"
        words = f'<c r="{place}" t="inlineStr"><is><t>{escape(text)}</t></is></c>'
        made.append(text if text.startswith("<c") else words if text else "")
    return made


def qdc(*codes: str, after: str = "", attributes: str = 'xmlns="urn:QDA-XML:codebook:1.0"') -> str:
    """A REFI-QDA codebook of ready codes."""
    book = f"<CodeBook {attributes}><Codes>{''.join(codes)}</Codes>{after}</CodeBook>"
    return f'<?xml version="1.0" encoding="utf-8"?>{book}'


def code(name: str, *inside: str, said: str = "", **attributes: str) -> str:
    """A code of such a codebook."""
    words = f"<Description>{escape(said)}</Description>" if said else ""
    more = "".join(f" {key}={quoteattr(value)}" for key, value in attributes.items())
    return f'<Code guid="0" name={quoteattr(name)}{more}>{words}{"".join(inside)}</Code>'
