"""Comparing on the screen: from numbers to words and back, other numbers, and the table as a file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from intervjukod.study import Study
from intervjukod.tui.acts import click
from intervjukod.tui.presenter.compare_page import ComparePage
from intervjukod.tui.presenter.frame import SCREENS
from tests.builders import INFORMANTS, STUDY, TRANSCRIPTS, study_folder
from tests.driver import SMALL, Coder, story
from tests.unit.study.acting import code

COMPARE = str(list(SCREENS).index("compare") + 1)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The small study with one officer more, coded by Anna, everything done."""
    return coded(tmp_path / "torget")


def coded(root: Path, settings: str = STUDY) -> Path:
    """A study of two officers and a guard with four codings, all three interviews done."""
    folder = study_folder(
        root,
        transcripts={**TRANSCRIPTS, "I03-spanare.txt": "I: Hur är det?\n\nP: Lugnt på torget.\n"},
        informants=f"{INFORMANTS}I03-spanare,,Spanare 1,polis/spanare,Hässelby torg,2024-03-03\n",
        settings=settings,
    )
    with Study.open(folder, coder="Anna") as study:
        code(study, "Vi är för få på kvällarna", "staffing", riktning="minskat")
        code(study, "samma personer är kvar", "kontinuitet")
        code(study, "Vi är alltid två", "staffing", transcript="I02", riktning="ökat")
        code(study, "Samverkan fungerar bra", "samverkan")
        for name in ("I01", "I02", "I03"):
            study.transcripts.set_done(study.transcripts.find(name))
    return folder


async def compares(me: Coder, *keys: str) -> None:
    """Open the comparison and press keys there."""
    await me.presses("0", COMPARE, *keys)


def page(me: Coder) -> ComparePage:
    """The page in front."""
    shown = me.desk.page
    assert isinstance(shown, ComparePage)
    return shown


@story(coder="Anna")
async def test_from_a_cell_to_its_words_and_their_place_in_six_keys(me: Coder) -> None:
    """Compare, cell, words, place: six keys; Escape goes back the same way, to the same cell."""
    await me.presses("0", COMPARE, "down", "right", "enter", "enter")
    me.sees("I01 polis/kommunpolis", "Samverkan fungerar bra")
    assert me.selected == "Samverkan fungerar bra"
    assert me.desk.excerpts is None
    await me.presses("escape")
    me.sees("Samverkan · polis · 1 av 2 · 1 avsnitt", "I01:6 · polis/kommunpolis · Sergels torg")
    await me.presses("escape")
    assert (page(me).code, page(me).value) == ("samverkan", "polis")
    me.sees("Samverkan, polis 1 av 2 informanter · 1 avsnitt")


@story(coder="Anna")
async def test_the_screen_says_what_the_report_says(me: Coder) -> None:
    """Every cell of every unit stands on the screen as in the report of the same selection."""
    await compares(me, "+", "U", "1")
    me.sees("roll", "polis/kommunpolis")
    await me.presses("escape")
    for digit, unit in enumerate(page(me).comparison.units, 1):
        await me.presses("E", str(digit))
        report = me.study.results.write(me.study.results.compare(by="role"), "md", unit=unit)
        table = [line.strip("| \n").split(" | ") for line in report.splitlines() if line.startswith("| ")][2:]
        assert len(table) == 5
        for label, *cells in table:
            drawn = next(line for line in me.screen_rows() if label.replace("&nbsp;", "").strip() in line)
            words = drawn.replace("█", "").replace("░", "").split()
            assert " ".join(words).endswith(" ".join(cells)), (unit, label, cells, drawn)


@story(coder="Anna")
async def test_the_facets_stand_below_and_are_counted_over_those_who_bring_it_up(me: Coder) -> None:
    """Who says more and who says less, by role; then how many say nothing of it."""
    await compares(me)
    me.sees("riktning polis 1 minskat · ordningsvakt 1 ökat")
    await me.presses("k")
    me.sees("k Personalkontinuitet", "plats polis 1 Sergels torg")
    me.does_not_see("riktning")


@story(coder="Anna")
async def test_a_facet_is_an_axis_too(me: Coder) -> None:
    """B lists attributes and facets; by a facet everybody could have given any value."""
    await compares(me, "B")
    me.sees("Roll 2 Plats 3 Datum", "aspekt 4 riktning 5 plats")
    await me.presses("4")
    me.sees("Jämför efter aspekten riktning", "ökat minskat oförändrat", "Bemanning 1 av 3 █░░ 1 av 3 █░░ 0 av 3 ░░░")
    await me.presses("right", "enter")
    me.sees("Bemanning · ökat · 1 av 3 · 1 avsnitt", "Vi är alltid två")


@story(coder="Anna")
async def test_informants_beside_each_other(me: Coder) -> None:
    """Tab turns to a column an informant, and back to the groups one came from."""
    await compares(me, "B", "2", "tab")
    me.sees("I01 I03 I02", "polis polis ordningsvakt", "– nämner inte · ○ ej tillfrågad · · ej klar")
    me.sees("Bemanning 2 ○ 1", "f Förflyttning – – –")
    await me.presses("down", "right", "right", "right", "enter")
    me.is_told("Inga avsnitt här: Samverkan · I02 Vakt 1 · tar inte upp det.")
    await me.presses("tab")
    me.sees("Jämför efter plats", "Sergels torg")


@story(coder="Anna")
async def test_an_interview_that_is_not_done_is_not_counted(me: Coder) -> None:
    """Taken back from done, the guard's column says so, when one comes back to the page."""
    await compares(me)
    me.study.transcripts.set_done(me.study.transcripts.find("I02"), False)
    await me.waits()
    me.sees("2 av 3 intervjuer klara", "Bemanning 1 av 2 █░ ej klar")
    await me.presses("tab")
    me.sees("Bemanning 2 ○ ·", "Samverkan 1 – ·")


@story(coder="Anna")
async def test_a_code_given_to_the_words_is_counted_when_one_comes_back(me: Coder) -> None:
    """What is coded in the words behind a cell changes the numbers, and the focus stays."""
    await compares(me, "right", "enter", "f", "escape")
    await me.waits()
    me.sees("f Förflyttning 1 av 2 █░ 0 av 1 ░")
    assert page(me).value == "polis"


@story(coder="Anna")
async def test_a_selection_narrows_the_counts(me: Coder) -> None:
    """One role alone; the head says so, and the same choice again takes it away."""
    await compares(me, "U", "1", "1")
    me.sees("urval: roll ordningsvakt", "informanter: 1", "Bemanning 1 av 1")
    assert [heading.value for heading in page(me).comparison.headings] == ["ordningsvakt"]
    await me.presses("U", "1", "1")
    me.does_not_see("urval: roll")


@story(coder="Anna")
async def test_what_is_seen_is_saved(me: Coder) -> None:
    """X writes what is in sight, in the same unit; a file that is there is replaced only when one says so."""
    await compares(me, "E", "2", "X")
    me.sees("Spara som (.docx .html .xlsx .md .csv .json .svg .png .pdf) jämför-roll.md")
    await me.presses("enter")
    me.is_told("Skrev ", "jämför-roll.md")
    written = Path(me.desk.facts.folder) / "jämför-roll.md"
    result = page(me).comparison.result
    assert written.read_text("utf-8") == me.study.results.write(result, "md", unit="passages")
    assert "Kodade avsnitt**" in written.read_text("utf-8")
    written.write_text("mitt eget", "utf-8")
    await me.presses("X", "enter")
    me.sees("Filen finns redan", "Välj ett annat namn")
    assert written.read_text("utf-8") == "mitt eget"
    await me.presses("enter", "enter", "1")
    assert "Kodade avsnitt**" in written.read_text("utf-8")


@story(coder="Anna")
async def test_the_ending_says_the_form(me: Coder) -> None:
    """json and csv by their endings, Markdown without one, nothing for an ending that nobody knows."""
    await compares(me, "X", *["backspace"] * 2)
    await me.types("json")
    await me.presses("enter")
    folder = Path(me.desk.facts.folder)
    told = json.loads((folder / "jämför-roll.json").read_text("utf-8"))
    assert (told["report"], told["unit"], told["selection"]["by"]) == ("compare", "informants", "role")
    await me.presses("X", *["backspace"] * 3, "enter")
    assert (folder / "jämför-roll.md").exists()
    await me.presses("X", *["backspace"] * 2)
    await me.types("doc")
    await me.presses("enter")
    me.is_told("Ändelsen .doc går inte: .docx .html .xlsx .md .csv .json .svg .png .pdf.")


@story(coder="Anna")
async def test_a_file_that_cannot_be_written_is_told_in_one_line(me: Coder) -> None:
    """A folder that is not there: one line, and the page stays."""
    await compares(me, "X")
    await me.presses(*["backspace"] * 20)
    await me.types("saknas/x.md")
    await me.presses("enter")
    me.is_told("saknas/x.md")
    me.sees("Jämför efter roll")


@story(coder="Anna")
async def test_a_click_goes_to_a_cell_and_another_reads_its_words(me: Coder) -> None:
    """The mouse does what arrows and Enter do."""
    await compares(me)
    click(me.desk, "cell 2:0")
    assert (page(me).code, page(me).value) == ("samverkan", "polis")
    click(me.desk, "cell 2:0")
    assert me.desk.excerpts is not None


@story(size=SMALL, coder="Anna", language="en")
async def test_a_small_terminal_shows_all_of_it(me: Coder) -> None:
    """At 80 by 24 the table, what is told of the focus and the keys are in sight."""
    await compares(me, "right")
    me.sees("coded by Anna · 3 of 3 interviews done", "Collaboration 1 of 2 █░ 0 of 1 ░")
    me.sees("Staffing, polis 1 of 2 informants · 2 passages · 2 codings", "riktning polis 1 minskat")
    assert "Enter read" in me.bottom_line


@story()
async def test_anothers_words_wait_until_both_are_done(me: Coder) -> None:
    """PK sees what the report counts, and reads Anna's passages when both have marked the interview done."""
    await compares(me, "right", "enter")
    me.is_told("Orden visas när både du och Anna har markerat intervjun som klar.")
    me.study.transcripts.set_done(me.study.transcripts.find("I01"))
    await me.presses("enter")
    me.sees("Bemanning · polis · 1 av 2 · 2 avsnitt")


def test_a_reflexive_study_counts_informants_alone(tmp_path: Path) -> None:
    """No unit to switch to, no number of passages anywhere, also not above the words."""
    folder = coded(tmp_path / "torget", STUDY.replace("codebook", "reflexive"))

    @story(coder="Anna")
    async def tell(me: Coder) -> None:
        await compares(me, "E")
        me.is_told("Ansatsen är reflexiv")
        await me.presses("right")
        me.sees("Bemanning, polis 1 av 2 informanter")
        me.does_not_see("2 avsnitt", "kodningar", "ord ·")
        await me.presses("enter")
        assert me.desk.page is None
        me.sees("Bemanning · polis · 1 av 2")
        me.does_not_see("2 avsnitt")

    tell(folder)


def test_a_study_without_roles(tmp_path: Path) -> None:
    """The table of informants, with a line that says how roles are given."""

    @story(coder="Anna")
    async def tell(me: Coder) -> None:
        await compares(me)
        me.sees("I01", "Inga roller är angivna", "informants.csv")
        await me.presses("tab")
        me.sees("Inga roller är angivna")

    tell(study_folder(tmp_path / "torget", informants=""))


@story(size=(80, 20), coder="Anna")
async def test_head_and_foot_stay_in_view_while_the_rows_scroll(me: Coder) -> None:
    """Where not everything fits the rows scroll between the head and what is told of the focus; then the notes."""
    await compares(me, "right")
    me.sees("polis ordningsvakt", "Bemanning, polis 1 av 2 informanter", "riktning polis 1 minskat")
    me.does_not_see("Att ingen tar upp ett tema")
    await me.presses("end")
    me.sees("polis ordningsvakt", "Övrigt, polis 0 av 2 informanter")
    await me.presses("down", "end")
    me.sees("polis ordningsvakt", "Att ingen tar upp ett tema betyder inte att det saknas.", "Övrigt, polis")
