"""Concluding on the screen: a verdict and words beside statistics and interviews, seen at once and taken back."""

from __future__ import annotations

from pathlib import Path

import pytest

from intervjukod.domain.meta_inference import Verdict
from intervjukod.study import Study
from intervjukod.tui.actions import Context, Place
from intervjukod.tui.actions.reports import may_conclude
from intervjukod.tui.presenter.frame import SCREENS
from intervjukod.tui.presenter.report_page import ReportPage
from intervjukod.tui.reporting import of_recipe, pairs_of
from tests.driver import SMALL, Coder, story
from tests.tui.test_acts_of_reports import acts
from tests.tui.test_compare_stories import coded
from tests.tui.test_thirty_acts import NAMES

REPORTS = str(list(SCREENS).index("reports") + 1)
JOINT = "9"
TABLE = """\
plats,period,block,indikator,varde
Sergels torg,2020H1,Brott,Rån,6
Sergels torg,2021H1,Brott,Rån,17
Sergels torg,2021H1,Brott,Totalt,40
Sergels torg,2021H1,Ordning,Totalt,9
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The small study, coded by Anna, with a table of statistics."""
    root = coded(tmp_path / "torget")
    (root / "tabell.csv").write_text(TABLE, "utf-8")
    return root


def page(me: Coder) -> ReportPage:
    """The report in front."""
    shown = me.desk.page
    assert isinstance(shown, ReportPage)
    return shown


def concluded(study: Study) -> list[tuple[str, str, str, Verdict, str]]:
    """What was concluded, as it is on disk."""
    return [(one.place, one.code, one.indicator, one.verdict, one.text) for one in study.coding.inferences()]


async def opens(me: Coder) -> None:
    """Open the joint display with the table of the study."""
    await me.presses("0", REPORTS, JOINT)
    await me.types("tabell.csv")
    await me.presses("enter")


@story(coder="Anna")
async def test_a_verdict_and_words_stand_on_the_page_at_once(me: Coder) -> None:
    """What the row does not say is asked for; a verdict alone is kept too, and undo takes back one act at a time."""
    await opens(me)
    await me.presses("b", "S")
    assert page(me).about == ("Sergels torg", "staffing", "", "")
    me.sees("BREDVID VILKET MÅTT?", "1 Rån", "3 Totalt")
    await me.presses("3")
    me.sees("SLUTSATS Sergels torg · Bemanning · Ordning/Totalt", "▸1 konvergerar", "4 tyst")
    await me.presses("3")
    await me.types("Fler larm")
    await me.presses("ctrl+j")
    await me.types("färre vakter")
    await me.presses("enter")
    me.is_told("Slutsats, Sergels torg: Bemanning och Ordning/Totalt motsäger varandra")
    await me.waits()
    said = ("Sergels torg", "staffing", "Ordning/Totalt")
    assert concluded(me.study) == [(*said, Verdict.DIVERGES, "Fler larm\nfärre vakter")]
    assert page(me).about == ("Sergels torg", "staffing", "", "")
    await me.presses("home")
    me.sees("Bemanning · Totalt", "motsäger. Fler larm")
    assert page(me).made is not None
    await me.presses(*["down"] * 6)
    assert page(me).about == ("Sergels torg", "staffing", "Ordning", "Totalt")
    await me.presses("end", "home", *["down"] * 6, "S")
    me.sees("▸3 ● motsäger", "5 Ta tillbaka slutsatsen")
    await me.presses("escape", *(NAMES.get(key, key) for key in acts()["R9"][0]))
    assert concluded(me.study) == [(*said, Verdict.CONVERGES, "Fler larm\nfärre vakter")]
    await me.presses("ctrl+z")
    assert concluded(me.study) == [(*said, Verdict.DIVERGES, "Fler larm\nfärre vakter")]
    await me.presses("S", "5")
    me.is_told("Slutsatsen om Bemanning och Ordning/Totalt på Sergels torg togs tillbaka")
    assert concluded(me.study) == []


@story(size=SMALL, coder="Anna")
async def test_pairs_are_chosen_from_lists_and_the_file_is_remembered(me: Coder) -> None:
    """A code, then an indicator; one pair more, one less. The next time nobody types the path."""
    await opens(me)
    await me.presses("O", "2")
    me.sees("VILKEN KOD?")
    await me.presses("s", "1")
    assert page(me).chosen == {"statistics": "tabell.csv", "pair": "samverkan=Rån"}
    me.sees("Samverkan · Rån")
    await me.presses("O")
    me.sees("koder bredvid mått", "Samverkan · Rån", "platser efter")
    me.does_not_see("grupper")
    await me.presses("3")
    me.sees("1 2020H1", "2 2021H1")
    await me.presses("escape", "O")
    await me.presses("2", "2", "b", "2")
    assert page(me).chosen["pair"] == "samverkan=Rån\nstaffing=Brott/Totalt"
    await me.presses("O", "2", "1", "escape", "0", REPORTS, JOINT)
    assert page(me).chosen == {"statistics": "tabell.csv"}
    Path(me.desk.facts.folder, "tabell.csv").rename(Path(me.desk.facts.folder, "annan.csv"))
    await me.presses("escape", "0", REPORTS, JOINT)
    me.is_told("tabell.csv")
    me.sees("statistik (CSV-fil) tabell.csv▏")


def test_pairs_of_a_recipe_are_chosen_as_if_on_the_screen() -> None:
    """A list of them, or one, whatever signs their names have."""
    chosen, given = of_recipe({"pair": ["staffing=Rån, alla", "samverkan=Rån; grovt"], "codes": ["b"]})
    assert pairs_of(chosen) == ("staffing=Rån, alla", "samverkan=Rån; grovt")
    assert given == {"codes": ["b"]}
    assert pairs_of(of_recipe({"pair": "staffing=Rån"})[0]) == ("staffing=Rån",)


@pytest.mark.parametrize(
    ("context", "why"),
    [
        (Context(Place.REPORTS, rows=9, report="joint"), ""),
        (Context(Place.REPORTS, rows=9, report="compare"), "concluding.why.not_joint"),
        (Context(Place.TEXT), "concluding.why.not_joint"),
        (Context(Place.REPORTS, rows=9, report="joint", read_only=True), "tui.why.read_only"),
        (Context(Place.REPORTS, report="joint"), "tui.why.no_rows"),
    ],
)
def test_where_nothing_can_be_concluded_the_reason_is_told(context: Context, why: str) -> None:
    """On another report, in a study that can only be read, before the report is made."""
    assert may_conclude(context) == why
