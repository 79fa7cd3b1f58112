"""The page of a report without a screen: how it is laid out, where the focus goes, and what it opens."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, cast

import pytest

from intervjukod.analysis.selection import Basis, Counting
from intervjukod.domain.report import KINDS
from intervjukod.locale import LANGUAGES, has
from intervjukod.reports.body import Block, Bullets, Drawing, Heading, Paragraph, Quotation
from intervjukod.reports.page import Page
from intervjukod.reports.picture import Dot, DotRow, Dots, Label
from intervjukod.reports.tables import Cell, Column, Stated, Table
from intervjukod.tui.plain.focus import in_focus
from intervjukod.tui.presenter.line import plain, width
from intervjukod.tui.presenter.report_page import Made, ReportPage
from intervjukod.tui.presenter.report_sheet import Sheet

LONG = "Det finns inte folk nog på torget, och det har det inte funnits sedan före pandemin."


def counts(columns: int = 2, rows: int = 3) -> Table:
    """A table of codes; every count opens its words."""
    heads = (Column("Kod", lead=True), *(Column(f"grupp {n}") for n in range(columns)))
    told: list[tuple[Stated, ...]] = [
        (Cell(f"Kod {row}", depth=row % 2), *(Cell(f"{n} av 9", n, (f"k{row}", str(n))) for n in range(columns)))
        for row in range(rows)
    ]
    return Table(heads, tuple(told), "Informanter")


def made(*body: Block) -> Made:
    """A report with these blocks."""
    basis = Basis(Counting.DONE, 1, 1)
    page = Page("themes", "Teman", ("Huvud",), body, ("En not",), basis, (), (), (), (), {})
    return Made(cast(Any, object()), Sheet(page, "sv"), 7)


def report(*body: Block) -> ReportPage:
    """Its page, as it is first seen."""
    return ReportPage("Teman", "themes").begun(made(*body))


def pressed(page: ReportPage, *keys: str) -> ReportPage:
    """The page after these keys."""
    for key in keys:
        page = page.moved(key, 15)
    return page


def shown(page: ReportPage, cells: int = 78) -> list[str]:
    """The page as words."""
    return [plain(line).rstrip() for line in page.draw(cells, "sv").lines]


def focus(page: ReportPage, cells: int = 78) -> list[str]:
    """What has the look of the focus, line by line."""
    looks = ("".join(run.text for run in line if run.look == "focus") for line in page.draw(cells, "sv").lines)
    return [words.strip() for words in looks if words.strip()]


BODY: tuple[Block, ...] = (
    Heading("Bemanning"),
    Paragraph(LONG),
    Quotation("”Vi är för få [...] i dag.”", "Polis", ("quote", "7")),
    Bullets(("ett", LONG)),
    counts(),
)


def test_a_report_stands_on_the_screen_as_on_paper() -> None:
    """Title, head, blocks one under the other, notes; later lines of a bullet and of a quote hang."""
    assert shown(pressed(report(*BODY), "home"))[:-2] == [
        "▸ Teman",
        "  Huvud",
        "",
        "  Bemanning",
        "",
        "  Det finns inte folk nog på torget, och det har det inte funnits sedan före",
        "  pandemin.",
        "",
        "      ”Vi är för få [...] i dag.”",
        "          Polis",
        "",
        "  • ett",
        "  • Det finns inte folk nog på torget, och det har det inte funnits sedan",
        "    före pandemin.",
        "",
        "  Informanter",
        "  Kod      grupp 0  grupp 1",
        "  ───────  ───────  ───────",
        "  Kod 0    0 av 9   1 av 9",
        "    Kod 1  0 av 9   1 av 9",
        "  Kod 2    0 av 9   1 av 9",
        "",
        "  • En not",
    ]


@pytest.mark.parametrize("cells", [38, 78, 118])
def test_nothing_is_wider_than_the_screen(cells: int) -> None:
    """Texts are broken; what stands in too many columns waits at the side, in every place of the focus."""
    wide = Table(
        (Column("Fråga", elastic=True, lead=True), *(Column(f"Områdespolis {n}") for n in range(20))),
        ((LONG, *(Cell(LONG, behind=("q", str(n))) for n in range(20))),),
    )
    page = report(*BODY, wide, dots(3))
    for _ in range(page.rows):
        page = pressed(page, "down", "right")
        assert max(width(line) for line in page.draw(cells, "sv").lines) <= cells


def dots(rows: int) -> Drawing:
    """A picture of so many codes."""
    lines = tuple(DotRow(Label(f"Kod {n}"), (Dot(0.5, "1 av 2"),)) for n in range(rows))
    return Drawing(Dots("Bild", "", (), ("alla",), lines, ()))


def test_the_focus_begins_at_the_first_number_near_the_top() -> None:
    """Of a report that begins with many words at its title."""
    assert report(counts()).behind == ("k0", "0")
    assert report(*BODY).behind == ("quote", "7")
    assert report(*[Paragraph(LONG)] * 9, counts()).at == 0


def test_arrows_go_through_the_cells_that_open_words() -> None:
    """Down keeps the column; past the last column one stays; a row that opens nothing is in focus as a whole."""
    page = pressed(report(counts()), "right", "right", "down")
    assert (page.behind, page.names) == (("k1", "1"), ("Kod 1", "grupp 1", "1 av 9"))
    assert focus(page) == ["1 av 9"]
    assert shown(page)[-1].split("  ")[0] == " Kod 1 · grupp 1 · 1 av 9".strip()
    page = pressed(page, "end")
    assert (page.behind, focus(page)) == ((), ["▸"])


def test_a_row_that_opens_nothing_can_be_read_cell_by_cell() -> None:
    """Left goes back to the row as a whole."""
    page = pressed(report(Table((Column("Kod"), Column("Andel")), (("Bemanning", "3 av 4"),))), "end", "up")
    assert focus(page) == ["▸"]
    assert focus(pressed(page, "right")) == ["3 av 4"]
    assert focus(pressed(page, "right", "left")) == ["▸"]


def test_what_stands_beside_the_numbers_can_be_gone_to() -> None:
    """A verdict in the last column comes in sight too; the focus begins at what opens words."""
    heads = (Column("Plats", lead=True), *map(Column, ("2020", "polis", "Visar", "vakt", "Ord")))
    row = ("Torget", "40", Cell("1 av 3", 1, ("a",)), "ökat", Cell("0 av 1", 0, ("b",)), LONG[:40])
    page = report(Table(heads, (row,)))
    assert [pressed(page, *["right"] * n).names[1] for n in range(4)] == ["polis", "vakt", "Ord", "Ord"]
    assert pressed(page, "left", "left").names == ("Torget", "2020", "40")


def test_the_focus_stays_on_the_row_about_the_same() -> None:
    """The same words are opened from two tables: the one whose row is about the same keeps the focus."""
    above, below = (replace(counts(rows=1), about=((name,),)) for name in ("par", "tema"))
    page = report(below).renewed(made(above, below))
    assert (page.about, page.behind) == (("tema",), ("k0", "0"))
    placed = report(Heading("Torget"), Paragraph(LONG), below)
    assert placed.names == ("Torget", "Kod 0", "grupp 0", "0 av 9")
    told = Table((Column("Kod"), Column("Slutsats")), (("Bemanning", "–"),), about=(("par",),))
    page = pressed(report(told), "end", "up").renewed(made(below, replace(told, rows=(("Bemanning", "tyst"),))))
    assert page.about == ("par",)


def test_of_a_long_name_at_the_foot_the_number_is_kept() -> None:
    """The name of the row gives way, not the column and what stands there."""
    page = report(Table((Column("Kod", lead=True), Column("polis")), ((LONG, Cell("17 av 21", 17, ("k",))),)))
    assert shown(page, 60)[-1] == "Det finns inte folk n… · polis · 17 av 21  Enter läser orden"


def test_columns_out_of_sight_come_when_one_goes_there() -> None:
    """The names of the rows stay, and a line says which columns are in sight."""
    page = report(counts(columns=12))
    assert "  kolumn 1–8 av 12 (← →)" in shown(page)
    page = pressed(page, *["right"] * 8)
    assert "  kolumn 9–12 av 12 (← →)" in shown(page)
    assert page.behind == ("k0", "8")
    assert any(line.startswith("  Kod 2    8 av 9") for line in shown(page))


def test_what_is_in_focus_is_brought_into_view_with_the_head_of_its_table() -> None:
    """At the first row the names of the columns are in view too; a paragraph is in view whole."""
    page = report(counts(rows=30))
    drawn = page.draw(78, "sv")
    assert (plain(drawn.lines[drawn.keep]).strip(), drawn.until) == ("Kod       grupp 0  grupp 1", drawn.keep + 2)
    drawn = pressed(page, "down").draw(78, "sv")
    assert drawn.keep == drawn.until
    drawn = pressed(report(Paragraph(LONG), counts()), "home", "down", "down").draw(78, "sv")
    assert drawn.until - drawn.keep == 2


def test_a_report_made_anew_keeps_the_focus() -> None:
    """On the same words, wherever they stand now; where they are gone close by."""
    page = pressed(report(counts(rows=9)), "right", "down", "down")
    assert page.renewed(made(Paragraph(LONG), counts(rows=9))).behind == ("k2", "1")
    assert page.renewed(made(counts(rows=1))).at == len(made(counts(rows=1)).sheet.stops) - 1
    words = pressed(report(*BODY), "home", "down", "down")
    assert words.renewed(made(Paragraph(LONG), *BODY)).names == ("Bemanning",)


def test_a_letter_goes_to_the_next_row_of_its_code() -> None:
    """And from the last one around to the first; a heading of its name is one too."""
    assert getattr(report(*BODY).to_code("staffing", "Bemanning"), "names", ()) == ("Bemanning",)
    page = report(counts(), counts())
    there = page.to_code("k2", "Kod 2")
    assert there is not None
    again = there.to_code("k2", "Kod 2")
    assert again is not None
    assert again.at > there.at
    assert again.to_code("k2", "Kod 2") == there
    assert page.to_code("saknas", "Saknas") is None


def test_one_who_listens_hears_paragraph_by_paragraph() -> None:
    """All of a paragraph; of a cell its row, and at the foot its column."""
    page = pressed(report(*BODY), "home", "down", "down", "down")
    assert " ".join(in_focus(page.draw(78, "sv"))) == LONG
    page = report(counts())
    assert in_focus(page.draw(78, "sv")) == ["Kod 0: 0 av 9"]
    assert "Kod 0 · grupp 0 · 0 av 9" in shown(page)[-1]


def test_a_picture_is_gone_through_in_parts() -> None:
    """No part of it is higher than a small screen."""
    page = report(dots(50))
    seen = 0
    for _ in range(page.rows):
        drawn = page.draw(78, "sv")
        assert drawn.until - drawn.keep < 15
        seen = max(seen, drawn.until)
        page = pressed(page, "down")
    assert "Kod 49" in "".join(shown(page)[: seen + 1])


def test_a_report_that_is_being_made_says_so_and_one_that_cannot_be_says_why() -> None:
    """There is nothing to go to until it is there."""
    assert shown(ReportPage("Teman", "themes")) == ["Rapporten görs …"]
    assert shown(ReportPage("Teman", "themes", why_not="Ingen guide.")) == ["Ingen guide."]
    assert pressed(ReportPage("Teman", "themes"), "down", "right", "end").rows == 0


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_report_has_a_name_and_what_it_answers(kind: str) -> None:
    """And each of its options a name: the list on the screen follows the table of kinds."""
    wanted = [f"kind.{kind}", f"answers.{kind}", *(f"option.{name}" for name in KINDS[kind].options)]
    assert [key for key in wanted for language in LANGUAGES if not has(f"reportpage.{key}", language)] == []
