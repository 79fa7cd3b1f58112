"""The page of a joint display, beyond what its agreed texts show."""

from __future__ import annotations

from dataclasses import replace

from intervjukod.analysis.series import statistics
from intervjukod.domain.measure import Measure, MeasureTable
from intervjukod.reports.joint import page
from intervjukod.reports.joint_figures import statistics_tables
from intervjukod.reports.write import write, write_file
from tests.unit.reports import joint_scenes
from tests.unit.reports.read_back import sheets


def test_a_sheet_says_what_it_is_about() -> None:
    """A workbook has no headings between its tables, so each names its place or its pair."""
    captions = [table.caption for table in page(joint_scenes.beside(), "sv").sheets]
    assert captions[:2] == ["Sergels torg: Ordning", "Sergels torg: Brott"]
    assert len(set(captions)) == len(captions)
    paired = [table.caption for table in page(joint_scenes.paired(), "en").sheets]
    assert paired == [f"Street life · {name}: Statistics, interviews and meta-inference" for name in ("Bråk", "Rån")]


def test_of_many_periods_the_two_compared_are_shown() -> None:
    """More than six are no columns; the data still have them all."""
    years = [str(year) for year in range(2010, 2018)]
    made = statistics(MeasureTable("t.csv", tuple(Measure("A", year, "Rån", n) for n, year in enumerate(years, 3))))
    (table,) = statistics_tables(made.places["A"], made, "sv")
    assert [column.heading for column in table.columns] == ["Indikator", "2010", "2017", "Kvot", "Intervall", "Visar"]
    assert list(made.places["A"][0].figures) == years


def test_of_a_group_of_many_only_how_many_is_told() -> None:
    """More than twelve names are a number."""
    result = joint_scenes.beside()
    (place, *rest) = result.places
    mention = place.mentions["folkliv"]
    (said,) = mention.said
    people = frozenset(f"P{n}" for n in range(13))
    many = replace(said.by["polis"], informants=people, values={"ökat": dict.fromkeys(sorted(people), ())})
    grown = replace(mention, said=(replace(said, by={**said.by, "polis": many}),))
    changed = replace(place, mentions={**place.mentions, "folkliv": grown})
    told = write(replace(result, places=(changed, *rest)), "md", "sv")
    assert "| &nbsp;&nbsp;riktning: ökat | 13 av 13 |" in "".join(told)


def test_names_from_the_file_are_text() -> None:
    """A place and a remark that look like markup or a formula are shown in HTML and in a workbook, never obeyed."""
    result = joint_scenes.beside()
    hostile = [replace(place, name=f"<script>{n}</script>") for n, place in enumerate(result.places)]
    made = replace(result, places=tuple(hostile))
    told = b"".join(write_file(made, "html", "sv")).decode()
    assert "&lt;script&gt;0" in told
    assert "<script>" not in told
    book = b"".join(write_file(made, "xlsx", "sv"))
    assert any("<script>0</script>" in cell for sheet in sheets(book) for row in sheet.shown for cell in row)


def test_every_row_says_what_could_be_concluded_of_it() -> None:
    """Place, code, block and indicator as the study has them; what a row is not about is empty."""
    paired, beside = (made.tables for made in (page(joint_scenes.paired(), "sv"), page(joint_scenes.beside(), "sv")))
    assert all(len(table.about) == len(table.rows) for table in (*paired, *beside))
    assert ("Hässelby torg", "folkliv", "Ordning", "Bråk") in paired[0].about
    rows = {row for table in beside for row in table.about}
    assert {("Sergels torg", "", "Brott", "Rån"), ("Sergels torg", "folkliv", "", "")} <= rows
