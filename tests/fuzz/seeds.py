"""Small whole files of every format that transcripts come in, to be spoilt."""

from __future__ import annotations

from tests.unit.readers import spoken_files
from tests.unit.readers.draft_files import level, listed, workbook
from tests.unit.readers.miniatures import docx, odt, paragraph, pdf, rtf, table, text

WORD = "ser det"
"""Words that stand in every seed, so that something long can take their place."""

_NOTE = '<w:footnote w:id="2"><w:p><w:r><w:t>not</w:t></w:r></w:p></w:footnote>'
_FIELD = "".join(
    f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>{inside}'
    for kind, inside in (("begin", "<w:r><w:instrText>X</w:instrText></w:r>"), ("separate", text("fält")), ("end", ""))
)
_BOX = f"<w:r><w:pict><w:txbxContent>{paragraph('ruta')}</w:txbxContent></w:pict></w:r>"
_MARK = '<w:r><w:footnoteReference w:id="2"/><w:sym w:font="Wingdings" w:char="F0E0"/></w:r>'
_NUMBERED = (
    '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>ett</w:t></w:r></w:p>'
)

DOCX = docx(
    paragraph("I: Hur ser det ut?", _MARK),
    paragraph("P: Vi är få.", _FIELD, _BOX),
    _NUMBERED,
    table(("0:05", "P", "Ja."), ("0:09", "I", "Nej?")),
    footnotes=_NOTE,
    numbering=listed(1, level(0, "decimal", "%1.")),
)
ODT = odt(
    '<text:h text:outline-level="1">Intervju</text:h>',
    '<text:p>I:<text:tab/>Hur ser det ut?<text:s text:c="3"/></text:p>',
    "<text:p>P: Vi är<text:line-break/> få.<text:note><text:note-citation>1</text:note-citation><text:note-body>"
    "<text:p>not</text:p></text:note-body></text:note></text:p>",
    '<text:list text:style-name="L"><text:list-item><text:p>ett</text:p></text:list-item></text:list>',
    '<table:table><table:table-row><table:table-cell table:number-columns-repeated="2"><text:p>a</text:p>'
    "</table:table-cell></table:table-row></table:table>",
    styles='<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="1"/>'
    "</text:list-style>",
)
RTF = rtf(
    r"\pard I:\tab Hur ser det ut?\par P: Vi \u228?r f\'e5.{\super\chftn}{\footnote\pard\chftn not\par}\par "
    r"\trowd\pard\intbl P\cell {\b ja}\cell\row\pard{\field{\*\fldinst X}{\fldrslt y}}{\v z}\line\u-10179?\u-9139?\par",
    r"\deff0{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset2 Symbol;}}{\stylesheet{\s1 heading 1;}}",
)
PDF = pdf(
    [(72, 770, "I: Hur ser det ut på torget nu för tiden, tycker du, tror du kanske"), (72, 756, "att det räcker?")],
    [(72, 770, "P: Vi är få."), (290, 30, "2")],
)
XLSX = workbook({"Blad1": [["Tid", "Talare", "Text"], ["0:03", "I", "Hur ser det ut?"], ["0:05", "P", "Vi är få."]]})
CSV = 'Tid;Talare;Text\n0:03;I;Hur ser det ut?\n0:05;P;"Vi är; ""få""."\n'.encode()
TXT = "I: Hur ser det ut?\n\nP (0:05): Vi är få.\n#00:00:07-2# I: Jo?\n\nAnna Lind   0:09\nJa.\n".encode()
MD = b"---\nrole: polis\nsite: [A, B]\n---\n# Rubrik\n\n**I:** Hur ser det ut?\n\n**P:** Ja.\n"

FILES: dict[str, bytes] = {
    "a.docx": DOCX,
    "a.odt": ODT,
    "a.rtf": RTF,
    "a.pdf": PDF,
    "a.xlsx": XLSX,
    "a.csv": CSV,
    "a.txt": TXT,
    "a.md": MD,
    **{name: content.encode() for name, content in spoken_files.SEEDS.items()},
}
"""File names and what stands in them."""
