"""The reports on the screen: choosing one, narrowing it, from a number to its words and back, and the file."""

from __future__ import annotations

import json
import os
from pathlib import Path
from zipfile import ZipFile

import pytest

from intervjukod.tui import reporting
from intervjukod.tui.actions import Place
from intervjukod.tui.acts import click
from intervjukod.tui.presenter.frame import SCREENS
from intervjukod.tui.presenter.report_page import ReportPage
from tests.driver import SMALL, Coder, story
from tests.tui.test_compare_stories import coded

REPORTS = str(list(SCREENS).index("reports") + 1)
CODES, COMPARED = "2", "3"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The small study with one officer more, coded by Anna, everything done."""
    return coded(tmp_path / "torget")


def page(me: Coder) -> ReportPage:
    """The report in front."""
    shown = me.desk.page
    assert isinstance(shown, ReportPage)
    return shown


@story(coder="Anna")
async def test_from_a_number_to_its_words_and_back_with_one_code_more(me: Coder) -> None:
    """A report, a number, its words, a code given there: the numbers follow, and the focus is where it was."""
    await me.presses("0", REPORTS)
    me.sees("RAPPORTER", "2 Koder Hur många tar upp varje kod, och hur ofta?")
    await me.presses(CODES)
    me.sees("Bemanning 2 av 3", "Samverkan 1 av 3", "Bemanning · Nämns av · 2 av 3 Enter läser orden")
    await me.presses("s", "enter")
    me.sees("Samverkan · Nämns av · 1 av 3 · 1 avsnitt", "Samverkan fungerar bra", "09 RAPPORTER")
    await me.presses("f", "escape")
    await me.waits()
    me.sees("Förflyttning 1 av 3")
    assert page(me).behind == ("samverkan",)
    click(me.desk, f"report {page(me).at}:1")
    assert me.desk.excerpts is not None
    await me.presses("enter", "escape", "escape")
    assert page(me).behind == ("samverkan",)


@story(size=SMALL, coder="Anna", language="en")
async def test_a_selection_and_options_are_those_of_the_command_line(me: Coder) -> None:
    """A role alone, by site, without numbers; the page says so, and what is chosen again is cleared."""
    await me.presses("0", REPORTS, COMPARED, "U", "1", "2")
    me.sees("role polis", "polis (n=2)")
    await me.presses("O", "1", "2")
    me.sees("Sergels torg (n=1)", "role polis")
    result = me.study.results.make("compare", role="polis", by="site")
    told = next(row for row in me.study.results.write(result, "md").splitlines() if row.startswith("| Staffing"))
    assert told == "| Staffing | not asked | 1 of 1 |"
    me.sees(told.strip("| ").replace(" |", ""))
    await me.presses("O", "5", "1")
    me.sees("Staffing not asked brought up")
    await me.presses("O", "5", "1", "U", "1", "2")
    assert page(me).chosen == {"by": "site"}


@story(coder="Anna")
async def test_a_report_is_saved_in_every_format(me: Coder) -> None:
    """The end of the name says which; a folder that may not be written is told in one line, with nothing left there."""
    await me.presses("0", REPORTS, CODES, "X")
    me.sees("koder.docx", "Med format från en egen Word-mall")
    await me.presses("enter")
    folder = Path(me.desk.facts.folder)
    assert "Bemanning" in ZipFile(folder / "koder.docx").read("word/document.xml").decode()
    for suffix in ("csv", "html", "svg", "json"):
        await me.presses("X", *["backspace"] * 4)
        await me.types(suffix)
        await me.presses(*(["down"] if suffix == "csv" else []), "enter")
        me.is_told(f"koder.{suffix}")
    assert (folder / "koder.csv").read_bytes().startswith("\ufeffcode;label".encode())
    assert json.loads((folder / "koder.json").read_text("utf-8"))["report"] == "frequency"
    locked = folder / "låst"
    locked.mkdir()
    await me.presses("X", *["backspace"] * 10)
    await me.types("låst/finns/inte.docx")
    await me.presses("enter")
    me.is_told("inte.docx")
    assert (os.listdir(locked), me.desk.unsaved) == ([], False)


@story(coder="Anna")
async def test_what_cannot_be_written_says_why_and_what_is_there_is_asked_about(me: Coder) -> None:
    """A report without a picture is no SVG: nothing is there to replace. A file that is there is."""
    await me.presses("0", REPORTS, "1", "X")
    me.does_not_see(".svg")
    await me.presses("escape", "O")
    me.does_not_see("bilder")
    await me.presses("escape", "X", *["backspace"] * 4)
    await me.types("svg")
    await me.presses("enter")
    me.is_told("har ingen bild")
    assert me.desk.place is Place.REPORTS
    await me.presses("X", *["backspace"] * 4, "m", "d", "enter", "X", *["backspace"] * 4, "m", "d", "enter")
    me.sees("Filen finns redan")


@story(coder="Anna")
async def test_a_report_over_many_codings_is_made_between_keys(me: Coder) -> None:
    """The screen says that it is being made, Esc leaves it, and it comes while no key is pressed."""
    reporting.LARGE, usual = 0, reporting.LARGE
    try:
        await me.presses("0", REPORTS, CODES)
        me.sees("Rapporten görs …")
        await me.presses("enter")
        me.is_told("Det finns ingen rad att välja här.")
        await me.presses("escape")
        assert me.desk.page is None
        await me.presses("0", REPORTS, CODES)
        await me.waits()
        me.sees("Bemanning 2 av 3")
    finally:
        reporting.LARGE = usual


@story(coder="Anna")
async def test_words_of_the_report_are_found_and_recipes_are_listed(me: Coder) -> None:
    """Ctrl+F goes to the row; what reports.yaml lists stands below the kinds."""
    root = Path(me.desk.facts.folder)
    (root / "reports.yaml").write_text("reports:\n  - report: compare\n    by: site\n    file: plats.docx\n", "utf-8")
    await me.presses("0", REPORTS, CODES, "ctrl+f")
    await me.types("förfl")
    await me.presses("enter")
    me.sees("▸ Förflyttning 0 av 3")
    await me.presses("0", REPORTS, "up")
    me.sees("plats.docx Jämförelse")
    await me.presses("enter")
    me.sees("Koder efter plats", "Sergels torg")


@story(coder="Anna")
async def test_every_part_of_a_theme_summary_is_read_behind_its_numbers(me: Coder) -> None:
    """From a cell, from a sentence, from a chosen quote to its passage, and back to where one was."""
    (first, *_) = (one for one in me.study.coding.of(me.study.transcripts.find("I01"), "Anna"))
    me.study.coding.edit_quote(first.id, "Vi är för få [...]")
    await me.presses("0", REPORTS, "1")
    await me.presses("enter")
    me.sees("Bemanning · polis (n=2) · 1 av 2 · 2 avsnitt", "samma personer är kvar")
    await me.presses("escape")
    for words, read in (
        ("Temat nämns av", "Bemanning · 3 avsnitt"),
        ("Riktning: ", "Bemanning · 2 avsnitt"),
        ("”Vi är", "Bemanning · 1 avsnitt"),
    ):
        await me.presses("ctrl+f")
        await me.types(words)
        await me.presses("enter", "enter")
        me.sees(read)
        assert me.desk.excerpts is not None
        await me.presses("escape")
        assert me.desk.place is Place.REPORTS
