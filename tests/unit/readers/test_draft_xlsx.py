"""Codebooks and guides in Excel workbooks."""

from __future__ import annotations

from random import Random

import pytest

from intervjukod.errors import SourceError
from tests.unit.readers.draft_files import asked, drafted, sheet, told, tree, workbook

HEAD = ("Kod", "Definition")


def test_a_tree_by_columns() -> None:
    """One column a level; themes may be said once or on every row."""
    once = [
        ("Tema", "Kod", "Underkod", "Definition"),
        ("Platsen", "", "", "a"),
        ("", "Ljus", "", "b"),
        ("", "", "Natt", "c"),
    ]
    every = [
        ("Tema", "Kod", "Underkod"),
        ("Platsen", "Ljus", "Natt"),
        ("Platsen", "Ljus", "Dag"),
        ("Platsen", "Buller", ""),
    ]
    made = drafted(workbook({"Kodbok": once}))
    assert tree(made) == ["Platsen", "Platsen / Ljus", "Platsen / Ljus / Natt"]
    assert [(code.definition, code.where) for code in made.codes] == [
        ("a", "Kodbok!A2"),
        ("b", "Kodbok!B3"),
        ("c", "Kodbok!C4"),
    ]
    assert tree(drafted(workbook({"Blad1": every}))) == [
        "Platsen", "Platsen / Ljus", "Platsen / Ljus / Natt", "Platsen / Ljus / Dag", "Platsen / Buller",
    ]  # fmt: skip


def test_a_tree_by_indentation() -> None:
    """A cell's own indentation moves it in, as spaces do."""
    styles = '<styleSheet><cellXfs><xf/><xf><alignment indent="1"/></xf></cellXfs></styleSheet>'
    inner = '<c r="A3" s="1" t="inlineStr"><is><t>Ljus</t></is></c>'
    rows = [HEAD, ("Platsen", "a"), (inner, "b"), ("    Buller", "c"), ("Polisen", "d")]
    made = drafted(workbook({"Blad1": rows}, more={"xl/styles.xml": styles}))
    assert tree(made) == ["Platsen", "Platsen / Ljus", "Platsen / Buller", "Polisen"]


@pytest.mark.parametrize(
    ("head", "rows"),
    [
        (("Nivå", "Kod"), [("1", "Platsen"), ("2", "Ljus"), ("2", "Buller"), ("1", "Polisen")]),
        (("Nr", "Kod"), [("1", "Platsen"), ("1.1", "Ljus"), ("1.2", "Buller"), ("2", "Polisen")]),
        (("Överordnad", "Kod"), [("", "Platsen"), ("Platsen", "Ljus"), ("platsen", "Buller"), ("", "Polisen")]),
        (("Kategori", "Kod"), [("Platsen", ""), ("", "Ljus"), ("", "Buller"), ("Polisen", "")]),
    ],
)
def test_other_ways_to_write_a_tree(head: tuple[str, str], rows: list[tuple[str, str]]) -> None:
    """A level, a number, a parent or a category in a column of its own."""
    assert tree(drafted(workbook({"Blad1": [head, *rows]}))) == [
        "Platsen",
        "Platsen / Ljus",
        "Platsen / Buller",
        "Polisen",
    ]


def test_values_of_every_kind() -> None:
    """Shared strings in runs, cached formulas, numbers as people write them; no errors, no pronunciation."""
    shared = "<sst><si><t>Kod</t></si><si><r><t>Be</t></r><r><t>manning</t></r><rPh><t>x</t></rPh></si></sst>"
    rows = [
        ('<c r="A1" t="s"><v>0</v></c>', "Definition", "Exempel", "Nyckelord"),
        (
            '<c r="A2" t="s"><v>1</v></c>',
            '<c r="B2" t="str"><f>A1</f><v>räknad</v></c>',
            '<c r="C2"><v>1.1000000000000001</v></c>',
            '<c r="D2" t="e"><v>#N/A</v></c>',
        ),
        ('<c t="s"><v>99</v></c>', "hör till raden före"),
    ]
    (code,) = drafted(workbook({"Blad1": rows}, more={"xl/sharedStrings.xml": shared})).codes
    assert (code.label, code.definition, code.examples, code.keywords) == (
        "Bemanning", "räknad\nhör till raden före", ("1.1",), (),
    )  # fmt: skip


def test_rows_above_the_header_and_headers_over_merged_cells() -> None:
    """A title above is the codebook's; headings of a second row stand for what is merged above them."""
    rows = [("Kodbok 2024",), ("",), ("Tema", "Beskrivning", ""), ("", "Definition", "Exempel"), ("Ljus", "a", "b")]
    made = drafted(workbook({"Blad1": []}, more={"xl/worksheets/sheet1.xml": sheet(rows, ["A1:C1", "B3:C3"])}))
    assert made.title == "Kodbok 2024"
    assert [(code.label, code.definition, code.examples) for code in made.codes] == [("Ljus", "a", ("b",))]


def test_a_merged_row_is_a_theme() -> None:
    """A cell over the whole width holds the codes below it."""
    rows = [HEAD, ("Platsen",), ("Ljus", "a"), ("Polisen",), ("Pass", "b")]
    made = drafted(workbook({"Blad1": []}, more={"xl/worksheets/sheet1.xml": sheet(rows, ["A2:B2", "A4:B4"])}))
    assert tree(made) == ["Platsen", "Platsen / Ljus", "Polisen", "Polisen / Pass"]


def test_sheets_with_the_same_header_are_one_codebook() -> None:
    """Other sheets are left out and told; a hidden one too."""
    hidden = '<workbook xmlns:r="urn:r"><sheets>' + "".join(
        f'<sheet name="{name}" r:id="rId{n}" state="{state}"/>'
        for n, (name, state) in enumerate([("A", "visible"), ("B", "visible"), ("C", "visible"), ("D", "hidden")], 1)
    )
    sheets = {
        "A": [HEAD, ("Ljus", "a")],
        "B": [("Informant", "Ålder"), ("P1", "4")],
        "C": [HEAD, ("Pass", "b")],
        "D": [HEAD],
    }
    made = drafted(workbook(sheets, more={"xl/workbook.xml": hidden + "</sheets></workbook>"}))
    assert tree(made) == ["Ljus", "Pass"]
    assert told(made.notes)["tables_left_out"] == {"names": "B"}
    assert told(made.notes)["hidden_sheets"] == {"names": "D"}


def test_names_beside_codes_make_the_codes_keys() -> None:
    """A column of short codes beside one of names gives keys; a running number gives none."""
    made = drafted(workbook({"Blad1": [("Kod", "Namn"), ("BEM", "Bemanning"), ("2", "Ljus")]}))
    assert [(code.key, code.label) for code in made.codes] == [("bem", "Bemanning"), ("ljus", "Ljus")]


def test_a_guide_in_a_workbook() -> None:
    """A column of questions makes a guide; probes stand in a cell of their own."""
    made = drafted(
        workbook(
            {"Guide": [("Nr", "Fråga", "Stödord"), ("1", "Hur är ljuset?", "dag; natt"), ("2", "Vad gör du?", "")]}
        )
    )
    assert asked(made) == [("1", "Hur är ljuset?"), ("2", "Vad gör du?")]
    assert made.questions[0].probes == ("dag", "natt")


@pytest.mark.parametrize(
    ("part", "key"),
    [
        (sheet([HEAD, ('<c r="XFD2" t="inlineStr"><is><t>långt ut</t></is></c>',)]), "drafts.no_codes"),
        (sheet([HEAD, ("x" * 10_000_000,)]), "files.archive_too_large"),
        (sheet([HEAD, (Random(1).randbytes(5_000_000).hex(),)]), "drafts.text_too_long"),
        (sheet([HEAD] * 10_500), "drafts.too_many_rows"),
        ("<worksheet>", "files.broken_xml"),
        ('<!DOCTYPE a [<!ENTITY b "c">]><worksheet>&b;</worksheet>', "files.xml_entities"),
    ],
)  # fmt: skip
def test_a_hostile_sheet_is_told(part: str, key: str) -> None:
    """Cells far out, huge cells, endless rows, broken XML and entities each have one clear error."""
    with pytest.raises(SourceError) as error:
        drafted(workbook({"Blad1": []}, more={"xl/worksheets/sheet1.xml": part}))
    assert error.value.key == key


def test_a_sheet_that_is_not_there_is_told() -> None:
    """A workbook that names a sheet it does not have is damaged."""
    with pytest.raises(SourceError) as error:
        drafted(
            workbook(
                {"Blad1": [HEAD]}, more={"xl/_rels/workbook.xml.rels": '<a><Relationship Id="rId1" Target="no"/></a>'}
            )
        )
    assert error.value.key == "files.broken_archive"
