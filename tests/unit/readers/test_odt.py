"""OpenDocument texts."""

from __future__ import annotations

from pathlib import Path

import pytest

from intervjukod.errors import SourceError
from tests.unit.readers.miniatures import archive, notes, odt, reading, times, turns

KIND = b"application/vnd.oasis.opendocument.text"
LEVELS = (
    '<text:list-style style:name="L">'
    '<text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>'
    '<text:list-level-style-number text:level="2" style:num-format="a" style:num-suffix=")" text:display-levels="2">'
    '<style:list-level-properties><style:list-level-label-alignment text:label-followed-by="space"/>'
    "</style:list-level-properties></text:list-level-style-number>"
    '<text:list-level-style-bullet text:level="3" text:bullet-char="–"/>'
    "</text:list-style>"
)


def p(inside: str, style: str = "") -> str:
    """A paragraph."""
    return f'<text:p text:style-name="{style}">{inside}</text:p>'


def rows(*rows: tuple[str, ...]) -> str:
    """A table of paragraphs."""
    cells = ["".join(f"<table:table-cell>{p(cell)}</table:table-cell>" for cell in row) for row in rows]
    return f"<table:table>{''.join(f'<table:table-row>{row}</table:table-row>' for row in cells)}</table:table>"


def items(*inside: str, style: str = "", more: str = "") -> str:
    """A list."""
    name = f' text:style-name="{style}"' if style else ""
    return f"<text:list{name}{more}>{''.join(f'<text:list-item>{one}</text:list-item>' for one in inside)}</text:list>"


def test_paragraphs_are_lines(tmp_path: Path) -> None:
    """Spaces, tabs and breaks are the signs they stand for; white space of the file itself is one space."""
    made = reading(
        tmp_path,
        "a.odt",
        odt(
            p("I:<text:tab/>Hur  <text:span> ser\n det</text:span> ut?<text:soft-page-break/>"),
            p('  P:<text:s text:c="3"/>Ett<text:line-break/> två <text:s/><text:a>tre</text:a> '),
            p(""),
            p("slut"),
        ),
    )
    assert made.text == "I:\tHur ser det ut?\nP:   Ett\n två  tre \n\nslut"
    assert turns(made) == [("I", "Hur ser det ut?"), ("P", "Ett\n två  tre \n\nslut")]
    assert (made.reader, made.encoding) == ("odt", "xml")


def test_tables_are_read_row_by_row(tmp_path: Path) -> None:
    """Time, speaker and words stand in cells; a header row is nobody's."""
    made = reading(
        tmp_path,
        "a.odt",
        odt(rows(("Tid", "Namn", "Text"), ("0:05", "Anna", "Hur?"), ("0:11", "OV 1", "Så."), ("0:20", "", "Mer."))),
    )
    assert made.text.split("\n")[:2] == ["Tid\tNamn\tText", "0:05\tAnna\tHur?"]
    assert turns(made) == [("Anna", "Hur?"), ("OV 1", "Så."), ("OV 1", "Mer.")]
    assert times(made) == [5.0, 11.0, 20.0]


def test_cells_keep_their_columns(tmp_path: Path) -> None:
    """Empty cells that are repeated and cells under a merged one are there; a hostile count is bounded."""
    row = (
        f'<table:table-row><table:table-cell table:number-columns-repeated="2"/><table:table-cell>{p("I: a")}'
        '</table:table-cell><table:covered-table-cell/><table:table-cell table:number-columns-repeated="999999999"/>'
        "</table:table-row>"
    )
    made = reading(tmp_path, "a.odt", odt(f"<table:table>{row}</table:table>", p("P: b")))
    assert made.text == "\t\tI: a\t\nP: b"


def test_headings_are_said_by_nobody(tmp_path: Path) -> None:
    """A heading, and a paragraph whose style is based on that of titles."""
    styles = '<style:style style:name="P1" style:parent-style-name="Title"/>'
    blocks = (p("Intervju 1", "P1"), p("I: a"), '<text:h text:outline-level="1">Bakgrund</text:h>', p("P: b"))
    made = reading(tmp_path, "a.odt", odt(*blocks, styles=styles))
    assert made.text == "Intervju 1\nI: a\nBakgrund\nP: b"
    assert turns(made) == [("I", "a"), ("P", "b")]


def test_numbers_of_lists_are_text(tmp_path: Path) -> None:
    """Each as its level is written; a list begins anew unless it says that it goes on."""
    inner = items(p("b") + p("c"), p("d") + items(p("e")))
    blocks = (
        items(p("P: a"), inner, p("f") + items(p("f2")), style="L"),
        items(p("g"), style="L"),
        items(p("h"), style="L", more=' text:continue-numbering="true"'),
        items(p("i"), style="unknown"),
    )
    made = reading(tmp_path, "a.odt", odt(*blocks, styles=LEVELS))
    assert made.text == "1.\tP: a\n1.a) b\nc\n1.b) d\n–\te\n2.\tf\n2.a) f2\n1.\tg\n2.\th\ni"


def test_headings_have_the_numbers_of_the_outline(tmp_path: Path) -> None:
    """Where the document numbers its headings; a heading that is none of the list is without."""
    outline = (
        '<text:outline-style><text:outline-level-style text:level="1" style:num-format="I"/>'
        '<text:outline-level-style text:level="2" style:num-format="1" text:display-levels="2"/></text:outline-style>'
    )

    def heading(words: str, level: int, more: str = "") -> str:
        return f'<text:h text:outline-level="{level}"{more}>{words}</text:h>'

    blocks = (heading("A", 1), heading("B", 2), heading("C", 2, ' text:is-list-header="true"'), heading("D", 1))
    made = reading(tmp_path, "a.odt", odt(*blocks, p("P: a"), common=outline))
    assert made.text == "I\tA\nI.1\tB\nC\nII\tD\nP: a"


def test_changes_stand_as_accepted(tmp_path: Path) -> None:
    """What was deleted is kept elsewhere and not read; what was inserted is in, and both are told."""
    changes = (
        f"<text:tracked-changes><text:changed-region><text:deletion>{p('borta')}</text:deletion></text:changed-region>"
        "<text:changed-region><text:insertion/></text:changed-region></text:tracked-changes>"
    )
    words = 'P: a <text:change text:change-id="1"/><text:change-start/>in<text:change-end/>'
    made = reading(tmp_path, "a.odt", odt(changes, p(words)))
    assert made.text == "P: a in"
    assert notes(made)["changes"] == {"kept": 1, "dropped": 1}


def test_what_is_seen_beside_the_text_is_placed(tmp_path: Path) -> None:
    """Notes at the end with their marks in the text, boxes after their paragraphs, nobody says them."""
    note = "<text:note><text:note-citation>1</text:note-citation>{}</text:note>".format(
        f"<text:note-body>{p('not')}</text:note-body>"
    )
    box = f"<draw:frame><draw:text-box>{p('I: ruta')}</draw:text-box><svg:title>x</svg:title></draw:frame>"
    made = reading(tmp_path, "a.odt", odt(box, p("I: a" + note), p(f"P: {box}b"), p("c")))
    assert made.text == "I: ruta\nI: a[1]\nP: b\nI: ruta\nc\n[1] not"
    assert turns(made) == [("I", "a[1]"), ("P", "b"), ("P", "c")]
    told = {key: value["count"] for key, value in notes(made).items() if key in ("footnotes", "boxes")}
    assert told == {"footnotes": 1, "boxes": 2}


def test_what_is_not_seen_is_left_out_and_told(tmp_path: Path) -> None:
    """Hidden words, paragraphs and sections, comments, heads and feet."""
    styles = '<style:style style:name="D"><style:text-properties text:display="none"/></style:style>'
    margins = f"<style:master-page><style:header>{p('Intervju 4')}</style:header>{p('1')}</style:master-page>"
    blocks = (
        p(f"P: a<text:span text:style-name='D'>x</text:span><office:annotation>{p('y')}</office:annotation>"),
        p("z", "D"),
        f'<text:section text:display="none">{p("w")}</text:section>',
        p("b<text:hidden-text text:is-hidden='true'>v</text:hidden-text>"),
    )
    made = reading(tmp_path, "a.odt", odt(*blocks, styles=styles, common=margins))
    assert made.text == "P: a\nb"
    told = {key: value["count"] for key, value in notes(made).items() if key in ("hidden", "comments", "margins")}
    assert told == {"hidden": 4, "comments": 1, "margins": 1}


def test_an_index_is_its_entries(tmp_path: Path) -> None:
    """Not the pattern that they are made by."""
    index = (
        "<text:table-of-content><text:table-of-content-source><text:index-title-template>Mall"
        f"</text:index-title-template></text:table-of-content-source><text:index-body>{p('Bakgrund 3')}"
        "</text:index-body></text:table-of-content>"
    )
    assert reading(tmp_path, "a.odt", odt(index, p("P: a"))).text == "Bakgrund 3\nP: a"


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (odt(p("P: a"))[:300], "files.broken_archive"),
        (archive({"mimetype": KIND.replace(b"text", b"spreadsheet"), "content.xml": b"<a/>"}), "readers.unsupported"),
        (archive({"mimetype": KIND, "content.xml": b"<a/>"}), "files.broken_xml"),
        (archive({"mimetype": KIND}), "readers.unsupported"),
        (odt(p("")), "readers.no_words"),
        (b"plain words", "readers.wrong_suffix"),
    ],
)  # fmt: skip
def test_a_broken_document_is_told(tmp_path: Path, data: bytes, key: str) -> None:
    """Cut, foreign and empty documents each have one clear error."""
    with pytest.raises(SourceError) as told:
        reading(tmp_path, "a.odt", data)
    assert told.value.key == key


def test_depth_comes_to_an_end(tmp_path: Path) -> None:
    """As deep as files may be: lists, spans and frames within each other."""
    for tag in ("text:list><text:list-item", "text:span", "draw:frame", "text:section"):
        end = "></".join(reversed(tag.split("><")))
        deep = f"<{tag}>" * 80 + p("djupt") + f"</{end}>" * 80
        assert reading(tmp_path, "a.odt", odt(p("P: a"), p(deep) if "span" in tag else deep)).text.startswith("P: a")
